import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportTable } from '../../../electron/services/export/export-request.ts';
import { publishRun } from '../../../electron/services/grading/publish-run.ts';
import { startGradingRun } from '../../../electron/services/grading/start-run.ts';
import { listMovements } from '../../../electron/services/movement/list-movements.ts';
import { previewReport } from '../../../electron/services/reports/preview-report.ts';
import { openReport } from '../../../electron/services/reports/report-source.ts';
import { regionTree } from '../../../electron/services/outlets/list-outlets.ts';
import type { NoticeData, ReportDocument, ReportKind, ReportRequest } from '../../../shared/contract/report-calls.ts';
import type { IsoDate } from '../../../shared/dates.ts';
import type { RunId } from '../../../shared/ids.ts';
import { AUGUST, fillSmallNetwork, JULY, openTestStore, outletId, SEPTEMBER, type TestStore } from '../grading/small-network.ts';

let test: TestStore;
let august: RunId;
let september: RunId;
beforeAll(() => {
  test = openTestStore();
  fillSmallNetwork(test.store);
  publishRun(test.context, { runId: startGradingRun(test.context, { schemeCode: 'TEST', period: JULY }).runId, confirmProposed: true });
  august = startGradingRun(test.context, { schemeCode: 'TEST', period: AUGUST }).runId;
  publishRun(test.context, { runId: august, confirmProposed: true });
  september = startGradingRun(test.context, { schemeCode: 'TEST', period: SEPTEMBER }).runId;
});
afterAll(() => {
  test.close();
});

function ask(report: ReportKind, more: Partial<ReportRequest> = {}): ReportRequest {
  return { report, lang: 'zh', runId: september, regionIds: [], ...more };
}

function documents<K extends ReportDocument['kind']>(request: ReportRequest & { readonly report: K }): readonly Extract<ReportDocument, { kind: K }>[] {
  return openReport(test.context, request).parts.map(({ document }) => document() as Extract<ReportDocument, { kind: K }>);
}

function city(name: string) {
  return regionTree(test.context).find((region) => region.name === name)!.id;
}

describe('openReport', () => {
  it('wants a run for what is of a run', () => {
    expect(() => openReport(test.context, ask('ranking', { runId: null }))).toThrow(expect.objectContaining({ code: 'report/run-needed' }) as Error);
  });

  it('says in the head which run and regions it is of', () => {
    const { head } = openReport(test.context, ask('ranking', { regionIds: [city('乙市')] }));
    expect(head).toMatchObject({ network: '甲省', period: SEPTEMBER, printedOn: '2026-10-02', regions: ['乙市'], run: { number: 1, state: 'draft' } });
    expect(head.resultsHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('has an outlet once although two of the regions hold it', () => {
    const { parts } = openReport(test.context, ask('scorecard', { regionIds: [city('甲省'), city('甲市')] }));
    const codes = parts.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes).toContain('A12');
  });
});

describe('scorecard', () => {
  const cardOf = (code: string) => documents({ ...ask('scorecard', { outletIds: [outletId(test.store, code)] }), report: 'scorecard' })[0]!;

  it('has the total, rank and change of the run', () => {
    const { explanation, standing } = cardOf('A07');
    expect(explanation.trace.total).toBe('88.00');
    expect(explanation.previousTotal).toBe('80.00');
    expect(standing).toMatchObject({ rank: 2, total: '88.00' });
  });

  it('puts lost points down where they were lost: 20 of 100 points at a weight of 60 %', () => {
    expect(cardOf('A07').lost.map(({ code, lost }) => [code, lost])).toEqual([['sales', '12.00']]);
  });

  it('loses by the weight that a part without data handed over', () => {
    expect(cardOf('A01').lost.map(({ code, lost }) => [code, lost])).toEqual([['sales', '15.00']]);
  });

  it('shows the trend up to its own period and the levels before it', () => {
    const before = documents({ ...ask('scorecard', { runId: august, outletIds: [outletId(test.store, 'A07')] }), report: 'scorecard' })[0]!;
    expect(before.scores.map(({ period, total }) => [period, total])).toEqual([[JULY, '68.00'], [AUGUST, '80.00']]);
    expect(before.history.map(({ period }) => period)).toEqual([JULY]);
  });

  it('works out what the next level takes, and nothing for who was not graded', () => {
    expect(cardOf('A02').reach?.targets[0]?.level).toBe('three');
    const ungraded = documents({ ...ask('scorecard', { runId: august, outletIds: [outletId(test.store, 'A04')] }), report: 'scorecard' })[0]!;
    expect(ungraded).toMatchObject({ reach: null, lost: [], standing: { state: 'notGraded', total: null } });
  });

  it('compares each part with the median of the graded peers', () => {
    // Inspected in September: A07 alone, with 100; sales of the ten: 50 55 60 70 70 79.995 80 85 85 90.
    expect(cardOf('A07').profile.map(({ code, score, median }) => [code, score, median])).toEqual([
      ['sales', '80.00', '75.00'],
      ['service', '100.00', '100.00'],
    ]);
  });
});

describe('ranking book', () => {
  it('ranks each city by itself, ties sharing a rank, with its average', () => {
    const [book] = documents({ ...ask('ranking'), report: 'ranking' });
    const groups = book!.groups.map(({ name, graded, average, rows }) => ({ name, graded, average, ranks: rows.flatMap(({ code, groupRank }) => (groupRank === null ? [] : [`${groupRank} ${code}`])) }));
    expect(groups).toEqual([
      { name: '乙市', graded: 4, average: '68.25', ranks: ['1 A07', '2 A09', '3 A12', '4 A11'] },
      { name: '甲市', graded: 6, average: '76.67', ranks: ['1 A03', '2 A01', '2 A04', '4 A06', '5 A02', '6 A05'] },
    ]);
  });

  it('counts what the run counts', () => {
    const [book] = documents({ ...ask('ranking'), report: 'ranking' });
    const counted = book!.run.levels.map(({ code }) => book!.groups.reduce((sum, { levels }) => sum + (levels[code] ?? 0), 0));
    expect(counted).toEqual(book!.run.levels.map(({ outlets }) => outlets));
    expect(book!.groups.reduce((sum, { promoted }) => sum + promoted, 0)).toBe(book!.run.movements.promote);
  });
});

describe('notices', () => {
  it('are a table as well: a row each, with the words of the printed one', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'startier-notices-')), 'notices.json');
    const { runId } = ask('notice');
    const { parts } = openReport(test.context, ask('notice'));
    expect(await exportTable(test.context, { table: 'notices', format: 'json', lang: 'zh', query: { runId: runId! } }, path, 'codes')).toBe(parts.length);
    const rows = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string | null>[];
    rmSync(dirname(path), { recursive: true });
    const notices = parts.map((part) => part.document() as NoticeData);
    expect(rows.map((row) => [row['outlet_code'], row['level'], row['next_level']])).toEqual(
      notices.map(({ outlet, movement, reach }) => [outlet.code, movement.decided ?? movement.proposed, reach?.targets[0]?.level ?? null]),
    );
    for (const [at, { reach }] of notices.entries()) {
      const steps = reach?.targets[0]?.steps ?? [];
      for (const [way, { to }] of steps.slice(0, 3).entries()) expect(rows[at]![`raise_${way + 1}`]).toContain(to);
    }
    expect(notices.some(({ reach }) => (reach?.targets[0]?.steps.length ?? 0) > 0)).toBe(true);
  });

  it('go to those that move, and to one that is asked for by itself in any case', () => {
    const moving = listMovements(test.context, { runId: september, offset: 0, limit: 100 }).rows.map(({ code }) => code);
    expect(openReport(test.context, ask('notice')).parts.map(({ code }) => code).toSorted()).toEqual(moving.toSorted());
    const [still] = documents({ ...ask('notice', { outletIds: [outletId(test.store, 'A05')] }), report: 'notice' });
    expect(still).toMatchObject({ standing: { code: 'A05', movement: 'hold' } });
  });

  it('say the objection window that is given, else that of the proposal, else none', () => {
    const terms = { opensOn: '2026-10-10' as IsoDate, closesOn: '2026-10-16' as IsoDate, contact: '渠道部' };
    expect(documents({ ...ask('publicNotice', { terms }), report: 'publicNotice' })[0]?.terms).toEqual(terms);
    expect(documents({ ...ask('publicNotice'), report: 'publicNotice' })[0]?.terms).toBeNull();
    const run = test.store.runs.findById(september)!;
    test.store.proposals.open(run.no, { openedOn: '2026-10-03' as IsoDate, until: '2026-10-09' as IsoDate, note: '', at: '2026-10-02T00:00:00.000Z', by: 'test' });
    expect(documents({ ...ask('publicNotice'), report: 'publicNotice' })[0]?.terms).toEqual({ opensOn: '2026-10-03', closesOn: '2026-10-09', contact: '' });
  });

  it('list everybody with a level publicly, by region and code', () => {
    const [notice] = documents({ ...ask('publicNotice'), report: 'publicNotice' });
    expect(notice!.all.every(({ newLevel }) => newLevel !== null)).toBe(true);
    expect(notice!.all.map(({ code }) => code).slice(0, 3)).toEqual(['A07', 'A09', 'A11']);
    expect(notice!.moved.promote.length + notice!.moved.demote.length + notice!.moved.enter.length).toBe(openReport(test.context, ask('notice')).parts.length);
  });
});

describe('certificates', () => {
  it('are not made before the level is published', () => {
    expect(() => openReport(test.context, ask('certificate'))).toThrow(expect.objectContaining({ code: 'report/not-published' }) as Error);
  });

  it('bear the level, a number of their own and the day of publication', () => {
    const [certificate] = documents({ ...ask('certificate', { runId: august, outletIds: [outletId(test.store, 'A07')] }), report: 'certificate' });
    expect(certificate).toMatchObject({ level: { code: 'two' }, number: 'A07-2026-08-1', issuedOn: '2026-10-02' });
  });
});

describe('inspections', () => {
  it('are summed up for the period of the run', () => {
    const [summary] = documents({ ...ask('inspectionSummary', { runId: august }), report: 'inspectionSummary' });
    const visits = openReport(test.context, ask('visitReport', { runId: august })).parts;
    expect(summary).toMatchObject({ visits: visits.length, from: '2026-08-01', to: '2026-08-31' });
  });

  it('have a report a visit with its score and every item', () => {
    const [report] = documents({ ...ask('visitReport'), report: 'visitReport' });
    expect(report?.visit.checklist.code).toBe('HALL');
    expect(Object.keys(report?.score.itemScores ?? {})).toEqual(['clean', 'light', 'fraud', 'remark']);
  });
});

describe('previewReport', () => {
  it('shows one part and how many there are, the last one where a later one is asked for', () => {
    const first = previewReport(test.context, { request: ask('scorecard'), place: 0 });
    expect(first).toMatchObject({ part: 'A07 A07营业厅', document: { kind: 'scorecard' } });
    expect(previewReport(test.context, { request: ask('scorecard'), place: 999 })).toMatchObject({ of: first.of, document: { kind: 'scorecard' } });
  });

  it('says that nothing belongs in the report', () => {
    expect(previewReport(test.context, { request: ask('visitReport', { regionIds: [city('乙市')], outletIds: [outletId(test.store, 'A12')] }), place: 0 })).toEqual({ document: null, of: 0, part: '' });
  });
});
