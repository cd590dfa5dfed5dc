import { isDecimal, shareOfOne } from '../../shared/tabular/cell-text.ts';
import type { Cell, CellColumn } from './cell-column.ts';
import { fittedWidths, FITTED_ROWS } from './column-width.ts';
import { columnLetters } from './column-letters.ts';
import { packWorkbook, sheetName } from './pack-workbook.ts';
import { numberCell, rowXml, textCell } from './sheet-cells.ts';
import { FORMAT, percentFormat, placesFormat, sheetHeadXml, sheetTailXml } from './workbook-parts.ts';
import { writeWholeFile } from './write-file.ts';
import type { ZipWriter } from './zip-writer.ts';

/** A column of a workbook; as wide as its head and its first rows. */
export interface SheetColumn extends CellColumn {
  /** Decimal places shown, for `number` and `percent`; left out: as many as the number has. */
  readonly places?: number;
}

/** A sheet of typed cells with a frozen head and filter buttons. */
export interface WrittenSheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: Iterable<readonly Cell[]>;
}

/** A last sheet that says what the workbook is: a line a fact. */
export interface AboutSheet {
  readonly name: string;
  readonly facts: readonly (readonly [head: string, text: string])[];
}

/** A spreadsheet keeps 15 significant digits; a longer number stays a text, so that no digit is lost. */
const SPREADSHEET_DIGITS = 15;
const MOST_ROWS = 1_048_575;
const ROWS_A_PIECE = 400;
const DAY_ZERO_MS = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;
/** Before it a spreadsheet counts its days otherwise. */
const FIRST_DAY = '1900-03-01';

/**
 * Streams a workbook: typed numbers and dates, widths, frozen head, filters. Rows beyond what a sheet holds go on in another.
 *
 * @throws {AppError} `file/disk-full`, `file/cannot-write`
 */
export async function writeXlsx(path: string, sheet: WrittenSheet, about?: AboutSheet): Promise<void> {
  await writeWholeFile(path, async (sink) => {
    await packWorkbook(sink, async (zip) => ({ names: await writeSheets(zip, sheet, about), reckons: false }));
  });
}

async function writeSheets(zip: ZipWriter, sheet: WrittenSheet, about: AboutSheet | undefined): Promise<readonly string[]> {
  const names: string[] = [];
  const { first, rows } = startOf(sheet.rows);
  const widths = fittedWidths(sheet.columns, first);
  for (let next = rows.next(); names.length === 0 || next.done !== true; ) {
    const taken = { next };
    names.push(sheetName(names.length === 0 ? sheet.name : `${sheet.name.slice(0, 26)} ${names.length + 1}`));
    await zip.entry(`xl/worksheets/sheet${names.length}.xml`, sheetXml(sheet.columns, widths, rows, taken, names.length === 1));
    next = taken.next;
  }
  if (about !== undefined) {
    names.push(sheetName(about.name));
    await zip.entry(`xl/worksheets/sheet${names.length}.xml`, [aboutXml(about)]);
  }
  return names;
}

/** The first rows, by which columns are fitted, and all rows from the first one on. */
function startOf(all: Iterable<readonly Cell[]>): { readonly first: readonly (readonly Cell[])[]; readonly rows: Iterator<readonly Cell[]> } {
  const first: (readonly Cell[])[] = [];
  const source = all[Symbol.iterator]();
  for (let next = source.next(); next.done !== true; next = source.next()) {
    first.push(next.value);
    if (first.length === FITTED_ROWS) break;
  }
  const rows = (function* (): Generator<readonly Cell[]> {
    yield* first;
    for (let next = source.next(); next.done !== true; next = source.next()) yield next.value;
  })();
  return { first, rows };
}

function* sheetXml(
  columns: readonly SheetColumn[],
  widths: readonly number[],
  rows: Iterator<readonly Cell[]>,
  taken: { next: IteratorResult<readonly Cell[]> },
  isFirst: boolean,
): Generator<string> {
  const formats = columns.map(formatOf);
  const letters = columns.map((_, i) => columnLetters(i));
  let piece = sheetHeadXml(widths, isFirst);
  piece += rowXml(1, columns.map(({ header }, i) => textCell(`${letters[i]}1`, header, FORMAT.head)));
  let row = 1;
  for (; taken.next.done !== true && row <= MOST_ROWS; taken.next = rows.next()) {
    row += 1;
    let cells = '';
    for (const [i, cell] of taken.next.value.entries()) {
      if (cell !== null) cells += cellXml(`${letters[i] ?? columnLetters(i)}${row}`, cell, columns[i]?.kind ?? 'text', formats[i] ?? FORMAT.text);
    }
    piece += rowXml(row, [cells]);
    if (row % ROWS_A_PIECE !== 0) continue;
    yield piece;
    piece = '';
  }
  yield piece + sheetTailXml(columns.length === 0 ? null : `A1:${letters.at(-1)}${row}`);
}

function aboutXml({ facts, name }: AboutSheet): string {
  const head = rowXml(1, [textCell('A1', name, FORMAT.head)]);
  const rows = facts.map(([label, text], i) =>
    rowXml(i + 2, [textCell(`A${i + 2}`, label, FORMAT.wrapped), textCell(`B${i + 2}`, text, FORMAT.wrapped)]),
  );
  return sheetHeadXml([24, 90], false) + head + rows.join('') + sheetTailXml(null);
}

function cellXml(place: string, cell: string | number, kind: CellColumn['kind'], format: number): string {
  if (typeof cell === 'number') return numberCell(place, String(cell), format);
  const value = kind === 'text' ? null : numberOf(cell, kind);
  return value === null ? textCell(place, cell, FORMAT.text) : numberCell(place, value, format);
}

/** The number that a spreadsheet keeps for a cell; null: it is none of its kind, or would lose a digit. */
function numberOf(cell: string, kind: Exclude<CellColumn['kind'], 'text'>): string | null {
  switch (kind) {
    case 'date':
      return /^\d{4}-\d{2}-\d{2}$/.test(cell) ? dayNumber(cell, '00:00') : null;
    case 'instant':
      return /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/.test(cell) ? dayNumber(cell.slice(0, 10), cell.slice(11)) : null;
    case 'integer':
    case 'number':
      return fits(cell) ? cell : null;
    case 'percent':
      return fits(cell) ? shareOfOne(cell) : null;
  }
}

function fits(cell: string): boolean {
  return isDecimal(cell) && (cell.length <= SPREADSHEET_DIGITS || cell.replace(/[-.]/g, '').replace(/^0+/, '').length <= SPREADSHEET_DIGITS);
}

function dayNumber(day: string, time: string): string | null {
  const at = Date.parse(`${day}T${time}:00Z`);
  return day < FIRST_DAY || Number.isNaN(at) ? null : String((at - DAY_ZERO_MS) / DAY_MS);
}

function formatOf({ kind, places }: SheetColumn): number {
  switch (kind) {
    case 'integer':
      return FORMAT.integer;
    case 'number':
      return places === undefined ? 0 : placesFormat(places);
    case 'percent':
      return percentFormat(places ?? 1);
    case 'date':
      return FORMAT.date;
    case 'instant':
      return FORMAT.instant;
    case 'text':
      return FORMAT.text;
  }
}
