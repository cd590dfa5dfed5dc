import type { Answer } from '../checklist/answer.ts';
import type { IsoDate, PeriodId } from '../dates.ts';
import type { AppealId, CommentId, PhotoUseId, RunId, VisitId } from '../ids.ts';
import type { AppState, Empty, Page, PageRequest, RunState } from '../ipc-contract.ts';
import type { VisitPhoto } from '../photo/photo.ts';
import type { AuditorHint, AuditorStatistics } from '../review/auditor-statistics.ts';
import type { Agreement } from '../review/kappa.ts';
import type { MeanInterval } from '../review/mean-interval.ts';
import type { VisitDetail, VisitRow, VisitState } from '../visit/visit.ts';
import type { Words } from '../errors.ts';

/** Review 复核, second scoring 复评, auditors, and appeals 申诉. */
export interface ReviewCalls {
  /** The name under which this person works; an empty one goes back to the account of the system. */
  'app:set-user': (request: { name: string }) => AppState;

  /** What waits for review, the longest waiting first. */
  'review:queue': (request: QueueQuery & PageRequest) => Page<QueueRow>;
  /** Comments, versions, appeals and second scorings of a visit, and what this person may do with it. */
  'review:visit': (request: { visitId: VisitId }) => VisitReview;
  /** A version of the visit as it stood before it was corrected. */
  'review:version': (request: { visitId: VisitId; version: number }) => VisitDetail;
  /** Says something to an item (null: to the visit), while it is submitted or returned. */
  'review:comment': (request: { visitId: VisitId; item: string | null; text: string }) => VisitReview;
  'review:remove-comment': (request: { commentId: CommentId }) => VisitReview;

  /** Begins a second scoring, to be filled in without seeing the first. */
  'review:start-second': (request: { visitId: VisitId; scorer: string }) => VisitDetail;
  /** Second scorings, those in hand first. */
  'review:seconds': (request: Empty) => readonly SecondRow[];
  /** States that one visit is the re-audit of another; `isPair` false takes it back. */
  'review:pair': (request: { firstId: VisitId; secondId: VisitId; isPair: boolean }) => VisitReview;
  'review:compare': (request: { firstId: VisitId; secondId: VisitId }) => VisitComparison;
  'review:agreement': (request: AgreementQuery) => AgreementReport;
  'review:auditors': (request: AuditorQuery) => AuditorReport;

  /** Which runs read a score that an appeal has changed since. */
  'review:stale-runs': (request: Empty) => readonly StaleRun[];
  'review:run-corrections': (request: { runId: RunId }) => readonly RunCorrection[];

  'appeal:list': (request: AppealQuery & PageRequest) => Page<AppealRow>;
  'appeal:get': (request: { appealId: AppealId }) => AppealDetail;
  'appeal:raise': (request: NewAppeal) => AppealDetail;
  'appeal:decide': (request: AppealDecision) => AppealDetail;
  /** Keeps a picture as evidence of an open appeal's item: JPEG, PNG or WebP, as the file came. */
  'appeal:add-photo': (request: { appealId: AppealId; item: string; name: string; bytes: Uint8Array }) => AppealDetail;
  'appeal:remove-photo': (request: { appealId: AppealId; photoId: PhotoUseId }) => AppealDetail;
  'appeal:withdraw': (request: { appealId: AppealId; reason: string }) => AppealDetail;
  'appeal:rates': (request: AppealRateQuery) => AppealRates;
}

export interface QueueQuery {
  readonly text?: string;
}
export interface QueueRow extends VisitRow {
  readonly submittedAt: string | null;
  /** How often it has been handed in. */
  readonly round: number;
  /** This person made the visit and may not review it. */
  readonly isOwn: boolean;
  /** What looks odd about the visit itself. */
  readonly hints: readonly AuditorHint[];
}

export interface ReviewComment {
  readonly id: CommentId;
  /** null: about the visit as a whole. */
  readonly item: string | null;
  readonly text: string;
  readonly at: string;
  readonly by: string;
  /** Counts the times that the visit was handed in, from 1. */
  readonly round: number;
}

export interface VisitReview {
  readonly visitId: VisitId;
  readonly state: VisitState;
  readonly round: number;
  readonly comments: readonly ReviewComment[];
  /** Items answered anew since the visit was last returned. */
  readonly changedSinceReturn: readonly string[];
  readonly hints: readonly AuditorHint[];
  readonly reviewedBy: string | null;
  readonly reviewedAt: string | null;
  /** Oldest first; the last one stands. A single one: nothing was ever corrected. */
  readonly versions: readonly VisitVersion[];
  readonly appeals: readonly AppealRow[];
  readonly pairs: readonly VisitPair[];
  /** Visits of the outlet with the same checklist by others within 31 days, for pairing. */
  readonly reauditCandidates: readonly VisitRow[];
  /** This person made the visit: others review it. */
  readonly isOwn: boolean;
  /** This person approved it: others decide its appeals. */
  readonly isReviewer: boolean;
}
export interface VisitVersion {
  readonly version: number;
  readonly score: string | null;
  readonly redLine: boolean;
  /** Since when it stood. */
  readonly from: string | null;
  /** null: it stands. */
  readonly replacedAt: string | null;
  readonly replacedBy: string | null;
}

/** Two scorings of the same outlet: of one visit, or of two visits. */
export interface VisitPair {
  readonly kind: PairKind;
  readonly firstId: VisitId;
  readonly secondId: VisitId;
  readonly firstCode: string;
  readonly secondCode: string;
  readonly firstAuditor: string | null;
  readonly secondAuditor: string | null;
  readonly madeAt: string;
  /** Both are handed in, so that they can be compared. */
  readonly isReady: boolean;
}
/** A second scoring in its list. */
export interface SecondRow {
  readonly firstId: VisitId;
  readonly secondId: VisitId;
  readonly firstCode: string;
  readonly outletName: string;
  readonly visitedOn: IsoDate;
  readonly scorer: string | null;
  /** `submitted`: handed in. */
  readonly state: VisitState;
}
/** second: the visit scored again by another person · reaudit: the outlet visited again. */
export type PairKind = 'second' | 'reaudit';

export interface VisitComparison {
  readonly first: VisitDetail;
  readonly second: VisitDetail;
  readonly rows: readonly ComparedItem[];
  readonly agreement: Agreement;
  /** Second minus first, 2 places; null: one has no score. */
  readonly scoreDifference: string | null;
}
export interface ComparedItem {
  readonly item: string;
  readonly section: Words;
  readonly name: Words;
  readonly firstPoints: string | null;
  readonly secondPoints: string | null;
  /** Letters of outcome-class.ts. */
  readonly firstClass: string;
  readonly secondClass: string;
  /** Rated by both and not alike. */
  readonly differs: boolean;
}

/** near: counted visits of an outlet by different auditors a few days apart, paired by nobody. */
export const PAIR_SOURCES = ['second', 'reaudit', 'near'] as const;
export type PairSource = (typeof PAIR_SOURCES)[number];
export interface AgreementQuery {
  readonly source: PairSource;
  readonly checklist?: string;
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  /** For `near`: days between the visits, 0 to 366. */
  readonly withinDays?: number;
}
export interface AgreementReport {
  readonly pairs: number;
  /** Pairs beyond the newest 5,000 are left out. */
  readonly leftOut: number;
  readonly agreement: Agreement;
  /** Second score minus first. */
  readonly difference: MeanInterval | null;
  readonly items: readonly ItemAgreement[];
  readonly list: readonly AgreementPair[];
}
export interface ItemAgreement extends Agreement {
  readonly checklist: string;
  readonly item: string;
  readonly name: Words;
}
/** The newest 200 pairs. */
export interface AgreementPair {
  readonly firstId: VisitId;
  readonly secondId: VisitId;
  readonly outletName: string;
  readonly firstOn: IsoDate;
  readonly secondOn: IsoDate;
  readonly firstAuditor: string | null;
  readonly secondAuditor: string | null;
  readonly firstScore: string | null;
  readonly secondScore: string | null;
  readonly difference: string | null;
  readonly percent: string | null;
}

export interface AuditorQuery {
  readonly checklist?: string;
  readonly from?: IsoDate;
  readonly to?: IsoDate;
}
export interface AuditorReport {
  readonly visits: number;
  /** Counted visits that name no auditor. */
  readonly unnamed: number;
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
  readonly auditors: readonly AuditorStatistics[];
}

export interface StaleRun {
  readonly runId: RunId;
  readonly corrections: number;
}
export interface RunCorrection {
  readonly appealId: AppealId;
  readonly visitId: VisitId;
  readonly visitCode: string;
  readonly outletCode: string;
  readonly outletName: string;
  readonly visitedOn: IsoDate;
  readonly oldScore: string | null;
  readonly newScore: string | null;
  readonly decidedAt: string;
  readonly runState: RunState;
}

export const APPEAL_STATES = ['open', 'decided', 'withdrawn'] as const;
export type AppealState = (typeof APPEAL_STATES)[number];
export interface AppealQuery {
  readonly text?: string;
  readonly state?: readonly AppealState[];
  /** Open ones whose date has passed. */
  readonly overdue?: boolean;
}
export interface AppealRow {
  readonly id: AppealId;
  readonly visitId: VisitId;
  readonly visitCode: string;
  readonly outletCode: string;
  readonly outletName: string;
  readonly visitedOn: IsoDate;
  readonly auditor: string | null;
  readonly reviewedBy: string | null;
  readonly state: AppealState;
  readonly raisedBy: string;
  readonly raisedOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly isOverdue: boolean;
  readonly items: number;
  readonly itemCodes: readonly string[];
  /** Accepted of the decided ones; null: not decided. */
  readonly accepted: number | null;
  readonly closedAt: string | null;
  readonly closedBy: string | null;
  /** The score that was appealed against, and what came of it; null: no score, or not decided. */
  readonly oldScore: string | null;
  readonly newScore: string | null;
}
export interface AppealItem {
  readonly item: string;
  readonly grounds: string;
  readonly evidence: string;
  readonly decision: 'accepted' | 'refused' | null;
  readonly reason: string;
  /** As it stood when the appeal was raised; null: unanswered. */
  readonly oldAnswer: Answer | null;
  readonly newAnswer: Answer | null;
}
export interface AppealDetail extends AppealRow {
  readonly list: readonly AppealItem[];
  readonly enteredBy: string;
  readonly enteredAt: string;
  readonly note: string;
  readonly fromVersion: number;
  /** The corrected version; null: none was made. */
  readonly toVersion: number | null;
  /** Evidence, by item. */
  readonly photos: readonly VisitPhoto[];
  /** The visit as it stands. */
  readonly visit: VisitDetail;
  /** Why this person may not decide it; null: they may. */
  readonly hindrance: 'reviewer' | 'auditor' | 'closed' | null;
  /** Runs that read the old score. */
  readonly runs: readonly { readonly runId: RunId; readonly period: PeriodId; readonly number: number; readonly state: RunState }[];
}
export interface NewAppeal {
  readonly visitId: VisitId;
  /** Who objects: the outlet's manager, as written on the objection. */
  readonly raisedBy: string;
  readonly raisedOn: IsoDate;
  /** By when it must be decided. */
  readonly dueOn: IsoDate;
  readonly items: readonly { readonly item: string; readonly grounds: string; readonly evidence: string }[];
}
export interface AppealDecision {
  readonly appealId: AppealId;
  /** One for every item of the appeal; `answer` is the corrected answer of an accepted one. */
  readonly items: readonly { readonly item: string; readonly decision: 'accepted' | 'refused'; readonly reason: string; readonly answer: Answer | null }[];
  /** Answers of items that a corrected answer brought onto the form. */
  readonly alsoAnswered: readonly { readonly item: string; readonly answer: Answer }[];
  readonly note: string;
}

export interface AppealRateQuery {
  readonly from?: IsoDate;
  readonly to?: IsoDate;
}
export interface AppealRates {
  readonly auditors: readonly AppealRate[];
  readonly outlets: readonly AppealRate[];
  readonly items: readonly AppealRate[];
}
/** How often something was appealed against, and how often with success. */
export interface AppealRate {
  /** Auditor's name, outlet's code, or `checklist item`. */
  readonly key: string;
  readonly name: Words;
  /** Counted visits (of an item: those that rated it). */
  readonly visits: number;
  /** Visits appealed against (of an item: times it was). */
  readonly appealed: number;
  /** Of these decided, and with something accepted. */
  readonly decided: number;
  readonly overturned: number;
  /** 100 x appealed / visits, and 100 x overturned / decided, 1 place; null: of nothing. */
  readonly appealPercent: string | null;
  readonly overturnPercent: string | null;
  /** Items: the wording wants a look. Outlets: they dispute most visits. Auditors: most of what was disputed was wrong. */
  readonly isFlagged: boolean;
}

/** The run-time list of these channels. */
export const REVIEW_CHANNELS: { readonly [C in keyof ReviewCalls]: true } = {
  'app:set-user': true,
  'review:queue': true,
  'review:visit': true,
  'review:version': true,
  'review:comment': true,
  'review:remove-comment': true,
  'review:start-second': true,
  'review:seconds': true,
  'review:pair': true,
  'review:compare': true,
  'review:agreement': true,
  'review:auditors': true,
  'review:stale-runs': true,
  'review:run-corrections': true,
  'appeal:list': true,
  'appeal:get': true,
  'appeal:raise': true,
  'appeal:decide': true,
  'appeal:add-photo': true,
  'appeal:remove-photo': true,
  'appeal:withdraw': true,
  'appeal:rates': true,
};
