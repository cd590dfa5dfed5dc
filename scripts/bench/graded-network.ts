// Files of a made-up network whose scheme reads 20 figures and two folds of visits of 40 items.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lines, makeNetwork, PERIODS, random, type MadeNetwork } from './made-network.ts';
import type { PlainMethod } from './plain-grading.ts';

export const ITEMS = 40;
export const GRADED_SCHEME = 'bench-grading';
const FIGURES = 20;
const DIMENSIONS = 4;

export interface GradedNetwork extends MadeNetwork {
  readonly checklist: string;
  readonly visits: string;
  readonly answers: string;
}

/** The method and dimension of indicator i: seven ranks, seven bands, six straight lines, two folds of visits. */
export function partOf(i: number): { readonly method: PlainMethod; readonly dimension: number } {
  const dimension = Math.floor((i * DIMENSIONS) / (FIGURES + 2));
  if (i >= FIGURES) return { method: 'direct', dimension };
  return { method: i % 3 === 0 ? 'rank' : i % 3 === 1 ? 'linear' : 'bands', dimension };
}

/** The kind of visits that indicator i folds; null: it reads a figure. */
export function kindOf(i: number): 'covert' | 'open' | null {
  return i < FIGURES ? null : i === FIGURES ? 'covert' : 'open';
}

/** Every outlet has a visit once in the four months, every other one a covert one. */
export async function makeGradedNetwork(folder: string, outlets: number): Promise<GradedNetwork> {
  const network = await makeNetwork(folder, outlets);
  const [checklist, visits, answers] = ['checklist.json', 'visits.csv', 'answers.csv'].map((name) => join(folder, name)) as [string, string, string];
  writeFileSync(checklist, JSON.stringify(checklistOfItems()));
  writeFileSync(network.scheme, JSON.stringify(gradedScheme(JSON.parse(readFileSync(network.scheme, 'utf8')) as object)));
  const codeOf = (i: number): string => `N${String(i).padStart(6, '0')}`;
  await lines(visits, function* () {
    yield 'visit_code,outlet_code,visited_on,kind,auditor';
    for (let i = 0; i < outlets; i += 1) {
      yield `V${i},${codeOf(i)},${PERIODS[i % PERIODS.length] ?? ''}-${String(1 + (i % 28)).padStart(2, '0')},${i % 2 === 0 ? 'covert' : 'open'},A${i % 40}`;
    }
  });
  const next = random(77);
  await lines(answers, function* () {
    yield 'visit_code,item_code,answer';
    for (let i = 0; i < outlets; i += 1) for (let item = 0; item < ITEMS; item += 1) yield `V${i},Q${item},${next() < 0.85 ? 'pass' : 'fail'}`;
  });
  return { ...network, checklist, visits, answers };
}

/** A checklist of 40 items of 2.5 points. */
export function checklistOfItems(): unknown {
  const items = Array.from({ length: ITEMS }, (_, i) => ({ kind: 'passFail', code: `Q${i}`, name: { zh: `第${i + 1}项` }, points: 2.5 }));
  return { format: 'startier-checklist/1', code: 'bench-40', name: { zh: '四十项检查表' }, mode: 'ratio', sections: [{ code: 'S', name: { zh: '全部' }, items }] };
}

function gradedScheme(plain: object): unknown {
  const method = (i: number): unknown => {
    const kind = partOf(i).method;
    if (kind === 'direct') return { kind };
    if (kind === 'rank') return { kind, map: { kind: 'percentile' } };
    if (kind === 'linear') return { kind, from: 0, to: 1000, pointsFrom: 0, pointsTo: 100 };
    return { kind, rows: [0, 200, 400, 600, 800].map((atLeast, k, all) => ({ atLeast, ...(all[k + 1] ? { below: all[k + 1] } : {}), points: 20 * (k + 1) })) };
  };
  const source = (i: number): unknown =>
    kindOf(i) === null
      ? { kind: 'kpi', figure: `f${i}`, fold: 'sum' }
      : { kind: 'inspection', checklists: ['bench-40'], kinds: [kindOf(i)], fold: { by: 'mean' }, window: { months: 2 } };
  const children = Array.from({ length: DIMENSIONS }, (_, d) => ({
    code: `d${d}`,
    name: { zh: `维度${d}` },
    weight: 25,
    weights: 'any',
    children: Array.from({ length: FIGURES + 2 }, (_unused, i) => i)
      .filter((i) => partOf(i).dimension === d)
      .map((i) => ({ code: `i${i}`, name: { zh: `指标${i}` }, weight: 1, source: source(i), method: method(i) })),
  }));
  return { ...plain, code: GRADED_SCHEME, tree: { code: 'total', name: { zh: '总分' }, children } };
}
