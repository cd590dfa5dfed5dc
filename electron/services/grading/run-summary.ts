import type { RegionSummary, RunSummary } from '../../../db/repositories/run-repository.ts';
import { canonicalJson } from '../../../shared/canonical-json.ts';
import { plainDecimal } from '../../../shared/exact/number-text.ts';
import type { TextColumn } from '../../../shared/grading/columns.ts';
import { GRADE_STATES, MOVEMENTS, type GradeState, type GradingResult, type Movement, type StateReason } from '../../../shared/grading/grading-result.ts';
import { BELOW, NO_LEVEL } from '../../../shared/grading/raw-level.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import { percentWeightsOf } from '../../../shared/scheme/weights.ts';
import { levelInfos } from '../../../shared/scheme/level-infos.ts';
import { ColumnSum, medianOf } from './total-average.ts';
import { warningWords } from './warning-words.ts';

/** Level places and movements that stand, row by row: those proposed, or what a person decided instead. */
export interface Standing {
  readonly level: Int16Array;
  /** Place in MOVEMENTS. */
  readonly movement: Uint8Array;
}

/** The movements that a person decides; the others only keep what is. */
export const DECIDED_MOVEMENTS: readonly Movement[] = ['enter', 'promote', 'demote'];

/** 1 for each place in MOVEMENTS that a person decides. */
const IS_CANDIDATE = MOVEMENTS.map((movement) => DECIDED_MOVEMENTS.includes(movement));

/** Whether the rules propose a movement for the row. */
export function isCandidate(result: GradingResult, row: number): boolean {
  return IS_CANDIDATE[result.movement[row]!]!;
}

/**
 * Counts a run as it was made, before any decision.
 *
 * @param regions region codes of the result's rows, one column a level, as the run read them
 */
export function summarizeRun(scheme: Scheme, result: GradingResult, regions: readonly TextColumn[]): RunSummary {
  const states = countStates(result);
  return {
    outlets: result.codes.length,
    graded: states.graded,
    notGraded: states.notGraded + states.pending + states.terminated,
    notEligible: states.notEligible,
    ...countStanding(scheme, result, { level: result.newLevel, movement: result.movement }),
    average: averageTotal(result),
    notGradedReasons: countReasons(result),
    warnings: result.warnings.map((warning) => ({ text: warningWords(scheme, warning), outlets: warning.rows })),
    dimensions: dimensionHeads(scheme),
    candidates: countCandidates(result),
    regions: Object.fromEntries(regions.flatMap((column) => regionSummaries(result, column))),
    cohortMedians: cohortMedians(result),
  };
}

function countCandidates(result: GradingResult): number {
  let count = 0;
  for (let row = 0; row < result.movement.length; row += 1) if (isCandidate(result, row)) count += 1;
  return count;
}

/** Levels of the graded outlets, and all movements, as they stand after decisions. */
export function countStanding(
  scheme: Scheme,
  result: GradingResult,
  standing: Standing,
): Pick<RunSummary, 'levels' | 'belowScale' | 'movements'> {
  // Places of levels may be below 0: below the scale, none.
  const offset = -Math.min(BELOW, NO_LEVEL);
  const [after, before] = [new Int32Array(scheme.levels.length + offset), new Int32Array(scheme.levels.length + offset)];
  const movements = MOVEMENTS.map(() => 0);
  let hadLevels = false;
  for (let row = 0; row < result.codes.length; row += 1) {
    movements[standing.movement[row]!]! += 1;
    if (result.previousLevel[row] !== NO_LEVEL) hadLevels = true;
    if (!isGraded(result, row)) continue;
    after[standing.level[row]! + offset]! += 1;
    before[result.previousLevel[row]! + offset]! += 1;
  }
  return {
    levels: levelInfos(scheme).map((info) => ({
      ...info,
      outlets: after[info.place + offset]!,
      before: hadLevels ? before[info.place + offset]! : null,
    })),
    belowScale: after[BELOW + offset]!,
    movements: countsByName(MOVEMENTS, movements),
  };
}

const GRADED = GRADE_STATES.indexOf('graded');

/** Whether the row got a grade. */
export function isGraded(result: GradingResult, row: number): boolean {
  return result.state[row] === GRADED;
}

function countStates(result: GradingResult): Readonly<Record<GradeState, number>> {
  const counts = GRADE_STATES.map(() => 0);
  const { state } = result;
  for (let row = 0; row < state.length; row += 1) counts[state[row]!]! += 1;
  return countsByName(GRADE_STATES, counts);
}

function countsByName<T extends string>(names: readonly T[], counts: readonly number[]): Readonly<Record<T, number>> {
  return Object.fromEntries(names.map((name, place) => [name, counts[place] ?? 0])) as Record<T, number>;
}

function averageTotal(result: GradingResult): string | null {
  const sum = new ColumnSum(result.total);
  for (let row = 0; row < result.codes.length; row += 1) if (isGraded(result, row)) sum.take(row);
  return sum.average();
}

/** Equal reasons together, the most frequent first, then by their text; of too little data the least share is told. */
function countReasons(result: GradingResult): RunSummary['notGradedReasons'] {
  const counts = new Map<string, { reason: StateReason; outlets: number }>();
  for (const reason of result.stateReasons.values()) {
    const key = reason.kind === 'tooLittleData' ? reason.kind : canonicalJson(reason);
    const known = counts.get(key) ?? { reason, outlets: 0 };
    counts.set(key, { reason: leastData(known.reason, reason), outlets: known.outlets + 1 });
  }
  const sorted = [...counts].sort(([a, left], [b, right]) => right.outlets - left.outlets || (a < b ? -1 : 1));
  return sorted.map(([, counted]) => counted);
}

function leastData(a: StateReason, b: StateReason): StateReason {
  if (a.kind !== 'tooLittleData' || b.kind !== 'tooLittleData') return a;
  return Number(b.measuredPercent) < Number(a.measuredPercent) ? b : a;
}

/** The parts right under the root, with their weights in percent. */
function dimensionHeads(scheme: Scheme): RunSummary['dimensions'] {
  const weights = percentWeightsOf(scheme.tree);
  return scheme.tree.children.map(({ code, name }, index) => ({ code, name, weight: plainDecimal(weights[index]!) }));
}

function regionSummaries(result: GradingResult, column: TextColumn): readonly (readonly [string, RegionSummary])[] {
  const sums = column.dictionary.map(() => new ColumnSum(result.total));
  for (let row = 0; row < result.codes.length; row += 1) {
    const index = column.index[row]!;
    if (index >= 0 && isGraded(result, row)) sums[index]!.take(row);
  }
  return column.dictionary.map((code, index) => [code, { graded: sums[index]!.count, average: sums[index]!.average() }]);
}

function cohortMedians(result: GradingResult): Readonly<Record<string, string>> {
  const rows = result.cohort.dictionary.map((): number[] => []);
  const { index } = result.cohort;
  for (let row = 0; row < index.length; row += 1) if (index[row]! >= 0 && isGraded(result, row)) rows[index[row]!]!.push(row);
  const medians = result.cohort.dictionary.map((name, place) => [name, medianOf(result.total, rows[place]!)] as const);
  return Object.fromEntries(medians.filter((entry): entry is readonly [string, string] => entry[1] !== null));
}
