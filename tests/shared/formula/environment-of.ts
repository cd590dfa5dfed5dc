import type { IsoDate, PeriodId } from '../../../shared/dates.ts';
import { parseNumber, toExactText } from '../../../shared/exact/rational.ts';
import { compileFormula } from '../../../shared/formula/evaluate.ts';
import { everybody, type CohortProvider, type FormulaEnvironment } from '../../../shared/formula/environment.ts';
import { parseFormula } from '../../../shared/formula/parse.ts';
import { FormulaDate, exactResult, type FormulaValue, type ValueGetter } from '../../../shared/formula/values.ts';
import { settle } from '../../../shared/formula/numbers.ts';

/** A cell of a test's table: a number as text or number, `'text` for a text, a `d:` date, a boolean, null for missing. */
export type Cell = string | number | boolean | null;
export type Columns = Readonly<Record<string, readonly Cell[]>>;

export interface TestPeriod {
  readonly period?: string;
  readonly columns?: Columns;
  readonly scores?: Columns;
  readonly visits?: Columns;
  readonly total?: readonly Cell[];
  readonly level?: readonly Cell[];
  readonly cohort?: CohortProvider | null;
  readonly before?: readonly TestPeriod[];
}

/** An environment over columns; `before` are the earlier periods, newest first. */
export function environmentOf(table: TestPeriod): FormulaEnvironment {
  const columns = table.columns ?? {};
  const rows = Math.max(1, ...[...Object.values(columns), table.total ?? [], table.level ?? []].map((cells) => cells.length));
  return {
    period: (table.period ?? '2026-Q3') as PeriodId,
    rows,
    read: (name) => getter(columns[name]),
    score: (name) => getter(table.scores?.[name]),
    visits: (name) => getter(table.visits?.[name]),
    total: getter(table.total),
    level: getter(table.level),
    cohort: table.cohort === undefined ? everybody(rows) : table.cohort,
    earlier: (periods) => {
      const [earlier, ...older] = (table.before ?? []).slice(periods - 1);
      return earlier === undefined ? null : environmentOf({ ...earlier, before: older });
    },
  };
}

/** The formula's values as words: exact numbers (`86.5`, `1/3`), texts as they are, `missing`. */
export function valuesOf(formula: string, table: TestPeriod = {}): readonly string[] {
  const environment = environmentOf(table);
  const { evaluate } = compileFormula(parseFormula(formula), environment);
  return Array.from({ length: environment.rows }, (_, row) => wordsOf(evaluate(row)));
}

/** The formula's value in the first row. */
export function valueOf(formula: string, table: TestPeriod = {}): string {
  return valuesOf(formula, table)[0]!;
}

export function wordsOf(value: FormulaValue): string {
  if (value === null) return 'missing';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return value;
  return value instanceof FormulaDate ? value.iso : toExactText(exactResult(value)!);
}

function getter(cells: readonly Cell[] | undefined): ValueGetter | null {
  if (cells === undefined) return null;
  const values = cells.map(read);
  return (row) => values[row] ?? null;
}

function read(cell: Cell): FormulaValue {
  if (cell === null || typeof cell === 'boolean') return cell;
  const text = String(cell);
  if (text.startsWith("'")) return text.slice(1);
  if (text.startsWith('d:')) return new FormulaDate(text.slice(2) as IsoDate);
  const number = parseNumber(text);
  if (number === null) throw new Error(`No cell: ${text}`);
  return settle(number);
}
