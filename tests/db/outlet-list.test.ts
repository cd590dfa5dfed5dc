import { describe, expect, it } from 'vitest';
import type { OutletQuery } from '../../shared/ipc-contract.ts';
import type { Store } from '../../db/store.ts';
import { addChecklist, addImport, addOutlet, addVisit, day, outletId, period } from './support/records.ts';
import { tempStore } from './support/temp-store.ts';

const TODAY = day('2026-03-15');

function codes(store: Store, query: OutletQuery): readonly string[] {
  return store.outletLists.list({ ...query, offset: 0, limit: 100 }, TODAY).rows.map((row) => row.code);
}

/** Four outlets: G1 and G2 in 兰州, G3 in 天水, G4 nowhere. */
function network(): Store {
  const store = tempStore();
  const lanzhou = store.regions.ensurePath(['甘肃', '兰州']).no;
  const tianshui = store.regions.ensurePath(['甘肃', '天水']).no;
  store.attributes.ensure({ code: 'area', name: '面积', type: 'number' });
  addOutlet(store, 'G1', { name: '东街 100% 厅', type: 'hall', ownership: 'own', class: '1', regionNo: lanzhou, attributes: { area: '80.5' } });
  addOutlet(store, 'G2', { name: '西街厅', type: 'shop', ownership: 'partner', class: '2', regionNo: lanzhou });
  addOutlet(store, 'G3', { name: '南街厅', type: 'shop', ownership: 'agent', class: '2', regionNo: tianshui, status: 'suspended' });
  addOutlet(store, 'G4', { name: '北街厅' });
  return store;
}

function addLevels(store: Store, code: string, rows: readonly (readonly [string, string, string | null, string | null])[]): void {
  const importNo = addImport(store, 'levels');
  const outletNo = store.outlets.findNo(outletId(code)) ?? 0;
  store.levels.put(
    rows.map(([schemeCode, at, level, total]) => ({ outletNo, schemeCode, period: period(at), level, movement: 'hold' as const, total, runNo: null, importNo })),
  );
}

describe('outlet list', () => {
  it('shows facts, region names, attributes with their types, and that there is no level or visit yet', () => {
    const store = network();
    expect(store.outletLists.list({ offset: 0, limit: 1 }, TODAY)).toEqual({
      total: 4,
      rows: [
        {
          id: outletId('G1'), code: 'G1', name: '东街 100% 厅', type: 'hall', ownership: 'own', class: '1', regionPath: ['甘肃', '兰州'],
          regionId: store.regions.tree(TODAY).find((node) => node.name === '兰州')?.id, openedOn: null, closedOn: null, status: 'open',
          attributes: [{ code: 'area', type: 'number', value: '80.5' }],
          level: null, levelSince: null, lastTotal: null, lastPeriod: null, visits: 0, lastVisitOn: null,
        },
      ],
    });
  });

  it('filters by every field, alone and together', () => {
    const store = network();
    const province = store.regions.tree(TODAY).find((node) => node.name === '甘肃')?.id;
    const city = store.regions.tree(TODAY).find((node) => node.name === '兰州')?.id;
    if (province === undefined || city === undefined) throw new Error('not made');
    expect(codes(store, { regionId: province })).toEqual(['G1', 'G2', 'G3']);
    expect(codes(store, { regionId: city, ownership: ['partner', 'agent'] })).toEqual(['G2']);
    expect(codes(store, { type: ['shop'] })).toEqual(['G2', 'G3']);
    expect(codes(store, { class: ['1'] })).toEqual(['G1']);
    expect(codes(store, { status: ['suspended', 'closed'] })).toEqual(['G3']);
    expect(codes(store, { text: '西街' })).toEqual(['G2']);
    expect(codes(store, { text: 'g4' })).toEqual(['G4']);
  });

  it('takes % and _ in a search for themselves', () => {
    const store = network();
    expect(codes(store, { text: '100%' })).toEqual(['G1']);
    expect(codes(store, { text: '_' })).toEqual([]);
  });

  it('shows the newest decided level, since when it holds, and the total of that period', () => {
    const store = network();
    addLevels(store, 'G1', [
      ['', '2025-Q3', 'L1', null],
      ['S', '2025-Q4', 'L2', '81.20'],
      ['S', '2025-12', 'L2', '83.00'],
      ['S', '2026-01', 'L2', '84.00'],
      ['S', '2026-02', 'L2', '79.99'],
    ]);
    addLevels(store, 'G2', [['S', '2026-01', 'L2', '90'], ['S', '2026-02', null, null]]);
    const rows = store.outletLists.list({ offset: 0, limit: 10 }, TODAY).rows;
    expect(rows.map((row) => [row.code, row.level, row.levelSince, row.lastTotal, row.lastPeriod])).toEqual([
      ['G1', 'L2', '2025-Q4', '79.99', '2026-02'],
      ['G2', null, null, null, '2026-02'],
      ['G3', null, null, null, null],
      ['G4', null, null, null, null],
    ]);
    expect(codes(store, { level: ['L2'] })).toEqual(['G1']);
    expect(codes(store, { level: [''] })).toEqual(['G2', 'G3', 'G4']);
  });

  it('sorts by any column, rows without a value last, equal ones by code', () => {
    const store = network();
    addLevels(store, 'G3', [['S', '2026-01', 'L1', '100']]);
    addLevels(store, 'G2', [['S', '2026-01', 'L1', '9.5']]);
    const sorted = (by: string, descending: boolean) =>
      store.outletLists.list({ offset: 0, limit: 10, sort: { by, descending } }, TODAY).rows.map((row) => row.code);
    expect(sorted('class', false)).toEqual(['G1', 'G2', 'G3', 'G4']);
    expect(sorted('class', true)).toEqual(['G2', 'G3', 'G1', 'G4']);
    expect(sorted('lastTotal', false)).toEqual(['G2', 'G3', 'G1', 'G4']);
    expect(sorted('code', true)).toEqual(['G4', 'G3', 'G2', 'G1']);
    expect(sorted('no such column', true)).toEqual(['G1', 'G2', 'G3', 'G4']);
  });

  it('pages without losing or repeating a row', () => {
    const store = network();
    const page = (offset: number) => store.outletLists.list({ offset, limit: 3, sort: { by: 'type', descending: false } }, TODAY);
    expect([...page(0).rows, ...page(3).rows].map((row) => row.code)).toEqual(['G1', 'G2', 'G3', 'G4']);
    expect(page(0).total).toBe(4);
  });

  it('counts visits and names the last day', () => {
    const store = network();
    const checklistNo = addChecklist(store);
    const outletNo = store.outlets.findNo(outletId('G2')) ?? 0;
    addVisit(store, 'V1', { outletNo, checklistNo, visitedOn: day('2026-02-10') });
    addVisit(store, 'V2', { outletNo, checklistNo, visitedOn: day('2026-01-10'), state: 'inProgress' });
    expect(store.outletLists.rows([outletNo], TODAY)[0]).toMatchObject({ visits: 2, lastVisitOn: '2026-02-10' });
  });

  it('finds by code first, then by what the name contains', () => {
    const store = network();
    addOutlet(store, '街1', { name: 'x' });
    expect(store.outletLists.search('街', TODAY).map((hit) => hit.code)).toEqual(['街1', 'G1', 'G2', 'G3', 'G4']);
    expect(store.outletLists.search('G3', TODAY)).toEqual([{ id: outletId('G3'), code: 'G3', name: '南街厅', regionPath: ['甘肃', '天水'] }]);
    expect(store.outletLists.search('  ', TODAY)).toEqual([]);
  });

  it('knows the neighbours of a code and that there is none at the ends', () => {
    const store = network();
    expect(store.outletLists.neighbours('G2')).toEqual({ previous: outletId('G1'), next: outletId('G3') });
    expect(store.outletLists.neighbours('G1').previous).toBeNull();
    expect(store.outletLists.neighbours('G4').next).toBeNull();
  });
});
