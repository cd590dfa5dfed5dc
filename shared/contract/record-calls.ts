import type { PeriodId, PeriodKind } from '../dates.ts';
import type { Words } from '../errors.ts';
import type { OutletId } from '../ids.ts';

/** Calls about what people judge of outlets. */
export interface RecordCalls {
  'judgement:list': (request: { outletId: OutletId }) => OutletJudgements;
  /** Enters one over what stood for the same outlet, code and period. */
  'judgement:set': (request: JudgementRequest) => OutletJudgements;
  'judgement:remove': (request: Pick<JudgementRequest, 'outletId' | 'judgement' | 'period'>) => OutletJudgements;
}

export const RECORD_CHANNELS: { readonly [C in keyof RecordCalls]: true } = {
  'judgement:list': true,
  'judgement:set': true,
  'judgement:remove': true,
};

export interface JudgementRequest {
  readonly outletId: OutletId;
  readonly judgement: string;
  readonly period: PeriodId;
  /** A number or a category. */
  readonly value: string;
  readonly reason: string;
}

export interface OutletJudgements {
  /** What the schemes in force ask for. */
  readonly asked: readonly AskedJudgement[];
  /** Newest period first. */
  readonly rows: readonly JudgementRow[];
}

/** A judgement that an indicator of a scheme reads. */
export interface AskedJudgement {
  readonly judgement: string;
  /** Of the indicator. */
  readonly name: Words;
  readonly scheme: Words;
  readonly cycle: PeriodKind;
  /** The categories of the indicator's table; null: a number. */
  readonly choices: readonly string[] | null;
}

export interface JudgementRow {
  readonly judgement: string;
  readonly period: PeriodId;
  readonly value: string;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
  readonly isImported: boolean;
}
