import { emptyFractions, setFraction, valueAt, BIG, type ExactColumn, type FractionColumn } from '../exact/exact-column.ts';
import { add, compare, div, HUNDRED, mul, rational, sub, ZERO, type Rational } from '../exact/rational.ts';
import { squareRoot } from '../exact/square-root.ts';
import type { Method } from '../scheme/scheme.ts';
import type { CohortChoice } from './cohorts.ts';
import { known } from './scheme-numbers.ts';

export type SpreadMethod = Extract<Method, { kind: 'zscore' | 'minmax' }>;

/** What a value is read against: the mean and sd of its cohort for `zscore`, the least and greatest for `minmax`. */
export type SpreadFacts =
  | { readonly size: number; readonly mean: Rational; readonly sd: Rational }
  | { readonly size: number; readonly least: Rational; readonly most: Rational };

/** The facts that a row is read against, one object for all of a cohort; null: it has no cohort. */
export type Spread = (row: number) => SpreadFacts | null;

/** The facts of every cohort that some outlet is read against. */
export function spreadOf(method: SpreadMethod, values: ExactColumn, choice: CohortChoice, isMember: (row: number) => boolean): Spread {
  const facts = choice.frame.levels.map((): Map<number, SpreadFacts> => new Map());
  choice.frame.levels.forEach(({ group, names }, place) => {
    if (!choice.level.includes(place)) return;
    const gathered = names.map((): number[] => []);
    for (let row = 0; row < group.length; row += 1) if (group[row]! >= 0 && isMember(row)) gathered[group[row]!]!.push(row);
    gathered.forEach((rows, each) => {
      if (rows.length > 0) facts[place]!.set(each, method.kind === 'zscore' ? meanAndSd(values, rows, method.sd === 'sample') : leastAndMost(values, rows));
    });
  });
  return (row) => {
    const place = choice.level[row]!;
    return place < 0 ? null : (facts[place]!.get(choice.frame.levels[place]!.group[row]!) ?? null);
  };
}

/** Points of every row that has a value and a cohort. */
export function spreadPoints(method: SpreadMethod, values: ExactColumn, spread: Spread): FractionColumn {
  const points = emptyFractions(values.num.length);
  const lines = new Map<SpreadFacts, Line>();
  for (let row = 0; row < points.num.length; row += 1) {
    const facts = Number.isNaN(values.num[row]!) ? null : spread(row);
    if (facts === null) continue;
    const line = lines.get(facts) ?? lineOf(method, facts);
    lines.set(facts, line);
    setFraction(points, row, add(mul(valueAt(values, row)!, line.factor), line.offset));
  }
  return points;
}

/** The points of one value among its cohort. */
export function spreadPoint(method: SpreadMethod, value: Rational, facts: SpreadFacts): Rational {
  const { factor, offset } = lineOf(method, facts);
  return add(mul(value, factor), offset);
}

/** points = factor x value + offset. */
interface Line {
  readonly factor: Rational;
  readonly offset: Rational;
}

function lineOf(method: SpreadMethod, facts: SpreadFacts): Line {
  const isLow = method.order === 'low';
  if ('least' in facts) {
    const length = sub(facts.most, facts.least);
    if (length.num === 0n) return { factor: ZERO, offset: HUNDRED };
    const factor = div(isLow ? sub(ZERO, HUNDRED) : HUNDRED, length);
    return { factor, offset: mul(isLow ? facts.most : facts.least, sub(ZERO, factor)) };
  }
  if (method.kind === 'minmax') throw new RangeError('A cohort of minmax has no mean');
  const centre = known(method.centre);
  if (facts.sd.num === 0n) return { factor: ZERO, offset: centre };
  const spread = known(method.spread);
  const factor = div(isLow ? sub(ZERO, spread) : spread, facts.sd);
  return { factor, offset: sub(centre, mul(facts.mean, factor)) };
}

/** Mean and sd; the sd is 0 for one value. The sd is of the exact variance, rounded to 20 significant digits. */
function meanAndSd(values: ExactColumn, rows: readonly number[], isSample: boolean): SpreadFacts {
  const size = BigInt(rows.length);
  const { sum, squares } = sumsOf(values, rows);
  const mean = div(sum, rational(size));
  const divisor = isSample ? size - 1n : size;
  // The sum of squared distances is that of the squares less sum^2 / n.
  const distances = sub(squares, div(mul(sum, sum), rational(size)));
  return { size: rows.length, mean, sd: divisor === 0n ? ZERO : squareRoot(div(distances, rational(divisor))) };
}

function sumsOf(values: ExactColumn, rows: readonly number[]): { readonly sum: Rational; readonly squares: Rational } {
  const den = BigInt(values.den);
  let [units, unitSquares] = [0n, 0n];
  let [sum, squares] = [ZERO, ZERO];
  for (const row of rows) {
    const num = values.num[row]!;
    if (num === BIG) {
      const value = valueAt(values, row)!;
      [sum, squares] = [add(sum, value), add(squares, mul(value, value))];
    } else {
      const unit = BigInt(num);
      units += unit;
      unitSquares += unit * unit;
    }
  }
  return { sum: add(sum, rational(units, den)), squares: add(squares, rational(unitSquares, den * den)) };
}

function leastAndMost(values: ExactColumn, rows: readonly number[]): SpreadFacts {
  let [least, most] = [valueAt(values, rows[0]!)!, valueAt(values, rows[0]!)!];
  for (const row of rows) {
    const value = valueAt(values, row)!;
    if (compare(value, least) < 0) least = value;
    if (compare(value, most) > 0) most = value;
  }
  return { size: rows.length, least, most };
}
