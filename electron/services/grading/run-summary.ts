import type { RegionAverages, RunSummary } from '../../../db/repositories/run-repository.ts';
import { canonicalJson } from '../../../shared/canonical-json.ts';
import { plainDecimal } from '../../../shared/exact/number-text.ts';
import type { TextColumn } from '../../../shared/grading/columns.ts';
import { GRADE_STATES, MOVEMENTS, type GradeState, type GradingResult, type Movement, type StateReason } from '../../../shared/grading/grading-result.ts';
import { BELOW, NO_LEVEL } from '../../../shared/grading/raw-level.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import { percentWeightsOf } from '../../../shared/scheme/weights.ts';
import { levelInfos } from '../../../shared/scheme/level-infos.ts';
import { meansByGroup, medianOf } from './total-average.ts';
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
  const graded = gradedRows(result);
  const standing = countStanding(scheme, result, { level: result.newLevel, movement: result.movement });
  return {
    outlets: result.codes.length,
    graded: states.graded,
    notGraded: states.notGraded + states.pending + states.terminated,
    notEligible: states.notEligible,
    ...standing,
    average: averageTotal(result, graded),
    notGradedReasons: countReasons(result),
    warnings: result.warnings.map((warning) => ({ text: warningWords(scheme, warning), outlets: warning.rows })),
    dimensions: dimensionHeads(scheme),
    candidates: DECIDED_MOVEMENTS.reduce((count, movement) => count + standing.movements[movement], 0),
    regions: regionAverages(result, regions, graded),
    cohortMedians: cohortMedians(result, graded),
  };
}

/** 1 for each row that got a grade. */
function gradedRows({ state }: GradingResult): Uint8Array {
  const graded = new Uint8Array(state.length);
  for (let row = 0; row < state.length; row += 1) if (state[row] === GRADED) graded[row] = 1;
  return graded;
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
  const movements = new Int32Array(MOVEMENTS.length);
  const { state, previousLevel } = result;
  const { level, movement } = standing;
  let hadLevels = false;
  for (let row = 0; row < state.length; row += 1) {
    movements[movement[row]!]! += 1;
    if (previousLevel[row] !== NO_LEVEL) hadLevels = true;
    if (state[row] !== GRADED) continue;
    after[level[row]! + offset]! += 1;
    before[previousLevel[row]! + offset]! += 1;
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
  const counts = new Int32Array(GRADE_STATES.length);
  const { state } = result;
  for (let row = 0; row < state.length; row += 1) counts[state[row]!]! += 1;
  return countsByName(GRADE_STATES, counts);
}

function countsByName<T extends string>(names: readonly T[], counts: ArrayLike<number>): Readonly<Record<T, number>> {
  return Object.fromEntries(names.map((name, place) => [name, counts[place] ?? 0])) as Record<T, number>;
}

function averageTotal({ total }: GradingResult, graded: Uint8Array): string | null {
  return meansByGroup(total, new Int32Array(graded.length), 1, graded)[0]!.average;
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

function regionAverages({ total }: GradingResult, regions: readonly TextColumn[], graded: Uint8Array): RegionAverages {
  return {
    codes: regions.flatMap(({ dictionary }) => dictionary),
    averages: regions.flatMap(({ dictionary, index }) => meansByGroup(total, index, dictionary.length, graded).map(({ average }) => average)),
  };
}

function cohortMedians({ cohort: { dictionary, index }, total }: GradingResult, graded: Uint8Array): Readonly<Record<string, string>> {
  const rows = dictionary.map((): number[] => []);
  for (let row = 0; row < index.length; row += 1) if (index[row]! >= 0 && graded[row] === 1) rows[index[row]!]!.push(row);
  const medians = dictionary.map((name, place) => [name, medianOf(total, rows[place]!)] as const);
  return Object.fromEntries(medians.filter((entry): entry is readonly [string, string] => entry[1] !== null));
}
