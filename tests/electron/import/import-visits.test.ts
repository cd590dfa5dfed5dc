import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { runImport } from '../../../electron/services/import/run-import.ts';
import { sfFoodChecklist, type SfItemRow } from '../../builders/sf-food.ts';
import { failureOf, found, importBed, stateOf, type ImportBed } from './import-bed.ts';

/** 60 points for tidy, 40 for the scale of 4; safe is a red line without points. */
const CHECKLIST = {
  format: 'startier-checklist/1',
  code: 'hall',
  name: { zh: '明查表' },
  mode: 'ratio',
  header: [{ code: 'slot', name: { zh: '时段' }, kind: 'text' }],
  sections: [
    {
      code: 'A',
      name: { zh: '环境' },
      items: [
        { code: 'tidy', kind: 'passFail', name: { zh: '整洁' }, points: 60 },
        { code: 'smile', kind: 'scale', name: { zh: '微笑' }, points: 40, steps: 4 },
        { code: 'unsafe', kind: 'flag', name: { zh: '消防通道堵塞' }, critical: true },
      ],
    },
  ],
};

async function bedWithChecklist(): Promise<ImportBed> {
  const bed = importBed();
  await bed.bring('outlets', ['outlet_code,name', 'LZ-001,天水路营业厅', 'LZ-002,雁滩合作厅']);
  await runImport(bed.context, { kind: 'checklist', path: bed.file('hall.json', JSON.stringify(CHECKLIST)) });
  return bed;
}

/** What stands of a visit: state, kind, score in hundredths, red line. */
function visit(bed: ImportBed, code: string): unknown {
  const found = bed.store.visits.findByCode(code);
  return found === null ? null : [found.state, found.kind, found.cents, found.redLine];
}

const ANSWERS = ['visit_code,item_code,answer', 'V1,tidy,合格', 'V1,smile,3', 'V1,unsafe,否', 'V2,tidy,fail', 'V2,smile,4', 'V2,unsafe,yes'];

describe('importing visits', () => {
  it('scores each visit by its answers: 60 + 40 x 3/4 = 90, and 40 with a red line', async () => {
    const bed = await bedWithChecklist();
    const answersPath = bed.file('answers.csv', `${ANSWERS.join('\n')}\n`);
    const path = bed.file('visits.csv', 'visit_code,outlet_code,visited_on,kind,auditor,时段\nV1,LZ-001,2026-09-03,暗访,王磊,上午\nV2,LZ-002,2026/9/4,,,\n');
    const summary = await runImport(bed.context, { kind: 'visits', path, checklist: 'hall', answersPath, approve: true }, { scores: true });
    expect(summary).toMatchObject({ inserted: 2, rejected: 0, problems: [], scores: [{ code: 'V1', score: '90.00' }, { code: 'V2', score: '40.00' }] });
    expect(visit(bed, 'V1')).toEqual(['approved', 'covert', 9000, false]);
    expect(visit(bed, 'V2')).toEqual(['approved', 'open', 4000, true]);
    const stored = bed.store.visits.findByCode('V1');
    expect(stored).toMatchObject({ visitedOn: '2026-09-03', auditor: '王磊', header: { slot: '上午' }, exact: '90/1', answered: 3, toAnswer: 3 });
    expect(bed.store.visits.answers(stored?.no ?? 0)).toEqual({ tidy: { value: 'pass' }, smile: { value: 3 }, unsafe: { value: false } });
  });

  it('leaves complete visits to be reviewed, others in progress, and those without answers unscored', async () => {
    const bed = await bedWithChecklist();
    const answersPath = bed.file('answers.csv', `${ANSWERS.slice(0, 4).join('\n')}\nV2,tidy,pass\n`);
    await bed.bring('visits', ['visit_code,outlet_code,visited_on', 'V1,LZ-001,2026-09-03', 'V2,LZ-001,2026-09-04', 'V3,LZ-002,2026-09-05'], { checklist: 'hall', answersPath });
    expect(visit(bed, 'V1')).toEqual(['submitted', 'open', 9000, false]);
    expect(visit(bed, 'V2')).toEqual(['inProgress', 'open', 6000, false]);
    expect(visit(bed, 'V3')).toEqual(['inProgress', 'open', null, false]);
  });

  it('counts items without a row as passed when told so: 40 x 1/4 + 60 = 70', async () => {
    const bed = await bedWithChecklist();
    const answersPath = bed.file('answers.csv', 'visit_code,item_code,points\nV1,smile,10\n');
    await bed.bring('visits', ['visit_code,outlet_code,visited_on', 'V1,LZ-001,2026-09-03'], { checklist: 'hall', answersPath, unlisted: 'pass', approve: true });
    expect(visit(bed, 'V1')).toEqual(['approved', 'open', 7000, false]);
  });

  it('rejects what cannot be approved, wrong answers, unknown outlets, wrong dates and kinds, and repeated codes', async () => {
    const bed = await bedWithChecklist();
    const answersPath = bed.file('answers.csv', `${ANSWERS.join('\n')}\nV3,tidi,pass\nV4,smile,9\nV5,tidy,pass\nV9,tidy,pass\n`);
    const lines = ['V1,LZ-001,2026-09-03,open', 'V2,LZ-003,2026-09-03,open', 'V3,LZ-001,2026-09-03,open', 'V4,LZ-001,2026-09-03,open'];
    const more = ['V5,LZ-001,2026-09-03,open', 'V6,LZ-001,2026-09-03,open', 'V7,LZ-001,3/9/2026,open', 'V8,LZ-001,2026-09-03,surprise', 'V1,LZ-001,2026-09-04,open'];
    const summary = await bed.bring('visits', ['visit_code,outlet_code,visited_on,kind', ...lines, ...more], { checklist: 'hall', answersPath, approve: true });
    expect(summary).toMatchObject({ inserted: 1, rejected: 9 });
    expect(found(summary)).toEqual([
      'row 3, column outlet_code: import/unknown-outlet-near',
      'row 4, answers row 8, column item_code: checklist/row-item-unknown-near',
      'row 5, answers row 9, column answer: checklist/row-answer-invalid',
      'row 6, column visit_code: import/visit-incomplete',
      'row 7, column visit_code: import/visit-without-answers',
      'row 8, column visited_on: import/ambiguous-date',
      'row 9, column kind: import/bad-choice',
      'row 10, column visit_code: import/duplicate-row',
      'answers row 11, column visit_code: import/answer-without-visit',
    ]);
    expect(readFileSync(summary.rejectsFile ?? '', 'utf8')).toContain('V5,LZ-001,2026-09-03,open,');
  });

  it('changes nothing when the same file comes in again, and never changes a visit that is there', async () => {
    const bed = await bedWithChecklist();
    const more = { checklist: 'hall', answersPath: bed.file('answers.csv', `${ANSWERS.join('\n')}\n`) };
    const lines = ['visit_code,outlet_code,visited_on', 'V1,LZ-001,2026-09-03'];
    await bed.bring('visits', lines, { ...more, answersPath: bed.file('a.csv', `${ANSWERS.slice(0, 4).join('\n')}\n`) });
    const before = stateOf(bed);
    expect(await bed.bring('visits', lines, { ...more, answersPath: bed.path('a.csv') })).toMatchObject({ importId: null, inserted: 0, unchanged: 1, rejected: 0 });
    expect(stateOf(bed)).toEqual(before);
    const other = await bed.bring('visits', ['visit_code,outlet_code,visited_on', 'V1,LZ-001,2026-09-05'], { ...more, answersPath: bed.path('a.csv') });
    expect(found(other)).toEqual(['row 2, column visit_code: import/visit-exists']);
  });

  it('takes the newest version of the checklist that holds on the day', async () => {
    const bed = await bedWithChecklist();
    const later = { ...CHECKLIST, validFrom: '2026-09-10', mode: 'points' };
    expect(await runImport(bed.context, { kind: 'checklist', path: bed.file('hall-2.json', JSON.stringify(later)) })).toMatchObject({ code: 'hall', version: 2 });
    const answersPath = bed.file('answers.csv', `${ANSWERS.join('\n')}\n`);
    await bed.bring('visits', ['visit_code,outlet_code,visited_on', 'V1,LZ-001,2026-09-09', 'V2,LZ-002,2026-09-10'], { checklist: 'hall', answersPath });
    const versionOf = (code: string): number | undefined => bed.store.checklists.findByNo(bed.store.visits.findByCode(code)?.checklistNo ?? 0)?.version;
    expect([versionOf('V1'), versionOf('V2')]).toEqual([1, 2]);
  });

  it('refuses an unknown checklist and an answer file without its columns', async () => {
    const bed = await bedWithChecklist();
    const lines = ['visit_code,outlet_code,visited_on', 'V1,LZ-001,2026-09-09'];
    expect(await failureOf(bed.bring('visits', lines, { checklist: 'hal' }))).toEqual({ code: 'import/unknown-checklist', params: { code: 'hal', known: 'hall' } });
    const answersPath = bed.file('answers.csv', 'a,b\n1,2\n');
    expect((await failureOf(bed.bring('visits', lines, { checklist: 'hall', answersPath }))).code).toBe('import/missing-columns');
  });
});

const folder = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'data', 'sf-inspections');
const isHere = existsSync(join(folder, 'visits.csv'));

describe('the San Francisco inspections', () => {
  it.skipIf(isHere)(`are skipped: ${folder} is not there`, () => {
    expect(isHere).toBe(false);
  });

  it.runIf(isHere)('come in whole, are scored as the department’s rule does, and come in again without a change', { timeout: 120_000 }, async () => {
    const bed = importBed();
    const rowsOf = <T>(name: string): T[] => parse<T>(readFileSync(join(folder, name)), { columns: true, bom: true });
    const items = rowsOf<SfItemRow>('checklist_items.csv');
    expect(await runImport(bed.context, { kind: 'outlets', path: join(folder, 'outlets.csv') })).toMatchObject({ inserted: 2811, rejected: 0 });
    expect(await runImport(bed.context, { kind: 'outlets', path: join(folder, 'outlets.csv') })).toMatchObject({ importId: null, unchanged: 2811 });
    await runImport(bed.context, { kind: 'checklist', path: bed.file('sf-food.json', JSON.stringify(sfFoodChecklist(items))) });
    const answersPath = join(folder, 'findings.csv');
    const request = { kind: 'visits', path: join(folder, 'visits.csv'), checklist: 'sf-food', answersPath, unlisted: 'pass', approve: true } as const;
    const { scores = [], ...summary } = await runImport(bed.context, request, { scores: true });
    expect(summary).toMatchObject({ inserted: 6829, rejected: 0 });
    expect(found(summary)).toEqual(['column visit_type: import/column-ignored', 'column official_score: import/column-ignored']);

    const points = new Map(items.map((row) => [row.item_code, Number(row.points_deducted)]));
    const byHand = new Map<string, number>();
    for (const row of rowsOf<{ visit_code: string; item_code: string }>('findings.csv')) {
      byHand.set(row.visit_code, (byHand.get(row.visit_code) ?? 100) - (points.get(row.item_code) ?? NaN));
    }
    expect(scores.filter(({ code, score }) => Number(score) !== (byHand.get(code) ?? 100))).toEqual([]);
    const official = new Map(rowsOf<{ visit_code: string; official_score: string }>('visits.csv').map((row) => [row.visit_code, Number(row.official_score)]));
    const agreeing = scores.filter(({ code, score }) => Number(score) === official.get(code)).length;
    console.info(`San Francisco, imported: ${agreeing} of ${scores.length} visits agree with the official score (${((100 * agreeing) / scores.length).toFixed(2)} %)`);
    expect(agreeing / scores.length).toBeGreaterThan(0.97);
    expect(await runImport(bed.context, request)).toMatchObject({ importId: null, inserted: 0, unchanged: 6829, rejected: 0 });
  });
});
