import type { Lang } from '../errors.ts';
import type { TaskId } from '../ids.ts';

/** Calls that take what the window shows out of the program: tables as shown, pictures of charts. */
export interface ShownCalls {
  /** Asks where to save; null when the person thinks better of it. */
  'export:choose-file': (request: { name: string; ending: ShownEnding }) => ChosenPlace | null;
  /** Writes a table as shown to the file that was chosen, as its ending says. */
  'export:shown': (request: { fileId: string; lang: Lang; table: ShownTable }) => TaskId;
  /** Writes a PNG to the file that was chosen. */
  'export:picture': (request: { fileId: string; png: Uint8Array }) => null;
}

export const SHOWN_CHANNELS: { readonly [C in keyof ShownCalls]: true } = {
  'export:choose-file': true,
  'export:shown': true,
  'export:picture': true,
};

export type ShownEnding = 'xlsx' | 'csv' | 'png';

/** A place that the person chose in the system's dialog. The window can have nothing written elsewhere. */
export interface ChosenPlace {
  readonly fileId: string;
}

/** A table as a screen shows it: its rows in its order, its visible columns, typed. */
export interface ShownTable {
  /** Of the table, as the screen says it. */
  readonly name: string;
  readonly columns: readonly ShownColumn[];
  /** As many cells a row as there are columns. */
  readonly rows: readonly (readonly ShownCell[])[];
  /** What the screen shows beyond the table: filters, order; a line a fact. */
  readonly facts: readonly (readonly [head: string, text: string])[];
}

/** What a column of a table holds when it leaves the program. */
export type ShownKind = 'text' | 'integer' | 'number' | 'percent' | 'date' | 'instant';

export interface ShownColumn {
  readonly head: string;
  readonly kind: ShownKind;
  /** Decimal places shown, for `number` and `percent`; left out: as many as the number has. */
  readonly places?: number;
}

/**
 * Text; decimal text of a number (`percent`: 98.6 for 98.6%); day `YYYY-MM-DD`; local time `YYYY-MM-DD HH:mm`; nothing.
 * What is none of its column's kind (未评级 among scores) is a text.
 */
export type ShownCell = string | null;

/** So many rows go on the clipboard at most. */
export const MOST_COPIED_ROWS = 20_000;
/** So many rows are written as shown at most, the rows of a sheet. */
export const MOST_SHOWN_ROWS = 1_048_575;
