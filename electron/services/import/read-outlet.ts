import type { IsoDate } from '../../../shared/dates.ts';
import type { MessageParams } from '../../../shared/errors.ts';
import type { MessageCode } from '../../../shared/messages/catalog.ts';
import type { OutletStatus, Ownership } from '../../../shared/outlet/outlet.ts';
import type { TableRow } from '../../tabular/table.ts';
import type { AttributeReader } from './attribute-columns.ts';
import type { ColumnMap } from './map-columns.ts';
import { readDate } from './read-cells.ts';
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
  const head = columns.headOf;
  let faulty = false;
  const refuse = (column: string, code: MessageCode, params: MessageParams = {}): void => {
    if (!faulty) problems.reject(row, column, code, params);
    faulty = true;
  };
  const choice = <T extends string>(field: string, words: WordList<T>): T | undefined => {
    const text = cell(field);
    const found = text === '' ? undefined : words.read(text);
    if (found === null) refuse(head(field), 'import/bad-choice', { value: text, known: words.known });
    return found ?? undefined;
  };
  const date = (field: string): IsoDate | undefined => {
    const text = cell(field);
    const found = text === '' ? undefined : readDate(text);
    if (found === null) refuse(head(field), 'import/bad-date', { value: text });
    return found ?? undefined;
  };
  for (const field of ['outlet_code', 'name']) if (cell(field) === '') refuse(head(field), 'import/blank');
  for (const [field, most] of LONGEST) if (cell(field).length > most) refuse(head(field), 'import/too-long', { most });
  for (const field of REGION_FIELDS) if (cell(field).includes('/')) refuse(head(field), 'import/slash-in-region', { value: cell(field) });
  const values: Record<string, string> = {};
  for (const { code, name, place, type, read } of attributes) {
    const text = row.cells[place]?.trim() ?? '';
    const value = text === '' ? undefined : read(text);
    if (value === null) refuse(name, 'import/attribute-type', { value: text, type });
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
  return faulty ? null : read;
}

function regionOf(cell: (field: string) => string): readonly string[] | undefined {
  const whole = cell('region');
  const names = whole === '' ? REGION_FIELDS.map(cell) : whole.split(/[/／>]/).map((name) => name.trim());
  const filled = names.filter((name) => name !== '');
  return filled.length === 0 ? undefined : filled;
}
