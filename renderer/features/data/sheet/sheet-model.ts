/** A cell by its place, both from 0. */
export interface CellAt {
  readonly row: number;
  readonly column: number;
}

/** What is selected: the cell that typing goes to, and the corner opposite to it. */
export interface Selection {
  readonly active: CellAt;
  readonly corner: CellAt;
}

/** A block of cells, all bounds included. */
export interface Block {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface SheetSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows that a page key goes. */
  readonly page: number;
}

export function cellSelection(at: CellAt): Selection {
  return { active: at, corner: at };
}

export function blockOf({ active, corner }: Selection): Block {
  return {
    top: Math.min(active.row, corner.row),
    left: Math.min(active.column, corner.column),
    bottom: Math.max(active.row, corner.row),
    right: Math.max(active.column, corner.column),
  };
}

export function isInBlock({ top, left, bottom, right }: Block, { row, column }: CellAt): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

/** How many cells a block has. */
export function sizeOf({ top, left, bottom, right }: Block): number {
  return (bottom - top + 1) * (right - left + 1);
}

/** A key as the sheet reads it. */
export interface SheetKey {
  readonly key: string;
  readonly shift: boolean;
  readonly ctrl: boolean;
}

/** Where a key leads to; null: it is no key that moves. Shift with an arrow widens the selection; Enter and Tab go on from the active cell. */
export function movedBy({ key, shift, ctrl }: SheetKey, selection: Selection, size: SheetSize): Selection | null {
  const from = shift && key !== 'Enter' && key !== 'Tab' ? selection.corner : selection.active;
  const to = targetOf(key, shift, ctrl, from, size);
  if (to === null) return null;
  const held = { row: clamp(to.row, size.rows), column: clamp(to.column, size.columns) };
  return shift && key !== 'Enter' && key !== 'Tab' ? { active: selection.active, corner: held } : cellSelection(held);
}

function targetOf(key: string, shift: boolean, ctrl: boolean, { row, column }: CellAt, { rows, columns, page }: SheetSize): CellAt | null {
  switch (key) {
    case 'ArrowDown':
      return { row: ctrl ? rows - 1 : row + 1, column };
    case 'ArrowUp':
      return { row: ctrl ? 0 : row - 1, column };
    case 'ArrowRight':
      return { row, column: ctrl ? columns - 1 : column + 1 };
    case 'ArrowLeft':
      return { row, column: ctrl ? 0 : column - 1 };
    case 'PageDown':
      return { row: row + page, column };
    case 'PageUp':
      return { row: row - page, column };
    case 'Home':
      return { row: ctrl ? 0 : row, column: 0 };
    case 'End':
      return { row: ctrl ? rows - 1 : row, column: columns - 1 };
    case 'Enter':
      return { row: shift ? row - 1 : row + 1, column };
    case 'Tab':
      return nextInRow({ row, column }, shift ? -1 : 1, rows, columns);
    default:
      return null;
  }
}

/** At the end of a row Tab goes on at the beginning of the next; off the sheet it is no key of the sheet's any more. */
function nextInRow({ row, column }: CellAt, step: 1 | -1, rows: number, columns: number): CellAt | null {
  const next = column + step;
  if (next >= 0 && next < columns) return { row, column: next };
  const to = { row: row + step, column: step > 0 ? 0 : columns - 1 };
  return to.row < 0 || to.row >= rows ? null : to;
}

function clamp(place: number, count: number): number {
  return Math.max(0, Math.min(count - 1, place));
}

/** Rows and cells of a text as spreadsheets put it on the clipboard; a quoted cell may hold tabs, line ends and doubled quotes. */
export function readClipboard(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const plain = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  while (at <= plain.length) {
    const { cell, end } = plain[at] === '"' ? quotedCell(plain, at) : plainCell(plain, at);
    row.push(cell);
    if (plain[end] !== '\t') {
      rows.push(row);
      row = [];
    }
    at = end + 1;
  }
  const width = Math.max(...rows.map((each) => each.length));
  return rows.map((each) => [...each, ...new Array<string>(width - each.length).fill('')]);
}

function plainCell(text: string, at: number): { readonly cell: string; readonly end: number } {
  const end = /[\t\n]/g;
  end.lastIndex = at;
  const found = end.exec(text)?.index ?? text.length;
  return { cell: text.slice(at, found), end: found };
}

/** A cell that begins with a quote but never ends it is taken as it stands. */
function quotedCell(text: string, at: number): { readonly cell: string; readonly end: number } {
  let cell = '';
  for (let i = at + 1; i < text.length; i += 1) {
    if (text[i] !== '"') cell += text[i];
    else if (text[i + 1] === '"') {
      cell += '"';
      i += 1;
    } else if (i + 1 === text.length || text[i + 1] === '\t' || text[i + 1] === '\n') return { cell, end: i + 1 };
    else break;
  }
  return plainCell(text, at);
}

/** Cells as a spreadsheet takes them from the clipboard. */
export function clipboardText(cells: readonly (readonly string[])[]): string {
  return cells.map((row) => row.map((cell) => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t')).join('\n');
}

/** The same cells as a table of HTML, which keeps them apart in every program. */
export function clipboardHtml(cells: readonly (readonly string[])[]): string {
  const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<table>${cells.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('')}</table>`;
}

/** What a paste writes, and what of it has no room on the sheet. */
export interface PastePlan {
  readonly block: Block;
  /** A list a row of the block. */
  readonly texts: readonly (readonly string[])[];
  readonly rowsCut: number;
  readonly columnsCut: number;
}

/**
 * Where pasted cells go: from the upper left of the selection on. One cell fills the whole selection, and a block that fits
 * into it several times is repeated. A first row that only repeats the heads of the columns is left out.
 *
 * @param heads for each column what its head may say
 */
export function pastePlan(cells: readonly (readonly string[])[], selection: Selection, { rows, columns }: Pick<SheetSize, 'rows' | 'columns'>, heads: readonly (readonly string[])[] = []): PastePlan {
  const selected = blockOf(selection);
  const body = cells.length > 1 && isHead(cells[0] ?? [], heads.slice(selected.left)) ? cells.slice(1) : cells;
  const [height, width] = [body.length, body[0]?.length ?? 0];
  const [tall, wide] = [selected.bottom - selected.top + 1, selected.right - selected.left + 1];
  const isRepeated = tall % height === 0 && wide % width === 0;
  const [wantedRows, wantedColumns] = isRepeated ? [tall, wide] : [height, width];
  const takenRows = Math.min(wantedRows, rows - selected.top);
  const takenColumns = Math.min(wantedColumns, columns - selected.left);
  return {
    block: { top: selected.top, left: selected.left, bottom: selected.top + takenRows - 1, right: selected.left + takenColumns - 1 },
    texts: Array.from({ length: takenRows }, (_, row) => Array.from({ length: takenColumns }, (__, column) => body[row % height]?.[column % width] ?? '')),
    rowsCut: wantedRows - takenRows,
    columnsCut: wantedColumns - takenColumns,
  };
}

function isHead(first: readonly string[], heads: readonly (readonly string[])[]): boolean {
  return first.length > 0 && first.every((cell, i) => heads[i]?.includes(cell.trim()) ?? false);
}

/** Texts for 向下填充: the block's first row in every row below. @param first the first row's cells; null: missing */
export function fillDown(first: readonly (string | null)[], rows: number): readonly (readonly string[])[] {
  return Array.from({ length: rows }, () => first.map((cell) => cell ?? ''));
}

/** Sum and count of decimals, exact; null where there is none. */
export function sumOf(texts: readonly (string | null)[]): { readonly count: number; readonly sum: string } | null {
  const known = texts.filter((text): text is string => text !== null && /^-?\d+(\.\d+)?$/.test(text));
  if (known.length === 0) return null;
  const places = Math.max(...known.map((text) => text.split('.')[1]?.length ?? 0));
  const total = known.reduce((sum, text) => sum + scaled(text, places), 0n);
  const digits = String(total < 0n ? -total : total).padStart(places + 1, '0');
  const body = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return { count: known.length, sum: total < 0n ? `-${body}` : body };
}

function scaled(text: string, places: number): bigint {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.padEnd(places, '0'));
}
