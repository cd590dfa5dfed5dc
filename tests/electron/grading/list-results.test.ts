import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listResults } from '../../../electron/services/grading/list-results.ts';
import { publishRun } from '../../../electron/services/grading/publish-run.ts';
import { startGradingRun } from '../../../electron/services/grading/start-run.ts';
import { regionTree } from '../../../electron/services/outlets/list-outlets.ts';
import type { RunId } from '../../../shared/ids.ts';
import type { ResultQuery, Sort } from '../../../shared/ipc-contract.ts';
import { AUGUST, fillSmallNetwork, JULY, openTestStore, outletId, type TestStore } from './small-network.ts';

let test: TestStore;
let runId: RunId;
beforeEach(() => {
  test = openTestStore();
  fillSmallNetwork(test.store);
  publishRun(test.context, { runId: startGradingRun(test.context, { schemeCode: 'TEST', period: JULY }).runId, confirmProposed: true });
  runId = startGradingRun(test.context, { schemeCode: 'TEST', period: AUGUST }).runId;
});
afterEach(() => {
  test.close();
});

function codes(query: Partial<ResultQuery>, sort?: Sort): readonly string[] {
  const request = { runId, ...query, offset: 0, limit: 500, ...(sort === undefined ? {} : { sort }) };
  return listResults(test.context, request).rows.map(({ code }) => code);
}

describe('listResults', () => {
  it('gives whole rows with the outlet as the run read it', () => {
    const { total, rows } = listResults(test.context, { runId, offset: 2, limit: 2 });
    expect(total).toBe(10);
    expect(rows).toEqual([
      {
        outletId: outletId(test.store, 'A03'),
        code: 'A03',
        name: 'A03营业厅',
        regionPath: ['甲省', '甲市'],
        ownership: 'own',
        state: 'graded',
        stateReason: null,
        total: '90.00',
        rank: 1,
        cohortRank: 1,
        cohortSize: 9,
        dimensions: ['90.00', '90.00'],
        rawLevel: 'three',
        level: 'three',
        previousLevel: 'three',
        newLevel: 'two',
        movement: 'demote',
        vetoes: ['red'],
      },
      {
        outletId: outletId(test.store, 'A04'),
        code: 'A04',
        name: 'A04营业厅',
        regionPath: ['甲省', '甲市'],
        ownership: 'agent',
        state: 'notGraded',
        stateReason: { kind: 'blocked', indicator: 'sales' },
        total: null,
        rank: null,
        cohortRank: null,
        cohortSize: null,
        dimensions: [null, null],
        rawLevel: null,
        level: null,
        previousLevel: 'two',
        newLevel: 'two',
        movement: 'hold',
        vetoes: [],
      },
    ]);
  });

  it('sorts by the total with the missing last either way and equals by code', () => {
    expect(codes({}, { by: 'total', descending: true })).toEqual(['A03', 'A01', 'A07', 'A02', 'A09', 'A06', 'A12', 'A11', 'A05', 'A04']);
    expect(codes({}, { by: 'total', descending: false })).toEqual(['A05', 'A11', 'A06', 'A12', 'A02', 'A09', 'A07', 'A01', 'A03', 'A04']);
  });

  it('sorts by a dimension under the root and by the new level', () => {
    expect(codes({}, { by: 'service', descending: true })[0]).toBe('A03');
    expect(codes({}, { by: 'newLevel', descending: false }).slice(0, 2)).toEqual(['A05', 'A06']);
  });

  it('refuses a column that it does not know', () => {
    expect(() => codes({}, { by: 'colour', descending: false })).toThrowError(
      expect.objectContaining({ code: 'request/invalid', params: { place: 'sort.by', detail: 'colour' } }),
    );
  });

  it('narrows by text, ownership, state, movement and level', () => {
    expect(codes({ text: ' a1 ' })).toEqual(['A11', 'A12']);
    expect(codes({ text: '营业厅' })).toHaveLength(10);
    expect(codes({ ownership: ['agent'] })).toEqual(['A02', 'A04', 'A06', 'A12']);
    expect(codes({ ownership: [] })).toEqual([]);
    expect(codes({ state: ['notGraded', 'notEligible'] })).toEqual(['A04']);
    expect(codes({ movement: ['demote', 'enter'] })).toEqual(['A02', 'A03', 'A09', 'A11']);
    expect(codes({ level: ['one'] })).toEqual(['A05', 'A06']);
    expect(codes({ level: ['three', ''] })).toEqual([]);
    expect(codes({ text: 'A0', movement: ['demote'] })).toEqual(['A02', 'A03']);
  });

  it('narrows by a region of any level', () => {
    const regions = new Map(regionTree(test.context).map((region) => [region.name, region]));
    expect(codes({ regionId: regions.get('乙市')!.id })).toEqual(['A07', 'A09', 'A11', 'A12']);
    expect(codes({ regionId: regions.get('甲省')!.id })).toHaveLength(10);
  });

  it('refuses a region and a run that are not there', () => {
    expect(() => codes({ regionId: 'none' as never })).toThrowError(expect.objectContaining({ code: 'outlet/region-not-found' }));
    expect(() => codes({ runId: 'none' as never })).toThrowError(expect.objectContaining({ code: 'grading/no-run', params: { id: 'none' } }));
  });
});
