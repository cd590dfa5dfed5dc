import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { writeChecklistFile } from '../../../electron/services/checklists/checklist-file.ts';
import { runImport } from '../../../electron/services/import/run-import.ts';
import { resourcePath } from '../../../electron/resource-path.ts';
import type { Checklist } from '../../../shared/checklist/checklist.ts';
import { failureOf, found, gbk, importBed, stateOf } from './import-bed.ts';

const hall = (): Record<string, unknown> => JSON.parse(readFileSync(resourcePath('checklists', 'hall-service.json'), 'utf8')) as Record<string, unknown>;
const scheme = (): Record<string, unknown> => JSON.parse(readFileSync(resourcePath('schemes', 'food-inspection-scale.json'), 'utf8')) as Record<string, unknown>;

describe('importing a checklist', () => {
  it('stores it once, whatever the order of its keys; a changed one is the next version', async () => {
    const bed = importBed();
    const bring = (document: unknown) => runImport(bed.context, { kind: 'checklist', path: bed.file('checklist.json', JSON.stringify(document)) });
    expect(await bring(hall())).toMatchObject({ inserted: 1, code: 'hall-service', version: 1 });
    const turned = Object.fromEntries(Object.entries(hall()).toReversed());
    expect(await bring(turned)).toMatchObject({ importId: null, inserted: 0, unchanged: 1, code: 'hall-service', version: 1 });
    expect(await bring({ ...hall(), passMark: 75 })).toMatchObject({ inserted: 1, code: 'hall-service', version: 2 });
  });

  it('refuses one with faults whole, with the first place', async () => {
    const bed = importBed();
    const before = stateOf(bed);
    const path = bed.file('checklist.json', JSON.stringify({ ...hall(), mode: 'sums' }));
    const failure = await failureOf(runImport(bed.context, { kind: 'checklist', path }));
    expect(failure).toMatchObject({ code: 'import/document-faults', params: { count: 1, path: 'mode' } });
    expect(stateOf(bed)).toEqual(before);
  });

  it('gives warnings back and stores it all the same', async () => {
    const bed = importBed();
    const summary = await runImport(bed.context, { kind: 'checklist', path: bed.file('checklist.json', JSON.stringify({ ...hall(), max: 99 })) });
    expect(summary.inserted).toBe(1);
    expect(found(summary)).toEqual(['max: checklist/maximum-differs']);
  });

  it('reads a workbook as the same version', async () => {
    const bed = importBed();
    await runImport(bed.context, { kind: 'checklist', path: resourcePath('checklists', 'hall-service.json') });
    await writeChecklistFile(bed.path('hall.xlsx'), hall() as unknown as Checklist, 'xlsx', 'zh');
    expect(await runImport(bed.context, { kind: 'checklist', path: bed.path('hall.xlsx') })).toMatchObject({ inserted: 0, unchanged: 1, version: 1 });
  });

  it('reads GBK, and refuses half a file and half a workbook', async () => {
    const bed = importBed();
    const text = JSON.stringify(hall());
    expect((await runImport(bed.context, { kind: 'checklist', path: bed.file('gbk.json', gbk(text)) })).inserted).toBe(1);
    expect((await failureOf(runImport(bed.context, { kind: 'checklist', path: bed.file('half.json', text.slice(0, 999)) }))).code).toBe('import/not-json');
    expect((await failureOf(runImport(bed.context, { kind: 'checklist', path: bed.file('book.json', 'PK\u0003\u0004') }))).code).toBe('import/not-a-workbook');
  });
});

describe('importing a scheme', () => {
  it('refuses a workbook', async () => {
    const bed = importBed();
    expect((await failureOf(runImport(bed.context, { kind: 'scheme', path: bed.file('book.json', 'PK\u0003\u0004') }))).code).toBe('import/json-needed');
  });
  it('publishes one without unknown numbers, and stores it once', async () => {
    const bed = importBed();
    const request = { kind: 'scheme', path: resourcePath('schemes', 'food-inspection-scale.json') } as const;
    expect(await runImport(bed.context, request)).toMatchObject({ inserted: 1, code: 'food-inspection-scale', version: 1 });
    expect(bed.store.schemes.findCurrent('food-inspection-scale')?.state).toBe('published');
    expect(await runImport(bed.context, request)).toMatchObject({ importId: null, unchanged: 1, version: 1 });
  });

  it('stores one with unknown numbers as a draft and says so', async () => {
    const bed = importBed();
    const { levels, ...rest } = scheme() as { levels: readonly Record<string, unknown>[] };
    const unknown = levels.map((level, place) => (place === levels.length - 1 ? { ...level, line: null } : level));
    const summary = await runImport(bed.context, { kind: 'scheme', path: bed.file('scheme.json', JSON.stringify({ ...rest, levels: unknown })) });
    expect(found(summary)).toContain('state: import/scheme-draft');
    expect(bed.store.schemes.findCurrent('food-inspection-scale')?.state).toBe('draft');
  });

  it('refuses a key that the format does not know', async () => {
    const bed = importBed();
    const path = bed.file('scheme.json', JSON.stringify({ ...scheme(), treee: {} }));
    expect(await failureOf(runImport(bed.context, { kind: 'scheme', path }))).toMatchObject({ code: 'import/document-faults', params: { path: 'treee' } });
  });
});
