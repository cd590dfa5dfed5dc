/** A part of an `additive` item: given, not given, or not applicable. */
export type PartAnswer = boolean | 'na';
/** A condition of an `allOf` item. */
export type ConditionAnswer = 'met' | 'breached' | 'na';

/**
 * The value of an answer, by the item's kind.
 *
 * passFail `pass`/`fail` · scale 0..k · choice an option code · multi option codes · count occurrences by fault code (an empty
 * record: none found) · additive by part code · allOf by condition code · measure and score decimal text · flag true when
 * raised · text · time `HH:MM` · photo names of stored photos.
 */
export type AnswerValue =
  | string
  | number
  | boolean
  | readonly string[]
  | Readonly<Record<string, number>>
  | Readonly<Record<string, PartAnswer>>
  | Readonly<Record<string, ConditionAnswer>>;

/** What an auditor said to one item. No answer is preset: an item without one is unanswered. */
export interface Answer {
  /** null: unanswered, unless `na`. */
  readonly value: AnswerValue | null;
  /** Not applicable; `value` then does not count. */
  readonly na?: boolean;
  readonly naReason?: string;
  readonly note?: string;
}

/** Answers of a visit by item code. */
export type Answers = Readonly<Record<string, Answer>>;
