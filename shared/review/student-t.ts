/** Degrees of freedom from which the expansion in powers of 1/df is exact to more than 9 digits. */
const MANY = 200;

/**
 * The t distribution's quantile: the value that a t variable with `df` degrees of freedom falls below with probability `p`.
 *
 * Up to 200 degrees the closed form of the distribution is inverted by halving; beyond, the expansion about the normal
 * quantile is used. Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 26.7.3, 26.7.4 and 26.7.5.
 *
 * @param p above 0.5 and below 1
 * @param df a whole number from 1
 */
export function tQuantile(p: number, df: number): number {
  return df > MANY ? expanded(normalQuantile(p), df) : halved((t) => tBelow(t, df) - p);
}

/** Probability that a t variable with `df` degrees of freedom is below `t`; `t` from 0. A&S 26.7.3 and 26.7.4. */
export function tBelow(t: number, df: number): number {
  const theta = Math.atan(t / Math.sqrt(df));
  const cosine = Math.cos(theta);
  const isOdd = df % 2 === 1;
  // Odd: cos + 2/3 cos^3 + 2*4/(3*5) cos^5 + …; even: 1 + 1/2 cos^2 + 1*3/(2*4) cos^4 + …
  let term = isOdd ? cosine : 1;
  let sum = df === 1 ? 0 : term;
  for (let power = isOdd ? 3 : 2; power <= df - 2; power += 2) {
    term *= ((power - 1) / power) * cosine * cosine;
    sum += term;
  }
  const between = isOdd ? (2 / Math.PI) * (theta + Math.sin(theta) * sum) : Math.sin(theta) * sum;
  return 0.5 + between / 2;
}

/** The value that a standard normal variable falls below with probability `p`, above 0.5 and below 1. */
function normalQuantile(p: number): number {
  return halved((x) => normalBelow(x) - p);
}

/** A&S 26.2.10: a series that converges for every x, summed until nothing is added. */
function normalBelow(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n += 1) {
    term *= (x * x) / (2 * n + 1);
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
}

/** A&S 26.7.5: t in powers of 1/df about the normal quantile x. */
function expanded(x: number, df: number): number {
  const [x2, x3] = [x * x, x ** 3];
  const first = (x3 + x) / 4;
  const second = (5 * x2 * x3 + 16 * x3 + 3 * x) / 96;
  const third = (3 * x ** 7 + 19 * x ** 5 + 17 * x3 - 15 * x) / 384;
  return x + first / df + second / df ** 2 + third / df ** 3;
}

/** Where a rising function that is below 0 at 0 crosses 0. */
function halved(f: (x: number) => number): number {
  let high = 1;
  while (f(high) < 0) high *= 2;
  let low = 0;
  for (let step = 0; step < 80; step += 1) {
    const middle = (low + high) / 2;
    if (f(middle) < 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
