import type { JournalRow, Page, PageRequest } from '../../../shared/ipc-contract.ts';
import type { ServiceContext } from '../service-context.ts';

/** What was changed, the newest first; of one subject when it is named. */
export function listJournal({ store }: ServiceContext, request: { readonly subjectId?: string } & PageRequest): Page<JournalRow> {
  const { total, rows } = store.journal.list(request);
  return {
    total,
    rows: rows.map(({ seq, at, by, action, subjectKind, subjectId, summary }) => ({ seq, at, by, action, subjectKind, subjectId, summary })),
  };
}
