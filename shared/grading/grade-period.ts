import { AppError } from '../errors.ts';
import { lastMonth, periodKind, periodOfMonth } from '../dates.ts';
import type { ExactColumn } from '../exact/exact-column.ts';
import { toNumberColumn } from '../exact/number-column.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { indicatorsOf, innerDimensionsOf, rootsOf } from '../scheme/walk.ts';
import { cohortNames, type CohortChoice } from './cohorts.ts';
import { holds } from './conditions.ts';
import { decideMovements } from './decide-movements.ts';
import { levelValues } from './formula-levels.ts';
import type { Given } from './given.ts';
import type { GradingInput } from './grading-input.ts';
import type { GradingResult, IndicatorResult, NodeResult, StateReason } from './grading-result.ts';
import type { MethodPoints } from './methods.ts';
import { stepLevels } from './level-steps.ts';
import { furtherTotal, levelsOfRun } from './levels-of-run.ts';
import { orderInput } from './order-input.ts';
import { rankTotals } from './rank-totals.ts';
import { NO_LEVEL } from './raw-level.ts';
import { readerOf } from './reader.ts';
import { assertComplete } from './scheme-numbers.ts';
import { TreeScorer, type IndicatorWorking } from './score-tree.ts';
import { selectRows } from './select-rows.ts';
import { forceStates, gradingObstacles, judgeEligibility, stateOf, statePlace } from './states.ts';
import type { Spread, SpreadFacts } from './spread.ts';
import { textAt } from './text-columns.ts';
import { totalOrder, totalStanding } from './total-standing.ts';
import { capTotals, gatherVetoes, levelAfterVetoes, type VetoOutcome } from './vetoes.ts';

/** What the caller of a run may want to hear. */
export interface GradingHooks {
  /** Share of the work done, 0 to 1. May throw to stop the run. */
  readonly onProgress?: (share: number) => void;
  /** For trying single values: what is taken as given, and who hears of the scorer. */
  readonly given?: Given;
}

/**
 * Grades one period by one scheme: pure, exact, the same result for the same input on every machine.
 *
 * The order is that of GRADING.md section 4: population, eligibility, indicators, nodes, range, rounding, total caps of
 * vetoes, ranks, raw level, vetoes, movement. The result has a row for each outlet of the population, ordered by the
 * code points of the outlet codes, and no other: its row i is the outlet `codes[i]`, not row i of the input.
 *
 * @throws {AppError} `scheme/incomplete` for a scheme with unknown numbers, `grading/wrong-period-kind` for a period
 * that is not of the scheme's cycle, `scheme/unknown-level-held` when a history names a level the scheme lacks.
 */
export function gradePeriod(scheme: Scheme, input: GradingInput, hooks: GradingHooks = {}): GradingResult {
  assertComplete(scheme);
  assertCycle(scheme, input);
  const population = selectPopulation(scheme, input);
  const scorer = new TreeScorer(scheme, population, hooks.given);
  const steps = indicatorsOf(scheme).length + 3;
  let done = 0;
  const step = (): void => {
    done += 1;
    hooks.onProgress?.(done / steps);
  };

  const { eligible, reasons } = judgeEligibility(scorer);
  step();
  const root = scorer.scoreAll(eligible, step);
  hooks.given?.onScored?.(scorer);
  const state = judgeStates(scorer, root.score, eligible, reasons, gradingObstacles(scorer, root));
  const vetoes = findVetoes(scorer, root.score, eligible);
  const hasCap = (scheme.vetoes ?? []).some(({ effects }) => effects.some(({ kind }) => kind === 'capTotal'));
  const total = hasCap ? capTotals(root.score, totalOrder(scheme), vetoes) : root.score;
  step();
  const reader = scorer.reader({ score: (code) => scorer.score(code), total });
  const standing = totalStanding(scheme, total, reader);
  const found = levelsOfRun(scorer, { total, standing, eligible });
  const { raw } = found;
  if (scheme.levels.length > 0) leaveUngraded(raw, scheme, state, reasons, [total, root.score, standing, ...totalColumns(scorer)]);
  const ranks = rankTotals(scorer, standing);
  const stepped = stepLevels(scheme, raw, (levels) => scorer.reader({ score: (code) => scorer.score(code), total, level: () => levelValues(scheme, levels) }));
  const level = (stepped?.level ?? raw).slice();
  for (const [row, veto] of vetoes) level[row] = levelAfterVetoes(scheme, level[row]!, veto);
  forceStates(vetoes, state, reasons);
  const moves = decideMovements(scorer, { state, level, vetoes, total, standing });
  step();
  return {
    codes: population.outlets.codes,
    state,
    stateReasons: reasons,
    indicators: scorer.indicators.map(indicatorResult),
    nodes: innerDimensionsOf(scheme).map(({ code }) => nodeResult(scorer, code)),
    ...unblendedScores(scorer, state),
    ...(scheme.adjustments === undefined ? {} : { adjustments: scorer.adjustments.map(({ adjustment, points }) => ({ code: adjustment.code, points: toNumberColumn(points, true) })) }),
    total: toNumberColumn(total, true),
    ...(hasCap ? { uncappedTotal: toNumberColumn(root.score, true) } : {}),
    ...(scheme.totals === undefined ? {} : { totals: scheme.totals.map(({ code }) => ({ code, total: toNumberColumn(furtherTotal(scorer, code), true) })) }),
    ...ranks,
    rawLevel: raw,
    ...(found.seats === undefined ? {} : { seats: found.seats }),
    ...(found.relative === undefined ? {} : { relative: found.relative }),
    ...(stepped === null ? {} : { steps: stepped }),
    level,
    vetoes: new Map([...vetoes].map(([row, { codes }]) => [row, codes])),
    ...moves,
    warnings: scorer.warnings,
  };
}

/** The outlets of the scheme's population, in order; GRADING.md section 1. */
export function selectPopulation(scheme: Scheme, input: GradingInput): GradingInput {
  const ordered = orderInput(input);
  if (scheme.population === undefined) return ordered;
  const held = holds(scheme.population.where, readerOf(ordered, {}));
  const rows = [...held.keys()].filter((row) => held[row] === 1);
  return rows.length === held.length ? ordered : selectRows(ordered, rows);
}

function assertCycle(scheme: Scheme, { period }: GradingInput): void {
  if (periodKind(period) === scheme.cycle) return;
  const example = periodOfMonth(lastMonth(period), scheme.cycle);
  throw new AppError('grading/wrong-period-kind', { period, scheme: scheme.code, example });
}

/** Sets the state of every row, adds its reason, and takes the total from rows that are not graded. */
function judgeStates(
  scorer: TreeScorer,
  total: ExactColumn,
  eligible: Uint8Array,
  reasons: Map<number, StateReason>,
  obstacle: (row: number) => StateReason | null,
): Uint8Array {
  const state = new Uint8Array(scorer.input.outlets.codes.length).fill(statePlace('graded'));
  for (let row = 0; row < state.length; row += 1) {
    if (eligible[row] === 0) state[row] = statePlace(stateOf(reasons.get(row)));
    else {
      const reason = obstacle(row);
      if (reason === null) continue;
      state[row] = statePlace('notGraded');
      reasons.set(row, reason);
    }
    total.num[row] = NaN;
    for (const column of totalColumns(scorer)) column.num[row] = NaN;
  }
  return state;
}

/** The columns of the further totals. */
function totalColumns(scorer: TreeScorer): readonly ExactColumn[] {
  return (scorer.scheme.totals ?? []).map(({ code }) => furtherTotal(scorer, code));
}

/** The vetoes that hold for eligible outlets; they read the total before any veto's cap. */
function findVetoes(scorer: TreeScorer, total: ExactColumn, eligible: Uint8Array): ReadonlyMap<number, VetoOutcome> {
  const reader = scorer.reader({ score: (code) => scorer.score(code), total });
  const held = (scorer.scheme.vetoes ?? []).map(({ when }) => holds(when, reader).map((value, row) => value & eligible[row]!));
  return gatherVetoes(scorer.scheme, held);
}

/** Graded outlets that no cohort gives a level are not graded, and so in no rank. */
function leaveUngraded(raw: Int16Array, { levelRule }: Scheme, state: Uint8Array, reasons: Map<number, StateReason>, totals: readonly ExactColumn[]): void {
  const reason: StateReason = { kind: levelRule?.kind === 'formula' ? 'noLevel' : levelRule?.kind === 'clusters' ? 'noGroups' : 'noPeers' };
  raw.forEach((level, row) => {
    if (level !== NO_LEVEL || state[row] !== statePlace('graded')) return;
    state[row] = statePlace('notGraded');
    reasons.set(row, reason);
    for (const column of totals) column.num[row] = NaN;
  });
}

function indicatorResult({ indicator, folded, outcome, score, mark }: IndicatorWorking): IndicatorResult {
  return {
    code: indicator.code,
    raw: folded.raw.kind === 'text' ? folded.raw.column : toNumberColumn(folded.raw.column, false),
    counted: folded.counted,
    score: toNumberColumn(score, true),
    mark,
    ...peersOf(outcome),
  };
}

/** Ranks and cohorts, for methods that read them. */
function peersOf({ ranks, choice, spread, levels }: MethodPoints): Pick<IndicatorResult, 'rankTwice' | 'cohortSize' | 'cohort' | 'spread' | 'levels'> {
  return {
    ...(ranks === null ? {} : { rankTwice: ranks.rankTwice, cohortSize: ranks.size }),
    ...(choice === null ? {} : cohortsOf(choice, spread)),
    ...(levels === undefined ? {} : { levels }),
  };
}

function cohortsOf(choice: CohortChoice, spread: Spread | null): Pick<IndicatorResult, 'cohort' | 'spread'> {
  const cohort = cohortNames(choice);
  if (spread === null) return { cohort };
  const facts = new Map<string, SpreadFacts>();
  for (let row = 0; row < cohort.index.length; row += 1) {
    const [name, own] = [textAt(cohort, row), spread(row)];
    if (name !== null && own !== null) facts.set(name, own);
  }
  return { cohort, spread: facts };
}

/** What dimensions came to before they were blended, the roots' only for graded outlets. */
function unblendedScores({ scheme, unblended }: TreeScorer, state: Uint8Array): Pick<GradingResult, 'unblended'> {
  if (unblended.size === 0) return {};
  const ofRoots = rootsOf(scheme).flatMap(({ code }) => unblended.get(code) ?? []);
  state.forEach((place, row) => {
    if (place !== statePlace('graded')) for (const { num } of ofRoots) num[row] = NaN;
  });
  const codes = [...rootsOf(scheme), ...innerDimensionsOf(scheme)].map(({ code }) => code).filter((code) => unblended.has(code));
  return { unblended: codes.map((code) => ({ code, score: toNumberColumn(unblended.get(code)!, true) })) };
}

function nodeResult(scorer: TreeScorer, code: string): NodeResult {
  const { score, mark } = scorer.dimensions.get(code)!;
  const outcome = scorer.nodeOutcomes.get(code);
  return { code, score: toNumberColumn(score, true), mark, ...(outcome === undefined ? {} : peersOf(outcome)) };
}
