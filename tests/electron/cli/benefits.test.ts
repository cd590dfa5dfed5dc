import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { workplace } from './command-line.ts';

const SCHEME = JSON.stringify({
  format: 'startier-scheme/1',
  code: 'one-part',
  name: { zh: '一项' },
  cycle: 'month',
  tree: { code: 'total', name: { zh: '总分' }, children: [{ code: 'sales', name: { zh: '销量' }, weight: 100, source: { kind: 'kpi', figure: 'sales', fold: 'sum' }, method: { kind: 'direct' } }] },
  levels: [{ code: 'one', name: { zh: '一星' } }, { code: 'two', name: { zh: '二星' }, line: 70 }],
  movement: { enterLevel: { kind: 'raw' } },
});
const plan = (formula: string): string =>
  JSON.stringify({
    format: 'startier-benefits/1',
    code: 'plan',
    name: { zh: '资源挂钩' },
    scheme: 'one-part',
    from: '2026-09',
    benefits: [{ code: 'commission', name: { zh: '酬金' }, kind: 'money', levels: { one: { formula }, two: { formula: `(${formula})*1.5` } }, instalments: [{ share: '100/3', months: 0 }, { share: '200/3', months: 1 }] }],
  });

function prepared(): ReturnType<typeof workplace> {
  const place = workplace();
  place.run('init');
  place.run('import', 'scheme', place.file('scheme.json', SCHEME));
  place.run('import', 'outlets', place.file('outlets.csv', 'outlet_code,name,region\nA,甲店,甲省/甲市\nB,乙店,甲省/乙市\n'));
  place.run('import', 'figures', place.file('figures.csv', 'outlet_code,sales\nA,80\nB,50\n'), '--period', '2026-09');
  return place;
}

describe('benefits on the command line', () => {
  it('goes from the plan to the settled statement', () => {
    const place = prepared();
    expect(place.run('benefits', 'import', place.file('plan.json', plan('sales*10')))).toMatchObject({ code: 0, json: { code: 'plan', version: 1, state: 'published', warnings: [] } });
    const run = place.run('grade', '--scheme', 'one-part', '--period', '2026-09', '--publish');
    // A: 80 x 10 x 1.5 = 1,200, a third of it 400; B: 500, a third cut to 166.66.
    const totals = [{ currency: 'CNY', granted: '1700', toPay: '566.66', withheld: '0', differences: '0', released: '0', planned: '1133.34' }];
    expect(place.run('benefits', 'effect', '--run', (run.json as { runId: string }).runId)).toMatchObject({ code: 0, json: { totals: [{ before: '0', after: '1700', change: '1700' }] } });
    expect(place.run('benefits', 'settle', '--period', '2026-09')).toMatchObject({ code: 0, json: { outlets: 2, totals } });
    expect(place.run('benefits', 'statement', '--period', '2026-09', '--outlet', 'B')).toMatchObject({ code: 0, json: { settled: true, level: 'one', dues: [{ amount: '166.66', dueOn: '2026-09-30' }] } });
    expect(place.run('benefits', 'budget', '--period', '2026-09', '--set', '500')).toMatchObject({ code: 0, json: { rows: [{ region: '', sums: [{ toPay: '566.66', budget: '500', left: '-66.66' }] }, {}, {}, {}] } });
  });

  it('tells faults with their places and exports what imports to the same hash', () => {
    const place = prepared();
    const wrong = place.file('wrong.json', plan('slaes*10'));
    expect(place.run('benefits', 'check', wrong)).toMatchObject({ code: 1, json: { problems: [{ path: 'benefits[0].levels.one.formula' }, { path: 'benefits[0].levels.two.formula' }] } });
    expect(place.run('benefits', 'import', wrong).code).toBe(2);
    const { json } = place.run('benefits', 'import', place.file('plan.json', plan('sales*10')));
    const out = join(place.folder, 'out.json');
    place.run('benefits', 'export', 'plan', '--out', out);
    expect(place.run('benefits', 'import', out).json).toMatchObject({ version: 1, hash: (json as { hash: string }).hash });
    expect(place.run('benefits', 'import', 'telecom-channel', '--draft').json).toMatchObject({ state: 'draft' });
  });
});
