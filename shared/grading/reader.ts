import { toExact } from '../exact/number-column.ts';
import type { ExactColumn } from '../exact/exact-column.ts';
import { compileFormula } from '../formula/evaluate.ts';
import { parseFormula } from '../formula/parse.ts';
import type { Operand, RedLine, Source } from '../scheme/scheme.ts';
import type { ConditionReader } from './conditions.ts';
import { visitsInWindow } from './fold-visits.ts';
import { columnGetter, formulaTruth } from './formula-columns.ts';
import { readDataName } from './formula-values.ts';
import type { GradingInput } from './grading-input.ts';
import type { RawValues } from './folded-values.ts';

/** What conditions may read at a stage of the run besides the facts of the outlets. */
export interface StageValues {
  readonly raw?: (indicator: string) => RawValues | null;
  /** Scores of indicators and dimensions by code. */
  readonly score?: (code: string) => ExactColumn | null;
  readonly total?: ExactColumn;
  /** Levels as they stand. */
  readonly level?: () => RawValues;
  /** A source read by itself. */
  readonly source?: (source: Source) => RawValues;
  /** What formulas come to at this stage; left out: they read attributes and facts alone. */
  readonly formula?: (expression: string) => Uint8Array;
}

/** Reads the operands of conditions from the input and from what the run has reckoned so far. */
export function readerOf(input: GradingInput, values: StageValues): ConditionReader {
  return {
    rows: input.outlets.codes.length,
    read: (operand) => readOperand(operand, input, values),
    redLine: (redLine) => redLines(redLine, input),
    formula: values.formula ?? ((expression) => factsFormula(expression, input)),
  };
}

/** A formula over attributes and facts: 1 where it holds, 2 where it is missing. */
function factsFormula(expression: string, input: GradingInput): Uint8Array {
  const rows = input.outlets.codes.length;
  const compiled = compileFormula(parseFormula(expression), {
    period: input.period,
    rows,
    read: (name) => columnGetter(readDataName(name, { ...input, figures: [] }, NO_MONTHS).raw),
    score: () => null,
    visits: () => null,
    total: null,
    level: null,
    cohort: null,
    earlier: () => null,
  });
  return formulaTruth(compiled.evaluate, rows);
}

const NO_MONTHS = new Float64Array(0);

function readOperand(operand: Operand, input: GradingInput, values: StageValues): RawValues | null {
  if (operand === 'total') return numbers(values.total ?? null);
  if (operand === 'level') return { kind: 'text', column: input.history.level };
  if (typeof operand === 'string') return { kind: 'text', column: input.outlets[operand] };
  if ('source' in operand) return values.source?.(operand.source) ?? null;
  if ('dimension' in operand) return numbers(values.score?.(operand.dimension) ?? null);
  if ('indicator' in operand) {
    if (operand.read === 'score') return numbers(values.score?.(operand.indicator) ?? null);
    return values.raw?.(operand.indicator) ?? null;
  }
  const column = input.outlets.attributes.get(operand.attribute);
  if (column === undefined) return null;
  return column.kind === 'text' ? { kind: 'text', column } : { kind: 'number', column: toExact(column) };
}

function numbers(column: ExactColumn | null): RawValues | null {
  return column === null ? null : { kind: 'number', column };
}

/** 1 for each outlet with a visit of the window on which a critical item failed. */
function redLines(redLine: RedLine, input: GradingInput): Uint8Array {
  const flagged = new Uint8Array(input.outlets.codes.length);
  const chosen = visitsInWindow(redLine, input);
  for (let visit = 0; visit < chosen.length; visit += 1) {
    if (chosen[visit] === 1 && input.visits.redLine[visit] === 1) flagged[input.visits.outlet[visit]!] = 1;
  }
  return flagged;
}
