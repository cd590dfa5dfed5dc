import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { rowReader, type AnswerRow } from '../../../shared/checklist/answers-from-rows.ts';
import { compileChecklist } from '../../../shared/checklist/compile-checklist.ts';
import { parseChecklist } from '../../../shared/checklist/parse-checklist.ts';
import { scoreCompiled } from '../../../shared/checklist/score-visit.ts';
import type { IsoDate } from '../../../shared/dates.ts';
import { sfFoodChecklist, type SfItemRow } from '../../builders/sf-food.ts';

const folder = join(import.meta.dirname, '..', '..', '..', '..', 'shared', 'data', 'sf-inspections');
const isHere = existsSync(join(folder, 'visits.csv'));

interface VisitCsvRow {
  readonly visit_code: string;
  readonly visited_on: string;
  readonly official_score: string;
}

function rowsOf<T>(file: string): T[] {
  return parse<T>(readFileSync(join(folder, file)), { columns: true, bom: true });
}

describe('San Francisco inspections', () => {
  it.skipIf(isHere)(`is skipped: ${folder} is not there`, () => {
    expect(isHere).toBe(false);
  });

  it.runIf(isHere)('scores every visit as the department’s rule does, and agrees with the official scores as often', () => {
    const items = rowsOf<SfItemRow>('checklist_items.csv');
    const visits = rowsOf<VisitCsvRow>('visits.csv');
    const { checklist, problems } = parseChecklist(sfFoodChecklist(items));
    if (checklist === null) throw new Error(JSON.stringify(problems));
    const compiled = compileChecklist(checklist);
    const read = rowReader(checklist);
    const points = new Map(items.map((row) => [row.item_code, Number(row.points_deducted)]));
    const found = new Map<string, AnswerRow[]>();
    for (const [at, row] of rowsOf<{ visit_code: string; item_code: string }>('findings.csv').entries()) {
      const list = found.get(row.visit_code) ?? [];
      list.push({ row: at + 2, item: row.item_code });
      found.set(row.visit_code, list);
    }
    let [agreeing, agreeingByHand] = [0, 0];
    const differences: string[] = ['visit_code,official_score,score'];
    for (const visit of visits) {
      const rows = found.get(visit.visit_code) ?? [];
      const { answers, problems: rowProblems } = read(rows, { unlisted: 'pass' });
      expect(rowProblems).toEqual([]);
      const score = scoreCompiled(compiled, answers, { header: {}, attributes: {}, visitedOn: visit.visited_on as IsoDate });
      const byHand = Math.max(0, rows.reduce((left, { item }) => left - (points.get(item) ?? NaN), 100));
      expect(score.score?.text).toBe(`${byHand}.00`);
      expect(score.missing).toEqual([]);
      if (byHand === Number(visit.official_score)) agreeingByHand += 1;
      if (Number(score.score?.text) === Number(visit.official_score)) agreeing += 1;
      else differences.push([visit.visit_code, visit.official_score, score.score?.text].join(','));
    }
    const file = join(tmpdir(), 'startier-sf-differences.csv');
    writeFileSync(file, `${differences.join('\n')}\n`);
    const share = ((100 * agreeing) / visits.length).toFixed(2);
    console.info(`San Francisco: ${agreeing} of ${visits.length} visits agree with the official score (${share} %); the others: ${file}`);
    expect(items).toHaveLength(68);
    expect(visits).toHaveLength(6829);
    expect(agreeing).toBe(agreeingByHand);
    expect(agreeing / visits.length).toBeGreaterThan(0.97);
  });
});
