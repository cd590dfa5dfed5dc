import { add, compare, div, mul, rational, sub, type Rational } from '../../../shared/exact/rational.ts';
import type { CohortRule, LevelRule, Scheme, SeatRule } from '../../../shared/scheme/scheme.ts';
import type { GradingInput } from '../../../shared/grading/grading-input.ts';
import { mean, median, num, seats as wholePlaces } from './model-numbers.ts';

/** The outlets of a cohort that a row is read against, with the cohort's name. */
export interface ModelCohort {
  readonly members: readonly number[];
  readonly name: string;
}

/** What the levels of the model are read from. */
export interface LevelWorld {
  readonly scheme: Scheme;
  readonly history: GradingInput['history'];
  readonly rows: readonly number[];
  readonly total: (row: number) => Rational | null;
  readonly further: (code: string, row: number) => Rational | null;
  readonly score: (code: string, row: number) => Rational | null;
  readonly isEligible: (row: number) => boolean;
  /** Above 0 where `a` stands better than `b`; both have totals. */
  readonly better: (a: number, b: number) => number;
  /** The cohorts of a row that have enough members, narrowest first. */
  readonly cohorts: (rule: CohortRule | undefined, row: number, isMember: (row: number) => boolean) => readonly ModelCohort[];
  /** The place that the rule's formula gives, `BELOW` or `NONE`. */
  readonly byFormula: (expression: string, row: number) => number;
}

export const BELOW: number = -1;
export const NONE: number = -2;

/** The raw level of every row. */
export function modelLevels(world: LevelWorld): number[] {
  const { scheme, rows, total } = world;
  const rule: LevelRule = scheme.levelRule ?? { kind: 'cutoffs' };
  if (scheme.levels.length === 0) return rows.map(() => NONE);
  switch (rule.kind) {
    case 'cutoffs':
      return rows.map((row) => (total(row) === null ? NONE : scheme.levels.findLastIndex((_, place) => reaches(world, row, place))));
    case 'quota':
      return guarded(world, rule, rows.map((row) => byQuota(world, rule, row)), quotaLines(world, rule));
    case 'cutoffsWithQuota':
      return byLinesAndSeats(world, rule);
    case 'clusters':
      return byClusters(world, rule);
    case 'formula':
      return rows.map((row) => (total(row) === null ? NONE : world.byFormula(rule.expression, row)));
  }
}

/** Whether the row meets all conditions of a level; on the line is reached unless it is excluded. */
function reaches({ scheme, total, further, score }: LevelWorld, row: number, place: number): boolean {
  const level = scheme.levels[place]!;
  const isOver = (value: Rational | null, line: string | number, order: 'high' | 'low' = 'high'): boolean => {
    if (value === null) return false;
    const side = compare(value, num(line)) * (order === 'low' ? -1 : 1);
    return level.lineExclusive === true ? side > 0 : side >= 0;
  };
  if (level.line !== undefined && !isOver(total(row), level.line!, scheme.order)) return false;
  for (const { code, order } of scheme.totals ?? []) {
    const line = level.lines?.[code];
    if (line !== undefined && line !== null && !isOver(further(code, row), line, order)) return false;
  }
  return (level.gates ?? []).every(({ of, atLeast, atMost }) => {
    const value = score('dimension' in of ? of.dimension : of.indicator, row);
    if (value === null) return false;
    return (atLeast === undefined || compare(value, num(atLeast)) >= 0) && (atMost === undefined || compare(value, num(atMost)) <= 0);
  });
}

/** First place of a tie, or the last one where ties stay out. */
function rankAmong({ better }: Pick<LevelWorld, 'better'>, row: number, members: readonly number[], ties: 'in' | 'out' | undefined): number {
  const ahead = members.filter((other) => better(other, row) > 0).length;
  const equal = members.filter((other) => better(other, row) === 0).length;
  return ties === 'out' ? ahead + equal : ahead + 1;
}

/** n of the shares of a cohort. */
function sizeOf(world: LevelWorld, rule: SeatRule, row: number, cohort: ModelCohort): number {
  if (rule.of !== 'population') return cohort.members.length;
  const counted = world.cohorts({ ...(rule.cohort ?? world.scheme.cohort ?? { keys: [] }), minCohort: 1 }, row, world.isEligible);
  return counted.find(({ name }) => name === cohort.name)!.members.length;
}

function seatsOf({ scheme }: LevelWorld, place: number, n: number): Rational | null {
  const { share, seats } = scheme.levels[place]!;
  if (seats !== undefined) return rational(BigInt(seats));
  return share === undefined ? null : div(mul(num(share!), rational(BigInt(n))), rational(100n));
}

/** Seats added up from the best level down to this one, then rounded; null: the level has none. */
function seatsDownTo(world: LevelWorld, rule: SeatRule, place: number, n: number): number | null {
  if (seatsOf(world, place, n) === null) return null;
  let sum = rational(0n);
  for (let each = world.scheme.levels.length - 1; each >= place; each -= 1) sum = add(sum, seatsOf(world, each, n) ?? rational(0n));
  return Number(wholePlaces(sum, rule.rounding ?? 'down').num);
}

function seatCohort(world: LevelWorld, rule: SeatRule, row: number): ModelCohort | null {
  if (world.total(row) === null) return null;
  return world.cohorts(rule.cohort ?? world.scheme.cohort, row, (other) => world.total(other) !== null)[0] ?? null;
}

function byQuota(world: LevelWorld, rule: SeatRule, row: number): number {
  const cohort = seatCohort(world, rule, row);
  if (cohort === null) return NONE;
  const rank = rankAmong(world, row, cohort.members, rule.ties);
  const n = sizeOf(world, rule, row, cohort);
  return world.scheme.levels.findLastIndex((_, place) => {
    const seats = seatsDownTo(world, rule, place, n);
    return seats === null || rank <= seats;
  });
}

function byLinesAndSeats(world: LevelWorld, rule: SeatRule): number[] {
  const { scheme, rows } = world;
  const levels = rows.map((row) => (seatCohort(world, rule, row) === null ? NONE : BELOW));
  for (let place = scheme.levels.length - 1; place >= 0; place -= 1) {
    const candidates = rows.filter((row) => levels[row] === BELOW && reaches(world, row, place));
    const seated = candidates.filter((row) => {
      const cohort = seatCohort(world, rule, row)!;
      const own = seatsOf(world, place, sizeOf(world, rule, row, cohort));
      if (own === null) return true;
      const rivals = candidates.filter((other) => cohort.members.includes(other));
      return rankAmong(world, row, rivals, rule.ties) <= Number(wholePlaces(own, rule.rounding ?? 'down').num);
    });
    for (const row of seated) levels[row] = place;
  }
  return levels;
}

type Lines = readonly (Rational | null)[];
/** The cohort of each row, with its lines; null: none. */
type RowLines = readonly ({ readonly name: string; readonly lines: Lines } | null)[];

/** Of each level the total of the last member who has a seat of it or of a better one. */
function quotaLines(world: LevelWorld, rule: SeatRule): RowLines {
  return world.rows.map((row) => {
    const cohort = seatCohort(world, rule, row);
    if (cohort === null) return null;
    const n = sizeOf(world, rule, row, cohort);
    const lines = world.scheme.levels.map((_, place) => {
      const seats = seatsDownTo(world, rule, place, n);
      if (seats === null) return null;
      const seated = cohort.members.filter((member) => rankAmong(world, member, cohort.members, rule.ties) <= seats);
      const last = seated.find((member) => seated.every((other) => world.better(other, member) >= 0));
      return last === undefined ? null : world.total(last);
    });
    return { name: cohort.name, lines };
  });
}

/** Reads levels by the guarded lines, where the guard holds by now. */
function guarded({ scheme, history, rows, total }: LevelWorld, rule: Extract<LevelRule, { kind: 'quota' | 'cutoffsWithQuota' | 'clusters' }>, free: number[], lines: RowLines): number[] {
  const { guard } = rule;
  if (guard === undefined || (history.guard?.periods ?? 0) + 1 < (rule.guardAfter ?? 1)) return free;
  const takesRest = rule.kind === 'clusters' || (scheme.levels[0]!.share === undefined && scheme.levels[0]!.seats === undefined);
  return rows.map((row) => {
    const own = lines[row]!;
    const value = total(row);
    if (own === null || value === null) return NONE;
    const kept = own.lines.map((line, place) => {
      const old = history.guard?.lines.find(({ cohort, level }) => cohort === own.name && level === scheme.levels[place]!.code)?.line;
      if (line === null || old === undefined) return line;
      const size = compare(old, rational(0n)) < 0 ? sub(rational(0n), old) : old;
      const most = 'points' in guard ? num(guard.points) : div(mul(size, num(guard.percent)), rational(100n));
      if (compare(line, add(old, most)) > 0) return add(old, most);
      return compare(line, sub(old, most)) < 0 ? sub(old, most) : line;
    });
    const reached = kept.findLastIndex((line) => line !== null && compare(value, line) * (scheme.order === 'low' ? -1 : 1) >= 0);
    return reached === -1 ? (takesRest ? 0 : BELOW) : reached;
  });
}

function byClusters(world: LevelWorld, rule: Extract<LevelRule, { kind: 'clusters' }>): number[] {
  const { scheme, rows, total } = world;
  const k = scheme.levels.length;
  // The best end up: of lower-is-better totals the negative is grouped.
  const value = (row: number): Rational => (scheme.order === 'low' ? sub(rational(0n), total(row)!) : total(row)!);
  const found = rows.map((row) => {
    if (total(row) === null) return null;
    for (const { name, members } of world.cohorts(rule.cohort ?? scheme.cohort, row, (other) => total(other) !== null)) {
      const centres = centresOf(members.map(value), k, rule.outlier === undefined ? null : num(rule.outlier));
      if (centres !== null) return { name, centres };
    }
    return null;
  });
  const free = rows.map((row) => (found[row] === null ? NONE : nearest(value(row), found[row]!.centres)));
  const lines = found.map((own) => {
    if (own === null) return null;
    const middles = own.centres.slice(1).map((centre, place) => div(add(centre, own.centres[place]!), rational(2n)));
    return { name: own.name, lines: [null, ...middles.map((middle) => (scheme.order === 'low' ? sub(rational(0n), middle) : middle))] };
  });
  return guarded(world, rule, free, lines);
}

/** The place of the nearest centre, the lower of two as near. */
function nearest(value: Rational, centres: readonly Rational[]): number {
  const away = centres.map((centre) => distance(value, centre));
  return away.findIndex((own) => away.every((other) => compare(own, other) <= 0));
}

function distance(a: Rational, b: Rational): Rational {
  const difference = sub(a, b);
  return difference.num < 0n ? sub(rational(0n), difference) : difference;
}

function centresOf(values: readonly Rational[], k: number, outlier: Rational | null): readonly Rational[] | null {
  const n = values.length;
  const groupOf = (value: Rational): number => {
    const below = values.filter((other) => compare(other, value) < 0).length;
    const equal = values.filter((other) => compare(other, value) === 0).length;
    const averageRank = below + (equal + 1) / 2;
    return Math.floor((averageRank * k) / (n + 1));
  };
  const groups = Array.from({ length: k }, (_, group) => values.filter((value) => groupOf(value) === group));
  if (groups.some((group) => group.length === 0)) return null;
  const settled = settle(values, groups.map(median), null);
  return outlier === null ? settled : settle(values, settled, outlier);
}

function settle(values: readonly Rational[], start: readonly Rational[], outlier: Rational | null): readonly Rational[] {
  let centres = start;
  for (let round = 0; round < 1000; round += 1) {
    const counted = values.filter((value) => outlier === null || centres.some((centre) => compare(distance(value, centre), outlier) <= 0));
    const next = centres.map((centre, place) => {
      const own = counted.filter((value) => nearest(value, centres) === place);
      return own.length === 0 ? centre : mean(own);
    });
    if (next.every((centre, place) => compare(centre, centres[place]!) === 0)) return centres;
    centres = next;
  }
  throw new Error('The clusters do not settle');
}

/** The level after the steps that hold, in order, each within the scale. */
export function modelSteps(scheme: Scheme, raw: number, isHeld: (index: number, level: number) => boolean): number {
  if (raw === NONE) return NONE;
  const placeOf = (code: string): number => scheme.levels.findIndex((level) => level.code === code);
  let level = raw;
  (scheme.levelSteps ?? []).forEach(({ effect }, index) => {
    if (!isHeld(index, level)) return;
    const lowest = level === BELOW ? BELOW : 0;
    let next = level;
    if (effect.kind === 'move') next = level + effect.by;
    if (effect.kind === 'cap' && placeOf(effect.at) < level) next = placeOf(effect.at);
    if (effect.kind === 'floor' && placeOf(effect.at) > level) next = placeOf(effect.at);
    if (effect.kind === 'capByRaw' && raw + effect.plus < level) next = raw + effect.plus;
    if (effect.kind === 'floorByRaw' && raw + effect.plus > level) next = raw + effect.plus;
    level = next < lowest ? lowest : next > scheme.levels.length - 1 ? scheme.levels.length - 1 : next;
  });
  return level;
}
