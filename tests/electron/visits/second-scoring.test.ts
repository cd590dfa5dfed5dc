import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { agreementReport } from '../../../electron/services/reviews/agreement.ts';
import { auditorReport } from '../../../electron/services/reviews/auditors.ts';
import { compareScorings } from '../../../electron/services/reviews/compare.ts';
import { reviewQueue } from '../../../electron/services/reviews/review-queue.ts';
import { listSeconds, pairVisits, startSecondScoring } from '../../../electron/services/reviews/second-scoring.ts';
import { visitReview } from '../../../electron/services/reviews/visit-review.ts';
import { createVisit } from '../../../electron/services/visits/create-visit.ts';
import { preparePhoto } from '../../../electron/services/photos/prepare-photo.ts';
import { addVisitPhoto, removeVisitPhoto } from '../../../electron/services/visits/visit-photos.ts';
import type { IsoDate } from '../../../shared/dates.ts';
import { jpegFile, roomPicture } from '../../builders/pictures.ts';
import { getVisit } from '../../../electron/services/visits/get-visit.ts';
import { listVisits } from '../../../electron/services/visits/list-visits.ts';
import { reviewVisit } from '../../../electron/services/visits/review-visit.ts';
import { saveAnswer, saveHeader } from '../../../electron/services/visits/save-visit.ts';
import { submitVisit } from '../../../electron/services/visits/submit-visit.ts';
import type { ChecklistVersionId, OutletId, VisitId } from '../../../shared/ids.ts';
import { addChecklist, addOutlet, openTestStore, type TestStore } from '../grading/small-network.ts';
import { approved, as, AUDITOR, REVIEWER, submitted } from './reviewed-network.ts';

const SCORER = '孙复评';
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

function startedBy(of: TestStore): VisitId {
  return createVisit(as(of, AUDITOR), { outletId: outlet, checklistVersionId: checklist, kind: 'open', visitedOn: '2026-09-10' as IsoDate, auditor: AUDITOR, showScore: true }).id;
}

function scoreAgain(visitId: VisitId, clean: string, light: string): VisitId {
  const second = startSecondScoring(as(test, REVIEWER), { visitId, scorer: SCORER });
  for (const [item, value] of Object.entries({ clean, light })) saveAnswer(as(test, SCORER), { visitId: second.id, item, answer: { value } });
  submitVisit(as(test, SCORER), { visitId: second.id });
  return second.id;
}

describe('a second scoring', () => {
  it('begins with the head of the first and no answer, for somebody else than its auditor', () => {
    const visitId = approved(test, { outlet, checklist });
    expect(() => startSecondScoring(as(test, REVIEWER), { visitId, scorer: ' ' })).toThrowError(refusal('review/scorer-required'));
    expect(() => startSecondScoring(as(test, REVIEWER), { visitId, scorer: AUDITOR })).toThrowError(refusal('review/second-by-auditor'));
    const second = startSecondScoring(as(test, REVIEWER), { visitId, scorer: SCORER });
    expect(second).toMatchObject({ code: 'V-20260910-0001-R1', auditor: SCORER, state: 'inProgress', answers: {}, header: { manager: '王经理' }, secondOf: visitId, previousScore: null });
    expect(startSecondScoring(as(test, REVIEWER), { visitId, scorer: '周复评' }).code).toBe('V-20260910-0001-R2');
  });

  it('is judged by the photos of the first, which are not its own to remove', async () => {
    const visitId = startedBy(test);
    await addVisitPhoto(as(test, AUDITOR), { visitId, item: 'clean', name: '地面.jpg', bytes: jpegFile(roomPicture(5)) }, preparePhoto);
    saveHeader(as(test, AUDITOR), { visitId, field: 'manager', value: '王经理' });
    for (const item of ['clean', 'light']) saveAnswer(as(test, AUDITOR), { visitId, item, answer: { value: 'pass' } });
    submitVisit(as(test, AUDITOR), { visitId });
    reviewVisit(as(test, REVIEWER), { visitId, decision: 'approve', note: '' });
    const { id, photos } = startSecondScoring(as(test, REVIEWER), { visitId, scorer: SCORER });
    expect(photos).toMatchObject([{ item: 'clean', name: '地面.jpg', ofFirst: true }]);
    expect(() => removeVisitPhoto(as(test, SCORER), { visitId: id, photoId: photos[0]!.id })).toThrowError(refusal('photo/not-found'));
    expect(getVisit(as(test, REVIEWER), { visitId }).photos[0]).not.toHaveProperty('ofFirst');
  });

  it('hides the first scoring from its scorer until it is handed in, from nobody else', () => {
    const visitId = approved(test, { outlet, checklist });
    const second = startSecondScoring(as(test, REVIEWER), { visitId, scorer: SCORER });
    expect(() => getVisit(as(test, SCORER), { visitId })).toThrowError(refusal('review/blind'));
    expect(() => compareScorings(as(test, SCORER), { firstId: visitId, secondId: second.id })).toThrowError(refusal('review/blind'));
    expect(listVisits(as(test, SCORER), { offset: 0, limit: 9 }).rows).toMatchObject([{ id: visitId, score: null }]);
    expect(visitReview(as(test, SCORER), { visitId })).toMatchObject({ versions: [], comments: [] });
    expect(getVisit(as(test, REVIEWER), { visitId }).score).toBe('60.00');
    for (const item of ['clean', 'light']) saveAnswer(as(test, SCORER), { visitId: second.id, item, answer: { value: 'pass' } });
    submitVisit(as(test, SCORER), { visitId: second.id });
    expect(getVisit(as(test, SCORER), { visitId }).score).toBe('60.00');
  });

  it('never counts: neither in lists, nor in the queue, nor in grading, and is not approved', () => {
    const visitId = approved(test, { outlet, checklist });
    const second = scoreAgain(visitId, 'pass', 'pass');
    expect(listVisits(as(test, REVIEWER), { offset: 0, limit: 9 }).rows.map(({ id }) => id)).toEqual([visitId]);
    expect(reviewQueue(as(test, REVIEWER), { offset: 0, limit: 9 }).total).toBe(0);
    expect(test.store.visits.countsBetween('2026-09-01' as never, '2026-09-30' as never)).toMatchObject({ approved: 1, waiting: 0, inProgress: 0 });
    expect(test.store.countedVisits.inMonths('2026-09-01' as never, '2026-09-30' as never).codes).toEqual(['V-20260910-0001']);
    expect(() => reviewVisit(as(test, REVIEWER), { visitId: second, decision: 'approve', note: '' })).toThrowError(refusal('visit/not-submitted'));
    expect(listSeconds(as(test, REVIEWER))).toMatchObject([{ firstId: visitId, secondId: second, scorer: SCORER, state: 'submitted' }]);
  });

  it('stands beside the first item by item', () => {
    const visitId = approved(test, { outlet, checklist });
    const second = scoreAgain(visitId, 'pass', 'pass');
    const comparison = compareScorings(as(test, REVIEWER), { firstId: visitId, secondId: second });
    expect(comparison).toMatchObject({ scoreDifference: '40.00', agreement: { items: 2, same: 1, percent: '50.0' } });
    expect(comparison.rows).toMatchObject([
      { item: 'clean', firstClass: 'F', secondClass: 'F', differs: false, firstPoints: '60', secondPoints: '60' },
      { item: 'light', firstClass: 'N', secondClass: 'F', differs: true, firstPoints: '0', secondPoints: '40' },
    ]);
  });

  it('is compared only once handed in', () => {
    const visitId = approved(test, { outlet, checklist });
    const second = startSecondScoring(as(test, REVIEWER), { visitId, scorer: SCORER });
    expect(() => compareScorings(as(test, REVIEWER), { firstId: visitId, secondId: second.id })).toThrowError(refusal('review/not-handed-in'));
    expect(() => startSecondScoring(as(test, REVIEWER), { visitId: second.id, scorer: '周复评' })).toThrowError(refusal('review/not-handed-in'));
  });
});

describe('agreement over many pairs', () => {
  it('pools what both rated and gives the mean difference with its interval', () => {
    // Items: clean alike twice (F F, F F), light N-F and N-N. Scores 60 -> 100 and 60 -> 60.
    const [one, two] = [approved(test, { outlet, checklist }), approved(test, { outlet, checklist })];
    scoreAgain(one, 'pass', 'pass');
    scoreAgain(two, 'pass', 'fail');
    const report = agreementReport(as(test, REVIEWER), { source: 'second' });
    // po 3/4; firsts F 2 N 2, seconds F 3 N 1: pe (6 + 2) / 16 = 1/2: kappa 0.5.
    expect(report).toMatchObject({ pairs: 2, leftOut: 0, agreement: { items: 4, same: 3, percent: '75.0', kappa: '0.50' } });
    // Differences 40 and 0: mean 20, s^2 800, s / sqrt(2) 20, t(1) 12.7062.
    expect(report.difference).toEqual({ n: 2, mean: '20.00', low: '-234.12', high: '274.12' });
    expect(report.items).toMatchObject([
      { item: 'clean', items: 2, percent: '100.0', kappa: null },
      { item: 'light', items: 2, percent: '50.0', kappa: '0.00' },
    ]);
    expect(agreementReport(as(test, REVIEWER), { source: 'second', checklist: 'OTHER' }).pairs).toBe(0);
    expect(agreementReport(as(test, REVIEWER), { source: 'second', to: '2026-09-09' as never }).pairs).toBe(0);
  });

  it('takes two visits as a re-audit pair when somebody says so, and takes it back', () => {
    const firstId = approved(test, { outlet, checklist });
    const secondId = approved(test, { outlet, checklist, auditor: '吴检查', visitedOn: '2026-09-12' });
    const elsewhere = approved(test, { outlet: addOutlet(test.store, 'A02', ['甲省', '甲市']), checklist, auditor: '吴检查' });
    expect(visitReview(as(test, REVIEWER), { visitId: firstId }).reauditCandidates.map(({ id }) => id)).toEqual([secondId]);
    expect(() => pairVisits(as(test, REVIEWER), { firstId, secondId: elsewhere, isPair: true })).toThrowError(refusal('review/not-comparable'));
    expect(pairVisits(as(test, REVIEWER), { firstId, secondId, isPair: true }).pairs).toMatchObject([{ kind: 'reaudit', isReady: true }]);
    expect(visitReview(as(test, REVIEWER), { visitId: firstId }).reauditCandidates).toEqual([]);
    expect(agreementReport(as(test, REVIEWER), { source: 'reaudit' })).toMatchObject({ pairs: 1, agreement: { percent: '100.0' } });
    pairVisits(as(test, REVIEWER), { firstId, secondId, isPair: false });
    expect(() => pairVisits(as(test, REVIEWER), { firstId, secondId, isPair: false })).toThrowError(refusal('review/not-a-pair'));
  });

  it('finds visits of different auditors close by, both ends of the days included', () => {
    approved(test, { outlet, checklist, visitedOn: '2026-09-01' });
    approved(test, { outlet, checklist, auditor: '吴检查', visitedOn: '2026-09-15' });
    approved(test, { outlet, checklist, auditor: '吴检查', visitedOn: '2026-09-16' });
    const near = (withinDays: number) => agreementReport(as(test, REVIEWER), { source: 'near', withinDays }).pairs;
    expect([near(13), near(14), near(15)]).toEqual([0, 1, 2]);
  });
});

describe('figures of auditors', () => {
  it('read counted visits as they were handed in, and name those without an auditor', () => {
    approved(test, { outlet, checklist });
    approved(test, { outlet, checklist, auditor: '吴检查', light: 'pass' });
    submitted(test, { outlet, checklist, auditor: '吴检查', clean: 'fail' });
    const report = auditorReport(as(test, REVIEWER), {});
    expect(report).toMatchObject({ visits: 2, unnamed: 0, from: '2026-09-10', to: '2026-09-10' });
    expect(report.auditors).toMatchObject([
      { auditor: '吴检查', visits: 1, average: '100.00', severity: { n: 1, mean: '40.00' } },
      { auditor: AUDITOR, visits: 1, average: '60.00', severity: { n: 1, mean: '-40.00' } },
    ]);
    expect(auditorReport(as(test, REVIEWER), { from: '2026-09-11' as never }).visits).toBe(0);
  });
});
