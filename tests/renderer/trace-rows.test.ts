import { describe, expect, it } from 'vitest';
import { allIndicators, shownRounding, shownTail, traceRows } from '../../renderer/components/trace/trace-rows.ts';
import type { PeriodId } from '../../shared/dates.ts';
import type { Trace, TraceIndicator, TracePart } from '../../shared/grading/trace.ts';

const INDICATOR: TraceIndicator = {
  source: { kind: 'kpi', figure: 'f', fold: 'sum' },
  method: { kind: 'direct' },
  unit: null,
  raw: '1',
  inputs: [],
  policy: null,
  rank: null,
  row: null,
  unrounded: null,
};

function part(code: string, contribution: string | null, children: readonly TracePart[] = []): TracePart {
  return {
    code,
    name: { zh: code },
    mark: 'used',
    score: '1',
    max: '100',
    weight: '1',
    effectiveWeight: '1',
    contribution,
    children,
    indicator: children.length > 0 ? null : INDICATOR,
  };
}

function traceOf(total: string | null, root: TracePart, uncappedTotal: string | null = null): Trace {
  return { total, uncappedTotal, root } as Trace;
}

describe('shownRounding', () => {
  it('is what the shown contributions leave over to the total, so that the column adds up by hand', () => {
    // 33.33 + 33.33 + 33.33 = 99.99 is shown; the total is 100.00.
    const root = part('root', '100', ['33.3333333333', '33.3333333333', '33.3333333333'].map((c, i) => part(`d${i}`, c)));
    expect(shownRounding(traceOf('100.00', root))).toBe('0.01');
  });

  it('is nothing where they make the total', () => {
    expect(shownRounding(traceOf('84.42', part('root', '84.42', [part('a', '33.31'), part('b', '51.11')])))).toBeNull();
  });

  it('can be negative', () => {
    expect(shownRounding(traceOf('9.99', part('root', null, [part('a', '5'), part('b', '5')])))).toBe('-0.01');
  });

  it('speaks of the total before a veto capped it', () => {
    expect(shownRounding(traceOf('60.00', part('root', null, [part('a', '86.10')]), '86.10'))).toBeNull();
  });

  it('is nothing without a total', () => {
    expect(shownRounding(traceOf(null, part('root', null, [part('a', null)])))).toBeNull();
  });

  it('passes over parts that left', () => {
    expect(shownRounding(traceOf('5.00', part('root', null, [part('a', '5'), part('b', null)])))).toBeNull();
  });
});

describe('shownTail', () => {
  it('is what a dimension shows beyond its children', () => {
    expect(shownTail(part('d', '33.312', [part('a', '13.008'), part('b', '13.315'), part('c', '6.989')]))).toBe('0.02');
  });

  it('is nothing for an indicator', () => {
    expect(shownTail(part('a', '13.008'))).toBeNull();
  });
});

describe('traceRows', () => {
  const root = part('root', '1', [part('d', '1', [part('a', '1'), part('b', '1')]), part('c', '1')]);

  it('opens dimensions and leaves indicators closed', () => {
    expect(traceRows(root, new Set()).map((row) => [row.key, row.depth])).toEqual([
      ['d', 0],
      ['a', 1],
      ['b', 1],
      ['c', 0],
    ]);
  });

  it('shows under an opened indicator that its window holds nothing', () => {
    expect(traceRows(root, new Set(['c'])).map((row) => row.kind)).toEqual(['part', 'part', 'part', 'part', 'noInput']);
  });

  it('hides what is under a closed dimension', () => {
    expect(traceRows(root, new Set(['d'])).map((row) => row.key)).toEqual(['d', 'c']);
  });

  it('opens everything by toggling all indicators', () => {
    expect(allIndicators(root)).toEqual(['a', 'b', 'c']);
  });
});

describe('a dimension that blends earlier periods', () => {
  const blend = [
    { period: '2026-09' as PeriodId, score: '90.00', weight: '50.00', contribution: '45' },
    { period: '2026-08' as PeriodId, score: '80.00', weight: '50.00', contribution: '40' },
  ];

  it('shows its periods under its parts; what the parts bear is not said again', () => {
    const borne = { ...part('n', '85', [part('a', '45')]), blend };
    const rows = traceRows(part('root', '85', [borne]), new Set());
    expect(rows.map(({ kind }) => kind)).toEqual(['part', 'part', 'period', 'period']);
    expect(rows.flatMap((row) => (row.kind === 'period' ? [row.isBorne] : []))).toEqual([true, false]);
    expect(shownTail(borne)).toBeNull(); // 45 of the part and 40 of August
  });

  it('bears this period too where no part does', () => {
    const alone = { ...part('n', '85', [part('a', null)]), blend };
    expect(traceRows(part('root', '85', [alone]), new Set()).flatMap((row) => (row.kind === 'period' ? [row.isBorne] : []))).toEqual([false, false]);
    expect(shownTail(alone)).toBeNull();
  });

  it('may be the root itself', () => {
    const root = { ...part('root', '85', [part('a', '45')]), blend };
    expect(shownRounding(traceOf('85.01', root))).toBe('0.01');
    expect(traceRows(root, new Set()).map(({ kind }) => kind)).toEqual(['part', 'period', 'period']);
  });
});
