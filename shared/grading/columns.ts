import type { Rational } from '../exact/rational.ts';

/**
 * Exact decimals in a column: value = units x 10^-places.
 *
 * `units` holds whole numbers; NaN means missing. Where a value needs more than 53 bits its `units` entry is the nearest
 * double and the exact whole number stands in `wide`.
 */
export interface NumberColumn {
  readonly kind: 'number';
  readonly places: number;
  readonly units: Float64Array;
  readonly wide?: ReadonlyMap<number, bigint>;
  /** Rows whose value no decimal of these places holds (rounding `none`): the exact fraction; `units` is it cut. */
  readonly fractions?: ReadonlyMap<number, Rational>;
}

/** Texts in a column by their place in `dictionary` (ordered by code point); -1 means missing. */
export interface TextColumn {
  readonly kind: 'text';
  readonly dictionary: readonly string[];
  readonly index: Int32Array;
}

export type Column = NumberColumn | TextColumn;
