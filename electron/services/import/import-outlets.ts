import { v7 as uuid } from 'uuid';
import type { OutletFacts, OutletHead, OutletRecord } from '../../../db/repositories/outlet-repository.ts';
import { canonicalJson } from '../../../shared/canonical-json.ts';
import type { IsoDate } from '../../../shared/dates.ts';
import type { MessageParams } from '../../../shared/errors.ts';
import type { OutletId } from '../../../shared/ids.ts';
import type { ImportSummary } from '../../../shared/ipc-contract.ts';
import type { OutletStatus, Ownership } from '../../../shared/outlet/outlet.ts';
import type { MessageCode } from '../../../shared/messages/catalog.ts';
import type { Table, TableRow } from '../../tabular/table.ts';
import { reportProgress, type ServiceContext } from '../service-context.ts';
import { attributeReaders, type AttributeReader } from './attribute-columns.ts';
import { writeImport, type ChangeCount } from './import-batch.ts';
import { IMPORT_FIELDS } from './import-fields.ts';
import type { ImportSource } from './import-source.ts';
import { mapColumns, type ColumnMap } from './map-columns.ts';
import { readDate } from './read-cells.ts';
import { collectRowProblems, wellFormedRows, type RowProblems } from './row-problems.ts';
import { OWNERSHIP_WORDS, STATUS_WORDS, type WordList } from './word-lists.ts';

/** Longest texts of the fields, in characters. */
const LONGEST: readonly (readonly [field: string, most: number])[] = [['outlet_code', 60], ['name', 200], ['type', 60], ['class', 60]];
const REGION_FIELDS = ['province', 'city', 'district', 'area'] as const;

/** What a row says of an outlet; a field that the file lacks, or leaves blank, is undefined. */
interface OutletRow {
  readonly row: TableRow;
  readonly code: string;
  readonly name: string;
  readonly type: string | undefined;
  readonly ownership: Ownership | undefined;
  readonly class: string | undefined;
  readonly region: readonly string[] | undefined;
  readonly openedOn: IsoDate | undefined;
  readonly closedOn: IsoDate | undefined;
  readonly status: OutletStatus | undefined;
  readonly attributes: Readonly<Record<string, string>>;
}

/** What an outlet is after its row came in. */
interface OutletContent extends Omit<OutletFacts, 'regionNo'>, OutletHead {
  readonly region: readonly string[] | null;
}

/**
 * Brings outlets in. Columns that are no field become typed attributes. One that is there already is left as it is when the
 * row says the same, else rejected, or changed with `update`: a blank cell leaves what was.
 */
export async function importOutlets(context: ServiceContext, source: ImportSource, table: Table): Promise<ImportSummary> {
  const { store } = context;
  const columns = mapColumns(source.file, IMPORT_FIELDS.outlets, table.columns, source.request.map, true);
  const problems = collectRowProblems(table.columns);
  const rows = wellFormedRows(table, problems);
  const attributes = attributeReaders(store.attributes.types(), columns.others, rows);
  const read = rows.flatMap((row) => readRow(row, columns, attributes, problems) ?? []);
  const asOf = context.today() as IsoDate;
  const regions = new Map([...store.regions.snapshot(asOf).values()].map(({ no, path }) => [no, path]));
  const fresh: { row: OutletRow; content: OutletContent }[] = [];
  const changed: { before: OutletRecord; row: OutletRow; content: OutletContent }[] = [];
  const known = store.outlets.keysByCode();
  const seen = new Map<string, number>();
  let unchanged = 0;
  for (const [at, row] of read.entries()) {
    if (at % 1000 === 0) reportProgress(context, at, read.length);
    const first = seen.get(row.code);
    if (first !== undefined) {
      problems.reject(row.row, columns.headOf('outlet_code'), 'import/duplicate-row', { value: row.code, first });
      continue;
    }
    seen.set(row.code, row.row.line);
    const before = known.has(row.code) ? store.outlets.findByCode(row.code, asOf) : null;
    const was = before === null ? null : contentOf(before, regions);
    const content = merged(row, was);
    const fault = contentFault(content);
    if (fault !== null) problems.reject(row.row, columns.headOf(fault.field), fault.code, fault.params);
    else if (before === null || was === null) fresh.push({ row, content });
    else if (canonicalJson(was) === canonicalJson(content)) unchanged += 1;
    else if (source.request.update === true) changed.push({ before, row, content });
    else {
      const fields = differences(was, content).join('、');
      problems.reject(row.row, columns.headOf('outlet_code'), 'import/exists', { value: row.code, fields });
    }
  }
  return writeImport(context, source, problems, (importNo): ChangeCount => {
    const keep = (kind: string, key: string, before: unknown, after: unknown): void => {
      store.imports.addChange(importNo, { subjectKind: kind, subjectKey: key, before, after });
    };
    for (const { code, name, type } of attributes) {
      if (store.attributes.find(code) !== null) continue;
      store.attributes.ensure({ code, name, type });
      keep('attribute', code, null, { type });
    }
    const regionNo = (names: readonly string[] | null): number | null => {
      if (names === null) return null;
      const { no, made } = store.regions.ensurePath(names);
      for (const one of made) keep('region', String(one), null, { path: names });
      return no;
    };
    for (const { row, content } of fresh) {
      const { region, ...rest } = content;
      store.outlets.insert({ ...rest, id: uuid() as OutletId, code: row.code, regionNo: regionNo(region) });
      keep('outlet', row.code, null, { line: row.row.line });
    }
    for (const { before, row, content } of changed) {
      const { region, openedOn, closedOn, frozen, ...facts } = content;
      store.outlets.setHead(before.no, { openedOn, closedOn, frozen });
      store.outlets.correctFacts(before.no, { ...facts, regionNo: regionNo(region) }, asOf);
      keep('outlet', row.code, before, { line: row.row.line, ...content });
    }
    return { inserted: fresh.length, updated: changed.length, unchanged };
  });
}

function readRow(
  row: TableRow,
  columns: ColumnMap,
  attributes: readonly AttributeReader[],
  problems: RowProblems,
): OutletRow | null {
  const cell = (field: string): string => row.cells[columns.placeOf(field)]?.trim() ?? '';
  const head = columns.headOf;
  let faulty = false;
  const refuse = (column: string, code: MessageCode, params: MessageParams = {}): void => {
    if (!faulty) problems.reject(row, column, code, params);
    faulty = true;
  };
  const choice = <T extends string>(field: string, words: WordList<T>): T | undefined => {
    const text = cell(field);
    const found = text === '' ? undefined : words.read(text);
    if (found === null) refuse(head(field), 'import/bad-choice', { value: text, known: words.known });
    return found ?? undefined;
  };
  const date = (field: string): IsoDate | undefined => {
    const text = cell(field);
    const found = text === '' ? undefined : readDate(text);
    if (found === null) refuse(head(field), 'import/bad-date', { value: text });
    return found ?? undefined;
  };
  for (const field of ['outlet_code', 'name']) if (cell(field) === '') refuse(head(field), 'import/blank');
  for (const [field, most] of LONGEST) if (cell(field).length > most) refuse(head(field), 'import/too-long', { most });
  for (const field of REGION_FIELDS) if (cell(field).includes('/')) refuse(head(field), 'import/slash-in-region', { value: cell(field) });
  const values: Record<string, string> = {};
  for (const { code, name, place, type, read } of attributes) {
    const text = row.cells[place]?.trim() ?? '';
    const value = text === '' ? undefined : read(text);
    if (value === null) refuse(name, 'import/attribute-type', { value: text, type });
    else if (value !== undefined) values[code] = value;
  }
  const read: OutletRow = {
    row,
    code: cell('outlet_code'),
    name: cell('name'),
    type: cell('type') || undefined,
    ownership: choice('ownership', OWNERSHIP_WORDS),
    class: cell('class') || undefined,
    region: regionOf(cell),
    openedOn: date('opened_on'),
    closedOn: date('closed_on'),
    status: choice('status', STATUS_WORDS),
    attributes: values,
  };
  return faulty ? null : read;
}

/** What contradicts itself in an outlet as it would stand; null: nothing. */
function contentFault({ openedOn, closedOn }: OutletContent): { readonly field: string; readonly code: MessageCode; readonly params: MessageParams } | null {
  if (openedOn === null || closedOn === null || closedOn >= openedOn) return null;
  return { field: 'closed_on', code: 'import/closed-before-opened', params: { value: closedOn, opened: openedOn } };
}

function regionOf(cell: (field: string) => string): readonly string[] | undefined {
  const whole = cell('region');
  const names = whole === '' ? REGION_FIELDS.map(cell) : whole.split(/[/／>]/).map((name) => name.trim());
  const filled = names.filter((name) => name !== '');
  return filled.length === 0 ? undefined : filled;
}

function contentOf(outlet: OutletRecord, regions: ReadonlyMap<number, readonly string[]>): OutletContent {
  const { name, type, ownership, class: outletClass, status, attributes, openedOn, closedOn, frozen, regionNo } = outlet;
  const region = regionNo === null ? null : (regions.get(regionNo) ?? null);
  return { name, type, ownership, class: outletClass, status, attributes, openedOn, closedOn, frozen, region };
}

function merged(row: OutletRow, before: OutletContent | null): OutletContent {
  return {
    name: row.name,
    type: row.type ?? before?.type ?? null,
    ownership: row.ownership ?? before?.ownership ?? null,
    class: row.class ?? before?.class ?? null,
    region: row.region ?? before?.region ?? null,
    openedOn: row.openedOn ?? before?.openedOn ?? null,
    closedOn: row.closedOn ?? before?.closedOn ?? null,
    status: row.status ?? before?.status ?? 'open',
    frozen: before?.frozen ?? false,
    attributes: { ...before?.attributes, ...row.attributes },
  };
}

function differences(before: OutletContent, after: OutletContent): readonly string[] {
  const fields = (Object.keys(after) as (keyof OutletContent)[]).filter((field) => field !== 'attributes');
  const facts = fields.filter((field) => canonicalJson(before[field]) !== canonicalJson(after[field]));
  const attributes = Object.keys(after.attributes).filter((code) => before.attributes[code] !== after.attributes[code]);
  return [...facts, ...attributes];
}
