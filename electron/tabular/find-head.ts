import type { GridRow } from './table.ts';

/** Rows that are looked at for the head. */
export const TOP_ROWS = 40;

/** Where the head stands among the first rows. */
export interface HeadPlace {
  /** Place of its first row among them. */
  readonly at: number;
  readonly rows: 1 | 2;
}

/**
 * Finds the head below titles and notes: the first row with most known heads, at least two of them; else the first that fills
 * half of the widest row. Where its cells are merged over columns, the head stands in two rows.
 *
 * @param rows none of them blank
 * @param isKnown whether a text is a head that some kind of file has
 */
export function findHead(rows: readonly GridRow[], isKnown: (head: string) => boolean): HeadPlace {
  const at = headRow(rows, isKnown);
  const [head, next, above] = [rows[at], rows[at + 1], rows[at - 1]];
  if (head !== undefined && next !== undefined && isUpperRow(head, next)) return { at, rows: 2 };
  if (head !== undefined && above?.line === head.line - 1 && hasTwins(head) && names(above, head)) return { at: at - 1, rows: 2 };
  return { at, rows: 1 };
}

/** Heads of one row, or of two joined: merged cells of the upper row name the columns below them. */
export function headsOf(upper: GridRow, lower: GridRow | null): { readonly heads: readonly string[]; readonly shortHeads: readonly string[] } {
  if (lower === null) {
    const heads = trimmed(upper.cells);
    return { heads, shortHeads: heads };
  }
  const width = Math.max(upper.cells.length, lower.cells.length);
  const pairs: { readonly group: string; readonly own: string }[] = [];
  let group = '';
  for (let at = 0; at < width; at += 1) {
    const [above, own] = [headText(upper.cells[at]), headText(lower.cells[at])];
    group = above !== '' ? above : group;
    pairs.push({ group, own });
    // A head over a blank one stands for its own column only.
    if (own === '') group = '';
  }
  const heads = pairs.map((pair) => (pair.own === '' || pair.group === pair.own ? pair.group : pair.group === '' ? pair.own : `${pair.group}-${pair.own}`));
  const end = heads.findLastIndex((head) => head !== '') + 1;
  return { heads: heads.slice(0, end), shortHeads: pairs.map((pair) => pair.own || pair.group).slice(0, end) };
}

function headRow(rows: readonly GridRow[], isKnown: (head: string) => boolean): number {
  const known = rows.map(({ cells }) => cells.filter((cell) => cell !== '' && isKnown(cell)).length);
  const most = Math.max(0, ...known);
  if (most >= 2) return known.indexOf(most);
  const filled = rows.map(({ cells }) => cells.filter((cell) => cell.trim() !== '').length);
  const least = Math.min(Math.max(2, Math.ceil(Math.max(0, ...filled) / 2)), Math.max(0, ...filled));
  return Math.max(0, filled.findIndex((count) => count >= least));
}

/** An upper row of a head has gaps that words of the next fill, and names columns that the next leaves blank. */
function isUpperRow(upper: GridRow, lower: GridRow): boolean {
  if (lower.line !== upper.line + 1) return false;
  const width = Math.max(upper.cells.length, lower.cells.length);
  let [fills, leaves] = [0, 0];
  for (let at = 0; at < width; at += 1) {
    const [above, below] = [upper.cells[at]?.trim() ?? '', lower.cells[at]?.trim() ?? ''];
    if (below !== '' && !isWord(below)) return false;
    if (above === '' && below !== '') fills += 1;
    if (above !== '' && below === '') leaves += 1;
  }
  return fills > 0 && leaves > 0;
}

/** Two columns of the row have the same head. */
function hasTwins({ cells }: GridRow): boolean {
  const heads = trimmed(cells).filter((head) => head !== '');
  return new Set(heads).size < heads.length;
}

/** The row above stands over at least two of the columns with words. */
function names(above: GridRow, head: GridRow): boolean {
  return above.cells.filter((cell, at) => cell.trim() !== '' && isWord(cell) && headText(head.cells[at]) !== '').length >= 2;
}

function isWord(cell: string): boolean {
  return /\p{L}/u.test(cell);
}

function headText(cell: string | undefined): string {
  return (cell ?? '').replace(/\s*[\r\n]+\s*/g, '').trim();
}

function trimmed(cells: readonly string[]): readonly string[] {
  const heads = cells.map(headText);
  return heads.slice(0, heads.findLastIndex((head) => head !== '') + 1);
}
