import type { Checklist } from '../checklist/checklist.ts';
import type { RescoredVisit } from '../checklist/rescore-visit.ts';
import type { IsoDate } from '../dates.ts';
import type { Lang, Problem, Words } from '../errors.ts';
import type { ChecklistDraftId, ChecklistVersionId, VisitId } from '../ids.ts';
import type { Empty } from '../ipc-contract.ts';

/** Versions, drafts and files of checklists, as the checklist designer uses them. */
export interface ChecklistCalls {
  /** Every checklist with its newest version and its draft, by code; new ones last. */
  'checklist:overview': (request: Empty) => readonly ChecklistListing[];
  /** The forms that the program ships to start from. */
  'checklist:templates': (request: Empty) => readonly ChecklistTemplate[];
  /** A version or a draft with its whole document. */
  'checklist:document': (request: { side: ChecklistSide }) => ChecklistDocument;
  /** The draft to work on: a new checklist, or the next version of one (its open draft, if it has one). */
  'checklist:begin-draft': (request: NewChecklistDraft) => ChecklistDraftId;
  /** Keeps a draft as it is, faults and all. */
  'checklist:save-draft': (request: { draftId: ChecklistDraftId; document: unknown }) => { readonly savedAt: string };
  /** Keeps a picture, JPEG, PNG or WebP as the file came; gives the line of `referencePhotos` that names it. */
  'checklist:add-photo': (request: { draftId: ChecklistDraftId; name: string; bytes: Uint8Array }) => { readonly line: string };
  /** Makes the next version of a draft without errors, and takes the draft away. */
  'checklist:publish': (request: { draftId: ChecklistDraftId }) => ChecklistVersionId;
  'checklist:discard-draft': (request: { draftId: ChecklistDraftId }) => null;
  /** Asks where and writes a version as JSON or XLSX. The path written; null: thought better of. */
  'checklist:export': (request: { side: ChecklistSide; format: 'json' | 'xlsx'; lang: Lang }) => string | null;
  /** Asks for a JSON or XLSX file and takes it in as the next version of its checklist; null: thought better of. */
  'checklist:import': (request: Empty) => ImportedChecklist | null;
  /** Approved visits made with either side, scored by both, in pages. */
  'checklist:rescore': (request: RescoreRequest) => RescorePage;
}

/** A version or a draft. */
export type ChecklistSide = { readonly checklistVersionId: ChecklistVersionId } | { readonly draftId: ChecklistDraftId };

/** One line of the list of checklists. */
export interface ChecklistListing {
  readonly code: string;
  readonly name: Words;
  readonly items: number;
  /** null: there is a draft only. */
  readonly current: ChecklistVersionInfo | null;
  readonly versions: number;
  /** Visits made with any of its versions, in whatever state. */
  readonly visits: number;
  readonly draft: ChecklistDraftInfo | null;
}

export interface ChecklistVersionInfo {
  readonly id: ChecklistVersionId;
  readonly version: number;
  readonly name: Words;
  readonly items: number;
  readonly visits: number;
  readonly validFrom: IsoDate | null;
  readonly validTo: IsoDate | null;
  readonly madeAt: string;
  readonly madeBy: string;
}

export interface ChecklistDraftInfo {
  readonly id: ChecklistDraftId;
  readonly savedAt: string;
  readonly savedBy: string;
  /** Faults that forbid publishing. */
  readonly errors: number;
  /** Version it was begun from; null: a new checklist. */
  readonly basedOn: number | null;
}

export interface ChecklistTemplate {
  /** Name of the file below resources/checklists, without its ending. */
  readonly id: string;
  readonly name: Words;
  readonly note: Words | null;
  readonly sections: number;
  readonly items: number;
  readonly source: string | null;
  /** Values that its source does not give and the program filled in. */
  readonly productDefaults: number;
}

/** A version or a draft as the designer shows it. */
export interface ChecklistDocument {
  /** Of a draft it may be faulty. */
  readonly document: Checklist;
  readonly version: ChecklistVersionInfo | null;
  /** The draft itself, or of a version the open draft of its checklist. */
  readonly draft: ChecklistDraftInfo | null;
  /** All versions of the checklist, newest first. */
  readonly versions: readonly ChecklistVersionInfo[];
  /** Attributes of outlets that a condition may read. */
  readonly attributes: readonly string[];
}

export interface NewChecklistDraft {
  readonly from: { readonly blank: true } | { readonly template: string } | { readonly checklistVersionId: ChecklistVersionId };
  /** A new checklist: its code. Left out: the next version of the one that `from` names. */
  readonly code?: string;
  /** Its name; left out: that of `from`, in both languages. */
  readonly name?: string;
}

export interface ImportedChecklist {
  readonly checklistVersionId: ChecklistVersionId;
  readonly code: string;
  readonly version: number;
  /** The same document was stored already. */
  readonly unchanged: boolean;
  readonly warnings: readonly Problem[];
}

export interface RescoreRequest {
  readonly from: ChecklistSide;
  readonly to: ChecklistSide;
  /** Where the page before ended; 0: from the start. */
  readonly after: number;
}

export interface RescorePage {
  /** Visits in all pages together. */
  readonly total: number;
  readonly visits: readonly RescoredRow[];
  /** Where the next page begins; null: this is the last. */
  readonly next: number | null;
}

export interface RescoredRow extends RescoredVisit {
  readonly visitId: VisitId;
  readonly code: string;
  readonly outletCode: string;
  readonly outletName: string;
  readonly visitedOn: IsoDate;
  /** Version that the visit was made with. */
  readonly version: number;
}

/** The run-time list of these calls; exhaustive by type. */
export const CHECKLIST_CHANNELS: { readonly [C in keyof ChecklistCalls]: true } = {
  'checklist:overview': true,
  'checklist:templates': true,
  'checklist:document': true,
  'checklist:begin-draft': true,
  'checklist:save-draft': true,
  'checklist:add-photo': true,
  'checklist:publish': true,
  'checklist:discard-draft': true,
  'checklist:export': true,
  'checklist:import': true,
  'checklist:rescore': true,
};
