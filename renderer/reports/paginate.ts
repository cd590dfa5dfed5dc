/** A piece of a document with its measured height, in pixels. */
export interface Measured {
  readonly height: number;
  /** Stands on the page on which the next piece begins: headings. */
  readonly keepWithNext: boolean;
  readonly newPage: boolean;
  /** A table: heights of its repeated head and of each row. null: it cannot be divided. */
  readonly table: { readonly head: number; readonly rows: readonly number[] } | null;
}

/** A piece, or the rows `from` (in) to `to` (out) of a table, on a page. */
export interface Placed {
  readonly item: number;
  readonly from: number;
  readonly to: number;
}

/** Fewer rows of a longer table are not left alone at the foot of a page. */
const LEAST_ROWS = 2;

/**
 * Divides the pieces among pages of a height. A piece that is taller than a page has one to itself; tables go on with
 * their head on the next page.
 *
 * @returns the pages, at least one
 */
export function paginate(items: readonly Measured[], capacity: number): readonly (readonly Placed[])[] {
  const pages: Placed[][] = [[]];
  let left = capacity;
  const turn = (): void => {
    if (pages.at(-1)?.length === 0) return;
    pages.push([]);
    left = capacity;
  };
  items.forEach((piece, item) => {
    if (piece.newPage) turn();
    if (neededFrom(items, item) > left) turn();
    if (piece.table === null) {
      pages.at(-1)!.push({ item, from: 0, to: 0 });
      left -= piece.height;
      return;
    }
    const { head, rows } = piece.table;
    let from = 0;
    do {
      let used = head;
      let to = from;
      while (to < rows.length && (used + rows[to]! <= left || (to === from && left === capacity))) used += rows[to++]!;
      // A last row by itself on the next page takes one with it.
      if (rows.length - to === 1 && to - from > LEAST_ROWS) used -= rows[--to]!;
      if (to > from || rows.length === 0) {
        pages.at(-1)!.push({ item, from, to });
        left -= used;
      }
      from = to;
      if (from < rows.length) turn();
    } while (from < rows.length);
  });
  return pages;
}

/** Height that must be left on the page for a piece to begin there: its own, and that of what it leads to. */
function neededFrom(items: readonly Measured[], at: number): number {
  const piece = items[at];
  if (piece === undefined) return 0;
  const own = piece.table === null ? piece.height : piece.table.head + piece.table.rows.slice(0, LEAST_ROWS).reduce((sum, row) => sum + row, 0);
  return own + (piece.keepWithNext && piece.table === null ? neededFrom(items, at + 1) : 0);
}
