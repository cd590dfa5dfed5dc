import { affine, emptyExact, orderKeys, type ExactColumn } from '../exact/exact-column.ts';
import { rational, ZERO } from '../exact/rational.ts';
import type { Order, Scheme } from '../scheme/scheme.ts';
import type { ConditionReader } from './conditions.ts';
import type { RawValues } from './folded-values.ts';
import { compareCodePoints } from './text-columns.ts';

/** Which end of the total is best; penalty points are lower-is-better. GRADING.md section 4. */
export function totalOrder(scheme: Pick<Scheme, 'order'>): Order {
  return scheme.order ?? 'high';
}

/**
 * How the outlets stand by their totals, then by the scheme's tie-breakers: the higher the better, equal where they share
 * a rank, missing without a total. Without tie-breakers these are the totals, of lower-is-better ones the negative.
 */
export function totalStanding(scheme: Scheme, total: ExactColumn, reader: ConditionReader): ExactColumn {
  const signed = totalOrder(scheme) === 'low' ? affine(total, rational(-1n), ZERO) : total;
  const breakers = scheme.tieBreakers ?? [];
  if (breakers.length === 0) return signed;
  const keys = [orderKeys(signed), ...breakers.map(({ of, order }) => breakerKeys(reader.read(of), order ?? 'high', reader.rows))];
  const rows = [...signed.num.keys()].filter((row) => !Number.isNaN(signed.num[row]!));
  const compareRows = (a: number, b: number): number => {
    for (const key of keys) if (key[a] !== key[b]) return key[a]! < key[b]! ? -1 : 1;
    return 0;
  };
  rows.sort(compareRows);
  const standing = emptyExact(signed.num.length);
  let place = 0;
  rows.forEach((row, index) => {
    if (index > 0 && compareRows(rows[index - 1]!, row) !== 0) place += 1;
    standing.num[row] = place;
  });
  return standing;
}

/** Numbers in the order of the values, the best the highest; missing is worst. */
function breakerKeys(values: RawValues | null, order: Order, rows: number): Float64Array {
  if (values === null) return new Float64Array(rows).fill(-Infinity);
  const keys = values.kind === 'text' ? textKeys(values.column.dictionary, values.column.index) : orderKeys(values.column);
  return keys.map((key) => (Number.isNaN(key) ? -Infinity : order === 'low' ? 0 - key : key));
}

function textKeys(dictionary: readonly string[], index: Int32Array): Float64Array {
  const sorted = dictionary.map((text, place) => ({ text, place })).sort((a, b) => compareCodePoints(a.text, b.text));
  const keys = new Float64Array(dictionary.length);
  sorted.forEach(({ place }, key) => {
    keys[place] = key;
  });
  return Float64Array.from(index, (place) => (place < 0 ? NaN : keys[place]!));
}
