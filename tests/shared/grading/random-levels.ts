import fc from 'fast-check';
import { parseNumber } from '../../../shared/exact/rational.ts';
import type { GradingInput } from '../../../shared/grading/grading-input.ts';
import type { MovementPolicy } from '../../../shared/scheme/movement-policy.ts';
import type { Adjustment, Condition, Guard, Level, LevelRule, Scheme, VetoEffect } from '../../../shared/scheme/scheme.ts';
import { dimension, figure, indicator } from './build-scheme.ts';
import type { OutletSpec } from './build-input.ts';
import { ADJUSTMENT_FORMULAS, EARLY_CONDITIONS, LATE_CONDITIONS, LEVEL_FORMULAS, STEP_CONDITIONS } from './model-formulas.ts';
import { randomKeys, randomOutlets, randomScheme, recordTable } from './random-cases.ts';

/** Every random scheme has these. */
const INDICATOR = 'i00';
const DIMENSION = 'd0';
const FURTHER = { code: 'more', root: 'more-root', indicator: 'extra' };

const cohort = fc.record({ keys: randomKeys, minCohort: fc.integer({ min: 1, max: 3 }) });
const edge = fc.integer({ min: -5, max: 110 });
const is = fc.constantFrom('<' as const, '<=' as const, '=' as const, '!=' as const, '>=' as const, '>' as const);

/** Conditions on raw values and facts. */
const early: fc.Arbitrary<Condition> = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(is, edge).map(([how, than]): Condition => ({ value: { indicator: INDICATOR }, is: how, than })) },
  { weight: 2, arbitrary: fc.constantFrom<Condition>({ value: 'ownership', is: '=', than: 'own' }, { value: 'ownership', is: '!=', than: 'own' }, { value: { attribute: 'place' }, is: '>=', than: 'B' }) },
  { weight: 2, arbitrary: fc.constant<Condition>({ redLine: {} }) },
  { weight: 1, arbitrary: fc.tuple(is, edge).map(([how, than]): Condition => ({ value: { attribute: 'area' }, is: how, than })) },
  { weight: 1, arbitrary: fc.constantFrom(...Object.keys(EARLY_CONDITIONS)).map((formula): Condition => ({ formula })) },
);
const score: fc.Arbitrary<Condition> = fc.oneof(
  early,
  fc.tuple(is, edge).map(([how, than]): Condition => ({ value: { indicator: INDICATOR, read: 'score' }, is: how, than })),
  fc.tuple(is, edge).map(([how, than]): Condition => ({ value: { dimension: DIMENSION }, is: how, than })),
);
const late: fc.Arbitrary<Condition> = joined(
  fc.oneof(
    { weight: 2, arbitrary: score },
    { weight: 2, arbitrary: fc.tuple(is, edge).map(([how, than]): Condition => ({ value: 'total', is: how, than })) },
    { weight: 1, arbitrary: fc.constantFrom(...Object.keys(LATE_CONDITIONS)).map((formula): Condition => ({ formula })) },
  ),
);

function joined(one: fc.Arbitrary<Condition>): fc.Arbitrary<Condition> {
  return fc.oneof(
    { weight: 5, arbitrary: one },
    { weight: 1, arbitrary: one.map((not): Condition => ({ not })) },
    { weight: 1, arbitrary: fc.tuple(one, one).map((all): Condition => ({ all })) },
    { weight: 1, arbitrary: fc.tuple(one, one).map((any): Condition => ({ any })) },
  );
}

const CODES = ['s1', 's2', 's3', 's4', 's5'];
const code = fc.constantFrom(...CODES);
const share = fc.constantFrom('10', '20', '70/3', '12.5');

const effect: fc.Arbitrary<VetoEffect> = fc.oneof(
  edge.map((at): VetoEffect => ({ kind: 'capTotal', at })),
  code.map((at): VetoEffect => ({ kind: 'capLevel', at })),
  code.map((level): VetoEffect => ({ kind: 'forceLevel', level })),
  fc.constantFrom('belowScale' as const, 'notGraded' as const, 'notEligible' as const, 'pending' as const, 'terminated' as const).map((state): VetoEffect => ({ kind: 'forceState', state })),
  fc.integer({ min: 1, max: 3 }).map((by): VetoEffect => ({ kind: 'lower', by })),
  fc.integer({ min: 1, max: 2 }).map((by): VetoEffect => ({ kind: 'demoteAtOnce', by })),
  fc.constant<VetoEffect>({ kind: 'demoteToLevel' }),
  fc.constant<VetoEffect>({ kind: 'noPromotion', periods: 1 }),
);
const steps = fc.oneof(
  fc.integer({ min: -2, max: 2 }).map((by) => ({ kind: 'move' as const, by })),
  fc.tuple(fc.constantFrom('cap' as const, 'floor' as const), code).map(([kind, at]) => ({ kind, at })),
  fc.tuple(fc.constantFrom('capByRaw' as const, 'floorByRaw' as const), fc.integer({ min: -1, max: 1 })).map(([kind, plus]) => ({ kind, plus })),
);

const enter = fc.oneof(
  fc.constant({ kind: 'raw' as const }),
  code.map((level) => ({ kind: 'fixed' as const, level })),
  code.map((level) => ({ kind: 'rawUpTo' as const, level })),
  fc.constantFrom({ kind: 'person' as const }, { kind: 'person' as const, upTo: 's2' }),
);
const movement: fc.Arbitrary<MovementPolicy> = fc.record(
  {
    enterLevel: enter,
    promoteAfter: fc.integer({ min: 1, max: 3 }),
    maxStepsUp: fc.integer({ min: 1, max: 3 }),
    demoteAfter: fc.integer({ min: 1, max: 3 }),
    maxStepsDown: fc.integer({ min: 1, max: 3 }),
    resetAfterMove: fc.boolean(),
    ungradedPeriod: fc.constantFrom('breaks' as const, 'passes' as const),
    minVisitsToDemote: fc.integer({ min: 0, max: 2 }),
    protectPeriods: fc.integer({ min: 0, max: 3 }),
    validity: fc.integer({ min: 1, max: 4 }),
    notEligible: fc.constantFrom('keeps' as const, 'ends' as const),
    maxPromotedShare: fc.constantFrom('0', '20', '100/3', '50', '100'),
    buffer: fc.constantFrom('0', '2', '7.5'),
    bufferDown: fc.constantFrom('0', '3', '12'),
  },
  { requiredKeys: [] },
);

const guard = fc.option(fc.record({ guard: fc.constantFrom<Guard>({ points: 0 }, { points: '2.5' }, { percent: 5 }, { percent: 30 }), guardAfter: fc.integer({ min: 1, max: 3 }) }), { nil: {}, freq: 2 });
const seatTerms = fc.record(
  { cohort, of: fc.constantFrom('graded' as const, 'population' as const), rounding: fc.constantFrom('up' as const, 'down' as const, 'nearest' as const), ties: fc.constantFrom('in' as const, 'out' as const) },
  { requiredKeys: [] },
);

interface Ruled {
  readonly levelRule: LevelRule;
  readonly levels: readonly Level[];
}

const named = (each: string): Level => ({ code: each, name: { zh: each } });
/** Rising or falling lines of the levels, the lowest with or without one. */
const lined = (isLow: boolean): fc.Arbitrary<readonly Level[]> =>
  fc.tuple(fc.uniqueArray(fc.integer({ min: 0, max: 100 }), { minLength: 5, maxLength: 5 }), fc.boolean(), fc.boolean(), fc.boolean(), fc.option(edge, { nil: null })).map(([edges, hasLowest, isExclusive, hasGate, more]) => {
    const sorted = edges.sort((a, b) => (isLow ? b - a : a - b));
    return CODES.map((each, place): Level => ({
      ...named(each),
      ...(place === 0 && !hasLowest ? {} : { line: sorted[place]! }),
      ...(isExclusive && place > 1 ? { lineExclusive: true } : {}),
      ...(hasGate && place === 3 ? { gates: [{ of: { dimension: DIMENSION }, atLeast: 20 }, { of: { indicator: INDICATOR }, atMost: 90 }] } : {}),
      ...(more !== null && place === 4 ? { lines: { [FURTHER.code]: more } } : {}),
    }));
  });
const quota: fc.Arbitrary<Ruled> = fc.tuple(seatTerms, guard, fc.array(fc.oneof(share.map((each) => ({ share: each })), fc.integer({ min: 0, max: 3 }).map((seats) => ({ seats }))), { minLength: 5, maxLength: 5 }), fc.boolean()).map(([terms, guarding, seats, hasLowest]) => ({
  levelRule: { kind: 'quota', ...terms, ...guarding },
  levels: CODES.map((each, place) => ({ ...named(each), ...(place === 0 && !hasLowest ? {} : seats[place]) })),
}));
const ruled = (isLow: boolean): fc.Arbitrary<Ruled> =>
  fc.oneof(
    { weight: 3, arbitrary: lined(isLow).map((levels): Ruled => ({ levelRule: { kind: 'cutoffs' }, levels })) },
    { weight: 2, arbitrary: quota },
    {
      weight: 2,
      arbitrary: fc.tuple(lined(isLow), seatTerms, fc.array(fc.option(share, { nil: undefined }), { minLength: 5, maxLength: 5 })).map(([levels, terms, shares]): Ruled => ({
        levelRule: { kind: 'cutoffsWithQuota', ...terms },
        levels: levels.map((level, place) => ({ ...level, ...(shares[place] === undefined ? {} : { share: shares[place] }) })),
      })),
    },
    {
      weight: 3,
      arbitrary: fc.tuple(fc.option(cohort, { nil: undefined }), fc.option(fc.constantFrom('0', '5', '25'), { nil: undefined }), guard, fc.integer({ min: 2, max: 5 })).map(([own, outlier, guarding, count]): Ruled => ({
        levelRule: { kind: 'clusters', ...(own === undefined ? {} : { cohort: own }), ...(outlier === undefined ? {} : { outlier }), ...guarding },
        levels: CODES.slice(0, count).map(named),
      })),
    },
    { weight: 1, arbitrary: fc.constantFrom(...Object.keys(LEVEL_FORMULAS)).map((expression): Ruled => ({ levelRule: { kind: 'formula', expression }, levels: CODES.map(named) })) },
    { weight: 1, arbitrary: fc.constant<Ruled>({ levelRule: { kind: 'cutoffs' }, levels: [] }) },
  );

const kind = fc.constantFrom('bonus' as const, 'penalty' as const);
const cap = fc.constantFrom('2', '10');
const adjusting = fc.record({
  items: fc.array<RandomAdjustments['items'][number]>(
    fc.oneof(
      fc.record({ kind, points: fc.constantFrom('0.5', '3', '1/3'), when: early, times: fc.constantFrom({ indicator: INDICATOR }, { indicator: INDICATOR, read: 'score' as const }), cap }, { requiredKeys: ['kind', 'points'] }),
      fc.record({ kind, formula: fc.constantFrom(...Object.keys(ADJUSTMENT_FORMULAS)), when: early, cap }, { requiredKeys: ['kind', 'formula'] }),
      fc.tuple(fc.record({ kind, when: early, cap }, { requiredKeys: ['kind'] }), recordTable).map(([head, table]) => ({ ...head, ...table })),
    ),
    { minLength: 1, maxLength: 3 },
  ),
  bonusCap: fc.option(fc.constantFrom('4', '8'), { nil: undefined }),
  penaltyCap: fc.option(fc.constantFrom('4', '8'), { nil: undefined }),
});

const parts = fc.boolean().chain((isLow) =>
  fc.record({
    isLow: fc.constant(isLow),
    rule: ruled(isLow),
    movement,
    hasFurther: fc.boolean(),
    furtherLow: fc.boolean(),
    ties: fc.subarray<NonNullable<Scheme['tieBreakers']>[number]>([{ of: { indicator: INDICATOR } }, { of: 'ownership', order: 'low' }, { of: { attribute: 'area' }, order: 'low' }, { of: { dimension: DIMENSION } }]),
    vetoes: fc.array(fc.tuple(late, fc.array(effect, { minLength: 1, maxLength: 2 })), { maxLength: 3 }),
    steps: fc.array(fc.tuple(fc.oneof({ weight: 2, arbitrary: late }, { weight: 1, arbitrary: fc.constantFrom(...Object.keys(STEP_CONDITIONS)).map((formula): Condition => ({ formula })) }), steps), { maxLength: 3 }),
    eligibility: fc.array(fc.tuple(joined(early), fc.constantFrom('notEligible' as const, 'pending' as const, 'terminated' as const, undefined)), { maxLength: 1 }),
    adjustments: fc.option(adjusting, { nil: undefined }),
  }),
);

/** A random scheme with every rule of levels, vetoes and movement that the model knows. */
export const randomLevelScheme: fc.Arbitrary<Scheme> = fc.tuple(randomScheme, parts).map(([base, part]) => {
  const { levels, levelRule } = part.rule;
  const codes = levels.map((level) => level.code);
  // Levels that the scheme no longer has are read as its lowest.
  const gone = CODES.filter((each) => !codes.includes(each));
  const known = (each: string): string => (codes.includes(each) ? each : (codes[0] ?? each));
  const kept = <T extends { readonly kind: string }>(each: T): T => {
    const renamed: Record<string, unknown> = { ...each };
    for (const key of ['at', 'level', 'upTo']) if (typeof renamed[key] === 'string') renamed[key] = known(renamed[key]);
    return renamed as T;
  };
  const usesLevels = levels.length > 0;
  const { enterLevel, ...rules } = part.movement;
  const further = part.hasFurther || levels.some(({ lines }) => lines !== undefined);
  const extra = indicator(FURTHER.indicator, { weight: 100, source: figure('f1'), method: { kind: 'direct' } });
  return {
    ...base,
    ...(part.isLow ? { order: 'low' as const } : {}),
    ...(further ? { totals: [{ code: FURTHER.code, name: { zh: FURTHER.code }, tree: dimension(FURTHER.root, [extra], { missing: 'zero' }), order: part.furtherLow ? ('low' as const) : ('high' as const), range: { from: 5 } }] } : {}),
    ...(part.ties.length > 0 ? { tieBreakers: part.ties } : {}),
    ...(part.eligibility.length > 0 ? { eligibility: part.eligibility.map(([require, otherwise], index) => ({ code: `e${index}`, name: { zh: `e${index}` }, require, ...(otherwise === undefined ? {} : { otherwise }) })) } : {}),
    ...(part.adjustments === undefined ? {} : { adjustments: adjustmentsOf(part.adjustments) }),
    levels,
    levelRule,
    ...(gone.length > 0 && usesLevels ? { replacesLevels: Object.fromEntries(gone.map((each) => [each, codes[0]!])) } : {}),
    ...(usesLevels && part.steps.length > 0 ? { levelSteps: part.steps.map(([when, own], index) => ({ code: `t${index}`, name: { zh: `t${index}` }, when, effect: kept(own) })) } : {}),
    ...(usesLevels && part.vetoes.length > 0 ? { vetoes: part.vetoes.map(([when, effects], index) => ({ code: `v${index}`, name: { zh: `v${index}` }, when, effects: effects.map(kept) })) } : {}),
    movement: { ...rules, ...(enterLevel === undefined || !usesLevels ? {} : { enterLevel: kept(enterLevel) }) },
  };
});

interface RandomAdjustments {
  readonly items: readonly Omit<Adjustment, 'code' | 'name'>[];
  readonly bonusCap: string | undefined;
  readonly penaltyCap: string | undefined;
}

function adjustmentsOf({ items, bonusCap, penaltyCap }: RandomAdjustments): NonNullable<Scheme['adjustments']> {
  return {
    items: items.map((item, index) => ({ ...item, code: `x${index}`, name: { zh: `x${index}` } }) as Adjustment),
    ...(bonusCap === undefined ? {} : { bonusCap }),
    ...(penaltyCap === undefined ? {} : { penaltyCap }),
  };
}

const past = fc.constantFrom('2026-08', '2026-07', '2026-06', '2026-05', '2025-12', null);
const history = fc.record({ lastRaisedIn: past, levelSince: past, noPromotionUntil: fc.constantFrom('2026-08', '2026-09', '2026-10', null), isRed: fc.integer({ min: 0, max: 3 }).map((n) => n === 0) });
/** Random outlets with what movement reads of the past, and red lines on some visits. */
export const randomLevelOutlets: fc.Arbitrary<readonly OutletSpec[]> = fc.tuple(randomOutlets, fc.array(history, { minLength: 12, maxLength: 12 })).map(([outlets, pasts]) =>
  outlets.map((outlet, index) => {
    const { isRed, ...own } = pasts[index]!;
    return { ...outlet, ...own, visits: (outlet.visits ?? []).map((visit, place) => ({ ...visit, redLine: isRed && place === 0 })) };
  }),
);

/** Lines published before, of cohorts that random schemes have. */
export const randomGuard: fc.Arbitrary<NonNullable<GradingInput['history']['guard']>> = fc.record({
  periods: fc.integer({ min: 0, max: 3 }),
  lines: fc
    .uniqueArray(fc.record({ cohort: fc.constantFrom('*', 'own', 'partner', 'P', 'P|own', 'X|own', 'high', 'low', 'high|own'), level: code, at: fc.integer({ min: -10, max: 200 }) }), { maxLength: 12, selector: ({ cohort: name, level }) => `${name} ${level}` })
    .map((lines) => lines.map(({ cohort: name, level, at }) => ({ cohort: name, level, line: parseNumber(`${at}/2`)! }))),
});
