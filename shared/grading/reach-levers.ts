import { canonicalJson } from '../canonical-json.ts';
import type { Words } from '../errors.ts';
import { valueAt, type ExactColumn } from '../exact/exact-column.ts';
import { compare, decimalPlaces, powerOfTen, rational, ZERO, type Rational } from '../exact/rational.ts';
import { exactNumber } from '../exact/scheme-number.ts';
import { dimensionNames, indicatorNames, namesInFormula } from '../scheme/formula-names.ts';
import type { IndicatorNode, Scheme, Source, TreeNode } from '../scheme/scheme.ts';
import { indicatorsOf, isDimension, sourcesOf } from '../scheme/walk.ts';
import { figureByName } from './formula-values.ts';
import type { GradingInput } from './grading-input.ts';
import type { PlainSource } from './raw-values.ts';

/** One raw value of an outlet that may be tried at other values: of an indicator, or of what a formula reads. */
export interface Lever {
  /** Canonical JSON of the source: what the run takes as given. */
  readonly key: string;
  readonly source: PlainSource;
  /** Code of the indicator, or of the figure or attribute that a formula alone reads. */
  readonly code: string;
  readonly name: Words;
  readonly unit: Words | null;
  /** Codes of the indicators whose scores may change with it. */
  readonly touched: ReadonlySet<string>;
  /** Indicators that read it through a formula; empty: it is an indicator's own raw value. */
  readonly through: readonly string[];
}

/** The most places that a tried value has where the data do not tell. */
const MOST_PLACES = 4;

/**
 * Every plain source that the scheme's indicators read, in the order of the tree: indicators by their own source, formulas
 * through the indicators, figures and attributes that they name.
 */
export function leversOf(scheme: Scheme, input: GradingInput): readonly Lever[] {
  const names = indicatorNames(scheme);
  const found = new Map<string, Omit<Lever, 'touched' | 'key'>>();
  const add = (source: Source, head: { readonly code: string; readonly name: Words; readonly unit: Words | null }, through: readonly string[]): void => {
    if (source.kind === 'formula') {
      for (const name of namesInFormula(source.expression)) {
        const indicator = names.get(name);
        const via = [...through, head.code];
        if (via.includes(indicator?.code ?? '')) continue;
        if (indicator !== undefined) add(indicator.source, headOf(indicator), via);
        else add(input.outlets.attributes.has(name) ? { kind: 'attribute', attribute: name } : figureByName(name), { code: name, name: { zh: name }, unit: null }, via);
      }
      return;
    }
    const key = canonicalJson(source);
    const known = found.get(key);
    if (known === undefined) found.set(key, { ...head, source, through: [...through] });
    else if (through.length === 0 && known.through.length > 0) found.set(key, { ...head, source, through: [] });
  };
  for (const indicator of indicatorsOf(scheme)) for (const source of sourcesOf(indicator)) add(source, headOf(indicator), []);
  return [...found].flatMap(([key, lever]) =>
    lever.source.kind === 'attribute' && placesOutlets(scheme, lever.source.attribute) ? [] : [{ ...lever, key, touched: touchedBy(scheme, key, lever.source) }],
  );
}

function headOf({ code, name, unit }: IndicatorNode): { readonly code: string; readonly name: Words; readonly unit: Words | null } {
  return { code, name, unit: unit ?? null };
}

/** The indicators that read the source, by themselves, through one another or in the condition of whom they concern. */
function touchedBy(scheme: Scheme, key: string, source: Source): ReadonlySet<string> {
  const touched = new Set<string>();
  const names = indicatorNames(scheme);
  const dimensions = dimensionNames(scheme);
  const holdsTouched = (node: TreeNode): boolean => (isDimension(node) ? node.children.some(holdsTouched) : touched.has(node.code));
  const readsName = (name: string): boolean => {
    const indicator = names.get(name);
    if (indicator !== undefined) return touched.has(indicator.code);
    const dimension = dimensions.get(name);
    if (dimension !== undefined && holdsTouched(dimension)) return true;
    if (source.kind === 'attribute') return source.attribute === name;
    return canonicalJson(figureByName(name)) === key;
  };
  const reads = (value: unknown): boolean => {
    if (typeof value !== 'object' || value === null) return false;
    if ('kind' in value && canonicalJson(value) === key) return true;
    return Object.entries(value).some(([field, part]) => {
      if (field === 'indicator') return typeof part === 'string' && touched.has(part);
      if (field === 'dimension') return typeof part === 'string' && readsName(part);
      if (field === 'attribute') return source.kind === 'attribute' && part === source.attribute;
      if ((field === 'expression' || field === 'formula') && typeof part === 'string') return namesInFormula(part).some(readsName);
      return field !== 'children' && reads(part);
    });
  };
  const visit = (node: TreeNode, isParentTouched: boolean): void => {
    const isTouched = isParentTouched || reads(isDimension(node) ? node.appliesTo : node);
    if (isDimension(node)) node.children.forEach((child) => visit(child, isTouched));
    else if (isTouched) touched.add(node.code);
  };
  for (let before = -1; before < touched.size; ) {
    before = touched.size;
    // Who is not eligible has no score at all, and a key by formula may set everybody in other cohorts.
    visit(scheme.tree, reads(scheme.eligibility) || reads(scheme.cohort));
  }
  return touched;
}

/** Whether an indicator's points depend on other outlets. */
export function readsPeers(node: TreeNode): boolean {
  const kind = node.method?.kind;
  if (kind === 'rank' || kind === 'zscore' || kind === 'minmax' || (node.method?.kind === 'levels' && node.method.rule.kind !== 'cutoffs')) return true;
  return /"(expression|formula)":"[^"]*COHORT_/i.test(JSON.stringify(isDimension(node) ? (node.method ?? null) : node));
}

/** Whether an attribute says who is graded or with whom one is compared: what changes it is no improvement. */
export function placesOutlets(scheme: Scheme, attribute: string): boolean {
  const names = (value: unknown): boolean =>
    typeof value === 'object' && value !== null && (('attribute' in value && value.attribute === attribute) || Object.values(value).some(names));
  const cohorts = (value: unknown): boolean =>
    typeof value === 'object' && value !== null && Object.entries(value).some(([field, part]) => (field === 'keys' ? names(part) : cohorts(part)));
  return names(scheme.population) || cohorts(scheme);
}

/** The steps in which a lever's values are tried: the places of its data. */
export function stepOfLever({ source }: Lever, scheme: Scheme, input: GradingInput, values: ExactColumn): Rational {
  const ofPlaces = (places: number): Rational => rational(1n, powerOfTen(places));
  if (source.kind === 'kpi') return ofPlaces(Math.max(0, ...input.figures.filter(({ figure }) => figure === source.figure).map(({ column }) => column.places)));
  if (source.kind === 'inspection') {
    const rounding = scheme.rounding?.visit;
    if (typeof rounding !== 'object') return ofPlaces(2);
    return 'places' in rounding ? ofPlaces(rounding.places) : exactNumber(rounding.step);
  }
  const places = values.big.size > 0 ? null : decimalPlaces(BigInt(values.den));
  return ofPlaces(places === null || places > MOST_PLACES ? 2 : places);
}

/** The least and the greatest value of the network; null: there is none. */
export function rangeOf(values: ExactColumn): { readonly least: Rational; readonly most: Rational } | null {
  let [least, most]: [Rational | null, Rational | null] = [null, null];
  let [leastNum, mostNum] = [Infinity, -Infinity];
  for (let row = 0; row < values.num.length; row += 1) {
    const num = values.num[row]!;
    if (num !== num || values.big.has(row)) continue;
    if (num < leastNum) leastNum = num;
    if (num > mostNum) mostNum = num;
  }
  if (mostNum >= leastNum) [least, most] = [leastNum, mostNum].map((num) => rational(BigInt(num), BigInt(values.den))) as [Rational, Rational];
  for (const row of values.big.keys()) {
    const value = valueAt(values, row)!;
    if (least === null || compare(value, least) < 0) least = value;
    if (most === null || compare(value, most) > 0) most = value;
  }
  return least === null || most === null ? null : { least, most };
}

/**
 * Between which values a lever is tried: not below 0 where no outlet is, a visit score and a percentage not above 100
 * where none is. null: no bound.
 */
export function boundsOf({ source, unit }: Lever, { least, most }: { readonly least: Rational; readonly most: Rational }): { readonly low: Rational | null; readonly high: Rational | null } {
  const hundred = rational(100n);
  const isPercent = source.kind === 'inspection' || unit?.zh === '%';
  return { low: compare(least, ZERO) >= 0 ? ZERO : null, high: isPercent && compare(most, hundred) <= 0 ? hundred : null };
}
