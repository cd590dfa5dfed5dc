import { shiftPeriod } from '../../../shared/dates.ts';
import { columnValue } from '../../../shared/exact/number-column.ts';
import { add, compare, div, mul, rational, sub, type Rational } from '../../../shared/exact/rational.ts';
import type { EarlierRun, GradingInput } from '../../../shared/grading/grading-input.ts';

/** What a formula of the random cases reads of one outlet; `back` counts periods back. A text where a number is read is missing. */
export interface ModelReads {
  readonly raw: (code: string, back?: number) => Rational | null;
  readonly figure: (code: string, back?: number) => Rational | null;
  readonly score: (code: string, back?: number) => Rational | null;
  readonly attribute: (code: string) => Rational | null;
  readonly total: (back?: number) => Rational | null;
  /** Code of the level, `below-scale`, or null. */
  readonly level: (back?: number) => string | null;
}

/** What a formula of points reads as well: the raw value of its indicator, and those of the outlet's cohort; null: it has none. */
export interface PointReads extends ModelReads {
  readonly own: Rational | null;
  readonly peers: readonly Rational[] | null;
}

/** The run published of the period so many back. */
export function earlierRun({ history, period }: GradingInput, back: number): EarlierRun | undefined {
  return history.runs.find((run) => run.period === shiftPeriod(period, -back));
}

/** A score or raw value of an earlier period by `score/CODE` or `raw/CODE`: what its published run has of it, else missing. */
export function earlierValue(input: GradingInput, key: string, back: number, row: number): Rational | null {
  const column = earlierRun(input, back)?.values?.get(key);
  if (column?.kind === 'text') throw new Error('The random cases have numbers only');
  return column === undefined ? null : columnValue(column, row);
}

const whole = (value: number): Rational => rational(BigInt(value));
const HUNDRED = whole(100);

/** Whether a value is over, or on, a mark; null where it is missing. */
function over(value: Rational | null, mark: number): boolean | null {
  return value === null ? null : compare(value, whole(mark)) > 0;
}

function reaches(value: Rational | null, mark: number): boolean | null {
  return value === null ? null : compare(value, whole(mark)) >= 0;
}

/** How many periods in a row up to this one the condition holds; a missing one ends the row. */
function streak(holds: (back: number) => boolean | null): number {
  let back = 0;
  while (holds(back) === true) back += 1;
  return back;
}

const rising = ({ figure }: ModelReads): number => streak((back) => reaches(figure('f1', back), 40));
const standing = ({ raw }: ModelReads): number => streak((back) => reaches(raw('i00', back), 30));
const passing = ({ score }: ModelReads, code: string): number => streak((back) => reaches(score(code, back), 50));

/** Formulas of points with what they mean, plainly; `#` stands for the indicator's code. */
export const MODEL_FORMULAS: Readonly<Record<string, (reads: PointReads) => Rational | null>> = {
  '[#]/3+1/7': ({ own }) => (own === null ? null : add(div(own, whole(3)), rational(1n, 7n))),
  'IF([#]>50,100,[f1]*2)': ({ own, figure }) => {
    const isOver = over(own, 50);
    if (isOver === null || isOver) return isOver === null ? null : HUNDRED;
    const f1 = figure('f1');
    return f1 === null ? null : mul(f1, whole(2));
  },
  'COALESCE([#],60)': ({ own }) => own ?? whole(60),
  'COALESCE(100*[f1]/PREV([f1],1),[#])': ({ own, figure }) => {
    const [f1, before] = [figure('f1'), figure('f1', 1)];
    return f1 === null || before === null || before.num === 0n ? own : div(mul(HUNDRED, f1), before);
  },
  'COHORT_PERCENT([#])': ({ own, peers }) => (own === null || peers === null ? null : div(mul(HUNDRED, whole(peers.filter((peer) => compare(peer, own) < 0).length)), whole(peers.length))),
  '[#]-COHORT_MEAN([#])': ({ own, peers }) => (own === null || peers === null ? null : sub(own, div(peers.reduce(add), whole(peers.length)))),
  '30*STREAK([f1]>=40)+1/3': (reads) => add(mul(whole(30), whole(rising(reads))), rational(1n, 3n)),
  'IF(STREAK([f1]>=40)>=2,90,[#])': (reads) => (rising(reads) >= 2 ? whole(90) : reads.own),
};

/** Those that read the score of the first indicator, or of the first dimension, which the others follow. */
export const FOLLOWING_FORMULAS: typeof MODEL_FORMULAS = {
  'SCORE([i00])*2/3+5': ({ score }) => {
    const first = score('i00');
    return first === null ? null : add(div(mul(first, whole(2)), whole(3)), whole(5));
  },
  'IF(SCORE([i00])>=50,[#],10)': ({ own, score }) => {
    const isReached = reaches(score('i00'), 50);
    return isReached === null ? null : isReached ? own : whole(10);
  },
  '20*STREAK([i00]>=30)': (reads) => mul(whole(20), whole(standing(reads))),
  'COALESCE(50+[i00]-PREV([i00],1),[#])': ({ own, raw }) => {
    const [now, before] = [raw('i00'), raw('i00', 1)];
    return now === null || before === null ? own : sub(add(whole(50), now), before);
  },
  '30*STREAK(SCORE([i00])>=50)': (reads) => mul(whole(30), whole(passing(reads, 'i00'))),
  'COALESCE(SCORE([i00])-PREV(SCORE([i00]),1)+50,[#])': ({ own, score }) => {
    const [now, before] = [score('i00'), score('i00', 1)];
    return now === null || before === null ? own : add(sub(now, before), whole(50));
  },
};

/** Those of a dimension after the first. */
export const LATER_FORMULAS: typeof MODEL_FORMULAS = {
  '100-[d0]/3': ({ score }) => {
    const first = score('d0');
    return first === null ? null : sub(HUNDRED, div(first, whole(3)));
  },
  '25*STREAK(SCORE([d0])>=50)+SCORE([i00])/9': (reads) => {
    const first = reads.score('i00');
    return first === null ? null : add(mul(whole(25), whole(passing(reads, 'd0'))), div(first, whole(9)));
  },
};

/** Points of bonuses and penalties. */
export const ADJUSTMENT_FORMULAS: Readonly<Record<string, (reads: ModelReads) => Rational | null>> = {
  'SCORE([i00])/10': ({ score }) => {
    const first = score('i00');
    return first === null ? null : div(first, whole(10));
  },
  '[d0]/7-2': ({ score }) => {
    const first = score('d0');
    return first === null ? null : sub(div(first, whole(7)), whole(2));
  },
  '2*STREAK([f1]>=40)': (reads) => whole(2 * rising(reads)),
  'IF(STREAK(SCORE([d0])>=50)>=2,5,0.5)': (reads) => (passing(reads, 'd0') >= 2 ? whole(5) : rational(1n, 2n)),
  'IF([i00]>50,3,COALESCE([area],1)/7)': ({ raw, attribute }) => {
    const isOver = over(raw('i00'), 50);
    return isOver === null ? null : isOver ? whole(3) : div(attribute('area') ?? whole(1), whole(7));
  },
};

const highOrLow = (isHigh: boolean | null): string | null => (isHigh === null ? null : isHigh ? 'high' : 'low');

/** Keys of cohorts; null: the outlet lacks the key. */
export const KEY_FORMULAS: Readonly<Record<string, (reads: ModelReads) => string | null>> = {
  'IF([f1]>50,"high","low")': ({ figure }) => highOrLow(over(figure('f1'), 50)),
  '[area]>=60': ({ attribute }) => {
    const isReached = reaches(attribute('area'), 60);
    return isReached === null ? null : String(isReached);
  },
  'STREAK([f1]>=40)': (reads) => String(rising(reads)),
  'IF([i00]>=30,"high","low")': ({ raw }) => highOrLow(reaches(raw('i00'), 30)),
  'IF(STREAK([f0]>50)>=1,"high","low")': ({ figure }) => highOrLow(streak((back) => over(figure('f0', back), 50)) >= 1),
};

/** Conditions on what is known before scores. */
export const EARLY_CONDITIONS: Readonly<Record<string, (reads: ModelReads) => boolean | null>> = {
  '[f1]*2>[f0]': ({ figure }) => {
    const [f0, f1] = [figure('f0'), figure('f1')];
    return f0 === null || f1 === null ? null : compare(mul(f1, whole(2)), f0) > 0;
  },
  'STREAK([f1]>=40)>=1': (reads) => rising(reads) >= 1,
};

/** Conditions on scores, and on totals. */
export const LATE_CONDITIONS: typeof EARLY_CONDITIONS = {
  'SCORE([i00])>50': ({ score }) => over(score('i00'), 50),
  'STREAK(SCORE([i00])>=50)<2': (reads) => passing(reads, 'i00') < 2,
  'STREAK(TOTAL>=50)>=2': ({ total }) => streak((back) => reaches(total(back), 50)) >= 2,
};

/** Conditions of level steps, which read the level as it stands before the step. */
export const STEP_CONDITIONS: typeof EARLY_CONDITIONS = {
  'LEVEL="S2"': ({ level }) => equals(level(), 's2'),
  'STREAK(LEVEL<>"s1")>=2': ({ level }) => streak((back) => not(equals(level(back), 's1'))) >= 2,
  'PREV(LEVEL,1)=LEVEL': ({ level }) => (level() === null ? null : equals(level(1), level()!)),
};

/** Raw levels: a code, or a place from 1 (0: below the scale). */
export const LEVEL_FORMULAS: Readonly<Record<string, (reads: ModelReads) => string | Rational | null>> = {
  'ROUNDDOWN(TOTAL/20,0)': ({ total }) => {
    const twentieths = div(total() ?? whole(0), whole(20));
    return rational(twentieths.num / twentieths.den);
  },
  'IF(TOTAL>=60,"s3",IF([d0]>50,"below-scale","s1"))': ({ total, score }) => {
    if (reaches(total(), 60) === true) return 's3';
    const isOver = over(score('d0'), 50);
    return isOver === null ? null : isOver ? 'below-scale' : 's1';
  },
  'STREAK(TOTAL>=50)+1': ({ total }) => whole(streak((back) => reaches(total(back), 50)) + 1),
  'TOTAL/25': ({ total }) => div(total() ?? whole(0), whole(25)),
};

function equals(value: string | null, other: string): boolean | null {
  return value === null ? null : value === other;
}

function not(value: boolean | null): boolean | null {
  return value === null ? null : !value;
}
