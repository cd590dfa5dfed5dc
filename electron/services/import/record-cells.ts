import type { IsoDate, PeriodId } from '../../../shared/dates.ts';
import { readDate } from '../../../shared/reading/read-date.ts';
import { readNumber } from '../../../shared/reading/read-number.ts';
import { readPeriod } from '../../../shared/reading/read-period.ts';
import type { TableRow } from '../../tabular/table.ts';
import type { ColumnMap } from './map-columns.ts';
import type { RowProblems } from './row-problems.ts';

const MOST_ANSWERS = 1_000_000;

/** Reads the cells of one row of records; what is faulty rejects the row and gives the value that says so. */
export interface RecordCells {
  readonly text: (field: string) => string;
  /** Null where the cell is blank. */
  readonly optional: (field: string) => string | null;
  /** Null: blank, the row was rejected. */
  readonly needed: (field: string) => string | null;
  /** Null: blank; undefined: no number, the row was rejected. */
  readonly number: (field: string) => string | null | undefined;
  /** Null: blank or no number, the row was rejected. */
  readonly neededNumber: (field: string) => string | null;
  /** A whole number from 1, 1 where the cell is blank; null: the row was rejected. */
  readonly count: (field: string) => number | null;
  /** The day of `date`, or of another field; null: the row was rejected. */
  readonly date: (field?: string) => IsoDate | null;
  /** The period of `period`; null: the row was rejected. */
  readonly period: () => PeriodId | null;
  /** False: a row before had the same key, this one was rejected. */
  readonly once: (seen: Map<string, number>, key: string) => boolean;
}

export function recordCells(row: TableRow, columns: ColumnMap, problems: RowProblems): RecordCells {
  const text = (field: string): string => row.cells[columns.placeOf(field)]?.trim() ?? '';
  const optional = (field: string): string | null => (text(field) === '' ? null : text(field));
  const needed = (field: string): string | null => {
    const value = optional(field);
    if (value === null) problems.reject(row, columns.refOf(field), 'import/blank');
    return value;
  };
  const number = (field: string): string | null | undefined => {
    const value = optional(field);
    if (value === null) return null;
    const reading = readNumber(value);
    if ('value' in reading) return reading.value;
    problems.rejectReading(row, columns.refOf(field), reading);
    return undefined;
  };
  return {
    text,
    optional,
    needed,
    number,
    neededNumber: (field) => (needed(field) === null ? null : (number(field) ?? null)),
    count(field) {
      const value = optional(field);
      if (value === null) return 1;
      const reading = readNumber(value);
      const count = 'fault' in reading ? NaN : Number(reading.value);
      if (Number.isInteger(count) && count >= 1 && count <= MOST_ANSWERS) return count;
      problems.reject(row, columns.refOf(field), 'import/bad-count', { value });
      return null;
    },
    date(field = 'date') {
      const value = needed(field);
      if (value === null) return null;
      const reading = readDate(value);
      if ('value' in reading) return reading.value;
      problems.rejectReading(row, columns.refOf(field), reading);
      return null;
    },
    period() {
      const value = needed('period');
      if (value === null) return null;
      const reading = readPeriod(value);
      if ('value' in reading) return reading.value;
      problems.rejectReading(row, columns.refOf('period'), reading);
      return null;
    },
    once(seen, key) {
      const first = seen.get(key);
      if (first === undefined) seen.set(key, row.line);
      else problems.reject(row, null, 'import/duplicate-row', { value: key, first });
      return first === undefined;
    },
  };
}
