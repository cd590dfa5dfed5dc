import { emptyExact, type ExactColumn } from '../exact/exact-column.ts';
import type { FormulaWarning } from '../formula/warnings.ts';
import type { TextColumn } from './columns.ts';

/** Raw values of an indicator: exact numbers, or texts (a category, a date). */
export type RawValues =
  | { readonly kind: 'number'; readonly column: ExactColumn }
  | { readonly kind: 'text'; readonly column: TextColumn };

/** Raw values with the number of months or visits behind each. */
export interface FoldedValues {
  readonly raw: RawValues;
  readonly counted: Int32Array;
  /** False when the input holds no column at all for the source. */
  readonly found: boolean;
  /** Where a formula's values went missing, by place. */
  readonly formulaWarnings?: readonly FormulaWarning[];
}

/** 1 for each row that has a value. */
export function countOf(raw: RawValues): Int32Array {
  if (raw.kind === 'text') return Int32Array.from(raw.column.index, (place) => (place < 0 ? 0 : 1));
  return Int32Array.from(raw.column.num, (units) => (Number.isNaN(units) ? 0 : 1));
}

/** No value at all, where there is nothing to warn of. */
export function nothingFolded(rows: number): FoldedValues {
  return { raw: { kind: 'number', column: emptyExact(rows) }, counted: new Int32Array(rows), found: true };
}
