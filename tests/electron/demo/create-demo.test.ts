import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createDemo } from '../../../electron/services/demo/create-demo.ts';
import { readDocuments } from '../../../electron/services/demo/demo-documents.ts';
import { FIGURES } from '../../../electron/services/demo/figure-table.ts';
import { namedAttributes } from '../../../electron/services/grading/data-reach.ts';
import { publishRun } from '../../../electron/services/grading/publish-run.ts';
import { startGradingRun } from '../../../electron/services/grading/start-run.ts';
import { verifyStore } from '../../../electron/services/store/verify.ts';
import { periodEnd, periodStart, shiftPeriod, type IsoDate, type PeriodId } from '../../../shared/dates.ts';
import { indicatorsOf, sourcesOf } from '../../../shared/scheme/walk.ts';
import { contentHash, demo, emptyStore, LAST, movedShare, type Demo } from './demo-store.ts';
import { scoreStoredProblems } from './stored-visits.ts';

const { scheme } = readDocuments();

describe('the made-up province as it is made by default', () => {
  let province: Demo;
  beforeAll(() => {
    province = demo({});
  }, 60_000);
  afterAll(() => province.close());

  const months = Array.from({ length: 12 }, (_, index) => shiftPeriod(LAST, index - 11));
  const published = months.slice(0, -1);

  it('has 412 outlets and twelve months up to September 2026', () => {
    expect(province.made).toMatchObject({ outlets: 412, periods: 12, schemeCode: scheme.code, lastPeriod: LAST });
    expect(province.store.outlets.count()).toBe(412);
    expect(province.store.figures.periods()).toEqual(months.toReversed());
  });

  it('lies in one province, five cities, twenty-five districts and a hundred areas or fewer, each with all outlets', () => {
    const tree = province.store.regions.tree(periodEnd(LAST));
    const levels = [0, 1, 2, 3].map((level) => tree.filter((region) => region.level === level));
    expect(levels.slice(0, 3).map((level) => level.length)).toEqual([1, 5, 25]);
    expect(levels[3]!.length).toBeGreaterThan(80);
    expect(levels[3]!.length).toBeLessThanOrEqual(100);
    for (const level of levels) expect(level.reduce((sum, { outlets }) => sum + outlets, 0)).toBe(412);
  });

  it('has own, partner and agent outlets, each a fifth or more, with names of their own', () => {
    const { ownerships, names, codes } = province.store.outlets.populationAsOf(periodEnd(LAST));
    for (const ownership of ['own', 'partner', 'agent']) {
      expect(ownerships.filter((one) => one === ownership).length).toBeGreaterThan(ownerships.length / 5);
    }
    expect(new Set(names).size).toBe(names.length);
    for (const code of codes) expect(code).toMatch(/^[A-Z]{2}-[A-Z]{2}-\d{4}$/);
  });

  it('has outlets that opened, closed or paused within the months', () => {
    const before = province.store.outlets.populationAsOf(periodEnd(months[0]!));
    const after = province.store.outlets.populationAsOf(periodEnd(LAST));
    expect(after.openedOn.filter((day) => day! > periodEnd(months[0]!)).length).toBeGreaterThan(3);
    expect(before.codes.filter((code) => !after.codes.includes(code)).length).toBeGreaterThan(3);
  });

  it('has every figure that the scheme reads, in the unit that the scheme states', () => {
    const units = new Map(province.store.figures.list().map(({ code, unit }) => [code, unit]));
    const read = indicatorsOf(scheme).flatMap((indicator) =>
      sourcesOf(indicator).flatMap((source) => (source.kind === 'kpi' ? [{ figure: source.figure, unit: indicator.unit?.zh }] : [])),
    );
    expect(new Set(read.map(({ figure }) => figure))).toEqual(new Set(FIGURES.map(({ code }) => code)));
    for (const { figure, unit } of read) expect(units.get(figure)).toBe(unit);
  });

  it('has every attribute that the scheme reads', () => {
    const { attributesJson } = province.store.outlets.populationAsOf(periodEnd(LAST));
    for (const json of attributesJson) expect(Object.keys(JSON.parse(json) as object).sort()).toEqual([...namedAttributes(scheme)].sort());
  });

  it('counts the years of an outlet on from January', () => {
    const { codes } = province.store.outlets.populationAsOf(periodEnd(LAST));
    const yearsOn = (code: string, day: string) => Number(province.store.outlets.findByCode(code, day as IsoDate)!.attributes['years_open']);
    const gained = codes.map((code) => yearsOn(code, '2026-01-01') - yearsOn(code, '2025-12-31'));
    expect(new Set(gained)).toEqual(new Set([0, 1]));
  });

  it('lacks one to three percent of the figures of outlets that traded', () => {
    const { nos, openedOn } = province.store.outlets.populationAsOf(periodEnd(LAST));
    const trading = nos.filter((_, row) => openedOn[row]! < periodStart(months[0]!));
    const columns = province.store.figures.list().flatMap(({ no }) => months.map((month) => [...province.store.figures.readColumn(no, month, trading).units]));
    const cells = columns.flat();
    const share = cells.filter((value) => Number.isNaN(value)).length / cells.length;
    expect(share).toBeGreaterThan(0.01);
    expect(share).toBeLessThan(0.03);
  });

  it('sells more in September and less in February than in the months beside them', () => {
    const { nos } = province.store.outlets.populationAsOf(periodEnd(LAST));
    const { no } = province.store.figures.find('new_activations')!;
    const sold = (month: string): number =>
      province.store.figures.readColumn(no, month as PeriodId, nos).units.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : value), 0);
    expect(sold('2026-09')).toBeGreaterThan(sold('2026-08'));
    expect(sold('2026-02')).toBeLessThan(sold('2026-01'));
    expect(sold('2026-02')).toBeLessThan(sold('2026-03'));
  });

  it('has every month but the last graded and published', () => {
    expect(province.store.runs.list().map(({ period, state }) => [period, state])).toEqual(published.toReversed().map((period) => [period, 'published']));
  });

  it('spreads its outlets over all five stars in every published month, most of them on two to four', () => {
    for (const period of published) {
      const { levels, graded } = province.store.runs.findPublished(scheme.code, period)!.summary;
      expect(levels.map(({ code }) => code)).toEqual(scheme.levels.map(({ code }) => code));
      for (const { outlets } of levels) expect(outlets).toBeGreaterThan(0);
      expect(levels.slice(1, 4).reduce((sum, { outlets }) => sum + outlets, 0)).toBeGreaterThan(graded * 0.75);
    }
  });

  it('moves three to twenty percent of its outlets a month, once two months are there to be counted', () => {
    for (const period of published.slice(1)) {
      const share = movedShare(province.store, period, scheme.code);
      expect(share).toBeGreaterThanOrEqual(0.03);
      expect(share).toBeLessThanOrEqual(0.2);
    }
  });

  it('has a third to a half of its outlets visited each month, openly and covertly, by three to eight auditors', () => {
    for (const period of months) {
      const visits = province.store.db
        .prepare<[string, string], { outlet_no: number; kind: string; auditor: string }>('SELECT outlet_no, kind, auditor FROM visit WHERE visited_on BETWEEN ? AND ?')
        .all(periodStart(period), periodEnd(period));
      const share = new Set(visits.map((visit) => visit.outlet_no)).size / province.store.outlets.populationAsOf(periodEnd(period)).nos.length;
      expect(share).toBeGreaterThan(0.32);
      expect(share).toBeLessThan(0.5);
      expect(new Set(visits.map((visit) => visit.kind))).toEqual(new Set(['open', 'covert']));
      const auditors = new Set(visits.map((visit) => visit.auditor)).size;
      expect(auditors).toBeGreaterThanOrEqual(3);
      expect(auditors).toBeLessThanOrEqual(8);
    }
  });

  it('has visits under way and waiting for review in the last month alone', () => {
    const counts = months.map((period) => province.store.visits.countsBetween(periodStart(period), periodEnd(period)));
    for (const { waiting, inProgress } of counts.slice(0, -1)) expect([waiting, inProgress]).toEqual([0, 0]);
    const last = counts.at(-1)!;
    expect(last.waiting).toBeGreaterThan(0);
    expect(last.inProgress).toBeGreaterThan(0);
    expect(last.approved).toBeGreaterThan(last.waiting + last.inProgress);
  });

  it('keeps scores that follow from the answers, all of them readable and complete', () => {
    expect(scoreStoredProblems(province.store)).toEqual([]);
  });

  it('has a few red lines, reasons for N/A and notes', () => {
    const count = (sql: string): number => province.store.db.prepare<[], { n: number }>(sql).get()!.n;
    const visits = count('SELECT COUNT(*) AS n FROM visit');
    expect(visits).toBe(province.made.visits);
    const redLines = count('SELECT COUNT(*) AS n FROM visit WHERE red_line = 1');
    expect(redLines).toBeGreaterThan(0);
    expect(redLines).toBeLessThan(visits * 0.04);
    expect(count(`SELECT COUNT(*) AS n FROM visit_answer WHERE json_extract(answer, '$.na') = 1`)).toBeGreaterThan(visits);
    expect(count(`SELECT COUNT(*) AS n FROM visit_answer WHERE json_extract(answer, '$.note') IS NOT NULL`)).toBeGreaterThan(0);
  });

  it('tells of every figure from which batch it came', () => {
    const no = province.store.outlets.populationAsOf(periodEnd(LAST)).nos[0]!;
    const [newest] = province.store.figures.listByOutlet(no)[0]!.values;
    expect(newest?.source).toMatch(/^示例数据 2026-\d\d:\d+$/);
  });

  it('verifies without a problem, every published run graded again', () => {
    expect(verifyStore(province.context)).toEqual({ problems: [], runs: 11 });
  });

  it('lets the last month be graded and published', () => {
    const run = startGradingRun(province.context, { schemeCode: scheme.code, period: LAST });
    expect(publishRun(province.context, { runId: run.runId, confirmProposed: true }).outlets).toBe(run.outlets);
  });
});

describe('the seed', () => {
  const hashOf = (seed: number, now: string): string => {
    const small = demo({ outlets: 90, periods: 4, seed }, { now: () => now });
    onTestFinished(small.close);
    return contentHash(small.store);
  };

  it('decides everything that is stored, whenever the province is made', () => {
    expect(hashOf(5, '2026-11-20T08:00:00.000Z')).toBe(hashOf(5, '2027-03-02T17:30:00.000Z'));
  });

  it('makes another province of another number', () => {
    expect(hashOf(5, '2026-11-20T08:00:00.000Z')).not.toBe(hashOf(6, '2026-11-20T08:00:00.000Z'));
  });
});

describe('making a province', () => {
  it('says nothing was done later than now, so that the last month can be graded on a day before its end', () => {
    const now = '2026-08-10T08:00:00.000Z';
    const early = demo({ outlets: 60, periods: 3 }, { now: () => now });
    onTestFinished(early.close);
    const latest = early.store.db
      .prepare<[], { at: string }>('SELECT MAX(at) AS at FROM (SELECT at FROM import_batch UNION SELECT reviewed_at FROM visit UNION SELECT published_at FROM grading_run)')
      .get();
    expect(latest?.at).toBe(now);
    const run = startGradingRun(early.context, { schemeCode: scheme.code, period: LAST });
    expect(publishRun(early.context, { runId: run.runId, confirmProposed: true }).superseded).toBeNull();
  });

  it('can be one outlet in one month, which is then not graded yet', () => {
    const single = demo({ outlets: 1, periods: 1, lastPeriod: '2026-02' as PeriodId });
    onTestFinished(single.close);
    expect(single.made).toMatchObject({ outlets: 1, periods: 1, lastPeriod: '2026-02' });
    expect(single.store.runs.list()).toEqual([]);
    expect(startGradingRun(single.context, { schemeCode: scheme.code, period: '2026-02' as PeriodId }).outlets).toBe(1);
  });

  it('ends at the next step when it is cancelled', () => {
    let steps = 0;
    const cancelled = emptyStore({ onProgress: () => (steps += 1), isCancelled: () => steps >= 2 });
    onTestFinished(cancelled.close);
    expect(() => createDemo(cancelled.context, { outlets: 40, periods: 3 })).toThrow(expect.objectContaining({ code: 'task/cancelled' }) as Error);
    expect(steps).toBe(2);
  });

  it('reports its progress from nothing to the whole without going back', () => {
    const told: number[] = [];
    const watched = demo({ outlets: 40, periods: 3 }, { onProgress: ({ done, of }) => told.push(done / of!) });
    onTestFinished(watched.close);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
  });

  it('refuses a store that has outlets', () => {
    const full = demo({ outlets: 5, periods: 1 });
    onTestFinished(full.close);
    expect(() => createDemo(full.context, {})).toThrow('empty store');
    expect(full.store.outlets.count()).toBe(5);
  });
});
