import type { Delimiter, TextEncoding } from '../../shared/contract/import-calls.ts';

/** The rows of a text file or of a sheet, before anything is known of a head. */
export interface Grid {
  readonly format: 'csv' | 'xlsx' | 'xls';
  /** Sheets of a workbook that are not hidden; empty: a text file. */
  readonly sheets: readonly string[];
  readonly sheet: string | null;
  /** null: a workbook. */
  readonly encoding: TextEncoding | null;
  readonly delimiter: Delimiter | null;
  /** Some rows at a time, read as they are asked for, once; blank rows are left out. Reading may throw what the reader refuses. */
  readonly rows: AsyncGenerator<readonly GridRow[]>;
  /** About how many rows there are, for progress; null: not known. */
  readonly about: number | null;
  /** Text files: whether the last line has its end. Workbooks: true. */
  readonly isEnded: boolean;
}

export interface GridRow {
  /** Line of a text file, row of a sheet, counted from 1. */
  readonly line: number;
  /** As many as the row has. */
  readonly cells: readonly string[];
}

/** A table as it was read: texts as they stand in the file. */
export interface Table extends Omit<Grid, 'rows' | 'isEnded'> {
  /** Heads, trimmed; a column without a head is ''. Heads in two rows are joined with `-`. */
  readonly columns: readonly string[];
  /** Of heads in two rows the lower part, else as `columns`. */
  readonly shortHeads: readonly string[];
  readonly headerRow: number;
  readonly headerRows: 1 | 2;
  /** The first rows of the file, head and what stands above it included. */
  readonly top: readonly GridRow[];
  /** Read as they are asked for, once; blank rows are left out. Reading may throw what the reader refuses. */
  readonly rows: AsyncIterable<TableRow>;
}

export interface TableRow extends GridRow {
  /** As many as there are columns; '' where the row has none. Not trimmed. */
  readonly cells: readonly string[];
  /** Cells that the row has beyond the columns, below 0: cells that it lacks (text files only); 0: as the head. */
  readonly excess: number;
  /** The cells as they stand in the file, where a person mended some; left out: as they are. */
  readonly original?: readonly string[];
}
