/**
 * What a column of a written table holds: `number` cells are exact decimal texts, `integer` cells whole numbers, `percent`
 * cells decimal texts in percent (98.6 for 98.6%), `date` cells days `YYYY-MM-DD`, `instant` cells `YYYY-MM-DD HH:mm`.
 * A cell that is none of its column's kind is written as a text.
 */
export interface CellColumn {
  readonly header: string;
  readonly kind: 'text' | 'integer' | 'number' | 'percent' | 'date' | 'instant';
}

/** A cell: a text, a number, or nothing. */
export type Cell = string | number | null;
