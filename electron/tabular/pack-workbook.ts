import type { FileSink } from './write-file.ts';
import { contentTypesXml, rootRelationsXml, stylesXml, workbookRelationsXml, workbookXml } from './workbook-parts.ts';
import { createZipWriter, type ZipWriter } from './zip-writer.ts';

/** What the sheets that were written make of their workbook. */
export interface PackedSheets {
  readonly names: readonly string[];
  /** It has formulas, to be reckoned when it is opened. */
  readonly reckons: boolean;
}

/** Writes a workbook: `sheets` writes `xl/worksheets/sheet1.xml` and so on, this what goes around them. */
export async function packWorkbook(sink: FileSink, sheets: (zip: ZipWriter) => Promise<PackedSheets>): Promise<void> {
  const zip = createZipWriter(sink);
  const { names, reckons } = await sheets(zip);
  await zip.entry('xl/workbook.xml', [workbookXml(names, reckons)]);
  await zip.entry('xl/_rels/workbook.xml.rels', [workbookRelationsXml(names.length)]);
  await zip.entry('xl/styles.xml', [stylesXml()]);
  await zip.entry('_rels/.rels', [rootRelationsXml()]);
  await zip.entry('[Content_Types].xml', [contentTypesXml(names.length)]);
  await zip.finish();
}

/** A sheet's name without what a spreadsheet refuses, 31 characters at most. */
export function sheetName(name: string): string {
  const clean = name.replace(/[[\]:*?/\\]/g, ' ').replace(/^'|'$/g, ' ').trim();
  return clean === '' ? 'Sheet' : clean.slice(0, 31);
}
