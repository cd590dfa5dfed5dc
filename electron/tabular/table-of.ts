import type { TablePlace } from '../../shared/contract/import-calls.ts';
import { AppError } from '../../shared/errors.ts';
import { findHead, headsOf, TOP_ROWS } from './find-head.ts';
import { oneByOne } from './one-by-one.ts';
import type { Grid, GridRow, Table, TableRow } from './table.ts';

const MAX_COLUMNS = 4000;

/**
 * The table of a grid: its head where the place says, else where it is found, and the rows below.
 *
 * @throws {AppError} `import/file-empty`, `import/too-many-columns`, `import/no-such-row`; reading its rows `import/row-cut-off`
 */
export async function tableOf(grid: Grid, file: string, place: TablePlace, isKnown: (head: string) => boolean): Promise<Table> {
  const top: GridRow[] = [];
  const least = Math.max(TOP_ROWS, (place.headerRow ?? 0) + 2);
  let ahead: readonly GridRow[] = [];
  while (top.length < least && (top.at(-1)?.line ?? 0) <= (place.headerRow ?? 0) + TOP_ROWS) {
    if (ahead.length === 0) {
      const next = await grid.rows.next();
      if (next.done === true) break;
      ahead = next.value;
    }
    top.push(...ahead.slice(0, 1));
    ahead = ahead.slice(1);
  }
  if (top.length === 0) throw new AppError('import/file-empty', { file });
  const { at, rows: headerRows } = headPlace(top, file, place, isKnown);
  const upper = top[at];
  if (upper === undefined) throw new AppError('import/file-empty', { file });
  const { heads: columns, shortHeads } = headsOf(upper, headerRows === 2 ? (top[at + 1] ?? null) : null);
  if (columns.length > MAX_COLUMNS) throw new AppError('import/too-many-columns', { file, columns: columns.length, most: MAX_COLUMNS });
  const { rows, isEnded, ...rest } = grid;
  const body = [...top.slice(at + headerRows), ...ahead];
  return { ...rest, columns, shortHeads, headerRow: upper.line, headerRows, top, rows: oneByOne(tableRows({ body, rows, width: columns.length, file, isText: grid.format === 'csv', isEnded })) };
}

function headPlace(top: readonly GridRow[], file: string, { headerRow, headerRows }: TablePlace, isKnown: (head: string) => boolean): { readonly at: number; readonly rows: 1 | 2 } {
  if (headerRow === undefined) {
    const found = findHead(top, isKnown);
    return { at: found.at, rows: headerRows ?? found.rows };
  }
  const at = top.findIndex(({ line }) => line === headerRow);
  if (at < 0) throw new AppError('import/no-such-row', { file, row: headerRow });
  return { at, rows: headerRows ?? 1 };
}

interface Body {
  /** Rows that were read while the head was looked for. */
  readonly body: readonly GridRow[];
  readonly rows: AsyncGenerator<readonly GridRow[]>;
  readonly width: number;
  readonly file: string;
  readonly isText: boolean;
  readonly isEnded: boolean;
}

async function* tableRows({ body, rows, width, file, isText, isEnded }: Body): AsyncGenerator<readonly TableRow[]> {
  let held: TableRow | null = null;
  for await (const some of joined(body, rows)) {
    const whole: TableRow[] = [];
    for (const row of some) {
      const next = fitted(row, width, isText);
      if (next === null) continue;
      if (held !== null) whole.push(held);
      held = next;
    }
    if (whole.length > 0) yield whole;
  }
  if (held === null) return;
  if (held.excess < 0 && !isEnded) throw new AppError('import/row-cut-off', { file, line: held.line });
  yield [held];
}

async function* joined(first: readonly GridRow[], rest: AsyncGenerator<readonly GridRow[]>): AsyncGenerator<readonly GridRow[]> {
  yield first;
  yield* rest;
}

/** null: nothing stands under a head. */
function fitted({ line, cells: own }: GridRow, width: number, isText: boolean): TableRow | null {
  if (own.length === width) return { line, cells: own, excess: 0 };
  const cells = own.length > width ? own.slice(0, width) : [...own, ...new Array<string>(width - own.length).fill('')];
  if (!isText) return cells.some((cell) => cell.trim() !== '') ? { line, cells, excess: 0 } : null;
  // Spreadsheets write empty columns at the end of every row.
  const beyond = own.slice(width).findLastIndex((cell) => cell.trim() !== '') + 1;
  return { line, cells, excess: own.length < width ? own.length - width : beyond };
}
