import type { NumberColumn } from '../../../shared/grading/columns.ts';

/** The column's values at some rows, exact ones with them; -1 is missing. */
export function placedNumbers(column: NumberColumn, rows: Int32Array): NumberColumn {
  const wide = placedMap(column.wide, rows);
  const fractions = placedMap(column.fractions, rows);
  return {
    kind: 'number',
    places: column.places,
    units: placedUnits(column.units, rows),
    ...(wide === null ? {} : { wide }),
    ...(fractions === null ? {} : { fractions }),
  };
}

function placedUnits(units: Float64Array, rows: Int32Array): Float64Array {
  const placed = new Float64Array(rows.length);
  for (let place = 0; place < placed.length; place += 1) placed[place] = rows[place]! < 0 ? NaN : units[rows[place]!]!;
  return placed;
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
