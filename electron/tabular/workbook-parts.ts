/** The parts of a workbook beside its sheets. Formats of cells are numbers of `cellXfs` in `stylesXml`. */

import { columnLetters } from './column-letters.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_ML = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Number formats before those with decimal places. */
export const FORMAT = { head: 1, text: 2, integer: 3, date: 4, wrapped: 5, instant: 6 } as const;
const FIRST_PLACES = 7;
export const MOST_PLACES = 18;
const FIRST_PERCENT = FIRST_PLACES + MOST_PLACES + 1;
const MOST_PERCENT_PLACES = 6;

/** The format of a number shown with so many decimal places. */
export function placesFormat(places: number): number {
  return FIRST_PLACES + Math.min(places, MOST_PLACES);
}

/** The format of a share shown in percent with so many decimal places. */
export function percentFormat(places: number): number {
  return FIRST_PERCENT + Math.min(places, MOST_PERCENT_PLACES);
}

export function contentTypesXml(sheets: number): string {
  const parts = Array.from({ length: sheets }, (_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${SHEET_ML}.worksheet+xml"/>`);
  return `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_ML}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_ML}.styles+xml"/>${parts.join('')}</Types>`;
}

export function rootRelationsXml(): string {
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
}

/** @param reckons its formulas are reckoned when it is opened */
export function workbookXml(names: readonly string[], reckons = false): string {
  const sheets = names.map((name, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`);
  return `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.join('')}</sheets>${reckons ? '<calcPr fullCalcOnLoad="1"/>' : ''}</workbook>`;
}

export function workbookRelationsXml(sheets: number): string {
  const parts = Array.from({ length: sheets }, (_, i) => `<Relationship Id="rId${i + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`);
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${parts.join('')}<Relationship Id="rId${sheets + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`;
}

export function stylesXml(): string {
  const upTo = (most: number): readonly string[] => Array.from({ length: most + 1 }, (_, n) => (n === 0 ? '0' : `0.${'0'.repeat(n)}`));
  // Thousands apart, as on the screens.
  const codes = [...upTo(MOST_PLACES).map((zeros) => `#,##${zeros}`), ...upTo(MOST_PERCENT_PLACES).map((zeros) => `${zeros}%`)];
  const formats = codes.map((code, n) => `<numFmt numFmtId="${170 + n}" formatCode="${code}"/>`).join('');
  const own = `<numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/>`;
  const cells = [
    cellFormat(0),
    '<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>',
    cellFormat(49),
    cellFormat(3),
    cellFormat(164),
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
    cellFormat(165),
    ...codes.map((_, n) => cellFormat(170 + n)),
  ];
  return `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="${codes.length + 2}">${own}${formats}</numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF0F2F5"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${cells.length}">${cells.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}

function cellFormat(numberFormat: number): string {
  return `<xf numFmtId="${numberFormat}" fontId="0" fillId="0" borderId="0" xfId="0"${numberFormat === 0 ? '' : ' applyNumberFormat="1"'}/>`;
}

/** The beginning of a sheet up to its rows; the first row, or as many rows and columns as stated, stay in sight. */
export function sheetHeadXml(widths: readonly number[], isFirst: boolean, frozen: { readonly rows: number; readonly columns: number } = { rows: 1, columns: 0 }): string {
  const columns = widths.map((width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`);
  const at = frozen.columns > 0 ? 'bottomRight' : 'bottomLeft';
  const split = `${frozen.columns > 0 ? ` xSplit="${frozen.columns}"` : ''} ySplit="${frozen.rows}" topLeftCell="${columnLetters(frozen.columns)}${frozen.rows + 1}"`;
  const pane = `<pane${split} activePane="${at}" state="frozen"/><selection pane="${at}"/>`;
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0">${pane}</sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>`;
}

/** The end of a sheet; `filter` is the range with filter buttons. */
export function sheetTailXml(filter: string | null): string {
  return `</sheetData>${filter === null ? '' : `<autoFilter ref="${filter}"/>`}</worksheet>`;
}

// What XML 1.0 has no form for, even escaped.
// eslint-disable-next-line no-control-regex
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

// eslint-disable-next-line no-control-regex
const SPECIAL = /[&<>"\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/;

/** Text for XML; characters that it cannot hold are left out. */
export function escaped(text: string): string {
  if (!SPECIAL.test(text)) return text;
  const clean = text.replace(UNWRITABLE, '');
  return clean.replace(/[&<>"]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : sign === '>' ? '&gt;' : '&quot;'));
}
