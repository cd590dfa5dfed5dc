import { escaped, FORMAT } from './workbook-parts.ts';

const MOST_LETTERS = 32_767;
/** Spaces that XML may lose. */
const EDGE_SPACE = /^\s|\s$|\s\s|[\n\t]/;

/** A cell with a number; `format` is a place in the workbook's formats, 0: none. */
export function numberCell(place: string, value: string, format: number): string {
  return `<c r="${place}"${format === 0 ? '' : ` s="${format}"`}><v>${value}</v></c>`;
}

/** A cell with a text, which stays one whatever it begins with. */
export function textCell(place: string, text: string, format: number = FORMAT.text): string {
  if (text === '') return '';
  const cut = text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1)}…` : text;
  return `<c r="${place}" s="${format}" t="inlineStr"><is><t${EDGE_SPACE.test(cut) ? ' xml:space="preserve"' : ''}>${plainText(cut)}</t></is></c>`;
}

/** A cell with a formula and the value that it had when the workbook was written. */
export function formulaCell(place: string, formula: string, value: { readonly kind: 'number' | 'text'; readonly text: string }, format: number): string {
  const head = `<c r="${place}"${format === 0 ? '' : ` s="${format}"`}`;
  return `${head}${value.kind === 'text' ? ' t="str"' : ''}><f>${escaped(formula)}</f><v>${value.kind === 'text' ? plainText(value.text) : value.text}</v></c>`;
}

export function rowXml(row: number, cells: readonly string[]): string {
  return `<row r="${row}">${cells.join('')}</row>`;
}

/** A spreadsheet reads _x0041_ as an escaped letter. */
function plainText(text: string): string {
  return escaped(text.includes('_x') ? text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_') : text);
}
