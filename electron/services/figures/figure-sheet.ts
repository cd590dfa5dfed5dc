import type { FigureDefinition } from '../../../db/repositories/figure-repository.ts';
import type { Store } from '../../../db/store.ts';
import type { FigureColumn, FigureQuery, FigureRow, FigureSheet } from '../../../shared/contract/figure-calls.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import { columnText } from '../../../shared/exact/number-column.ts';
import type { SchemeVersionId } from '../../../shared/ids.ts';
import type { Page, PageRequest, Sort } from '../../../shared/ipc-contract.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import { figureWindows } from '../grading/data-reach.ts';
import type { ServiceContext } from '../service-context.ts';
import { periodFlags, seenFlags } from './figure-flags.ts';
import { figureLocks } from './figure-locks.ts';
import { outletTest, regionPathOf, sheetOutlets, type SheetOutlet } from './figure-outlets.ts';
import { figureRules } from './figure-rules.ts';
import { judgeColumn } from './judge-column.ts';

/** The columns of a period's sheet: every figure, those that schemes in force read first. */
export function figureSheet({ store }: ServiceContext, { period }: { readonly period: PeriodId }): FigureSheet {
  const { open } = sheetOutlets(store, period);
  const nos = Int32Array.from(open, ({ no }) => no);
  const lockOf = figureLocks(store, period);
  const read = figuresRead(store, period);
  const columns = store.figures.list().map((figure): FigureColumn => {
    const { units, places } = store.figures.readColumn(figure.no, period, nos);
    const { code, name, unit } = figure;
    return { figure: code, name, unit, withValue: units.reduce((count, each) => count + (Number.isNaN(each) ? 0 : 1), 0), places, locked: lockOf(figure), isRead: read.has(code) };
  });
  return { columns: columns.toSorted((a, b) => Number(b.isRead) - Number(a.isRead)), periods: store.figures.periods(), outlets: open.length };
}

/**
 * A page of the sheet's rows, by code where nothing else is asked.
 *
 * @throws {AppError} `figure/unknown`, `outlet/region-not-found`
 */
export function listFigureRows(context: ServiceContext, request: FigureQuery & PageRequest): Page<FigureRow> {
  const { store } = context;
  return store.snapshot(() => {
    const figures = definitions(store, request.figures);
    const outlets = wantedOutlets(store, request, figures, request.sort);
    const page = outlets.slice(request.offset, request.offset + request.limit);
    return { total: outlets.length, rows: rowsOf(store, request.period, page, figures) };
  });
}

/** The sheet's rows for these outlets, with what is striking in them. */
export function rowsOf(store: Store, period: PeriodId, page: readonly SheetOutlet[], figures: readonly FigureDefinition[]): readonly FigureRow[] {
  const outlets = sheetOutlets(store, period);
  const nos = Int32Array.from(page, ({ no }) => no);
  const { rule, own } = figureRules({ store });
  const seen = seenFlags(store, period);
  const columns = figures.map((figure) => {
    const ownRule = own[figure.code];
    return judgeColumn(store, figure, period, nos, ownRule === undefined ? rule : ownRule);
  });
  return page.map((outlet, row) => ({
    outletId: outlet.id,
    code: outlet.code,
    name: outlet.name,
    type: outlet.type,
    regionPath: regionPathOf(outlets, outlet),
    isOpen: outlet.isOpen,
    cells: columns.map(({ textAt }) => textAt(row)),
    flags: columns.flatMap(({ striking, textAt }, at) => {
      if (striking[row] === null) return [];
      const [figure, value] = [figures[at], textAt(row)];
      if (figure === undefined || value === null) return [];
      return [{ at, isSeen: seen(figure.no, outlet.no, value) !== null }];
    }),
  }));
}

/** @throws {AppError} `figure/unknown` */
export function definitions(store: Store, codes: readonly string[]): readonly FigureDefinition[] {
  return codes.map((code) => {
    const figure = store.figures.find(code);
    if (figure === null) throw new AppError('figure/unknown', { figure: code });
    return figure;
  });
}

/** The outlets of a sheet that meet the query, in its order. Outlets not open at the period's end only where they have one of its figures. */
export function wantedOutlets(store: Store, query: FigureQuery, figures: readonly FigureDefinition[], sort: Sort = { by: 'code', descending: false }): readonly SheetOutlet[] {
  const sheet = sheetOutlets(store, query.period);
  const isWanted = outletTest(store, sheet, query);
  const allNos = Int32Array.from(sheet.all, ({ no }) => no);
  const columnOf = (figure: FigureDefinition): Float64Array => store.figures.readColumn(figure.no, query.period, allNos).units;
  const withAny = new Uint8Array(sheet.all.length);
  for (const figure of store.figures.list()) columnOf(figure).forEach((units, row) => void (Number.isNaN(units) || (withAny[row] = 1)));
  const lacking = query.missing === undefined ? null : figures.filter(({ code }) => query.missing === '' || code === query.missing).map(columnOf);
  const flagged = query.flagged === true ? new Set(periodFlags(store, query.period).flags.flatMap(({ outlet, seen }) => (seen === null ? [outlet.no] : []))) : null;
  const rows = sheet.all.flatMap((outlet, row) => {
    if ((!outlet.isOpen && withAny[row] === 0) || !isWanted(outlet)) return [];
    if (flagged !== null && !flagged.has(outlet.no)) return [];
    return lacking !== null && (!outlet.isOpen || !lacking.some((units) => Number.isNaN(units[row]))) ? [] : [{ outlet, row }];
  });
  if (sort.by === 'code') return (sort.descending ? rows.toReversed() : rows).map(({ outlet }) => outlet);
  const figure = figures.find(({ code }) => code === sort.by);
  const units = figure === undefined ? null : columnOf(figure);
  const keyOf = ({ outlet, row }: (typeof rows)[number]): string | number => (units === null ? textKey(outlet, sort.by, regionPathOf(sheet, outlet)) : (units[row] ?? NaN));
  const keyed = rows.map((each) => ({ outlet: each.outlet, key: keyOf(each) }));
  // Missing numbers come last either way.
  const isLast = (key: string | number): boolean => typeof key === 'number' && Number.isNaN(key);
  keyed.sort((a, b) => {
    if (isLast(a.key) !== isLast(b.key)) return isLast(a.key) ? 1 : -1;
    if (a.key === b.key || isLast(a.key)) return a.outlet.code < b.outlet.code ? -1 : 1;
    return (a.key < b.key ? -1 : 1) * (sort.descending ? -1 : 1);
  });
  return keyed.map(({ outlet }) => outlet);
}

function textKey(outlet: SheetOutlet, by: string, regionPath: readonly string[]): string {
  if (by === 'name') return outlet.name;
  return by === 'type' ? (outlet.type ?? '') : regionPath.join('/');
}

/** Codes of the figures that schemes in force read in or for the period. */
function figuresRead(store: Store, period: PeriodId): ReadonlySet<string> {
  const current = store.schemes.list().filter(({ current: isCurrent }) => isCurrent);
  return new Set(current.flatMap(({ id }) => [...figureWindows(mustFind(store, id), period).keys()]));
}

function mustFind(store: Store, id: SchemeVersionId): Scheme {
  const version = store.schemes.findById(id);
  if (version === null) throw new Error(`A listed scheme is not there: ${id}`);
  return version.document;
}

/** A value of one cell as decimal; null: missing. */
export function valueOf(store: Store, figureNo: number, period: PeriodId, outletNo: number): string | null {
  return columnText(store.figures.readColumn(figureNo, period, [outletNo]), 0);
}
