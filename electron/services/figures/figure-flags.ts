import type { FigureDefinition } from '../../../db/repositories/figure-repository.ts';
import type { SeenFlag } from '../../../db/repositories/figure-flag-repository.ts';
import type { Store } from '../../../db/store.ts';
import type { FigureFlag, FlagCell, FlagQuery, FlagSummary } from '../../../shared/contract/figure-calls.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Page, PageRequest, Sort } from '../../../shared/ipc-contract.ts';
import type { ServiceContext } from '../service-context.ts';
import { outletTest, regionPathOf, sheetOutlets, type SheetOutlet } from './figure-outlets.ts';
import { figureRules } from './figure-rules.ts';
import { judgeColumn, type StrikingValue } from './judge-column.ts';

/** A striking cell of a period. */
export interface Striking {
  readonly figure: FigureDefinition;
  readonly outlet: SheetOutlet;
  readonly value: string;
  readonly found: StrikingValue;
  readonly seen: SeenFlag | null;
}

export interface PeriodFlags {
  /** By figure in their order, then by outlet code. */
  readonly flags: readonly Striking[];
  readonly judged: number;
  readonly tooShort: number;
}

const KEPT = 4;
const cache = new Map<string, PeriodFlags>();
const LONGEST_REASON = 500;

/** Every striking figure of a period, of all outlets. Kept until figures, outlets or what was said of them change. */
export function periodFlags(store: Store, period: PeriodId): PeriodFlags {
  const key = `${store.path}\n${period}\n${store.journal.lastDataSeq()}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const found = store.snapshot(() => readFlags(store, period));
  cache.set(key, found);
  for (const oldest of cache.keys()) {
    if (cache.size <= KEPT) break;
    cache.delete(oldest);
  }
  return found;
}

function readFlags(store: Store, period: PeriodId): PeriodFlags {
  const outlets = sheetOutlets(store, period).all;
  const nos = Int32Array.from(outlets, ({ no }) => no);
  const { rule, own } = figureRules({ store });
  const seen = seenFlags(store, period);
  const flags: Striking[] = [];
  let [judged, tooShort] = [0, 0];
  for (const figure of store.figures.list()) {
    const ownRule = own[figure.code];
    const column = judgeColumn(store, figure, period, nos, ownRule === undefined ? rule : ownRule);
    judged += column.judged;
    tooShort += column.tooShort;
    for (const [row, found] of column.striking.entries()) {
      if (found === null) continue;
      const [outlet, value] = [outlets[row], column.textAt(row)];
      if (outlet === undefined || value === null) continue;
      flags.push({ figure, outlet, value, found, seen: seen(figure.no, outlet.no, value) });
    }
  }
  return { flags, judged, tooShort };
}

/** What was said of a cell while it had this value. */
export function seenFlags(store: Store, period: PeriodId): (figureNo: number, outletNo: number, value: string) => SeenFlag | null {
  const seen = new Map(store.figureFlags.seen(period).map((flag) => [`${flag.figureNo}/${flag.outletNo}`, flag]));
  return (figureNo, outletNo, value) => {
    const flag = seen.get(`${figureNo}/${outletNo}`);
    return flag === undefined || flag.value !== value ? null : flag;
  };
}

/** Striking figures that meet the query: those not yet found right first, then the furthest off. @throws {AppError} `outlet/region-not-found` */
export function listFlags(context: ServiceContext, request: FlagQuery & PageRequest): Page<FigureFlag> {
  const rows = flagsOf(context, request, request.sort);
  return { total: rows.length, rows: rows.slice(request.offset, request.offset + request.limit) };
}

export function flagsOf({ store }: ServiceContext, query: FlagQuery, sort: Sort = { by: 'times', descending: true }): readonly FigureFlag[] {
  const { period, figure, state } = query;
  const outlets = sheetOutlets(store, period);
  const isWanted = outletTest(store, outlets, query);
  return periodFlags(store, period)
    .flags.filter((flag) => isWanted(flag.outlet) && (figure === undefined || figure.includes(flag.figure.code)) && (state === undefined || (state === 'seen') === (flag.seen !== null)))
    .map((flag) => toFlag(flag, period, regionPathOf(outlets, flag.outlet)))
    .toSorted(orderBy(sort));
}

/** How many striking figures there are, and how many values could be judged at all. */
export function flagSummary({ store }: Pick<ServiceContext, 'store'>, { period }: { readonly period: PeriodId }): FlagSummary {
  const { flags, judged, tooShort } = periodFlags(store, period);
  const byFigure = new Map<string, FlagSummary['byFigure'][number] & { open: number; seen: number }>();
  for (const { figure, seen } of flags) {
    const count = byFigure.get(figure.code) ?? { figure: figure.code, name: figure.name, unit: figure.unit, open: 0, seen: 0 };
    byFigure.set(figure.code, count);
    if (seen === null) count.open += 1;
    else count.seen += 1;
  }
  const seen = flags.filter((flag) => flag.seen !== null).length;
  return { period, open: flags.length - seen, seen, judged, tooShort, byFigure: [...byFigure.values()].toSorted((a, b) => b.open - a.open) };
}

/**
 * Says of striking figures that they are right, with the reason, for the values that they have now.
 *
 * @throws {AppError} `figure/reason-needed`, `figure/unknown`, `outlet/not-found`, `figure/not-striking`
 */
export function acknowledge(context: ServiceContext, request: { readonly period: PeriodId; readonly cells: readonly FlagCell[]; readonly reason: string }): FlagSummary {
  const { store, user } = context;
  const { period, cells } = request;
  const reason = request.reason.trim();
  if (reason === '' || reason.length > LONGEST_REASON) throw new AppError('figure/reason-needed', { most: LONGEST_REASON });
  store.transaction(() => {
    const at = context.now();
    const striking = new Map(periodFlags(store, period).flags.map((flag) => [`${flag.figure.code}/${flag.outlet.id}`, flag]));
    const names: string[] = [];
    for (const cell of cells) {
      const flag = striking.get(`${cell.figure}/${cell.outletId}`);
      if (flag === undefined) throw notStriking(context, period, cell);
      store.figureFlags.put(period, { figureNo: flag.figure.no, outletNo: flag.outlet.no, value: flag.value, reason, at, by: user });
      names.push(`${flag.outlet.code} ${flag.figure.name} ${flag.value}`);
    }
    record(context, 'figure.acknowledge', period, names, reason, at);
  });
  return flagSummary(context, { period });
}

/** Lets striking figures speak again; nothing where nobody had found one right. @throws {AppError} `figure/unknown`, `outlet/not-found` */
export function takeBackAcknowledged(context: ServiceContext, request: { readonly period: PeriodId; readonly cells: readonly FlagCell[] }): FlagSummary {
  const { store } = context;
  const { period, cells } = request;
  store.transaction(() => {
    const names: string[] = [];
    for (const cell of cells) {
      const { figure, outlet } = cellOf(context, period, cell);
      if (store.figureFlags.remove(period, figure.no, outlet.no)) names.push(`${outlet.code} ${figure.name}`);
    }
    if (names.length > 0) record(context, 'figure.take-back', period, names, null, context.now());
  });
  return flagSummary(context, { period });
}

export function toFlag({ figure, outlet, value, found, seen }: Striking, period: PeriodId, regionPath: readonly string[]): FigureFlag {
  return {
    period,
    outletId: outlet.id,
    outletCode: outlet.code,
    outletName: outlet.name,
    regionPath,
    figure: figure.code,
    figureName: figure.name,
    unit: figure.unit,
    value,
    ...found,
    seen: seen === null ? null : { reason: seen.reason, at: seen.at, by: seen.by },
  };
}

/** @throws {AppError} `figure/unknown`, `outlet/not-found` */
export function cellOf({ store }: ServiceContext, period: PeriodId, cell: FlagCell): { readonly figure: FigureDefinition; readonly outlet: SheetOutlet } {
  const figure = store.figures.find(cell.figure);
  if (figure === null) throw new AppError('figure/unknown', { figure: cell.figure });
  const outlet = sheetOutlets(store, period).byId.get(cell.outletId);
  if (outlet === undefined) throw new AppError('outlet/not-found', { id: cell.outletId });
  return { figure, outlet };
}

function notStriking(context: ServiceContext, period: PeriodId, cell: FlagCell): AppError {
  const { figure, outlet } = cellOf(context, period, cell);
  return new AppError('figure/not-striking', { outlet: outlet.code, figure: figure.name });
}

const CELLS_NAMED = 20;

function record({ store, user }: ServiceContext, action: string, period: PeriodId, names: readonly string[], reason: string | null, at: string): void {
  const after = { period, cells: names.length, which: names.slice(0, CELLS_NAMED).join('; '), ...(reason === null ? {} : { reason }) };
  store.journal.record({ action, subjectKind: 'figure', subjectId: null, before: null, after, at, by: user });
}

function orderBy({ by, descending }: Sort): (a: FigureFlag, b: FigureFlag) => number {
  const keyOf = (flag: FigureFlag): string | number => {
    if (by === 'code') return flag.outletCode;
    if (by === 'figure') return flag.figureName;
    return by === 'percent' ? Math.abs(Number(flag.percent ?? 0)) : Number(flag.times);
  };
  const sign = descending ? -1 : 1;
  return (a, b) => {
    const [first, second] = [keyOf(a), keyOf(b)];
    if (first !== second) return first < second ? -sign : sign;
    return a.outletCode === b.outletCode ? (a.figure < b.figure ? -1 : 1) : a.outletCode < b.outletCode ? -1 : 1;
  };
}
