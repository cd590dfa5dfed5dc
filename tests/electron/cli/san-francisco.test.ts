import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { PROGRAM, workplace } from './command-line.ts';

const ROOT = join(import.meta.dirname, '../../..');
const DATA = join(ROOT, '../shared/data/sf-inspections');
type Row = Readonly<Record<string, string>>;

function rowsOf(file: string): readonly Row[] {
  return parse<Row>(readFileSync(file), { columns: true, bom: true });
}

/** Visits whose 100 less the points of their findings is the published score, by plain arithmetic. */
function agreeingVisits(): number {
  const points = new Map(rowsOf(join(DATA, 'checklist_items.csv')).map((row) => [row['item_code'], Number(row['points_deducted'])]));
  const lost = new Map<string, number>();
  for (const { visit_code: visit = '', item_code: item } of rowsOf(join(DATA, 'findings.csv'))) lost.set(visit, (lost.get(visit) ?? 0) + points.get(item)!);
  return rowsOf(join(DATA, 'visits.csv')).filter((row) => 100 - (lost.get(row['visit_code']!) ?? 0) === Number(row['official_score'])).length;
}

describe('the San Francisco inspections by the command line', () => {
  it('scores every visit as 100 less its findings and publishes six half-years', ({ skip }) => {
    if (!existsSync(DATA)) return skip('the inspection data is not beside the checkout');
    const { folder } = workplace();
    const run = spawnSync(process.execPath, [join(ROOT, 'scripts/san-francisco.ts'), DATA, folder], {
      encoding: 'utf8',
      env: { ...process.env, STARTIER_CLI: PROGRAM },
    });
    expect(run.status, run.stderr).toBe(0);
    const agree = agreeingVisits();
    expect(run.stdout).toContain(`scores that agree: ${agree} of 6829`);
    process.stdout.write(`San Francisco: ${agree} of 6829 visits agree with the published score (${((100 * agree) / 6829).toFixed(2)} %)\n`);
    expect(run.stdout.match(/^201\d-H[12]: graded \d+ of 2811/gm)).toHaveLength(6);
    expect(run.stdout).toContain('"runs":6');
    const results = rowsOf(join(folder, 'results-2017-H2.csv'));
    expect(results).toHaveLength(2811);
    for (const row of results.filter((one) => one['state'] === 'graded')) expect(row['raw_level'], row['total']).toBe(publishedLevel(Number(row['total'])));
  }, 180_000);
});

/** The department's scale: above 90 good, 86-90 adequate, 71-85 needs improvement, 70 and below poor. */
function publishedLevel(score: number): string {
  if (score > 90) return 'good';
  if (score >= 86) return 'adequate';
  return score >= 71 ? 'needs-improvement' : 'poor';
}
