import { v7 as uuid } from 'uuid';
import type { LedgerEntry } from '../../../db/repositories/ledger-repository.ts';
import type { Store } from '../../../db/store.ts';
import type { IsoDate } from '../../../shared/dates.ts';
import { AppError, type Problem } from '../../../shared/errors.ts';
import type { ImportId } from '../../../shared/ids.ts';
import type { ImportSummary } from '../../../shared/ipc-contract.ts';
import { checkCancelled, type ServiceContext } from '../service-context.ts';
import { ledgerState, type ImportSource } from './import-source.ts';
import { rememberColumns } from './remember-columns.ts';
import { removeRejects, type RowProblems } from './row-problems.ts';

/** How many subjects were new, changed, or had the same content already. */
export interface ChangeCount {
  inserted: number;
  updated: number;
  unchanged: number;
}

/** What an import wrote; one of levels names their rows for the journal. */
export type Written = ChangeCount & { readonly levels?: LedgerEntry };

/** Ends the transaction of an import that would change nothing, or that is only tried. */
class TakenBack extends Error {}

/**
 * Writes an import in one transaction with its batch, its journal row and its rejects file. What would change nothing leaves
 * no batch: `importId` is then null.
 *
 * @param rejects null: a document, which has no rows
 * @param write does the changes, given the batch's number
 * @throws {AppError} `import/changed-meanwhile` when another import came in since the file was checked; `file/...`, `store/...`
 */
export async function writeImport(
  context: ServiceContext,
  source: ImportSource,
  rejects: RowProblems | null,
  write: (importNo: number, at: string) => Written,
  warnings: readonly Problem[] = [],
): Promise<ImportSummary> {
  checkCancelled(context);
  const { kind, path } = source.request;
  const { trial } = source;
  if (trial !== null) trial.problems = rejects;
  const rejectsFile = trial === null ? ((await rejects?.write(path)) ?? null) : null;
  const rejected = rejects?.count() ?? 0;
  const problems = [...(rejects?.problems() ?? []), ...warnings].slice(0, PROBLEMS_SHOWN);
  const outcome = { rejected, rejectsFile, problems };
  if (source.request.whole === true && rejected > 0 && trial === null) {
    throw new AppError('import/rows-rejected', { file: source.file, count: rejected, rejects: rejectsFile ?? '' });
  }
  try {
    const { importId, count } = storeImport(context, source, outcome, write);
    return { importId, kind, ...count, ...outcome, ...(rejects === null || rejects.skipped() === 0 ? {} : { skipped: rejects.skipped() }) };
  } catch (error) {
    removeRejects(rejectsFile);
    throw error;
  }
}

const PROBLEMS_SHOWN = 100;

function storeImport(
  { store, now, user }: ServiceContext,
  source: ImportSource,
  outcome: Pick<ImportSummary, 'rejected' | 'rejectsFile' | 'problems'>,
  write: (importNo: number, at: string) => Written,
): { readonly importId: ImportId | null; readonly count: ChangeCount } {
  const { request, file, hash, ledger, trial } = source;
  const id = uuid() as ImportId;
  let count: ChangeCount = { inserted: 0, updated: 0, unchanged: 0 };
  try {
    store.transaction(() => {
      if (ledgerState(store) !== ledger) throw new AppError('import/changed-meanwhile');
      const at = now();
      const { path: _path, kind, fixes, skips, columns: _columns, ...options } = request;
      const byHand = { ...(fixes === undefined ? {} : { fixes: fixes.length }), ...(skips === undefined ? {} : { skips: skips.length }) };
      const importNo = store.imports.start({ id, kind, fileName: file, fileHash: hash, options: { ...options, ...byHand }, at, by: user });
      const { levels, ...counted } = write(importNo, at);
      count = counted;
      if (count.inserted + count.updated === 0 || trial !== null) throw new TakenBack();
      keepForRuns(store, kind);
      rememberColumns(store, source, { at, by: user });
      store.imports.finish(importNo, { ...count, ...outcome });
      const after = { file, fileHash: hash, ...count, rejected: outcome.rejected, ...(levels === undefined ? {} : { levels }) };
      store.journal.record({ action: `import.${kind}`, subjectKind: 'import', subjectId: id, before: null, after, at, by: user });
    });
    return { importId: id, count };
  } catch (error) {
    if (error instanceof TakenBack) return { importId: null, count };
    throw error;
  }
}

/** Puts what runs read of large imports into columns now, rather than in the first run. */
function keepForRuns({ outlets, countedVisits }: Store, kind: ImportSource['request']['kind']): void {
  if (kind === 'outlets') outlets.keepPopulation();
  if (kind === 'visits') countedVisits.keepMonths(FIRST_DAY, LAST_DAY);
}

const [FIRST_DAY, LAST_DAY] = ['0001-01-01', '9999-12-31'] as [IsoDate, IsoDate];
