import { lastMonth, monthOf, periodLength, type IsoDate } from '../../../shared/dates.ts';
import { columnValue } from '../../../shared/exact/number-column.ts';
import { add, compare, div, mul, parseNumber, rational, type Rational } from '../../../shared/exact/rational.ts';
import type { Column } from '../../../shared/grading/columns.ts';
import { textAt } from '../../../shared/grading/text-columns.ts';
import type { GradingInput } from '../../../shared/grading/grading-input.ts';
import type { SchemeNumber } from '../../../shared/exact/scheme-number.ts';
import type { BandRow, DataWindow, RecordTable, Source } from '../../../shared/scheme/scheme.ts';

type RecordSource = Extract<Source, { kind: 'event' | 'survey' | 'judgement' | 'action' | 'score' }>;

const ZERO = rational(0n);

/** The raw value of a source of records, plainly; what the random cases use of it. */
export function modelRecords(source: RecordSource, input: GradingInput, row: number): Rational | string | null {
  const { records } = input;
  switch (source.kind) {
    case 'event': {
      const own = eventsOf(source.event, source.window, input, row).filter(({ category }) => source.category === undefined || (category !== null && source.category.includes(category)));
      return source.fold === 'count' ? rational(BigInt(own.length)) : own.map(({ quantity }) => quantity ?? ZERO).reduce(add, ZERO);
    }
    case 'survey': {
      let [sum, size] = [ZERO, 0n];
      (records?.surveys.date ?? []).forEach((day, place) => {
        const { surveys } = records!;
        if (surveys.outlet[place] !== row || text(surveys.survey, place) !== source.survey || !isIn(source.window, input, row, day)) return;
        const count = BigInt(surveys.count[place]!);
        sum = add(sum, mul(columnValue(surveys.value, place)!, rational(count)));
        size += count;
      });
      return size === 0n || size < BigInt(source.minSample ?? 1) ? null : div(sum, rational(size));
    }
    case 'judgement':
      return cell(records?.judgements.find(({ judgement }) => judgement === source.judgement)?.value, row);
    case 'action':
      return cell(records?.actions?.find(({ open }) => open === source.open)?.value, row);
    case 'score':
      return cell(records?.otherScores.find(({ scheme, read }) => scheme === source.scheme && read === (source.read ?? 'total'))?.value, row);
  }
}

/** The points of a table of records: the earliest are free; null: a record that no row takes. */
export function modelTable(table: RecordTable, input: GradingInput, row: number): Rational | null {
  const own = eventsOf(table.records.event, table.records.window, input, row).slice(table.free ?? 0);
  const points = own.map(({ category, quantity }) => {
    const found = table.by === 'category' ? table.rows.find(({ value }) => value === category) : table.rows.find((band) => quantity !== null && holds(band, quantity));
    const stated = found?.points ?? table.otherwise;
    return stated === undefined ? null : num(stated);
  });
  return points.reduce<Rational | null>((sum, each) => (sum === null || each === null ? null : add(sum, each)), ZERO);
}

function eventsOf(event: string, window: DataWindow | undefined, input: GradingInput, row: number) {
  const events = input.records?.events;
  return (events?.date ?? [])
    .map((day, place) => ({ place, day, category: text(events!.category, place), quantity: columnValue(events!.quantity, place), code: text(events!.code, place) ?? '' }))
    .filter(({ place, day }) => events!.outlet[place] === row && text(events!.event, place) === event && isIn(window, input, row, day))
    .sort((a, b) => (a.day + a.code < b.day + b.code ? -1 : 1));
}

function isIn(window: DataWindow | undefined, input: GradingInput, row: number, day: IsoDate): boolean {
  const end = lastMonth(input.period);
  const length = window === undefined ? periodLength(input.period) : 'months' in window ? window.months : window.periods * periodLength(input.period);
  const openedOn = textAt(input.outlets.openedOn, row);
  return monthOf(day) <= end && monthOf(day) > end - length && (openedOn === null || day >= openedOn);
}

function holds(band: BandRow, value: Rational): boolean {
  if (band.atLeast !== undefined && compare(value, num(band.atLeast!)) < 0) return false;
  if (band.above !== undefined && compare(value, num(band.above!)) <= 0) return false;
  if (band.atMost !== undefined && compare(value, num(band.atMost!)) > 0) return false;
  return band.below === undefined || compare(value, num(band.below!)) < 0;
}

function cell(column: Column | undefined, row: number): Rational | string | null {
  if (column === undefined) return null;
  return column.kind === 'text' ? text(column, row) : columnValue(column, row);
}

function num(value: SchemeNumber): Rational {
  return parseNumber(value)!;
}

function text(column: { readonly dictionary: readonly string[]; readonly index: Int32Array }, row: number): string | null {
  return column.dictionary[column.index[row]!] ?? null;
}
