import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { beginVisit, cancelPlannedVisit, moveVisit, reassignVisit } from '../../../electron/services/planning/change-planned-visit.ts';
import { issueWave } from '../../../electron/services/planning/issue-wave.ts';
import { getWave, listWaves } from '../../../electron/services/planning/list-waves.ts';
import { previewWave } from '../../../electron/services/planning/plan-of-wave.ts';
import { createWave, discardWave, saveWave } from '../../../electron/services/planning/wave-drafts.ts';
import { verifyStore } from '../../../electron/services/store/verify.ts';
import type { IsoDate } from '../../../shared/dates.ts';
import type { WaveId } from '../../../shared/ids.ts';
import type { WaveAuditor, WavePlan } from '../../../shared/planning/wave.ts';
import { addApprovedVisit, addChecklist, addOutlet, openTestStore, type TestStore } from '../grading/small-network.ts';

const day = (text: string): IsoDate => text as IsoDate;
const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const CODES = Array.from({ length: 10 }, (_, i) => `G${String(i).padStart(2, '0')}`);
const who = (name: string, more: Partial<WaveAuditor> = {}): WaveAuditor => ({ name, capacity: 9, homeRegions: [], conflicts: [], ...more });

let net: TestStore;

beforeEach(() => {
  net = openTestStore();
  CODES.forEach((code, i) => addOutlet(net.store, code, ['云泽', i < 5 ? '江东' : '江西']));
  const { no } = addChecklist(net.store);
  addApprovedVisit(net.store, { code: 'OLD', outlet: 'G00', on: '2026-09-20', checklistNo: no, cents: 8000 });
});

afterEach(() => {
  net.close();
});

function draft(more: Partial<WavePlan> = {}): WaveId {
  const { id, plan, name } = createWave(net.context, { name: '十一月暗访', from: null });
  saveWave(net.context, { waveId: id, name, plan: { ...plan, rules: [{ where: {}, draw: { count: 4 }, visitsPerOutlet: 1 }], auditors: [who('赵'), who('钱')], ...more } });
  return id;
}

describe('a wave of visits', () => {
  it('begins with next month, a seed of its own and those who have been auditors', () => {
    const wave = createWave(net.context, { name: ' 十一月暗访 ', from: null });
    expect(wave).toMatchObject({ code: 'W2026-11-01', name: '十一月暗访', state: 'draft', visits: 0, plan: { from: '2026-11-01', to: '2026-11-30', seed: 'W2026-11-01', checklistCode: 'HALL' } });
    expect(wave.plan.auditors.map(({ name }) => name)).toEqual(['检查员']);
    expect(createWave(net.context, { name: '再来一次', from: wave.id })).toMatchObject({ code: 'W2026-11-02', plan: { seed: 'W2026-11-02', auditors: wave.plan.auditors } });
    expect(() => createWave(net.context, { name: ' ', from: null })).toThrow(expect.objectContaining({ code: 'planning/name-required' }));
  });

  it('draws the outlets that anybody draws who has the seed', () => {
    const { plan } = getWave(net.context, { waveId: draft() });
    const expected = [...CODES].sort((a, b) => (sha256(`${plan.seed}|${a}`) < sha256(`${plan.seed}|${b}`) ? -1 : 1)).slice(0, 4);
    const preview = previewWave(net.context, { plan });
    expect(preview.problems).toEqual([]);
    expect(preview.draw).toEqual([{ rule: 0, name: '*', outlets: 10, drawn: expected }]);
    expect(preview.visits.map(({ outletCode }) => outletCode).sort()).toEqual([...expected].sort());
    expect(preview.visits.map(({ dueOn }) => dueOn)).toEqual(preview.visits.map(({ dueOn }) => dueOn).sort());
    expect(preview.loads).toEqual([{ auditor: '赵', visits: 2, capacity: 9 }, { auditor: '钱', visits: 2, capacity: 9 }]);
    expect(net.store.visitLists.list({ offset: 0, limit: 50, state: ['planned'] }, day('2026-10-02')).total).toBe(0);
  });

  it('is issued once: every visit planned on its day, in the checklist version of that day', () => {
    const waveId = draft();
    const issued = issueWave(net.context, { waveId });
    expect(issued).toMatchObject({ state: 'issued', visits: 4, done: 0, overdue: 0, issuedBy: '渠道经理' });
    expect(issued.planned.map(({ state, reauditOf }) => [state, reauditOf])).toEqual(Array.from({ length: 4 }, () => ['planned', null]));
    // 30 days of November 2026 without weekends are 21, less 2 of buffer: the last is Thursday the 26th.
    expect(issued.planned.every(({ dueOn }) => dueOn >= '2026-11-02' && dueOn <= '2026-11-26')).toBe(true);
    expect(() => issueWave(net.context, { waveId })).toThrow(expect.objectContaining({ code: 'planning/issued' }));
    expect(() => discardWave(net.context, { waveId })).toThrow(expect.objectContaining({ code: 'planning/issued' }));
    expect(listWaves(net.context).map(({ id, visits }) => [id, visits])).toEqual([[waveId, 4]]);
    expect(verifyStore(net.context).problems).toEqual([]);
  });

  it('makes none of its visits where one has nobody to make it', () => {
    const waveId = draft({ auditors: [who('赵', { capacity: 3 })] });
    expect(() => issueWave(net.context, { waveId })).toThrow(expect.objectContaining({ code: 'planning/unassigned', params: { count: 1 } }));
    expect(getWave(net.context, { waveId })).toMatchObject({ state: 'draft', visits: 0, planned: [] });
  });

  it('never sends the auditor of the last visit, or one of the region', () => {
    const all = { rules: [{ where: {}, draw: 'all', visitsPerOutlet: 1 } as const] };
    const preview = previewWave(net.context, { plan: { ...getWave(net.context, { waveId: draft(all) }).plan, auditors: [who('检查员'), who('钱', { homeRegions: ['云泽/江西'] })] } });
    const by = new Map(preview.visits.map(({ outletCode, auditor }) => [outletCode, auditor]));
    expect(by.get('G00')).toBe('钱');
    expect(CODES.slice(5).map((code) => by.get(code))).toEqual(Array.from({ length: 5 }, () => '检查员'));
  });

  it('has a share of its visits made again by somebody else, paired with the first', () => {
    const issued = issueWave(net.context, { waveId: draft({ reauditPercent: 50 }) });
    const again = issued.planned.filter(({ reauditOf }) => reauditOf !== null);
    expect(again).toHaveLength(2);
    for (const second of again) {
      const first = issued.planned.find(({ code }) => code === second.reauditOf);
      expect([second.outletCode === first?.outletCode, second.auditor === first?.auditor, second.dueOn]).toEqual([true, false, '2026-11-26']);
    }
  });

  it('lets a planned visit be moved, sent to another and cancelled, within its rules', () => {
    const waveId = draft({ auditors: [who('赵'), who('钱'), who('孙', { conflicts: CODES })] });
    const visit = issueWave(net.context, { waveId }).planned[0]!;
    const other = visit.auditor === '赵' ? '钱' : '赵';
    expect(reassignVisit(net.context, { visitId: visit.id, auditor: other }).planned.find(({ id }) => id === visit.id)?.auditor).toBe(other);
    expect(() => reassignVisit(net.context, { visitId: visit.id, auditor: '孙' })).toThrow(expect.objectContaining({ code: 'planning/blocked-conflict' }));
    expect(moveVisit(net.context, { visitId: visit.id, dueOn: day('2026-11-30') }).planned.at(-1)?.id).toBe(visit.id);
    expect(() => moveVisit(net.context, { visitId: visit.id, dueOn: day('2026-12-01') })).toThrow(expect.objectContaining({ code: 'planning/due-outside' }));
    expect(cancelPlannedVisit(net.context, { visitId: visit.id, reason: '停业装修' }).planned).toHaveLength(3);
  });

  it('opens a planned visit for entry today, once', () => {
    const visit = issueWave(net.context, { waveId: draft({ showScore: false }) }).planned[0]!;
    expect(beginVisit(net.context, { visitId: visit.id })).toMatchObject({ state: 'inProgress', visitedOn: '2026-10-02', showScore: false, auditor: visit.auditor });
    expect(() => beginVisit(net.context, { visitId: visit.id })).toThrow(expect.objectContaining({ code: 'planning/not-planned' }));
    expect(() => cancelPlannedVisit(net.context, { visitId: visit.id, reason: '' })).toThrow(expect.objectContaining({ code: 'planning/not-planned' }));
    expect(getWave(net.context, { waveId: listWaves(net.context)[0]!.id }).planned.find(({ id }) => id === visit.id)).toMatchObject({ state: 'inProgress', dueOn: visit.dueOn });
  });

  it('asks the items that are valid on the day on which a visit is due', () => {
    const dated = { from: '2026-11-01' as IsoDate, to: '2026-11-30' as IsoDate };
    const item = (code: string) => ({ kind: 'passFail' as const, code, name: { zh: code }, points: 50 });
    addChecklist(net.store, {
      format: 'startier-checklist/1',
      code: 'DATED',
      name: { zh: '分期检查表' },
      mode: 'ratio',
      sections: [{ code: 's', name: { zh: '全部' }, items: [item('always'), { ...item('november'), validFrom: dated.from, validTo: dated.to }] }],
    });
    const visit = issueWave(net.context, { waveId: draft({ checklistCode: 'DATED' }) }).planned[0]!;
    // It is begun on 2 October, before the item's first day, but due in November.
    expect(beginVisit(net.context, { visitId: visit.id })).toMatchObject({ visitedOn: '2026-10-02', dueOn: visit.dueOn, toAnswer: 2 });
  });

  it('says what is wrong with a plan, each fault at its place', () => {
    const { plan } = getWave(net.context, { waveId: draft() });
    const faulty: WavePlan = { ...plan, to: day('2026-10-01'), seed: ' ', rules: [], auditors: [who('赵'), who('赵', { capacity: -1 })], reauditPercent: 101, checklistCode: 'GONE' };
    expect(previewWave(net.context, { plan: faulty }).problems.map(({ path, code }) => `${path} ${code}`)).toEqual([
      'to planning/dates',
      'seed planning/no-seed',
      'rules planning/no-rules',
      'auditors[1].name planning/auditor-twice',
      'auditors[1].capacity planning/capacity',
      'reauditPercent planning/reaudit-share',
      'checklistCode planning/no-checklist',
    ]);
    const waveId = draft({ rules: [{ where: {}, draw: { percent: 0 }, visitsPerOutlet: 13 }] });
    expect(() => issueWave(net.context, { waveId })).toThrow(expect.objectContaining({ code: 'planning/faulty', params: { code: 'W2026-11-02', count: 2, path: 'rules[0].draw' } }));
  });
});
