import type { IsoDate, PeriodId } from '../dates.ts';
import type { OpenActionKind } from '../scheme/scheme.ts';
import { packColumn, packTexts, packWholes, unpackColumn, unpackTexts, unpackInts, unpackWholes, type ColumnPack, type ColumnUnpack } from './column-codec.ts';
import type { RecordColumns } from './records.ts';

/** What the packed input says of its records. */
export interface RecordsHead {
  readonly judgements: readonly string[];
  readonly actions?: readonly OpenActionKind[];
  readonly otherScores: readonly { readonly scheme: string; readonly read: string; readonly period: PeriodId; readonly number: number; readonly version: number }[];
}

export function packRecords(pack: ColumnPack, { events, surveys, judgements, otherScores, actions = [] }: RecordColumns): void {
  pack.add('events/outlet', packWholes(events.outlet));
  pack.add('events/date', packTexts(events.date));
  pack.add('surveys/outlet', packWholes(surveys.outlet));
  pack.add('surveys/date', packTexts(surveys.date));
  pack.add('surveys/count', packWholes(surveys.count));
  for (const name of ['event', 'code', 'category', 'quantity', 'note'] as const) pack.add(`events/${name}`, packColumn(events[name]));
  for (const name of ['survey', 'code', 'value'] as const) pack.add(`surveys/${name}`, packColumn(surveys[name]));
  for (const { judgement, ...own } of judgements) {
    for (const name of ['value', 'reason', 'by'] as const) pack.add(`judgements/${judgement}/${name}`, packColumn(own[name]));
  }
  for (const { scheme, read, value } of otherScores) pack.add(`otherScores/${scheme}/${read}`, packColumn(value));
  for (const { open, value } of actions) pack.add(`actions/${open}`, packColumn(value));
}

export function headOfRecords({ judgements, otherScores, actions }: RecordColumns): RecordsHead {
  return {
    judgements: judgements.map(({ judgement }) => judgement),
    otherScores: otherScores.map(({ scheme, read, period, number, version }) => ({ scheme, read, period, number, version })),
    ...(actions === undefined ? {} : { actions: actions.map(({ open }) => open) }),
  };
}

/** @throws {RangeError} when a column is not there or cut off */
export function unpackRecords(columns: ColumnUnpack, head: RecordsHead): RecordColumns {
  return {
    events: {
      outlet: unpackInts(columns.get('events/outlet')),
      date: daysOf(columns, 'events/date'),
      event: columns.text('events/event'),
      code: columns.text('events/code'),
      category: columns.text('events/category'),
      quantity: columns.number('events/quantity'),
      note: columns.text('events/note'),
    },
    surveys: {
      outlet: unpackInts(columns.get('surveys/outlet')),
      date: daysOf(columns, 'surveys/date'),
      survey: columns.text('surveys/survey'),
      code: columns.text('surveys/code'),
      value: columns.number('surveys/value'),
      count: unpackWholes(columns.get('surveys/count')),
    },
    judgements: head.judgements.map((judgement) => ({
      judgement,
      value: unpackColumn(columns.get(`judgements/${judgement}/value`)),
      reason: columns.text(`judgements/${judgement}/reason`),
      by: columns.text(`judgements/${judgement}/by`),
    })),
    otherScores: head.otherScores.map((own) => ({ ...own, value: unpackColumn(columns.get(`otherScores/${own.scheme}/${own.read}`)) })),
    ...(head.actions === undefined ? {} : { actions: head.actions.map((open) => ({ open, value: columns.number(`actions/${open}`) })) }),
  };
}

function daysOf(columns: ColumnUnpack, name: string): readonly IsoDate[] {
  return unpackTexts(columns.get(name)) as readonly IsoDate[];
}
