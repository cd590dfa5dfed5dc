import type { Store } from '../../../db/store.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ImportSummary } from '../../../shared/ipc-contract.ts';
import { readNumber, type NumberFault } from '../../../shared/reading/read-number.ts';
import { readPeriod } from '../../../shared/reading/read-period.ts';
import type { Reading } from '../../../shared/reading/plain-text.ts';
import type { Table, TableRow } from '../../tabular/table.ts';
import type { ServiceContext } from '../service-context.ts';
import { outletFinder } from './find-outlet.ts';
import { writeImport, type ChangeCount } from './import-batch.ts';
import { IMPORT_FIELDS, OUTLET_FACT_HEADS, plainHead } from './import-fields.ts';
import type { ImportSource } from './import-source.ts';
import { ignoredColumns, mapColumns, type ColumnMap, type OtherColumn } from './map-columns.ts';
import { packedDecimals, packedNumbers, type PackedDecimals, type PackedNumbers } from './packed-cells.ts';
import { collectRowProblems, soundRows, type RowProblems } from './row-problems.ts';

/** Cells of one figure and period. */
interface FigureCells {
  readonly outletNos: PackedNumbers;
  readonly values: PackedDecimals;
  readonly rows: PackedNumbers;
}

/** A figure as its head names it. */
interface NamedFigure {
  readonly code: string;
  readonly name: string;
  readonly unit: string | null;
}

/** Cells by figure code and period. */
type Cells = Map<string, { readonly figure: NamedFigure; readonly periods: Map<PeriodId, FigureCells> }>;

/** Reads the rows of either form. */
interface FigureReading {
  readonly context: ServiceContext;
  readonly file: string;
  readonly rows: AsyncIterable<TableRow>;
  readonly columns: ColumnMap;
  readonly problems: RowProblems;
  /** The request's period; undefined: each row says its own. */
  readonly period: PeriodId | undefined;
}

/**
 * Brings figures in: wide (outlet_code and a column an indicator; the period is the file's column or the request's) or long
 * (outlet_code, indicator, period, value). A blank cell is no figure and leaves what was. A row with a faulty cell is
 * rejected whole. What was inserted, updated or unchanged is counted in figures, what was rejected in rows.
 */
export async function importFigures(context: ServiceContext, source: ImportSource, table: Table): Promise<ImportSummary> {
  const { store } = context;
  const { file, request } = source;
  const columns = mapColumns(file, IMPORT_FIELDS.figures, table, request, true);
  if (request.period === undefined && columns.placeOf('period') < 0) throw new AppError('import/period-needed');
  const isLong = columns.placeOf('indicator') >= 0 && columns.placeOf('value') >= 0;
  const figures = isLong ? [] : columns.others.filter(({ head, code }) => columns.isExplicit || code !== head || !isNoFigure(head));
  if (!isLong && figures.length === 0) throw new AppError('import/no-figure-columns', { file });
  const problems = collectRowProblems(table.columns);
  const reading: FigureReading = { context, file, rows: soundRows(context, source, table, problems), columns, problems, period: request.period };
  const cells = await (isLong ? readLong(reading) : readWide(reading, figures));
  const ignored = ignoredColumns(columns.others.filter((column) => !figures.includes(column)));
  const write = (importNo: number): ChangeCount => {
    const count: ChangeCount = { inserted: 0, updated: 0, unchanged: 0 };
    for (const { figure, periods } of cells.values()) {
      if (store.figures.find(figure.code) === null) source.makes.push({ kind: 'figure', name: figure.name });
      const stored = store.figures.ensure(figure.code, figure.name, figure.unit);
      for (const [period, column] of periods) {
        const written = store.figures.write(importNo, stored.no, period, { outletNos: column.outletNos.values(), values: column.values, rows: column.rows.values() });
        count.inserted += written.inserted;
        count.updated += written.updated;
        count.unchanged += written.unchanged;
      }
    }
    return count;
  };
  return writeImport(context, source, problems, write, ignored);
}

async function readWide({ context, file, rows, columns, problems, period }: FigureReading, others: readonly OtherColumn[]): Promise<Cells> {
  const figures = others.map((column) => ({ column, figure: figureOf(context.store, column) }));
  const twice = figures.find(({ figure }, i) => figures.findIndex((other) => other.figure.code === figure.code) !== i);
  if (twice !== undefined) throw new AppError('import/duplicate-columns', { file, column: twice.column.head });
  const find = outletFinder(context.store, problems);
  const cells: Cells = new Map();
  const seen = new Map<string, number>();
  const codePlace = columns.placeOf('outlet_code');
  const texts = new Array<string | null>(figures.length);
  for await (const row of rows) {
    const code = row.cells[codePlace]?.trim() ?? '';
    const outletNo = find(row, columns.refOf('outlet_code'), code);
    const ownPeriod = readOwnPeriod(row, columns, problems, period);
    figures.forEach(({ column }, i) => {
      const reading = readCell(row.cells[column.place] ?? '');
      texts[i] = 'value' in reading ? reading.value : null;
      if ('fault' in reading) problems.rejectReading(row, column, reading);
    });
    if (outletNo === null || ownPeriod === null || problems.isRejected(row)) continue;
    const key = `${outletNo} ${ownPeriod}`;
    const first = seen.get(key);
    if (first !== undefined) {
      problems.reject(row, columns.refOf('outlet_code'), 'import/duplicate-row', { value: code, first });
      continue;
    }
    seen.set(key, row.line);
    figures.forEach(({ figure }, i) => {
      const text = texts[i] ?? null;
      if (text !== null) put(cells, figure, ownPeriod, outletNo, text, row.line);
    });
  }
  return cells;
}

async function readLong({ context, rows, columns, problems, period }: FigureReading): Promise<Cells> {
  const find = outletFinder(context.store, problems);
  const [codePlace, indicatorPlace, valuePlace] = [columns.placeOf('outlet_code'), columns.placeOf('indicator'), columns.placeOf('value')];
  const named = new Map<string, NamedFigure>();
  const cells: Cells = new Map();
  // Lines by outlet, a map a column: one map of joined texts would need a multiple of the memory.
  const seen = new Map<NamedFigure, Map<PeriodId, Map<number, number>>>();
  for await (const row of rows) {
    const outletNo = find(row, columns.refOf('outlet_code'), row.cells[codePlace]?.trim() ?? '');
    const indicator = row.cells[indicatorPlace]?.trim() ?? '';
    if (indicator === '') problems.reject(row, columns.refOf('indicator'), 'import/blank');
    const ownPeriod = readOwnPeriod(row, columns, problems, period);
    const reading = readCell(row.cells[valuePlace] ?? '');
    if ('fault' in reading) problems.rejectReading(row, columns.refOf('value'), reading);
    const text = 'value' in reading ? reading.value : null;
    if (outletNo === null || ownPeriod === null || text === null || problems.isRejected(row)) continue;
    const figure = named.get(indicator) ?? knownFigure(named, figureOf(context.store, { head: indicator, short: indicator, code: indicator }));
    named.set(indicator, figure);
    const lines = linesOf(seen, figure, ownPeriod);
    const first = lines.get(outletNo);
    if (first !== undefined) {
      problems.reject(row, columns.refOf('indicator'), 'import/duplicate-row', { value: `${row.cells[codePlace]} ${indicator} ${ownPeriod}`, first });
      continue;
    }
    lines.set(outletNo, row.line);
    put(cells, figure, ownPeriod, outletNo, text, row.line);
  }
  return cells;
}

/** The same object for the same figure, whether a row names it by code or by name. */
function knownFigure(named: ReadonlyMap<string, NamedFigure>, figure: NamedFigure): NamedFigure {
  return [...named.values()].find(({ code }) => code === figure.code) ?? figure;
}

function linesOf(seen: Map<NamedFigure, Map<PeriodId, Map<number, number>>>, figure: NamedFigure, period: PeriodId): Map<number, number> {
  const periods = seen.get(figure) ?? new Map<PeriodId, Map<number, number>>();
  seen.set(figure, periods);
  const lines = periods.get(period) ?? new Map<number, number>();
  periods.set(period, lines);
  return lines;
}

/** null: blank. */
function readCell(cell: string): Reading<string | null, NumberFault> {
  // Nearly all cells of real files; a decimal of up to 15 digits needs no further look.
  if (cell.length < 16 && /^\d+(?:\.\d+)?$/.test(cell)) return { value: cell };
  return cell.trim() === '' ? BLANK : readNumber(cell);
}
const BLANK = { value: null };

/** Facts of the outlet, row numbers and remarks stand in many files of figures. */
function isNoFigure(head: string): boolean {
  return OUTLET_FACT_HEADS.has(plainHead(head)) || NOTE_HEADS.has(plainHead(head));
}
const NOTE_HEADS: ReadonlySet<string> = new Set(['序号', '备注', '说明', 'remark', 'remarks', 'note', 'notes']);

function readOwnPeriod(row: TableRow, columns: ColumnMap, problems: RowProblems, given: PeriodId | undefined): PeriodId | null {
  const text = row.cells[columns.placeOf('period')]?.trim() ?? '';
  if (text === '') {
    if (given === undefined) problems.reject(row, columns.refOf('period'), 'import/blank');
    return given ?? null;
  }
  const reading = readPeriod(text);
  if ('fault' in reading) {
    problems.rejectReading(row, columns.refOf('period'), reading);
    return null;
  }
  if (given === undefined || reading.value === given) return reading.value;
  problems.reject(row, columns.refOf('period'), 'import/other-period', { value: text, given }, [given]);
  return null;
}

function put(cells: Cells, figure: NamedFigure, period: PeriodId, outletNo: number, value: string, line: number): void {
  const known = cells.get(figure.code) ?? { figure, periods: new Map<PeriodId, FigureCells>() };
  cells.set(figure.code, known);
  const column = known.periods.get(period) ?? { outletNos: packedNumbers(), values: packedDecimals(), rows: packedNumbers() };
  known.periods.set(period, column);
  column.outletNos.push(outletNo);
  column.values.push(value);
  column.rows.push(line);
}

/**
 * The figure that a head names by its code or name, `放号量（户）` with its unit; a new one is called as the head.
 *
 * @param code what the person calls it; the head where nothing was said
 */
function figureOf(store: Store, { head, short, code }: Pick<OtherColumn, 'head' | 'short' | 'code'>): NamedFigure {
  const match = /^(.+?)\s*[（(]([^（()）]+)[)）]$/.exec(head);
  const [name, unit] = [match?.[1] ?? head, match?.[2] ?? null];
  if (code !== head) return store.figures.find(code) ?? store.figures.list().find((figure) => figure.name === code) ?? { code, name, unit };
  const known = store.figures.find(head) ?? store.figures.list().find((figure) => [head, name, short].includes(figure.name) || [name, short].includes(figure.code));
  return known ?? { code: name, name, unit };
}
