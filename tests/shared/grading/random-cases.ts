import fc from 'fast-check';
import type { DeductTerm, DimensionNode, IndicatorNode, Method, MissingPolicy, RankMap, RecordTable, Rounding, Scheme, Source, TreeNode } from '../../../shared/scheme/scheme.ts';
import { FOLLOWING_FORMULAS, KEY_FORMULAS, LATER_FORMULAS, MODEL_FORMULAS } from './model-formulas.ts';
import type { EventSpec, OutletSpec, VisitSpec } from './build-input.ts';
import { buildScheme } from './build-scheme.ts';

const FIGURES = ['f0', 'f1', 'f2'];
const MONTHS = ['2026-07', '2026-08', '2026-09'];

/** Decimals with few different values, so that ties and edges come up often; some with many digits. */
const value = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -20, max: 120 }).map(String) },
  { weight: 3, arbitrary: fc.integer({ min: -2000, max: 12000 }).map((units) => (units / 100).toFixed(2)) },
  { weight: 1, arbitrary: fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }).map((units) => `${units}.5`) },
);
const points = fc.oneof(fc.integer({ min: 0, max: 120 }).map(String), fc.tuple(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 2, max: 9 })).map(([top, bottom]) => `${top}/${bottom}`));
const rounding: fc.Arbitrary<Rounding> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<Rounding>({ places: 2 }, { places: 0 }, { places: 4 }) },
  { weight: 1, arbitrary: fc.constantFrom<Rounding>({ step: '0.5' }, { step: '1/3' }) },
  { weight: 1, arbitrary: fc.constant<Rounding>('none') },
);
const missing: fc.Arbitrary<MissingPolicy> = fc.oneof(fc.constantFrom<MissingPolicy>('zero', 'full', 'reweight', 'median', { carry: 1 }, { carry: 2 }), points.map((fixed) => ({ fixed })));
const formulaKey = fc.constantFrom(...Object.keys(KEY_FORMULAS)).map((formula) => ({ formula }));
/** Keys of cohorts: facts, attributes and formulas, alone and one within the other. */
export const randomKeys: fc.Arbitrary<NonNullable<Scheme['cohort']>['keys']> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<NonNullable<Scheme['cohort']>['keys']>(['all', { region: 0 }, 'ownership'], ['ownership'], [{ region: 1 }, 'ownership'], ['all', { attribute: 'place' }], ['class', 'type'], ['all', 'level'], []) },
  { weight: 1, arbitrary: formulaKey.map((key) => ['all' as const, key]) },
  { weight: 1, arbitrary: fc.tuple(formulaKey, fc.constantFrom('ownership' as const, { region: 1 })).map(([key, narrow]) => [key, narrow]) },
);
const cohort = fc.record({ keys: randomKeys, minCohort: fc.integer({ min: 1, max: 4 }) });

const kpi: fc.Arbitrary<Source> = fc.record(
  {
    kind: fc.constant('kpi' as const),
    figure: fc.constantFrom(...FIGURES),
    fold: fc.constantFrom('sum', 'average', 'last', 'max', 'min'),
    window: fc.constantFrom({ months: 1 }, { months: 3 }, { periods: 2 }),
    minMonths: fc.integer({ min: 1, max: 2 }),
    lagMonths: fc.integer({ min: 0, max: 1 }),
  },
  { requiredKeys: ['kind', 'figure', 'fold'] },
);
const inspection: fc.Arbitrary<Source> = fc.record(
  {
    kind: fc.constant('inspection' as const),
    fold: fc.oneof(
      fc.constantFrom({ by: 'mean' as const }, { by: 'worst' as const }, { by: 'last' as const }, { by: 'dropBestAndWorst' as const }),
      fc.constant({ by: 'weightedKinds' as const, weights: { covert: '0.7', open: '1/3' } }),
    ),
    window: fc.constantFrom({ months: 1 }, { months: 3 }),
    minVisits: fc.integer({ min: 1, max: 2 }),
  },
  { requiredKeys: ['kind', 'fold'] },
);
const records: fc.Arbitrary<Source> = fc.oneof(
  fc.record(
    {
      kind: fc.constant('event' as const),
      event: fc.constantFrom('complaint', 'prize'),
      fold: fc.constantFrom('count', 'sum'),
      category: fc.constantFrom(['a'], ['a', 'b']),
      window: fc.constantFrom({ months: 2 }, { periods: 3 }),
    },
    { requiredKeys: ['kind', 'event', 'fold'] },
  ),
  fc.record({ kind: fc.constant('survey' as const), survey: fc.constant('nps'), minSample: fc.integer({ min: 1, max: 4 }), window: fc.constant({ months: 2 }) }, { requiredKeys: ['kind', 'survey'] }),
  fc.constant<Source>({ kind: 'judgement', judgement: 'image' }),
  fc.constant<Source>({ kind: 'score', scheme: 'credit' }),
);
export const recordTable: fc.Arbitrary<RecordTable> = fc
  .tuple(points, points, fc.option(points, { nil: undefined }), fc.integer({ min: 0, max: 2 }), fc.boolean())
  .map(([first, second, otherwise, free, byCategory]) => ({
    records: { event: 'complaint', window: { months: 2 } },
    free,
    ...(otherwise === undefined ? {} : { otherwise }),
    ...(byCategory ? { by: 'category' as const, rows: [{ value: 'a', points: first }, { value: 'b', points: second }] } : { by: 'quantity' as const, rows: [{ atLeast: 10, points: first }, { atLeast: '0.5', below: 10, points: second }] }),
  }));
const numberSource = fc.oneof({ weight: 2, arbitrary: records }, { weight: 4, arbitrary: kpi }, { weight: 1, arbitrary: inspection }, { weight: 1, arbitrary: fc.constant<Source>({ kind: 'attribute', attribute: 'area' }) });

const edges = fc.uniqueArray(fc.integer({ min: -10, max: 110 }), { minLength: 1, maxLength: 4 }).map((list) => list.sort((a, b) => b - a));
const bands: fc.Arbitrary<Method> = fc
  .tuple(edges, fc.boolean(), fc.array(points, { minLength: 5, maxLength: 5 }), fc.option(points, { nil: undefined }))
  .map(([list, isIncluded, scores, otherwise]) => ({
    kind: 'bands' as const,
    rows: list.map((edge, index) => ({ ...(isIncluded ? { atLeast: edge } : { above: edge }), points: scores[index]! })),
    ...(otherwise === undefined ? {} : { otherwise }),
  }));
const rankMap: fc.Arbitrary<RankMap> = fc.oneof(
  fc.constant({ kind: 'percentile' as const }),
  fc.tuple(points, points, fc.constantFrom('up' as const, 'down' as const, 'nearest' as const)).map(([first, second, how]) => ({ kind: 'share' as const, rows: [{ topPercent: '70/3', points: first }, { topPercent: 50, points: second }], rounding: how })),
  fc.tuple(points, points).map(([first, otherwise]) => ({ kind: 'positions' as const, rows: [{ upTo: 2, points: first }], otherwise })),
  fc.tuple(points, points).map(([first, step]) => ({ kind: 'steps' as const, first, step, floor: '5' })),
);
type MethodLevels = Extract<Method, { kind: 'levels' }>;
const seatTerms = fc.record({ of: fc.constantFrom('graded' as const, 'population' as const), rounding: fc.constantFrom('up' as const, 'down' as const, 'nearest' as const), ties: fc.constantFrom('in' as const, 'out' as const) }, { requiredKeys: [] });
const ownSeats = fc.oneof(fc.constantFrom('10', '25', '70/3').map((share) => ({ share })), fc.integer({ min: 0, max: 3 }).map((seats) => ({ seats })));
/** Lines, seats or clusters of the raw values, two to four levels, the lowest with or without terms of its own. */
const methodLevels: fc.Arbitrary<Method> = fc
  .record({
    rule: fc.oneof<fc.Arbitrary<MethodLevels['rule']>[]>(
      fc.constant({ kind: 'cutoffs' }),
      seatTerms.map((terms) => ({ kind: 'quota', ...terms })),
      seatTerms.map((terms) => ({ kind: 'cutoffsWithQuota', ...terms })),
      fc.constantFrom({ kind: 'clusters' as const }, { kind: 'clusters' as const, outlier: '15' }),
    ),
    order: fc.constantFrom('high' as const, 'low' as const),
    own: fc.option(cohort, { nil: undefined }),
    otherwise: fc.option(points, { nil: undefined }),
    lines: fc.uniqueArray(fc.integer({ min: -10, max: 110 }), { minLength: 4, maxLength: 4 }),
    seats: fc.array(ownSeats, { minLength: 4, maxLength: 4 }),
    scores: fc.array(points, { minLength: 2, maxLength: 4 }),
    hasLowest: fc.boolean(),
    isExclusive: fc.boolean(),
  })
  .map(({ rule, order, own, otherwise, lines, seats, scores, hasLowest, isExclusive }): Method => {
    const sorted = [...lines].sort((a, b) => (order === 'low' ? b - a : a - b));
    const terms = (place: number) => {
      if (rule.kind === 'clusters' || (place === 0 && !hasLowest)) return {};
      const line = { line: sorted[place]!, ...(isExclusive && place > 0 ? { lineExclusive: true } : {}) };
      return rule.kind === 'cutoffs' ? line : rule.kind === 'quota' ? seats[place]! : { ...line, ...(place === 1 ? {} : seats[place]!) };
    };
    return { kind: 'levels', rule, order, levels: scores.map((score, place) => ({ ...terms(place), points: score })), ...(own === undefined ? {} : { cohort: own }), ...(otherwise === undefined ? {} : { otherwise }) };
  });
const method: fc.Arbitrary<Method> = fc.oneof(
  methodLevels,
  fc.constantFrom(...Object.keys({ ...MODEL_FORMULAS, ...FOLLOWING_FORMULAS, ...LATER_FORMULAS })).map((expression): Method => ({ kind: 'formula', expression })),
  fc.constant<Method>({ kind: 'direct' }),
  fc
    .tuple(fc.integer({ min: -10, max: 50 }), fc.integer({ min: 1, max: 90 }), fc.boolean(), points, points)
    .map(([from, length, isUp, pointsFrom, pointsTo]) => ({ kind: 'linear' as const, from, to: isUp ? from + length : from - length, pointsFrom, pointsTo })),
  fc.record({ kind: fc.constant('target' as const), target: fc.constantFrom('160', '70/3', '7'), order: fc.constantFrom('high', 'low') }),
  bands,
  fc.record({ kind: fc.constant('zscore' as const), centre: points, spread: fc.constantFrom('10', '70/3'), sd: fc.constantFrom('population', 'sample'), order: fc.constantFrom('high', 'low') }),
  fc.record({ kind: fc.constant('minmax' as const), order: fc.constantFrom('high', 'low') }),
  fc.record({ kind: fc.constant('rank' as const), order: fc.constantFrom('high', 'low'), ties: fc.constantFrom('min', 'max', 'average', 'dense'), map: rankMap }),
  fc.record({
    kind: fc.constant('deduct' as const),
    base: points,
    terms: fc.array(
      fc.oneof<fc.MaybeWeightedArbitrary<DeductTerm>[]>(
        { weight: 3, arbitrary: fc.record({ free: fc.constantFrom('0', '1', '7/2'), step: fc.constantFrom('1', '3', '0.7'), perStep: points, started: fc.constantFrom('whole', 'proportion') }) },
        { weight: 1, arbitrary: recordTable },
      ),
      { minLength: 1, maxLength: 2 },
    ),
    add: fc.boolean(),
  }),
);

type Part = { readonly weight: number | undefined; readonly max: number | undefined; readonly missing: MissingPolicy | undefined; readonly isOwnOnly: boolean };
const part: fc.Arbitrary<Part> = fc.record({
  weight: fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined, freq: 4 }),
  max: fc.option(fc.constantFrom(20, 50, 100), { nil: undefined }),
  missing: fc.option(missing, { nil: undefined }),
  isOwnOnly: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
});
const leaf = fc.tuple(part, fc.oneof({ weight: 7, arbitrary: fc.tuple(numberSource, method) }, { weight: 1, arbitrary: categories() }), fc.constantFrom('', 'none', '150'));

const shape = fc.record({
  combine: fc.constantFrom('weightedMean' as const, 'weightedMean' as const, 'sum' as const, 'min' as const, 'max' as const, 'median' as const, 'mode' as const, 'product' as const),
  of: fc.constantFrom('rates' as const, 'rates' as const, 'points' as const),
  drops: fc.constantFrom({ dropLowest: 1 }, {}, {}, {}, {}, { keepHighest: 1 }, { keepHighest: 2 }),
  range: fc.constantFrom({}, {}, {}, { from: 30 }, { to: '200/3' }, { from: 10, to: 60 }),
  bonus: fc.constantFrom(null, null, null, {}, { factor: '1/3', cap: 'none' as const }, { factor: 2, cap: 70 }),
  blend: fc.constantFrom(null, null, null, [50, 25, 25], ['1/3', '0.5']),
});

/** A scheme of one to three dimensions of one to three indicators, all its numbers random. */
export const randomScheme: fc.Arbitrary<Scheme> = fc
  .tuple(
    fc.array(fc.tuple(part, shape, fc.array(leaf, { minLength: 1, maxLength: 3 })), { minLength: 1, maxLength: 3 }),
    fc.record({ visit: rounding, indicator: rounding, node: rounding, total: rounding }),
    fc.record({ cohort, missing, range: fc.constant({ from: 0, to: 100 }) }, { requiredKeys: [] }),
    fc.record({ promoteAfter: fc.integer({ min: 1, max: 3 }), maxStepsUp: fc.integer({ min: 1, max: 2 }), demoteAfter: fc.integer({ min: 1, max: 3 }), ungradedPeriod: fc.constantFrom('breaks', 'passes') }),
  )
  .map(([dimensions, stages, more, movement]) => {
    const children = dimensions.map(([own, { combine, of, drops, range, bonus, blend }, leaves], index): TreeNode => ({
      ...nodeOf(own, `d${index}`, combine === 'sum'),
      combine,
      of,
      weights: 'any',
      ...drops,
      // A range and bonuses in one node: the rules do not say which comes first.
      ...(bonus === null && Object.keys(range).length > 0 ? { range } : {}),
      ...(blend === null ? {} : { blend: { weights: blend } }),
      children: leaves.map((each, place) => ({ ...leafOf(each, `i${index}${place}`), ...(bonus !== null && place > 0 && place === leaves.length - 1 ? { bonus } : {}) })),
    }));
    return buildScheme(children, { rounding: stages, movement, ...more });
  });

function categories(): fc.Arbitrary<[Source, Method]> {
  return points.map((score) => [{ kind: 'attribute', attribute: 'place' }, { kind: 'categories', rows: [{ value: 'A', points: score }, { value: 'B', points: '50' }] }]);
}

function nodeOf(own: Part, code: string, isSum = false): Omit<DimensionNode, 'children'> {
  return {
    code,
    name: { zh: code },
    ...(own.weight === undefined ? {} : { weight: own.weight }),
    ...(own.max === undefined || isSum ? {} : { max: own.max }),
    ...(own.missing === undefined ? {} : { missing: own.missing }),
    ...(own.isOwnOnly ? { appliesTo: { value: 'ownership', is: '=', than: 'own' } } : {}),
  };
}

function leafOf([own, [source, how], cap]: [Part, [Source, Method], string], code: string): IndicatorNode {
  return { ...nodeOf(own, code), source, method: how.kind === 'formula' ? { ...how, expression: knownBy(code, how.expression).replaceAll('#', code) } : how, ...(cap === '' ? {} : { cap }) };
}

/** The formula, or a plain one where it reads a score that is not yet known of this indicator. */
function knownBy(code: string, expression: string): string {
  const isEarly = (code === 'i00' && expression in FOLLOWING_FORMULAS) || (code.startsWith('i0') && expression in LATER_FORMULAS);
  return isEarly ? '[#]/3+1/7' : expression;
}

const level = fc.constantFrom('s1', 's2', 's3', 's4', 's5', 'below-scale', null);
const day = fc.tuple(fc.constantFrom(...MONTHS), fc.integer({ min: 1, max: 28 })).map(([month, date]) => `${month}-${String(date).padStart(2, '0')}`);
const event: fc.Arbitrary<EventSpec> = fc.record(
  { on: day, event: fc.constantFrom('complaint', 'complaint', 'prize'), category: fc.constantFrom('a', 'b', 'c'), quantity: fc.integer({ min: 0, max: 40 }).map((units) => (units / 2).toFixed(1)) },
  { requiredKeys: ['on', 'event'] },
);
const visit: fc.Arbitrary<VisitSpec> = fc.record({
  on: day,
  score: fc.option(fc.integer({ min: 0, max: 100_000 }).map((units) => (units / 1000).toFixed(3))),
  kind: fc.constantFrom('open', 'covert', 'self'),
});
const outlet: fc.Arbitrary<OutletSpec> = fc.record({
  openedOn: fc.constantFrom(null, '2020-01-01', '2026-08-15', '2026-09-01'),
  ownership: fc.constantFrom('own', 'partner', null),
  type: fc.constantFrom('hall', 'kiosk', null),
  class: fc.constantFrom('A', 'B', null),
  regions: fc.constantFrom(['P', 'X'], ['P', 'Y'], ['P', null]),
  attributes: fc.record({ area: fc.option(value), place: fc.constantFrom('A', 'B', 'C', null) }),
  frozen: fc.integer({ min: 0, max: 19 }).map((n) => n === 0),
  figures: fc.dictionary(fc.constantFrom(...FIGURES.flatMap((figure) => [...MONTHS, '2026-Q3'].map((month) => `${figure}@${month}`))), value, { maxKeys: 8 }),
  visits: fc.array(visit, { maxLength: 5 }),
  events: fc.array(event, { maxLength: 4 }),
  answers: fc.array(fc.record({ on: day, value, count: fc.integer({ min: 1, max: 3 }) }), { maxLength: 3 }),
  judgements: fc.oneof(fc.constant({}), fc.record({ image: value })),
  otherScores: fc.oneof(fc.constant({}), fc.record({ 'credit@2026-08/total': value })),
  level,
  earlier: fc.dictionary(fc.constantFrom('2026-08', '2026-07', '2026-06'), fc.record({
    level,
    total: fc.constantFrom('70', '45.5'),
    unblended: fc.constantFrom({}, { d0: '55.5' }, { d0: '70', d1: '33.33' }),
    measured: fc.constantFrom({}, { i00: '40.125' }, { i00: '70', d0: '66' }, { i01: '12.5', i10: '33.333', d1: '80' }),
    values: fc.constantFrom({}, { 'score/i00': '60', 'score/d0': '50' }, { 'score/i00': '50', 'raw/i00': '30' }, { 'raw/i00': '29.5' }, { 'score/i00': '49.99', 'score/d0': '70' }),
  }), { maxKeys: 3 }),
});

export const randomOutlets = fc.array(outlet, { minLength: 1, maxLength: 12 }).map((specs) => specs.map((spec, index) => ({ ...spec, code: `N${String(index).padStart(3, '0')}`, visits: (spec.visits ?? []).map((each, place) => ({ ...each, code: `V${index}-${place}` })), events: (spec.events ?? []).map((each, place) => ({ ...each, code: `E${index}-${place}` })) })));
