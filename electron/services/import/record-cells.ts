import type { IsoDate } from '../../../shared/dates.ts';
import type { TableRow } from '../../tabular/table.ts';
import type { ColumnMap } from './map-columns.ts';
import { readDate, readNumber } from './read-cells.ts';
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
  /** The day of `date`; null: the row was rejected. */
  readonly date: () => IsoDate | null;
  /** False: a row before had the same key, this one was rejected. */
  readonly once: (seen: Map<string, number>, key: string) => boolean;
}

export function recordCells(row: TableRow, columns: ColumnMap, problems: RowProblems): RecordCells {
  const text = (field: string): string => row.cells[columns.placeOf(field)]?.trim() ?? '';
  const optional = (field: string): string | null => (text(field) === '' ? null : text(field));
  const needed = (field: string): string | null => {
    const value = optional(field);
    if (value === null) problems.reject(row, columns.headOf(field), 'import/blank');
    return value;
  };
  const number = (field: string): string | null | undefined => {
    const value = optional(field);
    if (value === null) return null;
    const reading = readNumber(value);
    if (!('fault' in reading)) return reading.text;
    problems.reject(row, columns.headOf(field), reading.fault, { value });
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
      const count = 'fault' in reading ? NaN : Number(reading.text);
      if (Number.isInteger(count) && count >= 1 && count <= MOST_ANSWERS) return count;
      problems.reject(row, columns.headOf(field), 'import/bad-count', { value });
      return null;
    },
    date() {
      const date = readDate(text('date'));
      if (date === null) problems.reject(row, columns.headOf('date'), text('date') === '' ? 'import/blank' : 'import/bad-date', { value: text('date') });
      return date;
    },
    once(seen, key) {
      const first = seen.get(key);
      if (first === undefined) seen.set(key, row.line);
      else problems.reject(row, null, 'import/duplicate-row', { value: key, first });
      return first === undefined;
    },
  };
}
