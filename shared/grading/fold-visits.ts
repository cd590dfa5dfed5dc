import { BIG, emptyFractions, setFraction, unify, valueAt, type ExactColumn } from '../exact/exact-column.ts';
import { toExact } from '../exact/number-column.ts';
import { add, compare, div, greatestCommonDivisor, max, min, mul, rational, sub, ZERO, type Rational } from '../exact/rational.ts';
import { roundColumn } from '../exact/round-column.ts';
import { roundingStep } from '../exact/rounding.ts';
import { exactNumber } from '../exact/scheme-number.ts';
import { leastCommonMultiple, sumOf } from '../exact/whole.ts';
import { assertNever } from '../errors.ts';
import type { RedLine, Rounding, Source, VisitFold, VisitKind } from '../scheme/scheme.ts';
import type { TextColumn } from './columns.ts';
import type { GradingInput } from './grading-input.ts';
import type { FoldedValues } from './folded-values.ts';
import { textAt } from './text-columns.ts';
import { monthWindow } from './windows.ts';
import { monthPeriod, periodEnd, periodStart } from '../dates.ts';

export type InspectionSource = Extract<Source, { kind: 'inspection' }>;

/** The visits of the input with their scores rounded as the scheme says. */
export interface ScoredVisits {
  readonly scores: ExactColumn;
}

export const VISIT_KINDS: readonly VisitKind[] = ['open', 'covert', 'self', 'remote'];

/** Rounds every visit's score: the first rounding stage. */
export function scoreVisits(input: GradingInput, rounding: Rounding | undefined): ScoredVisits {
  return { scores: roundColumn(toExact(input.visits.score), roundingStep(rounding)) };
}

/** Which visits a source or a red-line condition reads. */
type VisitFilter = Pick<RedLine, 'checklists' | 'kinds' | 'window'>;

/** 1 for each visit that lies in the window, not before the opening, of the named checklists and kinds. */
export function visitsInWindow(filter: VisitFilter, input: GradingInput): Uint8Array {
  const { visits, outlets } = input;
  const window = monthWindow(filter.window, input.period);
  const [from, to] = [periodStart(monthPeriod(window.from)), periodEnd(monthPeriod(window.to))];
  const { visitedOn, checklist, kind, outlet } = visits;
  const isIn = maskOf(visitedOn, (day) => day >= from && day <= to);
  const isOfChecklist = maskOf(checklist, (code) => filter.checklists?.includes(code) ?? true);
  const isOfKind = maskOf(kind, (code) => filter.kinds?.includes(code as VisitKind) ?? true);
  const opensInside = maskOf(outlets.openedOn, (day) => day > from);
  const chosen = new Uint8Array(outlet.length);
  for (let visit = 0; visit < chosen.length; visit += 1) {
    const day = visitedOn.index[visit]!;
    if (isIn[day] === 0 || isOfKind[kind.index[visit]!] === 0 || isOfChecklist[checklist.index[visit]!] === 0) continue;
    const opened = outlets.openedOn.index[outlet[visit]!]!;
    if (opened < 0 || opensInside[opened] === 0 || visitedOn.dictionary[day]! >= outlets.openedOn.dictionary[opened]!) chosen[visit] = 1;
  }
  return chosen;
}

/** 1 for each text of the dictionary of which it holds. */
function maskOf({ dictionary }: TextColumn, holds: (text: string) => boolean): Uint8Array {
  return Uint8Array.from(dictionary, (text) => Number(holds(text)));
}

/** The visits that an inspection source reads; `weightedKinds` reads only the kinds that have a weight. */
export function filterOf(source: InspectionSource): VisitFilter {
  const { fold } = source;
  const kinds = source.kinds ?? VISIT_KINDS;
  const read = fold.by === 'weightedKinds' ? kinds.filter((kind) => fold.weights[kind] !== undefined) : kinds;
  return { ...source, kinds: read };
}

/** The scored visits of a window folded into one raw value an outlet; `counted` is their number. */
export function foldVisits(source: InspectionSource, input: GradingInput, { scores }: ScoredVisits): FoldedValues {
  const rows = input.outlets.codes.length;
  const chosen = visitsInWindow(filterOf(source), input);
  const counted = new Int32Array(rows);
  const sums = Array.from({ length: source.fold.by === 'weightedKinds' ? VISIT_KINDS.length : 1 }, () => new RowSums(rows, source.fold));
  const partOfKind = input.visits.kind.dictionary.map((kind) => (sums.length === 1 ? 0 : VISIT_KINDS.indexOf(kind as VisitKind)));
  const slow = new Set<number>();
  for (let visit = 0; visit < chosen.length; visit += 1) {
    const num = scores.num[visit]!;
    if (chosen[visit] === 0 || num !== num) continue;
    const row = input.visits.outlet[visit]!;
    counted[row]! += 1;
    if (!sums[partOfKind[input.visits.kind.index[visit]!]!]!.take(row, num)) slow.add(row);
  }
  const result = emptyFractions(rows);
  const weights = kindWeights(source.fold);
  for (let row = 0; row < rows; row += 1) {
    if (counted[row] === 0 || counted[row]! < (source.minVisits ?? 1)) continue;
    const pair = slow.has(row) ? null : foldSums(source.fold, sums, row, weights);
    if (pair === null) slow.add(row);
    else if (pair[1] !== 0 && pair[1] * scores.den <= Number.MAX_SAFE_INTEGER) {
      result.num[row] = pair[0];
      result.den[row] = pair[1] * scores.den;
    } else if (pair[1] !== 0) slow.add(row);
  }
  if (slow.size > 0) foldSlowly(source, input, scores, chosen, slow, counted, result);
  return { raw: { kind: 'number', column: unify(result) }, counted, found: input.visits.outlet.length > 0 };
}

/** Sum, count, extremes and last of whole numbers by row; exact below 2^53. */
class RowSums {
  readonly sum: Float64Array;
  readonly count: Float64Array;
  readonly least: Float64Array;
  readonly most: Float64Array;
  readonly last: Float64Array;

  private readonly isMean: boolean;

  /** @param fold a mean reads sum and count alone */
  constructor(rows: number, { by }: VisitFold) {
    this.isMean = by === 'mean' || by === 'weightedKinds';
    const others = this.isMean ? 0 : rows;
    this.sum = new Float64Array(rows);
    this.count = new Float64Array(rows);
    this.least = new Float64Array(others).fill(Infinity);
    this.most = new Float64Array(others).fill(-Infinity);
    this.last = new Float64Array(others);
  }

  /** False when the row can no longer be reckoned in doubles. */
  take(row: number, num: number): boolean {
    this.count[row]! += 1;
    if (num === BIG) return false;
    this.sum[row]! += num;
    if (!this.isMean) {
      this.last[row] = num;
      if (num < this.least[row]!) this.least[row] = num;
      if (num > this.most[row]!) this.most[row] = num;
    }
    return Math.abs(this.sum[row]!) <= Number.MAX_SAFE_INTEGER;
  }
}

/** Weights of the kinds as whole numbers in proportion. */
function kindWeights(fold: VisitFold): readonly number[] {
  if (fold.by !== 'weightedKinds') return [];
  const weights = VISIT_KINDS.map((kind) => exactNumber(fold.weights[kind] ?? 0));
  const den = weights.reduce((common, weight) => leastCommonMultiple(common, weight.den), 1n);
  const units = weights.map((weight) => (weight.num * den) / weight.den);
  const common = units.reduce(greatestCommonDivisor, 0n);
  return units.map((unit) => Number(common === 0n ? 0n : unit / common));
}

/** [numerator, denominator] of the folded numerators; a denominator of 0: missing; null: too large for doubles. */
function foldSums(fold: VisitFold, sums: readonly RowSums[], row: number, weights: readonly number[]): readonly [number, number] | null {
  const all = sums[0]!;
  switch (fold.by) {
    case 'mean':
      return [all.sum[row]!, all.count[row]!];
    case 'worst':
      return [all.least[row]!, 1];
    case 'last':
      return [all.last[row]!, 1];
    case 'dropBestAndWorst':
      if (all.count[row]! < 3) return [all.sum[row]!, all.count[row]!];
      return [all.sum[row]! - all.least[row]! - all.most[row]!, all.count[row]! - 2];
    case 'weightedKinds': {
      let [num, den, whole] = [0, 1, 0];
      for (let kind = 0; kind < sums.length; kind += 1) {
        const count = sums[kind]!.count[row]!;
        const weight = weights[kind]!;
        if (count === 0 || weight === 0) continue;
        const part = sums[kind]!.sum[row]! * weight * den;
        num = num * count + part;
        den *= count;
        whole += weight;
        if (!(Math.abs(part) <= Number.MAX_SAFE_INTEGER && Math.abs(num) <= Number.MAX_SAFE_INTEGER)) return null;
      }
      return den * whole <= Number.MAX_SAFE_INTEGER ? [num, den * whole] : null;
    }
    default:
      return assertNever(fold);
  }
}

function foldSlowly(
  source: InspectionSource,
  input: GradingInput,
  scores: ExactColumn,
  chosen: Uint8Array,
  slow: ReadonlySet<number>,
  counted: Int32Array,
  result: ReturnType<typeof emptyFractions>,
): void {
  const lists = new Map<number, KindScore[]>();
  for (let visit = 0; visit < chosen.length; visit += 1) {
    const row = input.visits.outlet[visit]!;
    const score = chosen[visit] === 1 && slow.has(row) ? valueAt(scores, visit) : null;
    if (score === null) continue;
    const list = lists.get(row) ?? [];
    list.push({ kind: textAt(input.visits.kind, visit) as VisitKind, score });
    lists.set(row, list);
  }
  for (const [row, list] of lists) {
    const value = counted[row]! < (source.minVisits ?? 1) ? null : foldScores(source.fold, list);
    result.num[row] = NaN;
    if (value !== null) setFraction(result, row, value);
  }
}

interface KindScore {
  readonly kind: VisitKind;
  readonly score: Rational;
}

function foldScores(fold: VisitFold, visits: readonly KindScore[]): Rational | null {
  const scores = visits.map(({ score }) => score);
  switch (fold.by) {
    case 'mean':
      return meanOf(scores);
    case 'worst':
      return scores.reduce(min);
    case 'last':
      return scores.at(-1)!;
    case 'dropBestAndWorst':
      if (scores.length < 3) return meanOf(scores);
      return div(sub(sub(sumOf(scores), scores.reduce(min)), scores.reduce(max)), rational(BigInt(scores.length - 2)));
    case 'weightedKinds': {
      let [top, whole] = [ZERO, ZERO];
      for (const kind of VISIT_KINDS) {
        const ofKind = visits.filter((visit) => visit.kind === kind).map(({ score }) => score);
        const weight = exactNumber(fold.weights[kind] ?? 0);
        if (ofKind.length === 0) continue;
        top = add(top, mul(weight, meanOf(ofKind)));
        whole = add(whole, weight);
      }
      return compare(whole, ZERO) === 0 ? null : div(top, whole);
    }
    default:
      return assertNever(fold);
  }
}

function meanOf(values: readonly Rational[]): Rational {
  return div(sumOf(values), rational(BigInt(values.length)));
}
