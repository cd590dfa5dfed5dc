import { describe, expect, it } from 'vitest';
import { listImports } from '../../../electron/services/import/list-imports.ts';
import { undoImport } from '../../../electron/services/import/undo-import.ts';
import { publishRun } from '../../../electron/services/grading/publish-run.ts';
import { startGradingRun } from '../../../electron/services/grading/start-run.ts';
import { runImport } from '../../../electron/services/import/run-import.ts';
import type { IsoDate, PeriodId } from '../../../shared/dates.ts';
import type { ImportId } from '../../../shared/ids.ts';
import type { ImportSummary } from '../../../shared/ipc-contract.ts';
import { failureOf, importBed, type ImportBed } from './import-bed.ts';

const TODAY = '2026-10-02' as IsoDate;
const SEPTEMBER = '2026-09' as PeriodId;
const OUTLETS = ['outlet_code,name,city,size', 'A,甲,兰州市,10', 'B,乙,天水市,20'];

function undo(bed: ImportBed, summary: ImportSummary): void {
  undoImport(bed.context, summary.importId ?? ('' as ImportId));
}

function values(bed: ImportBed, code: string): readonly string[] {
  const no = bed.store.outlets.keysByCode().get(code)?.no ?? -1;
  return bed.store.figures.listByOutlet(no).flatMap(({ values: own }) => own.map(({ value }) => value));
}

describe('undoImport', () => {
  it('takes new outlets back with the regions and attributes that came with them', async () => {
    const bed = importBed();
    const summary = await bed.bring('outlets', OUTLETS);
    undo(bed, summary);
    expect(bed.store.outlets.count()).toBe(0);
    expect(bed.store.regions.tree(TODAY)).toEqual([]);
    expect(bed.store.attributes.list()).toEqual([]);
    expect(listImports(bed.context)[0]).toMatchObject({ state: 'undone', locked: null });
    expect(bed.store.journal.list({ offset: 0, limit: 1 }).rows[0]).toMatchObject({ action: 'import.undo', by: '渠道经理' });
    expect(await bed.bring('outlets', OUTLETS)).toMatchObject({ inserted: 2 });
  });

  it('gives changed outlets their facts back', async () => {
    const bed = importBed();
    await bed.bring('outlets', OUTLETS);
    const before = bed.store.outlets.findByCode('A', TODAY);
    const summary = await bed.bring('outlets', ['outlet_code,name,city,size,opened_on', 'A,甲二,定西市,11,2020-01-01'], { update: true });
    expect(bed.store.outlets.findByCode('A', TODAY)?.name).toBe('甲二');
    undo(bed, summary);
    expect(bed.store.outlets.findByCode('A', TODAY)).toEqual(before);
    expect(bed.store.regions.tree(TODAY).map(({ name }) => name).toSorted()).toEqual(['兰州市', '天水市'].toSorted());
  });

  it('gives figures the values back that they had before', async () => {
    const bed = importBed();
    await bed.bring('outlets', OUTLETS);
    await bed.bring('figures', ['outlet_code,a', 'A,1'], { period: SEPTEMBER });
    const second = await bed.bring('figures', ['outlet_code,a,b', 'A,2,3', 'B,4,5'], { period: SEPTEMBER });
    expect([values(bed, 'A'), values(bed, 'B')]).toEqual([['2', '3'], ['4', '5']]);
    undo(bed, second);
    expect([values(bed, 'A'), values(bed, 'B')]).toEqual([['1'], []]);
    expect(bed.store.figures.list().map(({ code }) => code)).toEqual(['a']);
  });

  it('takes levels and visits back', async () => {
    const bed = importBed();
    await bed.bring('outlets', OUTLETS);
    const levels = await bed.bring('levels', ['outlet_code,level,period', 'A,S3,2026-08', 'B,S2,2026-08']);
    expect(levels).toMatchObject({ inserted: 2, rejected: 0 });
    undo(bed, levels);
    const no = bed.store.outlets.keysByCode().get('A')?.no ?? -1;
    expect(bed.store.levels.history(no)).toEqual([]);
  });

  it('refuses while figures rest on the outlets, and while a later import states the same figures', async () => {
    const bed = importBed();
    const outlets = await bed.bring('outlets', OUTLETS);
    const first = await bed.bring('figures', ['outlet_code,a', 'A,1'], { period: SEPTEMBER });
    await bed.bring('figures', ['outlet_code,a', 'A,2'], { period: SEPTEMBER });
    expect((await failureOf(() => undo(bed, outlets))).code).toBe('import/in-use');
    expect(await failureOf(() => undo(bed, first))).toEqual({ code: 'import/later-rests-on-it', params: { file: 'figures-3.csv' } });
    expect(listImports(bed.context).map(({ locked }) => locked?.code ?? null)).toEqual([null, 'import/later-rests-on-it', 'import/in-use']);
    expect(values(bed, 'A')).toEqual(['2']);
  });

  it('refuses while a later import changed the same outlets', async () => {
    const bed = importBed();
    const first = await bed.bring('outlets', OUTLETS);
    await bed.bring('outlets', ['outlet_code,name', 'A,甲二'], { update: true });
    expect((await failureOf(() => undo(bed, first))).code).toBe('import/later-rests-on-it');
  });

  it('refuses a second time, and an import that is not there', async () => {
    const bed = importBed();
    const summary = await bed.bring('outlets', OUTLETS);
    undo(bed, summary);
    expect((await failureOf(() => undo(bed, summary))).code).toBe('import/undone-already');
    expect((await failureOf(() => undoImport(bed.context, 'none' as ImportId))).code).toBe('import/unknown-import');
  });
});

describe('importing levels', () => {
  it('rejects unknown outlets, wrong periods and levels that differ from those imported', async () => {
    const bed = importBed();
    await bed.bring('outlets', OUTLETS);
    const lines = ['网点编码,星级,起始周期', 'A,三星,2026-08', 'C,三星,2026-08', 'B,三星,August', 'B,,2026-08', 'A,二星,2026-08'];
    const summary = await bed.bring('levels', lines);
    expect(summary).toMatchObject({ inserted: 1, rejected: 4 });
    expect(summary.problems.map(({ code }) => code)).toEqual(['import/unknown-outlet', 'import/bad-period', 'import/blank', 'import/duplicate-row']);
    expect(await bed.bring('levels', lines.slice(0, 2))).toMatchObject({ importId: null, unchanged: 1 });
    expect((await bed.bring('levels', ['网点编码,星级,起始周期', 'A,二星,2026-08'])).problems[0]?.code).toBe('import/level-differs');
  });
});

describe('undoing under a published run', () => {
  const scheme = {
    format: 'startier-scheme/1',
    code: 'sales',
    name: { zh: '销售' },
    cycle: 'month',
    missing: 'zero',
    tree: {
      code: 'total',
      name: { zh: '总分' },
      children: [{ code: 'a', name: { zh: '销量' }, weight: 100, source: { kind: 'kpi', figure: 'a', fold: 'sum' }, method: { kind: 'direct' } }],
    },
    levels: [
      { code: 'S1', name: { zh: '一星' } },
      { code: 'S2', name: { zh: '二星' }, line: 50 },
    ],
    movement: { enterLevel: { kind: 'raw' }, promoteAfter: 1, maxStepsUp: 1, demoteAfter: 1, maxStepsDown: 1 },
  };

  it('refuses for what the run read, and allows it for later figures', async () => {
    const bed = importBed();
    const outlets = await bed.bring('outlets', OUTLETS);
    const september = await bed.bring('figures', ['outlet_code,a', 'A,60', 'B,40'], { period: SEPTEMBER });
    const levels = await bed.bring('levels', ['outlet_code,level,period', 'A,S1,2026-08']);
    const imported = await runImport(bed.context, { kind: 'scheme', path: bed.file('sales.json', JSON.stringify(scheme)) });
    const { runId } = startGradingRun(bed.context, { schemeCode: 'sales', period: SEPTEMBER });
    publishRun(bed.context, { runId, confirmProposed: true });
    const october = await bed.bring('figures', ['outlet_code,a', 'A,70'], { period: '2026-10' as PeriodId });
    for (const one of [september, levels, outlets]) {
      expect((await failureOf(() => undo(bed, one))).code).toBe('import/published-rests-on-it');
    }
    expect((await failureOf(() => undo(bed, imported))).code).toMatch(/^import\/(published-rests-on-it|in-use)$/);
    undo(bed, october);
    expect(values(bed, 'A')).toEqual(['60']);
  });
});
