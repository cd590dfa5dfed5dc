import type { Column, NumberColumn, TextColumn } from './columns.ts';

/** The column at some rows, whatever it holds. */
export function selectColumn(column: Column, rows: readonly number[]): Column {
  return column.kind === 'text' ? selectText(column, rows) : selectNumber(column, rows);
}

/** The texts at some rows. */
export function selectText(column: TextColumn, rows: readonly number[]): TextColumn {
  return { ...column, index: Int32Array.from(rows, (row) => column.index[row]!) };
}

/** The column at some rows, exact values with it. */
export function selectNumber(column: NumberColumn, rows: readonly number[]): NumberColumn {
  const wide = selectMap(column.wide, rows);
  const fractions = selectMap(column.fractions, rows);
  return {
    kind: 'number',
    places: column.places,
    units: Float64Array.from(rows, (row) => column.units[row]!),
    ...(wide === null ? {} : { wide }),
    ...(fractions === null ? {} : { fractions }),
  };
}

function selectMap<T>(map: ReadonlyMap<number, T> | undefined, rows: readonly number[]): Map<number, T> | null {
  if (map === undefined || map.size === 0) return null;
  const selected = new Map<number, T>();
  rows.forEach((row, place) => {
    const value = map.get(row);
    if (value !== undefined) selected.set(place, value);
  });
  return selected.size === 0 ? null : selected;
}

/** Columns by key at some rows. */
export function selectColumns(columns: ReadonlyMap<string, Column>, rows: readonly number[]): ReadonlyMap<string, Column> {
  return new Map([...columns].map(([key, column]) => [key, selectColumn(column, rows)]));
}
