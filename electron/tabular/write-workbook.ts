import { columnLetters } from './column-letters.ts';
import { formulaCell, numberCell, rowXml, textCell } from './sheet-cells.ts';
import { packWorkbook, sheetName } from './pack-workbook.ts';
import { sheetHeadXml, sheetTailXml } from './workbook-parts.ts';
import { writeWholeFile } from './write-file.ts';

/** A cell of a workbook that is more than a table. Formats are places in the workbook's formats (`workbook-parts.ts`). */
export type BookCell =
  | null
  | { readonly text: string; readonly format?: number }
  /** A plain decimal text. */
  | { readonly number: string; readonly format: number }
  /** Without `=`; `value` is what it gives now. */
  | { readonly formula: string; readonly value: { readonly kind: 'number' | 'text'; readonly text: string }; readonly format: number };

export interface BookSheet {
  readonly name: string;
  /** Characters, by column. */
  readonly widths: readonly number[];
  /** Rows and columns that stay in sight. */
  readonly frozen: { readonly rows: number; readonly columns: number };
  /** The row of heads with filter buttons, counted from 1; null: none. */
  readonly filterRow: number | null;
  readonly rows: Iterable<readonly BookCell[]>;
}

const ROWS_A_PIECE = 200;

/**
 * Streams a workbook of sheets with formulas; a spreadsheet reckons them anew when it opens the file.
 *
 * @throws {AppError} `file/disk-full`, `file/cannot-write`
 */
export async function writeWorkbook(path: string, sheets: readonly BookSheet[]): Promise<void> {
  await writeWholeFile(path, (sink) =>
    packWorkbook(sink, async (zip) => {
      for (const [at, sheet] of sheets.entries()) await zip.entry(`xl/worksheets/sheet${at + 1}.xml`, sheetXml(sheet, at === 0));
      return { names: sheets.map(({ name }) => sheetName(name)), reckons: true };
    }),
  );
}

function* sheetXml({ widths, frozen, filterRow, rows }: BookSheet, isFirst: boolean): Generator<string> {
  const letters = widths.map((_, at) => columnLetters(at));
  let piece = sheetHeadXml(widths, isFirst, frozen);
  let row = 0;
  for (const cells of rows) {
    row += 1;
    piece += rowXml(row, cells.map((cell, at) => cellXml(`${letters[at] ?? columnLetters(at)}${row}`, cell)));
    if (row % ROWS_A_PIECE !== 0) continue;
    yield piece;
    piece = '';
  }
  yield piece + sheetTailXml(filterRow === null ? null : `A${filterRow}:${letters.at(-1) ?? 'A'}${Math.max(row, filterRow)}`);
}

function cellXml(place: string, cell: BookCell): string {
  if (cell === null) return '';
  if ('text' in cell) return textCell(place, cell.text, cell.format);
  if ('number' in cell) return numberCell(place, cell.number, cell.format);
  return formulaCell(place, cell.formula, cell.value, cell.format);
}
