import type { Scheme } from '../../../shared/scheme/scheme.ts';

/** Two dimensions, three indicators, a formula, a veto and a first level that name others by code. */
export const scheme: Scheme = {
  format: 'startier-scheme/1',
  code: 'sample',
  name: { zh: '示例' },
  cycle: 'month',
  tree: {
    code: 'total',
    name: { zh: '总分' },
    children: [
      {
        code: 'business',
        name: { zh: '业务', en: 'Business' },
        weight: 60,
        children: [
          { code: 'sales', name: { zh: '销量', en: 'Sales' }, weight: 70, source: { kind: 'kpi', figure: 'volume', fold: 'sum' }, method: { kind: 'direct' } },
          { code: 'complaints', name: { zh: '投诉', en: 'Complaints' }, weight: 30, source: { kind: 'formula', expression: '[sales] / 2' }, method: { kind: 'direct' } },
        ],
      },
      {
        code: 'service',
        name: { zh: '服务', en: 'Service' },
        weight: 40,
        children: [{ code: 'visits', name: { zh: '暗访', en: 'Visits' }, weight: 100, source: { kind: 'inspection', fold: { by: 'mean' } }, method: { kind: 'direct' } }],
      },
    ],
  },
  levels: [
    { code: 'one', name: { zh: '一星', en: 'One star' }, stars: 1 },
    { code: 'two', name: { zh: '二星', en: 'Two stars' }, stars: 2, line: 60 },
  ],
  vetoes: [{ code: 'low', name: { zh: '销量太低' }, when: { value: { indicator: 'sales' }, is: '<', than: 10 }, effects: [{ kind: 'capLevel', at: 'one' }] }],
  movement: { enterLevel: { kind: 'fixed', level: 'one' } },
};
