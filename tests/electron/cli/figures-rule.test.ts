import { expect, it } from 'vitest';
import { workplace } from './command-line.ts';

/** The product's rule, as docs/figures.md states it. */
const RULE = { periods: 12, least: 4, spreads: 6, floorPercent: 5, jumpPercent: 50, jumpSpreads: 4 };
/** 100 ± 0 for four months and then 130: 5 % of the median is a spread of 5, so 130 is 6 spreads off and no outlier; 131 is. */
const FIGURES = ['outlet_code,indicator,period,value', ...[100, 100, 100, 100, 131].map((value, month) => `A1,sales,2026-0${month + 1},${value}`), ''].join('\n');

it('shows the rule, changes it for all or for one figure, and takes the change back', () => {
  const { run, file } = workplace();
  run('init');
  run('import', 'outlets', file('outlets.csv', 'outlet_code,name\nA1,一店\n'));
  run('import', 'figures', file('figures.csv', FIGURES));
  expect(run('figures', 'rule')).toMatchObject({ code: 0, json: { rule: RULE, own: {} } });
  expect(run('figures', 'check', '--period', '2026-05')).toMatchObject({ code: 1, json: { open: 1 } });

  expect(run('figures', 'rule', '--figure', 'sales', '--spreads', '7').json).toEqual({ rule: RULE, own: { sales: { ...RULE, spreads: 7 } } });
  expect(run('figures', 'check', '--period', '2026-05')).toMatchObject({ code: 0, json: { open: 0 } });
  expect(run('figures', 'rule', '--figure', 'sales', '--reset').json).toEqual({ rule: RULE, own: {} });
  expect(run('figures', 'rule', '--figure', 'sales', '--never').json).toEqual({ rule: RULE, own: { sales: null } });
  expect(run('figures', 'rule', '--floor-percent', '2.5', '--least', '3').json).toEqual({ rule: { ...RULE, floorPercent: 2.5, least: 3 }, own: { sales: null } });
});

it('refuses numbers out of their range, unknown figures, and never without a figure', () => {
  const { run } = workplace();
  run('init');
  expect(run('figures', 'rule', '--periods', '2')).toMatchObject({ code: 2, json: { error: { code: 'figure/rule-range' } } });
  expect(run('figures', 'rule', '--figure', 'nope', '--never')).toMatchObject({ code: 2, json: { error: { code: 'figure/unknown' } } });
  expect(run('figures', 'rule', '--never')).toMatchObject({ code: 2, json: { error: { code: 'usage/missing' } } });
});
