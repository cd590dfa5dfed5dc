import { accessSync, constants, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join } from 'node:path';
import { AppError, messageFor, type MessageParams, type Problem } from '../../../shared/errors.ts';
import type { FaultPart } from '../../../shared/contract/import-calls.ts';
import { readingParams } from '../../../shared/reading/plain-text.ts';
import type { MessageCode } from '../../../shared/messages/catalog.ts';
import type { Table, TableRow } from '../../tabular/table.ts';
import { writeCsv } from '../../tabular/write-csv.ts';
import { reportProgress, type ServiceContext } from '../service-context.ts';
import { amended } from './amend-rows.ts';
import type { ImportSource } from './import-source.ts';

/** A column, for messages. */
export interface ColumnRef {
  /** From 0; -1: the file has no such column. */
  readonly place: number;
  readonly head: string;
}

/** What is wrong with a row, and where. */
export interface RowFault {
  readonly in: FaultPart;
  readonly row: number;
  /** null: the row as a whole. */
  readonly column: ColumnRef | null;
  readonly value: string;
  readonly problem: Problem;
  /** Texts that would do in the cell. */
  readonly suggestions: readonly string[];
}

/** A row that does not come in. */
interface LeftRow {
  readonly row: TableRow;
  readonly faults: RowFault[];
}

/** Gathers the rows of a table that cannot come in, each with its reasons and places. */
export interface RowProblems {
  /** @param column null: the row as a whole */
  readonly reject: (row: TableRow, column: ColumnRef | null, code: MessageCode, params?: MessageParams, suggestions?: readonly string[]) => void;
  /** Rejects a row for a cell that cannot be read, with what it may mean. */
  readonly rejectReading: (row: TableRow, column: ColumnRef, reading: { readonly fault: MessageCode; readonly readings: readonly string[] }) => void;
  /** Rejects a row for a fault that was found elsewhere, as in its answers. */
  readonly rejectFor: (row: TableRow, problem: Problem) => void;
  /** Notes a row that the person leaves out. */
  readonly skip: (row: TableRow) => void;
  readonly isRejected: (row: TableRow) => boolean;
  /** Rejected rows; those left out by hand are not among them. */
  readonly count: () => number;
  readonly skipped: () => number;
  /** All faults, in the order in which they were found. */
  readonly faults: () => readonly RowFault[];
  /** The first hundred. */
  readonly problems: () => readonly Problem[];
  /**
   * Writes the rejected rows and those left out as they stood, with the reasons in both languages: `NAME.rejects.csv` beside
   * the file, or in the system's temporary folder where that cannot be written. Corrected, it can come in as it is.
   *
   * @returns its path; null: nothing was left
   */
  readonly write: (path: string) => Promise<string | null>;
}

/** Heads of the columns that a rejects file adds. */
export const REASON_HEADS: readonly string[] = ['reason', '原因'];
const PROBLEMS_KEPT = 100;

export function collectRowProblems(columns: readonly string[]): RowProblems {
  const rejected = new Map<TableRow, LeftRow>();
  const skipped: TableRow[] = [];
  const heads = columns.filter((head) => !REASON_HEADS.includes(head));
  const kept = columns.flatMap((head, place) => (REASON_HEADS.includes(head) ? [] : [place]));
  const add = (row: TableRow, fault: RowFault): void => {
    const known = rejected.get(row);
    if (known === undefined) rejected.set(row, { row, faults: [fault] });
    else known.faults.push(fault);
  };
  const reject: RowProblems['reject'] = (row, column, code, params = {}, suggestions = []) => {
    const path = column === null ? `row ${row.line}` : `row ${row.line}, column ${column.head}`;
    const value = column === null ? '' : (row.cells[column.place] ?? '');
    add(row, { in: 'table', row: row.line, column, value, problem: { severity: 'error', path, code, params }, suggestions });
  };
  const faults = (): readonly RowFault[] => [...rejected.values()].flatMap((left) => left.faults);
  return {
    reject,
    rejectReading(row, column, { fault, readings }) {
      const value = row.cells[column.place]?.trim() ?? '';
      reject(row, column, fault, readingParams(value, readings), readings);
    },
    rejectFor: (row, problem) => add(row, { in: row.line === 0 ? 'answers' : 'table', row: row.line, column: null, value: '', problem, suggestions: [] }),
    skip: (row) => void skipped.push(row),
    isRejected: (row) => rejected.has(row),
    count: () => rejected.size,
    skipped: () => skipped.length,
    faults,
    problems: () => faults().slice(0, PROBLEMS_KEPT).map(({ problem }) => problem),
    async write(path) {
      if (rejected.size + skipped.length === 0) return null;
      const target = rejectsPath(path);
      const left = [
        ...[...rejected.values()].map(({ row, faults: own }) => ({ row, reasons: reasonsOf(own) })),
        ...skipped.map((row) => ({ row, reasons: SKIPPED })),
      ].toSorted((a, b) => a.row.line - b.row.line);
      await writeCsv(
        target,
        [...heads, ...REASON_HEADS].map((header) => ({ header, kind: 'text' })),
        left.map(({ row, reasons }) => [...kept.map((place) => (row.original ?? row.cells)[place] ?? ''), ...reasons]),
      );
      return target;
    },
  };
}

/** Takes back a rejects file whose import did not come to pass. */
export function removeRejects(path: string | null): void {
  if (path !== null) rmSync(path, { force: true });
}

/** Rejects the rows that do not fit the head, and gives the others as they are read, mended as asked. @throws {AppError} `import/no-rows` */
export async function* soundRows(context: ServiceContext, source: ImportSource, table: Table, problems: RowProblems): AsyncGenerator<TableRow> {
  let done = 0;
  for await (const read of table.rows) {
    if (done % 1000 === 0) reportProgress(context, done, table.about);
    done += 1;
    const row = amended(read, source.fixes);
    const isSkipped = source.skips.has(row.line);
    source.trial?.rows.push(row, isSkipped);
    if (isSkipped) problems.skip(row);
    else if (row.excess === 0) yield row;
    else if (row.excess > 0) problems.reject(row, null, 'import/row-length', { excess: row.excess });
    else problems.reject(row, null, 'import/row-short', { lack: -row.excess });
  }
  if (done === 0) throw new AppError('import/no-rows', { file: source.file });
}

/** All rows at once, where one row cannot be judged without the others; a text that many rows have is held once. */
export async function collected(rows: AsyncIterable<TableRow>): Promise<readonly TableRow[]> {
  const all: TableRow[] = [];
  const heldOnce = sharedTexts();
  for await (const row of rows) all.push({ ...row, cells: row.cells.map(heldOnce) });
  return all;
}

function sharedTexts(): (cell: string, place: number) => string {
  const known: Map<string, string>[] = [];
  return (cell, place) => {
    const texts = (known[place] ??= new Map<string, string>());
    const held = texts.get(cell);
    if (held === undefined && texts.size < TEXTS_SHARED) texts.set(cell, cell);
    return held ?? cell;
  };
}
/** Of a column; one of codes or names has no text twice. */
const TEXTS_SHARED = 1000;

const SKIPPED: readonly string[] = [messageFor('import/skipped', {}, 'en'), messageFor('import/skipped', {}, 'zh')];

function reasonsOf(faults: readonly RowFault[]): readonly string[] {
  const problems = faults.map(({ problem }) => problem);
  return [
    problems.map(({ path, code, params }) => `${path}: ${messageFor(code, params, 'en')}`).join(' '),
    problems.map(({ path, code, params }) => `${path}：${messageFor(code, params, 'zh')}`).join(''),
  ];
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
