import type { IsoDate, PeriodId } from '../dates.ts';
import type { WireError } from '../errors.ts';
import type { Movement } from '../grading/grading-result.ts';
import type { AttachmentId, ImportId, ObjectionId, OutletId, RunId, TaskId } from '../ids.ts';
import type { LevelInfo, RunRow } from '../ipc-contract.ts';

/** Calls of proposals, objections, publication, corrections, and files laid beside them. */
export interface PublicationCalls {
  'publication:get': (request: { runId: RunId }) => PublicationView;
  /** Lays a decided draft open for objections. */
  'publication:propose': (request: ProposeRequest) => PublicationView;
  /** Takes a proposal back to a draft; needs a reason. */
  'publication:withdraw': (request: { runId: RunId; reason: string }) => PublicationView;
  /** Makes a run instead: of a proposal, which is withdrawn, of a draft, or of a published run that is to be corrected. */
  'publication:rerun': (request: { runId: RunId; reason: string }) => TaskId;
  /** Compares a draft with what stands, and grades every later published period again with its levels. */
  'publication:preview': (request: { runId: RunId }) => TaskId;
  'publication:unpublish': (request: { runId: RunId; reason: string }) => PublicationView;
  /** Lets a run stand that rests on corrected levels; needs a reason. */
  'publication:let-stand': (request: { runId: RunId; causeId: RunId; reason: string }) => PublicationView;
  'objection:add': (request: NewObjection) => PublicationView;
  'objection:answer': (request: ObjectionAnswer) => PublicationView;
  /** At the wish of who raised it. */
  'objection:withdraw': (request: { objectionId: ObjectionId; reason: string }) => PublicationView;
  /** Asks where and writes the file; null: the person asked for nothing. */
  'attachment:save': (request: { attachmentId: AttachmentId }) => { readonly path: string } | null;
  /** Opens a copy of the file with the program of its kind. */
  'attachment:open': (request: { attachmentId: AttachmentId }) => null;
}

/** The run-time list of these channels. */
export const PUBLICATION_CHANNELS: { readonly [C in keyof PublicationCalls]: true } = {
  'publication:get': true,
  'publication:propose': true,
  'publication:withdraw': true,
  'publication:rerun': true,
  'publication:preview': true,
  'publication:unpublish': true,
  'publication:let-stand': true,
  'objection:add': true,
  'objection:answer': true,
  'objection:withdraw': true,
  'attachment:save': true,
  'attachment:open': true,
};

/** The most bytes of a file laid beside a decision or an objection. */
export const MOST_ATTACHMENT_BYTES = 20 * 1024 * 1024;

/** A file as it came. */
export interface NewAttachment {
  readonly name: string;
  readonly bytes: Uint8Array;
}
export interface Attachment {
  readonly id: AttachmentId;
  readonly name: string;
  readonly bytes: number;
}

export interface ProposeRequest {
  readonly runId: RunId;
  /** The first day of the window; left out: today. */
  readonly openedOn?: IsoDate;
  /** The last day, included; left out: as many days as the scheme states. */
  readonly until?: IsoDate;
  readonly note: string;
}

/** What keeps a run from being published, or from being proposed. */
export type PublicationHindrance =
  | { readonly kind: 'undecided' | 'unapproved' | 'openObjections' | 'rerunNeeded'; readonly count: number }
  /** An earlier period was published, corrected or unpublished since the run was made. */
  | { readonly kind: 'historyChanged'; readonly period: PeriodId }
  | { readonly kind: 'levelsImported'; readonly file: string }
  /** The scheme asks for a proposal first. */
  | { readonly kind: 'proposalRequired'; readonly days: number | null }
  /** An early closing needs a reason. */
  | { readonly kind: 'windowOpen'; readonly until: IsoDate };

export interface Proposal {
  readonly state: 'open' | 'finished' | 'withdrawn';
  readonly openedOn: IsoDate;
  readonly until: IsoDate;
  readonly note: string;
  readonly openedAt: string;
  readonly openedBy: string;
  readonly closedAt: string | null;
  readonly closedBy: string | null;
  readonly closeReason: string;
}

export type ObjectionState = 'open' | 'answered' | 'withdrawn';
/** `none`: refused; `decision`: the outlet's level was decided otherwise; `rescore`: its score is corrected; `rerun`: a new run. */
export const OBJECTION_EFFECTS = ['none', 'decision', 'rescore', 'rerun'] as const;
export type ObjectionEffect = (typeof OBJECTION_EFFECTS)[number];
/** What corrects the score: an appeal that was decided, or an import of figures. */
export type ObjectionLink =
  | { readonly kind: 'appeal'; readonly id: string; readonly name: string }
  | { readonly kind: 'import'; readonly id: ImportId; readonly name: string };

export interface NewObjection {
  readonly runId: RunId;
  readonly outletId: OutletId;
  /** As written on it. */
  readonly raisedBy: string;
  readonly receivedOn: IsoDate;
  /** What it is about; '' : the level as a whole. */
  readonly item: string;
  readonly grounds: string;
  readonly attachment?: NewAttachment;
}

export interface ObjectionAnswer {
  readonly objectionId: ObjectionId;
  readonly effect: ObjectionEffect;
  readonly answer: string;
  /** For `decision`: the level that stands instead; `hold` keeps the old one. */
  readonly level?: string;
  readonly hold?: boolean;
  /** For `rescore`. */
  readonly link?: { readonly kind: 'appeal' | 'import'; readonly id: string };
  readonly attachment?: NewAttachment;
}

export interface Objection {
  readonly id: ObjectionId;
  readonly code: string;
  readonly runId: RunId;
  /** Number of the run that it was raised against. */
  readonly raisedRun: number;
  readonly outletId: OutletId;
  readonly outletCode: string;
  readonly outletName: string;
  readonly movement: Movement | null;
  /** Level held before, and as it stands in the run now. */
  readonly from: string | null;
  readonly to: string | null;
  readonly state: ObjectionState;
  readonly raisedBy: string;
  readonly receivedOn: IsoDate;
  readonly item: string;
  readonly grounds: string;
  readonly attachment: Attachment | null;
  readonly enteredAt: string;
  readonly enteredBy: string;
  readonly effect: ObjectionEffect | null;
  readonly answer: string;
  readonly link: ObjectionLink | null;
  readonly level: string | null;
  readonly answerAttachment: Attachment | null;
  readonly closedAt: string | null;
  readonly closedBy: string | null;
  /** Why the person at hand may not answer it; null: may. */
  readonly mayNotAnswer: WireError | null;
  /** What could correct its score: decided appeals of its visits and imports of figures since the run was made. */
  readonly links: readonly ObjectionLink[];
}

/** An outlet whose level, movement or total would be, or is, another one. */
export interface LevelDifference {
  readonly outlet: string;
  readonly name: string;
  /** Level codes, null: none; totals as decimal texts, null: not graded. */
  readonly oldLevel: string | null;
  readonly newLevel: string | null;
  readonly oldTotal: string | null;
  readonly newTotal: string | null;
  /** null: no row. */
  readonly oldMovement: Movement | null;
  readonly newMovement: Movement | null;
}

/** A later published run that would come out otherwise. */
export interface LaterEffect {
  readonly runId: RunId;
  readonly period: PeriodId;
  readonly number: number;
  /** How many outlets differ. */
  readonly outlets: number;
  /** The first 500, by outlet code. */
  readonly differences: readonly LevelDifference[];
}

/** What publishing a draft would change of what stands. */
export interface CorrectionPreview {
  readonly runId: RunId;
  /** The published run of the period that it would replace; null: none. */
  readonly supersedes: RunId | null;
  readonly outlets: number;
  /** Against the run that it would replace. */
  readonly changed: number;
  readonly differences: readonly LevelDifference[];
  /** Later published periods, however they come out. */
  readonly laterPeriods: number;
  readonly later: readonly LaterEffect[];
}

export type RestingDecision = 'stands' | 'corrected' | 'agrees';
export interface Resting extends LaterEffect {
  readonly causeId: RunId;
  readonly causePeriod: PeriodId;
  readonly causeNumber: number;
  readonly markedAt: string;
  readonly decision: RestingDecision | null;
  readonly reason: string;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
}

/** All that the page of a publication shows. */
export interface PublicationView {
  readonly run: RunRow;
  readonly levels: readonly LevelInfo[];
  /** What the scheme asks for. */
  readonly approval: 'one' | 'two';
  readonly proposal: 'optional' | 'required';
  readonly objectionDays: number | null;
  /** What forbids to publish. */
  readonly hindrances: readonly PublicationHindrance[];
  /** What forbids to propose; a run that is no draft has none of these. */
  readonly proposeHindrances: readonly PublicationHindrance[];
  /** The newest first. */
  readonly proposals: readonly Proposal[];
  /** Today is after the window's last day. */
  readonly windowPassed: boolean;
  /** Those against any run of the period. */
  readonly objections: readonly Objection[];
  /** Later periods of the scheme that are published. */
  readonly laterPublished: readonly { readonly runId: RunId; readonly period: PeriodId; readonly number: number }[];
  readonly supersedes: { readonly runId: RunId; readonly number: number } | null;
  /** The run rests on levels that were corrected since. */
  readonly rests: readonly Resting[];
  /** Runs that came to rest on levels that this one corrected. */
  readonly caused: readonly Resting[];
  /** Why the publication cannot be taken back; null: it can, or the run is not published. */
  readonly unpublishHindrance: WireError | null;
}
