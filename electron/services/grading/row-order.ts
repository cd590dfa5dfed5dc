/** A value a row to sort by; NaN is missing and comes last either way. */
export type SortKey = Float64Array;

/** Rows in the order of the key, equals in the order of rows (that of outlet codes). */
export function orderRows(key: SortKey, descending: boolean): Int32Array {
  const rows = Int32Array.from(key.keys());
  const sign = descending ? -1 : 1;
  return rows.sort((a, b) => {
    const [left, right] = [key[a]!, key[b]!];
    if (left === right) return a - b;
    if (left !== left) return right !== right ? a - b : 1;
    return right !== right ? -1 : (left - right) * sign;
  });
}

/** Places of texts in their order by code point; NaN where missing. */
export function textOrder(texts: readonly (string | null)[]): SortKey {
  const sorted = [...new Set(texts.filter((text) => text !== null))].sort();
  const places = new Map(sorted.map((text, place) => [text, place]));
  return Float64Array.from(texts, (text) => (text === null ? NaN : places.get(text)!));
}

/** Numbers in which `missing` stands for none. */
export function numberOrder(values: ArrayLike<number>, missing: number): SortKey {
  return Float64Array.from(values, (value) => (value === missing ? NaN : value));
}

/** The rows of an order that pass, and of those the ones of a page. */
export function pageOfRows(
  order: Int32Array,
  passes: (row: number) => boolean,
  page: { readonly offset: number; readonly limit: number },
): { readonly total: number; readonly rows: readonly number[] } {
  const rows: number[] = [];
  let total = 0;
  for (const row of order) {
    if (!passes(row)) continue;
    if (total >= page.offset && rows.length < page.limit) rows.push(row);
    total += 1;
  }
  return { total, rows };
}
