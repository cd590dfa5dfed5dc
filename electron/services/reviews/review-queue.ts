import type { QueueQuery, QueueRow } from '../../../shared/contract/review-calls.ts';
import type { Page, PageRequest } from '../../../shared/ipc-contract.ts';
import type { ServiceContext } from '../service-context.ts';
import { todayOf } from '../today-of.ts';
import { withoutBlind } from './blind.ts';
import { hintReader } from './review-facts.ts';
import { isOwnVisit } from './reviewer-rules.ts';

/** What waits for review, the longest waiting first, with what looks odd about each visit itself. */
export function reviewQueue(context: ServiceContext, { text, ...page }: QueueQuery & PageRequest): Page<QueueRow> {
  const { store, user } = context;
  const query = { state: ['submitted'] as const, ...(text === undefined ? {} : { text }) };
  const { total, rows } = store.visitLists.list({ sort: { by: 'submittedAt', descending: false }, ...page, ...query }, todayOf(context));
  const hintsOf = hintReader(store);
  return {
    total,
    rows: withoutBlind(context, rows).map((row) => {
      const record = store.visits.findById(row.id);
      const checklist = record === null ? undefined : store.checklists.findByNo(record.checklistNo)?.document;
      return {
        ...row,
        submittedAt: record?.submittedAt ?? null,
        round: store.reviews.returnsOf(row.id).count + 1,
        isOwn: record !== null && checklist !== undefined && isOwnVisit(record, checklist, user),
        hints: record === null ? [] : hintsOf(record.no, row.checklistCode),
      };
    }),
  };
}
