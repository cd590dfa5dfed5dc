import { add, compare, div, mul, rational, type Rational } from '../../../shared/exact/rational.ts';

/** What a formula of the random cases reads of one outlet: values by code, and those of its peers in its cohort. */
export interface ModelReads {
  readonly own: Rational | null;
  /** The raw value of figure f1 of the period and of the period before. */
  readonly f1: Rational | null;
  readonly f1Before: Rational | null;
  /** Values of `own` in the outlet's cohort; null: it has none. */
  readonly peers: readonly Rational[] | null;
}

const HUNDRED = rational(100n);

/** Formulas of the random cases with what they mean, plainly; `#` stands for the indicator's code. */
export const MODEL_FORMULAS: Readonly<Record<string, (reads: ModelReads) => Rational | null>> = {
  '[#]/3+1/7': ({ own }) => (own === null ? null : add(div(own, rational(3n)), rational(1n, 7n))),
  'IF([#]>50,100,[f1]*2)': ({ own, f1 }) => (own === null ? null : compare(own, rational(50n)) > 0 ? HUNDRED : f1 === null ? null : mul(f1, rational(2n))),
  'COALESCE([#],60)': ({ own }) => own ?? rational(60n),
  'COALESCE(100*[f1]/PREV([f1],1),[#])': ({ own, f1, f1Before }) => (f1 === null || f1Before === null || f1Before.num === 0n ? own : div(mul(HUNDRED, f1), f1Before)),
  'COHORT_PERCENT([#])': ({ own, peers }) => (own === null || peers === null ? null : div(mul(HUNDRED, rational(BigInt(peers.filter((peer) => compare(peer, own) < 0).length))), rational(BigInt(peers.length)))),
  '[#]-COHORT_MEAN([#])': ({ own, peers }) => (own === null || peers === null ? null : add(own, mul(rational(-1n), div(peers.reduce(add), rational(BigInt(peers.length)))))),
};
