import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { Store } from '../../../db/store.ts';
import type { ImportRequest } from '../../../shared/ipc-contract.ts';
import { readImportFile } from '../../tabular/read-table.ts';

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
}

/** @throws {AppError} what `readImportFile` refuses */
export function openSource(store: Store, request: ImportRequest): ImportSource {
  const bytes = readImportFile(request.path);
  const hash = createHash('sha256').update(bytes).digest('hex');
  return { request, bytes, file: basename(request.path), hash, ledger: ledgerState(store) };
}

/** Changes with every import and every undo: what a file was checked against then no longer holds. */
export function ledgerState(store: Store): string {
  const imports = store.imports.list();
  return `${imports[0]?.no ?? 0}/${imports.filter(({ undoneAt }) => undoneAt !== null).length}`;
}
