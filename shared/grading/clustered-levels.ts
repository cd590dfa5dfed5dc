import { wholeRange } from '../exact/bounds.ts';
import { affine, BIG, valueAt, type ExactColumn } from '../exact/exact-column.ts';
import { compare, rational, sub, ZERO, type Rational } from '../exact/rational.ts';
import type { Order } from '../scheme/scheme.ts';
import { chooseCohorts, cohortNames, rowsWhere, type CohortChoice, type CohortFrame } from './cohorts.ts';
import { clusterCentres, middles } from './clusters.ts';
import { NO_LEVEL } from './raw-level.ts';
import { textAt } from './text-columns.ts';

export interface ClusterContext {
  /** How many levels there are. */
  readonly count: number;
  readonly outlier: Rational | null;
  readonly values: ExactColumn;
  readonly order: Order;
  readonly frame: CohortFrame;
  readonly isMember: (row: number) => boolean;
}

export interface ClusteredLevels {
  /** Place of the level; -2 where no cohort forms the groups. */
  readonly levels: Int16Array;
  readonly choice: CohortChoice;
  /** Centres of the groups by the cohort's name, lowest level first. */
  readonly centres: ReadonlyMap<string, readonly Rational[]>;
}

/**
 * Levels by the nearest centre in each outlet's cohort. Where a cohort cannot form the groups (one of them would start
 * empty) the outlet is read against the next wider one.
 */
export function clusteredLevels(context: ClusterContext): ClusteredLevels {
  const { frame, isMember, values, order } = context;
  // The best end up: of lower-is-better values the negative is grouped, and the centres are turned back.
  const signed = order === 'low' ? affine(values, rational(-1n), ZERO) : values;
  const members = rowsWhere(values.num.length, isMember);
  const base = chooseCohorts(frame, members, members);
  const level = new Int8Array(base.level.length).fill(-1);
  const levels = new Int16Array(level.length).fill(NO_LEVEL);
  const found: Map<number, readonly Rational[]>[] = [];
  for (let place = frame.levels.length - 1; place >= 0; place -= 1) {
    const isOpen = (row: number): boolean => base.level[row]! >= 0 && level[row]! < 0;
    const groups = new Map<number, readonly Rational[]>();
    for (const [each, rows] of membersOf(context, base, place, isOpen)) {
      const centres = clusterCentres(countValues(signed, rows), context.count, context.outlier);
      if (centres === null) continue;
      groups.set(each, centres);
      const nearest = nearestCentre(signed, centres);
      for (const row of rows) {
        if (!isOpen(row)) continue;
        level[row] = place;
        levels[row] = nearest(row);
      }
    }
    found[place] = groups;
  }
  const choice: CohortChoice = { ...base, level, isShort: level.includes(-1) };
  return { levels, choice, centres: namedCentres(choice, found, order) };
}

/** The members of every group at one place of the frame that is large enough and that an open row is in. */
function membersOf({ frame, isMember }: ClusterContext, { sizes }: CohortChoice, place: number, isOpen: (row: number) => boolean): ReadonlyMap<number, readonly number[]> {
  const { group } = frame.levels[place]!;
  const asked = new Set<number>();
  for (let row = 0; row < group.length; row += 1) if (group[row]! >= 0 && isOpen(row) && sizes[place]![group[row]!]! >= frame.minCohort) asked.add(group[row]!);
  const members = new Map<number, number[]>();
  for (let row = 0; row < group.length; row += 1) {
    const each = group[row]!;
    if (!asked.has(each) || !isMember(row)) continue;
    const known = members.get(each);
    if (known === undefined) members.set(each, [row]);
    else known.push(row);
  }
  return members;
}

function countValues(column: ExactColumn, rows: readonly number[]): ReadonlyMap<Rational, number> {
  const counts = new Map<string | number, { readonly value: Rational; count: number }>();
  for (const row of rows) {
    const big = column.big.get(row);
    const key = Number.isFinite(column.num[row]!) || big === undefined ? column.num[row]! : `${big.num}/${big.den}`;
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { value: valueAt(column, row)!, count: 1 });
    else known.count += 1;
  }
  return new Map([...counts.values()].map(({ value, count }) => [value, count]));
}

/** The place of the centre nearest to a row's value; in the middle of two the lower. */
function nearestCentre(signed: ExactColumn, centres: readonly Rational[]): (row: number) => number {
  const ends = middles(centres);
  const last = ends.map((high) => wholeRange({ low: null, lowIncluded: true, high, highIncluded: true }, signed.den).to);
  return (row) => {
    const num = signed.num[row]!;
    const exact = num === BIG ? valueAt(signed, row)! : null;
    const place = exact === null ? last.findIndex((end) => num <= end) : ends.findIndex((end) => compare(exact, end) <= 0);
    return place === -1 ? centres.length - 1 : place;
  };
}

function namedCentres(choice: CohortChoice, found: readonly ReadonlyMap<number, readonly Rational[]>[], order: Order): ReadonlyMap<string, readonly Rational[]> {
  const names = cohortNames(choice);
  const named = new Map<string, readonly Rational[]>();
  choice.level.forEach((place, row) => {
    const name = place < 0 ? null : textAt(names, row);
    if (name === null || named.has(name)) return;
    const centres = found[place]!.get(choice.frame.levels[place]!.group[row]!)!;
    named.set(name, order === 'low' ? centres.map((centre) => sub(ZERO, centre)) : centres);
  });
  return named;
}
