import { columnText } from '../exact/number-column.ts';
import { plainDecimal } from '../exact/number-text.ts';
import type { RecordTable, Source } from '../scheme/scheme.ts';
import type { Column } from './columns.ts';
import { answersOf, eventsOf, otherScoreOf, type EventSource, type SurveySource } from './fold-records.ts';
import type { GradingInput } from './grading-input.ts';
import { pointsOfRecords } from './record-points.ts';
import { NO_RECORDS, type ScoreSource } from './records.ts';
import { textAt } from './text-columns.ts';
import type { TraceInput } from './trace.ts';

type TraceEvent = Extract<TraceInput, { kind: 'event' }>;

/** The records that an outlet's source reads; the outlet is row `row` of the input. */
export function traceEvents(source: EventSource, input: GradingInput, row: number): readonly TraceInput[] {
  const { events } = input.records ?? NO_RECORDS;
  return eventsOf(source, input).flatMap((place) => (events.outlet[place] === row ? [eventAt(input, place)] : []));
}

/** The records of a table, each with its points. */
export function traceTable(table: RecordTable, input: GradingInput, row: number): readonly TraceInput[] {
  return pointsOfRecords(table, input).flatMap((own) => (own.row === row ? [{ ...eventAt(input, own.record), points: own.points === null ? null : plainDecimal(own.points), isFree: own.isFree }] : []));
}

function eventAt(input: GradingInput, place: number): TraceEvent {
  const { events } = input.records ?? NO_RECORDS;
  return {
    kind: 'event',
    event: textAt(events.event, place) ?? '',
    date: events.date[place]!,
    code: textAt(events.code, place),
    category: textAt(events.category, place),
    quantity: columnText(events.quantity, place),
    note: textAt(events.note, place),
  };
}

/** The answers that an outlet's source reads. */
export function traceAnswers(source: SurveySource, input: GradingInput, row: number): readonly TraceInput[] {
  const { surveys } = input.records ?? NO_RECORDS;
  return answersOf(source, input).flatMap((place): readonly TraceInput[] => {
    if (surveys.outlet[place] !== row) return [];
    return [{ kind: 'answer', survey: source.survey, date: surveys.date[place]!, value: columnText(surveys.value, place) ?? '', count: surveys.count[place]! }];
  });
}

/** The person's value with its reason and author. */
export function traceJudgement({ judgement }: Extract<Source, { kind: 'judgement' }>, input: GradingInput, row: number): readonly TraceInput[] {
  const own = (input.records ?? NO_RECORDS).judgements.find((each) => each.judgement === judgement);
  const value = own === undefined ? null : valueText(own.value, row);
  if (own === undefined || value === null) return [];
  return [{ kind: 'judgement', judgement, value, reason: textAt(own.reason, row) ?? '', by: textAt(own.by, row) ?? '' }];
}

/** How many actions are open. */
export function traceActions({ open }: Extract<Source, { kind: 'action' }>, input: GradingInput, row: number): readonly TraceInput[] {
  const own = (input.records ?? NO_RECORDS).actions?.find((each) => each.open === open);
  const value = own === undefined ? null : columnText(own.value, row);
  return value === null ? [] : [{ kind: 'action', open, value }];
}

/** The other scheme's run and what it says of the outlet. */
export function traceOtherScore(source: ScoreSource, input: GradingInput, row: number): readonly TraceInput[] {
  const own = otherScoreOf(source, input);
  const value = own === null ? null : valueText(own.value, row);
  if (own === null || value === null) return [];
  return [{ kind: 'otherScore', scheme: own.scheme, version: own.version, period: own.period, number: own.number, read: own.read, value }];
}

function valueText(column: Column, row: number): string | null {
  return column.kind === 'text' ? textAt(column, row) : columnText(column, row);
}
