import { emptyFractions, setFraction, unify, type ExactColumn, type FractionColumn } from '../exact/exact-column.ts';
import { columnValue } from '../exact/number-column.ts';
import { div, max, min, powerOfTen, rational, type Rational } from '../exact/rational.ts';
import { sumOf } from '../exact/whole.ts';
import { assertNever } from '../errors.ts';
import { comparePeriods, lastMonth, PERIOD_KINDS, periodLength } from '../dates.ts';
import type { Source } from '../scheme/scheme.ts';
import type { FigureColumn, GradingInput } from './grading-input.ts';
import type { FoldedValues } from './folded-values.ts';
import { selectText } from './select-column.ts';
import { firstCountingMonths, isInside, monthWindow, periodGrain } from './windows.ts';

export type KpiSource = Extract<Source, { kind: 'kpi' }>;

const LIMIT = Number.MAX_SAFE_INTEGER;

/**
 * The imported figures of a window folded into one raw value an outlet.
 *
 * The finest figures that the outlet has in the window are read: months if any, else quarters, half-years, years that
 * lie wholly inside. Months before the month of opening leave, periods without a figure leave. `counted` is the number
 * of months that the read figures cover; below `minMonths` the value is missing. `firstMonths` is what
 * `firstCountingMonths` says of the outlets.
 */
export function foldFigures(source: KpiSource, input: GradingInput, firstMonths: Float64Array): FoldedValues {
  const grains = figuresByGrain(source, input);
  const rows = input.outlets.codes.length;
  const counted = new Int32Array(rows);
  const places = Math.max(0, ...grains.flat().map(({ column }) => column.places));
  const scale = Number(powerOfTen(places));
  const prepared = grains.map((columns) => columns.map((figure) => prepare(figure, places)));
  const needed = source.minMonths ?? 1;
  const only = onlyPlain(prepared);
  if (only !== null) return { raw: { kind: 'number', column: readOnly(only, needed, firstMonths, scale, counted) }, counted, found: true };
  const result = emptyFractions(rows);
  for (let row = 0; row < rows; row += 1) {
    const opened = firstMonths[row]!;
    for (const columns of prepared) {
      const found = foldRow(columns, row, opened, source.fold, scale, result);
      if (found === 0) continue;
      counted[row] = found;
      if (found < needed) result.num[row] = NaN;
      break;
    }
  }
  return { raw: { kind: 'number', column: unify(result) }, counted, found: grains.some((columns) => columns.length > 0) };
}

/** The one column there is, of numbers that doubles hold; null: there are others, or none. */
function onlyPlain(prepared: readonly (readonly PreparedFigure[])[]): PreparedFigure | null {
  const [only, ...others] = prepared.flat();
  return only === undefined || others.length > 0 || only.odd ? null : only;
}

/** Every fold of one figure is that figure: the column itself where no outlet's months leave. */
function readOnly({ units, lastMonth: month, months }: PreparedFigure, needed: number, firstMonths: Float64Array, den: number, counted: Int32Array): ExactColumn {
  let left = months < needed ? units.length : 0;
  for (let row = 0; row < units.length; row += 1) {
    const value = units[row]!;
    if (value !== value) continue;
    if (month >= firstMonths[row]!) counted[row] = months;
    else left += 1;
  }
  if (left === 0) return { num: units, den, big: new Map() };
  const isKept = (row: number): boolean => months >= needed && month >= firstMonths[row]!;
  return { num: units.map((value, row) => (isKept(row) ? value : NaN)), den, big: new Map() };
}

/** The figures of an outlet that are read for a source, oldest first. */
export function figuresOf(source: KpiSource, input: GradingInput, row: number): readonly FigureColumn[] {
  const [opened = -Infinity] = firstCountingMonths(selectText(input.outlets.openedOn, [row]));
  for (const columns of figuresByGrain(source, input)) {
    const present = columns.filter(({ column, period }) => lastMonth(period) >= opened && !Number.isNaN(column.units[row]!));
    if (present.length > 0) return present;
  }
  return [];
}

/** The columns of the figure inside the window by length of their periods, shortest first, each oldest first. */
function figuresByGrain(source: KpiSource, input: GradingInput): readonly (readonly FigureColumn[])[] {
  const window = monthWindow(source.window, input.period, source.lagMonths);
  const inside = input.figures.filter(({ figure, period }) => figure === source.figure && isInside(period, window));
  inside.sort((a, b) => comparePeriods(a.period, b.period));
  return PERIOD_KINDS.map((_, grain) => inside.filter(({ period }) => periodGrain(period) === grain));
}

interface PreparedFigure {
  readonly figure: FigureColumn;
  readonly units: Float64Array;
  readonly factor: number;
  readonly lastMonth: number;
  readonly months: number;
  readonly odd: boolean;
}

function prepare(figure: FigureColumn, places: number): PreparedFigure {
  const { column, period } = figure;
  return {
    figure,
    units: column.units,
    factor: Number(powerOfTen(places - column.places)),
    lastMonth: lastMonth(period),
    months: periodLength(period),
    odd: (column.wide?.size ?? 0) + (column.fractions?.size ?? 0) > 0,
  };
}

/** Folds one row into `result`; gives the number of months covered, 0 for none. */
function foldRow(
  columns: readonly PreparedFigure[],
  row: number,
  opened: number,
  fold: KpiSource['fold'],
  scale: number,
  result: FractionColumn,
): number {
  let count = 0;
  let months = 0;
  let kept = 0;
  let isExact = scale <= LIMIT;
  for (const { units, factor, lastMonth: month, months: length, odd } of columns) {
    const units0 = units[row]!;
    if (month < opened || units0 !== units0) continue;
    if (odd) isExact = false;
    const value = units0 * factor;
    kept = count === 0 ? value : combine(fold, kept, value);
    if (!(value <= LIMIT && value >= -LIMIT && kept <= LIMIT && kept >= -LIMIT)) isExact = false;
    count += 1;
    months += length;
  }
  if (count === 0) return 0;
  const den = fold === 'average' ? scale * count : scale;
  if (isExact && den <= LIMIT) {
    result.num[row] = kept;
    result.den[row] = den;
  } else {
    const values = columns.flatMap(({ figure, lastMonth: month }) => {
      const value = month < opened ? null : columnValue(figure.column, row);
      return value === null ? [] : [value];
    });
    setFraction(result, row, foldExactly(values, fold));
  }
  return months;
}

function combine(fold: KpiSource['fold'], kept: number, value: number): number {
  switch (fold) {
    case 'sum':
    case 'average':
      return kept + value;
    case 'last':
      return value;
    case 'max':
      return value > kept ? value : kept;
    case 'min':
      return value < kept ? value : kept;
    default:
      return assertNever(fold);
  }
}

function foldExactly(values: readonly Rational[], fold: KpiSource['fold']): Rational {
  switch (fold) {
    case 'sum':
      return sumOf(values);
    case 'average':
      return div(sumOf(values), rational(BigInt(values.length)));
    case 'last':
      return values.at(-1)!;
    case 'max':
      return values.reduce(max);
    case 'min':
      return values.reduce(min);
    default:
      return assertNever(fold);
  }
}
