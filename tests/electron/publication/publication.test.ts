import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { discardRun } from '../../../electron/services/grading/discard-run.ts';
import { getRun } from '../../../electron/services/grading/get-run.ts';
import { publishRun } from '../../../electron/services/grading/publish-run.ts';
import { regradePublishedRuns } from '../../../electron/services/grading/regrade.ts';
import { decideMovements } from '../../../electron/services/movement/decide-movements.ts';
import { listMovements } from '../../../electron/services/movement/list-movements.ts';
import { summarizeMovements } from '../../../electron/services/movement/summarize-movements.ts';
import { readAttachment } from '../../../electron/services/publication/attachments.ts';
import { addObjection, answerObjection, withdrawObjection } from '../../../electron/services/publication/objections.ts';
import { proposeRun, withdrawProposal } from '../../../electron/services/publication/propose-run.ts';
import { publicationView } from '../../../electron/services/publication/publication-view.ts';
import { levelHistoryProblems } from '../../../electron/services/publication/rebuild-levels.ts';
import { rerun } from '../../../electron/services/publication/rerun.ts';
import { unpublishRun } from '../../../electron/services/publication/unpublish-run.ts';
import { verifyStore } from '../../../electron/services/store/verify.ts';
import type { NewObjection, ObjectionAnswer, PublicationView } from '../../../shared/contract/publication-calls.ts';
import { addDays, type IsoDate } from '../../../shared/dates.ts';
import type { RunId } from '../../../shared/ids.ts';
import { outletId, startImport } from '../grading/small-network.ts';
import { openBed, Q1, Q2, Q3, type Bed } from './publication-bed.ts';

const TODAY = '2026-10-02' as IsoDate;
let bed: Bed;
beforeEach(() => {
  bed = openBed();
});
afterEach(() => {
  bed.close();
});

function refusal(code: string, params?: Readonly<Record<string, unknown>>): unknown {
  return expect.objectContaining(params === undefined ? { code } : { code, params });
}

function propose(runId: RunId, until = TODAY, user = '王经理'): PublicationView {
  return proposeRun(bed.as(user), { runId, openedOn: TODAY, until, note: '' });
}

function object(runId: RunId, outlet: string, more: Partial<NewObjection> = {}): PublicationView {
  return addObjection(bed.context, { runId, outletId: outletId(bed.store, outlet), raisedBy: '陈店长', receivedOn: TODAY, item: '', grounds: '3 月停电两周', ...more });
}

function answer(view: PublicationView, user: string, request: Partial<ObjectionAnswer>): PublicationView {
  const open = view.objections.find(({ state }) => state === 'open')!;
  return answerObjection(bed.as(user), { objectionId: open.id, effect: 'none', answer: '核对无误', ...request });
}

/** January and February published; March proposes: B1 up, B2 down. */
function march(): RunId {
  bed.publish(Q1);
  bed.publish(Q2);
  return bed.grade(Q3);
}

/** The same day with `after` days gone by. */
function later(after: number): ReturnType<Bed['as']> {
  return { ...bed.context, today: () => addDays(TODAY, after) };
}

describe('a proposal', () => {
  it('needs every movement decided, locks the decisions, and is published once its window is over', () => {
    const runId = march();
    expect(() => propose(runId)).toThrowError(refusal('grading/undecided', { count: 2 }));
    bed.decideAll(runId);
    expect(propose(runId, addDays(TODAY, 6))).toMatchObject({ run: { state: 'proposed' }, hindrances: [{ kind: 'windowOpen', until: '2026-10-08' }], windowPassed: false });
    expect(() => bed.decideAll(runId)).toThrowError(refusal('grading/not-draft'));
    expect(() => publishRun(later(6), { runId })).toThrowError(refusal('publication/window-open', { until: '2026-10-08' }));
    publishRun(later(7), { runId });
    expect(publicationView(bed.context, { runId })).toMatchObject({ run: { state: 'published' }, proposals: [{ state: 'finished', closeReason: '' }] });
    expect(bed.history('B1')).toEqual([[Q1, 'two', 'enter'], [Q2, 'two', 'hold'], [Q3, 'three', 'promote']]);
  });

  it('is closed early only with a reason, which is kept', () => {
    const runId = march();
    bed.decideAll(runId);
    propose(runId, addDays(TODAY, 6));
    expect(() => publishRun(bed.context, { runId, earlyReason: '  ' })).toThrowError(refusal('publication/window-open'));
    publishRun(bed.context, { runId, earlyReason: '全部网点书面确认' });
    expect(publicationView(bed.context, { runId }).proposals).toMatchObject([{ state: 'finished', closeReason: '全部网点书面确认' }]);
  });

  it('goes back to a draft when it is withdrawn, and can be proposed again', () => {
    const runId = march();
    bed.decideAll(runId);
    propose(runId);
    expect(() => withdrawProposal(bed.context, { runId, reason: ' ' })).toThrowError(refusal('publication/reason-required'));
    expect(withdrawProposal(bed.context, { runId, reason: '名单有误' })).toMatchObject({ run: { state: 'draft', pending: 0 }, proposals: [{ state: 'withdrawn', closeReason: '名单有误' }] });
    expect(propose(runId).proposals.map(({ state }) => state)).toEqual(['open', 'withdrawn']);
  });

  it('takes as many days as the scheme states, the first one counted, and is required where it says so', () => {
    bed.close();
    bed = openBed({ proposal: 'required', objectionDays: 7 });
    const runId = bed.grade(Q1);
    expect(() => publishRun(bed.context, { runId, confirmProposed: true })).toThrowError(refusal('publication/proposal-required', { days: 7 }));
    expect(getRun(bed.context, { runId })).toMatchObject({ state: 'draft', pending: 5 });
    bed.decideAll(runId);
    expect(proposeRun(bed.context, { runId, note: '' }).proposals).toMatchObject([{ openedOn: '2026-10-02', until: '2026-10-08' }]);
  });

  it('asks for the last day where the scheme states no number of days, and refuses one before the first', () => {
    const runId = bed.grade(Q1);
    bed.decideAll(runId);
    expect(() => proposeRun(bed.context, { runId, note: '' })).toThrowError(refusal('publication/days-required'));
    expect(() => propose(runId, '2026-10-01' as IsoDate)).toThrowError(refusal('publication/bad-window', { from: '2026-10-02', until: '2026-10-01' }));
  });

  it('stands alone in its period', () => {
    const first = bed.grade(Q1);
    bed.decideAll(first);
    propose(first);
    const second = bed.grade(Q1);
    bed.decideAll(second);
    expect(() => propose(second)).toThrowError(refusal('publication/other-proposed', { period: Q1, number: 1 }));
  });
});

describe('the second person', () => {
  beforeEach(() => {
    bed.close();
    bed = openBed({ approval: 'two' });
  });

  it('approves what others decided before the run is proposed or published', () => {
    const runId = bed.grade(Q1);
    bed.decideAll(runId, '王经理');
    expect(() => publishRun(bed.context, { runId })).toThrowError(refusal('publication/unapproved', { count: 5 }));
    expect(() => propose(runId)).toThrowError(refusal('publication/unapproved', { count: 5 }));
    const approve = (user: string, outlets: readonly string[]) => decideMovements(bed.as(user), { runId, outletIds: outlets.map((code) => outletId(bed.store, code)), decision: 'approve', reason: '' });
    expect(() => approve(' 王经理', ['B1'])).toThrowError(refusal('movement/own-decision', { outlet: 'B1', user: ' 王经理' }));
    expect(approve('李总', ['B1', 'B2'])).toMatchObject({ approval: 'two', unapproved: 3, approvable: 3 });
    expect(summarizeMovements(bed.as('王经理'), { runId })).toMatchObject({ unapproved: 3, approvable: 0 });
    expect(decideMovements(bed.as('李总'), { runId, outletIds: 'allPending', decision: 'approve', reason: '' })).toMatchObject({ unapproved: 0 });
    publishRun(bed.context, { runId });
    expect(bed.history('B5')).toEqual([[Q1, 'three', 'enter']]);
  });

  it('sends a decision back with a note, which stays until it is decided anew', () => {
    const runId = bed.grade(Q1);
    bed.decideAll(runId, '王经理');
    const b1 = outletId(bed.store, 'B1');
    const act = (decision: 'return' | 'confirm' | 'approve', user: string, reason = '') => decideMovements(bed.as(user), { runId, outletIds: [b1], decision, reason });
    expect(() => act('return', '李总')).toThrowError(refusal('movement/reason-required'));
    expect(act('return', '李总', '先核实销量')).toMatchObject({ pending: 1, unapproved: 4 });
    const returned = () => listMovements(bed.context, { runId, approval: 'returned', offset: 0, limit: 9 }).rows;
    expect(returned()).toMatchObject([{ code: 'B1', decision: 'pending', returned: { by: '李总', note: '先核实销量' } }]);
    expect(() => act('approve', '李总')).toThrowError(refusal('movement/not-decided', { outlet: 'B1', period: Q1 }));
    act('confirm', '王经理');
    expect(returned()).toEqual([]);
    expect(listMovements(bed.as('李总'), { runId, approval: 'mine', offset: 0, limit: 9 }).total).toBe(5);
  });

  it('approves anew what is decided anew', () => {
    const runId = bed.grade(Q1);
    bed.decideAll(runId, '王经理');
    decideMovements(bed.as('李总'), { runId, outletIds: 'allPending', decision: 'approve', reason: '' });
    const again = decideMovements(bed.as('王经理'), { runId, outletIds: [outletId(bed.store, 'B4')], decision: 'override', level: 'one', reason: '违规' });
    expect(again).toMatchObject({ unapproved: 1 });
  });

  it('is needed again where an objection led to another decision', () => {
    const runId = bed.grade(Q1);
    bed.decideAll(runId, '王经理');
    decideMovements(bed.as('李总'), { runId, outletIds: 'allPending', decision: 'approve', reason: '' });
    propose(runId);
    const view = answer(object(runId, 'B4'), '赵复核', { effect: 'decision', level: 'three', answer: '漏计团购' });
    expect(view.hindrances).toContainEqual({ kind: 'unapproved', count: 1 });
    decideMovements(bed.as('李总'), { runId, outletIds: [outletId(bed.store, 'B4')], decision: 'approve', reason: '' });
    publishRun(later(1), { runId });
    expect(bed.history('B4')).toEqual([[Q1, 'three', 'enter']]);
  });
});

describe('an objection', () => {
  let runId: RunId;
  beforeEach(() => {
    runId = march();
    bed.decideAll(runId, '王经理');
    propose(runId, addDays(TODAY, 6));
  });

  it('is received within the window, both days included', () => {
    expect(() => object(runId, 'B2', { receivedOn: '2026-10-01' as IsoDate })).toThrowError(refusal('objection/outside-window', { received: '2026-10-01', from: '2026-10-02', until: '2026-10-08' }));
    expect(() => object(runId, 'B2', { receivedOn: '2026-10-09' as IsoDate })).toThrowError(refusal('objection/outside-window'));
    expect(object(runId, 'B2', { receivedOn: '2026-10-02' as IsoDate }).objections).toHaveLength(1);
    expect(object(runId, 'B2', { receivedOn: '2026-10-08' as IsoDate }).objections.map(({ code }) => code)).toEqual(['YY-0001', 'YY-0002']);
  });

  it('needs who raised it and grounds, and an outlet of a proposed run', () => {
    expect(() => object(runId, 'B2', { raisedBy: ' ' })).toThrowError(refusal('objection/raised-by-required'));
    expect(() => object(runId, 'B2', { grounds: '' })).toThrowError(refusal('objection/grounds-required'));
    withdrawProposal(bed.context, { runId, reason: '改' });
    expect(() => object(runId, 'B2')).toThrowError(refusal('publication/not-proposed', { period: Q3, number: 1 }));
  });

  it('stops publication until it is answered', () => {
    const view = object(runId, 'B2');
    expect(view.hindrances).toEqual([{ kind: 'openObjections', count: 1 }, { kind: 'windowOpen', until: '2026-10-08' }]);
    expect(() => publishRun(later(7), { runId })).toThrowError(refusal('publication/open-objections', { count: 1 }));
    answer(view, '赵复核', {});
    publishRun(later(7), { runId });
    expect(bed.history('B2').at(-1)).toEqual([Q3, 'two', 'demote']);
  });

  it('stops publication of any run of the period, withdrawn or not', () => {
    object(runId, 'B2');
    withdrawProposal(bed.context, { runId, reason: '改' });
    const other = bed.grade(Q3);
    bed.decideAll(other);
    expect(() => publishRun(bed.context, { runId: other })).toThrowError(refusal('publication/open-objections', { count: 1 }));
    expect(propose(other).objections).toMatchObject([{ code: 'YY-0001', runId: other, raisedRun: 1, state: 'open' }]);
  });

  it('is not answered by who decided the movement or approved it', () => {
    const view = object(runId, 'B2');
    expect(() => answer(view, '王经理', {})).toThrowError(refusal('objection/by-decider', { outlet: 'B2', user: '王经理' }));
    expect(publicationView(bed.as('王经理'), { runId }).objections[0]?.mayNotAnswer).toEqual({ code: 'objection/by-decider', params: { outlet: 'B2', user: '王经理' } });
    expect(answer(view, '赵复核', {}).objections).toMatchObject([{ state: 'answered', effect: 'none', answer: '核对无误', closedBy: '赵复核' }]);
    expect(() => answer(view, '赵复核', {})).toThrowError(refusal('objection/closed', { code: 'YY-0001' }));
  });

  it('can change the decision, of an outlet that was to hold too', () => {
    answer(object(runId, 'B2'), '赵复核', { effect: 'decision', hold: true, answer: '停电两周属实' });
    answer(object(runId, 'B4'), '赵复核', { effect: 'decision', level: 'three', answer: '漏计团购' });
    expect(() => answer(object(runId, 'B5'), '赵复核', { effect: 'decision', level: 'three' })).toThrowError(refusal('objection/level-unchanged', { outlet: 'B5' }));
    answer(publicationView(bed.context, { runId }), '赵复核', {});
    expect(summarizeMovements(bed.context, { runId })).toMatchObject({ candidates: 2, decided: 2, pending: 0 });
    publishRun(later(7), { runId });
    expect([bed.history('B2').at(-1), bed.history('B4').at(-1)]).toEqual([[Q3, 'three', 'hold'], [Q3, 'three', 'promote']]);
    expect(verifyStore(bed.context).problems).toEqual([]);
  });

  it('that corrects the score names what corrects it, and asks for a new run', () => {
    const view = object(runId, 'B2');
    expect(() => answer(view, '赵复核', { effect: 'rescore' })).toThrowError(refusal('objection/link-required'));
    bed.correct('B2', Q3, '85');
    const [link] = publicationView(bed.context, { runId }).objections[0]!.links;
    expect(link).toMatchObject({ kind: 'import', name: 'figures.csv' });
    expect(() => answer(view, '赵复核', { effect: 'rescore', link: { kind: 'appeal', id: link!.id } })).toThrowError(refusal('objection/link-unfit'));
    expect(answer(view, '赵复核', { effect: 'rescore', link: link! }).hindrances).toContainEqual({ kind: 'rerunNeeded', count: 1 });
    expect(() => publishRun(later(7), { runId })).toThrowError(refusal('publication/rerun-needed', { count: 1 }));
    // B1 goes up as before, so its decision is taken over; B2 now holds.
    const made = rerun(bed.context, { runId, reason: '按更正的销量重算' });
    expect(made).toMatchObject({ number: 2, carried: 1 });
    expect(publicationView(bed.context, { runId })).toMatchObject({ run: { state: 'draft' }, proposals: [{ state: 'withdrawn' }] });
    expect(summarizeMovements(bed.context, { runId: made.runId })).toMatchObject({ candidates: 1, pending: 0 });
    propose(made.runId);
    publishRun(later(1), { runId: made.runId });
    expect([bed.history('B1').at(-1), bed.history('B2').at(-1)]).toEqual([[Q3, 'three', 'promote'], [Q3, 'three', 'hold']]);
  });

  it('that asks for a new run takes open ones along to it', () => {
    answer(object(runId, 'B2'), '赵复核', { effect: 'rerun' });
    object(runId, 'B4');
    const made = rerun(bed.context, { runId, reason: '重算' });
    const view = publicationView(bed.context, { runId: made.runId });
    expect(view.objections.map(({ outletCode, runId: of, state }) => [outletCode, of, state])).toEqual([['B2', runId, 'answered'], ['B4', made.runId, 'open']]);
    expect(view.hindrances).toEqual([{ kind: 'openObjections', count: 1 }]);
  });

  it('is withdrawn at the wish of who raised it, and a run with one is not discarded', () => {
    const view = object(runId, 'B2');
    const { id } = view.objections[0]!;
    expect(withdrawObjection(bed.context, { objectionId: id, reason: '店长来电撤回' }).objections).toMatchObject([{ state: 'withdrawn', answer: '店长来电撤回' }]);
    withdrawProposal(bed.context, { runId, reason: '改' });
    expect(() => discardRun(bed.context, { runId })).toThrowError(refusal('publication/has-objections', { period: Q3, number: 1 }));
  });

  it('keeps a file as it came, and says when it was altered', () => {
    const bytes = Uint8Array.from([0, 1, 2, 255]);
    const view = object(runId, 'B2', { attachment: { name: '..\\证明 1.bin', bytes } });
    const { attachment } = view.objections[0]!;
    expect(attachment).toMatchObject({ name: '证明 1.bin', bytes: 4 });
    expect([...readAttachment(bed.context, attachment!.id).content]).toEqual([...bytes]);
    expect(() => object(runId, 'B2', { attachment: { name: 'x', bytes: new Uint8Array(0) } })).toThrowError(refusal('attachment/empty', { name: 'x' }));
    expect(verifyStore(bed.context).problems).toEqual([]);
    bed.store.db.exec(`UPDATE attachment_content SET content = x'00'`);
    expect(verifyStore(bed.context).problems).toMatchObject([{ code: 'attachment/altered' }]);
  });
});

describe('attachments of decisions', () => {
  it('take up to 20 MB, serve all rows decided together, and go with a discarded draft', () => {
    const runId = bed.grade(Q1);
    const decide = (bytes: number) =>
      decideMovements(bed.context, { runId, outletIds: ['B1', 'B2'].map((code) => outletId(bed.store, code)), decision: 'override', level: 'one', reason: '会议纪要', attachment: { name: '纪要.pdf', bytes: new Uint8Array(bytes) } });
    expect(() => decide(20 * 1024 * 1024 + 1)).toThrowError(refusal('attachment/too-large', { name: '纪要.pdf', most: 20 }));
    decide(20 * 1024 * 1024);
    const rows = listMovements(bed.context, { runId, offset: 0, limit: 9, decision: ['overridden'], sort: { by: 'code', descending: false } }).rows;
    expect(rows.map(({ code, attachment }) => [code, attachment?.name, attachment?.bytes])).toEqual([['B1', '纪要.pdf', 20_971_520], ['B2', '纪要.pdf', 20_971_520]]);
    discardRun(bed.context, { runId });
    expect(bed.store.db.prepare('SELECT COUNT(*) AS n FROM attachment_content').get()).toEqual({ n: 0 });
  });
});

describe('taking a publication back', () => {
  it('makes the run a draft again with its decisions, and needs a reason', () => {
    const runId = march();
    bed.decideAll(runId);
    publishRun(bed.context, { runId });
    expect(() => unpublishRun(bed.context, { runId, reason: '' })).toThrowError(refusal('publication/reason-required'));
    expect(unpublishRun(bed.context, { runId, reason: '误操作' })).toEqual({ restored: null });
    expect(getRun(bed.context, { runId })).toMatchObject({ state: 'draft', publishedAt: null, pending: 0 });
    expect(bed.history('B1')).toEqual([[Q1, 'two', 'enter'], [Q2, 'two', 'hold']]);
    expect(() => discardRun(bed.context, { runId })).toThrowError(refusal('publication/was-published', { period: Q3, number: 1 }));
    publishRun(bed.context, { runId });
    expect(bed.history('B1').at(-1)).toEqual([Q3, 'three', 'promote']);
    expect(levelHistoryProblems(bed.store)).toEqual([]);
  });

  it('lets the run stand again that was superseded, with its own rows', () => {
    const first = bed.publish(Q1);
    bed.correct('B4', Q1, '59');
    const second = bed.publish(Q1);
    expect(bed.history('B4')).toEqual([[Q1, 'one', 'enter']]);
    expect(unpublishRun(bed.context, { runId: second, reason: '更正有误' })).toEqual({ restored: first });
    expect(bed.history('B4')).toEqual([[Q1, 'two', 'enter']]);
    expect([getRun(bed.context, { runId: first }).state, getRun(bed.context, { runId: second }).state]).toEqual(['published', 'draft']);
    expect(verifyStore(bed.context).problems).toEqual([]);
  });

  it('is refused by what later rests on it, by name', () => {
    const january = bed.publish(Q1);
    const february = bed.publish(Q2);
    const undo = (runId: RunId) => () => unpublishRun(bed.context, { runId, reason: 'x' });
    expect(undo(january)).toThrowError(refusal('publication/later-published', { laterPeriod: Q2, number: 1 }));
    const draft = bed.grade(Q3);
    expect(undo(draft)).toThrowError(refusal('publication/not-published', { period: Q3, number: 1 }));
    bed.decideAll(draft);
    propose(draft);
    expect(undo(february)).toThrowError(refusal('publication/later-proposed', { laterPeriod: Q3, number: 1 }));
    withdrawProposal(bed.context, { runId: draft, reason: 'x' });
    startImport(bed.store, 'levels', '2026-10-09T00:00:00.000Z');
    expect(undo(february)).toThrowError(refusal('publication/later-levels', { file: 'levels.csv' }));
  });

  it('makes drafts of later periods stale that had read it', () => {
    bed.publish(Q1);
    const february = bed.publish(Q2);
    const draft = bed.grade(Q3);
    bed.decideAll(draft);
    unpublishRun(bed.context, { runId: february, reason: 'x' });
    expect(() => publishRun(bed.context, { runId: draft })).toThrowError(refusal('grading/history-changed', { earlierPeriod: Q2 }));
  });

  it('asks for a proposal again where the scheme does', () => {
    bed.close();
    bed = openBed({ proposal: 'required', objectionDays: 1 });
    const runId = bed.grade(Q1);
    bed.decideAll(runId);
    proposeRun(bed.context, { runId, note: '' });
    publishRun(later(1), { runId });
    unpublishRun(bed.context, { runId, reason: 'x' });
    expect(() => publishRun(later(1), { runId })).toThrowError(refusal('publication/proposal-required', { days: 1 }));
  });
});

describe('the journal', () => {
  it('tells the level history, and verify says where the stored one differs', () => {
    const runId = march();
    bed.decideAll(runId);
    publishRun(bed.context, { runId });
    expect(verifyStore(bed.context).problems).toEqual([]);
    expect(regradePublishedRuns(bed.store)).toEqual([]);
    bed.store.db.exec(`UPDATE level_history SET movement = 'hold' WHERE period = '2026-03' AND movement = 'promote'`);
    expect(levelHistoryProblems(bed.store)).toEqual([{ severity: 'error', path: 'level history', code: 'publication/verify-history', params: { count: 1, outlet: 'B1', period: Q3 } }]);
    bed.store.db.exec(`UPDATE level_ledger SET bytes = x'0300'`);
    expect(levelHistoryProblems(bed.store)).toHaveLength(3);
    expect(levelHistoryProblems(bed.store)[0]).toMatchObject({ code: 'publication/verify-ledger' });
  });
});
