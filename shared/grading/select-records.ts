import { compare } from '../exact/rational.ts';
import { columnValue } from '../exact/number-column.ts';
import type { EventColumns, RecordColumns, SurveyColumns } from './records.ts';
import { selectColumn, selectNumber, selectText } from './select-column.ts';
import { compareCodePoints, textAt } from './text-columns.ts';
import type { NumberColumn, TextColumn } from './columns.ts';

/** The records of some outlets, numbered anew in the order of `rows`. */
export function selectRecords({ events, surveys, judgements, otherScores, actions }: RecordColumns, rows: readonly number[]): RecordColumns {
  const places = new Map(rows.map((row, place) => [row, place]));
  const ownEvents = selectEvents(events, keptOf(events.outlet, places));
  const ownSurveys = selectSurveys(surveys, keptOf(surveys.outlet, places));
  return {
    events: { ...ownEvents, outlet: ownEvents.outlet.map((outlet) => places.get(outlet)!) },
    surveys: { ...ownSurveys, outlet: ownSurveys.outlet.map((outlet) => places.get(outlet)!) },
    judgements: judgements.map(({ judgement, value, reason, by }) => ({ judgement, value: selectColumn(value, rows), reason: selectText(reason, rows), by: selectText(by, rows) })),
    otherScores: otherScores.map((own) => ({ ...own, value: selectColumn(own.value, rows) })),
    ...(actions === undefined ? {} : { actions: actions.map((own) => ({ ...own, value: selectNumber(own.value, rows) })) }),
  };
}

/** Records by day, then code, then all that they say, so that the order in which they came has no effect. */
export function orderRecords(records: RecordColumns): RecordColumns {
  const { events, surveys } = records;
  const byEvent = (a: number, b: number): number =>
    compareCodePoints(events.date[a]!, events.date[b]!) ||
    compareTexts(events.code, a, b) ||
    compareTexts(events.event, a, b) ||
    compareTexts(events.category, a, b) ||
    compareNumbers(events.quantity, a, b) ||
    compareTexts(events.note, a, b) ||
    events.outlet[a]! - events.outlet[b]!;
  const bySurvey = (a: number, b: number): number =>
    compareCodePoints(surveys.date[a]!, surveys.date[b]!) ||
    compareTexts(surveys.code, a, b) ||
    compareTexts(surveys.survey, a, b) ||
    compareNumbers(surveys.value, a, b) ||
    surveys.count[a]! - surveys.count[b]! ||
    surveys.outlet[a]! - surveys.outlet[b]!;
  return {
    ...records,
    events: isOrdered(events.outlet.length, byEvent) ? events : selectEvents(events, sorted(events.outlet.length, byEvent)),
    surveys: isOrdered(surveys.outlet.length, bySurvey) ? surveys : selectSurveys(surveys, sorted(surveys.outlet.length, bySurvey)),
  };
}

function selectEvents(events: EventColumns, kept: readonly number[]): EventColumns {
  return {
    outlet: Int32Array.from(kept, (place) => events.outlet[place]!),
    date: kept.map((place) => events.date[place]!),
    event: selectText(events.event, kept),
    code: selectText(events.code, kept),
    category: selectText(events.category, kept),
    quantity: selectNumber(events.quantity, kept),
    note: selectText(events.note, kept),
  };
}

function selectSurveys(surveys: SurveyColumns, kept: readonly number[]): SurveyColumns {
  return {
    outlet: Int32Array.from(kept, (place) => surveys.outlet[place]!),
    date: kept.map((place) => surveys.date[place]!),
    survey: selectText(surveys.survey, kept),
    code: selectText(surveys.code, kept),
    value: selectNumber(surveys.value, kept),
    count: Float64Array.from(kept, (place) => surveys.count[place]!),
  };
}

function keptOf(outlet: Int32Array, places: ReadonlyMap<number, number>): readonly number[] {
  const kept: number[] = [];
  outlet.forEach((row, place) => {
    if (places.has(row)) kept.push(place);
  });
  return kept;
}

/** Missing ones come last. */
function compareTexts(column: TextColumn, a: number, b: number): number {
  const [left, right] = [textAt(column, a), textAt(column, b)];
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  return compareCodePoints(left, right);
}

function compareNumbers(column: NumberColumn, a: number, b: number): number {
  const [left, right] = [columnValue(column, a), columnValue(column, b)];
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  return compare(left, right);
}

function isOrdered(length: number, order: (a: number, b: number) => number): boolean {
  for (let place = 1; place < length; place += 1) if (order(place - 1, place) > 0) return false;
  return true;
}

function sorted(length: number, order: (a: number, b: number) => number): number[] {
  return Array.from({ length }, (_, place) => place).sort(order);
}
