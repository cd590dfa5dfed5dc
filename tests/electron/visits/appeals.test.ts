import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appealDetail } from '../../../electron/services/appeals/appeal-detail.ts';
import { addAppealPhoto, removeAppealPhoto } from '../../../electron/services/appeals/appeal-photos.ts';
import { decideAppeal, withdrawAppeal } from '../../../electron/services/appeals/decide-appeal.ts';
import { appealRates, listAppeals } from '../../../electron/services/appeals/list-appeals.ts';
import { raiseAppeal } from '../../../electron/services/appeals/raise-appeal.ts';
import { listResults } from '../../../electron/services/grading/list-results.ts';
import { publishRun } from '../../../electron/services/grading/publish-run.ts';
import { startGradingRun } from '../../../electron/services/grading/start-run.ts';
import { getOverview } from '../../../electron/services/overview/get-overview.ts';
import { preparePhoto } from '../../../electron/services/photos/prepare-photo.ts';
import { auditorReport } from '../../../electron/services/reviews/auditors.ts';
import { runCorrections, staleRuns } from '../../../electron/services/reviews/run-corrections.ts';
import { visitReview, visitVersion } from '../../../electron/services/reviews/visit-review.ts';
import { verifyStore } from '../../../electron/services/store/verify.ts';
import { getVisit } from '../../../electron/services/visits/get-visit.ts';
import { saveAnswer } from '../../../electron/services/visits/save-visit.ts';
import type { AppealDetail } from '../../../shared/contract/review-calls.ts';
import type { IsoDate } from '../../../shared/dates.ts';
import type { ChecklistVersionId, RunId, VisitId } from '../../../shared/ids.ts';
import { jpegFile, roomPicture } from '../../builders/pictures.ts';
import { fillSmallNetwork, openTestStore, outletId, SEPTEMBER, type TestStore } from '../grading/small-network.ts';
import { appealed, approved, as, AUDITOR, DECIDER, decided, REVIEWER, submitted } from './reviewed-network.ts';

let test: TestStore;
let checklist: ChecklistVersionId;
beforeEach(() => {
  test = openTestStore();
  fillSmallNetwork(test.store);
  checklist = test.store.checklists.findCurrent('HALL')!.id;
});
afterEach(() => {
  test.close();
});

function refusal(code: string): unknown {
  return expect.objectContaining({ code });
}
/** Clean passed, light failed: 60 of 100. */
function madeAt(outlet: string): VisitId {
  return approved(test, { outlet: outletId(test.store, outlet), checklist });
}
/** The outlet's total in a new run of September. */
function totalOf(code: string): string | null {
  return resultTotal(startGradingRun(test.context, { schemeCode: 'TEST', period: SEPTEMBER }).runId, code);
}
function resultTotal(runId: RunId, code: string): string | null {
  return listResults(test.context, { runId, offset: 0, limit: 500 }).rows.find((row) => row.code === code)?.total ?? null;
}

describe('raising an appeal', () => {
  it('asks for an approved visit, who, items with grounds, and a sensible date', () => {
    const visitId = madeAt('A01');
    const raise = (more: Partial<Parameters<typeof raiseAppeal>[1]>) => () =>
      raiseAppeal(test.context, { visitId, raisedBy: '王经理', raisedOn: '2026-10-01' as IsoDate, dueOn: '2026-10-01' as IsoDate, items: [{ item: 'light', grounds: '亮的', evidence: '' }], ...more });
    expect(raise({ raisedBy: ' ' })).toThrowError(refusal('appeal/raised-by-required'));
    expect(raise({ dueOn: '2026-09-30' as IsoDate })).toThrowError(refusal('appeal/due-before-raised'));
    expect(raise({ items: [] })).toThrowError(refusal('appeal/no-items'));
    expect(raise({ items: [{ item: 'roof', grounds: '好', evidence: '' }] })).toThrowError(refusal('appeal/item-unknown'));
    expect(raise({ items: [{ item: 'light', grounds: ' ', evidence: '' }] })).toThrowError(refusal('appeal/grounds-required'));
    const waiting = submitted(test, { outlet: outletId(test.store, 'A01'), checklist });
    expect(raise({ visitId: waiting })).toThrowError(refusal('appeal/not-approved'));
    expect(raise({})()).toMatchObject({ state: 'open', oldScore: '60.00', fromVersion: 1, list: [{ item: 'light', oldAnswer: { value: 'fail' }, decision: null }] });
    // One appeal at a time.
    expect(raise({})).toThrowError(refusal('appeal/not-approved'));
  });

  it('stands among the things to do until it is decided', () => {
    const waiting = () => getOverview(test.context, { period: SEPTEMBER, schemeCode: null }).toDos.find(({ kind }) => kind === 'decideAppeals');
    expect(waiting()).toBeUndefined();
    const { id: appealId } = appealed(test, madeAt('A01'));
    expect(waiting()).toEqual({ kind: 'decideAppeals', count: 1 });
    withdrawAppeal(as(test, REVIEWER), { appealId, reason: '已说明' });
    expect(waiting()).toBeUndefined();
  });

  it('leaves the visit counting as it stands', () => {
    const visitId = madeAt('A01');
    appealed(test, visitId);
    expect(getVisit(test.context, { visitId })).toMatchObject({ state: 'appealed', score: '60.00' });
    // Sales 85 x 0.6 + 60 x 0.4 = 75.
    expect(totalOf('A01')).toBe('75.00');
    expect(() => saveAnswer(as(test, AUDITOR), { visitId, item: 'light', answer: { value: 'pass' } })).toThrowError(refusal('visit/read-only'));
  });
});

describe('deciding an appeal', () => {
  it('is for somebody else than the reviewer and the auditor', () => {
    const appeal = appealed(test, madeAt('A01'));
    expect(() => decided(test, appeal, { light: 'pass' }, REVIEWER)).toThrowError(refusal('appeal/by-reviewer'));
    expect(() => decided(test, appeal, { light: 'pass' }, AUDITOR)).toThrowError(refusal('appeal/by-auditor'));
    expect(appealDetail(as(test, REVIEWER), { appealId: appeal.id }).hindrance).toBe('reviewer');
    expect(appealDetail(as(test, AUDITOR), { appealId: appeal.id }).hindrance).toBe('auditor');
    expect(appealDetail(as(test, DECIDER), { appealId: appeal.id }).hindrance).toBeNull();
    expect(decided(test, appeal, { light: 'pass' }).hindrance).toBe('closed');
    expect(() => decided(test, appeal, { light: 'pass' })).toThrowError(refusal('appeal/closed'));
  });

  it('needs a decision and a reason for every item, and another answer than before', () => {
    const appeal = appealed(test, madeAt('A01'), ['light', 'clean']);
    const decide = (items: Parameters<typeof decideAppeal>[1]['items']) => () => decideAppeal(as(test, DECIDER), { appealId: appeal.id, items, alsoAnswered: [], note: '' });
    const refuse = (item: string, reason = '未见') => ({ item, decision: 'refused', reason, answer: null }) as const;
    expect(decide([refuse('light')])).toThrowError(refusal('appeal/items-undecided'));
    expect(decide([refuse('light'), refuse('clean', ' ')])).toThrowError(refusal('appeal/reason-required'));
    expect(decide([refuse('light'), { item: 'clean', decision: 'accepted', reason: '是', answer: null }])).toThrowError(refusal('appeal/answer-required'));
    expect(decide([refuse('light'), { item: 'clean', decision: 'accepted', reason: '是', answer: { value: 'pass', note: '新' } }])).toThrowError(refusal('appeal/answer-unchanged'));
    expect(decide([refuse('light'), { item: 'clean', decision: 'accepted', reason: '是', answer: { value: 'perhaps' } }])).toThrowError(refusal('appeal/incomplete'));
    expect(getVisit(test.context, { visitId: appeal.visitId })).toMatchObject({ state: 'appealed', version: 1, score: '60.00' });
  });

  it('makes a corrected version, and the old one stays readable', () => {
    const visitId = madeAt('A01');
    const result = decided(test, appealed(test, visitId, ['light', 'clean']), { light: 'pass' });
    expect(result).toMatchObject({ state: 'decided', accepted: 1, items: 2, oldScore: '60.00', newScore: '100.00', fromVersion: 1, toVersion: 2, closedBy: DECIDER });
    expect(getVisit(test.context, { visitId })).toMatchObject({ state: 'decided', version: 2, score: '100.00', answers: { light: { value: 'pass' } } });
    expect(visitVersion(test.context, { visitId, version: 1 })).toMatchObject({ version: 1, score: '60.00', answers: { light: { value: 'fail' }, clean: { value: 'pass' } } });
    expect(visitReview(test.context, { visitId }).versions).toMatchObject([
      { version: 1, score: '60.00', replacedBy: DECIDER },
      { version: 2, score: '100.00', replacedAt: null },
    ]);
    expect(() => visitVersion(test.context, { visitId, version: 3 })).toThrowError(refusal('review/version-not-found'));
    // What the auditor said stays theirs: figures of auditors read the first version.
    expect(auditorReport(test.context, {}).auditors.find(({ auditor }) => auditor === AUDITOR)?.average).toBe('60.00');
  });

  it('changes nothing but the state when everything is refused', () => {
    const visitId = madeAt('A01');
    expect(decided(test, appealed(test, visitId), {})).toMatchObject({ state: 'decided', accepted: 0, toVersion: null, oldScore: '60.00', newScore: '60.00', runs: [] });
    expect(getVisit(test.context, { visitId })).toMatchObject({ state: 'decided', version: 1, score: '60.00' });
  });

  it('is final for its items; others may be appealed against later', () => {
    const visitId = madeAt('A01');
    decided(test, appealed(test, visitId), {});
    expect(() => appealed(test, visitId)).toThrowError(refusal('appeal/item-twice'));
    decided(test, appealed(test, visitId, ['clean']), { clean: 'fail' });
    expect(getVisit(test.context, { visitId })).toMatchObject({ version: 2, score: '0.00' });
  });

  it('stands as before when withdrawn, with a reason, and may be raised again', () => {
    const visitId = madeAt('A01');
    const appeal = appealed(test, visitId);
    expect(() => withdrawAppeal(test.context, { appealId: appeal.id, reason: ' ' })).toThrowError(refusal('appeal/withdraw-reason'));
    expect(withdrawAppeal(test.context, { appealId: appeal.id, reason: '误会' })).toMatchObject({ state: 'withdrawn', note: '误会' });
    expect(getVisit(test.context, { visitId }).state).toBe('approved');
    expect(appealed(test, visitId).state).toBe('open');
  });
});

describe('photos of an appeal', () => {
  const picture = (seed: number) => jpegFile(roomPicture(seed, 160, 120));

  it('stand with an item of an open appeal, and are read once it is decided', async () => {
    const appeal = appealed(test, madeAt('A01'));
    const add = (item: string, seed: number) => addAppealPhoto(test.context, { appealId: appeal.id, item, name: `${seed}.jpg`, bytes: picture(seed) }, preparePhoto);
    expect((await add('light', 1)).photos).toMatchObject([{ item: 'light', name: '1.jpg', addedBy: '渠道经理' }]);
    await expect(add('clean', 2)).rejects.toThrowError(refusal('appeal/item-unknown'));
    await expect(add('light', 1)).rejects.toThrowError(refusal('photo/there-already'));
    const second = await add('light', 3);
    expect(removeAppealPhoto(test.context, { appealId: appeal.id, photoId: second.photos[1]!.id }).photos).toHaveLength(1);
    decided(test, appeal, {});
    await expect(add('light', 4)).rejects.toThrowError(refusal('appeal/closed'));
    expect(() => removeAppealPhoto(test.context, { appealId: appeal.id, photoId: second.photos[0]!.id })).toThrowError(refusal('appeal/closed'));
    expect(appealDetail(test.context, { appealId: appeal.id }).photos).toHaveLength(1);
  });
});

describe('runs that used the old score', () => {
  function decidedAfterRuns(): { readonly appeal: AppealDetail; readonly published: RunId; readonly draft: RunId } {
    const visitId = madeAt('A01');
    const published = startGradingRun(test.context, { schemeCode: 'TEST', period: SEPTEMBER }).runId;
    publishRun(test.context, { runId: published, confirmProposed: true });
    const draft = startGradingRun(test.context, { schemeCode: 'TEST', period: SEPTEMBER }).runId;
    return { appeal: decided(test, appealed(test, visitId), { light: 'pass' }), published, draft };
  }

  it('are marked, published and draft ones, and verify still grades them again to the same', () => {
    const { appeal, published, draft } = decidedAfterRuns();
    expect(appeal.runs.map(({ runId, state }) => [runId, state])).toEqual([[published, 'published'], [draft, 'draft']]);
    expect(staleRuns(test.context)).toEqual([{ runId: published, corrections: 1 }, { runId: draft, corrections: 1 }]);
    expect(runCorrections(test.context, { runId: published })).toMatchObject([{ outletCode: 'A01', oldScore: '60.00', newScore: '100.00' }]);
    expect(resultTotal(published, 'A01')).toBe('75.00');
    expect(verifyStore(test.context)).toMatchObject({ problems: [], runs: 1 });
  });

  it('are not those made afterwards, nor of periods that the visit is not in', () => {
    const july = startGradingRun(test.context, { schemeCode: 'TEST', period: '2026-07' as never }).runId;
    decidedAfterRuns();
    expect(totalOf('A01')).toBe('91.00');
    expect(staleRuns(test.context)).toHaveLength(2);
    expect(staleRuns(test.context).some(({ runId }) => runId === july)).toBe(false);
  });

  it('are not marked when the score stays', () => {
    const visitId = madeAt('A01');
    startGradingRun(test.context, { schemeCode: 'TEST', period: SEPTEMBER });
    decided(test, appealed(test, visitId, ['remark']), { remark: '补记' });
    expect(getVisit(test.context, { visitId })).toMatchObject({ version: 2, score: '60.00' });
    expect(staleRuns(test.context)).toEqual([]);
  });
});

describe('the list and the rates of appeals', () => {
  it('puts the one due first on top and tells what is overdue', () => {
    const [one, two] = [madeAt('A01'), madeAt('A02')];
    const raise = (visitId: VisitId, dueOn: string) => raiseAppeal(test.context, { visitId, raisedBy: '王经理', raisedOn: '2026-09-20' as IsoDate, dueOn: dueOn as IsoDate, items: [{ item: 'light', grounds: '亮的', evidence: '' }] });
    raise(one, '2026-10-02');
    raise(two, '2026-10-01');
    const rows = listAppeals(test.context, { offset: 0, limit: 9 }).rows;
    // Today is 2 October: what is due today is not overdue.
    expect(rows.map(({ outletCode, isOverdue }) => [outletCode, isOverdue])).toEqual([['A02', true], ['A01', false]]);
    expect(listAppeals(test.context, { overdue: true, offset: 0, limit: 9 }).total).toBe(1);
    expect(listAppeals(test.context, { state: ['decided'], offset: 0, limit: 9 }).total).toBe(0);
  });

  it('counts by auditor, outlet and item, and flags what is overturned three times and half of the time', () => {
    for (const outlet of ['A01', 'A02', 'A04']) decided(test, appealed(test, madeAt(outlet), ['light']), { light: 'pass' });
    decided(test, appealed(test, madeAt('A05'), ['light', 'clean']), {});
    withdrawAppeal(test.context, { appealId: appealed(test, madeAt('A06')).id, reason: '误会' });
    const { items, auditors, outlets } = appealRates(test.context, {});
    // Five visits of the auditor answered light; four were appealed against, three with success.
    expect(items).toMatchObject([
      { key: 'HALL light', visits: 5, appealed: 4, decided: 4, overturned: 3, appealPercent: '80.0', overturnPercent: '75.0', isFlagged: true },
      { key: 'HALL clean', visits: 5, appealed: 1, decided: 1, overturned: 0, overturnPercent: '0.0', isFlagged: false },
    ]);
    expect(auditors).toMatchObject([{ key: AUDITOR, visits: 5, appealed: 4, overturned: 3, isFlagged: true }]);
    expect(outlets.map(({ key, appealed: count, isFlagged }) => [key, count, isFlagged])).toEqual([['A01', 1, false], ['A02', 1, false], ['A04', 1, false], ['A05', 1, false]]);
    expect(appealRates(test.context, { to: '2026-09-09' as IsoDate }).items).toEqual([]);
  });
});
