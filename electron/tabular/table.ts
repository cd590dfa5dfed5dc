/** A table as it was read: texts as they stand in the file. */
export interface Table {
  /** Heads of the first row that is not blank, trimmed; a column without a head is ''. */
  readonly columns: readonly string[];
  /** Read as they are asked for, once; blank rows are left out. Reading may throw what the reader refuses. */
  readonly rows: AsyncIterable<TableRow>;
  /** About how many rows there are, for progress; null: not known. */
  readonly about: number | null;
}

export interface TableRow {
  /** Line of a text file, row of a sheet, counted from 1. */
  readonly line: number;
  /** As many as there are columns; '' where the row has none. Not trimmed. */
  readonly cells: readonly string[];
  /** Cells that the row has beyond the columns, below 0: cells that it lacks (text files only); 0: as the head. */
  readonly excess: number;
}
