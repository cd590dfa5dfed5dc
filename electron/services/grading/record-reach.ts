import { monthPeriod, periodEnd, periodStart, shiftPeriod, type IsoDate, type PeriodId } from '../../../shared/dates.ts';
import { monthWindow, type MonthWindow } from '../../../shared/grading/windows.ts';
import { indicatorNames } from '../../../shared/scheme/formula-names.ts';
import { historyReads } from '../../../shared/scheme/history-reads.ts';
import type { DataWindow, Method, OpenActionKind, Scheme, Source } from '../../../shared/scheme/scheme.ts';
import { schemeSources } from '../../../shared/scheme/scheme-sources.ts';
import { walkTree } from '../../../shared/scheme/walk.ts';

/** The windows in which the scheme reads each kind of event, or each survey, by code. */
export function recordWindows(scheme: Scheme, period: PeriodId, kind: 'events' | 'surveys'): ReadonlyMap<string, readonly MonthWindow[]> {
  const windows = new Map<string, MonthWindow[]>();
  const add = (code: string, window: DataWindow | undefined, at: PeriodId): void => {
    const known = windows.get(code) ?? [];
    known.push(monthWindow(window, at));
    windows.set(code, known);
  };
  const read = (source: Source, at: PeriodId): void => {
    if (kind === 'events' && source.kind === 'event') add(source.event, source.window, at);
    if (kind === 'surveys' && source.kind === 'survey') add(source.survey, source.window, at);
  };
  for (const source of schemeSources(scheme)) read(source, period);
  for (const { source, periods } of sourcesReadBack(scheme)) for (let back = 1; back <= periods; back += 1) read(source, shiftPeriod(period, -back));
  if (kind === 'events') for (const { records } of recordTables(scheme)) add(records.event, records.window, period);
  return windows;
}

/** Sources of indicators that formulas read of earlier periods, and how many back. */
export function sourcesReadBack(scheme: Scheme): readonly { readonly source: Source; readonly periods: number }[] {
  const indicators = indicatorNames(scheme);
  return [...historyReads(scheme).names].flatMap(([name, periods]) => {
    const indicator = indicators.get(name);
    return indicator === undefined ? [] : [{ source: indicator.source, periods }];
  });
}

/** Whether a span of days touches one of the windows. */
export function isSpanRead(first: IsoDate, last: IsoDate, windows: readonly MonthWindow[]): boolean {
  return windows.some(({ from, to }) => last >= periodStart(monthPeriod(from)) && first <= periodEnd(monthPeriod(to)));
}

/** The codes of the judgements that the scheme reads. */
export function judgementsRead(scheme: Scheme): ReadonlySet<string> {
  return new Set(schemeSources(scheme).flatMap((source) => (source.kind === 'judgement' ? [source.judgement] : [])));
}

/** Which open actions the scheme counts, in the order of their names. */
export function openActionsRead(scheme: Scheme): readonly OpenActionKind[] {
  return [...new Set(schemeSources(scheme).flatMap((source) => (source.kind === 'action' ? [source.open] : [])))].sort();
}

/** Every reading of another scheme's run. */
export function otherScoresRead(scheme: Scheme): readonly Extract<Source, { kind: 'score' }>[] {
  return schemeSources(scheme).flatMap((source) => (source.kind === 'score' ? [source] : []));
}

function recordTables(scheme: Scheme) {
  const ofMethod = (method: Method | undefined) => (method?.kind === 'deduct' ? method.terms.flatMap((term) => (term.records === undefined ? [] : [term])) : []);
  return [...walkTree(scheme).flatMap(({ node }) => ofMethod(node.method)), ...(scheme.adjustments?.items ?? []).flatMap((item) => (item.records === undefined ? [] : [item]))];
}
