import { emptyExact, setExact, valueAt, type ExactColumn } from '../exact/exact-column.ts';
import { columnValue, toNumberColumn } from '../exact/number-column.ts';
import { plainDecimal } from '../exact/number-text.ts';
import { compare, max, min, type Rational } from '../exact/rational.ts';
import { exactNumber } from '../exact/scheme-number.ts';
import type { IndicatorNode, Level, Scheme } from '../scheme/scheme.ts';
import { indicatorsOf, innerDimensionsOf } from '../scheme/walk.ts';
import type { FoldedValues } from './folded-values.ts';
import { gradePeriod } from './grade-period.ts';
import type { GradingInput } from './grading-input.ts';
import type { GradingResult } from './grading-result.ts';
import { markPlace } from './missing.ts';
import { rowOfCode } from './order-input.ts';
import { NO_LEVEL } from './raw-level.ts';
import { readsPeers, type Lever } from './reach-levers.ts';
import { TreeScorer, type IndicatorWorking } from './score-tree.ts';
import { repeatRow } from './repeat-row.ts';
import { selectRows } from './select-rows.ts';
import { textAt } from './text-columns.ts';
import { totalOrder } from './total-standing.ts';

/** A run as it is graded, with the scorer that worked it: what tries start from. */
export interface BaseRun {
  readonly scheme: Scheme;
  readonly result: GradingResult;
  readonly scorer: TreeScorer;
}

/** What an outlet comes to with a value tried. */
export interface Outcome {
  /** Place of the level that section 4 of GRADING.md ends with; -1: below the scale; -2: none. */
  readonly level: number;
  readonly total: Rational | null;
}

export interface TriedValue {
  readonly lever: Lever;
  readonly value: Rational;
}

/** Whether a better level is sought, or where the present one is lost. */
export type Aim = 'reach' | 'lose';

/** How many values are tried in one run of copies of the outlet. */
export const AT_ONCE = 32;

/** Grades the period and keeps what tries start from. */
export function gradeBase(scheme: Scheme, input: GradingInput): BaseRun {
  let scorer: TreeScorer | null = null;
  const result = gradePeriod(scheme, input, { given: { onScored: (own) => (scorer = own) } });
  if (scorer === null) throw new Error('The run had no scorer');
  return { scheme, result, scorer };
}

/**
 * Tries raw values of one outlet. `alone` grades copies of the outlet with all other outlets as they are, their totals
 * as lines where levels are relative; `whole` grades the network again, indicators that the value cannot touch as worked.
 */
export class Prober {
  readonly base: BaseRun;
  readonly row: number;
  private readonly copies: GradingInput;
  private readonly frozen: Readonly<Record<Aim, Scheme>>;
  private readonly peers = new Map<string, { readonly scorer: TreeScorer; readonly row: number; readonly rows: readonly number[]; readonly folded: Map<string, FoldedValues> }>();
  private readonly nodes: ReadonlyMap<string, IndicatorNode>;

  constructor(base: BaseRun, row: number) {
    this.base = base;
    this.row = row;
    this.copies = repeatRow(base.scorer.input, row, AT_ONCE);
    this.frozen = { reach: withFrozenLines(base.scheme, base.result, row, 'reach'), lose: withFrozenLines(base.scheme, base.result, row, 'lose') };
    this.nodes = new Map(indicatorsOf(base.scheme).map((node) => [node.code, node]));
  }

  /** What the outlet has now. */
  now(): Outcome {
    return outcomeAt(this.base.result, this.row);
  }

  valuesOf(lever: Lever): ExactColumn | null {
    const { raw } = this.base.scorer.fold(lever.source);
    return raw.kind === 'number' ? raw.column : null;
  }

  /** The outlet's own value; null: it has none. */
  current(lever: Lever): Rational | null {
    const column = this.valuesOf(lever);
    return column === null ? null : valueAt(column, this.row);
  }

  /** Whether copies of the outlet cannot tell: dimensions compared with others, or who is eligible. */
  needsWhole(lever: Lever): boolean {
    return innerDimensionsOf(this.base.scheme).some(readsPeers) || readsPeers(this.base.scheme.tree) || (lever.touched.size === this.nodes.size && (this.base.scheme.eligibility ?? []).length > 0);
  }

  /** The indicators whose points depend on other outlets, of those that the lever touches. */
  peersOf(lever: Lever): readonly IndicatorNode[] {
    return [...lever.touched].map((code) => this.nodes.get(code)!).filter(readsPeers);
  }

  /** The outcome at each of at most `AT_ONCE` values, every other outlet as it is. */
  alone(lever: Lever, values: readonly Rational[], aim: Aim): readonly Outcome[] {
    const { scorer } = this.base;
    const worked = new Map<string, IndicatorWorking>();
    for (const own of scorer.indicators) if (!lever.touched.has(own.indicator.code)) worked.set(own.indicator.code, repeatWorking(own, this.row));
    const peers = this.peersOf(lever);
    const scores = values.map((value) => (peers.length === 0 ? [] : this.peerScores(lever, peers, value)));
    peers.forEach((node, place) => {
      const own = scorer.indicators.find(({ indicator }) => indicator.code === node.code)!;
      worked.set(node.code, workingOf(own, this.row, values.map((_, index) => scores[index]![place]!)));
    });
    const column = emptyExact(AT_ONCE, this.valuesOf(lever)?.den ?? 1);
    for (let place = 0; place < AT_ONCE; place += 1) setExact(column, place, values[Math.min(place, values.length - 1)]!);
    const folded = new Map([[lever.key, { raw: { kind: 'number', column }, counted: new Int32Array(AT_ONCE).fill(1), found: true } satisfies FoldedValues]]);
    const input = withAttribute(this.copies, lever, column);
    const result = gradePeriod(this.frozen[aim], input, { given: { folded, worked } });
    return values.map((_, place) => outcomeAt(result, place));
  }

  /** The network graded again with values tried: the second run that an answer is confirmed by. */
  whole(tried: readonly TriedValue[]): { readonly result: GradingResult; readonly row: number; readonly outcome: Outcome; readonly input: GradingInput } {
    const { scheme, scorer } = this.base;
    const folded = new Map<string, FoldedValues>();
    let { input } = scorer;
    for (const { lever, value } of tried) {
      const patched = patchedValues(scorer.fold(lever.source), this.row, value);
      folded.set(lever.key, patched);
      if (patched.raw.kind === 'number') input = withAttribute(input, lever, patched.raw.column);
    }
    const worked = new Map(scorer.indicators.filter(({ indicator }) => !tried.some(({ lever }) => lever.touched.has(indicator.code))).map((own) => [own.indicator.code, own]));
    const result = gradePeriod(scheme, input, { given: { folded, worked } });
    const row = rowOfCode(result.codes, this.base.result.codes[this.row]!);
    return { result, row, outcome: outcomeAt(result, row), input };
  }

  /** Score and mark of the outlet in indicators that compare it, at a value. */
  private peerScores(lever: Lever, nodes: readonly IndicatorNode[], value: Rational): readonly Score[] {
    return nodes.map((node) => {
      const own = this.base.scorer.indicators.find(({ indicator }) => indicator.code === node.code)!;
      const group = this.peerGroup(own);
      const isOwnSource = node.source.kind !== 'formula';
      const folded = new Map([[lever.key, patchedValues(group.scorer.fold(lever.source), group.row, value)]]);
      group.folded.clear();
      // A formula's values are kept by the scorer that read them, so one that may read the lever gets a new one.
      const scorer = isOwnSource ? group.scorer : new TreeScorer(this.base.scheme, group.scorer.input, { folded });
      if (isOwnSource) for (const [key, values] of folded) group.folded.set(key, values);
      const concerned = Uint8Array.from(group.rows, (row) => (own.mark[row] === markPlace('notApplicable') ? 0 : 1));
      const { score, mark } = scorer.scoreIndicator(node, concerned, () => undefined);
      scorer.indicators.length = 0;
      group.folded.clear();
      return { score: valueAt(score, group.row), mark: mark[group.row]! };
    });
  }

  /** The outlets that the outlet is compared with in an indicator, by themselves. */
  private peerGroup(own: IndicatorWorking): NonNullable<ReturnType<Prober['peers']['get']>> {
    const { choice } = own.outcome;
    const place = choice?.level[this.row] ?? -1;
    const group = place < 0 || choice === null ? null : choice.frame.levels[place]!.group;
    const key = group === null ? '' : `${own.indicator.code} ${place}`;
    const known = this.peers.get(key);
    if (known !== undefined) return known;
    const all = [...this.base.result.codes.keys()];
    const rows = group === null ? all : all.filter((row) => group[row] === group[this.row]);
    const folded = new Map<string, FoldedValues>();
    const input = rows.length === all.length ? this.base.scorer.input : selectRows(this.base.scorer.input, rows);
    const made = { scorer: new TreeScorer(this.base.scheme, input, { folded }), row: rows.indexOf(this.row), rows, folded };
    this.peers.set(key, made);
    return made;
  }
}

interface Score {
  readonly score: Rational | null;
  readonly mark: number;
}

export function outcomeAt(result: GradingResult, row: number): Outcome {
  return row < 0 ? { level: NO_LEVEL, total: null } : { level: result.level[row]!, total: columnValue(result.total, row) };
}

function patchedValues(values: FoldedValues, row: number, value: Rational): FoldedValues {
  if (values.raw.kind === 'text') return values;
  const { column } = values.raw;
  const patched: ExactColumn = { num: column.num.slice(), den: column.den, big: new Map(column.big) };
  setExact(patched, row, value);
  const counted = values.counted.slice();
  counted[row] = Math.max(1, counted[row]!);
  return { raw: { kind: 'number', column: patched }, counted, found: true };
}

/** Conditions read an attribute where it stands. */
function withAttribute(input: GradingInput, { source }: Lever, column: ExactColumn): GradingInput {
  if (source.kind !== 'attribute') return input;
  return { ...input, outlets: { ...input.outlets, attributes: new Map(input.outlets.attributes).set(source.attribute, toNumberColumn(column, true)) } };
}

function repeatWorking(own: IndicatorWorking, row: number): IndicatorWorking {
  return workingOf(own, row, [{ score: valueAt(own.score, row), mark: own.mark[row]! }]);
}

/** An indicator of the copies with its scores; the last one goes for the rest. */
function workingOf(own: IndicatorWorking, row: number, scores: readonly Score[]): IndicatorWorking {
  const score = emptyExact(AT_ONCE, own.score.den);
  const mark = new Uint8Array(AT_ONCE);
  for (let place = 0; place < AT_ONCE; place += 1) {
    const each = scores[Math.min(place, scores.length - 1)]!;
    if (each.score !== null) setExact(score, place, each.score);
    mark[place] = each.mark;
  }
  const { raw, counted } = own.folded;
  const repeated: FoldedValues = {
    raw: raw.kind === 'text' ? { kind: 'text', column: { ...raw.column, index: new Int32Array(AT_ONCE).fill(raw.column.index[row]!) } } : { kind: 'number', column: repeatExact(raw.column, row) },
    counted: new Int32Array(AT_ONCE).fill(counted[row]!),
    found: true,
  };
  return { indicator: own.indicator, folded: repeated, outcome: { points: score, inputErrors: [], divisions: [], ranks: null, choice: null, spread: null }, score, mark };
}

function repeatExact(column: ExactColumn, row: number): ExactColumn {
  const value = valueAt(column, row);
  const repeated = emptyExact(AT_ONCE, column.den);
  if (value !== null) for (let place = 0; place < AT_ONCE; place += 1) setExact(repeated, place, value);
  return repeated;
}

/**
 * Where levels depend on the other outlets' totals: the same scheme with a line a level. To reach it, the total of the last
 * other outlet of the cohort that holds it or a better one, with no such outlet the best total; to lose it, the best total
 * of those below it.
 */
function withFrozenLines(scheme: Scheme, result: GradingResult, row: number, aim: Aim): Scheme {
  const rule = scheme.levelRule;
  if (rule === undefined || rule.kind === 'cutoffs' || rule.kind === 'formula') return scheme;
  const isLow = totalOrder(scheme) === 'low';
  const worse = isLow ? max : min;
  const better = isLow ? min : max;
  const cohort = result.seats?.cohort ?? result.relative?.cohort ?? result.cohort;
  const own = textAt(cohort, row);
  const peers = [...result.codes.keys()].filter((other) => other !== row && result.rawLevel[other] !== NO_LEVEL && textAt(cohort, other) === own);
  const totals = (rows: readonly number[]): readonly Rational[] => rows.map((other) => columnValue(result.total, other)!);
  const lineOf = (place: number): Rational | null => {
    const holders = totals(peers.filter((other) => result.rawLevel[other]! >= place));
    const others = totals(peers.filter((other) => result.rawLevel[other]! < place));
    if (aim === 'reach' && holders.length > 0) return holders.reduce(worse);
    return others.length > 0 ? others.reduce(better) : null;
  };
  const { levelRule: _, ...plain } = scheme;
  const levels = scheme.levels.map((level, place): Level => {
    const { share, seats, line, ...rest } = level;
    const isSeated = rule.kind === 'clusters' ? place > 0 : share !== undefined || seats !== undefined;
    const seat = isSeated ? lineOf(place) : null;
    const stated = rule.kind !== 'cutoffsWithQuota' || line === undefined || line === null ? null : exactNumber(line);
    const both = seat === null ? stated : stated === null ? seat : better(seat, stated);
    return { ...rest, gates: rule.kind !== 'cutoffsWithQuota' ? [] : (level.gates ?? []), ...(both === null ? {} : { line: fractionText(both) }) };
  });
  return { ...plain, levels };
}

function fractionText(value: Rational): string {
  return compare(value, { num: value.num / value.den, den: 1n }) === 0 ? plainDecimal(value) : `${value.num}/${value.den}`;
}
