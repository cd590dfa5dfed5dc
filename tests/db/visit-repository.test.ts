import { describe, expect, it } from 'vitest';
import type { VisitQuery } from '../../shared/ipc-contract.ts';
import type { VisitId } from '../../shared/ids.ts';
import type { Store } from '../../db/store.ts';
import { addChecklist, addOutlet, addVisit, day, outletId, period } from './support/records.ts';
import { BY, tempStore } from './support/temp-store.ts';

const TODAY = day('2026-03-15');
const LATER = '2026-01-06T09:30:00.000Z';
const visitId = (code: string): VisitId => `visit-${code}` as VisitId;

function codes(store: Store, query: VisitQuery): readonly string[] {
  return store.visitLists.list({ ...query, offset: 0, limit: 100 }, TODAY).rows.map((row) => row.code);
}

describe('answers', () => {
  it('are kept one by one with who and when, and taken back', () => {
    const store = tempStore();
    const visitNo = addVisit(store, 'V1', { outletNo: addOutlet(store, 'G1'), checklistNo: addChecklist(store), state: 'inProgress' });
    store.visits.saveAnswer(visitNo, 'a1', { value: 'pass' }, LATER, BY);
    store.visits.saveAnswer(visitNo, 'a2', { value: null, na: true, naReason: '无此项' }, LATER, BY);
    store.visits.saveAnswer(visitNo, 'a1', { value: 'fail', note: '未公示' }, LATER, BY);
    expect(store.visits.answers(visitNo)).toEqual({ a1: { value: 'fail', note: '未公示' }, a2: { value: null, na: true, naReason: '无此项' } });
    expect(store.visits.findByCode('V1')).toMatchObject({ lastItem: 'a1', savedAt: LATER });
    store.visits.saveAnswer(visitNo, 'a2', null, LATER, BY);
    expect(Object.keys(store.visits.answers(visitNo))).toEqual(['a1']);
  });

  it('go with the visit', () => {
    const store = tempStore();
    const visitNo = addVisit(store, 'V1', { outletNo: addOutlet(store, 'G1'), checklistNo: addChecklist(store) });
    store.visits.putAnswers(visitNo, { a1: { value: 3 } }, LATER, BY);
    store.visits.remove(visitNo);
    expect(store.db.prepare('SELECT COUNT(*) FROM visit_answer').pluck().get()).toBe(0);
  });
});

describe('a visit', () => {
  it('keeps header fields, and forgets one that is emptied', () => {
    const store = tempStore();
    const visitNo = addVisit(store, 'V1', { outletNo: addOutlet(store, 'G1'), checklistNo: addChecklist(store), header: { window: '3' } });
    store.visits.saveHeader(visitNo, '"接待.人"', '张 "三"', LATER);
    store.visits.saveHeader(visitNo, 'window', '', LATER);
    expect(store.visits.findByCode('V1')?.header).toEqual({ '"接待.人"': '张 "三"' });
  });

  it('keeps its score, its steps and who reviewed it', () => {
    const store = tempStore();
    const visitNo = addVisit(store, 'V1', { outletNo: addOutlet(store, 'G1'), checklistNo: addChecklist(store), state: 'inProgress' });
    store.visits.setScore(visitNo, { exact: '259/3', cents: 8633, redLine: true, answered: 9, toAnswer: 10 });
    store.visits.setState(visitNo, { state: 'submitted', at: '2026-01-11T00:00:00.000Z', by: BY });
    store.visits.setState(visitNo, { state: 'returned', at: LATER, by: '王强', note: '缺照片' });
    expect(store.visits.findByCode('V1')).toMatchObject({
      exact: '259/3', cents: 8633, redLine: true, answered: 9, toAnswer: 10,
      state: 'returned', submittedAt: '2026-01-11T00:00:00.000Z', reviewedAt: LATER, reviewedBy: '王强', reviewNote: '缺照片',
    });
    store.visits.setState(visitNo, { state: 'submitted', at: LATER, by: BY });
    expect(store.visits.findByCode('V1')?.reviewNote).toBeNull();
  });

  it('gets the next free code of a prefix', () => {
    const store = tempStore();
    expect(store.visits.nextCode('V-202601')).toBe('V-202601-0001');
    const [outletNo, checklistNo] = [addOutlet(store, 'G1'), addChecklist(store)];
    for (const code of ['V-202601-0009', 'V-202601-x', 'V-202602-0100']) addVisit(store, code, { outletNo, checklistNo });
    expect(store.visits.nextCode('V-202601')).toBe('V-202601-0010');
  });
});

describe('countsBetween', () => {
  it('counts visits of both edge days by where they stand', () => {
    const store = tempStore();
    const [g1, g2] = [addOutlet(store, 'G1'), addOutlet(store, 'G2')];
    const checklistNo = addChecklist(store);
    addVisit(store, 'V1', { outletNo: g1, checklistNo, visitedOn: day('2026-01-31') });
    addVisit(store, 'V2', { outletNo: g1, checklistNo, visitedOn: day('2026-01-01') });
    addVisit(store, 'V3', { outletNo: g2, checklistNo, visitedOn: day('2026-01-31') });
    addVisit(store, 'before', { outletNo: g1, checklistNo, visitedOn: day('2025-12-31') });
    addVisit(store, 'after', { outletNo: g1, checklistNo, visitedOn: day('2026-02-01') });
    addVisit(store, 'waiting', { outletNo: g1, checklistNo, visitedOn: day('2026-01-15'), state: 'submitted' });
    expect(store.visits.countsBetween(day('2026-01-01'), day('2026-01-31'))).toEqual({ approved: 3, waiting: 1, inProgress: 0, outletsVisited: 2 });
  });
});

describe('visit list', () => {
  function visits(): Store {
    const store = tempStore();
    const region = store.regions.ensurePath(['甘肃', '兰州']).no;
    const [g1, g2] = [addOutlet(store, 'G1', { name: '东街厅', regionNo: region }), addOutlet(store, 'G2')];
    const [hall, phone] = [addChecklist(store), addChecklist(store, { code: 'PHONE', name: { zh: '电话检查' } })];
    addVisit(store, 'V1', { outletNo: g1, checklistNo: hall, visitedOn: day('2026-01-10'), auditor: '李敏' });
    addVisit(store, 'V2', { outletNo: g1, checklistNo: phone, visitedOn: day('2026-02-10'), kind: 'remote', state: 'inProgress' });
    addVisit(store, 'V3', { outletNo: g2, checklistNo: hall, visitedOn: day('2026-02-28'), kind: 'covert' });
    store.visits.setScore(store.visits.findByCode('V3')?.no ?? 0, { exact: '-1/2', cents: -50, redLine: true, answered: 4, toAnswer: 4 });
    return store;
  }

  it('is newest first and filters by every field', () => {
    const store = visits();
    const city = store.regions.tree(TODAY).find((node) => node.name === '兰州')?.id;
    if (city === undefined) throw new Error('not made');
    expect(codes(store, {})).toEqual(['V3', 'V2', 'V1']);
    expect(codes(store, { outletId: outletId('G1') })).toEqual(['V2', 'V1']);
    expect(codes(store, { regionId: city, state: ['approved'] })).toEqual(['V1']);
    expect(codes(store, { kind: ['remote', 'covert'] })).toEqual(['V3', 'V2']);
    expect(codes(store, { checklist: 'PHONE' })).toEqual(['V2']);
    expect(codes(store, { period: period('2026-02') })).toEqual(['V3', 'V2']);
    expect(codes(store, { redLine: true })).toEqual(['V3']);
    expect(codes(store, { redLine: false })).toEqual(['V2', 'V1']);
    expect(codes(store, { text: '东街' })).toEqual(['V2', 'V1']);
    expect(codes(store, { text: '李敏' })).toEqual(['V1']);
  });

  it('shows the score with two places, also below zero', () => {
    const store = visits();
    const row = store.visitLists.list({ offset: 0, limit: 1 }, TODAY).rows[0];
    expect(row).toEqual({
      id: visitId('V3'), code: 'V3', outletId: outletId('G2'), outletCode: 'G2', outletName: '网点G2', regionPath: [],
      checklistCode: 'HALL', checklistVersion: 1, checklistName: '营业厅检查表', kind: 'covert', visitedOn: '2026-02-28', auditor: null,
      state: 'approved', score: '-0.50', redLine: true, answered: 4, toAnswer: 4, version: 1,
    });
  });

  it('opens a visit with its checklist version, the outlet as of that day, and the score before', () => {
    const store = visits();
    const g1 = store.outlets.findByCode('G1', TODAY);
    if (g1 === null) throw new Error('not stored');
    store.outlets.correctFacts(g1.no, { ...g1, ownership: 'partner', attributes: { area: '80' } }, TODAY);
    store.outlets.dateFacts(g1.no, { ...g1, name: '新东街厅', attributes: {} }, day('2026-03-01'));
    const first = store.visits.findByCode('V1')?.no ?? 0;
    store.visits.setScore(first, { exact: '91', cents: 9100, redLine: false, answered: 1, toAnswer: 1 });
    const checklistNo = store.checklists.findCurrent('HALL')?.no ?? 0;
    const no = addVisit(store, 'V4', { outletNo: g1.no, checklistNo, visitedOn: day('2026-02-20'), state: 'inProgress', header: { window: '3' } });
    store.visits.saveAnswer(no, 'a1', { value: 'pass' }, LATER, BY);
    expect(store.visitLists.findDetail(visitId('V4'), TODAY)).toMatchObject({
      outletName: '东街厅', regionPath: ['甘肃', '兰州'], outletAttributes: { ownership: 'partner', area: '80' }, header: { window: '3' },
      answers: { a1: { value: 'pass' } }, lastItem: 'a1', savedAt: LATER, previousScore: '91.00', reviewNote: null,
      checklist: { code: 'HALL' }, checklistVersionId: store.checklists.findCurrent('HALL')?.id,
    });
    expect(store.visitLists.findDetail(visitId('none'), TODAY)).toBeNull();
  });
});
