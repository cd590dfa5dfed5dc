import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkSchemeWithData } from '../../../electron/services/schemes/check-with-data.ts';
import type { Problem } from '../../../shared/errors.ts';
import type { IndicatorNode, Scheme } from '../../../shared/scheme/scheme.ts';
import { addFigures, addOutlet, openTestStore, SEPTEMBER, type TestStore } from '../grading/small-network.ts';

let test: TestStore;
beforeEach(() => {
  test = openTestStore();
  for (let place = 1; place <= 10; place += 1) addOutlet(test.store, `A${place}`, ['甲省']);
  write('sales', (place) => 10 * place);
  write('flat', () => 5);
  write('double', (place) => 20 * place + 3);
  write('other', (place) => (place * 7) % 10);
  write('rare', (place) => (place <= 6 ? place : null));
});
afterEach(() => {
  test.close();
});

function write(figure: string, value: (place: number) => number | null): void {
  const values = Array.from({ length: 10 }, (_, index) => [`A${index + 1}`, value(index + 1)] as const).filter(([, own]) => own !== null);
  addFigures(test.store, figure, SEPTEMBER, Object.fromEntries(values.map(([code, own]) => [code, String(own)])));
}

const part = (code: string, weight: number, more: Partial<IndicatorNode> = {}): IndicatorNode => ({
  code,
  name: { zh: code },
  weight,
  source: { kind: 'kpi', figure: code, fold: 'last' },
  method: { kind: 'direct' },
  ...more,
});

function scheme(children: readonly IndicatorNode[], more: Partial<Scheme> = {}): Scheme {
  return {
    format: 'startier-scheme/1',
    code: 'PITFALLS',
    name: { zh: '陷阱' },
    cycle: 'month',
    tree: { code: 'root', name: { zh: '总分' }, children },
    levels: [
      { code: 'one', name: { zh: '一星' }, stars: 1 },
      { code: 'two', name: { zh: '二星' }, stars: 2, line: 50 },
    ],
    movement: {},
    ...more,
  };
}

function found(document: Scheme, vetoShare = 10): readonly (readonly [string, string, Problem['params']])[] {
  return checkSchemeWithData(test.context, { scheme: document, vetoShare }).problems.map(({ code, path, params }) => [code, path, params]);
}

describe('checkSchemeWithData', () => {
  it('finds nothing in a scheme that tells outlets apart, on the newest period with figures', () => {
    const check = checkSchemeWithData(test.context, { scheme: scheme([part('sales', 60), part('other', 40)]), vetoShare: 10 });
    expect(check).toEqual({ period: SEPTEMBER, outlets: 10, problems: [] });
  });

  it('finds a veto and an entry condition that hit more than the stated share', () => {
    const document = scheme([part('sales', 60), part('other', 40)], {
      // Sales of 10 and 20 lie below 30: 2 of 10.
      vetoes: [{ code: 'low', name: { zh: '销量过低' }, when: { value: { indicator: 'sales' }, is: '<', than: 30 }, effects: [{ kind: 'lower', by: 1 }] }],
      eligibility: [{ code: 'some', name: { zh: '有业务' }, require: { value: { indicator: 'other' }, is: '>', than: 0 } }],
    });
    expect(found(document, 19)).toEqual([['scheme/data-veto-hits-many', 'vetoes[0]', { veto: '销量过低', outlets: 2, percent: '22.2', share: 19 }]]);
    expect(found(document, 23)).toEqual([]);
    // Only A10 has other of 0: 10 % of all.
    expect(found(document, 9).map(([code]) => code)).toEqual(['scheme/data-veto-hits-many', 'scheme/data-entry-shuts-out']);
  });

  it('finds an indicator without spread of values, and one whose method gives all the same points', () => {
    const always = part('other', 40, { method: { kind: 'bands', rows: [{ atLeast: 0, points: 80 }], otherwise: 10 } });
    expect(found(scheme([part('sales', 30), part('flat', 30), always]))).toEqual([
      ['scheme/data-no-spread', 'tree.children[1].source', { indicator: 'flat', outlets: 10 }],
      ['scheme/data-same-points', 'tree.children[2].method', { indicator: 'other', outlets: 10 }],
    ]);
  });

  it('finds one thing counted twice: values on one straight line', () => {
    expect(found(scheme([part('sales', 60), part('double', 40)]))).toEqual([['scheme/data-counted-twice', 'tree.children[1]', { indicator: 'double', other: 'sales' }]]);
  });

  it('finds much missing data from above 30 percent on, and an indicator without any', () => {
    expect(found(scheme([part('sales', 60), part('rare', 40)]))).toEqual([['scheme/data-much-missing', 'tree.children[1].source', { indicator: 'rare', percent: '40.0', missing: 4, outlets: 10 }]]);
    expect(found(scheme([part('sales', 60), part('nothing', 40)]))).toEqual([['scheme/data-none', 'tree.children[1].source', { indicator: 'nothing', outlets: 10 }]]);
  });

  it('finds bands and levels that nobody reaches', () => {
    const rows = [{ atLeast: 200, points: 100 }, { atLeast: 50, below: 200, points: 80 }, { atLeast: 0, below: 50, points: 20 }];
    const banded = part('sales', 100, { method: { kind: 'bands', rows } });
    const document = scheme([banded]);
    expect(found({ ...document, levels: [...document.levels, { code: 'three', name: { zh: '三星' }, stars: 3, line: 90 }] })).toEqual([
      ['scheme/data-empty-row', 'tree.children[0].method.rows[0]', { indicator: 'sales', row: 1 }],
      ['scheme/data-level-empty', 'levels[2]', { level: '三星', outlets: 10 }],
    ]);
  });

  it('finds a share that comes to no seat at the size of the cohorts', () => {
    const seats = (share: number): Scheme =>
      scheme([part('sales', 60), part('other', 40)], {
        levels: [
          { code: 'one', name: { zh: '一星' }, stars: 1 },
          { code: 'two', name: { zh: '二星' }, stars: 2, share },
        ],
        levelRule: { kind: 'quota' },
      });
    // 9 % of 10 are 0.9 seats, rounded down none; 10 % are one.
    expect(found(seats(9))).toEqual([['scheme/data-no-seat', 'levels[1]', { level: '二星', largest: 10 }]]);
    expect(found(seats(10))).toEqual([]);
  });
});
