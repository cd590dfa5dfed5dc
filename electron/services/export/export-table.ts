import type { Words } from '../../../shared/errors.ts';

/** A column of a table that leaves the program. */
export interface ExportColumn {
  /** Stable name, the same in every version and language: the head in JSON and in files of the command line. */
  readonly code: string;
  readonly head: Words;
  readonly kind: 'text' | 'integer' | 'number' | 'date';
  /** Decimal places shown in a workbook, for `number`. */
  readonly places?: number;
}

/** A cell: text, exact decimal text of a `number` column, whole number, or nothing. */
export type ExportCell = string | number | null;

/** A table as it leaves the program: as filtered and sorted on the screen, all rows. */
export interface ExportTable {
  readonly name: Words;
  readonly columns: readonly ExportColumn[];
  readonly rowCount: number;
  readonly rows: Iterable<readonly ExportCell[]>;
  /** What the table is (run, scheme version, hashes), for the workbook's sheet that says so. */
  readonly about: readonly ExportFact[];
}

export interface ExportFact {
  readonly head: Words;
  readonly text: string;
}

/** Heads and words in a language, or the stable codes that programs read. */
export type ExportWording = 'zh' | 'en' | 'codes';
