import { describe, expect, it } from 'vitest';
import { workplace } from './command-line.ts';

const part = (code: string, weight: number): unknown => ({
  code,
  name: { zh: code },
  weight,
  source: { kind: 'kpi', figure: code, fold: 'sum' },
  method: { kind: 'direct' },
});
const scheme = (sales: number): string =>
  JSON.stringify({
    format: 'startier-scheme/1',
    code: 'two-parts',
    name: { zh: '两项' },
    cycle: 'month',
    tree: { code: 'total', name: { zh: '总分' }, children: [part('sales', sales), part('service', 100 - sales)] },
    levels: [{ code: 'one', name: { zh: '一星' } }, { code: 'two', name: { zh: '二星' }, line: 70 }],
    movement: {},
  });

describe('scheme compare', () => {
  it('tells what is different between files and versions, in either language', () => {
    const place = workplace();
    place.run('init');
    const [first, second] = [place.file('1.json', scheme(50)), place.file('2.json', scheme(60))];
    place.run('import', 'scheme', first);
    place.run('import', 'scheme', second);
    const changes = [
      { kind: 'changed', path: 'tree.children[0].weight', zh: '“sales”的权重 50% → 60%', en: '"sales": weight 50% → 60%' },
      { kind: 'changed', path: 'tree.children[1].weight', zh: '“service”的权重 50% → 40%', en: '"service": weight 50% → 40%' },
    ];
    expect(place.run('scheme', 'compare', first, second)).toMatchObject({ code: 0, json: { changes } });
    expect(place.run('scheme', 'compare', 'two-parts@1', 'two-parts')).toMatchObject({ code: 0, json: { changes } });
    expect(place.run('scheme', 'compare', 'two-parts@2', second)).toMatchObject({ code: 0, json: { changes: [] } });
  });
  it('refuses what is no scheme, and versions that are not there', () => {
    const place = workplace();
    place.run('init');
    const file = place.file('1.json', scheme(50));
    place.run('import', 'scheme', file);
    expect(place.run('scheme', 'compare', file).code).toBe(2);
    expect(place.run('scheme', 'compare', file, place.file('x.json', '{}')).code).toBe(2);
    expect(place.run('scheme', 'compare', file, 'two-parts@2').code).toBe(2);
    expect(place.run('scheme', 'compare', 'other', file).code).toBe(2);
  });
});
