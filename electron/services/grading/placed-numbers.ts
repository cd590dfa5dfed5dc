import type { NumberColumn } from '../../../shared/grading/columns.ts';

/** The column's values at some rows, exact ones with them; -1 is missing. */
export function placedNumbers(column: NumberColumn, rows: Int32Array): NumberColumn {
  const wide = placedMap(column.wide, rows);
  const fractions = placedMap(column.fractions, rows);
  return {
    kind: 'number',
    places: column.places,
    units: Float64Array.from(rows, (row) => (row < 0 ? NaN : column.units[row]!)),
    ...(wide === null ? {} : { wide }),
    ...(fractions === null ? {} : { fractions }),
  };
}

function placedMap<T>(values: ReadonlyMap<number, T> | undefined, rows: Int32Array): ReadonlyMap<number, T> | null {
  if (values === undefined || values.size === 0) return null;
  const placed = new Map<number, T>();
  rows.forEach((row, place) => {
    const value = values.get(row);
    if (value !== undefined) placed.set(place, value);
  });
  return placed.size === 0 ? null : placed;
}
