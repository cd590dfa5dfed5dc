import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gatherInput } from '../../../electron/services/grading/gather-input.ts';
import { publishRun } from '../../../electron/services/grading/publish-run.ts';
import { startGradingRun } from '../../../electron/services/grading/start-run.ts';
import { levelMovers, levelTransitions } from '../../../electron/services/history/transitions.ts';
import { listResults } from '../../../electron/services/grading/list-results.ts';
import { changeOutlet, freezeOutlet, mergeOutlet, unfreezeOutlet } from '../../../electron/services/life/change-outlet.ts';
import { changeRegion, mergeRegion } from '../../../electron/services/life/change-region.ts';
import { outletLife, previewLife } from '../../../electron/services/life/outlet-life.ts';
import { undoLifeChange } from '../../../electron/services/life/undo-change.ts';
import { getOverview } from '../../../electron/services/overview/get-overview.ts';
import type { IsoDate, PeriodId } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import { columnText } from '../../../shared/exact/number-column.ts';
import { textAt } from '../../../shared/grading/text-columns.ts';
import type { RegionId, RunId } from '../../../shared/ids.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import { AUGUST, fillSmallNetwork, JULY, openTestStore, outletId, outletNo, SCHEME, SEPTEMBER, type TestStore } from '../grading/small-network.ts';

let test: TestStore;
beforeEach(() => {
  test = openTestStore();
  fillSmallNetwork(test.store);
});
afterEach(() => {
  test.close();
});

const day = (text: string): IsoDate => text as IsoDate;
const reason = '文件 12 号';
const of = (code: string) => ({ outletId: outletId(test.store, code), reason });
const codesIn = (period: PeriodId): readonly string[] => gatherInput(test.store, SCHEME, period).input.outlets.codes;
const frozenIn = (period: PeriodId): readonly string[] => {
  const { codes, frozen } = gatherInput(test.store, SCHEME, period).input.outlets;
  return codes.filter((_, row) => frozen[row] === 1);
};
const regionId = (path: string): RegionId => [...test.store.regions.snapshot(day('2026-09-30')).values()].find((node) => node.path.join('/') === path)!.id;

function publish(period: PeriodId): RunId {
  const { runId } = startGradingRun(test.context, { schemeCode: 'TEST', period });
  publishRun(test.context, { runId, confirmProposed: true });
  return runId;
}

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return 'nothing was refused';
}

describe('changeOutlet', () => {
  it('holds from the day on and leaves what lay before', () => {
    changeOutlet(test.context, { ...of('A01'), from: day('2026-08-31'), set: { name: '新名营业厅', ownership: 'partner' } });
    const name = (on: string) => test.store.outlets.findByCode('A01', day(on))!;
    expect(name('2026-08-30')).toMatchObject({ name: 'A01营业厅', ownership: 'own' });
    expect(name('2026-08-31')).toMatchObject({ name: '新名营业厅', ownership: 'partner' });
    const texts = (period: PeriodId) => {
      const { codes, names, ownership } = gatherInput(test.store, SCHEME, period).input.outlets;
      return [names[codes.indexOf('A01')], textAt(ownership, codes.indexOf('A01'))];
    };
    expect(texts(JULY)).toEqual(['A01营业厅', 'own']);
    expect(texts(AUGUST)).toEqual(['新名营业厅', 'partner']);
  });

  it('goes through later states until one that states the same fact otherwise', () => {
    changeOutlet(test.context, { ...of('A01'), from: day('2026-09-01'), set: { class: '二级厅' } });
    changeOutlet(test.context, { ...of('A01'), from: day('2026-10-01'), set: { name: '十月名' } });
    changeOutlet(test.context, { ...of('A01'), from: day('2026-08-01'), set: { name: '八月名', class: '一级厅' } });
    expect(outletLife(test.context, of('A01')).states.map(({ from, name, class: outletClass }) => [from, name, outletClass])).toEqual([
      [null, 'A01营业厅', null],
      ['2026-08-01', '八月名', '一级厅'],
      ['2026-09-01', '八月名', '二级厅'],
      ['2026-10-01', '十月名', '二级厅'],
    ]);
  });

  it('closes an outlet and opens it again; in between it is in no population', () => {
    changeOutlet(test.context, { ...of('A01'), from: day('2026-08-10'), set: { status: 'closed' } });
    changeOutlet(test.context, { ...of('A01'), from: day('2026-09-05'), set: { status: 'open' } });
    expect([JULY, AUGUST, SEPTEMBER].map((period) => codesIn(period).includes('A01'))).toEqual([true, false, true]);
  });

  it('opens an outlet again that an import closed', () => {
    // A08 was closed on 15 August by its closing day.
    changeOutlet(test.context, { ...of('A08'), from: day('2026-09-30'), set: { status: 'suspended' } });
    changeOutlet(test.context, { ...of('A08'), from: day('2026-09-30'), set: { status: 'open' } });
    expect([JULY, AUGUST, SEPTEMBER].map((period) => codesIn(period).includes('A08'))).toEqual([true, false, true]);
  });

  it('reports a published period with the names and regions of its time', () => {
    const july = publish(JULY);
    changeOutlet(test.context, { ...of('A01'), from: day('2026-08-01'), set: { name: '新名', regionId: regionId('甲省/乙市') } });
    publish(AUGUST);
    const row = listResults(test.context, { runId: july, text: 'A01', offset: 0, limit: 5 }).rows[0]!;
    expect([row.name, row.regionPath]).toEqual(['A01营业厅', ['甲省', '甲市']]);
    expect(levelTransitions(test.context, { schemeCode: 'TEST', from: JULY, to: AUGUST, regionId: regionId('甲省/甲市') }).outlets).toBe(5);
    expect(levelMovers(test.context, { schemeCode: 'TEST', from: JULY, to: AUGUST, regionId: regionId('甲省/乙市'), fromKey: 'two', offset: 0, limit: 9 }).rows.map(({ code, name }) => [code, name])).toContainEqual(['A01', '新名']);
  });

  it('tells which published periods and which drafts the day touches', () => {
    publish(JULY);
    publish(AUGUST);
    startGradingRun(test.context, { schemeCode: 'TEST', period: SEPTEMBER });
    const periods = (from: string) => {
      const preview = previewLife(test.context, { ...of('A01'), from: day(from) });
      return [preview.published.map(({ period }) => period), preview.unpublished.map(({ period }) => period)];
    };
    expect(periods('2026-08-31')).toEqual([[AUGUST], [SEPTEMBER]]);
    expect(periods('2026-09-01')).toEqual([[], [SEPTEMBER]]);
    expect(previewLife(test.context, { ...of('A08'), from: day('2026-01-01') }).published.map(({ period }) => period)).toEqual([JULY]);
  });

  it('refuses what says nothing, has no reason or lies before the opening', () => {
    expect(codeOf(() => changeOutlet(test.context, { ...of('A01'), from: day('2026-08-01'), set: { ownership: 'own' } }))).toBe('life/nothing-changes');
    expect(codeOf(() => changeOutlet(test.context, { ...of('A01'), reason: ' ', from: day('2026-08-01'), set: { name: 'x' } }))).toBe('life/no-reason');
    expect(codeOf(() => changeOutlet(test.context, { ...of('A09'), from: day('2026-07-31'), set: { name: 'x' } }))).toBe('life/before-opening');
    expect(codeOf(() => changeOutlet(test.context, { ...of('A01'), from: day('2026-08-01'), set: { name: ' ' } }))).toBe('life/blank-name');
  });
});

describe('frozen spans', () => {
  it('hold in the periods whose last day lies in them', () => {
    freezeOutlet(test.context, { ...of('A02'), from: day('2026-08-31'), until: day('2026-09-30') });
    expect([JULY, AUGUST, SEPTEMBER].map(frozenIn)).toEqual([[], ['A02'], []]);
    unfreezeOutlet(test.context, { ...of('A02'), from: day('2026-08-31') });
    expect(frozenIn(AUGUST)).toEqual([]);
  });

  it('keep the level that would fall: a past period is graded as it was', () => {
    publish(JULY);
    freezeOutlet(test.context, { ...of('A02'), from: day('2026-08-01'), until: null });
    publish(AUGUST);
    // A02 held three and came to two in August.
    expect(test.store.levels.history(outletNo(test.store, 'A02')).map(({ level, movement }) => [level, movement])).toEqual([['three', 'enter'], ['three', 'hold']]);
    unfreezeOutlet(test.context, { ...of('A02'), from: day('2026-09-01') });
    publish(SEPTEMBER);
    expect(test.store.levels.history(outletNo(test.store, 'A02')).at(-1)).toMatchObject({ level: 'two', movement: 'demote' });
    expect(frozenIn(AUGUST)).toEqual(['A02']);
  });

  it('never overlap', () => {
    freezeOutlet(test.context, { ...of('A02'), from: day('2026-08-01'), until: day('2026-09-01') });
    freezeOutlet(test.context, { ...of('A02'), from: day('2026-09-01'), until: null });
    expect(codeOf(() => freezeOutlet(test.context, { ...of('A02'), from: day('2026-08-31'), until: day('2026-09-02') }))).toBe('life/frozen-already');
    expect(codeOf(() => freezeOutlet(test.context, { ...of('A02'), from: day('2026-07-02'), until: day('2026-07-02') }))).toBe('life/span-order');
    expect(codeOf(() => unfreezeOutlet(test.context, { ...of('A03'), from: day('2026-08-31') }))).toBe('life/not-frozen');
  });
});

describe('mergeOutlet', () => {
  const merge = (figures: 'apart' | 'period' | 'window') => mergeOutlet(test.context, { ...of('A01'), intoId: outletId(test.store, 'A02'), from: day('2026-08-15'), figures });
  const summed: Scheme = { ...SCHEME, tree: { ...SCHEME.tree, children: [{ ...SCHEME.tree.children[0]!, source: { kind: 'kpi', figure: 'sales', fold: 'sum', window: { months: 2 } } } as never, SCHEME.tree.children[1]!] } };
  const salesOf = (scheme: Scheme, code: string) => {
    const { input } = gatherInput(test.store, scheme, AUGUST);
    return input.figures.map(({ period, column }) => [period, columnText(column, input.outlets.codes.indexOf(code))]);
  };

  it('takes the outlet out of the population and shows its history with the other', () => {
    publish(JULY);
    merge('apart');
    expect([JULY, AUGUST].map((period) => codesIn(period).includes('A01'))).toEqual([true, false]);
    expect(outletLife(test.context, of('A02')).mergedFrom).toMatchObject([{ code: 'A01', from: '2026-08-15', figures: 'apart' }]);
    expect(outletLife(test.context, of('A01')).mergedInto).toMatchObject({ code: 'A02' });
    expect(test.store.levels.history(outletNo(test.store, 'A01')).map(({ level }) => level)).toEqual(['two']);
  });

  it.each([
    ['apart', '85', '70'],
    ['period', '85', '155'],
    ['window', '155', '155'],
  ] as const)('counts figures of the merged outlet %s', (figures, july, august) => {
    // Sales: A01 70 in July and 85 in August; A02 85 and 70.
    merge(figures);
    expect(salesOf(summed, 'A02')).toEqual([[JULY, july], [AUGUST, august]]);
  });

  it('never adds a figure that the scheme does not add up', () => {
    merge('window');
    expect(salesOf(SCHEME, 'A02')).toEqual([[AUGUST, '70']]);
  });

  it('refuses a target that is not open, itself, and a second merger', () => {
    const into = (code: string) => codeOf(() => mergeOutlet(test.context, { ...of('A01'), intoId: outletId(test.store, code), from: day('2026-08-15'), figures: 'apart' }));
    expect([into('A01'), into('A08'), into('A10'), into('A02'), into('A03')]).toEqual(['life/merge-self', 'life/merge-target', 'life/merge-target', 'nothing was refused', 'life/merged']);
  });
});

describe('undoLifeChange', () => {
  const newest = (code: string) => outletLife(test.context, of(code)).changes.find(({ canUndo }) => canUndo)!;

  it('takes back the newest change that stands, and keeps both in the list', () => {
    const before = outletLife(test.context, of('A01')).states;
    changeOutlet(test.context, { ...of('A01'), from: day('2026-08-01'), set: { name: '新名' } });
    mergeOutlet(test.context, { ...of('A01'), intoId: outletId(test.store, 'A02'), from: day('2026-08-15'), figures: 'window' });
    undoLifeChange(test.context, { changeId: newest('A01').id, reason });
    undoLifeChange(test.context, { changeId: newest('A01').id, reason });
    const life = outletLife(test.context, of('A01'));
    expect(life.states).toEqual(before);
    expect(life.mergedInto).toBeNull();
    expect(life.changes.map(({ kind, undoneAt, canUndo }) => [kind, undoneAt === null, canUndo])).toEqual([['merge', false, false], ['change', false, false]]);
  });

  it('refuses an older change, a second time, and one whose facts were changed since', () => {
    changeOutlet(test.context, { ...of('A01'), from: day('2026-08-01'), set: { name: '一' } });
    const first = newest('A01').id;
    changeOutlet(test.context, { ...of('A01'), from: day('2026-08-02'), set: { name: '二' } });
    expect(codeOf(() => undoLifeChange(test.context, { changeId: first, reason }))).toBe('life/newer-change');
    const second = newest('A01').id;
    const { no, ...facts } = test.store.outlets.findByCode('A01', day('2026-08-02'))!;
    test.store.outlets.correctFacts(no, { ...facts, type: 'shop' }, day('2026-08-02'));
    expect(codeOf(() => undoLifeChange(test.context, { changeId: second, reason }))).toBe('life/changed-since');
  });
});

describe('regions', () => {
  const pathOn = (code: string, on: string) => {
    const outlet = test.store.outlets.findByCode(code, day(on))!;
    return test.store.regions.snapshot(day(on)).get(outlet.regionNo!)!.path.join('/');
  };

  it('are renamed from a day on; a published period keeps the name of its time', () => {
    const july = publish(JULY);
    changeRegion(test.context, { regionId: regionId('甲省/甲市'), from: day('2026-08-01'), name: '新市', reason });
    expect([pathOn('A01', '2026-07-31'), pathOn('A01', '2026-08-01')]).toEqual(['甲省/甲市', '甲省/新市']);
    expect(listResults(test.context, { runId: july, text: 'A01', offset: 0, limit: 1 }).rows[0]!.regionPath).toEqual(['甲省', '甲市']);
    publish(AUGUST);
    const names = (period: PeriodId) => getOverview(test.context, { period, schemeCode: 'TEST' }).regions.map(({ name }) => name).sort();
    expect([names(JULY), names(AUGUST)]).toEqual([['乙市', '甲市', '甲省'], ['乙市', '新市', '甲省']].map((each) => [...each].sort()));
    expect(levelTransitions(test.context, { schemeCode: 'TEST', from: JULY, to: AUGUST, regionId: regionId('甲省/新市') }).outlets).toBe(6);
  });

  it('move below another with all below them', () => {
    test.store.transaction(() => test.store.regions.ensurePath(['甲省', '甲市', '东区']));
    changeRegion(test.context, { regionId: regionId('甲省/甲市'), from: day('2026-08-01'), parentId: regionId('甲省/乙市'), reason });
    expect(pathOn('A01', '2026-08-01')).toBe('甲省/乙市/甲市');
    const east = [...test.store.regions.snapshot(day('2026-08-01')).values()].find(({ name }) => name === '东区')!;
    expect([east.path, east.level]).toEqual([['甲省', '乙市', '甲市', '东区'], 3]);
    expect(codeOf(() => changeRegion(test.context, { regionId: regionId('甲省/乙市'), from: day('2026-09-01'), parentId: regionId('甲省/乙市/甲市'), reason }))).toBe('life/below-itself');
  });

  it('merge: outlets go along, the region is no more, and all of it can be taken back', () => {
    const merged = regionId('甲省/甲市');
    mergeRegion(test.context, { regionId: merged, intoId: regionId('甲省/乙市'), from: day('2026-08-01'), reason });
    expect([pathOn('A01', '2026-07-31'), pathOn('A01', '2026-08-01')]).toEqual(['甲省/甲市', '甲省/乙市']);
    expect([...test.store.regions.snapshot(day('2026-08-01')).values()].map(({ name }) => name)).toEqual(['甲省', '乙市']);
    const [change] = test.store.life.changes('region', test.store.regions.findNo(merged)!);
    undoLifeChange(test.context, { changeId: change!.id, reason });
    expect(pathOn('A01', '2026-08-01')).toBe('甲省/甲市');
    expect(test.store.regions.snapshot(day('2026-08-01')).size).toBe(3);
  });

  it('refuse a name that is taken and another level', () => {
    expect(codeOf(() => changeRegion(test.context, { regionId: regionId('甲省/甲市'), from: day('2026-08-01'), name: '乙市', reason }))).toBe('life/name-taken');
    expect(codeOf(() => mergeRegion(test.context, { regionId: regionId('甲省/甲市'), intoId: regionId('甲省'), from: day('2026-08-01'), reason }))).toBe('life/other-level');
  });
});
