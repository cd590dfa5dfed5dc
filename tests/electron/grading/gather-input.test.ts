import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gatherInput } from '../../../electron/services/grading/gather-input.ts';
import { publishRun } from '../../../electron/services/grading/publish-run.ts';
import { startGradingRun } from '../../../electron/services/grading/start-run.ts';
import type { IsoDate, PeriodId } from '../../../shared/dates.ts';
import { columnText } from '../../../shared/exact/number-column.ts';
import type { NumberColumn, TextColumn } from '../../../shared/grading/columns.ts';
import type { GradingInput } from '../../../shared/grading/grading-input.ts';
import { textAt, textColumn } from '../../../shared/grading/text-columns.ts';
import type { IndicatorNode, Scheme } from '../../../shared/scheme/scheme.ts';
import { addScheme, AUGUST, fillSmallNetwork, JULY, openTestStore, outletNo, SCHEME, SEPTEMBER, type TestStore } from './small-network.ts';

const OCTOBER = '2026-10' as PeriodId;

let test: TestStore;
beforeEach(() => {
  test = openTestStore();
  fillSmallNetwork(test.store);
});
afterEach(() => {
  test.close();
});

function publishMonths(...periods: readonly PeriodId[]): void {
  for (const period of periods) {
    publishRun(test.context, { runId: startGradingRun(test.context, { schemeCode: 'TEST', period }).runId, confirmProposed: true });
  }
}

function gather(scheme: Scheme, period: PeriodId): GradingInput {
  return gatherInput(test.store, scheme, period).input;
}

function withSales(change: Partial<IndicatorNode>): Scheme {
  const [sales, service] = SCHEME.tree.children;
  return { ...SCHEME, tree: { ...SCHEME.tree, children: [{ ...(sales as IndicatorNode), ...change }, service!] } };
}

function texts({ outlets: { codes } }: GradingInput, column: TextColumn): Record<string, string | null> {
  return Object.fromEntries(codes.map((code, row) => [code, textAt(column, row)]));
}

function numbers({ outlets: { codes } }: GradingInput, column: NumberColumn): Record<string, string | null> {
  return Object.fromEntries(codes.map((code, row) => [code, columnText(column, row)]));
}

describe('gatherInput', () => {
  it('reads the figures of the months that a window reaches, less the lag, and no others', () => {
    const months = (change: object): readonly string[] =>
      gather(withSales({ source: { kind: 'kpi', figure: 'sales', fold: 'sum', ...change } }), SEPTEMBER).figures.map(({ period }) => period);
    expect(months({})).toEqual([SEPTEMBER]);
    expect(months({ window: { months: 2 } })).toEqual([AUGUST, SEPTEMBER]);
    expect(months({ window: { months: 2 }, lagMonths: 1 })).toEqual([JULY, AUGUST]);
    expect(months({ window: { periods: 9 } })).toEqual([JULY, AUGUST, SEPTEMBER]);
    expect(months({ figure: 'unknown' })).toEqual([]);
  });

  it('reads approved visits of the days that any window reaches, in the order of their dates', () => {
    expect(gather(SCHEME, AUGUST).visits).toMatchObject({ codes: ['V2'], visitedOn: textColumn(['2026-08-31']), kind: textColumn(['open']) });
    const wide: Scheme = { ...SCHEME, vetoes: [{ ...SCHEME.vetoes![0]!, when: { not: { redLine: { window: { months: 3 } } } } }] };
    const { visits, outlets } = gather(wide, SEPTEMBER);
    expect(visits.codes).toEqual(['V1', 'V2', 'V3']);
    expect(Array.from(visits.outlet, (row) => outlets.codes[row])).toEqual(['A07', 'A03', 'A07']);
    expect(Array.from(visits.redLine)).toEqual([0, 1, 0]);
  });

  it('takes the exact visit score where the scheme does not round it to two places', () => {
    const no = test.store.visits.findByCode('V2')!.no;
    test.store.visits.setScore(no, { exact: '200/3', cents: 6667, redLine: false, answered: 2, toAnswer: 4 });
    const scores = (scheme: Scheme): NumberColumn => gather(scheme, AUGUST).visits.score;
    expect(columnText(scores(SCHEME), 0)).toBe('66.67');
    expect(scores({ ...SCHEME, rounding: { visit: 'none' } }).fractions?.get(0)).toEqual({ num: 200n, den: 3n });
  });

  it('reads facts as of the last day of the period', () => {
    const no = outletNo(test.store, 'A01');
    const facts = test.store.outlets.findByNo(no, '2026-07-31' as IsoDate)!;
    const regionNo = test.store.regions.ensurePath(['甲省', '乙市']).no;
    test.store.outlets.dateFacts(no, { ...facts, ownership: 'partner', regionNo }, '2026-08-31' as IsoDate);
    const july = gather(SCHEME, JULY);
    const august = gather(SCHEME, AUGUST);
    expect([texts(july, july.outlets.regions[1]!)['A01'], texts(july, july.outlets.ownership)['A01']]).toEqual(['甲省/甲市', 'own']);
    expect([texts(august, august.outlets.regions[1]!)['A01'], texts(august, august.outlets.ownership)['A01']]).toEqual(['甲省/乙市', 'partner']);
  });

  it('reads the codes of an outlet’s regions from the widest down as far as it hangs', () => {
    const { regions, outlets } = test.store;
    const deep = regions.ensurePath(['甲省', '甲市', '甲区']).no;
    const wide = regions.ensurePath(['乙省']).no;
    for (const [code, regionNo] of [['A01', deep], ['A02', wide], ['A03', null]] as const) {
      const no = outletNo(test.store, code);
      outlets.correctFacts(no, { ...outlets.findByNo(no, '2026-07-31' as IsoDate)!, regionNo }, '2026-07-31' as IsoDate);
    }
    const july = gather(SCHEME, JULY);
    const at = (code: string) => july.outlets.regions.map((column) => texts(july, column)[code]);
    expect(at('A01')).toEqual(['甲省', '甲省/甲市', '甲省/甲市/甲区']);
    expect(at('A02')).toEqual(['乙省', null, null]);
    expect(at('A03')).toEqual([null, null, null]);
    // Moved away with all below it, from a day on.
    regions.putState(regions.findByCode('甲省/甲市')!, { validFrom: '2026-08-31' as IsoDate, name: '甲市', parentNo: wide, level: 1 });
    const august = gather(SCHEME, AUGUST);
    expect(august.outlets.regions.map((column) => texts(august, column)['A01'])).toEqual(['乙省', '甲省/甲市', '甲省/甲市/甲区']);
    expect(gather(SCHEME, JULY).outlets.regions.map((column) => texts(july, column)['A01'])).toEqual(['甲省', '甲省/甲市', '甲省/甲市/甲区']);
  });

  it('reads only the attributes that the scheme names, numbers as numbers', () => {
    for (const code of ['area', 'phone']) test.store.attributes.ensure({ code, name: code, type: code === 'area' ? 'number' : 'text' });
    const no = outletNo(test.store, 'A01');
    const facts = test.store.outlets.findByNo(no, '2026-07-31' as IsoDate)!;
    test.store.outlets.correctFacts(no, { ...facts, attributes: { area: '86.5', phone: '123' } }, '2026-07-31' as IsoDate);
    const input = gather(withSales({ appliesTo: { value: { attribute: 'area' }, is: '>', than: 10 } }), JULY);
    expect([...input.outlets.attributes.keys()]).toEqual(['area']);
    const area = input.outlets.attributes.get('area')!;
    expect(area.kind === 'number' ? numbers(input, area) : null).toMatchObject({ A01: '86.5', A02: null });
  });
});

describe('the history of gatherInput', () => {
  it('tells the level held, when it was last raised and when it last changed', () => {
    publishMonths(JULY, AUGUST);
    const input = gather(SCHEME, SEPTEMBER);
    expect(texts(input, input.history.level)).toMatchObject({ A01: 'two', A02: 'two', A04: 'two', A05: 'one', A09: 'two' });
    expect(texts(input, input.history.lastRaisedIn)).toMatchObject({ A01: JULY, A02: JULY, A09: AUGUST });
    expect(texts(input, input.history.levelSince)).toMatchObject({ A01: JULY, A02: AUGUST, A03: AUGUST, A09: AUGUST });
  });

  it('brings as many earlier runs as the rules count, with what they came to', () => {
    publishMonths(JULY, AUGUST);
    const input = gather(SCHEME, SEPTEMBER);
    expect(input.history.runs.map(({ period }) => period)).toEqual([AUGUST]);
    const [august] = input.history.runs;
    expect(texts(input, august!.level)).toMatchObject({ A01: 'three', A04: null, A06: 'two', A11: 'one' });
    expect(numbers(input, august!.total)).toMatchObject({ A01: '85', A04: null, A06: '60' });
    const none: Scheme = { ...SCHEME, movement: { promoteAfter: 1, demoteAfter: 1 } };
    expect(gather(none, SEPTEMBER).history.runs).toEqual([]);
    const more: Scheme = { ...SCHEME, movement: { promoteAfter: 1, demoteAfter: 3 } };
    expect(gather(more, SEPTEMBER).history.runs.map(({ period }) => period)).toEqual([AUGUST, JULY]);
  });

  it('goes further back where ungraded periods are passed over and somebody has one', () => {
    publishMonths(JULY, AUGUST);
    const passes: Scheme = { ...SCHEME, movement: { ...SCHEME.movement, ungradedPeriod: 'passes' } };
    expect(gather(passes, SEPTEMBER).history.runs.map(({ period }) => period)).toEqual([AUGUST, JULY]);
  });

  it('brings measured scores for the policy carry, as old as it allows', () => {
    publishMonths(JULY, AUGUST);
    const once = gather(withSales({ missing: { carry: 1 } }), SEPTEMBER);
    expect(once.history.runs.map(({ period }) => period)).toEqual([AUGUST]);
    expect(numbers(once, once.history.runs[0]!.measured.get('sales')!)).toMatchObject({ A01: '85', A04: null });
    const twice = gather(withSales({ missing: { carry: 2 } }), SEPTEMBER);
    expect(twice.history.runs.map(({ period }) => period)).toEqual([AUGUST, JULY]);
    expect(numbers(twice, twice.history.runs[1]!.measured.get('sales')!)).toMatchObject({ A04: '65', A09: null });
    expect(gather(SCHEME, SEPTEMBER).history.runs[0]!.measured.size).toBe(0);
  });

  it('brings measured scores of dimensions too, the total only where something below it was measured', () => {
    const carrying: Scheme = { ...SCHEME, tree: { ...SCHEME.tree, missing: { carry: 1 }, children: withSales({ missing: 'reweight' }).tree.children } };
    addScheme(test.store, carrying);
    publishMonths(JULY, AUGUST);
    // A04 has no data in August: its 65 of July was carried there, and is not carried on.
    const august = gather(carrying, SEPTEMBER);
    expect(numbers(august, august.history.runs[0]!.total)).toMatchObject({ A01: '85', A04: '65' });
    expect(numbers(august, august.history.runs[0]!.measured.get('root')!)).toMatchObject({ A01: '85', A04: null });
  });

  it('brings the unblended scores of as many periods as a blend reads', () => {
    const blending = (weights: readonly number[]): Scheme => ({ ...SCHEME, tree: { ...SCHEME.tree, blend: { weights } } });
    publishMonths(JULY);
    addScheme(test.store, blending([50, 50]));
    publishMonths(AUGUST);
    // August's total is (70 + 85) / 2; July was graded without a blend, so its total is its own score.
    const input = gather(blending([50, 25, 25]), SEPTEMBER);
    const [august, july] = input.history.runs;
    expect(numbers(input, august!.total)).toMatchObject({ A01: '77.5', A04: null });
    expect(numbers(input, august!.unblended!.get('root')!)).toMatchObject({ A01: '85', A04: null, A09: '70' });
    expect(numbers(input, july!.unblended!.get('root')!)).toMatchObject({ A01: '70', A04: '65', A09: null });
    expect(gather(blending([50, 50]), SEPTEMBER).history.runs.map(({ period }) => period)).toEqual([AUGUST]);
    expect(gather(SCHEME, SEPTEMBER).history.runs[0]).not.toHaveProperty('unblended');
  });

  it('brings the scores of further totals by their own columns', () => {
    const [sales] = SCHEME.tree.children;
    const further = (more: object): Scheme => ({
      ...SCHEME,
      totals: [{ code: 'more', name: { zh: '另一总分' }, tree: { code: 'root2', name: { zh: '另一总分' }, children: [{ ...(sales as IndicatorNode), code: 'sales2', weight: 100, missing: 'reweight' }], ...more } }],
    });
    addScheme(test.store, further({}));
    publishMonths(JULY);
    const input = gather(further({ blend: { weights: [1, 1] }, missing: { carry: 1 } }), AUGUST);
    expect(numbers(input, input.history.runs[0]!.unblended!.get('root2')!)).toMatchObject({ A01: '70', A07: '80', A09: null });
    expect(numbers(input, input.history.runs[0]!.measured.get('root2')!)).toMatchObject({ A01: '70', A07: '80' });
  });

  it('leaves drafts and superseded runs out', () => {
    publishMonths(JULY, AUGUST, AUGUST);
    startGradingRun(test.context, { schemeCode: 'TEST', period: AUGUST });
    expect(gather(SCHEME, SEPTEMBER).history.runs).toHaveLength(1);
  });

  it('remembers until which period a veto forbids promotion', () => {
    const [red] = SCHEME.vetoes!;
    const scheme: Scheme = { ...SCHEME, vetoes: [{ ...red!, effects: [{ kind: 'noPromotion', periods: 1 }] }] };
    addScheme(test.store, scheme);
    publishMonths(JULY, AUGUST);
    const until = (period: PeriodId): Record<string, string | null> => {
      const input = gather(scheme, period);
      return texts(input, input.history.noPromotionUntil);
    };
    expect(until(SEPTEMBER)).toMatchObject({ A01: null, A03: SEPTEMBER });
    expect(until(OCTOBER)).toMatchObject({ A03: null });
  });
});
