import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addComment, removeComment } from '../../../electron/services/reviews/comments.ts';
import { reviewQueue } from '../../../electron/services/reviews/review-queue.ts';
import { visitReview } from '../../../electron/services/reviews/visit-review.ts';
import { getVisit } from '../../../electron/services/visits/get-visit.ts';
import { reviewVisit } from '../../../electron/services/visits/review-visit.ts';
import { saveAnswer } from '../../../electron/services/visits/save-visit.ts';
import { submitVisit } from '../../../electron/services/visits/submit-visit.ts';
import type { ChecklistVersionId, OutletId } from '../../../shared/ids.ts';
import { addChecklist, addOutlet, openTestStore, type TestStore } from '../grading/small-network.ts';
import { approved, as, AUDITOR, REVIEWER, submitted } from './reviewed-network.ts';

let test: TestStore;
let outlet: OutletId;
let checklist: ChecklistVersionId;
beforeEach(() => {
  test = openTestStore();
  outlet = addOutlet(test.store, 'A01', ['甲省', '甲市']);
  checklist = addChecklist(test.store).id;
});
afterEach(() => {
  test.close();
});

function refusal(code: string): unknown {
  return expect.objectContaining({ code });
}

describe('the review queue', () => {
  it('has what waits, the longest waiting first, whatever the visit date', () => {
    const first = submitted(test, { outlet, checklist, visitedOn: '2026-09-20' });
    const second = submitted(test, { outlet, checklist, visitedOn: '2026-09-01' });
    approved(test, { outlet, checklist });
    const queue = reviewQueue(as(test, REVIEWER), { offset: 0, limit: 10 });
    expect(queue.rows.map(({ id }) => id)).toEqual([first, second]);
    expect(queue.rows[0]).toMatchObject({ round: 1, isOwn: false, state: 'submitted' });
    expect(reviewQueue(as(test, AUDITOR), { offset: 0, limit: 10 }).rows[0]).toMatchObject({ isOwn: true });
    expect(reviewQueue(as(test, REVIEWER), { text: '无此网点', offset: 0, limit: 10 }).total).toBe(0);
  });
});

describe('who reviews', () => {
  it('is not who made the visit, as auditor or named in its head', () => {
    const visitId = submitted(test, { outlet, checklist });
    for (const user of [AUDITOR, ` ${AUDITOR} `, '王经理']) {
      expect(() => reviewVisit(as(test, user), { visitId, decision: 'approve', note: '' })).toThrowError(refusal('review/own-visit'));
    }
    expect(reviewVisit(as(test, REVIEWER), { visitId, decision: 'approve', note: '' }).state).toBe('approved');
    expect(visitReview(as(test, REVIEWER), { visitId })).toMatchObject({ reviewedBy: REVIEWER, isReviewer: true, isOwn: false });
  });

  it('rejects with a reason only', () => {
    const visitId = submitted(test, { outlet, checklist });
    expect(() => reviewVisit(as(test, REVIEWER), { visitId, decision: 'reject', note: ' ' })).toThrowError(refusal('visit/note-required'));
    addComment(as(test, REVIEWER), { visitId, item: 'light', text: '看不清' });
    expect(() => reviewVisit(as(test, REVIEWER), { visitId, decision: 'reject', note: '' })).toThrowError(refusal('visit/note-required'));
    expect(reviewVisit(as(test, REVIEWER), { visitId, decision: 'reject', note: '不是本厅' })).toMatchObject({ state: 'rejected', reviewNote: '不是本厅' });
  });
});

describe('comments on items', () => {
  it('go back to the auditor with the visit and need no further reason', () => {
    const visitId = submitted(test, { outlet, checklist });
    addComment(as(test, REVIEWER), { visitId, item: 'light', text: ' 补照片 ' });
    expect(reviewVisit(as(test, REVIEWER), { visitId, decision: 'return', note: '' }).state).toBe('returned');
    expect(visitReview(as(test, AUDITOR), { visitId }).comments).toMatchObject([{ item: 'light', text: '补照片', by: REVIEWER, round: 1 }]);
    // A comment of the last round does not speak for the next.
    submitVisit(as(test, AUDITOR), { visitId });
    expect(() => reviewVisit(as(test, REVIEWER), { visitId, decision: 'return', note: '' })).toThrowError(refusal('visit/note-required'));
  });

  it('are answered by the auditor, and what changed since is told', () => {
    const visitId = submitted(test, { outlet, checklist });
    reviewVisit(as(test, REVIEWER), { visitId, decision: 'return', note: '灯箱请再看' });
    addComment(as(test, AUDITOR), { visitId, item: 'light', text: '确实亮着，已改' });
    saveAnswer(as(test, AUDITOR), { visitId, item: 'light', answer: { value: 'pass' } });
    submitVisit(as(test, AUDITOR), { visitId });
    expect(visitReview(as(test, REVIEWER), { visitId })).toMatchObject({ round: 2, changedSinceReturn: ['light'], comments: [{ by: AUDITOR, round: 1 }] });
    expect(getVisit(as(test, REVIEWER), { visitId }).score).toBe('100.00');
  });

  it('are refused empty, on unknown items, and once the visit is decided', () => {
    const visitId = submitted(test, { outlet, checklist });
    const comment = (item: string | null, text: string) => () => addComment(as(test, REVIEWER), { visitId, item, text });
    expect(comment('light', '  ')).toThrowError(refusal('review/comment-empty'));
    expect(comment('roof', '漏')).toThrowError(refusal('visit/unknown-item'));
    expect(comment(null, '整体不错')().comments).toHaveLength(1);
    reviewVisit(as(test, REVIEWER), { visitId, decision: 'approve', note: '' });
    expect(comment('light', '补')).toThrowError(refusal('review/not-open-to-comments'));
  });

  it('are taken back only by who wrote them, in the same round', () => {
    const visitId = submitted(test, { outlet, checklist });
    const [kept, gone] = [addComment(as(test, REVIEWER), { visitId, item: 'light', text: '一' }), addComment(as(test, REVIEWER), { visitId, item: 'clean', text: '二' })].map(({ comments }) => comments[comments.length - 1]!);
    expect(() => removeComment(as(test, '别人'), { commentId: gone!.id })).toThrowError(refusal('review/comment-of-another'));
    expect(removeComment(as(test, REVIEWER), { commentId: gone!.id }).comments.map(({ id }) => id)).toEqual([kept!.id]);
    expect(() => removeComment(as(test, REVIEWER), { commentId: gone!.id })).toThrowError(refusal('review/comment-not-found'));
    reviewVisit(as(test, REVIEWER), { visitId, decision: 'return', note: '' });
    submitVisit(as(test, AUDITOR), { visitId });
    expect(() => removeComment(as(test, REVIEWER), { commentId: kept!.id })).toThrowError(refusal('review/comment-of-another'));
  });
});
