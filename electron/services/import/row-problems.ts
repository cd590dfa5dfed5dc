import { accessSync, constants, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join } from 'node:path';
import { AppError, messageFor, type MessageParams, type Problem } from '../../../shared/errors.ts';
import type { MessageCode } from '../../../shared/messages/catalog.ts';
import type { Table, TableRow } from '../../tabular/table.ts';
import { writeCsv } from '../../tabular/write-csv.ts';
import { reportProgress, type ServiceContext } from '../service-context.ts';
import type { ImportSource } from './import-source.ts';

/** A rejected row with why. */
interface RejectedRow {
  readonly cells: readonly string[];
  readonly problem: Problem;
}

/** Gathers the rows of a table that cannot come in, each with its reason and place. */
export interface RowProblems {
  /** @param column head of the faulty column; null: the row as a whole */
  readonly reject: (row: TableRow, column: string | null, code: MessageCode, params?: MessageParams) => void;
  /** Rejects a row for a fault that was found elsewhere, as in its answers. */
  readonly rejectFor: (row: TableRow, problem: Problem) => void;
  readonly count: () => number;
  /** The first hundred. */
  readonly problems: () => readonly Problem[];
  /**
   * Writes the rejected rows as they stood, with the reason in both languages: `NAME.rejects.csv` beside the file, or in the
   * system's temporary folder where that cannot be written. Corrected, it can come in as it is.
   *
   * @returns its path; null: nothing was rejected
   */
  readonly write: (path: string) => Promise<string | null>;
}

const PROBLEMS_KEPT = 100;

export function collectRowProblems(columns: readonly string[]): RowProblems {
  const rejected: RejectedRow[] = [];
  const heads = columns.filter((head) => !ADDED_HEADS.includes(head));
  const kept = columns.flatMap((head, place) => (ADDED_HEADS.includes(head) ? [] : [place]));
  return {
    reject(row, column, code, params = {}) {
      const path = column === null ? `row ${row.line}` : `row ${row.line}, column ${column}`;
      rejected.push({ cells: row.cells, problem: { severity: 'error', path, code, params } });
    },
    rejectFor: (row, problem) => void rejected.push({ cells: row.cells, problem }),
    count: () => rejected.length,
    problems: () => rejected.slice(0, PROBLEMS_KEPT).map(({ problem }) => problem),
    async write(path) {
      if (rejected.length === 0) return null;
      const target = rejectsPath(path);
      await writeCsv(
        target,
        [...heads, ...ADDED_HEADS].map((header) => ({ header, kind: 'text' })),
        rejected.map(({ cells, problem }) => [...kept.map((place) => cells[place] ?? ''), ...reasonsOf(problem)]),
      );
      return target;
    },
  };
}

/** Takes back a rejects file whose import did not come to pass. */
export function removeRejects(path: string | null): void {
  if (path !== null) rmSync(path, { force: true });
}

/** Rejects the rows that do not fit the head, and gives the others as they are read. @throws {AppError} `import/no-rows` */
export async function* soundRows(context: ServiceContext, source: ImportSource, table: Table, problems: RowProblems): AsyncGenerator<TableRow> {
  let done = 0;
  for await (const row of table.rows) {
    if (done % 1000 === 0) reportProgress(context, done, table.about);
    done += 1;
    if (row.excess === 0) yield row;
    else if (row.excess > 0) problems.reject(row, null, 'import/row-length', { excess: row.excess });
    else problems.reject(row, null, 'import/row-short', { lack: -row.excess });
  }
  if (done === 0) throw new AppError('import/no-rows', { file: source.file });
}

/** All rows at once, where one row cannot be judged without the others. */
export async function collected(rows: AsyncIterable<TableRow>): Promise<readonly TableRow[]> {
  const all: TableRow[] = [];
  for await (const row of rows) all.push(row);
  return all;
}

const ADDED_HEADS: readonly string[] = ['reason', '原因'];

function reasonsOf({ path, code, params }: Problem): readonly string[] {
  return [`${path}: ${messageFor(code, params, 'en')}`, `${path}：${messageFor(code, params, 'zh')}`];
}

function rejectsPath(path: string): string {
  const name = `${basename(path, extname(path))}.rejects.csv`;
  const folder = dirname(path);
  try {
    accessSync(folder, constants.W_OK);
    return join(folder, name);
  } catch (error) {
    if (error instanceof Error && 'code' in error) return join(tmpdir(), name);
    throw error;
  }
}
