import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { Store } from '../../../db/store.ts';
import type { DryRun } from '../../../shared/contract/import-calls.ts';
import type { ImportRequest } from '../../../shared/ipc-contract.ts';
import { readImportFile } from '../../tabular/read-table.ts';
import { fixesOf, type Fixes } from './amend-rows.ts';
import type { RowProblems } from './row-problems.ts';
import type { RowSink } from './trial-rows.ts';

/** What a dry run keeps of an import. */
export interface Trial {
  readonly rows: RowSink;
  /** Set when all is read. */
  problems: RowProblems | null;
}

/** A file that is to come in, as it was when it was opened. */
export interface ImportSource {
  readonly request: ImportRequest;
  readonly bytes: Uint8Array;
  /** The file's name, for messages and the ledger. */
  readonly file: string;
  /** sha256 of the bytes, hex. */
  readonly hash: string;
  /** State of the ledger of imports before anything was checked. */
  readonly ledger: string;
  readonly fixes: Fixes;
  /** Rows that the person leaves out. */
  readonly skips: ReadonlySet<number>;
  /** Heads of the table, once it was read. */
  readonly heads: { current: readonly string[] | null };
  /** What the import makes beside its rows, noted while it is written. */
  readonly makes: DryRun['makes'][number][];
  /** null: it is meant. */
  readonly trial: Trial | null;
}

/** @throws {AppError} what `readImportFile` refuses */
export function openSource(store: Store, request: ImportRequest, trial: Trial | null = null): ImportSource {
  const bytes = readImportFile(request.path);
  return {
    request,
    bytes,
    file: basename(request.path),
    hash: hashOf(bytes),
    ledger: ledgerState(store),
    fixes: fixesOf(request.fixes ?? [], 'table'),
    skips: new Set(request.skips),
    heads: { current: null },
    makes: [],
    trial,
  };
}

/** sha256 of bytes, hex. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Changes with every import and every undo: what a file was checked against then no longer holds. */
export function ledgerState(store: Store): string {
  const imports = store.imports.list();
  return `${imports[0]?.no ?? 0}/${imports.filter(({ undoneAt }) => undoneAt !== null).length}`;
}
