import { firstRange } from '../exact/bounds.ts';
import { emptyExact, setExact, type ExactColumn } from '../exact/exact-column.ts';
import { toExact } from '../exact/number-column.ts';
import { add, ZERO, type Rational } from '../exact/rational.ts';
import type { RecordTable } from '../scheme/scheme.ts';
import { eventsOf } from './fold-records.ts';
import type { GradingInput } from './grading-input.ts';
import { NO_RECORDS } from './records.ts';
import { bandRange, known, stated } from './scheme-numbers.ts';
import { textAt } from './text-columns.ts';

/** What one record came to by a table. */
export interface RecordPoints {
  /** Place in the input's events. */
  readonly record: number;
  readonly row: number;
  /** Null: no row of the table takes the record; it costs nothing where it is free. */
  readonly points: Rational | null;
  readonly isFree: boolean;
}

/** The points of each record of the table's window, the earliest first; the first `free` of an outlet cost nothing. */
export function pointsOfRecords(table: RecordTable, input: GradingInput): readonly RecordPoints[] {
  const { events } = input.records ?? NO_RECORDS;
  const places = eventsOf(table.records, input);
  const points = recordValues(table, input);
  const seen = new Map<number, number>();
  return places.map((record) => {
    const row = events.outlet[record]!;
    const before = seen.get(row) ?? 0;
    seen.set(row, before + 1);
    const isFree = before < (table.free ?? 0);
    return { record, row, points: isFree ? ZERO : points(record), isFree };
  });
}

/** The sum of the records' points for each outlet, 0 without records; missing where a record has none by the table. */
export function sumRecords(table: RecordTable, input: GradingInput): { readonly points: ExactColumn; readonly inputErrors: readonly number[] } {
  const rows = input.outlets.codes.length;
  const sums = new Map<number, Rational | null>();
  for (const { row, points } of pointsOfRecords(table, input)) {
    const before = sums.get(row);
    sums.set(row, points === null || before === null ? null : add(before ?? ZERO, points));
  }
  const column = emptyExact(rows);
  column.num.fill(0);
  const inputErrors: number[] = [];
  for (const [row, sum] of sums) {
    if (sum !== null) setExact(column, row, sum);
    else {
      column.num[row] = NaN;
      inputErrors.push(row);
    }
  }
  return { points: column, inputErrors: inputErrors.sort((a, b) => a - b) };
}

/** The points that the table's row for a record gives, else `otherwise`, else null. */
function recordValues(table: RecordTable, input: GradingInput): (record: number) => Rational | null {
  const { events } = input.records ?? NO_RECORDS;
  const otherwise = stated(table.otherwise);
  if (table.by === 'category') {
    const values = new Map(table.rows.map(({ value, points }) => [value, known(points)]));
    return (record) => values.get(textAt(events.category, record) ?? '') ?? otherwise;
  }
  const rows = firstRange(toExact(events.quantity), table.rows.map(bandRange));
  const points = table.rows.map((row) => known(row.points));
  return (record) => points[rows[record]!] ?? otherwise;
}
