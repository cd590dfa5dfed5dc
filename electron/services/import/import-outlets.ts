import { v7 as uuid } from 'uuid';
import type { OutletFacts, OutletHead, OutletRecord } from '../../../db/repositories/outlet-repository.ts';
import type { Store } from '../../../db/store.ts';
import type { IsoDate } from '../../../shared/dates.ts';
import type { MessageParams } from '../../../shared/errors.ts';
import type { OutletId } from '../../../shared/ids.ts';
import type { ImportSummary } from '../../../shared/ipc-contract.ts';
import type { MessageCode } from '../../../shared/messages/catalog.ts';
import type { Table } from '../../tabular/table.ts';
import type { ServiceContext } from '../service-context.ts';
import { attributeReaders, type AttributeReader } from './attribute-columns.ts';
import { writeImport, type ChangeCount } from './import-batch.ts';
import { IMPORT_FIELDS } from './import-fields.ts';
import type { ImportSource } from './import-source.ts';
import { mapColumns } from './map-columns.ts';
import { readOutlet, type OutletRow } from './read-outlet.ts';
import { collectRowProblems, collected, soundRows } from './row-problems.ts';

/** What an outlet is after its row came in. */
interface OutletContent extends Omit<OutletFacts, 'regionNo'>, OutletHead {
  readonly region: readonly string[] | null;
}

interface OutletChange {
  readonly row: OutletRow;
  /** null: a new outlet. */
  readonly before: OutletRecord | null;
  /** null: a new outlet is what its row says. */
  readonly content: OutletContent | null;
}

/**
 * Brings outlets in. Columns that are no field become typed attributes. One that is there already is left as it is when the
 * row says the same, else rejected, or changed with `update`: a blank cell leaves what was.
 */
export async function importOutlets(context: ServiceContext, source: ImportSource, table: Table): Promise<ImportSummary> {
  const { store } = context;
  const columns = mapColumns(source.file, IMPORT_FIELDS.outlets, table, source.request, true);
  const codeRef = columns.refOf('outlet_code');
  const problems = collectRowProblems(table.columns);
  const rows = await collected(soundRows(context, source, table, problems));
  const attributes = attributeReaders(store.attributes.types(), columns.others, rows);
  const read = new Map<string, OutletRow>();
  for (const row of rows) {
    const outlet = readOutlet(row, columns, attributes, problems);
    const first = outlet === null ? undefined : read.get(outlet.code);
    if (first !== undefined) problems.reject(row, codeRef, 'import/duplicate-row', { value: first.code, first: first.row.line });
    else if (outlet !== null) read.set(outlet.code, outlet);
  }
  const asOf = context.today() as IsoDate;
  const known = compareWithStore(store, read, asOf);
  const changes: OutletChange[] = [];
  let unchanged = 0;
  for (const [code, row] of read) {
    const stored = known.get(code);
    const content = stored?.content ?? contentAfter(row, null);
    const fault = contentFault(content);
    if (stored?.differing.length === 0) unchanged += 1;
    else if (stored !== undefined && source.request.update !== true) {
      problems.reject(row.row, codeRef, 'import/exists', { value: code, fields: stored.differing.join('、') });
    } else if (fault !== null) problems.reject(row.row, columns.refOf(fault.field), fault.code, fault.params);
    else changes.push({ row, before: stored?.before ?? null, content: stored?.content ?? null });
  }
  return writeImport(context, source, problems, (importNo) => writeOutlets(store, { importNo, asOf, attributes, changes, unchanged, makes: source.makes }));
}

interface OutletWrite {
  readonly importNo: number;
  readonly asOf: IsoDate;
  readonly attributes: readonly AttributeReader[];
  readonly changes: readonly OutletChange[];
  readonly unchanged: number;
  readonly makes: ImportSource['makes'];
}

function writeOutlets(store: Store, { importNo, asOf, attributes, changes, unchanged, makes }: OutletWrite): ChangeCount {
  const count: ChangeCount = { inserted: 0, updated: 0, unchanged };
  const keep = (subjectKind: string, subjectKey: string, before: unknown, after: unknown): void => {
    store.imports.addChange(importNo, { subjectKind, subjectKey, before, after });
  };
  for (const { code, column, type } of attributes) {
    if (store.attributes.find(code) !== null) continue;
    store.attributes.ensure({ code, name: column.head, type });
    makes.push({ kind: 'attribute', name: code });
    keep('attribute', code, null, { type });
  }
  const regions = new Map<string, number>();
  const regionNo = (names: readonly string[] | null): number | null => {
    if (names === null) return null;
    const key = names.join('/');
    const found = regions.get(key);
    if (found !== undefined) return found;
    const { no, made } = store.regions.ensurePath(names);
    for (const one of made) keep('region', String(one), null, { path: names });
    if (made.length > 0) makes.push({ kind: 'region', name: key });
    regions.set(key, no);
    return no;
  };
  for (const { row, before, content } of changes) {
    const { region, ...rest } = content ?? contentAfter(row, null);
    const facts = { ...rest, regionNo: regionNo(region) };
    if (before === null) {
      store.outlets.insert({ ...facts, id: uuid() as OutletId, code: row.code, frozen: false });
      keep('outlet', row.code, null, { line: row.row.line });
      count.inserted += 1;
    } else {
      store.outlets.setHead(before.no, facts);
      store.outlets.correctFacts(before.no, facts, asOf);
      keep('outlet', row.code, before, { line: row.row.line, ...content });
      count.updated += 1;
    }
  }
  return count;
}

/** An outlet that is there already, and what it would be with its row. */
interface KnownOutlet {
  readonly before: OutletRecord;
  readonly content: OutletContent;
  /** Fields and attributes in which the two differ. */
  readonly differing: readonly string[];
}

/** One pass over the store's outlets: many times faster than asking for each. */
function compareWithStore(store: Store, read: ReadonlyMap<string, OutletRow>, asOf: IsoDate): ReadonlyMap<string, KnownOutlet> {
  const regions = new Map([...store.regions.snapshot(asOf).values()].map(({ no, path }) => [no, path]));
  const known = new Map<string, KnownOutlet>();
  for (const before of store.outlets.eachAsOf(asOf)) {
    const row = read.get(before.code);
    if (row === undefined) continue;
    const was = contentOf(before, regions);
    const content = contentAfter(row, was);
    known.set(before.code, { before, content, differing: differences(was, content) });
  }
  return known;
}

/** What contradicts itself in an outlet as it would stand; null: nothing. */
function contentFault({ openedOn, closedOn }: OutletContent): { readonly field: string; readonly code: MessageCode; readonly params: MessageParams } | null {
  if (openedOn === null || closedOn === null || closedOn >= openedOn) return null;
  return { field: 'closed_on', code: 'import/closed-before-opened', params: { value: closedOn, opened: openedOn } };
}

function contentOf(outlet: OutletRecord, regions: ReadonlyMap<number, readonly string[]>): OutletContent {
  const { name, type, ownership, class: outletClass, status, attributes, openedOn, closedOn, regionNo } = outlet;
  const region = regionNo === null ? null : (regions.get(regionNo) ?? null);
  return { name, type, ownership, class: outletClass, status, attributes, openedOn, closedOn, region };
}

function contentAfter(row: OutletRow, before: OutletContent | null): OutletContent {
  return {
    name: row.name,
    type: row.type ?? before?.type ?? null,
    ownership: row.ownership ?? before?.ownership ?? null,
    class: row.class ?? before?.class ?? null,
    region: row.region ?? before?.region ?? null,
    openedOn: row.openedOn ?? before?.openedOn ?? null,
    closedOn: row.closedOn ?? before?.closedOn ?? null,
    status: row.status ?? before?.status ?? 'open',
    attributes: { ...before?.attributes, ...row.attributes },
  };
}

function differences(before: OutletContent, after: OutletContent): readonly string[] {
  const plain = (['name', 'type', 'ownership', 'class', 'openedOn', 'closedOn', 'status'] as const).filter((field) => before[field] !== after[field]);
  const region = before.region?.join('/') === after.region?.join('/') ? [] : ['region'];
  const attributes = Object.keys(after.attributes).filter((code) => before.attributes[code] !== after.attributes[code]);
  return [...plain, ...region, ...attributes];
}
