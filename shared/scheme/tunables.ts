import type { Words } from '../errors.ts';
import type { MovementPolicy } from './movement-policy.ts';
import type { DimensionNode, Level, Method, Scheme, TreeNode } from './scheme.ts';
import { isDimension } from './walk.ts';

/** One number of a scheme that may be tried at other values. */
export interface Tunable {
  /** Place in the document: `tree.children[0].weight`. */
  readonly path: string;
  readonly name: Words;
  /** As it stands; null: not stated, `standsFor` counts. */
  readonly value: string | null;
  readonly standsFor: string;
  /** Whole numbers from 0 on. */
  readonly isWhole: boolean;
  /** Ends of a slider; left out: only a field. */
  readonly range?: { readonly from: number; readonly to: number };
}

/** Numbers that belong together, in the order of the scheme. */
export interface TunableGroup {
  readonly key: string;
  readonly kind: 'weights' | 'lines' | 'movement' | 'method' | 'rules';
  readonly name: Words;
  /** Weights that must add up to 100. */
  readonly isPercent: boolean;
  readonly items: readonly Tunable[];
}

const MOVEMENTS: readonly { readonly key: keyof MovementPolicy; readonly name: Words; readonly standsFor: string; readonly isWhole: boolean }[] = [
  { key: 'promoteAfter', name: { zh: '连续几期才升', en: 'Periods in a row to rise' }, standsFor: '1', isWhole: true },
  { key: 'demoteAfter', name: { zh: '连续几期才降', en: 'Periods in a row to fall' }, standsFor: '1', isWhole: true },
  { key: 'maxStepsUp', name: { zh: '每期最多升几级', en: 'Most levels up a period' }, standsFor: '1', isWhole: true },
  { key: 'maxStepsDown', name: { zh: '每期最多降几级', en: 'Most levels down a period' }, standsFor: '1', isWhole: true },
  { key: 'protectPeriods', name: { zh: '升级后保护几期', en: 'Periods of protection' }, standsFor: '0', isWhole: true },
  { key: 'minVisitsToDemote', name: { zh: '少于几次检查不降', en: 'Least visits to fall' }, standsFor: '0', isWhole: true },
];
/** Shown only where the scheme states them. */
const STATED_MOVEMENTS: typeof MOVEMENTS = [
  { key: 'buffer', name: { zh: '升级要高出的分数', en: 'Points beyond the line to rise' }, standsFor: '0', isWhole: false },
  { key: 'bufferDown', name: { zh: '降级要低出的分数', en: 'Points below the line to fall' }, standsFor: '0', isWhole: false },
  { key: 'maxPromotedShare', name: { zh: '每期最多升的比例', en: 'Most promoted, percent' }, standsFor: '100', isWhole: false },
];

/** Every number of a scheme that people try: weights, lines and seats, movement rules, methods, bonus points, vetoes. */
export function tunablesOf(scheme: Scheme): readonly TunableGroup[] {
  const groups = [...weightGroups(scheme.tree, 'tree'), lineGroup(scheme), movementGroup(scheme), ...methodGroups(scheme.tree, 'tree'), ruleGroup(scheme)];
  return groups.filter(({ items }) => items.length > 0);
}

function weightGroups(node: DimensionNode, path: string): readonly TunableGroup[] {
  const items = node.children.flatMap((child, index): readonly Tunable[] => {
    if (child.weight === undefined || child.weight === null || child.bonus !== undefined) return [];
    return [{ path: `${path}.children[${index}].weight`, name: child.name, value: String(child.weight), standsFor: String(child.weight), isWhole: false, range: { from: 0, to: 100 } }];
  });
  const isPercent = node.weights !== 'any' && items.length === node.children.filter(({ bonus }) => bonus === undefined).length;
  const own: TunableGroup = { key: `${path}.children`, kind: 'weights', name: node.name, isPercent, items };
  return [own, ...node.children.flatMap((child, index) => (isDimension(child) ? weightGroups(child, `${path}.children[${index}]`) : []))];
}

function lineGroup({ levels, range }: Scheme): TunableGroup {
  const ends = { from: Number(range?.from ?? 0), to: Number(range?.to ?? 100) };
  const items = [...levels.entries()]
    .reverse()
    .flatMap(([index, level]): readonly Tunable[] => [
      ...stated(`levels[${index}].line`, level.name, level.line, ends),
      ...stated(`levels[${index}].share`, { zh: `${level.name.zh}比例（%）`, en: `${level.name.en ?? level.name.zh}, percent` }, level.share, { from: 0, to: 100 }),
      ...wholeSeats(index, level),
      ...(level.gates ?? []).flatMap(({ atLeast, atMost }, gate) => [
        ...stated(`levels[${index}].gates[${gate}].atLeast`, { zh: `${level.name.zh}门槛 ${gate + 1} 不低于`, en: `${level.name.en ?? level.name.zh}, gate ${gate + 1} at least` }, atLeast),
        ...stated(`levels[${index}].gates[${gate}].atMost`, { zh: `${level.name.zh}门槛 ${gate + 1} 不高于`, en: `${level.name.en ?? level.name.zh}, gate ${gate + 1} at most` }, atMost),
      ]),
    ]);
  return { key: 'levels', kind: 'lines', name: { zh: '分数线', en: 'Lines' }, isPercent: false, items };
}

function wholeSeats(index: number, { name, seats }: Level): readonly Tunable[] {
  if (seats === undefined) return [];
  return [{ path: `levels[${index}].seats`, name: { zh: `${name.zh}席数`, en: `${name.en ?? name.zh}, places` }, value: String(seats), standsFor: String(seats), isWhole: true }];
}

function movementGroup({ movement }: Scheme): TunableGroup {
  const given = STATED_MOVEMENTS.filter(({ key }) => movement[key] !== undefined);
  const items = [...MOVEMENTS, ...given].map(({ key, name, standsFor, isWhole }): Tunable => {
    const value = movement[key];
    const text = typeof value === 'number' || typeof value === 'string' ? String(value) : null;
    return { path: `movement.${key}`, name, value: text, standsFor: text ?? standsFor, isWhole };
  });
  return { key: 'movement', kind: 'movement', name: { zh: '升降规则', en: 'Movement rules' }, isPercent: false, items };
}

function methodGroups(node: TreeNode, path: string): readonly TunableGroup[] {
  const own = node.method === undefined ? [] : [{ key: `${path}.method`, kind: 'method', name: node.name, isPercent: false, items: methodItems(node.method, `${path}.method`) } satisfies TunableGroup];
  return [...own, ...(isDimension(node) ? node.children.flatMap((child, index) => methodGroups(child, `${path}.children[${index}]`)) : [])];
}

const METHOD_WORDS: Readonly<Record<string, Words>> = {
  from: { zh: '起点', en: 'From' },
  to: { zh: '终点', en: 'To' },
  pointsFrom: { zh: '起点得分', en: 'Points at the start' },
  pointsTo: { zh: '终点得分', en: 'Points at the end' },
  target: { zh: '目标', en: 'Target' },
  otherwise: { zh: '其余得分', en: 'Points otherwise' },
  base: { zh: '基础分', en: 'Base' },
  centre: { zh: '中心分', en: 'Centre' },
  spread: { zh: '每个标准差', en: 'Points a deviation' },
  atLeast: { zh: '不低于', en: 'at least' },
  above: { zh: '高于', en: 'above' },
  atMost: { zh: '不高于', en: 'at most' },
  below: { zh: '低于', en: 'below' },
  points: { zh: '得分', en: 'points' },
  topPercent: { zh: '前百分之', en: 'top percent' },
  upTo: { zh: '到第几名', en: 'up to rank' },
  first: { zh: '第一名得分', en: 'Points of the first' },
  step: { zh: '每步', en: 'Step' },
  perStep: { zh: '每步分数', en: 'Points a step' },
  free: { zh: '免扣', en: 'Free' },
  floor: { zh: '最低分', en: 'Least points' },
};
/** Parts of a method whose numbers say what is read, not how it counts. */
const NOT_TRIED: ReadonlySet<string> = new Set(['cohort', 'source', 'domain', 'records']);

/** Every number of a method, rows numbered from 1. */
function methodItems(method: Method, path: string): readonly Tunable[] {
  const items: Tunable[] = [];
  const look = (value: unknown, at: string, before: Words | null): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, part] of Object.entries(value)) {
      if (NOT_TRIED.has(key)) continue;
      if (Array.isArray(part)) {
        part.forEach((row, index) => {
          const rowName = key === 'terms' ? { zh: `第 ${index + 1} 项`, en: `Term ${index + 1}` } : { zh: `第 ${index + 1} 档`, en: `Row ${index + 1}` };
          look(row, `${at}.${key}[${index}]`, before === null ? rowName : joined(before, rowName));
        });
        continue;
      }
      const word = METHOD_WORDS[key];
      const isNumber = typeof part === 'number' || (typeof part === 'string' && /^-?\d+(\.\d+)?$/.test(part));
      if (word !== undefined && isNumber) items.push(...stated(`${at}.${key}`, before === null ? word : joined(before, word), part));
      else look(part, `${at}.${key}`, before);
    }
  };
  look(method, path, null);
  return items;
}

function joined(before: Words, word: Words): Words {
  return { zh: `${before.zh}${word.zh}`, en: `${before.en ?? before.zh} ${word.en ?? word.zh}` };
}

/** Bonus and penalty points, and what vetoes cap or lower. */
function ruleGroup({ adjustments, vetoes }: Scheme): TunableGroup {
  const items = [
    ...(adjustments?.items ?? []).flatMap(({ name, points, cap }, index) => [
      ...stated(`adjustments.items[${index}].points`, name, points),
      ...stated(`adjustments.items[${index}].cap`, { zh: `${name.zh}封顶`, en: `${name.en ?? name.zh}, at most` }, cap),
    ]),
    ...stated('adjustments.bonusCap', { zh: '加分合计封顶', en: 'All bonuses, at most' }, adjustments?.bonusCap),
    ...stated('adjustments.penaltyCap', { zh: '扣分合计封顶', en: 'All penalties, at most' }, adjustments?.penaltyCap),
    ...(vetoes ?? []).flatMap(({ name, when, effects }, index) => [
      ...('value' in when && typeof when.than === 'number' ? stated(`vetoes[${index}].when.than`, { zh: `${name.zh}（界限）`, en: `${name.en ?? name.zh}, bound` }, when.than) : []),
      ...effects.flatMap((effect, place) => (effect.kind === 'capTotal' ? stated(`vetoes[${index}].effects[${place}].at`, { zh: `${name.zh}（总分封顶）`, en: `${name.en ?? name.zh}, total at most` }, effect.at) : [])),
    ]),
  ];
  return { key: 'rules', kind: 'rules', name: { zh: '加减分和否决', en: 'Bonuses, penalties and vetoes' }, isPercent: false, items };
}

function stated(path: string, name: Words, value: unknown, range?: Tunable['range']): readonly Tunable[] {
  if (typeof value !== 'number' && typeof value !== 'string') return [];
  return [{ path, name, value: String(value), standsFor: String(value), isWhole: false, ...(range === undefined ? {} : { range }) }];
}
