import type { ShownCell, ShownColumn, ShownTable } from '../../../shared/contract/shown-calls.ts';
import { cutDecimal } from '../../format.ts';
import type { TableColumn } from '../table-column.ts';
import { nodeText } from '../table-copy.ts';

/** What `shownTable` is made of. */
export interface ShownParts<Row> {
  readonly name: string;
  readonly columns: readonly TableColumn<Row>[];
  /** In the order shown. */
  readonly rows: readonly Row[];
  readonly facts?: ShownTable['facts'];
}

/** After so many rows the window gets a breath. */
const ROWS_A_STEP = 2000;

/** A table as it leaves the program: the visible columns, typed; columns without a head (buttons) stay behind. */
export async function shownTable<Row>({ name, columns, rows, facts = [] }: ShownParts<Row>): Promise<ShownTable> {
  const named = columns.filter((column) => column.title !== '');
  const read = named.map((): (ShownCell | Shown)[] => []);
  for (const [index, row] of rows.entries()) {
    if (index > 0 && index % ROWS_A_STEP === 0) await new Promise((resume) => setTimeout(resume, 0));
    named.forEach((column, at) => read[at]?.push(column.data === undefined ? shownOf(column, columnText(column, row, index)) : dataCell(column.data, row, index)));
  }
  const typed = named.map((column, at) => typedColumn(column, read[at] ?? []));
  return {
    name,
    columns: typed.map(({ column }) => column),
    rows: rows.map((_, row) => typed.map(({ cells }) => cells[row] ?? null)),
    facts,
  };
}

/** A shown text that may be a number. */
interface Shown {
  readonly text: string;
  /** Plain decimal; null: it is no number. */
  readonly number: string | null;
  readonly isPercent: boolean;
}

const NUMBER = /^([+−-]?)(0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*)(\.\d+)?(%?)$/;

/** Numbers as `format.ts` writes them, read back; a dash is nothing. Only in columns of numbers: a code may look like one. */
function shownOf<Row>(column: TableColumn<Row>, text: string): ShownCell | Shown {
  if (text === '' || text === '—') return null;
  if (column.align !== 'right') return text;
  const [, sign = '', whole = '', fraction = '', percent = ''] = NUMBER.exec(text) ?? [];
  return { text, number: whole === '' ? null : `${sign === '−' || sign === '-' ? '-' : ''}${whole.replaceAll(',', '')}${fraction}`, isPercent: percent !== '' };
}

/** The kind that all numbers of a column have; a column of none, or of shares among counts, is text. */
function typedColumn<Row>(column: TableColumn<Row>, read: readonly (ShownCell | Shown)[]): { readonly column: ShownColumn; readonly cells: readonly ShownCell[] } {
  const head = cleanText(column.title);
  if (column.data !== undefined) {
    const { kind, places } = column.data;
    return { column: { head, kind, ...(places === undefined ? {} : { places }) }, cells: read as readonly ShownCell[] };
  }
  const numbers = read.filter((cell): cell is Shown & { number: string } => cell !== null && typeof cell === 'object' && cell.number !== null);
  const isPercent = numbers.length > 0 && numbers.every((cell) => cell.isPercent);
  const isNumber = numbers.length > 0 && numbers.every((cell) => !cell.isPercent);
  const cells = read.map((cell) => (cell === null || typeof cell === 'string' ? cell : isPercent || isNumber ? (cell.number ?? cell.text) : cell.text));
  if (!isPercent && !isNumber) return { column: { head, kind: 'text' }, cells };
  const places = new Set(numbers.map(({ number }) => number.split('.')[1]?.length ?? 0));
  const [one] = places;
  const kind = isPercent ? 'percent' : places.size === 1 && one === 0 ? 'integer' : 'number';
  return { column: { head, kind, ...(kind !== 'integer' && places.size === 1 && one !== undefined ? { places: one } : {}) }, cells };
}

function dataCell<Row>({ kind, of, places }: NonNullable<TableColumn<Row>['data']>, row: Row, index: number): ShownCell {
  const value = of(row, index);
  if (value === null || value === '') return null;
  const text = String(value);
  if (kind === 'instant') return localTime(text);
  if (kind === 'date') return text.slice(0, 10);
  if (kind === 'text') return cleanText(text);
  return places === undefined ? text : cutDecimal(text, places);
}

/** `2026-10-16 16:42` where the person is. */
function localTime(instant: string): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`;
}

function columnText<Row>(column: TableColumn<Row>, row: Row, index: number): string {
  return cleanText(column.text === undefined ? nodeText(column.cell(row, index)) : column.text(row));
}

function cleanText(text: string): string {
  return text.replace(/[\t\r\n]+/g, ' ').trim();
}
