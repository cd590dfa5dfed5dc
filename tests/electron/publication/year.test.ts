import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../../db/store.ts';
import { rebuildLevels } from '../../../electron/services/publication/rebuild-levels.ts';
import { demoYear } from '../../../scripts/demo-year.ts';

it('takes four quarters of the made-up province through decisions, objections, corrections and publication by the command line', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'startier-year-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const year = await demoYear(folder, 40);
  expect(year.quarters.map(({ period, runs }) => [period, runs])).toEqual([['2025-Q4', 1], ['2026-Q1', 2], ['2026-Q2', 1], ['2026-Q3', 1]]);
  // Two objections a quarter; a third in the second one corrects a figure, so that its run is made again.
  expect(year.quarters.map(({ objections, changedByObjection }) => [objections, changedByObjection])).toEqual([[2, 1], [3, 2], [2, 1], [2, 1]]);
  expect(year.correction.changed).toBeGreaterThan(0);
  expect(year.correction.later.length).toBe(year.correction.decided.length);
  expect(year.problems).toBe(0);
  // Every outlet's history, rebuilt from the journal, is the stored one.
  const store = openStore(join(folder, 'year.startier'));
  try {
    const { rows, lost } = rebuildLevels(store);
    const stored = [...store.levels.every()];
    expect(lost).toEqual([]);
    // Of every outlet the four quarters and, from the demo's months, at least one row more.
    expect(stored.length).toBeGreaterThan(4 * 40);
    expect([...rows.values()].sort((a, b) => a.outletNo - b.outletNo || order(a, b))).toEqual(stored.sort((a, b) => a.outletNo - b.outletNo || order(a, b)));
  } finally {
    store.close();
  }
}, 240_000);

function order(a: { readonly schemeCode: string; readonly period: string }, b: { readonly schemeCode: string; readonly period: string }): number {
  const [left, right] = [`${a.schemeCode}\n${a.period}`, `${b.schemeCode}\n${b.period}`];
  return left < right ? -1 : left > right ? 1 : 0;
}
