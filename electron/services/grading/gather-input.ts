import type { Store } from '../../../db/store.ts';
import { comparePeriods, periodEnd, type PeriodId } from '../../../shared/dates.ts';
import { selectPopulation } from '../../../shared/grading/grade-period.ts';
import type { FigureColumn, GradingInput } from '../../../shared/grading/grading-input.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import { figureWindows, isReached, namedAttributes, visitDays } from './data-reach.ts';
import { gatherFacts } from './gather-formula-history.ts';
import { gatherHistory } from './gather-history.ts';
import { gatherOutlets } from './gather-outlets.ts';
import { gatherRecords } from './gather-records.ts';
import { gatherVisits } from './gather-visits.ts';
import { mergedFigures } from '../life/merged-figures.ts';

/** All that a run reads, and the outlets of its rows. */
export interface GatheredInput {
  readonly input: GradingInput;
  /** Number in the store of the outlet of each row. */
  readonly outletNos: Int32Array;
}

/**
 * Gathers what the scheme reads for a period: its population as of the period's last day ordered by outlet code, the
 * figures and approved visits that its windows reach, and what earlier periods decided.
 */
export function gatherInput(store: Store, scheme: Scheme, period: PeriodId): GatheredInput {
  const { outlets, outletNos } = gatherOutlets(store, periodEnd(period), namedAttributes(scheme));
  const open: GradingInput = {
    period,
    outlets,
    figures: [],
    visits: gatherVisits(store, visitDays(scheme, period), outletNos, scheme.rounding?.visit),
    history: { ...gatherHistory(store, scheme, period, outletNos), ...gatherFacts(store, scheme, period, outletNos, (earlier) => hasData(store, earlier)) },
  };
  const chosen = selectPopulation(scheme, open);
  const chosenNos = chosen.outlets.codes.length === outletNos.length ? outletNos : numbersOf(chosen, open, outletNos);
  const input = { ...chosen, figures: gatherFigures(store, scheme, period, chosenNos), ...gatherRecords(store, scheme, period, chosenNos) };
  return { input, outletNos: chosenNos };
}

/** Whether there is a figure of the period or of an earlier one: further back nothing was kept. */
export function hasData(store: Store, period: PeriodId): boolean {
  return store.figures.pairs().some((pair) => comparePeriods(pair.period, period) <= 0);
}

function numbersOf(chosen: GradingInput, open: GradingInput, outletNos: Int32Array): Int32Array {
  const byCode = new Map(open.outlets.codes.map((code, row) => [code, outletNos[row]!]));
  return Int32Array.from(chosen.outlets.codes, (code) => byCode.get(code)!);
}

/** The figures that the scheme's windows reach, by figure code, then period, so that the order of the store has no effect. */
export function gatherFigures(store: Store, scheme: Scheme, period: PeriodId, outletNos: Int32Array): readonly FigureColumn[] {
  const windows = figureWindows(scheme, period);
  const callsOf = figureCalls(store);
  const reached = store.figures.pairs().flatMap((pair) =>
    callsOf(pair.figureNo).flatMap((figure) => {
      const own = windows.get(figure);
      return own === undefined || !isReached(pair.period, own) ? [] : [{ ...pair, figure }];
    }),
  );
  reached.sort((a, b) => (a.figure !== b.figure ? (a.figure < b.figure ? -1 : 1) : a.period < b.period ? -1 : 1));
  const addMerged = mergedFigures(store, scheme, period, outletNos);
  return reached.map(({ figure, figureNo, period: month }) => ({
    figure,
    period: month,
    column: addMerged(figure, figureNo, month, store.figures.readColumn(figureNo, month, outletNos)),
  }));
}

/** What a scheme may call a figure: its code, and its name where no figure has that for a code and no other for a name. */
function figureCalls(store: Store): (figureNo: number) => readonly string[] {
  const figures = store.figures.list();
  const codes = new Set(figures.map(({ code }) => code));
  const calls = new Map(
    figures.map(({ no, code, name }) => {
      const isClear = !codes.has(name) && figures.filter((other) => other.name === name).length === 1;
      return [no, isClear ? [code, name] : [code]];
    }),
  );
  return (figureNo) => calls.get(figureNo) ?? [];
}
