/** What a column of a written table holds. `number` cells are exact decimal texts, `integer` cells whole numbers. */
export interface CellColumn {
  readonly header: string;
  readonly kind: 'text' | 'integer' | 'number' | 'date';
}

/** A cell: a text, a number, or nothing. */
export type Cell = string | number | null;
