import type { FigureCells as StoredCells } from '../../../db/repositories/figure-repository.ts';
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
import { packedDecimals, packedLines, packedNumbers, type PackedDecimals, type PackedLines, type PackedNumbers } from './packed-cells.ts';
import { collectRowProblems, soundRows, type RowProblems } from './row-problems.ts';

/** Which outlets cells are of, and where they stand in the file. */
interface CellKeys {
  readonly outletNos: PackedNumbers;
  readonly rows: PackedNumbers;
}

/** Cells of one figure and period. */
interface FigureCells {
  /** Of a wide file the same for all figures of a period. */
  readonly keys: CellKeys;
  /** In step with the keys; a blank cell is null. */
  readonly values: PackedDecimals;
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
      const columns = [...periods].flatMap(([period, column]) => withoutBlanks(period, column));
      if (columns.length === 0) continue;
      if (store.figures.find(figure.code) === null) source.makes.push({ kind: 'figure', name: figure.name });
      const stored = store.figures.ensure(figure.code, figure.name, figure.unit);
      for (const { period, ...column } of columns) {
        const written = store.figures.write(importNo, stored.no, period, column);
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
  const periods = new Map<PeriodId, { readonly lines: PackedLines; readonly keys: CellKeys; readonly columns: readonly PackedDecimals[] }>();
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
    const { lines, keys, columns: values } = madeOnce(periods, ownPeriod, () => {
      const own = cellKeys();
      return { lines: packedLines(), keys: own, columns: figures.map(({ figure }) => columnOf(cells, figure, ownPeriod, own).values) };
    });
    const first = lines.of(outletNo);
    if (first !== null) {
      problems.reject(row, columns.refOf('outlet_code'), 'import/duplicate-row', { value: code, first });
      continue;
    }
    lines.set(outletNo, row.line);
    putKeys(keys, outletNo, row.line);
    values.forEach((column, i) => column.push(texts[i] ?? null));
  }
  return cells;
}

async function readLong({ context, rows, columns, problems, period }: FigureReading): Promise<Cells> {
  const find = outletFinder(context.store, problems);
  const [codePlace, indicatorPlace, valuePlace] = [columns.placeOf('outlet_code'), columns.placeOf('indicator'), columns.placeOf('value')];
  const named = new Map<string, NamedFigure>();
  const cells: Cells = new Map();
  const seen = new Map<NamedFigure, Map<PeriodId, PackedLines>>();
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
    const lines = madeOnce(madeOnce(seen, figure, () => new Map<PeriodId, PackedLines>()), ownPeriod, packedLines);
    const first = lines.of(outletNo);
    if (first !== null) {
      problems.reject(row, columns.refOf('indicator'), 'import/duplicate-row', { value: `${row.cells[codePlace]} ${indicator} ${ownPeriod}`, first });
      continue;
    }
    lines.set(outletNo, row.line);
    const { keys, values } = columnOf(cells, figure, ownPeriod);
    putKeys(keys, outletNo, row.line);
    values.push(text);
  }
  return cells;
}

/** The same object for the same figure, whether a row names it by code or by name. */
function knownFigure(named: ReadonlyMap<string, NamedFigure>, figure: NamedFigure): NamedFigure {
  return [...named.values()].find(({ code }) => code === figure.code) ?? figure;
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

function cellKeys(): CellKeys {
  return { outletNos: packedNumbers(), rows: packedNumbers() };
}

function putKeys({ outletNos, rows }: CellKeys, outletNo: number, line: number): void {
  outletNos.push(outletNo);
  rows.push(line);
}

function columnOf(cells: Cells, figure: NamedFigure, period: PeriodId, keys?: CellKeys): FigureCells {
  const { periods } = madeOnce(cells, figure.code, () => ({ figure, periods: new Map<PeriodId, FigureCells>() }));
  return madeOnce(periods, period, () => ({ keys: keys ?? cellKeys(), values: packedDecimals() }));
}

/** What a column has to be written; none where all of it is blank. */
function withoutBlanks(period: PeriodId, { keys, values }: FigureCells): readonly (StoredCells & { readonly period: PeriodId })[] {
  const [outletNos, rows, filled] = [keys.outletNos.values(), keys.rows.values(), values.filled()];
  if (filled === null) return [{ period, outletNos, values, rows }];
  if (filled.length === 0) return [];
  return [{ period, outletNos: filled.map((place) => outletNos[place] ?? 0), values: { at: (place) => values.at(filled[place] ?? -1) }, rows: filled.map((place) => rows[place] ?? 0) }];
}

function madeOnce<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
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
