import { describe, expect, it } from 'vitest';
import { completenessByPeriod, completenessByRegion } from '../../../electron/services/figures/completeness.ts';
import { figureSheet, listFigureRows } from '../../../electron/services/figures/figure-sheet.ts';
import type { FigureQuery } from '../../../shared/contract/figure-calls.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import type { Sort } from '../../../shared/ipc-contract.ts';
import { figuresBed, SEPTEMBER, type FiguresBed } from './figures-bed.ts';

const FIGURES = ['sales', 'complaints'];

function codes(bed: FiguresBed, query: Partial<FigureQuery> = {}, sort?: Sort): readonly string[] {
  return listFigureRows(bed.context, { period: SEPTEMBER, figures: FIGURES, ...query, offset: 0, limit: 500, ...(sort && { sort }) }).rows.map(({ code }) => code);
}

describe('figureSheet', () => {
  it('counts of each column the open outlets that have it', () => {
    const bed = figuresBed();
    const { columns, outlets, periods } = figureSheet(bed.context, { period: SEPTEMBER });
    expect(columns.map(({ figure, withValue, places, locked }) => [figure, withValue, places, locked])).toEqual([
      ['complaints', 1, 0, null],
      ['sales', 2, 1, null],
    ]);
    expect([outlets, periods]).toEqual([2, ['2026-09']]);
  });
});

describe('listFigureRows', () => {
  it('gives open outlets, and others that have a figure of the period', () => {
    const bed = figuresBed();
    const page = listFigureRows(bed.context, { period: SEPTEMBER, figures: FIGURES, offset: 0, limit: 2 });
    expect(page.total).toBe(3);
    expect(page.rows.map(({ code, cells, isOpen, regionPath }) => [code, cells, isOpen, regionPath])).toEqual([
      ['A', ['100', '1'], true, ['甘肃', '兰州']],
      ['B', ['200.5', null], true, ['甘肃', '天水']],
    ]);
    expect(codes(bed, { period: '2026-08' as PeriodId })).toEqual(['A', 'B']);
  });

  it('filters by text, region, type and what is missing', () => {
    const bed = figuresBed();
    const tianshui = bed.store.regions.tree('2026-09-30' as never).find(({ name }) => name === '天水');
    expect(codes(bed, { text: '乙' })).toEqual(['B']);
    expect(codes(bed, { type: ['agent'] })).toEqual(['C']);
    expect(codes(bed, tianshui === undefined ? {} : { regionId: tianshui.id })).toEqual(['B', 'C']);
    expect(codes(bed, { missing: 'complaints' })).toEqual(['B']);
    expect(codes(bed, { missing: 'sales' })).toEqual([]);
    expect(codes(bed, { missing: '' })).toEqual(['B']);
  });

  it('sorts by a figure, missing ones last either way', () => {
    const bed = figuresBed();
    expect(codes(bed, {}, { by: 'complaints', descending: true })).toEqual(['C', 'A', 'B']);
    expect(codes(bed, {}, { by: 'complaints', descending: false })).toEqual(['A', 'C', 'B']);
    expect(codes(bed, {}, { by: 'region', descending: true })).toEqual(['B', 'C', 'A']);
  });
});

describe('completeness', () => {
  it('counts open outlets in all and in every region', () => {
    const bed = figuresBed();
    const { figures, rows } = completenessByRegion(bed.context, { period: SEPTEMBER });
    expect(figures.map(({ figure }) => figure)).toEqual(['complaints', 'sales']);
    expect(rows.map(({ name, level, outlets, withValue }) => [name, level, outlets, withValue])).toEqual([
      ['', -1, 2, [1, 2]],
      ['甘肃', 0, 2, [1, 2]],
      ['兰州', 1, 1, [1, 1]],
      ['天水', 1, 1, [0, 1]],
    ]);
  });

  it('counts the last twelve periods, oldest first', () => {
    const bed = figuresBed();
    bed.set(['sales'], { A: ['7'] }, { period: '2026-08' as PeriodId });
    const { periods } = completenessByPeriod(bed.context, { period: SEPTEMBER });
    expect(periods.length).toBe(12);
    expect(periods.slice(-3)).toEqual([
      { period: '2026-07', outlets: 2, withValue: [0, 0] },
      { period: '2026-08', outlets: 2, withValue: [0, 1] },
      { period: '2026-09', outlets: 2, withValue: [1, 2] },
    ]);
  });
});
