import { describe, expect, it } from 'vitest';
import { compareSchemes } from '../../../shared/scheme/compare-schemes.ts';
import type { IndicatorNode, Level, Scheme, TreeNode } from '../../../shared/scheme/scheme.ts';
import { buildScheme, dimension, indicator } from '../grading/build-scheme.ts';

const sales = (more: Partial<IndicatorNode> = {}): IndicatorNode => indicator('sales', { name: { zh: '销量', en: 'Sales' }, weight: 60, ...more });
const service = (children: readonly TreeNode[] = [indicator('calm', { name: { zh: '投诉', en: 'Complaints' } })], more: object = {}): TreeNode =>
  dimension('service', children, { name: { zh: '服务', en: 'Service' }, weight: 40, ...more });
const scheme = (children: readonly TreeNode[] = [sales(), service()], more: Partial<Scheme> = {}): Scheme => buildScheme(children, more);

/** `path | zh | en` of every change. */
function changes(before: Scheme, after: Scheme): string[] {
  return compareSchemes(before, after).map(({ path, words }) => `${path} | ${words.zh} | ${words.en}`);
}

describe('the comparison of two versions', () => {
  it('finds nothing in the same scheme, whatever the order of keys and the way numbers are written', () => {
    const same = { ...scheme([sales({ weight: '60.0' }), service()]) };
    expect(changes(scheme(), same)).toEqual([]);
    const { weight: _, ...rest } = sales();
    expect(changes(scheme(), scheme([{ weight: 60, ...rest }, service()]))).toEqual([]);
  });
  it('tells weights in percent, unless they are on a scale of their own', () => {
    expect(changes(scheme(), scheme([sales({ weight: 55 }), service(undefined, { weight: '45' })]))).toEqual([
      'tree.children[0].weight | “销量”的权重 60% → 55% | "Sales": weight 60% → 55%',
      'tree.children[1].weight | “服务”的权重 40% → 45% | "Service": weight 40% → 45%',
    ]);
    const any = (weight: number): Scheme => ({ ...scheme(), tree: { ...scheme().tree, weights: 'any', children: [sales({ weight }), service()] } });
    expect(changes(any(3), any(4))).toEqual(['tree.children[0].weight | “销量”的权重 3 → 4 | "Sales": weight 3 → 4']);
  });
  it('tells parts that came and went, once for all that is below', () => {
    const more = dimension('image', [indicator('sign')], { name: { zh: '形象', en: 'Image' }, weight: 10 });
    expect(changes(scheme(), scheme([sales(), service(), more]))).toEqual([
      'tree.children[2] | 新增维度“形象”（在“维度total”下，权重 10%） | dimension "Image" added (below "Dimension total", weight 10%)',
    ]);
    expect(changes(scheme([sales(), service(), more]), scheme())).toEqual(['tree.children[2] | 删去维度“形象” | dimension "Image" removed']);
  });
  it('tells what moved to another dimension, and what changed places', () => {
    const calm = indicator('calm', { name: { zh: '投诉', en: 'Complaints' } });
    const speed = indicator('speed', { name: { zh: '速度', en: 'Speed' } });
    expect(changes(scheme([sales(), service([calm, speed])]), scheme([sales(), service([speed]), calm]))).toEqual([
      'tree.children[2] | “投诉”从“服务”移到“维度total” | "Complaints" moved from "Service" to "Dimension total"',
    ]);
    expect(changes(scheme([sales(), service([calm, speed])]), scheme([sales(), service([speed, calm])]))).toEqual([
      'tree.children[1].children | “服务”的顺序 投诉、速度 → 速度、投诉 | "Service": order Complaints, Speed → Speed, Complaints',
    ]);
  });
  it('tells numbers inside a method, and another method as a whole', () => {
    const target = (value: number): IndicatorNode => sales({ method: { kind: 'target', target: value } });
    expect(changes(scheme([target(100), service()]), scheme([target(120), service()]))).toEqual([
      'tree.children[0].method.target | “销量”的计分方法 · 目标 100 → 120 | "Sales": method · target 100 → 120',
    ]);
    const linear = sales({ method: { kind: 'linear', from: 0, to: 100, pointsFrom: 0, pointsTo: null } });
    expect(changes(scheme([target(100), service()]), scheme([linear, service()]))).toEqual([
      'tree.children[0].method | “销量”的计分方法 目标完成率（目标 100） → 线性（起点 0，终点 100，起点得分 0，终点得分 未填） | "Sales": method target (target 100) → straight line (from 0, to 100, points at from 0, points at to unknown)',
    ]);
  });
  it('tells rows of bands by their number', () => {
    const bands = (rows: Extract<IndicatorNode['method'], { kind: 'bands' }>['rows']): Scheme => scheme([sales({ method: { kind: 'bands', rows } }), service()]);
    const two = [{ atLeast: 90, points: 100 }, { below: 90, points: 0 }];
    expect(changes(bands(two), bands([{ atLeast: 95, points: 100 }, two[1]!, { points: 5 }]))).toEqual([
      'tree.children[0].method.rows[0].atLeast | “销量”的计分方法 · 行 · 第 1 项 · 不低于 90 → 95 | "Sales": method · rows · no. 1 · at least 90 → 95',
      'tree.children[0].method.rows[2] | “销量”的计分方法 · 行 · 第 3 项 写明为 得分 5 | "Sales": method · rows · no. 3 set to points 5',
    ]);
  });
  it('tells levels that came, their lines and their order', () => {
    const low: Level = { code: 'a', name: { zh: '普通', en: 'Plain' } };
    const high: Level = { code: 'b', name: { zh: '银牌', en: 'Silver' }, line: 75 };
    const gold: Level = { code: 'c', name: { zh: '金牌', en: 'Gold' }, line: 90 };
    const at = (levels: readonly Level[]): Scheme => scheme(undefined, { levels });
    expect(changes(at([low, high]), at([low, { ...high, line: 70 }, gold]))).toEqual([
      'levels[1].line | 星级“银牌”的分数线 75 → 70 | level "Silver": line 75 → 70',
      'levels[2] | 新增星级“金牌”（分数线 90） | level "Gold" added (line 90)',
    ]);
    expect(changes(at([low, high, gold]), at([high, low]))).toEqual([
      'levels[2] | 删去星级“金牌” | level "Gold" removed',
      'levels | 星级的顺序 普通、银牌 → 银牌、普通 | levels: order Plain, Silver → Silver, Plain',
    ]);
  });
  it('tells conditions of vetoes as sentences, with the names of what they read', () => {
    const veto = (than: number, by: number): Scheme =>
      scheme(undefined, { vetoes: [{ code: 'v', name: { zh: '投诉过多', en: 'Too many complaints' }, when: { value: { indicator: 'calm' }, is: '>', than }, effects: [{ kind: 'lower', by }] }] });
    expect(changes(veto(3, 1), veto(5, 2))).toEqual([
      'vetoes[0].when | 一票否决“投诉过多”的条件 “投诉” > 3 → “投诉” > 5 | veto "Too many complaints": condition "Complaints" > 3 → "Complaints" > 5',
      'vetoes[0].effects[0].by | 一票否决“投诉过多”的效果 · 第 1 项 · 级数 1 → 2 | veto "Too many complaints": effects · no. 1 · levels 1 → 2',
    ]);
  });
  it('tells movement, rounding and other rules of the whole, stated, changed or left out', () => {
    const before = scheme(undefined, { movement: { promoteAfter: 2 }, rounding: { total: { places: 2 } }, missing: 'zero' });
    const after = scheme(undefined, { movement: { promoteAfter: 3, demoteAfter: 2 }, rounding: { total: { places: 1 } } });
    expect(changes(before, after)).toEqual([
      'movement.promoteAfter | 升降规则 · 连续几期升级 2 → 3 | movement · promote after 2 → 3',
      'movement.demoteAfter | 升降规则 · 连续几期降级 写明为 2 | movement · demote after set to 2',
      'rounding.total.places | 舍入 · 总分 · 小数位 2 → 1 | rounding · total · places 2 → 1',
      'missing | 缺数据时 不再写明（原为 按 0 分计） | when missing no longer stated (was counts 0)',
    ]);
  });
  it('keeps to the names of the later version where a part was renamed', () => {
    const found = changes(scheme(), scheme([sales({ name: { zh: '销售额', en: 'Turnover' } }), service()]));
    expect(found).toEqual(['tree.children[0].name | “销售额”的名称 “销量” → “销售额” | "Turnover": name "Sales" → "Turnover"']);
    expect(changes(scheme(), scheme([sales({ name: { zh: '销量', en: 'Volume' } }), service()]))).toEqual(['tree.children[0].name.en | “销量”的名称 · 英文 Sales → Volume | "Volume": name · English Sales → Volume']);
  });
  it('tells what is different in further totals, and of a new one only that it came', () => {
    const more = (weight: number): NonNullable<Scheme['totals']>[number] => ({ code: 'more', name: { zh: '效益', en: 'Yield' }, tree: dimension('t2', [indicator('x', { weight }), indicator('y', { weight: 100 - weight })]) });
    const at = (totals: Scheme['totals']): Scheme => scheme(undefined, totals === undefined ? {} : { totals });
    expect(changes(at([more(50)]), at([more(60)]))).toEqual([
      'totals[0].tree.children[0].weight | “指标x”的权重 50% → 60% | "Indicator x": weight 50% → 60%',
      'totals[0].tree.children[1].weight | “指标y”的权重 50% → 40% | "Indicator y": weight 50% → 40%',
    ]);
    expect(changes(at(undefined), at([more(50)]))).toEqual(['totals[0] | 新增总分“效益” | total "Yield" added']);
    expect(changes(at([more(50)]), at(undefined))).toEqual(['totals[0] | 删去总分“效益” | total "Yield" removed']);
  });
});
