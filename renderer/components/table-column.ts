import type { ReactNode } from 'react';
import type { ShownKind } from '../../shared/contract/shown-calls.ts';

/** What a column holds as data: what leaves the program typed, where that is not what its shown text says. */
export interface ColumnData<Row> {
  readonly kind: ShownKind;
  /**
   * Text; whole number or decimal text (`percent`: 98.6 for 98.6%); day `YYYY-MM-DD`; instant in ISO form; null: nothing there.
   * What is none of the kind (未评级 among scores) goes out as a text.
   */
  readonly of: (row: Row, index: number) => string | number | null;
  /** Decimal places shown; the rest is cut as on the screen. Left out: as many as the number has. */
  readonly places?: number;
}

/** A column of a DataTable. */
export interface TableColumn<Row> {
  readonly key: string;
  /** Head; the unit belongs here. */
  readonly title: string;
  readonly cell: (row: Row, index: number) => ReactNode;
  /** What is exported and copied, where that is not what `cell` shows as text (stars, tags, small charts). */
  readonly text?: (row: Row) => string;
  /** Typed content for exports. Left out: of a right-aligned column the shown numbers and shares, of others the shown text. */
  readonly data?: ColumnData<Row>;
  /** Numbers go to the right. */
  readonly align?: 'left' | 'right' | 'center';
  /** Pixels at first; the person may change it. */
  readonly width: number;
  /** Share of the space that is left over; 0 (default): none. */
  readonly grow?: number;
  /** Name under which the list sorts by it; left out: not sortable. */
  readonly sortBy?: string;
  /** Order of the first click. */
  readonly sortFirst?: 'ascending' | 'descending';
  /** Left out where the window is narrower than this, in pixels. */
  readonly hideUnder?: number;
}

/** The columns that a window of this width shows. */
export function visibleColumns<Row>(columns: readonly TableColumn<Row>[], windowWidth: number): readonly TableColumn<Row>[] {
  return columns.filter((column) => column.hideUnder === undefined || windowWidth >= column.hideUnder);
}

/** `grid-template-columns` of a table. */
export function gridTemplate<Row>(columns: readonly TableColumn<Row>[], widths: Readonly<Record<string, number>>, lead: number): string {
  const parts = columns.map((column) => {
    const changed = widths[column.key];
    if (changed !== undefined) return `${changed}px`;
    return column.grow ? `minmax(${column.width}px, ${column.grow}fr)` : `${column.width}px`;
  });
  const anyGrow = columns.some((column) => column.grow && widths[column.key] === undefined);
  return [...(lead > 0 ? [`${lead}px`] : []), ...parts, ...(anyGrow ? [] : ['minmax(0, 1fr)'])].join(' ');
}

/** Least width of the table before it scrolls sideways. */
export function leastWidth<Row>(columns: readonly TableColumn<Row>[], widths: Readonly<Record<string, number>>, lead: number): number {
  return columns.reduce((sum, column) => sum + (widths[column.key] ?? column.width), lead);
}
