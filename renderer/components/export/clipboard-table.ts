import type { ShownCell, ShownColumn, ShownTable } from '../../../shared/contract/shown-calls.ts';
import { isDecimal, neutralised, shareOfOne } from '../../../shared/tabular/cell-text.ts';

/** A table as a spreadsheet takes it from the clipboard. */
export interface ClipboardTable {
  /** Heads, then a line a row, tabs between cells; numbers with a point, nothing between thousands. */
  readonly text: string;
  /** The same as cells that say what they hold: codes keep their zeros, a text that begins with `=` stays a text. */
  readonly html: string;
}

/** Both forms of a table on the clipboard. A spreadsheet prefers the second, an editor takes the first. */
export function clipboardTable({ columns, rows }: ShownTable): ClipboardTable {
  const heads = columns.map(({ head }) => head);
  const lines = rows.map((row) => columns.map((column, at) => plainText(row[at] ?? null, column)).join('\t'));
  const cells = rows.map((row) => `<tr>${columns.map((column, at) => htmlCell(row[at] ?? null, column)).join('')}</tr>`);
  const head = `<tr>${heads.map((text) => `<th>${escaped(text)}</th>`).join('')}</tr>`;
  return {
    text: [heads.map(neutralised).join('\t'), ...lines].join('\n'),
    html: `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body><table>${head}${cells.join('')}</table></body></html>`,
  };
}

function plainText(cell: ShownCell, { kind }: ShownColumn): string {
  if (cell === null) return '';
  if (!isNumber(cell, kind)) return neutralised(cell);
  return kind === 'percent' ? `${cell}%` : cell;
}

/** Excel reads `x:num` and `mso-number-format`, LibreOffice `sdval` and `sdnum` (1033: numbers and days as in English). */
function htmlCell(cell: ShownCell, { kind, places }: ShownColumn): string {
  if (cell === null) return '<td></td>';
  if (kind === 'date' || kind === 'instant') {
    const format = kind === 'date' ? 'yyyy-mm-dd' : 'yyyy-mm-dd hh:mm';
    return `<td style='mso-number-format:"${format.replaceAll('-', '\\-').replaceAll(' ', '\\ ')}"'>${escaped(cell)}</td>`;
  }
  if (!isNumber(cell, kind)) return `<td style='mso-number-format:"\\@"' sdnum="1033;0;@">${escaped(cell)}</td>`;
  const zeros = places === undefined || places === 0 ? '' : `.${'0'.repeat(places)}`;
  const format = places === undefined && kind === 'number' ? 'General' : kind === 'percent' ? `0${zeros}%` : `#,##0${zeros}`;
  const value = kind === 'percent' ? shareOfOne(cell) : cell;
  return `<td align="right" x:num="${value}" sdval="${value}" sdnum="1033;0;${format}" style='mso-number-format:"${format.replaceAll('#', '\\#').replaceAll(',', '\\,')}"'>${plainText(cell, { head: '', kind })}</td>`;
}

function isNumber(cell: string, kind: ShownColumn['kind']): boolean {
  return (kind === 'integer' || kind === 'number' || kind === 'percent') && isDecimal(cell);
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : sign === '>' ? '&gt;' : '&quot;'));
}
