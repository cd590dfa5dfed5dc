import type { Answer } from './checklist/answer.ts';
import { ACTION_CHANNELS, type ActionCalls, type ActionQuery } from './contract/action-calls.ts';
import { BENEFIT_CHANNELS, type BenefitCalls } from './contract/benefit-calls.ts';
import { CHECKLIST_CHANNELS, type ChecklistCalls } from './contract/checklist-calls.ts';
import { EVIDENCE_CHANNELS, type EvidenceCalls } from './contract/evidence-calls.ts';
import { FIGURE_CHANNELS, type FigureCalls } from './contract/figure-calls.ts';
import { HISTORY_CHANNELS, type HistoryCalls } from './contract/history-calls.ts';
import { LIFE_CHANNELS, type LifeCalls } from './contract/life-calls.ts';
import { IMPORT_CHANNELS, type ImportCalls, type TableImportRequest } from './contract/import-calls.ts';
import { PACKAGE_CHANNELS, type PackageCalls } from './contract/package-calls.ts';
import { PLANNING_CHANNELS, type PlanningCalls } from './contract/planning-calls.ts';
import { PUBLICATION_CHANNELS, type Attachment, type CorrectionPreview, type NewAttachment, type PublicationCalls } from './contract/publication-calls.ts';
import { RECORD_CHANNELS, type RecordCalls } from './contract/record-calls.ts';
import { REPORT_CHANNELS, type ReportCalls, type WrittenReport } from './contract/report-calls.ts';
import { REPORT_SET_CHANNELS, type ReportSetCalls, type ReportSetRun } from './contract/report-set-calls.ts';
import { RERATING_CHANNELS, type ReratingCalls } from './contract/rerating-calls.ts';
import { REVIEW_CHANNELS, type AppealQuery, type AuditorQuery, type ReviewCalls } from './contract/review-calls.ts';
import { SCHEME_CHANNELS, type SchemeCalls } from './contract/scheme-calls.ts';
import { SHOWN_CHANNELS, type ShownCalls } from './contract/shown-calls.ts';
import { STUDY_CHANNELS, type StudyCalls } from './contract/study-calls.ts';
import { VERSION_TRIAL_CHANNELS, type VersionTrialCalls } from './contract/version-trial-calls.ts';
import type { IsoDate, PeriodId, PeriodKind } from './dates.ts';
import type { Lang, Problem, WireError, Words } from './errors.ts';
import type { Movement, MovementReason, StateReason, GradeState } from './grading/grading-result.ts';
import type { Trace } from './grading/trace.ts';
import type { ChecklistVersionId, ImportId, OutletId, RegionId, RunId, SchemeVersionId, TaskId, VisitId } from './ids.ts';
import type { Outlet, OutletStatus, Ownership, Region } from './outlet/outlet.ts';
import type { Scheme, Source, VisitKind } from './scheme/scheme.ts';
import type { VisitDetail, VisitRow, VisitState } from './visit/visit.ts';

/**
 * Every call that the window may make. One line a call; main process, preload and renderer derive their types from it.
 * Requests are checked by a schema in the main process (electron/ipc/request-schemas.ts). Numbers that people dispute
 * travel as decimal texts.
 */
export interface IpcContract extends
  ActionCalls,
  BenefitCalls,
  ChecklistCalls,
  EvidenceCalls,
  FigureCalls,
  HistoryCalls,
  LifeCalls,
  ReratingCalls,
  ImportCalls,
  PackageCalls,
  PlanningCalls,
  PublicationCalls,
  RecordCalls,
  ReportCalls,
  ReportSetCalls,
  ReviewCalls,
  SchemeCalls,
  ShownCalls,
  StudyCalls,
  VersionTrialCalls {
  'app:state': (request: Empty) => AppState;
  'app:set-language': (request: { lang: Lang }) => AppState;

  'store:create': (request: Empty) => AppState | null;
  'store:open': (request: { path?: string }) => AppState | null;
  'store:close': (request: Empty) => AppState;
  /** Asks where, makes a store with the made-up province and opens it when done. */
  'store:create-demo': (request: Empty) => TaskId | null;
  /** Asks where and writes a consistent copy. */
  'store:backup': (request: Empty) => TaskId | null;

  'task:list': (request: Empty) => readonly TaskState[];
  'task:cancel': (request: { taskId: TaskId }) => null;

  'overview:get': (request: { period: PeriodId; schemeCode: string | null }) => Overview;

  'region:tree': (request: Empty) => readonly RegionCount[];
  'outlet:list': (request: OutletQuery & PageRequest) => Page<OutletRow>;
  /** Explained by the run of the period, where that has the outlet, else by the newest that has. */
  'outlet:get': (request: { outletId: OutletId; period?: PeriodId }) => OutletDetail;
  'outlet:search': (request: { text: string }) => readonly OutletHit[];
  /** The types and classes that occur, for filters. */
  'outlet:facets': (request: Empty) => OutletFacets;

  'visit:list': (request: VisitQuery & PageRequest) => Page<VisitRow>;
  'visit:get': (request: { visitId: VisitId }) => VisitDetail;
  'visit:create': (request: NewVisit) => VisitDetail;
  /** Saves one answer at once; `answer` null takes it back to unanswered. */
  'visit:save-answer': (request: { visitId: VisitId; item: string; answer: Answer | null }) => SavedVisit;
  'visit:save-header': (request: { visitId: VisitId; field: string; value: string }) => SavedVisit;
  'visit:submit': (request: { visitId: VisitId }) => VisitDetail;
  'visit:review': (request: { visitId: VisitId; decision: 'approve' | 'return' | 'reject'; note: string }) => VisitDetail;
  'visit:delete-draft': (request: { visitId: VisitId }) => null;

  'checklist:list': (request: Empty) => readonly ChecklistRow[];
  'scheme:list': (request: Empty) => readonly SchemeRow[];
  'scheme:get': (request: { schemeVersionId: SchemeVersionId }) => { readonly row: SchemeRow; readonly scheme: Scheme };

  /** What is there and what is missing for a run, before it is made. */
  'grading:check': (request: { schemeCode: string; period: PeriodId }) => GradingCheck;
  'grading:start': (request: { schemeCode: string; period: PeriodId }) => TaskId;
  'grading:runs': (request: { schemeCode?: string; period?: PeriodId }) => readonly RunRow[];
  'grading:run': (request: { runId: RunId }) => RunDetail;
  'grading:results': (request: ResultQuery & PageRequest) => Page<ResultRow>;
  'grading:explain': (request: { runId: RunId; outletId: OutletId }) => Explanation;
  /** `correct`: later periods may be published; `earlyReason`: why an open window is closed early. */
  'grading:publish': (request: { runId: RunId; correct?: boolean; earlyReason?: string }) => TaskId;
  'grading:discard': (request: { runId: RunId }) => null;

  'movement:list': (request: MovementQuery & PageRequest) => Page<MovementRow>;
  'movement:summary': (request: { runId: RunId }) => MovementSummary;
  /** The proposed movements by city: those of other groups are in the summary. */
  'movement:regions': (request: { runId: RunId }) => readonly MovementRegion[];
  /** Decides one or many; `hold` and `override` need a reason. `undo` takes the decision back. */
  'movement:decide': (request: MovementDecisionRequest) => MovementSummary;

  'figure:completeness': (request: { period: PeriodId }) => readonly FigureCompleteness[];

  /** Asks where to save, then writes the table as filtered and sorted. */
  'export:table': (request: ExportRequest) => TaskId | null;
  'export:show-file': (request: { taskId: TaskId }) => null;
  'journal:list': (request: { subjectId?: string } & PageRequest) => Page<JournalRow>;
  'store:verify': (request: Empty) => TaskId;
}

export type Channel = keyof IpcContract;
export type RequestOf<C extends Channel> = Parameters<IpcContract[C]>[0];
export type ResponseOf<C extends Channel> = ReturnType<IpcContract[C]>;
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: WireError };

/** The run-time list of channels; exhaustive by type. The preload refuses any other. */
const CHANNEL_TABLE: { readonly [C in Channel]: true } = {
  ...ACTION_CHANNELS,
  ...BENEFIT_CHANNELS,
  ...CHECKLIST_CHANNELS,
  ...EVIDENCE_CHANNELS,
  ...FIGURE_CHANNELS,
  ...HISTORY_CHANNELS,
  ...LIFE_CHANNELS,
  ...RERATING_CHANNELS,
  ...PACKAGE_CHANNELS,
  ...PLANNING_CHANNELS,
  ...PUBLICATION_CHANNELS,
  ...RECORD_CHANNELS,
  ...REPORT_CHANNELS,
  ...REPORT_SET_CHANNELS,
  ...REVIEW_CHANNELS,
  'app:state': true,
  'app:set-language': true,
  'store:create': true,
  'store:open': true,
  'store:close': true,
  'store:create-demo': true,
  'store:backup': true,
  'store:verify': true,
  'task:list': true,
  'task:cancel': true,
  'overview:get': true,
  'region:tree': true,
  'outlet:list': true,
  'outlet:get': true,
  'outlet:search': true,
  'outlet:facets': true,
  'visit:list': true,
  'visit:get': true,
  'visit:create': true,
  'visit:save-answer': true,
  'visit:save-header': true,
  'visit:submit': true,
  'visit:review': true,
  'visit:delete-draft': true,
  'checklist:list': true,
  'scheme:list': true,
  'scheme:get': true,
  ...SCHEME_CHANNELS,
  ...SHOWN_CHANNELS,
  ...STUDY_CHANNELS,
  ...VERSION_TRIAL_CHANNELS,
  'grading:check': true,
  'grading:start': true,
  'grading:runs': true,
  'grading:run': true,
  'grading:results': true,
  'grading:explain': true,
  'grading:publish': true,
  'grading:discard': true,
  'movement:list': true,
  'movement:summary': true,
  'movement:regions': true,
  'movement:decide': true,
  ...IMPORT_CHANNELS,
  'figure:completeness': true,
  'export:table': true,
  'export:show-file': true,
  'journal:list': true,
};
export const CHANNELS = Object.keys(CHANNEL_TABLE) as readonly Channel[];

/** What the main process tells the window unasked. */
export type AppEvent =
  | { readonly kind: 'task'; readonly task: TaskState }
  /** Data changed, here or by another program on the same store: lists reload. */
  | { readonly kind: 'storeChanged' }
  | { readonly kind: 'appState'; readonly state: AppState };

export type Empty = Readonly<Record<string, never>>;

export interface PageRequest {
  readonly offset: number;
  /** 1 to 500 rows. */
  readonly limit: number;
  readonly sort?: Sort;
}
export interface Sort {
  readonly by: string;
  readonly descending: boolean;
}
export interface Page<T> {
  readonly total: number;
  readonly rows: readonly T[];
}

export interface AppState {
  readonly lang: Lang;
  readonly version: string;
  readonly store: StoreInfo | null;
  readonly recentStores: readonly { readonly path: string; readonly name: string; readonly exists: boolean }[];
  /** Why the last store could not be opened at start. */
  readonly problem: WireError | null;
  readonly user: string;
}
export interface StoreInfo {
  readonly path: string;
  readonly name: string;
  readonly outlets: number;
  /** Periods for which there are figures, visits or runs, newest first; by kind. */
  readonly periods: readonly PeriodId[];
  /** The period to show first: the newest with data of the newest scheme's cycle; null in an empty store. */
  readonly currentPeriod: PeriodId | null;
  readonly lastBackupAt: string | null;
  readonly lastChangeAt: string | null;
}

export type TaskKind = 'demo' | 'import' | 'grade' | 'publish' | 'correction' | 'export' | 'report' | 'reportSet' | 'backup' | 'verify';
export interface TaskState {
  readonly id: TaskId;
  readonly kind: TaskKind;
  readonly state: 'running' | 'done' | 'failed' | 'cancelled';
  /** 0 to 1; null: not known. */
  readonly share: number | null;
  readonly done: number | null;
  readonly of: number | null;
  readonly error: WireError | null;
  readonly result: TaskResult | null;
}
export type TaskResult =
  | { readonly kind: 'demo'; readonly path: string; readonly outlets: number; readonly periods: number }
  | { readonly kind: 'import'; readonly summary: ImportSummary }
  | { readonly kind: 'grade'; readonly runId: RunId }
  | { readonly kind: 'publish'; readonly runId: RunId }
  | { readonly kind: 'correction'; readonly preview: CorrectionPreview }
  | { readonly kind: 'export'; readonly path: string; readonly rows: number }
  | ({ readonly kind: 'report' } & WrittenReport)
  | ({ readonly kind: 'reportSet' } & ReportSetRun)
  | { readonly kind: 'backup'; readonly path: string; readonly bytes: number; readonly missingPhotos: number }
  | { readonly kind: 'verify'; readonly problems: readonly Problem[]; readonly runs: number };

/**
 * Stars and words of a level for display; `place` counts from 0, the lowest. Where rows name a level by its code,
 * `BELOW_SCALE` (shared/scheme/scheme.ts) is below the scale and null no level.
 */
export interface LevelInfo {
  readonly code: string;
  readonly name: Words;
  readonly stars: number | null;
  readonly place: number;
}

export interface RegionCount extends Region {
  /** Outlets in it and below. */
  readonly outlets: number;
}
export interface OutletQuery {
  readonly text?: string;
  readonly regionId?: RegionId;
  readonly ownership?: readonly Ownership[];
  readonly type?: readonly string[];
  readonly class?: readonly string[];
  readonly status?: readonly OutletStatus[];
  /** Level codes; `''` stands for no level yet. */
  readonly level?: readonly string[];
}
export interface OutletRow extends Outlet {
  /** The last published level; null: none yet. */
  readonly level: string | null;
  readonly levelSince: PeriodId | null;
  readonly lastTotal: string | null;
  readonly lastPeriod: PeriodId | null;
  readonly visits: number;
  readonly lastVisitOn: IsoDate | null;
}
export interface OutletFacets {
  readonly types: readonly string[];
  readonly classes: readonly string[];
}
export interface OutletHit {
  readonly id: OutletId;
  readonly code: string;
  readonly name: string;
  readonly regionPath: readonly string[];
}
export interface OutletDetail {
  readonly outlet: OutletRow;
  readonly levels: readonly LevelInfo[];
  /** Published levels, oldest first. */
  readonly history: readonly LevelHistoryRow[];
  /** Totals of the latest run of each period, oldest first, draft runs included. */
  readonly scores: readonly ScorePoint[];
  /** The newest run that has a row for the outlet. */
  readonly latestRun: RunRow | null;
  readonly visitCount: number;
  readonly figures: readonly OutletFigureRow[];
  readonly neighbours: { readonly previous: OutletId | null; readonly next: OutletId | null };
}
export interface LevelHistoryRow {
  readonly period: PeriodId;
  readonly level: string | null;
  readonly movement: Movement;
  readonly runId: RunId | null;
  /** Where it came from: a published run or an imported level. */
  readonly origin: 'run' | 'import';
}
export interface ScorePoint {
  readonly period: PeriodId;
  readonly runId: RunId;
  readonly runState: RunState;
  readonly total: string | null;
  readonly cohortMedian: string | null;
}
export interface OutletFigureRow {
  readonly figure: string;
  readonly name: string;
  readonly unit: string | null;
  /** Newest first. */
  readonly values: readonly { readonly period: PeriodId; readonly value: string; readonly source: string | null }[];
}

export interface VisitQuery {
  readonly text?: string;
  readonly outletId?: OutletId;
  readonly regionId?: RegionId;
  readonly state?: readonly VisitState[];
  readonly kind?: readonly VisitKind[];
  readonly checklist?: string;
  readonly period?: PeriodId;
  readonly redLine?: boolean;
}
export interface NewVisit {
  readonly outletId: OutletId;
  readonly checklistVersionId: ChecklistVersionId;
  readonly kind: VisitKind;
  readonly visitedOn: IsoDate;
  readonly auditor: string;
  /** Whether the auditor sees the score while filling in; left out: true. */
  readonly showScore?: boolean;
}
/** What a save answers: when it was saved, so that the screen can say so. */
export interface SavedVisit {
  readonly savedAt: string;
}

export interface ChecklistRow {
  readonly id: ChecklistVersionId;
  readonly code: string;
  readonly version: number;
  readonly name: Words;
  readonly items: number;
  readonly visits: number;
  readonly current: boolean;
}
export interface SchemeRow {
  readonly id: SchemeVersionId;
  readonly code: string;
  readonly version: number;
  readonly name: Words;
  readonly cycle: PeriodKind;
  readonly state: 'draft' | 'published';
  readonly levels: readonly LevelInfo[];
  readonly hash: string;
  readonly current: boolean;
}

/** `proposed`: laid open for objections 公示. */
export type RunState = 'draft' | 'proposed' | 'published' | 'superseded';
export interface RunRow {
  readonly id: RunId;
  readonly number: number;
  readonly schemeCode: string;
  readonly schemeVersion: number;
  readonly schemeName: Words;
  readonly period: PeriodId;
  readonly state: RunState;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly publishedAt: string | null;
  readonly outlets: number;
  readonly graded: number;
  readonly notGraded: number;
  readonly notEligible: number;
  readonly pending: number;
  readonly tookMs: number;
}
export interface RunDetail extends RunRow {
  /** Graded outlets on each level as things stand and before the run; `before` null: nobody held a level yet. */
  readonly levels: readonly (LevelInfo & { readonly outlets: number; readonly before: number | null })[];
  /** Graded outlets below the scale. */
  readonly belowScale: number;
  /** Over all outlets of the run, as things stand after decisions; MovementSummary has them as proposed. */
  readonly movements: Readonly<Record<Movement, number>>;
  readonly average: string | null;
  readonly notGradedReasons: readonly { readonly reason: StateReason; readonly outlets: number }[];
  readonly warnings: readonly { readonly text: Words; readonly outlets: number }[];
  /** Heads of the score columns: the dimensions under the root. */
  readonly dimensions: readonly { readonly code: string; readonly name: Words; readonly weight: string | null }[];
  readonly inputsHash: string;
  readonly resultsHash: string;
  readonly engineVersion: string;
  readonly schemeVersionId: SchemeVersionId;
}
export interface GradingCheck {
  readonly schemeVersionId: SchemeVersionId;
  readonly schemeVersion: number;
  readonly outlets: number;
  readonly parts: readonly GradingCheckPart[];
  /** Runs already there for the period. */
  readonly runs: readonly RunRow[];
  /** Figures that stand out against their outlet's past and that nobody found right yet, and in which periods. */
  readonly flags: { readonly count: number; readonly periods: readonly PeriodId[] };
  /** Why no run is possible; empty: one is. */
  readonly problems: readonly Problem[];
}
/** How complete the data of one indicator is. */
export interface GradingCheckPart {
  readonly indicator: string;
  readonly name: Words;
  readonly source: Source['kind'] | 'deduct';
  readonly withData: number;
  readonly missing: number;
  readonly policy: string;
  /** Up to five outlet codes without a value. */
  readonly examples: readonly string[];
}

export interface ResultQuery {
  readonly runId: RunId;
  readonly text?: string;
  readonly regionId?: RegionId;
  readonly ownership?: readonly Ownership[];
  readonly level?: readonly string[];
  readonly state?: readonly GradeState[];
  readonly movement?: readonly Movement[];
}
export interface ResultRow {
  readonly outletId: OutletId;
  readonly code: string;
  readonly name: string;
  readonly regionPath: readonly string[];
  readonly ownership: Ownership | null;
  readonly state: GradeState;
  readonly stateReason: StateReason | null;
  readonly total: string | null;
  readonly rank: number | null;
  readonly cohortRank: number | null;
  readonly cohortSize: number | null;
  /** Scores of RunDetail.dimensions, in their order. */
  readonly dimensions: readonly (string | null)[];
  readonly rawLevel: string | null;
  readonly level: string | null;
  readonly previousLevel: string | null;
  readonly newLevel: string | null;
  readonly movement: Movement;
  readonly vetoes: readonly string[];
}
export interface Explanation {
  readonly run: RunRow;
  readonly levels: readonly LevelInfo[];
  readonly outlet: OutletHit;
  readonly trace: Trace;
  /** The same outlet's total in the previous published period, for the change shown. */
  readonly previousTotal: string | null;
}

export type Decision = 'pending' | 'confirmed' | 'held' | 'overridden';
export interface MovementQuery {
  readonly runId: RunId;
  readonly movement?: readonly Movement[];
  readonly decision?: readonly Decision[];
  readonly regionId?: RegionId;
  readonly ownership?: readonly Ownership[];
  readonly text?: string;
  /** Level held before, level proposed; null: none. Each of a filter may be left out. */
  readonly move?: { readonly from?: string | null; readonly to?: string | null };
  /** `open`: decided and not approved; `mine`: of those, what the person at hand may approve; `returned`: sent back. */
  readonly approval?: 'open' | 'mine' | 'returned';
}
export interface MovementRow {
  readonly outletId: OutletId;
  readonly code: string;
  readonly name: string;
  readonly regionPath: readonly string[];
  readonly ownership: Ownership | null;
  readonly movement: Movement;
  readonly from: string | null;
  /** The level proposed by the rules. */
  readonly proposed: string | null;
  /** The level that stands after the decision. */
  readonly decided: string | null;
  readonly reason: MovementReason;
  readonly vetoes: readonly string[];
  readonly total: string | null;
  /** Total minus the line that decides (signed); null: none. */
  readonly distance: string | null;
  readonly decision: Decision;
  readonly decisionReason: string | null;
  readonly decidedBy: string | null;
  /** The rules forbid to hold (a veto demotes at once). */
  readonly holdForbidden: boolean;
  readonly attachment: Attachment | null;
  /** The second person; null: not approved, or not asked for. */
  readonly approvedBy: string | null;
  /** The decision that the second person sent back, until it is decided anew. */
  readonly returned: { readonly by: string; readonly note: string } | null;
  /** Levels of the last periods up to this run, oldest first; the last one is what the run comes to now. */
  readonly strip: readonly LevelCell[];
}
/** The proposed movements of one region. */
export interface MovementRegion {
  /** null: outlets that hang higher up. */
  readonly regionId: RegionId | null;
  readonly name: string;
  readonly outlets: number;
  readonly promote: number;
  readonly demote: number;
  readonly enter: number;
  readonly pending: number;
}
/** One period of an outlet's history in a strip. `movement` null: nothing is known of the period. */
export interface LevelCell {
  readonly period: PeriodId;
  /** Level code, `BELOW_SCALE`, or null: none. */
  readonly level: string | null;
  readonly movement: Movement | null;
}
export interface MovementSummary {
  readonly run: RunRow;
  readonly levels: readonly LevelInfo[];
  readonly counts: Readonly<Record<Movement, number>>;
  readonly candidates: number;
  readonly decided: number;
  readonly pending: number;
  /** Whether the scheme asks for a second person. */
  readonly approval: 'one' | 'two';
  /** Decisions that no second person approved; 0 where none is asked for. */
  readonly unapproved: number;
  /** Of those, the ones that the person at hand may approve. */
  readonly approvable: number;
  /** Corrections of earlier periods under this run that nobody decided on. */
  readonly rests: number;
  /** Moves from level to level as proposed, the most frequent first. */
  readonly moves: readonly { readonly from: string | null; readonly to: string | null; readonly outlets: number }[];
}
export interface MovementDecisionRequest {
  readonly runId: RunId;
  readonly outletIds: readonly OutletId[] | 'allPending';
  /** `approve` and `return` are the second person's; with `allPending` they are about all that others decided. */
  readonly decision: 'confirm' | 'hold' | 'override' | 'undo' | 'approve' | 'return';
  /** For `override`: the level code. */
  readonly level?: string;
  readonly reason: string;
  /** A file laid beside it. */
  readonly attachment?: NewAttachment;
}

export const IMPORT_KINDS = ['outlets', 'regions', 'figures', 'levels', 'events', 'surveys', 'judgements', 'checklist', 'scheme', 'visits'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];
export interface ImportRequest extends Omit<TableImportRequest, 'kind'> {
  readonly kind: ImportKind;
  /** Column by field, over the guesses. */
  readonly map?: Readonly<Record<string, string>>;
}
export interface ImportSummary {
  readonly importId: ImportId | null;
  readonly kind: ImportKind;
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** Rows left out by hand; left out: none. */
  readonly skipped?: number;
  readonly rejectsFile: string | null;
  /** First problems, at most 100. */
  readonly problems: readonly Problem[];
  readonly code?: string;
  readonly version?: number;
}
export interface ImportRow extends Omit<ImportSummary, 'kind'> {
  /** `demo`: the made-up province. */
  readonly kind: ImportKind | 'demo';
  readonly fileName: string;
  readonly at: string;
  readonly by: string;
  readonly state: 'active' | 'undone';
  /** Why it can't be undone; null: it can. */
  readonly locked: WireError | null;
}
export interface FigureCompleteness {
  readonly figure: string;
  readonly name: string;
  readonly unit: string | null;
  readonly outlets: number;
  readonly withValue: number;
  /** Months of the period that have any figure. */
  readonly periods: readonly PeriodId[];
}

export type ExportRequest = { readonly format: 'csv' | 'xlsx' | 'json'; readonly lang: Lang } & (
  | { readonly table: 'outlets'; readonly query: OutletQuery; readonly sort?: Sort }
  | { readonly table: 'visits'; readonly query: VisitQuery; readonly sort?: Sort }
  | { readonly table: 'results'; readonly query: ResultQuery; readonly sort?: Sort; /** The score sheet with formulas, as `xlsx`. */ readonly living?: boolean }
  | { readonly table: 'movements'; readonly query: MovementQuery; readonly sort?: Sort }
  | { readonly table: 'notices'; readonly query: MovementQuery }
  | { readonly table: 'appeals'; readonly query: AppealQuery; readonly sort?: Sort }
  | { readonly table: 'actions'; readonly query: ActionQuery; readonly sort?: Sort }
  | { readonly table: 'auditors'; readonly query: AuditorQuery; readonly sort?: Sort }
);

export interface JournalRow {
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string | null;
  readonly summary: string;
}

/** The newest run of the period, what stands and what waits. */
export interface Overview {
  readonly period: PeriodId;
  readonly schemes: readonly SchemeRow[];
  readonly scheme: SchemeRow | null;
  readonly outlets: number;
  readonly figures: { readonly expected: number; readonly present: number; readonly indicators: number; readonly complete: number };
  readonly visits: { readonly approved: number; readonly waiting: number; readonly inProgress: number; readonly outletsVisited: number };
  readonly run: RunDetail | null;
  /** The published run of the period before, for comparison. */
  readonly before: RunRow | null;
  readonly movements: MovementSummary | null;
  /** Moves between neighbouring levels, from the top down. */
  readonly steps: readonly { readonly lower: string; readonly upper: string; readonly up: number; readonly down: number }[];
  readonly regions: readonly OverviewRegion[];
  readonly toDos: readonly ToDo[];
}
export interface OverviewRegion {
  readonly regionId: RegionId | null;
  readonly parentId: RegionId | null;
  readonly name: string;
  readonly level: number;
  readonly outlets: number;
  readonly dataShare: string | null;
  readonly visitsApproved: number;
  readonly average: string | null;
  readonly averageChange: string | null;
  /** Averages of up to six periods, oldest first; null: no run. */
  readonly trend: readonly (string | null)[];
  /** Share of graded outlets on the two highest levels, percent, 1 place. */
  readonly topShare: string | null;
  readonly promoted: number;
  readonly demoted: number;
  readonly notGraded: number;
}
export type ToDo =
  | { readonly kind: 'noScheme' | 'noOutlets' | 'noRun' }
  | { readonly kind: 'decideMovements' | 'reviewVisits' | 'decideAppeals' | 'overdueActions' | 'finishVisits' | 'notGraded' | 'missingFigures' | 'publish'; readonly count: number }
  /** Published runs that rest on levels corrected since; the first of them. */
  | { readonly kind: 'restingRuns'; readonly count: number; readonly runId: RunId };
