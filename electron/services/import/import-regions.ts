import { BEGINNING, type RegionState } from '../../../db/repositories/region-repository.ts';
import type { Store } from '../../../db/store.ts';
import { nearest } from '../../../shared/checklist/nearest.ts';
import type { IsoDate } from '../../../shared/dates.ts';
import type { ImportSummary } from '../../../shared/ipc-contract.ts';
import type { Table, TableRow } from '../../tabular/table.ts';
import type { ServiceContext } from '../service-context.ts';
import { writeImport, type ChangeCount } from './import-batch.ts';
import { IMPORT_FIELDS } from './import-fields.ts';
import type { ImportSource } from './import-source.ts';
import { ignoredColumns, mapColumns, type ColumnMap } from './map-columns.ts';
import { MOST_REGION_LEVELS } from './read-outlet.ts';
import { recordCells } from './record-cells.ts';
import { collectRowProblems, soundRows, type RowProblems } from './row-problems.ts';

/** A row of the file. */
interface RegionRow {
  readonly row: TableRow;
  /** '': known by its name below the region above. */
  readonly code: string;
  readonly name: string;
  readonly parent: string;
  /** Level that the file states, 0 the widest; null: it states none. */
  readonly level: number | null;
  readonly validFrom: IsoDate | null;
}

/** A region as it will stand: one of the store, or one of the file, or both. */
interface PlannedRegion {
  /** null: it is not in the store. */
  readonly no: number | null;
  readonly code: string;
  readonly name: string;
  readonly parent: PlannedRegion | null;
  readonly level: number;
}

const LONGEST_NAME = 100;
const LONGEST_CODE = 200;
const LEVEL_WORDS: readonly (readonly string[])[] = [['省', '省级', 'province'], ['市', '地市', '市级', 'city'], ['区县', '县区', '区', '县', 'district', 'county'], ['片区', '网格', 'area']];

/**
 * Brings the tree of regions in. A region is known by its code, else by its name below the region above; one that is there
 * already is left as it is when the row says the same, else rejected, or changed with `update`: from the row's day on, or,
 * where it names none, as if it had always been so. Rows may stand in any order.
 */
export async function importRegions(context: ServiceContext, source: ImportSource, table: Table): Promise<ImportSummary> {
  const { store } = context;
  const columns = mapColumns(source.file, IMPORT_FIELDS.regions, table, source.request);
  const problems = collectRowProblems(table.columns);
  const read: RegionRow[] = [];
  const seen = new Map<string, number>();
  for await (const row of soundRows(context, source, table, problems)) {
    const region = readRegion(row, columns, problems);
    if (problems.isRejected(row)) continue;
    const key = region.code === '' ? `${region.parent} > ${region.name}` : region.code;
    const first = seen.get(key);
    if (first === undefined) read.push(region);
    else problems.reject(row, columns.refOf(region.code === '' ? 'name' : 'region_code'), 'import/duplicate-row', { value: key, first });
    seen.set(key, first ?? row.line);
  }
  const plan = planRegions(store, read, columns, problems, source.request.update === true);
  const write = (importNo: number): ChangeCount => writeRegions(store, source, plan, importNo);
  return writeImport(context, source, problems, write, ignoredColumns(columns.others));
}

function readRegion(row: TableRow, columns: ColumnMap, problems: RowProblems): RegionRow {
  const cells = recordCells(row, columns, problems);
  const name = cells.needed('name') ?? '';
  if (name.includes('/')) problems.reject(row, columns.refOf('name'), 'import/slash-in-region', { value: name });
  if (name.length > LONGEST_NAME) problems.reject(row, columns.refOf('name'), 'import/too-long', { most: LONGEST_NAME });
  const code = cells.text('region_code');
  if (code.length > LONGEST_CODE) problems.reject(row, columns.refOf('region_code'), 'import/too-long', { most: LONGEST_CODE });
  const stated = cells.text('level').normalize('NFKC').toLowerCase();
  const level = stated === '' ? -1 : /^\d{1,2}$/.test(stated) ? Number(stated) - 1 : LEVEL_WORDS.findIndex((words) => words.includes(stated));
  if (stated !== '' && level < 0) problems.reject(row, columns.refOf('level'), 'import/bad-choice', { value: stated, known: '1、2、3、省、市、区县、片区' });
  const validFrom = cells.text('valid_from') === '' ? null : cells.date('valid_from');
  return { row, code, name, parent: cells.text('parent'), level: stated === '' ? null : level, validFrom };
}

/** What is to be written, in an order in which the region above stands before those below. */
interface RegionPlan {
  readonly fresh: readonly { readonly region: PlannedRegion; readonly validFrom: IsoDate }[];
  readonly changed: readonly { readonly no: number; readonly region: PlannedRegion; readonly validFrom: IsoDate }[];
  readonly unchanged: number;
}

function planRegions(store: Store, rows: readonly RegionRow[], columns: ColumnMap, problems: RowProblems, isUpdate: boolean): RegionPlan {
  const finder = regionFinder(store, rows);
  const fresh: { region: PlannedRegion; validFrom: IsoDate }[] = [];
  const changed: { no: number; region: PlannedRegion; validFrom: IsoDate }[] = [];
  const planned = new Map<RegionRow, PlannedRegion | null>();
  let unchanged = 0;

  /** null: the row was rejected. */
  function plan(own: RegionRow, below: readonly RegionRow[]): PlannedRegion | null {
    const known = planned.get(own);
    if (known !== undefined) return known;
    const result = place(own, below);
    planned.set(own, result);
    return result;
  }

  function place(own: RegionRow, below: readonly RegionRow[]): PlannedRegion | null {
    const parentRef = columns.refOf('parent');
    const above = own.parent === '' ? null : finder.find(own.parent);
    if (above === undefined) {
      const near = nearest(own.parent, finder.names());
      if (near === null) problems.reject(own.row, parentRef, 'import/unknown-region', { value: own.parent });
      else problems.reject(own.row, parentRef, 'import/unknown-region-near', { value: own.parent, near }, [near]);
      return null;
    }
    if (above !== null && 'row' in above && [own, ...below].includes(above)) {
      problems.reject(own.row, parentRef, 'import/region-loop', { value: own.name });
      return null;
    }
    const parent = above === null ? null : 'row' in above ? plan(above, [own, ...below]) : above;
    if (above !== null && parent === null) {
      problems.reject(own.row, parentRef, 'import/unknown-region', { value: own.parent });
      return null;
    }
    return settle(own, parent);
  }

  function settle(own: RegionRow, parent: PlannedRegion | null): PlannedRegion | null {
    const level = parent === null ? 0 : parent.level + 1;
    const no = finder.stored(own, parent);
    const region: PlannedRegion = { no, code: no === null ? own.code : finder.codeOf(no), name: own.name, parent, level };
    const twin = finder.child(parent, own.name);
    if (level >= MOST_REGION_LEVELS) problems.reject(own.row, columns.refOf('parent'), 'import/region-too-deep', { most: MOST_REGION_LEVELS });
    else if (own.level !== null && own.level !== level) problems.reject(own.row, columns.refOf('level'), 'import/region-level', { value: own.row.cells[columns.placeOf('level')] ?? '', above: level, level: level + 1 });
    else if (twin !== null && twin !== no) problems.reject(own.row, columns.refOf('name'), 'import/twin-region', { value: own.name, parent: parent?.name ?? '—' });
    else if (no === null) fresh.push({ region, validFrom: own.validFrom ?? BEGINNING });
    else return change(own, region, no);
    return problems.isRejected(own.row) ? null : region;
  }

  function change(own: RegionRow, region: PlannedRegion, no: number): PlannedRegion | null {
    const now = finder.stateOf(no);
    const differing = [...(now.name === own.name ? [] : ['name']), ...(now.parentNo === (region.parent?.no ?? null) ? [] : ['parent'])];
    if (differing.length === 0) unchanged += 1;
    else if (!isUpdate) problems.reject(own.row, columns.refOf('name'), 'import/region-exists', { value: own.code || own.name, fields: differing.join('、') });
    else if (own.validFrom !== null && own.validFrom < now.validFrom) problems.reject(own.row, columns.refOf('valid_from'), 'import/region-before', { value: own.code || own.name, since: now.validFrom });
    else if (region.parent?.no != null && finder.isWithin(region.parent.no, no)) problems.reject(own.row, columns.refOf('parent'), 'import/region-loop', { value: own.name });
    else changed.push({ no, region, validFrom: own.validFrom ?? now.validFrom });
    return problems.isRejected(own.row) ? null : region;
  }

  for (const own of rows) plan(own, []);
  return { fresh, changed, unchanged };
}

function namesIn(path: string): readonly string[] {
  return path.split(/[/／>]/).map((name) => name.trim());
}

/** Finds regions of the file and of the store. */
function regionFinder(store: Store, rows: readonly RegionRow[]) {
  const nodes = store.regions.snapshot('9999-12-31' as IsoDate);
  const asPlanned = (no: number): PlannedRegion | null => {
    const node = nodes.get(no);
    return node === undefined ? null : { no, code: node.code, name: node.name, parent: node.parentNo === null ? null : asPlanned(node.parentNo), level: node.level };
  };
  const byCode = new Map([...nodes.values()].map((node) => [node.code, node.no]));
  const byPath = new Map([...nodes.values()].map((node) => [node.path.join('/'), node.no]));
  const byName = new Map<string, number | null>();
  for (const node of nodes.values()) byName.set(node.name, byName.has(node.name) ? null : node.no);
  const rowsByCode = new Map(rows.filter(({ code }) => code !== '').map((row) => [row.code, row]));
  /** Whether a row's region has that path, its parents being rows of the file or regions of the store. */
  const standsAt = (row: RegionRow, path: readonly string[]): boolean => {
    const above = path.slice(0, -1);
    if (row.name !== path.at(-1)) return false;
    if (row.parent === '' || above.length === 0) return row.parent === '' && above.length === 0;
    const parent = rowsByCode.get(row.parent);
    if (parent !== undefined) return standsAt(parent, above);
    const stored = byCode.get(row.parent);
    return stored === undefined ? namesIn(row.parent).join('/') === above.join('/') : byPath.get(above.join('/')) === stored;
  };
  const rowsByName = new Map<string, RegionRow | null>();
  for (const row of rows) rowsByName.set(row.name, rowsByName.has(row.name) ? null : row);
  return {
    /** undefined: no region of that code, path or (where only one has it) name. */
    find(text: string): RegionRow | PlannedRegion | undefined {
      const path = namesIn(text);
      const row = rowsByCode.get(text) ?? (path.length > 1 ? rows.find((each) => standsAt(each, path)) : undefined);
      if (row !== undefined) return row;
      const no = byCode.get(text) ?? byPath.get(path.join('/'));
      if (no !== undefined) return asPlanned(no) ?? undefined;
      const named = rowsByName.get(text) ?? null;
      if (named !== null) return named;
      const only = byName.get(text) ?? null;
      return only === null || rowsByName.has(text) ? undefined : (asPlanned(only) ?? undefined);
    },
    names: (): Iterable<string> => new Set([...rowsByCode.keys(), ...rowsByName.keys(), ...byCode.keys(), ...byName.keys()]),
    child: (parent: PlannedRegion | null, name: string): number | null => (parent !== null && parent.no === null ? null : store.regions.findChild(parent?.no ?? null, name)),
    /** The store's region that a row speaks of: of its code, else, where an import of outlets made it, of its path. */
    stored(own: RegionRow, parent: PlannedRegion | null): number | null {
      const known = own.code === '' ? undefined : byCode.get(own.code);
      if (known !== undefined) return known;
      const child = this.child(parent, own.name);
      if (child === null || own.code === '') return child;
      const node = nodes.get(child);
      return node === undefined || /^.+#\d+$/.test(node.code) || node.code.endsWith(node.name) ? child : null;
    },
    codeOf: (no: number): string => nodes.get(no)?.code ?? '',
    stateOf(no: number): RegionState {
      const state = store.regions.states(no).at(-1);
      if (state === undefined) throw new Error(`Region ${no} has no facts`);
      return state;
    },
    /** Whether a region is another or lies below it. */
    isWithin(no: number, above: number): boolean {
      for (let at: number | null = no; at !== null; at = nodes.get(at)?.parentNo ?? null) if (at === above) return true;
      return false;
    },
  };
}

function writeRegions(store: Store, source: ImportSource, { fresh, changed, unchanged }: RegionPlan, importNo: number): ChangeCount {
  const made = new Map<PlannedRegion, number>();
  const noOf = (region: PlannedRegion | null): number | null => (region === null ? null : (region.no ?? made.get(region) ?? null));
  const pathOf = ({ parent, name }: PlannedRegion): string => (parent === null ? name : `${pathOf(parent)}/${name}`);
  for (const { region, validFrom } of fresh) {
    const { code, name, level } = region;
    const no = store.regions.insert(code === '' ? store.regions.freeCode(pathOf(region)) : code, { validFrom, name, parentNo: noOf(region.parent), level });
    made.set(region, no);
    source.makes.push({ kind: 'region', name: pathOf(region) });
    store.imports.addChange(importNo, { subjectKind: 'region', subjectKey: String(no), before: null, after: { code, name } });
  }
  for (const { no, region, validFrom } of changed) {
    const deeper = region.level - (store.regions.states(no).at(-1)?.level ?? 0);
    changeRegion(store, importNo, no, { validFrom, name: region.name, parentNo: noOf(region.parent), level: region.level });
    for (const below of deeper === 0 ? [] : store.regions.below(no)) {
      const now = store.regions.states(below).at(-1);
      if (now !== undefined) changeRegion(store, importNo, below, { ...now, validFrom: now.validFrom > validFrom ? now.validFrom : validFrom, level: now.level + deeper });
    }
  }
  return { inserted: fresh.length, updated: changed.length, unchanged };
}

function changeRegion(store: Store, importNo: number, no: number, state: RegionState): void {
  store.imports.addChange(importNo, { subjectKind: 'region', subjectKey: String(no), before: store.regions.states(no), after: state });
  store.regions.putState(no, state);
}
