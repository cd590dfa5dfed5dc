import { emptyFractions, setFraction, unify, type ExactColumn } from '../exact/exact-column.ts';
import { toExact } from '../exact/number-column.ts';
import { fromInteger } from '../exact/rational.ts';
import { exactNumber } from '../exact/scheme-number.ts';
import type { CompiledFormula } from '../formula/evaluate.ts';
import { holds } from '../grading/conditions.ts';
import type { RawValues } from '../grading/folded-values.ts';
import { scoreVisits } from '../grading/fold-visits.ts';
import { cohortsOf, formulaColumn, formulaTruth } from '../grading/formula-columns.ts';
import { FormulaHistory, placeFormula, type FormulaPlace, type FormulaReads } from '../grading/formula-values.ts';
import type { GradingInput } from '../grading/grading-input.ts';
import type { BaseRun } from '../grading/reach-probe.ts';
import { readSource } from '../grading/raw-values.ts';
import { readerOf } from '../grading/reader.ts';
import { firstCountingMonths } from '../grading/windows.ts';
import { textColumn } from '../grading/text-columns.ts';
import { dimensionNames, indicatorNames } from '../scheme/formula-names.ts';
import { BELOW_SCALE, type Condition, type Scheme } from '../scheme/scheme.ts';
import { LEVEL_NAMES } from './plan-names.ts';

/** What the formulas and conditions of a plan read: a graded run, and the data that it did not read itself. */
export interface PlanFigures {
  readonly scheme: Scheme;
  readonly rows: number;
  /** The figures with each row on a level: its code, `below-scale`, or null for none. */
  readonly at: (levels: readonly (string | null)[]) => FiguresAtLevels;
}

/** What is read with every row on a level of its own. */
export interface FiguresAtLevels {
  /** A formula; `named` gives what its own names stand for. @throws {FormulaError} for one that the check refuses */
  readonly formula: (expression: string, named: (name: string) => RawValues | null) => CompiledFormula;
  /** 1 for each row for which the condition holds. */
  readonly holds: (condition: Condition) => Uint8Array;
}

/**
 * The figures of a run for a plan. Raw values, scores and totals are the run's own; `live` holds what the plan reads besides
 * (figures, attributes, events, open actions, red lines), a row for each row of the run.
 */
export function planFigures({ scheme, scorer, result }: BaseRun, live: GradingInput): PlanFigures {
  const rows = result.codes.length;
  const firstMonths = firstCountingMonths(live.outlets.openedOn);
  const visits = scoreVisits(live, scheme.rounding?.visit);
  const [indicators, dimensions] = [indicatorNames(scheme), dimensionNames(scheme)];
  const counted = new Map(result.indicators.map((own) => [own.code, own.counted]));
  const total = toExact(result.total);
  const scoreOf = (code: string): ExactColumn | null => (code === scheme.tree.code ? total : scorer.score(code));
  const isEligible = (row: number): boolean => result.stateReasons.get(row)?.kind !== 'notEligible';
  const cohort = () => cohortsOf(scorer.frame(scheme.cohort), isEligible);
  const reads: FormulaReads = {
    input: live,
    firstMonths,
    root: scheme.tree,
    indicator: (name) => indicators.get(name) ?? null,
    dimension: (name) => dimensions.get(name) ?? null,
    raw: ({ code }) => scorer.raw(code)!,
    counted: ({ code }) => counted.get(code) ?? new Int32Array(rows),
    score: (code) => numbers(scoreOf(code)),
    sourceAt: (source, input) => readSource(source, input, visits, firstMonths),
    figure: () => null,
    cohort,
  };
  const history = new FormulaHistory(reads);
  return {
    scheme,
    rows,
    at: (levels) => {
      const level: RawValues = { kind: 'text', column: textColumn(levels) };
      const own = levelFacts(scheme, levels);
      const compile = (expression: string, named: FormulaPlace['named']): CompiledFormula =>
        placeFormula(expression, reads, { total: { kind: 'number', column: total }, level, cohort: cohort(), named: (name) => named?.(name) ?? own.get(name) ?? null }, history);
      const reader = readerOf(live, {
        raw: (code) => scorer.raw(code),
        score: scoreOf,
        total,
        source: (source) => (source.kind === 'formula' ? formulaColumn(compile(source.expression, undefined).evaluate, rows) : readSource(source, live, visits, firstMonths).raw),
        formula: (expression) => formulaTruth(compile(expression, undefined).evaluate, rows),
      });
      return { formula: compile, holds: (condition) => holds(condition, reader) };
    },
  };
}

/** Stars and place (1 the lowest, 0 below the scale) of each row's level, by what formulas call them. */
function levelFacts(scheme: Scheme, levels: readonly (string | null)[]): ReadonlyMap<string, RawValues> {
  const [stars, place] = [emptyFractions(levels.length), emptyFractions(levels.length)];
  const places = new Map(scheme.levels.map(({ code }, index) => [code, index]));
  levels.forEach((code, row) => {
    if (code === null) return;
    const index = places.get(code);
    if (code === BELOW_SCALE) setFraction(place, row, fromInteger(0));
    if (index === undefined) return;
    setFraction(place, row, fromInteger(index + 1));
    const drawn = scheme.levels[index]?.stars;
    if (drawn !== undefined) setFraction(stars, row, exactNumber(drawn));
  });
  const columns = { stars: numbers(unify(stars)), place: numbers(unify(place)) };
  return new Map([...LEVEL_NAMES.stars.map((name) => [name, columns.stars!] as const), ...LEVEL_NAMES.place.map((name) => [name, columns.place!] as const)]);
}

function numbers(column: ExactColumn | null): RawValues | null {
  return column === null ? null : { kind: 'number', column };
}
