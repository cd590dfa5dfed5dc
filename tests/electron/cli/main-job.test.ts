import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { workplace } from './command-line.ts';

const SCHEME = 'telecom-channel-40-30-10-20';

interface ExplainedPart {
  readonly code: string;
  readonly score: string | null;
  readonly children: readonly ExplainedPart[];
}

describe('the main job by the command line', () => {
  it('grades the made-up province, explains a result, and exports the same numbers', () => {
    const place = workplace();
    expect(place.run('init', '--demo', 'telecom', '--outlets', '60', '--periods', '3', '--seed', '7')).toMatchObject({
      code: 0,
      json: { outlets: 60, periods: 3 },
    });
    const graded = place.run('grade', '--scheme', SCHEME, '--period', '2026-09', '--publish');
    expect(graded).toMatchObject({ code: 0, json: { state: 'published' } });
    const runId = String(graded.json?.['runId']);
    const csv = place.path('results.csv');
    expect(place.run('export', 'results', '--run', runId, '--format', 'csv', '--out', csv)).toMatchObject({ code: 0 });
    const text = readFileSync(csv, 'utf8');
    expect(text.startsWith('\uFEFF')).toBe(true);
    const rows = parse<Record<string, string>>(text, { columns: true, bom: true });
    const levels = Object.values(graded.json?.['levels'] as Record<string, number>);
    expect(rows.filter((row) => row['state'] === 'graded')).toHaveLength(levels.reduce((a, b) => a + b));

    const row = rows.find((one) => one['state'] === 'graded')!;
    const trace = place.run('explain', '--run', runId, '--outlet', row['outlet_code']!).json as unknown as { total: string; root: ExplainedPart };
    expect(trace.total).toBe(row['total']);
    for (const dimension of trace.root.children) {
      expect(row[`dimension:${dimension.code}`]).toBe(dimension.score ?? '');
      for (const indicator of dimension.children) expect(row[`score:${indicator.code}`]).toBe(indicator.score ?? '');
    }
    expect(place.run('verify')).toMatchObject({ code: 0, json: { problems: [] } });
  }, 60_000);

  it('gives the same hashes for the same seed, and others for another', () => {
    const hashes = ['7', '7', '8'].map((seed) => {
      const place = workplace();
      place.run('init', '--demo', 'telecom', '--outlets', '40', '--periods', '2', '--seed', seed);
      const { json } = place.run('grade', '--scheme', SCHEME, '--period', '2026-09');
      return `${String(json?.['inputsHash'])} ${String(json?.['resultsHash'])}`;
    });
    expect(hashes[1]).toBe(hashes[0]);
    expect(hashes[2]).not.toBe(hashes[0]);
  }, 60_000);

  it('leaves no draft of a period that can no longer be published', () => {
    const place = workplace();
    place.run('init', '--demo', 'telecom', '--outlets', '12', '--periods', '2');
    place.run('grade', '--scheme', SCHEME, '--period', '2026-09', '--publish');
    const refused = place.run('grade', '--scheme', SCHEME, '--period', '2026-08', '--publish');
    expect(refused).toMatchObject({ code: 2, json: { error: { code: 'grading/later-published' } } });
    // The demo published run 1; the refused run 2 is gone, so that number is free again.
    expect(place.run('grade', '--scheme', SCHEME, '--period', '2026-08')).toMatchObject({ code: 0, json: { number: 2 } });
  });

  it('restores a backup and keeps the replaced store beside it', () => {
    const place = workplace();
    place.run('init');
    place.run('import', 'outlets', place.file('o.csv', 'outlet_code,name\nA1,一店\n'));
    expect(place.run('backup', '--out', place.path('b.startier'))).toMatchObject({ code: 0 });
    place.run('import', 'outlets', place.file('p.csv', 'outlet_code,name\nA2,二店\n'));
    const restored = place.run('restore', place.path('b.startier'));
    expect(restored.code).toBe(0);
    expect(readFileSync(String(restored.json?.['kept'])).byteLength).toBeGreaterThan(0);
    place.run('export', 'outlets', '--format', 'csv', '--out', place.path('out.csv'));
    const codes = parse<Record<string, string>>(readFileSync(place.path('out.csv'), 'utf8'), { columns: true, bom: true }).map((row) => row['outlet_code']);
    expect(codes).toEqual(['A1']);
  });

  it('exports a scheme that comes in again with the same hash', () => {
    const place = workplace();
    place.run('init', '--demo', 'telecom', '--outlets', '12', '--periods', '1');
    const out = place.path('scheme.json');
    const { json } = place.run('scheme', 'export', SCHEME, '--out', out);
    expect(place.run('import', 'scheme', out)).toMatchObject({ code: 0, json: { inserted: 0, unchanged: 1, version: json?.['version'] } });
    expect(place.run('scheme', 'check', out)).toMatchObject({ code: 0 });
  });
});
