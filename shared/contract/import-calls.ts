import type { PeriodId } from '../dates.ts';
import type { Lang, MessageParams, Problem, WireError } from '../errors.ts';
import type { ImportId, TaskId } from '../ids.ts';
import type { Empty, ImportKind, ImportRow, Page, PageRequest } from '../ipc-contract.ts';
import type { MessageCode } from '../messages/catalog.ts';

/**
 * How a file comes in: open it (`open-file`, `paste`, or drop it on the window), look at it (`inspect`), try it (`dry-run`,
 * then pages of `faults` and `preview`), bring it in (`commit`), take it back (`undo`). Looking and trying happen in a thread
 * of their own and change nothing. The window can name only files that the person chose, dropped or pasted.
 */
export interface ImportCalls {
  /** Asks for a file; null: the person thought better of it. */
  'import:open-file': (request: { readonly for: 'table' | 'document' }) => OpenedFile | null;
  /** A file that was dropped on the window. Only the preload calls it (`openDropped` of renderer/api.ts): the system tells it where the file stands. */
  'import:dropped': (request: DroppedFile) => OpenedFile;
  /** Rows copied from a spreadsheet, kept as a file. */
  'import:paste': (request: { readonly text: string }) => OpenedFile;
  /** What a table holds, and what each column is taken for. A newer one cancels an older one. */
  'import:inspect': (request: InspectRequest) => ImportInspection;
  /** All that a commit would do, without doing it. A newer one cancels an older one. */
  'import:dry-run': (request: TableImportRequest) => DryRun;
  /** Pages of the last dry run; `import/dry-run-gone` when another took its place or it was put aside after a rest. */
  'import:faults': (request: { readonly dryRunId: string; readonly code?: string } & PageRequest) => Page<ImportFault>;
  'import:preview': (request: { readonly dryRunId: string; readonly show: PreviewPart } & PageRequest) => Page<PreviewRow>;
  /** How far the running look or dry run is, 0 to 1; null: none runs, or it is not known. */
  'import:progress': (request: Empty) => number | null;
  /** Ends the running look or dry run: it fails with `task/cancelled`. */
  'import:cancel': (request: Empty) => null;
  /** Brings the file in, in one transaction; the task's result is the summary. Its column uses are remembered. */
  'import:commit': (request: TableImportRequest) => TaskId;
  /** Brings a checklist or a scheme in, whole or not at all. */
  'import:document': (request: { readonly kind: 'checklist' | 'scheme'; readonly path: string }) => TaskId;
  'import:list': (request: Empty) => readonly ImportRow[];
  'import:undo': (request: { readonly importId: ImportId }) => ImportRow;
  'import:show-rejects': (request: { readonly importId: ImportId }) => null;
  /** Asks where to save an empty workbook with the heads of a kind; null: the person thought better of it. */
  'import:template': (request: { readonly kind: TableKind; readonly lang: Lang }) => { readonly path: string } | null;
  /** How columns of files like one before are remembered. */
  'import:profiles': (request: Empty) => readonly ImportProfile[];
  'import:forget-profile': (request: { readonly profileId: string }) => readonly ImportProfile[];
}

export const IMPORT_CHANNELS: { readonly [C in keyof ImportCalls]: true } = {
  'import:open-file': true,
  'import:dropped': true,
  'import:paste': true,
  'import:inspect': true,
  'import:dry-run': true,
  'import:faults': true,
  'import:preview': true,
  'import:progress': true,
  'import:cancel': true,
  'import:commit': true,
  'import:document': true,
  'import:list': true,
  'import:undo': true,
  'import:show-rejects': true,
  'import:template': true,
  'import:profiles': true,
  'import:forget-profile': true,
};

/** Kinds of import that read a table. The base of a commission is a figure like any other. */
export const TABLE_KINDS = ['outlets', 'regions', 'figures', 'levels', 'events', 'surveys', 'judgements', 'visits'] as const satisfies readonly ImportKind[];
export type TableKind = (typeof TABLE_KINDS)[number];

/** A file that the person chose, dropped or pasted. */
export interface OpenedFile {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
}

/** A file without a place of its own, as one dragged out of a letter, comes with its bytes. */
export type DroppedFile = { readonly path: string } | { readonly name: string; readonly bytes: Uint8Array };

/** Encodings of text files; GBK is a part of GB18030. */
export const TEXT_ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const;
export type TextEncoding = (typeof TEXT_ENCODINGS)[number];
export const DELIMITERS = [',', ';', '\t'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** Where in a file its table stands. What is left out is found by looking. */
export interface TablePlace {
  /** Name of the sheet of a workbook. */
  readonly sheet?: string;
  readonly encoding?: TextEncoding;
  readonly delimiter?: Delimiter;
  /** Row of the head, from 1: line of a text file, row of a sheet. */
  readonly headerRow?: number;
  /** 2: the head stands in two rows, joined with `-`. */
  readonly headerRows?: 1 | 2;
}

/** What a column is. */
export type ColumnUse =
  | { readonly to: 'field'; readonly field: string }
  /** A figure or an attribute of its own, by its head, or by the code or name that the person gives it. */
  | { readonly to: 'own'; readonly code?: string }
  | { readonly to: 'nothing' };

/** Another text for one cell; `place` counts columns from 0. */
export interface CellFix {
  readonly in: FaultPart;
  readonly row: number;
  readonly place: number;
  readonly value: string;
}

export interface TableImportRequest extends TablePlace {
  readonly kind: TableKind;
  readonly path: string;
  /** What each column is, in the order of the columns; left out: as the heads say. */
  readonly columns?: readonly ColumnUse[];
  readonly fixes?: readonly CellFix[];
  /** Rows that the person leaves out; they stand in the rejects file. */
  readonly skips?: readonly number[];
  /** Nothing comes in where a row is rejected. */
  readonly whole?: boolean;
  /** Figures in the wide form without a column of the period. */
  readonly period?: PeriodId;
  /** Outlets and regions: change those that are there already. */
  readonly update?: boolean;
  /** Visits: code of their checklist. */
  readonly checklist?: string;
  readonly answersPath?: string;
  readonly unlisted?: 'pass';
  readonly approve?: boolean;
}

export interface InspectRequest extends TablePlace {
  readonly path: string;
  /** Left out: guessed. */
  readonly kind?: TableKind;
}

export interface ImportInspection extends OpenedFile {
  readonly format: 'csv' | 'xlsx' | 'xls';
  /** Sheets of a workbook in their order; empty: a text file. */
  readonly sheets: readonly string[];
  readonly sheet: string | null;
  /** null: a workbook. */
  readonly encoding: TextEncoding | null;
  readonly delimiter: Delimiter | null;
  readonly headerRow: number;
  readonly headerRows: 1 | 2;
  /** The first rows as they stand, for choosing the head; blank rows are left out. */
  readonly top: readonly { readonly row: number; readonly cells: readonly string[] }[];
  /** The request's kind, or the one that the heads speak of; null: they speak of none. */
  readonly kind: TableKind | null;
  readonly kindCertainty: Certainty;
  readonly columns: readonly InspectedColumn[];
  /** Fields that are needed and that no column is taken for. */
  readonly missing: readonly string[];
  /** Fields of the kind, in their order, with what a column may be taken for. */
  readonly fields: readonly { readonly field: string; readonly isNeeded: boolean }[];
  /** Whether a column may be a figure or an attribute of its own. */
  readonly allowsOwn: boolean;
  /** Figures: no column says the period, so the request has to. */
  readonly needsPeriod: boolean;
  /** The period that the file's name, sheet or title speaks of; null: none. */
  readonly period: PeriodId | null;
  /** An earlier file whose column uses were taken over; null: none. */
  readonly remembered: { readonly fileName: string; readonly at: string } | null;
  /** A standing import of the very same bytes; null: none. */
  readonly sameFile: { readonly importId: ImportId; readonly at: string; readonly kind: ImportKind } | null;
}

/** `remembered`: as an earlier file had it; `sure`: the head is a known one; `likely`: it is like one; `none`: nothing speaks for it. */
export type Certainty = 'remembered' | 'sure' | 'likely' | 'none';

export interface InspectedColumn {
  /** From 0. */
  readonly place: number;
  /** `A`, `B`, … `AA`. */
  readonly letter: string;
  /** '' where there is none. */
  readonly head: string;
  /** Up to five different values of the first rows. */
  readonly samples: readonly string[];
  /** Cells of the first rows that are not blank, and how many rows were looked at. */
  readonly filled: number;
  readonly looked: number;
  readonly content: 'number' | 'date' | 'text' | 'empty';
  readonly use: ColumnUse;
  readonly certainty: Certainty;
}

export interface DryRun {
  readonly id: string;
  readonly kind: TableKind;
  /** Rows of the table, skipped ones included. */
  readonly rows: number;
  /** As the summary of the import will count them; figures in cells, all others in rows. */
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly skipped: number;
  /** Faults in all; a rejected row may have several. */
  readonly faults: number;
  readonly faultCodes: readonly { readonly code: MessageCode; readonly count: number; readonly example: WireError }[];
  /** What is worth knowing and stops nothing: columns that are not used. */
  readonly warnings: readonly Problem[];
  /** What the import would make beside its rows. */
  readonly makes: readonly { readonly kind: 'figure' | 'attribute' | 'region'; readonly name: string }[];
  readonly columns: readonly string[];
}

/** `answers`: the file of answers that comes with visits. */
export type FaultPart = 'table' | 'answers';

export interface ImportFault {
  readonly in: FaultPart;
  /** null: a text file. */
  readonly sheet: string | null;
  readonly row: number;
  /** Column from 0; null: the row as a whole. */
  readonly place: number | null;
  readonly column: string | null;
  /** `C12`; null: the row as a whole. */
  readonly cell: string | null;
  /** The cell as it stands, mended where it was. */
  readonly value: string;
  readonly code: MessageCode;
  readonly params: MessageParams;
  /** Texts that would do in this cell, the best first. */
  readonly suggestions: readonly string[];
}

export const PREVIEW_PARTS = ['all', 'sound', 'rejected', 'skipped', 'fixed'] as const;
export type PreviewPart = (typeof PREVIEW_PARTS)[number];

export interface PreviewRow {
  readonly row: number;
  /** As they will be read, mended where they were. */
  readonly cells: readonly string[];
  readonly state: 'sound' | 'rejected' | 'skipped';
  /** Places of cells that were mended. */
  readonly fixed: readonly number[];
  readonly faults: readonly ImportFault[];
}

/** What the columns of a file were used for when it came in. */
export interface ImportProfile {
  readonly id: string;
  readonly kind: TableKind;
  readonly fileName: string;
  readonly at: string;
  readonly by: string;
  readonly columns: readonly { readonly head: string; readonly use: ColumnUse }[];
}
