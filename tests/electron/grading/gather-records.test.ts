import { describe, expect, it, onTestFinished } from 'vitest';
import { v7 as uuid } from 'uuid';
import { explain } from '../../../electron/services/grading/explain.ts';
import { gatherInput } from '../../../electron/services/grading/gather-input.ts';
import { publishRun } from '../../../electron/services/grading/publish-run.ts';
import { regradePublishedRuns } from '../../../electron/services/grading/regrade.ts';
import { startGradingRun } from '../../../electron/services/grading/start-run.ts';
import { listImports } from '../../../electron/services/import/list-imports.ts';
import { runImport } from '../../../electron/services/import/run-import.ts';
import { setJudgement } from '../../../electron/services/records/judgements.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import { columnText } from '../../../shared/exact/number-column.ts';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import { packInput } from '../../../shared/grading/pack-columns.ts';
import type { Scheme, Source } from '../../../shared/scheme/scheme.ts';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildScheme, indicator } from '../../shared/grading/build-scheme.ts';
import { addFigures, addOutlet, addScheme, AUGUST, fillSmallNetwork, JULY, openTestStore, outletId, SEPTEMBER, type TestStore } from './small-network.ts';

function network(): TestStore {
  const test = openTestStore();
  onTestFinished(() => test.close());
  fillSmallNetwork(test.store);
  return test;
}
async function bring(test: TestStore, kind: 'events' | 'surveys' | 'judgements', lines: readonly string[]): Promise<void> {
  const path = join(tmpdir(), `${uuid()}.csv`);
  writeFileSync(path, `${lines.join('\n')}\n`);
  await runImport(test.context, { kind, path });
}
const one = (source: Source, more: Partial<Scheme> = {}): Scheme => buildScheme([indicator('x', { weight: 100, source, floor: 'none', cap: 'none' })], { code: 'ONE', ...more });
/** Scores of the first three outlets, read from the store. */
function scores({ store }: TestStore, scheme: Scheme, period: PeriodId = SEPTEMBER): readonly (string | null)[] {
  const { input } = gatherInput(store, scheme, period);
  const result = gradePeriod(scheme, input);
  return ['A01', 'A02', 'A03'].map((code) => columnText(result.indicators[0]!.score, result.codes.indexOf(code)));
}

describe('records from the store', () => {
  const EVENTS = ['outlet_code,date,event,category,quantity', 'A01,2026-09-01,complaint,grave,', 'A01,2026-08-31,complaint,light,2', 'A02,2026-09-30,complaint,light,5', 'A03,2026-09-15,prize,,1', 'A10,2026-09-15,complaint,light,1'];

  it('are gathered by kind within the windows, without those of outlets that have no row', async () => {
    const test = network();
    await bring(test, 'events', EVENTS);
    expect(scores(test, one({ kind: 'event', event: 'complaint', fold: 'count' }))).toEqual(['1', '1', '0']);
    expect(scores(test, one({ kind: 'event', event: 'complaint', fold: 'sum', window: { months: 2 } }))).toEqual(['2', '5', '0']);
    const { input } = gatherInput(test.store, one({ kind: 'event', event: 'complaint', fold: 'count' }), SEPTEMBER);
    expect(input.records!.events.date).toEqual(['2026-09-01', '2026-09-30']);
  });
  it('of a table reach its window', async () => {
    const test = network();
    await bring(test, 'events', EVENTS);
    const scheme = buildScheme([indicator('x', { weight: 100, source: { kind: 'attribute', attribute: 'none' }, method: { kind: 'deduct', base: 100, terms: [{ records: { event: 'complaint', window: { months: 2 } }, by: 'category', rows: [{ value: 'grave', points: 10 }, { value: 'light', points: 1 }] }] } })]);
    expect(scores(test, scheme)).toEqual(['89', '99', '100']);
  });
  it('of surveys and people are read for the period', async () => {
    const test = network();
    await bring(test, 'surveys', ['outlet_code,date,survey,value,count', 'A01,2026-09-01,nps,8,3', 'A01,2026-09-02,nps,10,1', 'A02,2026-08-01,nps,7,1']);
    expect(scores(test, one({ kind: 'survey', survey: 'nps' }))).toEqual(['8.5', null, null]);
    setJudgement(test.context, { outletId: outletId(test.store, 'A02'), judgement: 'image', period: SEPTEMBER, value: ' 82.5 ', reason: '整洁' });
    setJudgement(test.context, { outletId: outletId(test.store, 'A03'), judgement: 'image', period: AUGUST, value: '70', reason: '旧' });
    expect(scores(test, one({ kind: 'judgement', judgement: 'image' }))).toEqual([null, '82.5', null]);
  });
  it('are nothing in the input of a scheme that reads none', async () => {
    const test = network();
    await bring(test, 'events', EVENTS);
    expect(gatherInput(test.store, one({ kind: 'kpi', figure: 'sales', fold: 'last' }), SEPTEMBER).input.records).toBeUndefined();
  });
  it('keep their import from being taken back once a published run read them', async () => {
    const test = network();
    await bring(test, 'events', EVENTS);
    addScheme(test.store, one({ kind: 'event', event: 'complaint', fold: 'count' }));
    const locked = (): string | undefined => listImports(test.context).find(({ kind }) => kind === 'events')?.locked?.code;
    expect(locked()).toBeUndefined();
    const { runId } = startGradingRun(test.context, { schemeCode: 'ONE', period: SEPTEMBER });
    publishRun(test.context, { runId, confirmProposed: true });
    expect(locked()).toBe('import/published-rests-on-it');
  });
});

describe("another scheme's score", () => {
  const quarter: Scheme = { ...one({ kind: 'kpi', figure: 'sales', fold: 'last' }), code: 'CREDIT', cycle: 'quarter' };

  it('is of its last published run that has ended, total, level as it stands, or a part', () => {
    const test = network();
    addScheme(test.store, quarter);
    expect(scores(test, one({ kind: 'score', scheme: 'CREDIT' }))).toEqual([null, null, null]);
    const { runId } = startGradingRun(test.context, { schemeCode: 'CREDIT', period: '2026-Q3' as PeriodId });
    expect(scores(test, one({ kind: 'score', scheme: 'CREDIT' }))).toEqual([null, null, null]);
    publishRun(test.context, { runId, confirmProposed: true });
    expect(scores(test, one({ kind: 'score', scheme: 'CREDIT' }))).toEqual(['85', '70', '90']);
    expect(scores(test, one({ kind: 'score', scheme: 'CREDIT', read: { indicator: 'x' } }))).toEqual(['85', '70', '90']);
    expect(scores(test, one({ kind: 'score', scheme: 'CREDIT', read: { dimension: 'total' } }))).toEqual(['85', '70', '90']);
    const levels = buildScheme([indicator('x', { weight: 100, source: { kind: 'score', scheme: 'CREDIT', read: 'level' }, method: { kind: 'categories', rows: [{ value: 's5', points: 5 }, { value: 's4', points: 4 }, { value: 's3', points: 3 }] } })]);
    expect(scores(test, levels)).toEqual(['4', '3', '5']);
    expect(scores(test, one({ kind: 'score', scheme: 'CREDIT' }), AUGUST)).toEqual([null, null, null]);
  });
});

describe('history from the store', () => {
  it('reads figures, earlier runs and attributes back as far as formulas ask', () => {
    const test = network();
    const growth = one({ kind: 'formula', expression: '[sales]-PREV([sales],2)' });
    expect(scores(test, growth)).toEqual(['15', '-15', '5']);
    const scheme = one({ kind: 'formula', expression: 'COALESCE(PREV(TOTAL,1),0)+COALESCE(PREV(SCORE(x),1),0)*100+COALESCE(PREV(x,1),0)*10000+[sales]' });
    addScheme(test.store, one({ kind: 'kpi', figure: 'sales', fold: 'last' }));
    const { runId } = startGradingRun(test.context, { schemeCode: 'ONE', period: AUGUST });
    publishRun(test.context, { runId, confirmProposed: true });
    // 85, 70 and 90 in August: as total, as score x 100 and as raw value x 10,000, and the same again for September
    expect(scores(test, scheme)).toEqual(['858670', '707140', '909180']);
  });
  it('calls a figure by its name where no figure has that for a code', () => {
    const test = network();
    test.store.transaction(() => void test.store.figures.ensure('vol', '放号量', '户'));
    addFigures(test.store, 'vol', SEPTEMBER, { A01: '12' });
    expect(scores(test, one({ kind: 'formula', expression: '[放号量]+1' }))).toEqual(['13', null, null]);
  });
  it('reads attributes as of the earlier period', () => {
    const test = network();
    const { store } = test;
    store.transaction(() => store.attributes.ensure({ code: 'area', name: 'area', type: 'number' }));
    addOutlet(store, 'B01', ['甲省', '甲市'], { attributes: { area: '80' } });
    const scheme = one({ kind: 'formula', expression: '[area]+PREV([area],2)' });
    const { input } = gatherInput(store, scheme, SEPTEMBER);
    expect(input.history.facts!.map(({ period }) => period)).toEqual([AUGUST, JULY]);
    const result = gradePeriod(scheme, input);
    expect(columnText(result.indicators[0]!.score, result.codes.indexOf('B01'))).toBe('160');
  });
});

describe('a run on records', () => {
  it('is graded again from what it kept, and explained down to the records', async () => {
    const test = network();
    await bring(test, 'events', ['outlet_code,date,event,record_code', 'A01,2026-09-01,complaint,C7']);
    await bring(test, 'surveys', ['outlet_code,date,survey,value', 'A01,2026-09-03,nps,9']);
    await bring(test, 'judgements', ['outlet_code,judgement,period,value,reason,by', 'A01,image,2026-09,88,整洁,李经理']);
    const scheme = buildScheme(
      [
        indicator('e', { weight: 25, source: { kind: 'event', event: 'complaint', fold: 'count' } }),
        indicator('s', { weight: 25, source: { kind: 'survey', survey: 'nps' } }),
        indicator('j', { weight: 25, source: { kind: 'judgement', judgement: 'image' } }),
        indicator('g', { weight: 25, source: { kind: 'formula', expression: 'COHORT_RANK([sales])+COALESCE(PREV(TOTAL,1),0)' } }),
      ],
      { code: 'RECORDS' },
    );
    addScheme(test.store, scheme);
    const { runId } = startGradingRun(test.context, { schemeCode: 'RECORDS', period: SEPTEMBER });
    publishRun(test.context, { runId, confirmProposed: true });
    expect(regradePublishedRuns(test.store)).toEqual([]);
    const { trace } = explain(test.context, { runId, outletId: outletId(test.store, 'A01') });
    expect(trace.root.children.flatMap(({ indicator: own }) => own!.inputs.map((input) => input.kind))).toEqual(['event', 'answer', 'judgement', 'figure']);
    const again = gatherInput(test.store, scheme, SEPTEMBER).input;
    expect(packInput(again).map(({ name }) => name)).toContain('events/date');
  });
});
