import { rational, toDecimalText } from '../exact/rational.ts';

/** How far two ratings of the same things agree. */
export interface Agreement {
  /** Things that both rated. */
  readonly items: number;
  readonly same: number;
  /** 100 x same / items, 1 place; null: nothing was rated by both. */
  readonly percent: string | null;
  /** Cohen's kappa, 2 places; null: chance alone would agree always (both used one and the same rating throughout). */
  readonly kappa: string | null;
}

/**
 * Percent agreement and Cohen's kappa: κ = (po − pe) / (1 − pe), po the share rated alike, pe the share that would be alike
 * by chance, Σ over ratings of (share by the first x share by the second). J. Cohen, A coefficient of agreement for nominal
 * scales, Educational and Psychological Measurement 20 (1960) 37-46. Exact until it is printed.
 */
export function agreementOf(pairs: Iterable<readonly [string, string]>): Agreement {
  const [first, second] = [new Map<string, bigint>(), new Map<string, bigint>()];
  let [items, same] = [0, 0];
  for (const [a, b] of pairs) {
    items += 1;
    if (a === b) same += 1;
    first.set(a, (first.get(a) ?? 0n) + 1n);
    second.set(b, (second.get(b) ?? 0n) + 1n);
  }
  if (items === 0) return { items, same, percent: null, kappa: null };
  const n = BigInt(items);
  let chance = 0n;
  for (const [rating, count] of first) chance += count * (second.get(rating) ?? 0n);
  const percent = toDecimalText(rational(100n * BigInt(same), n), 1);
  const beyond = n * n - chance;
  return { items, same, percent, kappa: beyond === 0n ? null : toDecimalText(rational(BigInt(same) * n - chance, beyond), 2) };
}
