import type { ExactColumn } from '../exact/exact-column.ts';
import { add, div, HUNDRED, mul, rational, ZERO, type Rational } from '../exact/rational.ts';
import type { Level, SeatRule } from '../scheme/scheme.ts';
import { chooseCohorts, cohortNames, rowsWhere, type CohortChoice, type CohortFrame } from './cohorts.ts';
import type { TextColumn } from './columns.ts';
import { rankInCohorts } from './rank.ts';
import { wholeSeats } from './rank-map.ts';
import { BELOW, NO_LEVEL } from './raw-level.ts';
import { known } from './scheme-numbers.ts';

/** What the seats of a run were reckoned from, by row. */
export interface SeatFacts {
  /** Rank of the total in the cohort, the first place of a tie, or the last where ties stay out; 0: none. */
  readonly rank: Int32Array;
  /** What shares are of. */
  readonly size: Int32Array;
  readonly cohort: TextColumn;
}

export interface SeatedLevels {
  readonly levels: Int16Array;
  readonly choice: CohortChoice;
  readonly facts: SeatFacts;
}

/** The seats of a level. */
export type SeatedLevel = Pick<Level, 'share' | 'seats'>;

/** How seats are reckoned. */
export type SeatTerms = Pick<SeatRule, 'kind' | 'of' | 'rounding' | 'ties'>;

export interface SeatContext {
  /** Lowest first. */
  readonly levels: readonly SeatedLevel[];
  readonly rule: SeatTerms;
  /** How the outlets stand by their totals (`totalStanding`): the higher the better, missing without a total. */
  readonly standing: ExactColumn;
  readonly frame: CohortFrame;
  readonly eligible: Uint8Array;
  /** For each level the rows that reach its line and gates, 1 or 0. */
  readonly reached: readonly Uint8Array[];
}

/** Levels by seats in each cohort; below the scale where no level is left, no level without a value or a cohort. */
export function seatedLevels(context: SeatContext): SeatedLevels {
  const { rule, standing, frame } = context;
  const graded = rowsWhere(standing.num.length, (row) => !Number.isNaN(standing.num[row]!));
  const choice = chooseCohorts(frame, graded, graded);
  const size = sizesOf(context, choice);
  const rank = ranksOf(context, choice, graded);
  const levels = rule.kind === 'quota' ? byQuota(context, rank, size) : byLinesAndSeats(context, choice, size);
  for (let row = 0; row < levels.length; row += 1) if (choice.level[row] === -1) levels[row] = NO_LEVEL;
  return { levels, choice, facts: { rank, size, cohort: cohortNames(choice) } };
}

/**
 * The seats of every level among n, null where it takes all who are left. In a `quota` they add up from the best level
 * down and each sum is rounded; else each level has its own.
 */
export function seatsOf(levels: readonly SeatedLevel[], rule: SeatTerms, n: number): readonly (number | null)[] {
  let sum = ZERO;
  const seats: (number | null)[] = levels.map(() => null);
  for (let place = levels.length - 1; place >= 0; place -= 1) {
    const own = ownSeats(levels[place]!, n);
    if (own === null) continue;
    sum = rule.kind === 'quota' ? add(sum, own) : own;
    seats[place] = Number(wholeSeats(sum, rule.rounding ?? 'down'));
  }
  return seats;
}

function ownSeats({ share, seats }: SeatedLevel, n: number): Rational | null {
  if (seats !== undefined) return rational(BigInt(seats));
  return share === undefined ? null : div(mul(known(share), rational(BigInt(n))), HUNDRED);
}

function byQuota({ levels, rule }: SeatContext, rank: Int32Array, size: Int32Array): Int16Array {
  const seats = seatsBySize(levels, rule);
  return Int16Array.from(rank, (own, row) => {
    if (own === 0) return BELOW;
    return seats(size[row]!).findLastIndex((last) => last === null || own <= last);
  });
}

/** Each level's candidates are those who reach it and hold none yet; they are ranked among themselves. */
function byLinesAndSeats(context: SeatContext, choice: CohortChoice, size: Int32Array): Int16Array {
  const { rule, reached } = context;
  const seats = seatsBySize(context.levels, rule);
  const levels = new Int16Array(size.length).fill(BELOW);
  for (let place = context.levels.length - 1; place >= 0; place -= 1) {
    const candidates = Uint8Array.from(levels, (level, row) => (level === BELOW ? reached[place]![row]! : 0));
    const rank = ranksOf(context, choice, candidates);
    for (let row = 0; row < levels.length; row += 1) {
      if (rank[row] === 0) continue;
      const last = seats(size[row]!)[place]!;
      if (last === null || rank[row]! <= last) levels[row] = place;
    }
  }
  return levels;
}

function ranksOf({ standing, rule }: SeatContext, choice: CohortChoice, members: Uint8Array): Int32Array {
  return rankInCohorts(standing, choice, members, 'high', rule.ties === 'out' ? 'max' : 'min').rankTwice.map((twice) => twice / 2);
}

/** n of every row: the graded outlets of the cohort that it is read against, or all eligible ones. */
function sizesOf({ rule, frame, eligible }: SeatContext, choice: CohortChoice): Int32Array {
  const counted = rule.of === 'population' ? chooseCohorts(frame, eligible, new Uint8Array(eligible.length)) : choice;
  return Int32Array.from(choice.level, (place, row) => (place < 0 ? 0 : counted.sizes[place]![frame.levels[place]!.group[row]!]!));
}

function seatsBySize(levels: readonly SeatedLevel[], rule: SeatTerms): (n: number) => readonly (number | null)[] {
  const known = new Map<number, readonly (number | null)[]>();
  return (n) => {
    const seats = known.get(n) ?? seatsOf(levels, rule, n);
    known.set(n, seats);
    return seats;
  };
}
