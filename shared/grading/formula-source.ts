import { emptyExact } from '../exact/exact-column.ts';
import { compileFormula } from '../formula/evaluate.ts';
import { parseFormula } from '../formula/parse.ts';
import type { ValueGetter } from '../formula/values.ts';
import type { Source } from '../scheme/scheme.ts';
import { foldFigures } from './fold-figures.ts';
import { columnGetter, formulaColumn } from './formula-columns.ts';
import type { GradingInput } from './grading-input.ts';
import type { FoldedValues, RawValues } from './folded-values.ts';
import { readAttribute } from './raw-values.ts';

/** The source as which a formula reads an imported figure: its last value of the period. */
export function figureByName(figure: string): Extract<Source, { kind: 'kpi' }> {
  return { kind: 'kpi', figure, fold: 'last' };
}

/**
 * A formula over raw values, one row at a time. A name is an indicator of the scheme (`indicator`), else an attribute, else
 * an imported figure; one that is none of them is missing.
 *
 * @throws {FormulaError} for a formula that the scheme's check refuses.
 */
export function readFormula(
  expression: string,
  input: GradingInput,
  firstMonths: Float64Array,
  indicator: (name: string) => RawValues | null,
): FoldedValues {
  const rows = input.outlets.codes.length;
  let found = true;
  const read = (name: string): ValueGetter => {
    const own = indicator(name);
    if (own !== null) return columnGetter(own);
    const values = input.outlets.attributes.has(name) ? readAttribute(name, input) : foldFigures(figureByName(name), input, firstMonths);
    found &&= values.found;
    return columnGetter(values.raw);
  };
  const { evaluate, warnings } = compileFormula(parseFormula(expression), {
    period: input.period,
    rows,
    read,
    score: () => null,
    visits: () => null,
    total: null,
    level: null,
    cohort: null,
    earlier: () => null,
  });
  const raw = formulaColumn(evaluate, rows);
  return { raw, counted: counts(raw), found, formulaWarnings: warnings() };
}

/** What stands for a formula that is being read: a formula that refers to itself finds nothing. */
export function unreadFormula(rows: number): FoldedValues {
  return { raw: { kind: 'number', column: emptyExact(rows) }, counted: new Int32Array(rows), found: true };
}

function counts(raw: RawValues): Int32Array {
  if (raw.kind === 'text') return Int32Array.from(raw.column.index, (place) => (place < 0 ? 0 : 1));
  return Int32Array.from(raw.column.num, (units) => (Number.isNaN(units) ? 0 : 1));
}
