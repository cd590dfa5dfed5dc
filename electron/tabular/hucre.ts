import { isDateFormat as isDateCode, serialToDate } from 'hucre';
import { readXls, readXlsx, streamXlsxRows, writeXlsx } from 'hucre/xlsx';
import { columnLetters } from './column-letters.ts';

/** A row of a sheet; `index` counts from 0. */
export interface SheetRow {
  readonly index: number;
  readonly values: readonly (string | number | boolean | Date | null)[];
}

/** The only place that knows the library which reads workbooks. Rows of a sheet, one after the other. */
export function sheetRows(bytes: Uint8Array, sheet: string): AsyncGenerator<SheetRow> {
  return streamXlsxRows(bytes, { sheet });
}

/** Whether a number format, or the number of a built-in one, shows days or times. */
export function isDateFormat(format: string): boolean {
  return isDateCode(format);
}

/** The instant of a day's number, days counted from 1900. */
export function dateOfSerial(serial: number): Date {
  return serialToDate(serial);
}

/** Sheets of an old workbook (.xls) with their rows; a row that has no cell may be missing. */
export async function oldWorkbookSheets(bytes: Uint8Array): Promise<readonly { readonly name: string; readonly rows: readonly (SheetRow['values'] | undefined)[] }[]> {
  const { sheets } = await readXls(bytes);
  return sheets.map(({ name, rows }) => ({ name, rows }));
}

/** A small workbook to be written: texts and numbers, the first row of each sheet its head. */
export interface WorkbookSheet {
  readonly name: string;
  /** Characters, by column. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
  /** What a column offers below its head, by its place. */
  readonly choices: ReadonlyMap<number, readonly string[]>;
}

/** Rows of every sheet; dates as they are. */
export async function workbookSheets(bytes: Uint8Array): Promise<readonly { readonly name: string; readonly rows: readonly SheetRow['values'][] }[]> {
  const { sheets } = await readXlsx(bytes);
  return sheets.map(({ name, rows }) => ({ name, rows }));
}

/** The bytes of a workbook with frozen heads and lists to choose from. */
export async function workbookBytes(sheets: readonly WorkbookSheet[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map(({ name, widths, rows, choices }) => ({
      name,
      columns: widths.map((width) => ({ width, style: { alignment: { wrapText: true, vertical: 'top' } } })),
      rows: rows.map((row) => row.map((value) => (typeof value === 'string' ? unescaped(value) : value))),
      cells: new Map((rows[0] ?? []).map((value, at) => [`0,${at}`, { value, style: { font: { bold: true }, alignment: { wrapText: true, vertical: 'center' } } }])),
      freezePane: { rows: 1 },
      dataValidations: [...choices].map(([at, values]) => ({
        type: 'list',
        values: [...values],
        allowBlank: true,
        showErrorMessage: true,
        range: `${columnLetters(at)}2:${columnLetters(at)}2000`,
      })),
    })),
  });
}

/** A spreadsheet reads _x0041_ as an escaped letter. */
function unescaped(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
}
