import type { Problem } from '../errors.ts';
import { compare, parseNumber, ZERO } from '../exact/rational.ts';
import { sumOf } from '../exact/whole.ts';
import { checkBands } from './check-bands.ts';
import { checkLevelsMethod } from './check-levels-method.ts';
import { checkRankMap } from './check-rank-map.ts';
import type { SchemeNumber } from '../exact/scheme-number.ts';
import type { DimensionNode, IndicatorNode, Method, RecordTable, Scheme, Source, Unknown } from './scheme.ts';
import { isDimension, walkTree } from './walk.ts';

/** Faults of sources and methods: steps of 0, lines without length, doubled categories, weights of kinds, bands. */
export function checkMethods(scheme: Scheme): readonly Problem[] {
  return [...walkTree(scheme).flatMap(({ node, path }) => (isDimension(node) ? checkDimension(node, path) : checkIndicator(node, path))), ...checkPolicyNumbers(scheme), ...checkAdjustments(scheme), ...checkBuffers(scheme)];
}

function checkBuffers({ movement }: Scheme): readonly Problem[] {
  const share = movement.maxPromotedShare === undefined ? null : parseNumber(movement.maxPromotedShare);
  const isShare = share === null || (compare(share, ZERO) >= 0 && compare(share, { num: 100n, den: 1n }) <= 0);
  const wrong: readonly Problem[] = isShare ? [] : [{ severity: 'error', path: 'movement.maxPromotedShare', code: 'scheme/share-not-percent', params: { share: String(movement.maxPromotedShare) } }];
  const negative = (['buffer', 'bufferDown'] as const).flatMap((key): readonly Problem[] => {
    const value = movement[key];
    if (value === undefined || compare(parseNumber(value)!, ZERO) >= 0) return [];
    return [{ severity: 'error', path: `movement.${key}`, code: 'scheme/buffer-negative', params: { value: String(value) } }];
  });
  return [...wrong, ...negative];
}

/** Points and caps of bonuses and penalties are not negative: the kind says which way they count. */
function checkAdjustments({ adjustments }: Scheme): readonly Problem[] {
  if (adjustments === undefined) return [];
  const numbers: readonly (readonly [string, SchemeNumber | Unknown | undefined])[] = [
    ...adjustments.items.flatMap(({ points, cap }, index) => [[`adjustments.items[${index}].points`, points] as const, [`adjustments.items[${index}].cap`, cap] as const]),
    ['adjustments.bonusCap', adjustments.bonusCap],
    ['adjustments.penaltyCap', adjustments.penaltyCap],
  ];
  const negative = numbers.flatMap(([path, value]): readonly Problem[] => {
    if (value === undefined || value === null || compare(parseNumber(value)!, ZERO) >= 0) return [];
    return [{ severity: 'error', path, code: 'scheme/adjustment-negative', params: { value: String(value) } }];
  });
  const sources = adjustments.items.flatMap(({ times }, index) => (times !== undefined && 'kind' in times ? checkSource(times, `adjustments.items[${index}].times`) : []));
  const tables = adjustments.items.flatMap((item, index) => (item.records === undefined ? [] : checkRecordTable(item, `adjustments.items[${index}]`)));
  return [...negative, ...sources, ...tables];
}

function checkIndicator(node: IndicatorNode, path: string): readonly Problem[] {
  const problems = [...checkSource(node.source, `${path}.source`), ...checkMethod(node.method, `${path}.method`)];
  return [...problems, ...checkEnds(node.floor, node.cap, `${path}.floor`)];
}

/** A dimension: its range, and the method that its combined points pass through. */
function checkDimension(node: DimensionNode, path: string): readonly Problem[] {
  const problems = [...checkEnds(node.range?.from, node.range?.to, `${path}.range`), ...checkEnds(node.floor, node.cap, `${path}.floor`)];
  if (node.method !== undefined) return [...problems, ...checkMethod(node.method, `${path}.method`)];
  const unused = (['floor', 'cap'] as const).filter((key) => node[key] !== undefined);
  return [...problems, ...unused.map((key): Problem => ({ severity: 'warning', path: `${path}.${key}`, code: 'scheme/end-without-method', params: { key } }))];
}

function checkEnds(from: SchemeNumber | 'none' | undefined, to: SchemeNumber | 'none' | undefined, path: string): readonly Problem[] {
  const [low, high] = [from, to].map((end) => (end === undefined || end === 'none' ? null : parseNumber(end)));
  return low && high && compare(low, high) > 0 ? [{ severity: 'error', path, code: 'scheme/range-reversed', params: {} }] : [];
}

function checkMethod(method: Method, path: string): readonly Problem[] {
  switch (method.kind) {
    case 'levels':
      return checkLevelsMethod(method, path);
    case 'direct':
    case 'formula':
    case 'minmax':
      return [];
    case 'zscore':
      if (method.spread === null || compare(parseNumber(method.spread)!, ZERO) > 0) return [];
      return [{ severity: 'error', path: `${path}.spread`, code: 'scheme/spread-not-positive', params: { spread: String(method.spread) } }];
    case 'rank':
      return checkRankMap(method.map, `${path}.map`);
    case 'linear':
      return isSame(method.from, method.to) ? [{ severity: 'error', path: `${path}.to`, code: 'scheme/line-without-length', params: { from: String(method.from) } }] : [];
    case 'target':
      if (method.target === null || typeof method.target === 'object') return [];
      return isZero(method.target) ? [{ severity: 'error', path: `${path}.target`, code: 'scheme/target-zero', params: {} }] : [];
    case 'bands':
      return checkBands(method, path);
    case 'categories':
      return checkCategories(method.rows, path);
    case 'deduct':
      return method.terms.flatMap((term, index) => term.records !== undefined ? checkRecordTable(term, `${path}.terms[${index}]`) : [
        ...(term.source === undefined ? [] : checkSource(term.source, `${path}.terms[${index}].source`)),
        ...(term.step !== null && compare(parseNumber(term.step)!, ZERO) <= 0
          ? [{ severity: 'error' as const, path: `${path}.terms[${index}].step`, code: 'scheme/step-not-positive' as const, params: { step: String(term.step) } }]
          : []),
      ]);
  }
}

function checkCategories(rows: readonly { readonly value: string }[], path: string): readonly Problem[] {
  const values = rows.map(({ value }) => value);
  return values.flatMap((value, index): readonly Problem[] =>
    values.indexOf(value) < index ? [{ severity: 'error', path: `${path}.rows[${index}].value`, code: 'scheme/category-twice', params: { value } }] : [],
  );
}

/** The rows of a table of records are those of bands or categories. */
function checkRecordTable(table: RecordTable, path: string): readonly Problem[] {
  if (table.by === 'category') return checkCategories(table.rows, path);
  return checkBands({ kind: 'bands', rows: table.rows, ...(table.otherwise === undefined ? {} : { otherwise: table.otherwise }) }, path);
}

function checkSource(source: Source, path: string): readonly Problem[] {
  if (source.kind !== 'inspection' || source.fold.by !== 'weightedKinds') return [];
  const weights = Object.values(source.fold.weights).map((weight) => parseNumber(weight)!);
  const isUsable = weights.every((weight) => compare(weight, ZERO) >= 0) && sumOf(weights).num > 0n;
  return isUsable ? [] : [{ severity: 'error', path: `${path}.fold.weights`, code: 'scheme/kind-weights', params: {} }];
}

function checkPolicyNumbers(scheme: Scheme): readonly Problem[] {
  const problems: Problem[] = [];
  const share = scheme.minimumData?.share === undefined ? null : parseNumber(scheme.minimumData.share);
  if (share !== null && (compare(share, ZERO) < 0 || compare(share, { num: 100n, den: 1n }) > 0)) {
    problems.push({ severity: 'error', path: 'minimumData.share', code: 'scheme/share-not-percent', params: { share: String(scheme.minimumData?.share) } });
  }
  const { from, to } = scheme.range ?? {};
  if (from !== undefined && to !== undefined && compare(parseNumber(from)!, parseNumber(to)!) > 0) {
    problems.push({ severity: 'error', path: 'range', code: 'scheme/range-reversed', params: {} });
  }
  for (const [stage, rounding] of Object.entries(scheme.rounding ?? {})) {
    if (typeof rounding === 'object' && 'step' in rounding && compare(parseNumber(rounding.step)!, ZERO) <= 0) {
      problems.push({ severity: 'error', path: `rounding.${stage}.step`, code: 'scheme/step-not-positive', params: { step: String(rounding.step) } });
    }
  }
  return problems;
}

function isSame(a: SchemeNumber | Unknown, b: SchemeNumber | Unknown): boolean {
  return a !== null && b !== null && compare(parseNumber(a)!, parseNumber(b)!) === 0;
}

function isZero(value: SchemeNumber): boolean {
  return parseNumber(value)!.num === 0n;
}
