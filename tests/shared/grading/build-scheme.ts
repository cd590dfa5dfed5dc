import type { DimensionNode, IndicatorNode, Method, Scheme, Source, TreeNode } from '../../../shared/scheme/scheme.ts';

/** A figure of the period as it stands. */
export function figure(code: string, more: Partial<Extract<Source, { kind: 'kpi' }>> = {}): Source {
  return { kind: 'kpi', figure: code, fold: 'sum', ...more };
}

/** An indicator that reads the figure of its own code, scored as it stands unless said otherwise. */
export function indicator(code: string, more: Partial<IndicatorNode> = {}): IndicatorNode {
  const method: Method = { kind: 'direct' };
  return { code, name: { zh: `指标${code}`, en: `Indicator ${code}` }, source: figure(code), method, ...more };
}

export function dimension(code: string, children: readonly TreeNode[], more: Partial<DimensionNode> = {}): DimensionNode {
  return { code, name: { zh: `维度${code}`, en: `Dimension ${code}` }, children, ...more };
}

/** Five star levels at 60, 70, 80 and 90, every rule of movement after one period, over the children given. */
export function buildScheme(children: readonly TreeNode[], more: Partial<Scheme> = {}): Scheme {
  return {
    format: 'startier-scheme/1',
    code: 'test',
    name: { zh: '试验方案', en: 'Test scheme' },
    cycle: 'month',
    tree: dimension('total', children),
    levels: [
      { code: 's1', name: { zh: '一星', en: '1 star' }, stars: 1 },
      { code: 's2', name: { zh: '二星', en: '2 stars' }, stars: 2, line: 60 },
      { code: 's3', name: { zh: '三星', en: '3 stars' }, stars: 3, line: 70 },
      { code: 's4', name: { zh: '四星', en: '4 stars' }, stars: 4, line: 80 },
      { code: 's5', name: { zh: '五星', en: '5 stars' }, stars: 5, line: 90 },
    ],
    movement: {},
    ...more,
  };
}
