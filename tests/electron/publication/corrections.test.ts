import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { getRun } from '../../../electron/services/grading/get-run.ts';
import { publishRun } from '../../../electron/services/grading/publish-run.ts';
import { previewCorrection } from '../../../electron/services/publication/correction-preview.ts';
import { letStand } from '../../../electron/services/publication/let-stand.ts';
import { publicationView } from '../../../electron/services/publication/publication-view.ts';
import { rerun } from '../../../electron/services/publication/rerun.ts';
import { unpublishRun } from '../../../electron/services/publication/unpublish-run.ts';
import { verifyStore } from '../../../electron/services/store/verify.ts';
import type { LaterEffect } from '../../../shared/contract/publication-calls.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import type { RunId } from '../../../shared/ids.ts';
import { openBed, Q1, Q2, Q3, Q4, type Bed } from './publication-bed.ts';

let bed: Bed;
let runs: Readonly<Record<'q1' | 'q2' | 'q3' | 'q4', RunId>>;
beforeEach(() => {
  bed = openBed();
  runs = { q1: bed.publish(Q1), q2: bed.publish(Q2), q3: bed.publish(Q3), q4: bed.publish(Q4) };
});
afterEach(() => {
  bed.close();
});

function refusal(code: string, params?: Readonly<Record<string, unknown>>): unknown {
  return expect.objectContaining(params === undefined ? { code } : { code, params });
}

/** A decided run of a period with one figure changed. */
function corrected(outlet: string, period: PeriodId, sales: string): RunId {
  bed.correct(outlet, period, sales);
  const runId = bed.grade(period);
  bed.decideAll(runId);
  return runId;
}

function told(later: readonly LaterEffect[]): readonly unknown[] {
  return later.map(({ period, outlets, differences }) => [period, outlets, ...differences.map((one) => [one.outlet, one.oldLevel, one.newLevel, one.oldMovement, one.newMovement])]);
}

// B1 sold 85 in February, March and April, so that it was promoted in March. With 70 in February its two months above are
// March and April: March holds two stars, and April promotes.
const LATER = [
  [Q3, 1, ['B1', 'three', 'two', 'promote', 'hold']],
  [Q4, 1, ['B1', 'three', 'three', 'hold', 'promote']],
];

describe('correcting an earlier period', () => {
  it('is refused unless it is meant', () => {
    const runId = corrected('B1', Q2, '70');
    expect(() => publishRun(bed.context, { runId })).toThrowError(refusal('grading/later-published', { period: Q2, laterPeriod: Q4, number: 1 }));
    expect(getRun(bed.context, { runId }).state).toBe('draft');
  });

  it('is shown before with its differences and every later period that comes out otherwise, writing nothing', () => {
    const runId = corrected('B1', Q2, '70');
    const bytes = bed.store.db.serialize();
    const preview = previewCorrection(bed.context, { runId });
    expect(preview).toMatchObject({ supersedes: runs.q2, outlets: 5, changed: 1, laterPeriods: 2 });
    expect(preview.differences).toMatchObject([{ outlet: 'B1', oldLevel: 'two', newLevel: 'two', oldTotal: '85.00', newTotal: '70.00' }]);
    expect(told(preview.later)).toEqual(LATER);
    expect(bed.store.db.serialize().equals(bytes)).toBe(true);
  });

  it('names the same periods when it is published, and marks them until a person decides', () => {
    const runId = corrected('B1', Q2, '70');
    const made = publishRun(bed.context, { runId, correct: true });
    expect(made).toMatchObject({ superseded: runs.q2, outlets: 5 });
    expect(told(made.resting)).toEqual(LATER);
    expect(publicationView(bed.context, { runId: runs.q3 }).rests).toMatchObject([{ causeId: runId, causePeriod: Q2, causeNumber: 2, outlets: 1, decision: null }]);
    expect(publicationView(bed.context, { runId }).caused.map(({ period, decision }) => [period, decision])).toEqual([[Q3, null], [Q4, null]]);
    // What was published of the later periods stands as it was, and is graded again from what it kept.
    expect(bed.history('B1')).toEqual([[Q1, 'two', 'enter'], [Q2, 'two', 'hold'], [Q3, 'three', 'promote'], [Q4, 'three', 'hold']]);
    expect(verifyStore(bed.context)).toEqual({ problems: [], runs: 5 });
  });

  it('marks nothing where later periods come out the same', () => {
    // 79 instead of 70 is two stars too, and no later period reads the total of February.
    const runId = corrected('B4', Q2, '79');
    expect(publishRun(bed.context, { runId, correct: true }).resting).toEqual([]);
  });

  it('is followed by a correction of the later period, which settles its mark and clears those after it', () => {
    publishRun(bed.context, { runId: corrected('B1', Q2, '70'), correct: true });
    const again = rerun(bed.context, { runId: runs.q3, reason: '随 2 月更正' });
    // B1 holds now; B2's demotion is as before, so its decision is taken over.
    expect(again.carried).toBe(1);
    const made = publishRun(bed.context, { runId: again.runId, correct: true });
    expect(told(made.resting)).toEqual([LATER[1]]);
    expect(publicationView(bed.context, { runId: runs.q3 }).rests).toMatchObject([{ decision: 'corrected' }]);
    const april = rerun(bed.context, { runId: runs.q4, reason: '随 3 月更正' });
    bed.decideAll(april.runId);
    expect(publishRun(bed.context, { runId: april.runId }).resting).toEqual([]);
    expect(bed.history('B1')).toEqual([[Q1, 'two', 'enter'], [Q2, 'two', 'hold'], [Q3, 'two', 'hold'], [Q4, 'three', 'promote']]);
    expect(bed.store.proposals.openResting()).toEqual([]);
    expect(verifyStore(bed.context)).toEqual({ problems: [], runs: 7 });
  });

  it('is let stand with a reason, and periods after it are judged by what stands', () => {
    const cause = corrected('B1', Q2, '70');
    publishRun(bed.context, { runId: cause, correct: true });
    expect(() => letStand(bed.context, { runId: runs.q3, causeId: cause, reason: ' ' })).toThrowError(refusal('publication/reason-required'));
    const view = letStand(bed.context, { runId: runs.q3, causeId: cause, reason: '已按三星发放，不追回' });
    expect(view.rests).toMatchObject([{ decision: 'stands', reason: '已按三星发放，不追回' }]);
    // With March standing at three stars, April holds three stars as it was published.
    expect(publicationView(bed.context, { runId: runs.q4 }).rests).toMatchObject([{ decision: 'agrees' }]);
    expect(() => letStand(bed.context, { runId: runs.q3, causeId: cause, reason: 'x' })).toThrowError(refusal('publication/not-resting', { period: Q3, number: 1 }));
  });

  it('is marked anew by the next correction, and opened again when the later correction is taken back', () => {
    publishRun(bed.context, { runId: corrected('B1', Q2, '70'), correct: true });
    const april = rerun(bed.context, { runId: runs.q4, reason: '更正' });
    bed.decideAll(april.runId);
    publishRun(bed.context, { runId: april.runId });
    expect(publicationView(bed.context, { runId: runs.q4 }).rests).toMatchObject([{ decision: 'corrected' }]);
    unpublishRun(bed.context, { runId: april.runId, reason: '再核' });
    expect(publicationView(bed.context, { runId: runs.q4 })).toMatchObject({ run: { state: 'published' }, rests: [{ decision: null }] });
    const back = corrected('B1', Q2, '85');
    const made = publishRun(bed.context, { runId: back, correct: true });
    expect(made.resting).toEqual([]);
    expect(bed.store.proposals.openResting()).toEqual([]);
  });

  it('keeps decisions of later runs that were not as proposed', () => {
    // In April B5 was overridden to one star: whatever its history, that is what stands.
    const april = rerun(bed.context, { runId: runs.q4, reason: '处罚' });
    bed.store.decisions.set(bed.store.runs.findById(april.runId)!.no, {
      outletNo: bed.store.outlets.keysByCode().get('B5')!.no, decision: 'overridden', level: 'one', reason: '违规', decidedBy: '李总', decidedAt: bed.context.now(), attachmentNo: null, isExtra: true, approvedBy: null, approvedAt: null,
    });
    bed.decideAll(april.runId);
    publishRun(bed.context, { runId: april.runId });
    const runId = corrected('B5', Q3, '70');
    const made = publishRun(bed.context, { runId, correct: true });
    expect(made.resting).toEqual([]);
    expect(bed.history('B5')).toEqual([[Q1, 'three', 'enter'], [Q2, 'three', 'hold'], [Q3, 'two', 'demote'], [Q4, 'one', 'demote']]);
  });
});
