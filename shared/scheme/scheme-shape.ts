import { z } from 'zod';
import { PERIOD_KINDS } from '../dates.ts';
import { movement } from './movement-shape.ts';
import { byKey, firstKey, oneOf, strict } from './shape-parts.ts';
import { code, count, expression, number, numberOrUnknown, positive, words } from './shape-values.ts';

const window = oneOf('months, periods', (raw) => ('months' in raw ? 'months' : 'periods'), {
  months: strict({ months: positive }),
  periods: strict({ periods: positive }),
});
const visitKind = z.enum(['open', 'covert', 'self', 'remote']);
const rounding = z.union([
  z.literal('none'),
  oneOf('places, step', (raw) => ('step' in raw ? 'step' : 'places'), {
    places: strict({ places: z.int().min(0).max(15) }),
    step: strict({ step: number }),
  }),
]);
const missing = z.union([
  z.enum(['zero', 'full', 'reweight', 'median', 'block']),
  oneOf('fixed, carry', (raw) => ('carry' in raw ? 'carry' : 'fixed'), {
    fixed: strict({ fixed: number }),
    carry: strict({ carry: positive }),
  }),
]);
const cohortKey = z.union([
  z.enum(['all', 'type', 'ownership', 'class', 'level']),
  oneOf('region, attribute, formula', (raw) => firstKey(raw, ['region', 'attribute', 'formula']), {
    region: strict({ region: count }),
    attribute: strict({ attribute: code }),
    formula: strict({ formula: expression }),
  }),
]);
const cohort = strict({ keys: z.array(cohortKey), minCohort: positive.optional() });

const operand = z.union([
  z.enum(['total', 'level', 'type', 'ownership', 'class']),
  oneOf('indicator, dimension, attribute, source', (raw) => firstKey(raw, ['indicator', 'dimension', 'attribute', 'source']), {
    indicator: strict({ indicator: code, read: z.enum(['raw', 'score']).optional() }),
    dimension: strict({ dimension: code }),
    attribute: strict({ attribute: code }),
    source: strict({ source: z.lazy(() => source) }),
  }),
]);
const redLine = strict({
  checklists: z.array(code).min(1).optional(),
  kinds: z.array(visitKind).min(1).optional(),
  window: window.optional(),
});
const condition: z.ZodType = z.lazy(() =>
  oneOf('value, redLine, formula, all, any, not', (raw) => firstKey(raw, ['all', 'any', 'not', 'redLine', 'formula', 'value']), {
    formula: strict({ formula: expression }),
    all: strict({ all: z.array(condition).min(1) }),
    any: strict({ any: z.array(condition).min(1) }),
    not: strict({ not: condition }),
    redLine: strict({ redLine }),
    value: strict({
      value: operand,
      is: z.enum(['<', '<=', '=', '!=', '>=', '>']),
      than: z.union([z.number(), z.string()]),
    }),
  }),
);

const visitFold = byKey('by', {
  mean: strict({ by: z.literal('mean') }),
  worst: strict({ by: z.literal('worst') }),
  last: strict({ by: z.literal('last') }),
  dropBestAndWorst: strict({ by: z.literal('dropBestAndWorst') }),
  weightedKinds: strict({
    by: z.literal('weightedKinds'),
    weights: strict({ open: number.optional(), covert: number.optional(), self: number.optional(), remote: number.optional() }),
  }),
});
const source: z.ZodType = byKey('kind', {
  kpi: strict({
    kind: z.literal('kpi'),
    figure: code,
    fold: z.enum(['sum', 'average', 'last', 'max', 'min']),
    window: window.optional(),
    minMonths: positive.optional(),
    lagMonths: count.optional(),
  }),
  attribute: strict({ kind: z.literal('attribute'), attribute: code }),
  formula: strict({ kind: z.literal('formula'), expression }),
  inspection: strict({
    kind: z.literal('inspection'),
    checklists: z.array(code).min(1).optional(),
    kinds: z.array(visitKind).min(1).optional(),
    fold: visitFold,
    window: window.optional(),
    minVisits: positive.optional(),
  }),
  event: strict({ kind: z.literal('event'), event: code, fold: z.enum(['count', 'sum']), category: z.array(code).min(1).optional(), window: window.optional() }),
  survey: strict({ kind: z.literal('survey'), survey: code, minSample: positive.optional(), window: window.optional() }),
  judgement: strict({ kind: z.literal('judgement'), judgement: code }),
  action: strict({ kind: z.literal('action'), open: z.enum(['all', 'critical', 'overdue']) }),
  score: strict({
    kind: z.literal('score'),
    scheme: code,
    read: z
      .union([
        z.enum(['total', 'level']),
        oneOf('dimension, indicator', (raw) => firstKey(raw, ['dimension', 'indicator']), {
          dimension: strict({ dimension: code }),
          indicator: strict({ indicator: code }),
        }),
      ])
      .optional(),
    maxAge: count.optional(),
  }),
});

const bandRow = strict({
  atLeast: numberOrUnknown.optional(),
  above: numberOrUnknown.optional(),
  atMost: numberOrUnknown.optional(),
  below: numberOrUnknown.optional(),
  points: numberOrUnknown,
});
const order = z.enum(['high', 'low']);
const target = z.union([
  numberOrUnknown,
  oneOf('attribute, indicator', (raw) => ('attribute' in raw ? 'attribute' : 'indicator'), {
    attribute: strict({ attribute: code }),
    indicator: strict({ indicator: code }),
  }),
]);
const categoryRow = strict({ value: z.string(), points: numberOrUnknown });
const recordTable = {
  records: strict({ event: code, window: window.optional() }),
  otherwise: number.optional(),
  free: count.optional(),
};
const byCategory = { ...recordTable, by: z.literal('category'), rows: z.array(categoryRow).min(1) };
const byQuantity = { ...recordTable, by: z.literal('quantity'), rows: z.array(bandRow).min(1) };
const deductTerm = oneOf('step, records', (raw) => ('records' in raw ? byOf(raw) : 'steps'), {
  steps: strict({
    source: source.optional(),
    free: number.optional(),
    step: numberOrUnknown,
    perStep: numberOrUnknown,
    started: z.enum(['whole', 'proportion']).optional(),
  }),
  category: strict(byCategory),
  quantity: strict(byQuantity),
});
const seatRounding = z.enum(['up', 'down', 'nearest']);
const rankMap = byKey('kind', {
  percentile: strict({ kind: z.literal('percentile') }),
  share: strict({
    kind: z.literal('share'),
    rows: z.array(strict({ topPercent: numberOrUnknown, points: numberOrUnknown })).min(1),
    rounding: seatRounding.optional(),
    otherwise: number.optional(),
  }),
  positions: strict({
    kind: z.literal('positions'),
    rows: z.array(strict({ upTo: positive, points: numberOrUnknown })).min(1),
    otherwise: number.optional(),
  }),
  steps: strict({ kind: z.literal('steps'), first: numberOrUnknown, step: numberOrUnknown, floor: number.optional() }),
});
const seatTerms = {
  of: z.enum(['graded', 'population']).optional(),
  rounding: seatRounding.optional(),
  ties: z.enum(['in', 'out']).optional(),
};
const methodLevels = {
  rule: byKey('kind', {
    cutoffs: strict({ kind: z.literal('cutoffs') }),
    quota: strict({ kind: z.literal('quota'), ...seatTerms }),
    cutoffsWithQuota: strict({ kind: z.literal('cutoffsWithQuota'), ...seatTerms }),
    clusters: strict({ kind: z.literal('clusters'), outlier: number.optional() }),
  }),
  levels: z
    .array(strict({ line: numberOrUnknown.optional(), lineExclusive: z.boolean().optional(), share: numberOrUnknown.optional(), seats: count.optional(), points: numberOrUnknown }))
    .min(2)
    .max(30),
  otherwise: number.optional(),
};
const method = byKey('kind', {
  direct: strict({ kind: z.literal('direct') }),
  formula: strict({ kind: z.literal('formula'), expression }),
  linear: strict({
    kind: z.literal('linear'),
    from: numberOrUnknown,
    to: numberOrUnknown,
    pointsFrom: numberOrUnknown,
    pointsTo: numberOrUnknown,
  }),
  target: strict({ kind: z.literal('target'), target, order: order.optional() }),
  bands: strict({
    kind: z.literal('bands'),
    rows: z.array(bandRow).min(1),
    otherwise: number.optional(),
    domain: strict({ from: number.optional(), to: number.optional() }).optional(),
  }),
  categories: strict({
    kind: z.literal('categories'),
    rows: z.array(categoryRow).min(1),
    otherwise: number.optional(),
  }),
  rank: strict({
    kind: z.literal('rank'),
    order: order.optional(),
    ties: z.enum(['min', 'max', 'average', 'dense']).optional(),
    map: rankMap,
    cohort: cohort.optional(),
  }),
  zscore: strict({
    kind: z.literal('zscore'),
    order: order.optional(),
    centre: numberOrUnknown,
    spread: numberOrUnknown,
    sd: z.enum(['population', 'sample']).optional(),
    cohort: cohort.optional(),
  }),
  levels: strict({ kind: z.literal('levels'), order: order.optional(), cohort: cohort.optional(), ...methodLevels }),
  minmax: strict({ kind: z.literal('minmax'), order: order.optional(), cohort: cohort.optional() }),
  deduct: strict({
    kind: z.literal('deduct'),
    base: numberOrUnknown,
    terms: z.array(deductTerm).min(1),
    add: z.boolean().optional(),
  }),
});

const nodeBase = {
  code,
  name: words,
  weight: numberOrUnknown.optional(),
  max: number.optional(),
  missing: missing.optional(),
  appliesTo: condition.optional(),
  bonus: strict({ factor: number.optional(), cap: z.union([number, z.literal('none')]).optional() }).optional(),
  note: words.optional(),
};
const node: z.ZodType = z.lazy(() =>
  oneOf('children, source', (raw) => ('children' in raw ? 'dimension' : 'indicator'), { dimension, indicator }),
);
const dimension = strict({
  ...nodeBase,
  children: z.array(node).min(1),
  combine: z.enum(['weightedMean', 'sum', 'min', 'max', 'median', 'mode', 'product']).optional(),
  of: z.enum(['rates', 'points']).optional(),
  dropLowest: positive.optional(),
  keepHighest: positive.optional(),
  range: strict({ from: number.optional(), to: number.optional() }).optional(),
  method: method.optional(),
  floor: z.union([number, z.literal('none')]).optional(),
  cap: z.union([number, z.literal('none')]).optional(),
  weights: z.enum(['percent', 'any']).optional(),
  blend: strict({ weights: z.array(number).min(2).max(24) }).optional(),
});
const indicator = strict({
  ...nodeBase,
  source,
  method,
  unit: words.optional(),
  floor: z.union([number, z.literal('none')]).optional(),
  cap: z.union([number, z.literal('none')]).optional(),
});

const adjustmentHead = { code, name: words, kind: z.enum(['bonus', 'penalty']), when: condition.optional(), cap: number.optional() };
const fixedPoints = strict({
  ...adjustmentHead,
  points: numberOrUnknown,
  times: oneOf('kind, indicator', (raw) => firstKey(raw, ['kind', 'indicator']), {
    kind: source,
    indicator: strict({ indicator: code, read: z.enum(['raw', 'score']).optional() }),
  }).optional(),
});
const adjustment = oneOf('points, formula, records', (raw) => ('records' in raw ? byOf(raw) : 'formula' in raw && !('points' in raw) ? 'formula' : 'points'), {
  formula: strict({ ...adjustmentHead, formula: expression }),
  points: fixedPoints,
  category: strict({ ...adjustmentHead, ...byCategory }),
  quantity: strict({ ...adjustmentHead, ...byQuantity }),
});
const gate = strict({
  of: oneOf('dimension, indicator', (raw) => ('dimension' in raw ? 'dimension' : 'indicator'), {
    dimension: strict({ dimension: code }),
    indicator: strict({ indicator: code }),
  }),
  atLeast: number.optional(),
  atMost: number.optional(),
});
const level = strict({
  code,
  name: words,
  stars: z.number().min(0).multipleOf(0.5).optional(),
  line: numberOrUnknown.optional(),
  lineExclusive: z.boolean().optional(),
  gates: z.array(gate).optional(),
  lines: z.record(z.string(), numberOrUnknown).optional(),
  share: numberOrUnknown.optional(),
  seats: count.optional(),
});
const seatRule = { cohort: cohort.optional(), ...seatTerms };
const guarded = {
  guard: oneOf('points, percent', (raw) => ('points' in raw ? 'points' : 'percent'), {
    points: strict({ points: number }),
    percent: strict({ percent: number }),
  }).optional(),
  guardAfter: positive.optional(),
};
const levelRule = byKey('kind', {
  cutoffs: strict({ kind: z.literal('cutoffs') }),
  quota: strict({ kind: z.literal('quota'), ...seatRule, ...guarded }),
  cutoffsWithQuota: strict({ kind: z.literal('cutoffsWithQuota'), ...seatRule }),
  formula: strict({ kind: z.literal('formula'), expression }),
  clusters: strict({ kind: z.literal('clusters'), cohort: cohort.optional(), outlier: number.optional(), ...guarded }),
});
const vetoEffect = byKey('kind', {
  capTotal: strict({ kind: z.literal('capTotal'), at: number }),
  capLevel: strict({ kind: z.literal('capLevel'), at: code }),
  forceLevel: strict({ kind: z.literal('forceLevel'), level: code }),
  forceState: strict({ kind: z.literal('forceState'), state: z.enum(['belowScale', 'notGraded', 'notEligible', 'pending', 'terminated']) }),
  lower: strict({ kind: z.literal('lower'), by: positive }),
  demoteAtOnce: strict({ kind: z.literal('demoteAtOnce'), by: positive }),
  demoteToLevel: strict({ kind: z.literal('demoteToLevel') }),
  noPromotion: strict({ kind: z.literal('noPromotion'), periods: count }),
});
const levelStep = strict({
  code,
  name: words,
  when: condition,
  effect: byKey('kind', {
    move: strict({ kind: z.literal('move'), by: z.int().min(-30).max(30) }),
    cap: strict({ kind: z.literal('cap'), at: code }),
    floor: strict({ kind: z.literal('floor'), at: code }),
    capByRaw: strict({ kind: z.literal('capByRaw'), plus: z.int().min(-30).max(30) }),
    floorByRaw: strict({ kind: z.literal('floorByRaw'), plus: z.int().min(-30).max(30) }),
  }),
});
/** The shape of a scheme document of format `startier-scheme/1`; what its parts mean together is `checkScheme`'s. */
export const schemeShape = strict({
  format: z.literal('startier-scheme/1'),
  code,
  name: words,
  note: words.optional(),
  cycle: z.enum(PERIOD_KINDS),
  order: order.optional(),
  population: strict({ where: condition }).optional(),
  eligibility: z.array(strict({ code, name: words, require: condition, otherwise: z.enum(['notEligible', 'pending', 'terminated']).optional() })).optional(),
  range: strict({ from: number.optional(), to: number.optional() }).optional(),
  rounding: strict({
    visit: rounding.optional(),
    indicator: rounding.optional(),
    node: rounding.optional(),
    total: rounding.optional(),
  }).optional(),
  cohort: cohort.optional(),
  missing: missing.optional(),
  minimumData: strict({
    share: number.optional(),
    require: z.array(strict({ atLeast: positive, of: z.array(code).min(1), measured: positive })).min(1).optional(),
  }).optional(),
  tree: dimension,
  totals: z
    .array(strict({ code, name: words, tree: dimension, order: order.optional(), range: strict({ from: number.optional(), to: number.optional() }).optional() }))
    .min(1)
    .optional(),
  tieBreakers: z.array(strict({ of: operand, order: order.optional() })).min(1).optional(),
  adjustments: strict({ items: z.array(adjustment).min(1), bonusCap: number.optional(), penaltyCap: number.optional() }).optional(),
  levels: z.array(level).max(30),
  replacesLevels: z.record(z.string(), code).optional(),
  levelRule: levelRule.optional(),
  levelSteps: z.array(levelStep).optional(),
  vetoes: z.array(strict({ code, name: words, when: condition, effects: z.array(vetoEffect).min(1) })).optional(),
  movement,
  productDefaults: z.array(z.string()).optional(),
  source: strict({ title: z.string(), url: z.string().optional(), note: z.string().optional() }).optional(),
});

/** The shapes that the JSON Schema names; those that stand within themselves have to be among them. */
export const namedShapes = { number, words, window, rounding, missing, cohort, operand, condition, source, method, rankMap, node, dimension, indicator, level, levelRule, adjustment };

/** How a table of records reads them; one that does not say is read by category, whose shape then says what is wrong. */
function byOf(raw: Readonly<Record<string, unknown>>): 'category' | 'quantity' {
  return raw['by'] === 'quantity' ? 'quantity' : 'category';
}
