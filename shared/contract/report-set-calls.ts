import type { PeriodId } from '../dates.ts';
import type { Lang, WireError } from '../errors.ts';
import type { RegionId, ReportSetId, TaskId } from '../ids.ts';
import type { Empty } from '../ipc-contract.ts';
import type { ReportKind } from './report-calls.ts';

/** Report sets 报表组: named reports and tables for a scheme's period that are written into one folder in one go. */
export interface ReportSetCalls {
  'report-set:list': (request: Empty) => readonly ReportSet[];
  /** A new set, or the one that `id` names with what changed. */
  'report-set:save': (request: NewReportSet) => ReportSet;
  'report-set:delete': (request: { readonly setId: ReportSetId }) => null;
  /** Asks for a folder unless the kept one is to be used; null: the person thought better of it. */
  'report-set:run': (request: { readonly setId: ReportSetId; readonly period: PeriodId; readonly folder: 'kept' | 'choose' }) => TaskId | null;
}

export const REPORT_SET_CHANNELS = {
  'report-set:list': true,
  'report-set:save': true,
  'report-set:delete': true,
  'report-set:run': true,
} as const satisfies { readonly [C in keyof ReportSetCalls]: true };

/** Tables that a set may hold, of the run or of the store. */
export const SET_TABLES = ['results', 'movements', 'notices', 'outlets', 'visits', 'actions'] as const;
export type SetTable = (typeof SET_TABLES)[number];

/** One thing that a set writes. */
export type ReportSetItem =
  /** each: a folder with a file an outlet or visit. */
  | { readonly kind: 'report'; readonly report: ReportKind; readonly files: 'one' | 'each' }
  | { readonly kind: 'table'; readonly table: SetTable; readonly format: 'xlsx' | 'csv' };

/** What a set says, beside its name. */
export interface ReportSetDocument {
  readonly schemeCode: string;
  readonly lang: Lang;
  /** Empty: all regions. */
  readonly regionIds: readonly RegionId[];
  /** A folder a region with everything in it, instead of all regions together. */
  readonly perRegion: boolean;
  /** At least one. */
  readonly items: readonly ReportSetItem[];
}

export interface ReportSet extends ReportSetDocument {
  readonly id: ReportSetId;
  readonly name: string;
  /** Where it was written last; null: nowhere yet. */
  readonly folder: string | null;
  readonly savedAt: string;
  readonly owner: string;
}

export interface NewReportSet extends ReportSetDocument {
  readonly id?: ReportSetId;
  readonly name: string;
}

/** What became of a set that was run. */
export interface ReportSetRun {
  readonly name: string;
  readonly period: PeriodId;
  /** The folder. */
  readonly path: string;
  readonly files: readonly SetFile[];
}
/** One thing of a set: written, or why not. */
export interface SetFile {
  readonly item: ReportSetItem;
  /** Name of the region, where each has its own folder. */
  readonly region: string | null;
  readonly path: string;
  /** Of a report; 0 where it failed. */
  readonly pages: number;
  /** Of a table. */
  readonly rows: number;
  readonly error: WireError | null;
}
