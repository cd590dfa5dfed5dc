import { ACTION_MESSAGES } from './action-messages.ts';
import { BENEFIT_MESSAGES } from './benefit-messages.ts';
import { CHECKLIST_MESSAGES } from './checklist-messages.ts';
import { FIGURE_MESSAGES } from './figure-messages.ts';
import { FORMULA_MESSAGES } from './formula-messages.ts';
import { GENERAL_MESSAGES } from './general-messages.ts';
import { GRADING_MESSAGES } from './grading-messages.ts';
import { HISTORY_MESSAGES } from './history-messages.ts';
import { IMPORT_MESSAGES } from './import-messages.ts';
import { LEVEL_MESSAGES } from './level-messages.ts';
import { PACKAGE_MESSAGES } from './package-messages.ts';
import { PHOTO_MESSAGES } from './photo-messages.ts';
import { PLANNING_MESSAGES } from './planning-messages.ts';
import { PUBLICATION_MESSAGES } from './publication-messages.ts';
import { RECORD_MESSAGES } from './record-messages.ts';
import { REPORT_MESSAGES } from './report-messages.ts';
import { REVIEW_MESSAGES } from './review-messages.ts';
import { SCHEME_MESSAGES } from './scheme-messages.ts';
import { SCHEME_DRAFT_MESSAGES } from './scheme-draft-messages.ts';
import { STORE_MESSAGES } from './store-messages.ts';
import { STUDY_MESSAGES } from './study-messages.ts';

/** Every message of the program by its code; each says what happened, where, and what to do. */
export const MESSAGES = {
  ...GENERAL_MESSAGES,
  ...STORE_MESSAGES,
  ...PHOTO_MESSAGES,
  ...IMPORT_MESSAGES,
  ...FIGURE_MESSAGES,
  ...SCHEME_MESSAGES,
  ...LEVEL_MESSAGES,
  ...SCHEME_DRAFT_MESSAGES,
  ...CHECKLIST_MESSAGES,
  ...GRADING_MESSAGES,
  ...FORMULA_MESSAGES,
  ...HISTORY_MESSAGES,
  ...PUBLICATION_MESSAGES,
  ...RECORD_MESSAGES,
  ...REPORT_MESSAGES,
  ...REVIEW_MESSAGES,
  ...PLANNING_MESSAGES,
  ...ACTION_MESSAGES,
  ...PACKAGE_MESSAGES,
  ...STUDY_MESSAGES,
  ...BENEFIT_MESSAGES,
} as const;

/** `area/reason`: the closed list of messages. */
export type MessageCode = keyof typeof MESSAGES;
