import type { ImportRecord } from '../../../db/repositories/import-repository.ts';
import type { ImportRow } from '../../../shared/ipc-contract.ts';
import type { ServiceContext } from '../service-context.ts';
import { undoHindrance } from './undo-hindrance.ts';

/** What came in, newest first, and whether it can be taken back. */
export function listImports({ store }: ServiceContext): readonly ImportRow[] {
  return store.imports.list().map((record) => toImportRow(record, record.undoneAt === null ? undoHindrance(store, record) : null));
}

export function toImportRow(record: ImportRecord, locked: ImportRow['locked']): ImportRow {
  const { id, kind, inserted, updated, unchanged, rejected, rejectsFile, problems, fileName, at, by, undoneAt } = record;
  return {
    importId: id,
    kind,
    inserted,
    updated,
    unchanged,
    rejected,
    rejectsFile,
    problems,
    fileName,
    at,
    by,
    state: undoneAt === null ? 'active' : 'undone',
    locked,
  };
}
