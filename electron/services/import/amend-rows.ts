import type { CellFix, FaultPart } from '../../../shared/contract/import-calls.ts';
import type { TableRow } from '../../tabular/table.ts';

/** Other texts for cells, by row, then by column from 0. */
export type Fixes = ReadonlyMap<number, ReadonlyMap<number, string>>;

/** The fixes of one part of an import; a later one of the same cell holds. */
export function fixesOf(fixes: readonly CellFix[], part: FaultPart): Fixes {
  const byRow = new Map<number, Map<number, string>>();
  for (const { in: own, row, place, value } of fixes) {
    if (own !== part) continue;
    const cells = byRow.get(row) ?? new Map<number, string>();
    byRow.set(row, cells.set(place, value));
  }
  return byRow;
}

/** The row with its mended cells; what stood there is kept. */
export function amended(row: TableRow, fixes: Fixes): TableRow {
  const own = fixes.get(row.line);
  if (own === undefined) return row;
  return { ...row, cells: row.cells.map((cell, place) => own.get(place) ?? cell), original: row.cells };
}
