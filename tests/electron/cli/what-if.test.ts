import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { workplace, type Workplace } from './command-line.ts';

const OUTLETS = 'outlet_code,name\nA1,一店\nA2,二店\nA3,三店\n';
const FIGURES = 'outlet_code,sales,service\nA1,90,50\nA2,70,70\nA3,40,90\n';
const part = (code: string, weight: number): unknown => ({
  code,
  name: { zh: code },
  weight,
  source: { kind: 'kpi', figure: code, fold: 'sum' },
  method: { kind: 'direct' },
});
const SCHEME = {
  format: 'startier-scheme/1',
  code: 'half-and-half',
  name: { zh: '各半' },
  cycle: 'month',
  tree: { code: 'total', name: { zh: '总分' }, children: [part('sales', 50), part('service', 50)] },
  levels: [
    { code: 'one', name: { zh: '一星' }, stars: 1 },
    { code: 'two', name: { zh: '二星' }, stars: 2, line: 70 },
  ],
  movement: { enterLevel: { kind: 'raw' } },
};

function network(): Workplace {
  const place = workplace();
  place.run('init');
  place.run('import', 'outlets', place.file('o.csv', OUTLETS));
  place.run('import', 'figures', place.file('f.csv', FIGURES), '--period', '2026-09');
  expect(place.run('import', 'scheme', place.file('s.json', JSON.stringify(SCHEME)))).toMatchObject({ code: 0 });
  return place;
}

describe('explain --reach', () => {
  it('adds what it would take to the trace, by hand', () => {
    const place = network();
    const run = place.run('grade', '--scheme', 'half-and-half', '--period', '2026-09');
    // A3: 40 and 90, 65.00. Two stars from 70: sales of 50 or service of 100.
    const { code, json } = place.run('explain', '--run', String(run.json!['runId']), '--outlet', 'A3', '--reach');
    expect(code).toBe(0);
    expect(json).toMatchObject({ outletCode: 'A3', reach: { level: 'one', targets: [{ level: 'two', steps: [{ code: 'sales', from: '40', to: '50', total: '70.00', level: 'two' }, { code: 'service', from: '90', to: '100', total: '70.00' }] }] } });
    expect(place.run('explain', '--run', String(run.json!['runId']), '--outlet', 'A3').json).not.toHaveProperty('reach');
  });
});

describe('scheme check', () => {
  it('checks a scheme of the store with the newest data, a file only where a period is named', () => {
    const place = network();
    const veto = { ...SCHEME, vetoes: [{ code: 'v', name: { zh: '服务太低' }, when: { value: { indicator: 'service' }, is: '<', than: 60 }, effects: [{ kind: 'lower', by: 1 }] }] };
    const file = place.file('v.json', JSON.stringify(veto));
    expect(place.run('scheme', 'check', file)).toMatchObject({ code: 0, json: { problems: [] } });
    // A1 alone is below 60: a third of the network.
    const hit = [{ severity: 'warning', path: 'vetoes[0]', code: 'scheme/data-veto-hits-many' }];
    expect(place.run('scheme', 'check', file, '--period', '2026-09').json).toMatchObject({ problems: hit });
    expect(place.run('scheme', 'check', file, '--period', '2026-09', '--veto-share', '34').json).toEqual({ problems: [] });
    place.run('import', 'scheme', file);
    expect(place.run('scheme', 'check', 'half-and-half').json).toMatchObject({ problems: hit });
  });
});

describe('what-if', () => {
  it('names who would move under other weights, as worked out by hand, and stores nothing', () => {
    const place = network();
    const before = readFileSync(place.store);
    // 50/50: A1 70, A2 70, A3 65. 80/20: A1 82, A2 70, A3 50. 20/80: A1 58, A2 70, A3 80.
    const ended = place.run(...['what-if', '--scheme', 'half-and-half', '--period', '2026-09'], ...['--set', 'tree.children[0].weight=20', '--set', 'tree.children[1].weight=80']);
    expect(ended).toMatchObject({
      code: 0,
      json: {
        before: { levels: { one: 1, two: 2 } },
        after: { levels: { one: 1, two: 2 } },
        movers: [
          { outlet: 'A1', before: 'two', after: 'one' },
          { outlet: 'A3', before: 'one', after: 'two' },
        ],
      },
    });
    expect(readFileSync(place.store).equals(before)).toBe(true);
  });

  it('moves a line onto a total and just above it', () => {
    const place = network();
    const at = (line: string) => place.run('what-if', '--scheme', 'half-and-half', '--period', '2026-09', '--set', `levels[1].line=${line}`).json;
    expect(at('65')).toMatchObject({ after: { levels: { one: 0, two: 3 } } });
    expect(at('65.01')).toMatchObject({ movers: [] });
  });

  it('refuses a path that is not there and weights that are not 100', () => {
    const place = network();
    const set = (text: string) => place.run('what-if', '--scheme', 'half-and-half', '--period', '2026-09', '--set', text);
    expect(set('levels[7].line=65')).toMatchObject({ code: 2, json: { error: { code: 'scheme/no-such-path' } } });
    expect(set('tree.children[0].weight=60').code).toBe(2);
    expect(set('tree.children[0].weight=heavy')).toMatchObject({ code: 2, json: { error: { code: 'grading/what-if-faulty' } } });
  });
});
