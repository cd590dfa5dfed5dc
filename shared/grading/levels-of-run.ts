import { AppError, assertNever } from '../errors.ts';
import type { ExactColumn } from '../exact/exact-column.ts';
import type { ClusterRule, Gate, SeatRule } from '../scheme/scheme.ts';
import { cohortNames, cohortSizeAt, type CohortChoice } from './cohorts.ts';
import { clusteredLevels } from './clustered-levels.ts';
import { formulaColumn } from './formula-columns.ts';
import { formulaLevels } from './formula-levels.ts';
import { NO_LEVEL, rawLevels, reachedLevels, type LevelValues } from './raw-level.ts';
import { clusterLines, guardCase, guardLines, isGuardOn, levelsByLine, linesToPublish, quotaLines, type LevelLines, type RelativeCohort, type RelativeFacts } from './relative-lines.ts';
import { stated } from './scheme-numbers.ts';
import type { TreeScorer } from './score-tree.ts';
import { seatedLevels, type SeatFacts } from './seats.ts';
import { textAt } from './text-columns.ts';
import { totalOrder } from './total-standing.ts';

/** What raw levels are read from, a row an outlet. */
export interface LevelStage {
  /** Rounded totals; missing: not graded. */
  readonly total: ExactColumn;
  /** How the outlets stand by their totals (`totalStanding`). */
  readonly standing: ExactColumn;
  readonly eligible: Uint8Array;
}

export interface RunLevels {
  /** Place of the raw level; -1: below the scale; -2: none, also of a graded outlet for which no cohort is large enough. */
  readonly raw: Int16Array;
  readonly seats?: SeatFacts;
  readonly relative?: RelativeFacts;
}

/** The raw levels of a run by the scheme's level rule. GRADING.md section 4. */
export function levelsOfRun(scorer: TreeScorer, stage: LevelStage): RunLevels {
  const { scheme } = scorer;
  const rule = scheme.levelRule ?? { kind: 'cutoffs' };
  if (scheme.levels.length === 0) return { raw: new Int16Array(stage.total.num.length).fill(NO_LEVEL) };
  switch (rule.kind) {
    case 'cutoffs':
      return { raw: rawLevels(scheme, valuesOf(scorer, stage.total)) };
    case 'quota':
    case 'cutoffsWithQuota':
      return levelsBySeats(scorer, rule, stage);
    case 'clusters':
      return levelsByClusters(scorer, rule, stage);
    case 'formula':
      return { raw: levelsByFormula(scorer, rule.expression, stage) };
    default:
      return assertNever(rule);
  }
}

function valuesOf(scorer: TreeScorer, total: ExactColumn): LevelValues {
  return { total, further: (code) => furtherTotal(scorer, code), scoreOf: (gate) => gateScore(scorer, gate) };
}

/** The rounded values of a further total, by its code. */
export function furtherTotal({ scheme, dimensions }: TreeScorer, code: string): ExactColumn {
  return dimensions.get(scheme.totals!.find((each) => each.code === code)!.tree.code)!.score;
}

function gateScore(scorer: TreeScorer, { of }: Gate): ExactColumn {
  const code = 'dimension' in of ? of.dimension : of.indicator;
  const column = scorer.score(code);
  if (column === null) throw new AppError('scheme/unknown-code', { path: 'levels', code });
  return column;
}

function levelsByFormula(scorer: TreeScorer, expression: string, { total }: LevelStage): Int16Array {
  const { evaluate } = scorer.formula(expression, { total });
  return formulaLevels(scorer.scheme, formulaColumn(evaluate, total.num.length), total);
}

function levelsBySeats(scorer: TreeScorer, rule: SeatRule, { total, standing, eligible }: LevelStage): RunLevels {
  const { scheme } = scorer;
  const frame = scorer.frame(rule.cohort ?? scheme.cohort);
  const reached = reachedLevels(scheme, valuesOf(scorer, total));
  const { levels, choice, facts } = seatedLevels({ levels: scheme.levels, rule, standing, eligible, reached, frame });
  if (rule.kind !== 'quota') return { raw: levels, seats: facts };
  const isMember = (row: number): boolean => !Number.isNaN(total.num[row]!);
  const lines = quotaLines({ levels: scheme.levels, rule, total, standing, choice, isMember, size: facts.size });
  const [lowest] = scheme.levels;
  const takesRest = lowest?.share === undefined && lowest?.seats === undefined;
  return { ...guarded(scorer, rule, { total, raw: levels, choice, takesRest }, (cohort) => ({ lines: lines.get(cohort)! })), seats: facts };
}

function levelsByClusters(scorer: TreeScorer, rule: ClusterRule, { total }: LevelStage): RunLevels {
  const { scheme } = scorer;
  const { levels, choice, centres } = clusteredLevels({
    count: scheme.levels.length,
    outlier: stated(rule.outlier),
    values: total,
    order: totalOrder(scheme),
    frame: scorer.frame(rule.cohort ?? scheme.cohort),
    isMember: (row) => !Number.isNaN(total.num[row]!),
  });
  return guarded(scorer, rule, { total, raw: levels, choice, takesRest: true }, (cohort) => {
    const own = centres.get(cohort)!;
    return { lines: clusterLines(own), centres: own };
  });
}

interface Unguarded {
  readonly total: ExactColumn;
  readonly raw: Int16Array;
  readonly choice: CohortChoice;
  /** The lowest level takes all who reach no line. */
  readonly takesRest: boolean;
}

/** The relative lines of every cohort that an outlet is read against, and where the guard applies the levels by them. */
function guarded(
  { scheme, input }: TreeScorer,
  rule: SeatRule | ClusterRule,
  { total, raw, choice, takesRest }: Unguarded,
  linesOf: (cohort: string) => { readonly lines: LevelLines; readonly centres?: RelativeCohort['centres'] & {} },
): RunLevels {
  const cohort = cohortNames(choice);
  const guard = guardCase(scheme, rule, input.history.guard);
  const isGuarded = guard !== null && isGuardOn(guard);
  const cohorts = new Map<string, RelativeCohort>();
  choice.level.forEach((_, row) => {
    const name = textAt(cohort, row);
    if (name === null || cohorts.has(name)) return;
    const own = { size: cohortSizeAt(choice, row), ...linesOf(name) };
    cohorts.set(name, isGuarded ? { ...own, lines: guardLines(guard, name, own.lines), unguarded: own.lines } : own);
  });
  const relative: RelativeFacts = { cohort, cohorts, isGuarded, published: guard === null ? [] : linesToPublish(guard, cohorts) };
  return { raw: isGuarded ? levelsByLine(total, totalOrder(scheme), cohort, cohorts, takesRest) : raw, relative };
}
