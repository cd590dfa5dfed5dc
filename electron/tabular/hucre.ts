import { streamXlsxRows } from 'hucre/xlsx';

/** A row of a sheet; `index` counts from 0. */
export interface SheetRow {
  readonly index: number;
  readonly values: readonly (string | number | boolean | Date | null)[];
}

/** The only place that knows the library which reads workbooks. Rows of the first sheet, one after the other. */
export function sheetRows(bytes: Uint8Array): AsyncGenerator<SheetRow> {
  return streamXlsxRows(bytes);
}
