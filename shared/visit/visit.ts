import type { Answers } from '../checklist/answer.ts';
import type { Checklist } from '../checklist/checklist.ts';
import type { IsoDate } from '../dates.ts';
import type { ChecklistVersionId, OutletId, VisitId } from '../ids.ts';
import type { VisitPhoto } from '../photo/photo.ts';
import type { VisitKind } from '../scheme/scheme.ts';
import type { VisitFacts } from './visit-facts.ts';

/** The life of a visit. GRADING.md section 3, "Life of a visit". */
export const VISIT_STATES = ['planned', 'inProgress', 'submitted', 'returned', 'approved', 'appealed', 'decided', 'rejected'] as const;
export type VisitState = (typeof VISIT_STATES)[number];

/** Approved visits: the states in which a visit counts in grading. An appealed one counts as it stands until decided. */
export const COUNTED_STATES: readonly VisitState[] = ['approved', 'appealed', 'decided'];

/** One line of the visit list. */
export interface VisitRow {
  readonly id: VisitId;
  readonly code: string;
  readonly outletId: OutletId;
  readonly outletCode: string;
  readonly outletName: string;
  readonly regionPath: readonly string[];
  readonly checklistCode: string;
  readonly checklistVersion: number;
  readonly checklistName: string;
  readonly kind: VisitKind;
  readonly visitedOn: IsoDate;
  readonly auditor: string | null;
  readonly state: VisitState;
  /** Decimal text, 2 places; null: no score (yet), or one that its auditor is not to see before submitting. */
  readonly score: string | null;
  /** A critical item failed. */
  readonly redLine: boolean;
  readonly answered: number;
  /** Items that ask for an answer as the visit stands. */
  readonly toAnswer: number;
  /** 1; one more for each correction by an appeal. */
  readonly version: number;
}

/** A visit with all that its entry page needs; it opens in the checklist version it was made with. */
export interface VisitDetail extends VisitRow, VisitFacts {
  readonly checklistVersionId: ChecklistVersionId;
  readonly checklist: Checklist;
  readonly header: Readonly<Record<string, string>>;
  readonly answers: Answers;
  readonly outletAttributes: Readonly<Record<string, string>>;
  readonly lastItem: string | null;
  readonly savedAt: string;
  /** Score of the outlet's last approved visit with the checklist before this one. */
  readonly previousScore: string | null;
  /** Answers of that visit, for items with repeat points; null: there is none. */
  readonly previousAnswers: Answers | null;
  readonly reviewNote: string | null;
  /** Whether the auditor sees the score while filling in. */
  readonly showScore: boolean;
  /** In the order they came. */
  readonly photos: readonly VisitPhoto[];
  /** The visit that this one scores a second time; null: a visit of its own. */
  readonly secondOf: VisitId | null;
  /** Day for which it was planned: its items are those valid then; null: it was not planned, and those of the day of the visit are. */
  readonly dueOn: IsoDate | null;
}
