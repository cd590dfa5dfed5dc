import FormulaParser, { FormulaHelpers, Types } from 'fast-formula-parser';
import { columnLetters } from '../../../electron/tabular/column-letters.ts';
import type { BookCell, BookSheet } from '../../../electron/tabular/write-workbook.ts';

/** What a cell holds after reckoning. */
export type Reckoned = number | string | boolean | null;

/** Reckons a workbook's formulas anew, from its texts and numbers alone, by an evaluator that knows nothing of the program. */
export interface SheetEvaluator {
  /** By sheet and place (`B5`). */
  readonly value: (sheet: string, place: string) => Reckoned;
  readonly cell: (sheet: string, place: string) => BookCell;
  /** All places with formulas. */
  readonly formulas: (sheet: string) => readonly string[];
  /** Writes a number or nothing into a cell; everything is reckoned anew. */
  readonly set: (sheet: string, place: string, number: string | null) => void;
}

export function sheetEvaluator(sheets: readonly BookSheet[]): SheetEvaluator {
  const grids = new Map(sheets.map(({ name, rows }) => [name, [...rows].map((row) => [...row])]));
  const known = new Map<string, Reckoned>();
  const at = (sheet: string, row: number, col: number): Reckoned => {
    const cell = grids.get(sheet)?.[row - 1]?.[col - 1] ?? null;
    if (cell === null) return null;
    if ('text' in cell) return cell.text;
    if ('number' in cell) return Number(cell.number);
    const key = `${sheet} ${row} ${col}`;
    if (!known.has(key)) known.set(key, reckon(cell.formula, sheet, row, col, at));
    return known.get(key) ?? null;
  };
  const placed = (place: string): readonly [number, number] => {
    const [, letters = '', row = '0'] = /^([A-Z]+)(\d+)$/.exec(place) ?? [];
    return [Number(row), [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)];
  };
  return {
    value: (sheet, place) => at(sheet, ...placed(place)),
    cell: (sheet, place) => {
      const [row, col] = placed(place);
      return grids.get(sheet)?.[row - 1]?.[col - 1] ?? null;
    },
    formulas: (sheet) => (grids.get(sheet) ?? []).flatMap((cells, row) => cells.flatMap((cell, col) => (cell !== null && 'formula' in cell ? [`${columnLetters(col)}${row + 1}`] : []))),
    set: (sheet, place, number) => {
      const [row, col] = placed(place);
      grids.get(sheet)![row - 1]![col - 1] = number === null ? null : { number, format: 0 };
      known.clear();
    },
  };
}

function reckon(formula: string, sheet: string, row: number, col: number, at: (sheet: string, row: number, col: number) => Reckoned): Reckoned {
  const parser = new FormulaParser({
    functions: OWN_FUNCTIONS,
    onCell: (ref) => at(ref.sheet ?? sheet, ref.row, ref.col),
    onRange: ({ sheet: of, from, to }) => {
      const rows = Array.from({ length: to.row - from.row + 1 }, (_, i) => from.row + i);
      const cols = Array.from({ length: to.col - from.col + 1 }, (_, i) => from.col + i);
      return rows.map((r) => cols.map((c) => at(of ?? sheet, r, c)));
    },
  });
  const result = parser.parse(formula, { sheet, row, col });
  return typeof result === 'object' && result !== null ? String(result) : (result as Reckoned);
}

type Argument = Parameters<typeof FormulaHelpers.flattenParams>[0][number];

/** Functions that the evaluator lacks or has wrong (its ROUNDUP(3,0) is 4), and ROUND on the 15 digits that spreadsheets show, halves away from zero. */
const OWN_FUNCTIONS = {
  MIN: (...args: Argument[]) => Math.min(...numbersOf(args)),
  MAX: (...args: Argument[]) => Math.max(...numbersOf(args)),
  MEDIAN: (...args: Argument[]) => {
    const sorted = numbersOf(args).sort((a, b) => a - b);
    const half = sorted.length >> 1;
    return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
  },
  /** Only with "<>": the evaluator takes a 0 for an empty cell. */
  SUMIF: (context: unknown, range: Argument, criterion: Argument, sums: Argument) => {
    const { value } = FormulaHelpers.retrieveArg(context, criterion);
    if (value !== '<>') throw new RangeError(`SUMIF with ${String(value)}`);
    const [cells, numbers] = FormulaHelpers.retrieveRanges(context, range, sums).map((rows) => rows.flat());
    return (numbers ?? []).reduce<number>((sum, number, at) => (cells?.[at] === null ? sum : sum + Number(number)), 0);
  },
  ROUNDUP: (value: Argument) => Math.ceil(FormulaHelpers.accept(value, Types.NUMBER)),
  ROUNDDOWN: (value: Argument) => Math.floor(FormulaHelpers.accept(value, Types.NUMBER)),
  ROUND: (value: Argument, places: Argument) => spreadsheetRound(FormulaHelpers.accept(value, Types.NUMBER), FormulaHelpers.accept(places, Types.NUMBER)),
};

function numbersOf(args: Argument[]): number[] {
  const numbers: number[] = [];
  FormulaHelpers.flattenParams(args, null, true, (item) => {
    if (typeof item === 'number') numbers.push(item);
  });
  return numbers;
}

function spreadsheetRound(value: number, places: number): number {
  const [mantissa = '', exponent = '0'] = Math.abs(value).toExponential(14).split('e');
  const digits = BigInt(mantissa.replace('.', ''));
  const shift = Number(exponent) - 14 + places;
  const units = shift >= 0 ? digits * 10n ** BigInt(shift) : (digits * 2n + 10n ** BigInt(-shift)) / (2n * 10n ** BigInt(-shift));
  return Math.sign(value) * Number(`${units}e${-places}`);
}
