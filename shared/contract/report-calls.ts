import type { ActionRow } from '../action/action.ts';
import type { VisitScore } from '../checklist/visit-score.ts';
import type { IsoDate, PeriodId } from '../dates.ts';
import type { Lang, Words } from '../errors.ts';
import type { Reach } from '../grading/reach.ts';
import type { OutletId, RegionId, RunId, TaskId, VisitId } from '../ids.ts';
import type { Explanation, LevelHistoryRow, LevelInfo, MovementRow, OutletRow, ResultRow, RunDetail, RunRow, ScorePoint } from '../ipc-contract.ts';
import type { VisitDetail, VisitRow } from '../visit/visit.ts';

/** Printed reports 报表: pages of the program's own, shown before they are written as PDF. */
export interface ReportCalls {
  /** One part of a report as its pages show it, and how many parts there are. A newer one cancels an older one. */
  'report:preview': (request: { readonly request: ReportRequest; readonly place: number }) => ReportPreview;
  /** Asks where to, then writes the PDF; null: the person thought better of it. */
  'report:save': (request: ReportSave) => TaskId | null;
  /** One part of a report to a printer, by the system's own dialog; false: the person thought better of it. */
  'report:print': (request: { readonly request: ReportRequest; readonly place: number }) => boolean;
  /** What was written last, newest first. */
  'report:recent': (request: Readonly<Record<string, never>>) => readonly RecentReport[];
  /** Shows a recent report in the system's folder window. */
  'report:show': (request: { readonly path: string }) => null;
  /** For the hidden window that lays pages out: what to lay out next; null: nothing more. */
  'report:take': (request: { readonly token: string }) => PrintBatch | null;
  /** The hidden window's answer: the pages stand, `error` where they do not. */
  'report:laid-out': (request: { readonly token: string; readonly marks: readonly PageMark[]; readonly pages: number; readonly error: string | null }) => null;
}

export const REPORT_CHANNELS = {
  'report:preview': true,
  'report:save': true,
  'report:print': true,
  'report:recent': true,
  'report:show': true,
  'report:take': true,
  'report:laid-out': true,
} as const satisfies { readonly [C in keyof ReportCalls]: true };

/**
 * scorecard 评级成绩单 · ranking 排名册 · notice 升降级通知 · publicNotice 公示 · visitReport 检查报告 · inspectionSummary
 * 检查总结 · certificate 星级证书
 */
export const REPORT_KINDS = ['scorecard', 'ranking', 'notice', 'publicNotice', 'visitReport', 'inspectionSummary', 'certificate'] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

/** Reports with a part an outlet or a visit: one file for all, or a file each. */
export const PART_REPORTS: readonly ReportKind[] = ['scorecard', 'notice', 'visitReport', 'certificate'];

/** Which report, of what. */
export interface ReportRequest {
  readonly report: ReportKind;
  readonly lang: Lang;
  /** The run that is reported. Only a visit report with `visitIds` needs none. */
  readonly runId: RunId | null;
  /** Only outlets in these regions or below; empty: all. */
  readonly regionIds: readonly RegionId[];
  /** Only these outlets; left out: all that the report is for. */
  readonly outletIds?: readonly OutletId[];
  /** Visit reports of these visits; left out: the approved ones of the run's period. */
  readonly visitIds?: readonly VisitId[];
  /** Until when and where objections go; left out: what the publication proposal says, or nothing. */
  readonly terms?: NoticeTerms;
}

/** The objection window 公示期 of a notice. */
export interface NoticeTerms {
  readonly opensOn: IsoDate;
  readonly closesOn: IsoDate;
  /** Where objections go: a person, telephone, address. */
  readonly contact: string;
}

export interface ReportSave {
  readonly request: ReportRequest;
  /** one: a single file with bookmarks · each: a folder with a file an outlet or visit. */
  readonly files: 'one' | 'each';
}

/** What was written of a report. */
export interface WrittenReport {
  /** The file, or the folder of the files. */
  readonly path: string;
  readonly files: number;
  readonly pages: number;
  /** Outlets or visits; 1 for a report of one part. */
  readonly parts: number;
  readonly period: PeriodId | null;
}

/** A file of reports that this program has written. */
export interface RecentReport {
  readonly report: ReportKind;
  readonly path: string;
  readonly files: number;
  readonly pages: number;
  readonly period: PeriodId | null;
  readonly lang: Lang;
  readonly at: string;
  readonly exists: boolean;
}

export interface ReportPreview {
  readonly document: ReportDocument | null;
  /** How many parts the report has. */
  readonly of: number;
  /** Names of the parts around the shown one, for the list beside it; `place` counts from 0. */
  readonly part: string;
}

/** Several documents of one report that are laid out together. */
export interface PrintBatch {
  readonly lang: Lang;
  readonly documents: readonly ReportDocument[];
}
/** Where a bookmark leads. */
export interface PageMark {
  readonly title: string;
  /** Page of the batch, counted from 0. */
  readonly page: number;
  /** 0 or 1. */
  readonly level: number;
}

/** One document: it has its own pages 1 to n. All numbers are texts as the screens have them. */
export type ReportDocument =
  | ScorecardData
  | RankingData
  | NoticeData
  | PublicNoticeData
  | VisitReportData
  | InspectionSummaryData
  | CertificateData;

/** What stands in the head and foot of every page. */
export interface ReportHead {
  /** Name of the widest region, or of the store. */
  readonly network: string;
  readonly run: RunRow | null;
  readonly period: PeriodId | null;
  /** Of the run's results; null: no run. */
  readonly resultsHash: string | null;
  readonly printedOn: IsoDate;
  /** Names of the regions that were asked for; empty: all. */
  readonly regions: readonly string[];
}

/** What a level grants, as far as it is stored. */
export interface LevelBenefit {
  readonly name: Words;
  /** In words: a coefficient, an amount, a description. */
  readonly value: Words;
}

export interface ScorecardData {
  readonly kind: 'scorecard';
  readonly head: ReportHead;
  readonly outlet: OutletRow;
  /** The working, as the rules propose. */
  readonly explanation: Explanation;
  /** The level and movement that stand, after people's decisions. */
  readonly standing: ResultRow;
  /** Levels published before the run's period, oldest first. */
  readonly history: readonly LevelHistoryRow[];
  /** Totals up to the run's period, oldest first. */
  readonly scores: readonly ScorePoint[];
  /** Score by part under the root: the outlet's and the median of its peers. */
  readonly profile: readonly ProfilePart[];
  /** Where points were lost, the most first. */
  readonly lost: readonly LostPoints[];
  /** null: not asked, as the outlet was not graded. */
  readonly reach: Reach | null;
  /** Open and to be verified. */
  readonly actions: readonly ActionRow[];
  readonly benefits: readonly LevelBenefit[];
}

/** One axis of the radar. */
export interface ProfilePart {
  readonly code: string;
  readonly name: Words;
  readonly score: string | null;
  readonly max: string;
  /** Median of the graded outlets of the same cohort; null: none. */
  readonly median: string | null;
}

export interface LostPoints {
  readonly code: string;
  readonly name: Words;
  /** Name of the dimension above. */
  readonly dimension: Words;
  readonly raw: string | null;
  readonly unit: Words | null;
  readonly score: string;
  readonly max: string;
  /** Points of the total that full marks would add, cut to 2 places. */
  readonly lost: string;
}

export interface RankingData {
  readonly kind: 'ranking';
  readonly head: ReportHead;
  readonly run: RunDetail;
  readonly levels: readonly LevelInfo[];
  readonly dimensions: RunDetail['dimensions'];
  /** Groups in the regions' order. */
  readonly groups: readonly RankingGroup[];
}
export interface RankingGroup {
  /** '' where outlets hang in no region. */
  readonly name: string;
  readonly outlets: number;
  readonly graded: number;
  readonly average: string | null;
  /** Graded outlets by level code as things stand. */
  readonly levels: Readonly<Record<string, number>>;
  readonly promoted: number;
  readonly demoted: number;
  /** Best first; those that were not graded at the end. */
  readonly rows: readonly (ResultRow & { readonly groupRank: number | null })[];
}

export interface NoticeData {
  readonly kind: 'notice';
  readonly head: ReportHead;
  readonly outlet: OutletRow;
  readonly explanation: Explanation;
  readonly standing: ResultRow;
  readonly movement: MovementRow;
  readonly reach: Reach | null;
  readonly terms: NoticeTerms | null;
  /** Of the level that stands, and of the one before. */
  readonly benefits: readonly LevelBenefit[];
  readonly benefitsBefore: readonly LevelBenefit[];
}

export interface PublicNoticeData {
  readonly kind: 'publicNotice';
  readonly head: ReportHead;
  readonly run: RunDetail;
  readonly levels: readonly LevelInfo[];
  readonly terms: NoticeTerms | null;
  readonly moved: Readonly<Record<'promote' | 'demote' | 'enter', readonly MovementRow[]>>;
  /** Everybody who has a level, by region and code. */
  readonly all: readonly ResultRow[];
}

export interface VisitReportData {
  readonly kind: 'visitReport';
  readonly head: ReportHead;
  readonly visit: VisitDetail;
  readonly score: PrintedScore;
  /** Codes of the items that lost points or failed, in the order of the form. */
  readonly failed: readonly string[];
  readonly actions: readonly ActionRow[];
}
/** A visit's score as its review shows it; numbers are texts. */
export interface PrintedScore extends Pick<VisitScore, 'answered' | 'items' | 'redLine' | 'criticalFailed' | 'outcome'> {
  readonly score: string | null;
  readonly sections: readonly { readonly code: string; readonly gained: string; readonly possible: string; readonly rate: string | null; readonly items: number; readonly answered: number }[];
  readonly itemScores: Readonly<Record<string, { readonly state: string; readonly gained: string; readonly possible: string; readonly lost: string; readonly criticalFailed: boolean }>>;
}

export interface InspectionSummaryData {
  readonly kind: 'inspectionSummary';
  readonly head: ReportHead;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly visits: number;
  readonly outletsVisited: number;
  readonly outlets: number;
  /** Mean score of the visits that have one, cut to 2 places. */
  readonly average: string | null;
  readonly redLines: number;
  readonly checklists: readonly { readonly code: string; readonly name: string; readonly visits: number; readonly average: string | null; readonly least: string | null; readonly most: string | null; readonly redLines: number }[];
  readonly regions: readonly { readonly name: string; readonly visits: number; readonly outlets: number; readonly average: string | null; readonly redLines: number }[];
  /** Items that lost the most, the most first. */
  readonly items: readonly { readonly checklist: string; readonly code: string; readonly name: Words; readonly section: Words; readonly failed: number; readonly asked: number; readonly lost: string; readonly critical: boolean }[];
  /** Visits with a red line, and those with the lowest scores. */
  readonly redLineVisits: readonly VisitRow[];
  readonly lowest: readonly VisitRow[];
  readonly actions: { readonly open: number; readonly done: number; readonly verified: number; readonly overdue: number };
}

export interface CertificateData {
  readonly kind: 'certificate';
  readonly head: ReportHead;
  readonly outlet: OutletRow;
  readonly level: LevelInfo;
  readonly levels: readonly LevelInfo[];
  readonly total: string | null;
  /** `code-period-run`. */
  readonly number: string;
  readonly issuedOn: IsoDate;
  readonly schemeName: Words;
}
