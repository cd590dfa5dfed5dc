import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planFigures } from '../../../shared/benefits/plan-figures.ts';
import type { Benefit, BenefitCell, BenefitPlan, RoundingMode } from '../../../shared/benefits/plan.ts';
import { workPlan, type Grant } from '../../../shared/benefits/work-plan.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import { gradeBase } from '../../../shared/grading/reach-probe.ts';
import { buildInput } from '../grading/build-input.ts';
import { buildScheme, indicator } from '../grading/build-scheme.ts';

/** A fraction of the model; null: missing. */
type Q = readonly [bigint, bigint] | null;
/** A formula as a tree, written out for the program and reckoned here by itself. */
type Tree = number | 'sales' | 'rent' | 'stars' | `b${number}` | readonly [Tree, '+' | '-' | '*' | '/', Tree];

const LEVELS = ['s1', 's2', 's3', 's4', 's5'] as const;
const STARS: Readonly<Record<string, bigint>> = { s1: 1n, s2: 2n, s3: 3n, s4: 4n, s5: 5n };

const tree = (before: number): fc.Arbitrary<Tree> =>
  fc.letrec<{ tree: Tree }>((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom<Tree>('sales', 'rent', 'stars', 0, 1, 3, 7, 12, ...Array.from({ length: before }, (_, place) => `b${place}` as const)),
      fc.tuple(tie('tree'), fc.constantFrom('+' as const, '-' as const, '*' as const, '/' as const), tie('tree')),
    ),
  })).tree;
const cell = (before: number): fc.Arbitrary<Tree | null> => fc.option(tree(before), { freq: 4 });
const shape = fc.record({
  cap: fc.option(fc.integer({ min: 0, max: 60 })),
  floor: fc.option(fc.integer({ min: -60, max: 0 })),
  step: fc.constantFrom('0.01', '1', '5', '0.5'),
  mode: fc.constantFrom<RoundingMode>('nearest', 'up', 'down'),
  after: fc.boolean(),
});
const plans = fc.tuple(shape, shape, shape).chain((shapes) => fc.tuple(...shapes.map((own, place) => fc.tuple(fc.constant(own), fc.array(cell(place), { minLength: LEVELS.length, maxLength: LEVELS.length })))));
const outlets = fc.array(
  fc.record({ sales: fc.option(fc.integer({ min: -20, max: 100 }), { freq: 6 }), rent: fc.option(fc.integer({ min: 0, max: 40 }), { freq: 6 }), level: fc.constantFrom(...LEVELS, null) }),
  { minLength: 1, maxLength: 12 },
);

describe('workPlan against a slow plain model', () => {
  it('gives every outlet the same amounts or nothing, in any order of the outlets', () => {
    fc.assert(
      fc.property(plans, outlets, (benefits, rows) => {
        const plan = planOf(benefits);
        const expected = rows.map(({ sales, rent, level }) => modelOf(benefits, { sales, rent, level }));
        expect(amounts(plan, rows)).toEqual(expected);
        expect(amounts(plan, [...rows].reverse())).toEqual([...expected].reverse());
      }),
      { numRuns: 250, seed: 150 },
    );
  });
});

type Made = readonly (readonly [{ readonly cap: number | null; readonly floor: number | null; readonly step: string; readonly mode: RoundingMode; readonly after: boolean }, readonly (Tree | null)[]])[];
interface Row {
  readonly sales: number | null;
  readonly rent: number | null;
  readonly level: string | null;
}

function planOf(benefits: Made): BenefitPlan {
  return {
    format: 'startier-benefits/1',
    code: 'p',
    name: { zh: '方案' },
    scheme: 'test',
    from: '2026-01' as PeriodId,
    benefits: benefits.map(([{ cap, floor, step, mode, after }, cells], place): Benefit => ({
      code: `b${place}`,
      name: { zh: `权益${place}` },
      kind: 'money',
      levels: Object.fromEntries(cells.flatMap((own, at): (readonly [string, BenefitCell])[] => (own === null ? [] : [[LEVELS[at]!, { formula: written(own) }]]))),
      limits: { ...(cap === null ? {} : { cap }), ...(floor === null ? {} : { floor }) },
      rounding: { to: { step }, mode, stage: after ? 'afterLimits' : 'beforeLimits' },
    })),
  };
}

function written(own: Tree): string {
  return typeof own === 'object' ? `(${written(own[0])}${own[1]}${written(own[2])})` : String(own);
}

/** What the program grants, row by row, as fractions in lowest terms. */
function amounts(plan: BenefitPlan, rows: readonly Row[]): readonly (readonly string[])[] {
  const scheme = buildScheme([indicator('sales', { cap: 'none', floor: 'none' })]);
  const specs = rows.map(({ sales, rent }, place) => ({ code: String(place).padStart(3, '0'), figures: { sales, rent } }));
  const input = buildInput('2026-09', specs);
  const worked = workPlan(plan, planFigures(gradeBase(scheme, input), input), rows.map(({ level }) => level));
  return rows.map((_, row) => worked.map(({ grants }) => shown(grants[row]!)));
}

function shown(grant: Grant): string {
  return grant.kind === 'amount' ? `${grant.value.num}/${grant.value.den}` : grant.kind;
}

function modelOf(benefits: Made, row: Row): readonly string[] {
  const before: Q[] = [];
  return benefits.map(([{ cap, floor, step, mode, after }, cells]) => {
    const own = row.level === null ? null : (cells[LEVELS.indexOf(row.level as (typeof LEVELS)[number])] ?? null);
    if (own === null) {
      before.push(null);
      return 'none';
    }
    const raw = reckon(own, row, before);
    if (raw === null) {
      before.push(null);
      return 'missing';
    }
    const size: Q = step === '0.01' ? [1n, 100n] : step === '0.5' ? [1n, 2n] : [BigInt(step), 1n];
    const hold = (value: Exclude<Q, null>): Exclude<Q, null> => (cap !== null && value[0] > BigInt(cap) * value[1] ? [BigInt(cap), 1n] : floor !== null && value[0] < BigInt(floor) * value[1] ? [BigInt(floor), 1n] : value);
    const value = after ? rounded(hold(raw), size, mode) : hold(rounded(raw, size, mode));
    before.push(value);
    const [num, den] = lowest(value);
    return `${num}/${den}`;
  });
}

function reckon(own: Tree, row: Row, before: readonly Q[]): Q {
  if (typeof own === 'number') return [BigInt(own), 1n];
  if (own === 'sales' || own === 'rent') return row[own] === null ? null : [BigInt(row[own]), 1n];
  if (own === 'stars') return [STARS[row.level!]!, 1n];
  if (typeof own === 'string') return before[Number(own.slice(1))] ?? null;
  const [a, b] = [reckon(own[0], row, before), reckon(own[2], row, before)];
  if (a === null || b === null) return null;
  switch (own[1]) {
    case '+':
      return [a[0] * b[1] + b[0] * a[1], a[1] * b[1]];
    case '-':
      return [a[0] * b[1] - b[0] * a[1], a[1] * b[1]];
    case '*':
      return [a[0] * b[0], a[1] * b[1]];
    case '/':
      return b[0] === 0n ? null : b[0] < 0n ? [-a[0] * b[1], a[1] * -b[0]] : [a[0] * b[1], a[1] * b[0]];
  }
}

/** The multiple of the step, by whole steps counted on the value without its sign. */
function rounded([num, den]: Exclude<Q, null>, step: Exclude<Q, null>, mode: RoundingMode): Exclude<Q, null> {
  const sign = num < 0n ? -1n : 1n;
  const [top, bottom] = [num * sign * step[1], den * step[0]];
  const whole = top / bottom;
  const rest = top % bottom;
  const steps = rest === 0n || mode === 'down' ? whole : mode === 'up' || rest * 2n >= bottom ? whole + 1n : whole;
  return [sign * steps * step[0], step[1]];
}

function lowest([num, den]: Exclude<Q, null>): Exclude<Q, null> {
  let [a, b] = [num < 0n ? -num : num, den];
  while (b !== 0n) [a, b] = [b, a % b];
  return [num / a, den / a];
}
