import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { exportTable } from '../../../electron/services/export/export-request.ts';
import { addChecklist, addOutlet, openTestStore, type TestStore } from '../grading/small-network.ts';
import { appealed, approved, AUDITOR, DECIDER, decided, REVIEWER } from './reviewed-network.ts';

let test: TestStore;
let folder: string;
beforeEach(() => {
  test = openTestStore();
  folder = mkdtempSync(join(tmpdir(), 'startier-export-'));
  const outlet = addOutlet(test.store, 'A01', ['甲省', '甲市']);
  const { id: checklist } = addChecklist(test.store);
  // 60 of 100, corrected to 100; and 100 of 100 by another auditor.
  decided(test, appealed(test, approved(test, { outlet, checklist })), { light: 'pass' });
  approved(test, { outlet, checklist, auditor: '吴检查', light: 'pass', visitedOn: '2026-09-12' });
});
afterEach(() => {
  test.close();
  rmSync(folder, { recursive: true, force: true });
});

async function written(table: 'visits' | 'appeals' | 'auditors', wording: 'codes' | 'zh'): Promise<readonly Readonly<Record<string, string>>[]> {
  const path = join(folder, `${table}.csv`);
  await exportTable(test.context, { table, query: {}, format: 'csv', lang: 'zh' }, path, wording);
  return parse<Record<string, string>>(readFileSync(path), { columns: true, bom: true });
}

it('writes the state and the version of each visit', async () => {
  expect((await written('visits', 'codes')).map((row) => [row['visited_on'], row['state'], row['version'], row['score']])).toEqual([
    ['2026-09-12', 'approved', '1', '100.00'],
    ['2026-09-10', 'decided', '2', '100.00'],
  ]);
});

it('writes appeals with what came of them', async () => {
  expect(await written('appeals', 'codes')).toMatchObject([
    { outlet_code: 'A01', auditor: AUDITOR, reviewed_by: REVIEWER, raised_by: '王经理', due_on: '2026-10-08', state: 'decided', items: '1', accepted: '1', old_score: '60.00', new_score: '100.00', closed_by: DECIDER },
  ]);
  expect(await written('appeals', 'zh')).toMatchObject([{ 状态: '已裁定', 原得分: '60.00', 裁定后得分: '100.00' }]);
});

it('writes auditors as they handed their visits in', async () => {
  expect(await written('auditors', 'codes')).toMatchObject([
    { auditor: '吴检查', visits: '1', average: '100.00', severity: '40.00', severity_low: '', shared_outlets: '1' },
    { auditor: AUDITOR, visits: '1', average: '60.00', severity: '-40.00' },
  ]);
});
