import type { Cell, CellColumn } from './cell-column.ts';

/** By so many rows, the first ones, columns are fitted: the rest is written as it comes. */
export const FITTED_ROWS = 500;
/** A head longer than this goes on in a second line. */
const WRAPPED_HEAD = 24;
const LEAST = 6;
const MOST = 60;
/** Room at both sides; a head has its filter button too. */
const AIR = 2;
const FILTER_BUTTON = 3;

/** Widths of columns in characters, by their heads and cells; a Chinese character takes two. */
export function fittedWidths(columns: readonly (CellColumn & { readonly places?: number })[], rows: readonly (readonly Cell[])[]): readonly number[] {
  return columns.map((column, at) => {
    const head = Math.min(textWidth(column.header), WRAPPED_HEAD) + FILTER_BUTTON;
    const widest = rows.reduce((most, row) => Math.max(most, cellWidth(row[at] ?? null, column)), 0);
    return Math.min(MOST, Math.max(LEAST, head, widest) + AIR);
  });
}

/** Characters of a fixed width that a text takes, of its widest line. */
export function textWidth(text: string): number {
  let [width, widest] = [0, 0];
  for (const letter of text) {
    if (letter === '\n') width = 0;
    else width += isWide(letter.codePointAt(0) ?? 0) ? 2 : 1;
    widest = Math.max(widest, width);
  }
  return widest;
}

function cellWidth(cell: Cell, { kind, places }: CellColumn & { readonly places?: number }): number {
  if (cell === null) return 0;
  const text = String(cell);
  if (kind === 'text' || kind === 'date' || kind === 'instant') return textWidth(text);
  // Commas and the places that the format fills up.
  const whole = text.split('.')[0] ?? '';
  const shown = places === undefined ? text.length : whole.length + (places === 0 ? 0 : places + 1);
  return shown + Math.floor(whole.length / 3) + (kind === 'percent' ? 1 : 0);
}

function isWide(code: number): boolean {
  return code >= 0x1100 && (code <= 0x115f || (code >= 0x2e80 && code <= 0xa4cf) || (code >= 0xac00 && code <= 0xd7a3) || (code >= 0xf900 && code <= 0xfaff) || (code >= 0xfe30 && code <= 0xfe6f) || (code >= 0xff00 && code <= 0xff60) || (code >= 0xffe0 && code <= 0xffe6) || code >= 0x1f300);
}
