import type { IsoDate } from '../../../shared/dates.ts';
import type { OutletStatus, Ownership } from '../../../shared/outlet/outlet.ts';
import { readDate } from '../../../shared/reading/read-date.ts';
import type { TableRow } from '../../tabular/table.ts';
import type { AttributeReader } from './attribute-columns.ts';
import type { ColumnMap } from './map-columns.ts';
import type { RowProblems } from './row-problems.ts';
import { OWNERSHIP_WORDS, STATUS_WORDS, type WordList } from './word-lists.ts';

/** What a row says of an outlet; a field that the file lacks, or leaves blank, is undefined. */
export interface OutletRow {
  readonly row: TableRow;
  readonly code: string;
  readonly name: string;
  readonly type: string | undefined;
  readonly ownership: Ownership | undefined;
  readonly class: string | undefined;
  readonly region: readonly string[] | undefined;
  readonly openedOn: IsoDate | undefined;
  readonly closedOn: IsoDate | undefined;
  readonly status: OutletStatus | undefined;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Longest texts of the fields, in characters. */
const LONGEST: readonly (readonly [field: string, most: number])[] = [['outlet_code', 60], ['name', 200], ['type', 60], ['class', 60]];
/** Levels of the tree of regions. */
export const MOST_REGION_LEVELS = 10;
/** From the widest down; blank ones are left out of the path. */
const REGION_FIELDS = ['province', 'city', 'district', 'area'] as const;

/** Reads a row. @returns null: it was rejected */
export function readOutlet(
  row: TableRow,
  columns: ColumnMap,
  attributes: readonly AttributeReader[],
  problems: RowProblems,
): OutletRow | null {
  const cell = (field: string): string => row.cells[columns.placeOf(field)]?.trim() ?? '';
  const ref = columns.refOf;
  const choice = <T extends string>(field: string, words: WordList<T>): T | undefined => {
    const text = cell(field);
    const found = text === '' ? undefined : words.read(text);
    if (found === null) problems.reject(row, ref(field), 'import/bad-choice', { value: text, known: words.known }, words.words);
    return found ?? undefined;
  };
  const date = (field: string): IsoDate | undefined => {
    const text = cell(field);
    if (text === '') return undefined;
    const reading = readDate(text);
    if ('value' in reading) return reading.value;
    problems.rejectReading(row, ref(field), reading);
    return undefined;
  };
  for (const field of ['outlet_code', 'name']) if (cell(field) === '') problems.reject(row, ref(field), 'import/blank');
  for (const [field, most] of LONGEST) if (cell(field).length > most) problems.reject(row, ref(field), 'import/too-long', { most });
  for (const field of REGION_FIELDS) if (cell(field).includes('/')) problems.reject(row, ref(field), 'import/slash-in-region', { value: cell(field) });
  const values: Record<string, string> = {};
  for (const { code, column, type, read } of attributes) {
    const text = row.cells[column.place]?.trim() ?? '';
    const value = text === '' ? undefined : read(text);
    if (value === null) problems.reject(row, column, 'import/attribute-type', { value: text, type });
    else if (value !== undefined) values[code] = value;
  }
  const read: OutletRow = {
    row,
    code: cell('outlet_code'),
    name: cell('name'),
    type: cell('type') || undefined,
    ownership: choice('ownership', OWNERSHIP_WORDS),
    class: cell('class') || undefined,
    region: regionOf(cell),
    openedOn: date('opened_on'),
    closedOn: date('closed_on'),
    status: choice('status', STATUS_WORDS),
    attributes: values,
  };
  if ((read.region?.length ?? 0) > MOST_REGION_LEVELS) problems.reject(row, ref('region'), 'import/region-too-deep', { most: MOST_REGION_LEVELS });
  return problems.isRejected(row) ? null : read;
}

function regionOf(cell: (field: string) => string): readonly string[] | undefined {
  const whole = cell('region');
  const names = whole === '' ? REGION_FIELDS.map(cell) : whole.split(/[/／>]/).map((name) => name.trim());
  const filled = names.filter((name) => name !== '');
  return filled.length === 0 ? undefined : filled;
}
