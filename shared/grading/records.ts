import type { IsoDate, PeriodId } from '../dates.ts';
import type { OpenActionKind, Source } from '../scheme/scheme.ts';
import type { Column, NumberColumn, TextColumn } from './columns.ts';

/** What came in besides figures and visits. A list is empty where the scheme reads nothing of its kind. */
export interface RecordColumns {
  readonly events: EventColumns;
  readonly surveys: SurveyColumns;
  readonly judgements: readonly JudgementColumns[];
  readonly otherScores: readonly OtherScoreColumn[];
  /** Corrective actions open on the period's last day; left out: the scheme reads none. */
  readonly actions?: readonly ActionColumn[];
}

/** Dated records (complaints, violations, awards) that may lie in a window of the scheme; by date, then code. */
export interface EventColumns {
  /** Row of the outlet. */
  readonly outlet: Int32Array;
  readonly date: readonly IsoDate[];
  /** Code of the kind of event. */
  readonly event: TextColumn;
  /** The record's own code; missing: it has none. */
  readonly code: TextColumn;
  readonly category: TextColumn;
  /** Missing: none was stated. */
  readonly quantity: NumberColumn;
  readonly note: TextColumn;
}

/** Answers to surveys, one row an answer or a batch of equal standing; by date, then code. */
export interface SurveyColumns {
  readonly outlet: Int32Array;
  readonly date: readonly IsoDate[];
  readonly survey: TextColumn;
  readonly code: TextColumn;
  /** The answer, or the mean of the batch. */
  readonly value: NumberColumn;
  /** Answers behind the value, 1 or more. */
  readonly count: Float64Array;
}

/** What people judged of the outlets for the period graded. */
export interface JudgementColumns {
  readonly judgement: string;
  /** Numbers, or texts where any outlet's is none. */
  readonly value: Column;
  readonly reason: TextColumn;
  readonly by: TextColumn;
}

/** One reading of another scheme's last published run not after the period. */
export interface OtherScoreColumn {
  readonly scheme: string;
  /** As `readKey` writes it. */
  readonly read: string;
  /** Period of that run, its number in the period and the version of its scheme. */
  readonly period: PeriodId;
  readonly number: number;
  readonly version: number;
  readonly value: Column;
}

/** How many actions of each outlet are open; 0 where none is. */
export interface ActionColumn {
  readonly open: OpenActionKind;
  readonly value: NumberColumn;
}

export type ScoreSource = Extract<Source, { kind: 'score' }>;

/** What a `score` source reads of the run: `total`, `level`, `dimension/CODE` or `indicator/CODE`. */
export function readKey({ read = 'total' }: Pick<ScoreSource, 'read'>): string {
  if (typeof read === 'string') return read;
  return 'dimension' in read ? `dimension/${read.dimension}` : `indicator/${read.indicator}`;
}

const NO_NUMBERS: NumberColumn = { kind: 'number', places: 0, units: new Float64Array(0) };
const NO_TEXTS: TextColumn = { kind: 'text', dictionary: [], index: new Int32Array(0) };

export const NO_EVENTS: EventColumns = { outlet: new Int32Array(0), date: [], event: NO_TEXTS, code: NO_TEXTS, category: NO_TEXTS, quantity: NO_NUMBERS, note: NO_TEXTS };
export const NO_SURVEYS: SurveyColumns = { outlet: new Int32Array(0), date: [], survey: NO_TEXTS, code: NO_TEXTS, value: NO_NUMBERS, count: new Float64Array(0) };
export const NO_RECORDS: RecordColumns = { events: NO_EVENTS, surveys: NO_SURVEYS, judgements: [], otherScores: [] };
