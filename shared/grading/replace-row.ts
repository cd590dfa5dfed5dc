import { emptyFractions, setFraction, unify } from '../exact/exact-column.ts';
import { columnValue, toNumberColumn } from '../exact/number-column.ts';
import type { Column, NumberColumn, TextColumn } from './columns.ts';
import type { GradingInput, VisitColumns } from './grading-input.ts';
import type { EventColumns, RecordColumns, SurveyColumns } from './records.ts';
import { textAt, textColumn } from './text-columns.ts';

/** What came in of one outlet: columns of one row each. */
export type OneOutlet = Pick<GradingInput, 'figures' | 'visits' | 'records'>;

/**
 * The input with the figures, visits and records of one outlet taken from elsewhere; its facts, its history and all of the
 * other outlets stay as they were.
 */
export function replaceRow(input: GradingInput, row: number, one: OneOutlet): GradingInput {
  const size = input.outlets.codes.length;
  const keyOf = ({ figure, period }: GradingInput['figures'][number]): string => `${figure}\n${period}`;
  const fresh = new Map(one.figures.map((own) => [keyOf(own), own]));
  const known = new Set(input.figures.map(keyOf));
  const figures = [
    ...input.figures.map((own) => ({ ...own, column: withNumber(own.column, size, row, fresh.get(keyOf(own))?.column) })),
    ...one.figures.filter((own) => !known.has(keyOf(own))).map((own) => ({ ...own, column: withNumber(null, size, row, own.column) })),
  ];
  return {
    ...input,
    figures,
    visits: replaceVisits(input.visits, row, one.visits),
    ...(input.records === undefined ? {} : { records: replaceRecords(input.records, size, row, one.records) }),
  };
}

function replaceVisits(visits: VisitColumns, row: number, one: VisitColumns): VisitColumns {
  const kept = othersOf(visits.outlet, row);
  return {
    outlet: outletsOf(visits.outlet, kept, row, one.outlet.length),
    codes: [...kept.map((at) => visits.codes[at]!), ...one.codes],
    visitedOn: joinTexts(visits.visitedOn, kept, one.visitedOn),
    checklist: joinTexts(visits.checklist, kept, one.checklist),
    kind: joinTexts(visits.kind, kept, one.kind),
    score: joinNumbers(visits.score, kept, one.score),
    redLine: Uint8Array.from([...kept.map((at) => visits.redLine[at]!), ...one.redLine]),
  };
}

function replaceRecords(records: RecordColumns, size: number, row: number, one: RecordColumns | undefined): RecordColumns {
  return {
    events: one === undefined ? records.events : replaceEvents(records.events, row, one.events),
    surveys: one === undefined ? records.surveys : replaceSurveys(records.surveys, row, one.surveys),
    judgements: records.judgements.map((own) => {
      const fresh = one?.judgements.find(({ judgement }) => judgement === own.judgement);
      return { ...own, value: withValue(own.value, size, row, fresh?.value), reason: withText(own.reason, row, fresh?.reason), by: withText(own.by, row, fresh?.by) };
    }),
    // Scores of other schemes are what they were when the period was graded.
    otherScores: records.otherScores,
    ...(records.actions === undefined
      ? {}
      : { actions: records.actions.map((own) => ({ ...own, value: withNumber(own.value, size, row, one?.actions?.find(({ open }) => open === own.open)?.value) })) }),
  };
}

function replaceEvents(events: EventColumns, row: number, one: EventColumns): EventColumns {
  const kept = othersOf(events.outlet, row);
  return {
    outlet: outletsOf(events.outlet, kept, row, one.outlet.length),
    date: [...kept.map((at) => events.date[at]!), ...one.date],
    event: joinTexts(events.event, kept, one.event),
    code: joinTexts(events.code, kept, one.code),
    category: joinTexts(events.category, kept, one.category),
    quantity: joinNumbers(events.quantity, kept, one.quantity),
    note: joinTexts(events.note, kept, one.note),
  };
}

function replaceSurveys(surveys: SurveyColumns, row: number, one: SurveyColumns): SurveyColumns {
  const kept = othersOf(surveys.outlet, row);
  return {
    outlet: outletsOf(surveys.outlet, kept, row, one.outlet.length),
    date: [...kept.map((at) => surveys.date[at]!), ...one.date],
    survey: joinTexts(surveys.survey, kept, one.survey),
    code: joinTexts(surveys.code, kept, one.code),
    value: joinNumbers(surveys.value, kept, one.value),
    count: Float64Array.from([...kept.map((at) => surveys.count[at]!), ...one.count]),
  };
}

function othersOf(outlet: Int32Array, row: number): readonly number[] {
  return [...outlet.keys()].filter((at) => outlet[at] !== row);
}

function outletsOf(outlet: Int32Array, kept: readonly number[], row: number, more: number): Int32Array {
  return Int32Array.from([...kept.map((at) => outlet[at]!), ...Array.from({ length: more }, () => row)]);
}

function joinTexts(column: TextColumn, kept: readonly number[], one: TextColumn): TextColumn {
  return textColumn([...kept.map((at) => textAt(column, at)), ...Array.from(one.index, (_, at) => textAt(one, at))]);
}

function joinNumbers(column: NumberColumn, kept: readonly number[], one: NumberColumn): NumberColumn {
  const joined = emptyFractions(kept.length + one.units.length);
  kept.forEach((at, place) => {
    const value = columnValue(column, at);
    if (value !== null) setFraction(joined, place, value);
  });
  for (let at = 0; at < one.units.length; at += 1) {
    const value = columnValue(one, at);
    if (value !== null) setFraction(joined, kept.length + at, value);
  }
  return toNumberColumn(unify(joined), true);
}

/** The column with one row from elsewhere; null: a column in which no other outlet has a value. */
function withNumber(column: NumberColumn | null, size: number, row: number, one: NumberColumn | undefined): NumberColumn {
  const changed = emptyFractions(size);
  for (let at = 0; at < size; at += 1) {
    const value = at === row ? (one === undefined ? null : columnValue(one, 0)) : column === null ? null : columnValue(column, at);
    if (value !== null) setFraction(changed, at, value);
  }
  return toNumberColumn(unify(changed), true);
}

function withText(column: TextColumn, row: number, one: TextColumn | undefined): TextColumn {
  return textColumn(Array.from(column.index, (_, at) => (at === row ? (one === undefined ? null : textAt(one, 0)) : textAt(column, at))));
}

function withValue(column: Column, size: number, row: number, one: Column | undefined): Column {
  if (column.kind === 'number' && (one === undefined || one.kind === 'number')) return withNumber(column, size, row, one);
  return column.kind === 'text' && (one === undefined || one.kind === 'text') ? withText(column, row, one) : column;
}
