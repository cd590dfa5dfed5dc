import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import type { Store } from '../../../db/store.ts';
import { comparePeriods, lastMonth, monthPeriod, periodEnd, periodStart, type IsoDate, type PeriodId } from '../../../shared/dates.ts';
import { emptyFractions, setFraction, unify } from '../../../shared/exact/exact-column.ts';
import { toNumberColumn } from '../../../shared/exact/number-column.ts';
import { parseNumber } from '../../../shared/exact/rational.ts';
import type { Column, NumberColumn, TextColumn } from '../../../shared/grading/columns.ts';
import { readKey, type ActionColumn, type EventColumns, type JudgementColumns, type OtherScoreColumn, type RecordColumns, type ScoreSource, type SurveyColumns } from '../../../shared/grading/records.ts';
import { textColumn } from '../../../shared/grading/text-columns.ts';
import type { MonthWindow } from '../../../shared/grading/windows.ts';
import type { OpenActionKind, Scheme } from '../../../shared/scheme/scheme.ts';
import { isDimension, walkTree } from '../../../shared/scheme/walk.ts';
import { rowsByOutlet, type RowOfOutlet } from './outlet-rows.ts';
import { placedNumbers } from './placed-numbers.ts';
import { judgementsRead, openActionsRead, otherScoresRead, recordWindows } from './record-reach.ts';
import { storedColumns } from './stored-columns.ts';

/** The records that the scheme reads for a period; nothing where it reads none. */
export function gatherRecords(store: Store, scheme: Scheme, period: PeriodId, outletNos: Int32Array): { readonly records?: RecordColumns } {
  const [events, surveys] = [recordWindows(scheme, period, 'events'), recordWindows(scheme, period, 'surveys')];
  const [judgements, scores] = [[...judgementsRead(scheme)].sort(), otherScoresRead(scheme)];
  const actions = openActionsRead(scheme);
  if (events.size + surveys.size + judgements.length + scores.length + actions.length === 0) return {};
  const rowOf = rowsByOutlet(outletNos);
  return {
    records: {
      events: gatherEvents(store, events, rowOf),
      surveys: gatherSurveys(store, surveys, rowOf),
      judgements: judgements.map((judgement) => gatherJudgement(store, judgement, period, outletNos.length, rowOf)),
      otherScores: gatherScores(store, scores, period, outletNos),
      ...(actions.length === 0 ? {} : { actions: gatherActions(store, actions, period, outletNos.length, rowOf) }),
    },
  };
}

function gatherEvents(store: Store, windows: ReadonlyMap<string, readonly MonthWindow[]>, rowOf: RowOfOutlet): EventColumns {
  const records = [...windows].flatMap(([code, own]) => store.records.events(code, ...daysOf(own))).filter(({ outletNo }) => rowOf(outletNo) >= 0);
  return {
    outlet: Int32Array.from(records, ({ outletNo }) => rowOf(outletNo)),
    date: records.map(({ date }) => date),
    event: textColumn(records.map(({ event }) => event)),
    code: textColumn(records.map(({ code }) => code)),
    category: textColumn(records.map(({ category }) => category)),
    quantity: numberColumn(records.map(({ quantity }) => quantity)),
    note: textColumn(records.map(({ note }) => note)),
  };
}

function gatherSurveys(store: Store, windows: ReadonlyMap<string, readonly MonthWindow[]>, rowOf: RowOfOutlet): SurveyColumns {
  const records = [...windows].flatMap(([code, own]) => store.records.answers(code, ...daysOf(own))).filter(({ outletNo }) => rowOf(outletNo) >= 0);
  return {
    outlet: Int32Array.from(records, ({ outletNo }) => rowOf(outletNo)),
    date: records.map(({ date }) => date),
    survey: textColumn(records.map(({ survey }) => survey)),
    code: textColumn(records.map(({ code }) => code)),
    value: numberColumn(records.map(({ value }) => value)),
    count: Float64Array.from(records, ({ answers }) => answers),
  };
}

function gatherJudgement(store: Store, judgement: string, period: PeriodId, rows: number, rowOf: RowOfOutlet): JudgementColumns {
  const [values, reasons, people] = Array.from({ length: 3 }, () => new Array<string | null>(rows).fill(null)) as [(string | null)[], (string | null)[], (string | null)[]];
  for (const { outletNo, value, reason, by } of store.records.judgements(judgement, period)) {
    const row = rowOf(outletNo);
    if (row < 0) continue;
    values[row] = value;
    reasons[row] = reason;
    people[row] = by;
  }
  const areNumbers = values.every((value) => value === null || parseNumber(value) !== null);
  return { judgement, value: areNumbers ? numberColumn(values) : textColumn(values), reason: textColumn(reasons), by: textColumn(people) };
}

/** Actions open or not verified at the end of the period's last day. */
function gatherActions(store: Store, kinds: readonly OpenActionKind[], period: PeriodId, rows: number, rowOf: RowOfOutlet): readonly ActionColumn[] {
  const counts = store.actions.openOn(periodEnd(period));
  return kinds.map((open) => {
    const units = new Float64Array(rows);
    for (const each of counts) if (rowOf(each.outletNo) >= 0) units[rowOf(each.outletNo)] = each[open];
    return { open, value: { kind: 'number', places: 0, units } };
  });
}

/** Each reading once, of the other scheme's last published run that does not end after the period. */
function gatherScores(store: Store, sources: readonly ScoreSource[], period: PeriodId, outletNos: Int32Array): readonly OtherScoreColumn[] {
  const found = new Map<string, OtherScoreColumn>();
  for (const source of sources) {
    const read = readKey(source);
    const run = lastRunUpTo(store, source.scheme, period);
    const made = run === null ? null : store.schemes.findByNo(run.schemeNo);
    if (run === null || made === null || found.has(`${source.scheme} ${read}`)) continue;
    const value = scoreColumn(store, run, made.document, read, outletNos);
    if (value !== null) found.set(`${source.scheme} ${read}`, { scheme: source.scheme, read, period: run.period, number: run.number, version: made.version, value });
  }
  return [...found.keys()].sort().map((key) => found.get(key)!);
}

function lastRunUpTo(store: Store, scheme: string, period: PeriodId): RunRecord | null {
  // What ends in a month is before the next month.
  const runs = store.runs.publishedBefore(scheme, monthPeriod(lastMonth(period) + 1));
  return runs.reduce<RunRecord | null>((last, run) => (last === null || comparePeriods(run.period, last.period) > 0 ? run : last), null);
}

/** Null: that version of the scheme has no such part. */
function scoreColumn(store: Store, run: RunRecord, scheme: Scheme, read: string, outletNos: Int32Array): Column | null {
  const columns = storedColumns(store, run);
  if (read === 'level') return levelColumn(store, run, outletNos);
  const rows = outletNos.map(rowsByOutlet(columns.outletNos()));
  if (read === 'total') return placedNumbers(columns.number('result', 'total'), rows);
  const [kind = '', code = ''] = read.split(/\/(.*)/s);
  const node = walkTree(scheme).find((each) => each.node.code === code)?.node;
  if (node === undefined || isDimension(node) !== (kind === 'dimension')) return null;
  if (node === scheme.tree) return placedNumbers(columns.number('result', 'total'), rows);
  return placedNumbers(columns.number('result', `${kind === 'dimension' ? 'node' : 'indicator'}/${code}/score`), rows);
}

/** The levels that stand after people's decisions. */
function levelColumn(store: Store, run: RunRecord, outletNos: Int32Array): TextColumn {
  const levels = store.levels.ofRun(run.no);
  return textColumn(Array.from(outletNos, (no) => levels.get(no)?.level ?? null));
}

function daysOf(windows: readonly MonthWindow[]): readonly [IsoDate, IsoDate] {
  const [first, last] = [Math.min(...windows.map(({ from }) => from)), Math.max(...windows.map(({ to }) => to))];
  return [periodStart(monthPeriod(first)), periodEnd(monthPeriod(last))];
}

function numberColumn(texts: readonly (string | null)[]): NumberColumn {
  const values = emptyFractions(texts.length);
  texts.forEach((text, row) => {
    const value = text === null ? null : parseNumber(text);
    if (value !== null) setFraction(values, row, value);
  });
  return toNumberColumn(unify(values), true);
}
