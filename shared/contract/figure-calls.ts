import type { PeriodId } from '../dates.ts';
import type { WireError } from '../errors.ts';
import type { FigureRule } from '../figures/figure-rule.ts';
import type { OutletId, RegionId } from '../ids.ts';
import type { Page, PageRequest } from '../ipc-contract.ts';
import type { Ownership } from '../outlet/outlet.ts';

/** Calls about the sheet of figures, its completeness and its striking cells. */
export interface FigureCalls {
  /** The columns of a period's sheet. */
  'figure:sheet': (request: { period: PeriodId }) => FigureSheet;
  /** The rows: outlets open at the period's end, and others that have a figure of it. Sorts: code, name, type, region, or a figure's code. */
  'figure:rows': (request: FigureQuery & PageRequest) => Page<FigureRow>;
  /** Saves a block of cells in one action. What is no number is not saved and told; a locked cell refuses the block. */
  'figure:set': (request: FigureBlock) => FigureSaved;
  /** How far a large block is that is being saved, 0 to 1; null: none is. */
  'figure:progress': (request: Readonly<Record<string, never>>) => number | null;
  /** The outlets that the first column of a pasted block names. `told`: figures whose present values are told. */
  'figure:codes': (request: FigureQuery & { readonly codes: readonly string[]; readonly told: readonly string[] }) => PastedCodes;
  'figure:undo': (request: { editId: string }) => FigureEdit;
  'figure:redo': (request: { editId: string }) => FigureEdit;
  /** Actions on the sheet of a period, newest first, at most 200. */
  'figure:edits': (request: { period: PeriodId }) => readonly FigureEdit[];
  /** A new column. */
  'figure:add': (request: FigureNaming) => FigureNaming;
  /** Gives a column another name or unit; its code stays. */
  'figure:rename': (request: FigureNaming) => FigureNaming;
  'figure:cell': (request: FigureCellKey) => FigureCell;

  /** How complete the figures of a period are, region by region. */
  'figure:by-region': (request: { period: PeriodId }) => CompletenessByRegion;
  /** How complete the figures are over the last periods of the same kind, oldest first. */
  'figure:by-period': (request: { period: PeriodId; regionId?: RegionId }) => CompletenessByPeriod;

  /** Striking figures of a period. Sorts: code, figure, times, percent. */
  'figure:flags': (request: FlagQuery & PageRequest) => Page<FigureFlag>;
  'figure:flag-summary': (request: { period: PeriodId }) => FlagSummary;
  /** Says that striking figures are right; each needs the same reason. */
  'figure:acknowledge': (request: { period: PeriodId; cells: readonly FlagCell[]; reason: string }) => FlagSummary;
  'figure:take-back': (request: { period: PeriodId; cells: readonly FlagCell[] }) => FlagSummary;
  'figure:rules': (request: Readonly<Record<string, never>>) => FigureRules;
  'figure:save-rules': (request: FigureRules) => FigureRules;
}

export const FIGURE_CHANNELS: { readonly [C in keyof FigureCalls]: true } = {
  'figure:sheet': true,
  'figure:rows': true,
  'figure:set': true,
  'figure:progress': true,
  'figure:codes': true,
  'figure:undo': true,
  'figure:redo': true,
  'figure:edits': true,
  'figure:add': true,
  'figure:rename': true,
  'figure:cell': true,
  'figure:by-region': true,
  'figure:by-period': true,
  'figure:flags': true,
  'figure:flag-summary': true,
  'figure:acknowledge': true,
  'figure:take-back': true,
  'figure:rules': true,
  'figure:save-rules': true,
};

export const FIGURE_EDIT_HOWS = ['type', 'paste', 'fill', 'clear'] as const;
export type FigureEditHow = (typeof FIGURE_EDIT_HOWS)[number];

/** An indicator's imported measure as people name it. */
export interface FigureNaming {
  readonly figure: string;
  readonly name: string;
  /** null: none. */
  readonly unit: string | null;
}

export interface FigureSheet {
  readonly columns: readonly FigureColumn[];
  /** Periods that have figures, newest first. */
  readonly periods: readonly PeriodId[];
  /** Outlets open at the period's end. */
  readonly outlets: number;
}
export interface FigureColumn extends FigureNaming {
  /** How many of the outlets open at the period's end have it. */
  readonly withValue: number;
  /** Most decimal places of any value in the period. */
  readonly places: number;
  /** Why its cells of this period can't be changed; null: they can. */
  readonly locked: WireError | null;
  /** Whether a scheme in force reads it. */
  readonly isRead: boolean;
}

export interface FigureQuery {
  readonly period: PeriodId;
  /** Codes of the columns wanted; the cells of a row come in this order. */
  readonly figures: readonly string[];
  readonly text?: string;
  readonly regionId?: RegionId;
  readonly ownership?: readonly Ownership[];
  readonly type?: readonly string[];
  /** Only outlets that lack this figure; `''`: any of `figures`. */
  readonly missing?: string;
  /** Only outlets with a striking figure not yet found right. */
  readonly flagged?: boolean;
}
export interface FigureRow {
  readonly outletId: OutletId;
  readonly code: string;
  readonly name: string;
  readonly type: string | null;
  readonly regionPath: readonly string[];
  /** Whether the outlet is open at the period's end. */
  readonly isOpen: boolean;
  /** Decimals in the order of the query's `figures`; null: missing. */
  readonly cells: readonly (string | null)[];
  /** Striking cells: place in `cells`, and whether someone found it right. */
  readonly flags: readonly { readonly at: number; readonly isSeen: boolean }[];
}

/** Texts for the cells of some outlets (rows) and figures (columns). */
export interface FigureBlock {
  readonly period: PeriodId;
  readonly how: FigureEditHow;
  readonly outlets: readonly OutletId[];
  readonly figures: readonly string[];
  /** A list an outlet; numbers as people write them, `''` empties the cell, null leaves it. */
  readonly texts: readonly (readonly (string | null)[])[];
}
export interface PastedCodes {
  /** Outlet codes are kept under what the first text says. */
  readonly isHead: boolean;
  /** In the order of the codes; null: no outlet has it. */
  readonly outlets: readonly (PastedOutlet | null)[];
  /** For the first unknown codes the known one that each may mean, where one is near. */
  readonly near: Readonly<Record<string, string>>;
}
export interface PastedOutlet {
  readonly outletId: OutletId;
  readonly name: string;
  /** At the period's end. */
  readonly isOpen: boolean;
  /** Among the rows that the query shows. */
  readonly isShown: boolean;
  /** Present decimals in the order of `told`; null: not told, the first 200 outlets are. */
  readonly cells: readonly (string | null)[] | null;
}
export interface FigureSaved {
  /** null: nothing was changed. */
  readonly edit: FigureEdit | null;
  readonly changed: number;
  readonly unchanged: number;
  /** Cells that were not saved. */
  readonly faults: readonly FigureFault[];
}
export interface FigureFault {
  readonly outletId: OutletId;
  readonly figure: string;
  readonly text: string;
  readonly error: WireError;
}
export interface FigureEdit {
  readonly id: string;
  readonly period: PeriodId;
  readonly how: FigureEditHow;
  readonly cells: number;
  readonly at: string;
  readonly by: string;
  readonly isUndone: boolean;
}

export interface FlagCell {
  readonly outletId: OutletId;
  readonly figure: string;
}
export interface FigureCellKey extends FlagCell {
  readonly period: PeriodId;
}
/** All that is known of one cell. */
export interface FigureCell {
  readonly value: string | null;
  /** Where the value came from; null: the cell is empty or that is not known. */
  readonly origin: FigureOrigin | null;
  /** What people did to it, newest first. */
  readonly edits: readonly { readonly at: string; readonly by: string; readonly how: FigureEditHow; readonly before: string | null; readonly after: string | null; readonly isUndone: boolean }[];
  /** The outlet's values of earlier periods of the same kind, oldest first; null: missing. */
  readonly past: readonly { readonly period: PeriodId; readonly value: string | null }[];
  readonly flag: FigureFlag | null;
  readonly locked: WireError | null;
}
export type FigureOrigin =
  | { readonly kind: 'import'; readonly file: string; readonly row: number; readonly at: string; readonly by: string }
  | { readonly kind: 'hand'; readonly how: FigureEditHow; readonly at: string; readonly by: string };

export interface CompletenessByRegion {
  readonly figures: readonly FigureNaming[];
  /** Widest region first, each before those under it; the first row is all outlets (`regionId` null). */
  readonly rows: readonly CompletenessRow[];
}
export interface CompletenessRow {
  readonly regionId: RegionId | null;
  readonly parentId: RegionId | null;
  readonly name: string;
  readonly level: number;
  /** Outlets open at the period's end. */
  readonly outlets: number;
  /** In the order of `figures`: how many of them have it. */
  readonly withValue: readonly number[];
}
export interface CompletenessByPeriod {
  readonly figures: readonly FigureNaming[];
  readonly periods: readonly { readonly period: PeriodId; readonly outlets: number; readonly withValue: readonly number[] }[];
}

export interface FlagQuery {
  readonly period: PeriodId;
  readonly text?: string;
  readonly regionId?: RegionId;
  readonly figure?: readonly string[];
  /** `open`: not yet found right (the default of the screen). Left out: all. */
  readonly state?: 'open' | 'seen';
}
export interface FigureFlag extends FigureCellKey {
  readonly outletCode: string;
  readonly outletName: string;
  readonly regionPath: readonly string[];
  readonly figureName: string;
  readonly unit: string | null;
  readonly value: string;
  /** Median of the outlet's own past values. */
  readonly median: string;
  /** How many usual spreads the value lies from the median, cut to 1 place. */
  readonly times: string;
  /** Change against the period before in percent, cut to 1 place; null: there is none, or it was 0. */
  readonly percent: string | null;
  /** Each reason as a sentence with its numbers. */
  readonly reasons: readonly WireError[];
  /** null: nobody said that it is right. */
  readonly seen: { readonly reason: string; readonly at: string; readonly by: string } | null;
}
export interface FlagSummary {
  readonly period: PeriodId;
  readonly open: number;
  readonly seen: number;
  /** Values that were compared with their outlet's past. */
  readonly judged: number;
  /** Values whose outlet has too few earlier ones to say. */
  readonly tooShort: number;
  readonly byFigure: readonly (FigureNaming & { readonly open: number; readonly seen: number })[];
}
export interface FigureRules {
  readonly rule: FigureRule;
  /** Figures with a rule of their own; null: never flagged. */
  readonly own: Readonly<Record<string, FigureRule | null>>;
}
