// A made-up network for measurements: files of outlets and figures and a scheme that reads all of them.
import { once } from 'node:events';
import { createWriteStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const FIGURES = 22;
export const PERIODS = ['2026-06', '2026-07', '2026-08', '2026-09'];
export const SCHEME = 'bench-22';

/** A small generator with a seed: the same numbers on every machine. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Paths of the files of a network. */
export interface MadeNetwork {
  readonly outlets: string;
  readonly figures: readonly string[];
  readonly scheme: string;
}

export async function makeNetwork(folder: string, outlets: number): Promise<MadeNetwork> {
  const outletFile = join(folder, 'outlets.csv');
  const code = (i: number): string => `N${String(i).padStart(6, '0')}`;
  await lines(outletFile, function* () {
    yield 'outlet_code,name,ownership,province,city,district';
    for (let i = 0; i < outlets; i += 1) {
      yield `${code(i)},网点${i},${['own', 'partner', 'agent'][i % 3]},省,市${i % 14},区${i % 90}`;
    }
  });
  const figures: string[] = [];
  for (const [at, period] of PERIODS.entries()) {
    const file = join(folder, `figures-${period}.csv`);
    const next = random(1000 + at);
    await lines(file, function* () {
      yield ['outlet_code', ...Array.from({ length: FIGURES }, (_, f) => `f${f}`)].join(',');
      for (let i = 0; i < outlets; i += 1) {
        const cells = Array.from({ length: FIGURES }, () => (next() < 0.01 ? '' : (Math.floor(next() * 100_000) / 100).toFixed(2)));
        yield [code(i), ...cells].join(',');
      }
    });
    figures.push(file);
  }
  const scheme = join(folder, 'scheme.json');
  writeFileSync(scheme, JSON.stringify(benchScheme()));
  return { outlets: outletFile, figures, scheme };
}

/** Seven ranks, seven bands, eight straight lines in four dimensions. */
function benchScheme(): unknown {
  const method = (i: number): unknown => {
    if (i % 3 === 0) return { kind: 'rank', map: { kind: 'percentile' } };
    if (i % 3 === 1) return { kind: 'linear', from: 0, to: 1000, pointsFrom: 0, pointsTo: 100 };
    return { kind: 'bands', rows: [0, 200, 400, 600, 800].map((atLeast, k, all) => ({ atLeast, ...(all[k + 1] ? { below: all[k + 1] } : {}), points: 20 * (k + 1) })) };
  };
  const indicator = (i: number): unknown => ({
    code: `i${i}`,
    name: { zh: `指标${i}` },
    weight: 1,
    source: { kind: 'kpi', figure: `f${i}`, fold: 'sum' },
    method: method(i),
  });
  const dimension = (d: number, from: number, to: number): unknown => ({
    code: `d${d}`,
    name: { zh: `维度${d}` },
    weight: 25,
    weights: 'any',
    children: Array.from({ length: to - from }, (_, k) => indicator(from + k)),
  });
  return {
    format: 'startier-scheme/1',
    code: SCHEME,
    name: { zh: '测速方案' },
    cycle: 'month',
    missing: 'reweight',
    cohort: { keys: [{ region: 1 }, 'ownership'], minCohort: 5 },
    tree: { code: 'total', name: { zh: '总分' }, children: [dimension(1, 0, 6), dimension(2, 6, 12), dimension(3, 12, 17), dimension(4, 17, 22)] },
    levels: [1, 2, 3, 4, 5].map((n) => ({ code: `s${n}`, name: { zh: `${n}星` }, stars: n, ...(n === 1 ? {} : { line: 35 + n * 5 }) })),
    movement: { enterLevel: { kind: 'raw' }, promoteAfter: 2, demoteAfter: 2 },
  };
}

/** Writes lines as they are made. */
export async function lines(file: string, make: () => Iterable<string>): Promise<void> {
  const stream = createWriteStream(file);
  let chunk: string[] = [];
  for (const line of make()) {
    chunk.push(line);
    if (chunk.length < 2000) continue;
    if (!stream.write(`${chunk.join('\n')}\n`)) await once(stream, 'drain');
    chunk = [];
  }
  stream.end(`${chunk.join('\n')}\n`);
  await once(stream, 'finish');
}
