import { emptyFractions, setFraction, unify } from '../exact/exact-column.ts';
import { plainDecimal } from '../exact/number-text.ts';
import type { Rational } from '../exact/rational.ts';
import { exactNumber } from '../exact/scheme-number.ts';
import type { Words } from '../errors.ts';
import { exactResult, textOf, type FormulaValue, type ValueGetter } from '../formula/values.ts';
import type { RawValues } from '../grading/folded-values.ts';
import { readsOf, type FormulaRead } from '../scheme/formula-reads.ts';
import { settleAmount } from './amounts.ts';
import { benefitNames } from './plan-names.ts';
import type { FiguresAtLevels, PlanFigures } from './plan-figures.ts';
import { isNumberKind, type Benefit, type BenefitCell, type BenefitPlan } from './plan.ts';

/** What an outlet gets of a benefit. */
export type Grant =
  | { readonly kind: 'amount'; readonly value: Rational; readonly raw: Rational; readonly limit: 'floor' | 'cap' | null }
  | { readonly kind: 'text'; readonly text: Words }
  | { readonly kind: 'yesNo'; readonly value: boolean }
  /** Nothing, and rightly so: no level, a level without a cell, or not among those it is for. */
  | { readonly kind: 'none'; readonly why: 'noLevel' | 'notForLevel' | 'notFor' }
  /** Not known: no amount, never 0. `names`: what the formula reads and is missing; empty: it gives no number. */
  | { readonly kind: 'missing'; readonly why: 'noFigure' | 'noResult'; readonly names: readonly string[] };

/** One thing that a formula read of an outlet; null: missing. */
export interface FormulaInput {
  readonly name: string;
  readonly value: string | null;
}

/** A benefit over all rows. */
export interface WorkedBenefit {
  readonly benefit: Benefit;
  readonly grants: readonly Grant[];
  /** What the formula of the row's cell read; empty for stated values. */
  readonly inputsOf: (row: number) => readonly FormulaInput[];
}

const NO_LEVEL: Grant = { kind: 'none', why: 'noLevel' };
const NOT_FOR_LEVEL: Grant = { kind: 'none', why: 'notForLevel' };
const NOT_FOR: Grant = { kind: 'none', why: 'notFor' };

/**
 * Works all benefits of a plan for all rows, each on its level (code, `below-scale`, null for none). Exact; the order of rows
 * has no effect on what each gets.
 */
export function workPlan(plan: BenefitPlan, figures: PlanFigures, levels: readonly (string | null)[]): readonly WorkedBenefit[] {
  const at = figures.at(levels);
  const columns = new Map<string, RawValues>();
  return plan.benefits.map((benefit, place) => {
    const before = benefitNames(plan.benefits.slice(0, place));
    const named = (name: string): RawValues | null => {
      const meant = before.get(name);
      return meant === undefined ? null : (columns.get(meant.code) ?? null);
    };
    const worked = workBenefit(benefit, at, levels, named);
    if (isNumberKind(benefit.kind)) columns.set(benefit.code, amountColumn(worked.grants));
    return worked;
  });
}

/** A cell made ready: what it grants to a row. */
interface ReadyCell {
  readonly grant: (row: number) => Grant;
  readonly inputs: (row: number) => readonly FormulaInput[];
}

function workBenefit(benefit: Benefit, at: FiguresAtLevels, levels: readonly (string | null)[], named: (name: string) => RawValues | null): WorkedBenefit {
  const isFor = benefit.for === undefined ? null : at.holds(benefit.for);
  const cells = new Map(Object.entries(benefit.levels).map(([level, cell]) => [level, readyCell(benefit, cell, at, named)]));
  const cellOf = (row: number): ReadyCell | null => (levels[row] == null ? null : (cells.get(levels[row]) ?? null));
  const grants = levels.map((level, row): Grant => {
    if (level === null) return NO_LEVEL;
    const cell = cellOf(row);
    if (cell === null) return NOT_FOR_LEVEL;
    return isFor !== null && isFor[row] === 0 ? NOT_FOR : cell.grant(row);
  });
  return { benefit, grants, inputsOf: (row) => cellOf(row)?.inputs(row) ?? [] };
}

function readyCell(benefit: Benefit, cell: BenefitCell, at: FiguresAtLevels, named: (name: string) => RawValues | null): ReadyCell {
  if ('formula' in cell) return formulaCell(benefit, cell.formula, at, named);
  const grant = statedGrant(benefit, cell);
  return { grant: () => grant, inputs: () => [] };
}

function statedGrant(benefit: Benefit, cell: Exclude<BenefitCell, { formula: string }>): Grant {
  if ('text' in cell) return { kind: 'text', text: cell.text };
  if (typeof cell.value === 'boolean') return { kind: 'yesNo', value: cell.value };
  const raw = exactNumber(cell.value);
  return { kind: 'amount', raw, ...settleAmount(raw, benefit) };
}

function formulaCell(benefit: Benefit, expression: string, at: FiguresAtLevels, named: (name: string) => RawValues | null): ReadyCell {
  const { evaluate } = at.formula(expression, named);
  let reads: readonly { readonly name: string; readonly evaluate: ValueGetter }[] | null = null;
  const inputs = (row: number): readonly FormulaInput[] => {
    reads ??= inputTexts(expression).map((name) => ({ name, evaluate: at.formula(name, named).evaluate }));
    return reads.map((read) => ({ name: read.name, value: shown(read.evaluate(row)) }));
  };
  return {
    inputs,
    grant: (row) => {
      const value = evaluate(row);
      if (value !== null && benefit.kind === 'text') return { kind: 'text', text: { zh: shown(value) ?? '' } };
      if (value !== null && benefit.kind === 'yesNo' && typeof value === 'boolean') return { kind: 'yesNo', value };
      const raw = exactResult(value);
      if (raw !== null && benefit.kind === 'yesNo') return { kind: 'yesNo', value: raw.num !== 0n };
      if (raw !== null) return { kind: 'amount', raw, ...settleAmount(raw, benefit) };
      const names = inputs(row).flatMap((input) => (input.value === null ? [input.name] : []));
      return { kind: 'missing', why: names.length > 0 ? 'noFigure' : 'noResult', names };
    },
  };
}

/** What a formula reads of this and of single earlier periods, each as a formula of its own, once. */
function inputTexts(expression: string): readonly string[] {
  return [...new Set(readsOf(expression).flatMap((read) => inputText(expression, read)))];
}

function inputText(expression: string, { kind, name, start, end, from, to }: FormulaRead): readonly string[] {
  const own = kind === 'score' || kind === 'visits' ? `${kind.toUpperCase()}([${name.replaceAll(']', ']]')}])` : expression.slice(start, end);
  if (from !== to) return [];
  return [from === 0 ? own : `PREV(${own}, ${from})`];
}

function shown(value: FormulaValue): string | null {
  if (value === null) return null;
  const number = typeof value === 'boolean' ? null : exactResult(value);
  return number === null ? textOf(value) : plainDecimal(number);
}

function amountColumn(grants: readonly Grant[]): RawValues {
  const column = emptyFractions(grants.length);
  grants.forEach((grant, row) => {
    if (grant.kind === 'amount') setFraction(column, row, grant.value);
  });
  return { kind: 'number', column: unify(column) };
}
