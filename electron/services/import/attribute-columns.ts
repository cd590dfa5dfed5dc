import type { OutletAttribute } from '../../../shared/outlet/outlet.ts';
import type { Reading } from '../../../shared/reading/plain-text.ts';
import type { TableRow } from '../../tabular/table.ts';
import type { OtherColumn } from './map-columns.ts';
import type { ColumnRef } from './row-problems.ts';
import { readDate } from '../../../shared/reading/read-date.ts';
import { readNumber } from '../../../shared/reading/read-number.ts';

/** Reads one attribute of outlets from its column. */
export interface AttributeReader {
  readonly code: string;
  readonly column: ColumnRef;
  readonly type: OutletAttribute['type'];
  /** The value as it is kept; null: it does not fit the type. */
  readonly read: (cell: string) => string | null;
}

const NAMES_NO_QUANTITY = /(编码|代码|编号|工号|证号|账号|电话|手机|邮编|code|phone|mobile|postcode|zip|_id)$/i;

const READERS: Readonly<Record<OutletAttribute['type'], (cell: string) => string | null>> = {
  text: (cell) => cell,
  date: (cell) => valueOf(readDate(cell)),
  number: (cell) => valueOf(readNumber(cell)),
};

function valueOf<T extends string>(reading: Reading<T, string>): T | null {
  return 'value' in reading ? reading.value : null;
}

/**
 * A reader for each column that is no field. The type is that of the attribute that is there, else what all the column's
 * values are: numbers, dates, or texts. Numbers with leading zeros are texts, and so is what its head names as a code, a
 * telephone or a postcode.
 */
export function attributeReaders(
  known: ReadonlyMap<string, OutletAttribute['type']>,
  columns: readonly OtherColumn[],
  rows: readonly TableRow[],
): readonly AttributeReader[] {
  return columns.map(({ place, head, code }) => {
    const type = known.get(code) ?? (NAMES_NO_QUANTITY.test(head) ? 'text' : typeOf(rows, place));
    return { code, column: { place, head }, type, read: READERS[type] };
  });
}

function typeOf(rows: readonly TableRow[], place: number): OutletAttribute['type'] {
  let [isNumber, isDate, any] = [true, true, false];
  for (const { cells } of rows) {
    const cell = cells[place]?.trim() ?? '';
    if (cell === '') continue;
    any = true;
    isNumber &&= READERS.number(cell) !== null && !/^[+-]?0\d/.test(cell);
    isDate &&= /\D/.test(cell) && READERS.date(cell) !== null;
    if (!isNumber && !isDate) return 'text';
  }
  if (!any) return 'text';
  return isNumber ? 'number' : 'date';
}
