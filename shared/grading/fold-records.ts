import { monthPeriod, periodEnd, periodKind, periodOfMonth, periodStart, comparePeriods, lastMonth, shiftPeriod, type IsoDate, type PeriodId } from '../dates.ts';
import { emptyExact, emptyFractions, setFraction, unify } from '../exact/exact-column.ts';
import { columnValue, toExact } from '../exact/number-column.ts';
import { add, div, mul, rational, ZERO, type Rational } from '../exact/rational.ts';
import type { DataWindow, Source } from '../scheme/scheme.ts';
import type { Column } from './columns.ts';
import type { FoldedValues } from './folded-values.ts';
import type { GradingInput } from './grading-input.ts';
import { NO_RECORDS, readKey, type OtherScoreColumn, type ScoreSource } from './records.ts';
import { textAt } from './text-columns.ts';
import { monthWindow } from './windows.ts';

export type EventSource = Extract<Source, { kind: 'event' }>;
export type SurveySource = Extract<Source, { kind: 'survey' }>;
type ActionSource = Extract<Source, { kind: 'action' }>;
type JudgementSource = Extract<Source, { kind: 'judgement' }>;

/** What of the dated records is read. */
interface DatedFilter {
  readonly window?: DataWindow;
}

/** Whether a record of a row and day lies in the window and not before the outlet's opening. */
function inWindow({ window }: DatedFilter, { period, outlets }: GradingInput): (row: number, day: IsoDate) => boolean {
  const months = monthWindow(window, period);
  const [from, to] = [periodStart(monthPeriod(months.from)), periodEnd(monthPeriod(months.to))];
  return (row, day) => {
    const openedOn = textAt(outlets.openedOn, row);
    return day >= from && day <= to && (openedOn === null || day >= openedOn);
  };
}

/** The events that a source or a table of records reads, in order: their places in the input's columns. */
export function eventsOf(filter: Pick<EventSource, 'event' | 'category' | 'window'>, input: GradingInput): readonly number[] {
  const { events } = input.records ?? NO_RECORDS;
  const isIn = inWindow(filter, input);
  const kind = events.event.dictionary.indexOf(filter.event);
  const chosen: number[] = [];
  for (let place = 0; kind >= 0 && place < events.outlet.length; place += 1) {
    if (events.event.index[place] !== kind || !isIn(events.outlet[place]!, events.date[place]!)) continue;
    const category = textAt(events.category, place);
    if (filter.category === undefined || (category !== null && filter.category.includes(category))) chosen.push(place);
  }
  return chosen;
}

/** How many records there are, or the sum of their quantities; no record is 0. `counted` is their number. */
export function foldEvents(source: EventSource, input: GradingInput): FoldedValues {
  const { events } = input.records ?? NO_RECORDS;
  const rows = input.outlets.codes.length;
  const counted = new Int32Array(rows);
  const sums = new Map<number, Rational>();
  for (const place of eventsOf(source, input)) {
    const row = events.outlet[place]!;
    counted[row]! += 1;
    const quantity = source.fold === 'sum' ? columnValue(events.quantity, place) : null;
    if (quantity !== null) sums.set(row, add(sums.get(row) ?? ZERO, quantity));
  }
  const found = events.event.dictionary.includes(source.event);
  if (source.fold === 'count') return { raw: { kind: 'number', column: { num: Float64Array.from(counted), den: 1, big: new Map() } }, counted, found };
  const column = emptyFractions(rows);
  column.num.fill(0);
  for (const [row, sum] of sums) setFraction(column, row, sum);
  return { raw: { kind: 'number', column: unify(column) }, counted, found };
}

/** The answers that a source reads, in order: their places in the input's columns. */
export function answersOf(source: SurveySource, input: GradingInput): readonly number[] {
  const { surveys } = input.records ?? NO_RECORDS;
  const isIn = inWindow(source, input);
  const kind = surveys.survey.dictionary.indexOf(source.survey);
  const places: number[] = [];
  for (let place = 0; kind >= 0 && place < surveys.outlet.length; place += 1) {
    if (surveys.survey.index[place] === kind && isIn(surveys.outlet[place]!, surveys.date[place]!)) places.push(place);
  }
  return places;
}

/** The mean of the answers; `counted` is the sample's size. Below `minSample` missing. */
export function foldSurveys(source: SurveySource, input: GradingInput): FoldedValues {
  const { surveys } = input.records ?? NO_RECORDS;
  const rows = input.outlets.codes.length;
  const counted = new Int32Array(rows);
  const sums = new Map<number, Rational>();
  for (const place of answersOf(source, input)) {
    const value = columnValue(surveys.value, place);
    if (value === null) continue;
    const [row, count] = [surveys.outlet[place]!, surveys.count[place]!];
    counted[row]! += count;
    sums.set(row, add(sums.get(row) ?? ZERO, mul(value, rational(BigInt(count)))));
  }
  const column = emptyFractions(rows);
  for (const [row, sum] of sums) {
    if (counted[row]! >= (source.minSample ?? 1)) setFraction(column, row, div(sum, rational(BigInt(counted[row]!))));
  }
  return { raw: { kind: 'number', column: unify(column) }, counted, found: surveys.survey.dictionary.includes(source.survey) };
}

/** What a person judged for the period. */
export function readJudgement({ judgement }: JudgementSource, input: GradingInput): FoldedValues {
  const own = (input.records ?? NO_RECORDS).judgements.find((each) => each.judgement === judgement);
  return own === undefined ? nothing(input) : columnValues(own.value);
}

/** How many actions are open. */
export function readActions({ open }: ActionSource, input: GradingInput): FoldedValues {
  const own = (input.records ?? NO_RECORDS).actions?.find((each) => each.open === open);
  return own === undefined ? nothing(input) : columnValues(own.value);
}

/** The reading of another scheme that a source may use: of a run not after the period, and no older than stated. */
export function otherScoreOf(source: ScoreSource, input: GradingInput): OtherScoreColumn | null {
  const key = readKey(source);
  const own = (input.records ?? NO_RECORDS).otherScores.find(({ scheme, read }) => scheme === source.scheme && read === key);
  if (own === undefined || comparePeriods(newestWhole(own.period, input.period), own.period) < 0) return null;
  return source.maxAge === undefined || comparePeriods(own.period, shiftPeriod(newestWhole(own.period, input.period), -source.maxAge)) >= 0 ? own : null;
}

/** The last period, as long as `like`, that has ended by the end of `period`: the one that is no period old. */
function newestWhole(like: PeriodId, period: PeriodId): PeriodId {
  const current = periodOfMonth(lastMonth(period), periodKind(like));
  return lastMonth(current) <= lastMonth(period) ? current : shiftPeriod(current, -1);
}

/** Another scheme's total, level or score; missing where the run is too old or has no row for the outlet. */
export function readOtherScore(source: ScoreSource, input: GradingInput): FoldedValues {
  const own = otherScoreOf(source, input);
  return own === null ? nothing(input) : columnValues(own.value);
}

/** A column as raw values, one value an outlet. */
export function columnValues(column: Column): FoldedValues {
  if (column.kind === 'text') {
    return { raw: { kind: 'text', column }, counted: Int32Array.from(column.index, (index) => (index < 0 ? 0 : 1)), found: true };
  }
  const counted = Int32Array.from(column.units, (units) => (Number.isNaN(units) ? 0 : 1));
  return { raw: { kind: 'number', column: toExact(column) }, counted, found: true };
}

function nothing({ outlets }: GradingInput): FoldedValues {
  const rows = outlets.codes.length;
  return { raw: { kind: 'number', column: emptyExact(rows) }, counted: new Int32Array(rows), found: false };
}
