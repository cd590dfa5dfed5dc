import { orderKeys, valueAt, type ExactColumn } from '../exact/exact-column.ts';
import { inRange } from '../exact/bounds.ts';
import { add, div, HUNDRED, max, min, mul, rational, sub, type Rational } from '../exact/rational.ts';
import { exactNumber } from '../exact/scheme-number.ts';
import type { Guard, Order, Scheme } from '../scheme/scheme.ts';
import { cohortNames, type CohortChoice } from './cohorts.ts';
import { middles } from './clusters.ts';
import type { TextColumn } from './columns.ts';
import type { GradingInput, PublishedLine } from './grading-input.ts';
import { BELOW, NO_LEVEL, rangeFrom } from './raw-level.ts';
import { seatsOf, type SeatedLevel, type SeatTerms } from './seats.ts';
import { textAt } from './text-columns.ts';

/** A line a level, lowest first; null: the level has none. */
export type LevelLines = readonly (Rational | null)[];

/** What the relative levels of a run follow from: the cohort of each outlet, and what its levels were read by. */
export interface RelativeFacts {
  readonly cohort: TextColumn;
  /** By the cohort's name. */
  readonly cohorts: ReadonlyMap<string, RelativeCohort>;
  /** Whether a guard applied, so that levels were read by the lines. */
  readonly isGuarded: boolean;
  /** For a rule with a guard: the lines for the next period to read, those of this one and older ones that it did not renew. */
  readonly published: readonly PublishedLine[];
}

export interface RelativeCohort {
  readonly size: number;
  /** Of `clusters`, lowest level first. */
  readonly centres?: readonly Rational[];
  /** Totals that reach each level, after the guard. */
  readonly lines: LevelLines;
  /** The lines before the guard, where it moved one. */
  readonly unguarded?: LevelLines;
}

/** The lines of clusters: the middles of their centres. */
export function clusterLines(centres: readonly Rational[]): LevelLines {
  return [null, ...middles(centres)];
}

export interface QuotaCase {
  readonly levels: readonly SeatedLevel[];
  readonly rule: SeatTerms;
  readonly total: ExactColumn;
  /** How the outlets stand (`totalStanding`). */
  readonly standing: ExactColumn;
  readonly choice: CohortChoice;
  readonly isMember: (row: number) => boolean;
  /** n of the seats, by row. */
  readonly size: Int32Array;
}

/** The lines of a quota by cohort: the total of the last who has a seat of the level or a better one. */
export function quotaLines(quota: QuotaCase): ReadonlyMap<string, LevelLines> {
  const { levels, rule, choice, isMember, size } = quota;
  const names = cohortNames(choice);
  const keys = orderKeys(quota.standing);
  const lines = new Map<string, LevelLines>();
  const members = new Map<number, ReadonlyMap<number, readonly number[]>>();
  choice.level.forEach((place, row) => {
    const name = place < 0 ? null : textAt(names, row);
    if (name === null || lines.has(name)) return;
    const { group } = choice.frame.levels[place]!;
    const groups = members.get(place) ?? rowsByGroup(group, isMember);
    members.set(place, groups);
    const ordered = bestFirst(groups.get(group[row]!) ?? [], keys);
    const seats = seatsOf(levels, rule, size[row]!);
    lines.set(name, seats.map((last) => (last === null ? null : lastTotal(quota, ordered, last))));
  });
  return lines;
}

function rowsByGroup(group: Int32Array, isMember: (row: number) => boolean): ReadonlyMap<number, readonly number[]> {
  const groups = new Map<number, number[]>();
  for (let row = 0; row < group.length; row += 1) {
    if (group[row]! < 0 || !isMember(row)) continue;
    const known = groups.get(group[row]!);
    if (known === undefined) groups.set(group[row]!, [row]);
    else known.push(row);
  }
  return groups;
}

interface Ordered {
  readonly rows: readonly number[];
  /** How each stands, in the same order. */
  readonly keys: Float64Array;
}

function bestFirst(rows: readonly number[], keys: Float64Array): Ordered {
  const sorted = [...rows].sort((a, b) => keys[b]! - keys[a]!);
  return { rows: sorted, keys: Float64Array.from(sorted, (row) => keys[row]!) };
}

/** The total of the last seated one; null: nobody is. Where ties stay out, a tie across the last seat has none. */
function lastTotal({ total, rule }: QuotaCase, { rows, keys }: Ordered, seats: number): Rational | null {
  let last = Math.min(seats, rows.length) - 1;
  const next = keys[last + 1];
  if (rule.ties === 'out') while (last >= 0 && keys[last] === next) last -= 1;
  return last < 0 ? null : valueAt(total, rows[last]!);
}

/** The guard of a scheme's level rule with the lines of the last published run, and whether it applies by now. */
export interface GuardCase {
  readonly scheme: Scheme;
  readonly guard: Guard;
  readonly guardAfter: number;
  /** Earlier published periods of the scheme. */
  readonly periods: number;
  /** The last published lines by cohort and level. */
  readonly last: ReadonlyMap<string, PublishedLine>;
}

export function guardCase(scheme: Scheme, { guard, guardAfter }: { readonly guard?: Guard; readonly guardAfter?: number }, history: GradingInput['history']['guard']): GuardCase | null {
  if (guard === undefined) return null;
  const last = new Map((history?.lines ?? []).map((line) => [keyOf(line), line]));
  return { scheme, guard, guardAfter: guardAfter ?? 1, periods: history?.periods ?? 0, last };
}

function keyOf({ cohort, level }: Pick<PublishedLine, 'cohort' | 'level'>): string {
  return `${cohort}\n${level}`;
}

/** Whether this is at least the `guardAfter`-th period of the scheme. */
export function isGuardOn({ guardAfter, periods }: GuardCase): boolean {
  return periods + 1 >= guardAfter;
}

/** The lines of a cohort, each within the guard of the last published one. */
export function guardLines({ scheme, guard, last }: GuardCase, cohort: string, lines: LevelLines): LevelLines {
  return lines.map((line, place) => {
    const level = scheme.levels[place]!.code;
    const old = last.get(keyOf({ cohort, level }))?.line;
    if (line === null || old === undefined) return line;
    const most = 'points' in guard ? exactNumber(guard.points) : div(mul(size(old), exactNumber(guard.percent)), HUNDRED);
    return max(sub(old, most), min(add(old, most), line));
  });
}

/** The lines that the next period reads: those of this run by its cohorts, then older ones that it did not renew. */
export function linesToPublish({ scheme, last }: GuardCase, cohorts: ReadonlyMap<string, RelativeCohort>): readonly PublishedLine[] {
  const own = [...cohorts].flatMap(([cohort, { lines }]) =>
    lines.flatMap((line, place): PublishedLine[] => (line === null ? [] : [{ cohort, level: scheme.levels[place]!.code, line }])),
  );
  const renewed = new Set(own.map(keyOf));
  return [...own, ...[...last.values()].filter((line) => !renewed.has(keyOf(line)))];
}

/** Levels read by the lines of each outlet's cohort: the best level whose line its total reaches. */
export function levelsByLine(total: ExactColumn, order: Order, cohort: TextColumn, cohorts: ReadonlyMap<string, RelativeCohort>, takesRest: boolean): Int16Array {
  const lowest = takesRest ? 0 : BELOW;
  return Int16Array.from(total.num, (_, row) => {
    const name = textAt(cohort, row);
    const value = valueAt(total, row);
    const own = name === null ? undefined : cohorts.get(name);
    if (value === null || own === undefined) return NO_LEVEL;
    const reached = own.lines.findLastIndex((line) => line !== null && inRange(value, rangeFrom(line, order, true)));
    return reached === -1 ? lowest : reached;
  });
}

function size(value: Rational): Rational {
  return value.num < 0n ? rational(-value.num, value.den) : value;
}
