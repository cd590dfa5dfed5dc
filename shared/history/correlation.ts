import { add, fromInteger, mul, rational, sub, toDecimalText, ZERO, div, type Rational } from '../exact/rational.ts';
import { squareRoot } from '../exact/square-root.ts';

/** How two values of the same outlets go together. */
export interface Correlation {
  /** Outlets that have both. */
  readonly n: number;
  /** Pearson's r, rounded to 3 places; null: fewer than 3 outlets, or one of the two does not vary. */
  readonly r: string | null;
  /** The line of least squares y = slope x + start, rounded to 4 places; null where x does not vary. */
  readonly line: { readonly slope: string; readonly start: string } | null;
}

const LEAST = 3;

/** Exact sums; only the root is rounded. */
export function correlate(pairs: readonly (readonly [Rational, Rational])[]): Correlation {
  const n = fromInteger(pairs.length);
  let [sx, sy, sxx, syy, sxy] = [ZERO, ZERO, ZERO, ZERO, ZERO];
  for (const [x, y] of pairs) {
    [sx, sy] = [add(sx, x), add(sy, y)];
    [sxx, syy, sxy] = [add(sxx, mul(x, x)), add(syy, mul(y, y)), add(sxy, mul(x, y))];
  }
  const vx = sub(mul(n, sxx), mul(sx, sx));
  const vy = sub(mul(n, syy), mul(sy, sy));
  const cov = sub(mul(n, sxy), mul(sx, sy));
  const slope = pairs.length < LEAST || vx.num === 0n ? null : div(cov, vx);
  const line = slope === null ? null : { slope: toDecimalText(slope, 4), start: toDecimalText(div(sub(sy, mul(slope, sx)), n), 4) };
  if (pairs.length < LEAST || vx.num === 0n || vy.num === 0n) return { n: pairs.length, r: null, line };
  const size = squareRoot(div(mul(cov, cov), mul(vx, vy)));
  const r = cov.num < 0n ? rational(-size.num, size.den) : size;
  return { n: pairs.length, r: toDecimalText(r, 3), line };
}
