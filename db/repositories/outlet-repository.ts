import type { Database } from 'better-sqlite3';
import type { IsoDate } from '../../shared/dates.ts';
import type { OutletId } from '../../shared/ids.ts';
import type { OutletStatus, Ownership } from '../../shared/outlet/outlet.ts';
import { mustExist } from '../query.ts';
import {
  datedOutlets,
  openOn,
  packOutlets,
  populationOf,
  unpackOutlets,
  type DatedOutletRow,
  type DatedOutlets,
  type Population,
  type PopulationColumns,
} from '../population.ts';
import { BEGINNING } from './region-repository.ts';

/** What is dated of an outlet. */
export interface OutletFacts {
  readonly name: string;
  readonly type: string | null;
  readonly ownership: Ownership | null;
  readonly class: string | null;
  readonly regionNo: number | null;
  readonly status: OutletStatus;
  /** Texts by attribute code; an attribute without a value is left out. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** What holds at all times. */
export interface OutletHead {
  readonly openedOn: IsoDate | null;
  /** The first day on which it is open no more. */
  readonly closedOn: IsoDate | null;
}

export interface NewOutlet extends OutletHead, OutletFacts {
  readonly id: OutletId;
  readonly code: string;
  /** It holds its level: on the day asked about; of a new one, until further notice. Spans are in life-repository.ts. */
  readonly frozen: boolean;
}

/** An outlet with the facts of one day. */
export interface OutletRecord extends NewOutlet {
  readonly no: number;
  /** The day from which these facts are valid. */
  readonly validFrom: IsoDate;
}

interface HeadRow {
  readonly no: number;
  readonly id: OutletId;
  readonly code: string;
  readonly opened_on: IsoDate | null;
  readonly closed_on: IsoDate | null;
}
interface Row extends HeadRow {
  readonly valid_from: IsoDate;
  readonly name: string;
  readonly type: string | null;
  readonly ownership: Ownership | null;
  readonly class: string | null;
  readonly region_no: number | null;
  readonly status: OutletStatus;
  readonly attributes: string;
}
/** Joins an outlet `o` with the facts `s` valid on a day; takes one value, the day. */
export const STATE_AS_OF = `JOIN outlet_state s ON s.outlet_no = o.no
  AND s.valid_from = (SELECT MAX(valid_from) FROM outlet_state WHERE outlet_no = o.no AND valid_from <= ?)`;

/** Outlets read at a time. */
const PAGE = 8192;

const COLUMNS = `o.no, o.id, o.code, o.opened_on, o.closed_on,
  s.valid_from, s.name, s.type, s.ownership, s.class, s.region_no, s.status, s.attributes`;

export type OutletRepository = ReturnType<typeof createOutletRepository>;

/** Outlets and their dated facts. Lists for screens are in outlet-list-repository.ts. */
export function createOutletRepository(db: Database) {
  const insertHead = db.prepare<[string, string, string | null, string | null]>('INSERT INTO outlet (id, code, opened_on, closed_on) VALUES (?, ?, ?, ?)');
  const updateHead = db.prepare<[string | null, string | null, number]>('UPDATE outlet SET opened_on = ?, closed_on = ? WHERE no = ?');
  const insertFreeze = db.prepare<[number, string]>(`INSERT INTO outlet_freeze (outlet_no, from_day, until_day, reason) VALUES (?, ?, NULL, '')`);
  const selectFrozen = db.prepare<[string, string], number>('SELECT outlet_no FROM outlet_freeze WHERE from_day <= ? AND (until_day IS NULL OR until_day > ?)').pluck();
  const selectInRegion = db.prepare<[number, string, string], number>(`
    SELECT DISTINCT s.outlet_no FROM outlet_state s WHERE s.region_no = ? AND (s.valid_from >= ?
      OR s.valid_from = (SELECT MAX(valid_from) FROM outlet_state WHERE outlet_no = s.outlet_no AND valid_from <= ?))
    ORDER BY s.outlet_no`).pluck();
  const upsertState = db.prepare<[number, string, string, string | null, string | null, string | null, number | null, string, string]>(`
    INSERT INTO outlet_state (outlet_no, valid_from, name, type, ownership, class, region_no, status, attributes)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (outlet_no, valid_from) DO UPDATE SET name = excluded.name, type = excluded.type, ownership = excluded.ownership,
      class = excluded.class, region_no = excluded.region_no, status = excluded.status, attributes = excluded.attributes`);
  const removeState = db.prepare<[number, string]>('DELETE FROM outlet_state WHERE outlet_no = ? AND valid_from = ?');
  const selectValidFrom = db.prepare<[number, string], { valid_from: IsoDate | null }>(
    'SELECT MAX(valid_from) AS valid_from FROM outlet_state WHERE outlet_no = ? AND valid_from <= ?',
  );
  const selectByNo = db.prepare<[string, number], Row>(`SELECT ${COLUMNS} FROM outlet o ${STATE_AS_OF} WHERE o.no = ?`);
  const selectByCode = db.prepare<[string, string], Row>(`SELECT ${COLUMNS} FROM outlet o ${STATE_AS_OF} WHERE o.code = ?`);
  const selectById = db.prepare<[string, string], Row>(`SELECT ${COLUMNS} FROM outlet o ${STATE_AS_OF} WHERE o.id = ?`);
  const selectEvery = db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM outlet o ${STATE_AS_OF} ORDER BY o.no`);
  const selectNo = db.prepare<[string], { no: number }>('SELECT no FROM outlet WHERE id = ?');
  const selectIds = db.prepare<[string], { id: OutletId }>(
    'SELECT o.id FROM json_each(?) wanted JOIN outlet o ON o.no = wanted.value ORDER BY wanted.key',
  );
  const selectCode = db.prepare<[number], { code: string }>('SELECT code FROM outlet WHERE no = ?');
  const selectNames = db.prepare<[], { no: number; code: string; name: string }>(`
    SELECT o.no, o.code, s.name, MAX(s.valid_from) FROM outlet o JOIN outlet_state s ON s.outlet_no = o.no GROUP BY o.no`);
  const selectKeys = db.prepare<[], HeadRow>('SELECT no, id, code FROM outlet');
  const selectStates = db.prepare<[number], Row>(`
    SELECT ${COLUMNS} FROM outlet o JOIN outlet_state s ON s.outlet_no = o.no WHERE o.no = ? ORDER BY s.valid_from`);
  const selectDated = db.prepare<[string, number], DatedOutletRow>(`
    SELECT o.no, o.code, s.name, o.opened_on, o.closed_on, s.valid_from, s.type, s.ownership, s.class, s.region_no, s.status, s.attributes
    FROM (SELECT no, code, opened_on, closed_on FROM outlet WHERE code > ? ORDER BY code LIMIT ?) o JOIN outlet_state s ON s.outlet_no = o.no
    ORDER BY o.code, s.valid_from`).raw();
  const selectMark = db.prepare<[], { mark: number }>(`SELECT mark FROM change_mark WHERE area = 'outlets'`);
  const selectKept = db.prepare<[string, number], { bytes: Uint8Array }>('SELECT bytes FROM kept_population WHERE name = ? AND mark = ?');
  const keep = db.prepare<[string, number, Uint8Array]>('INSERT OR REPLACE INTO kept_population (name, mark, bytes) VALUES (?, ?, ?)');
  const selectFirstUsed = db.prepare<[number], { code: string; n: number }>(`
    SELECT o.code, o.no AS n FROM import_change c JOIN outlet o ON o.code = c.subject_key
    WHERE c.import_no = ? AND c.subject_kind = 'outlet' AND c.before IS NULL AND (
      EXISTS (SELECT 1 FROM visit v WHERE v.outlet_no = o.no)
      OR EXISTS (SELECT 1 FROM level_history h WHERE h.outlet_no = o.no)
      OR EXISTS (SELECT 1 FROM event_record e WHERE e.outlet_no = o.no)
      OR EXISTS (SELECT 1 FROM survey_answer a WHERE a.outlet_no = o.no)
      OR EXISTS (SELECT 1 FROM judgement j WHERE j.outlet_no = o.no)
      OR EXISTS (SELECT 1 FROM outlet_merge m WHERE m.into_no = o.no)
      OR EXISTS (SELECT 1 FROM movement_decision d WHERE d.outlet_no = o.no))
    LIMIT 1`);
  const selectMade = db.prepare<[number], { n: number }>(`
    SELECT o.no AS n FROM import_change c JOIN outlet o ON o.code = c.subject_key
    WHERE c.import_no = ? AND c.subject_kind = 'outlet' AND c.before IS NULL`);
  const count = db.prepare<[], { n: number }>('SELECT COUNT(*) AS n FROM outlet');
  const remove = db.prepare<[number]>('DELETE FROM outlet WHERE no = ?');

  function writeFacts(no: number, facts: OutletFacts, validFrom: IsoDate): void {
    const { name, type, ownership, class: outletClass, regionNo, status, attributes } = facts;
    upsertState.run(no, validFrom, name, type, ownership, outletClass, regionNo, status, JSON.stringify(attributes));
  }

  /** Numbers of the outlets that are frozen on a day. */
  const frozenOn = (day: IsoDate): ReadonlySet<number> => new Set(selectFrozen.all(day, day));

  /** What was read row by row and is not kept yet, with the mark that the rows had. */
  let unkept: { readonly mark: number; readonly all: DatedOutlets } | null = null;

  const markOf = (): number => mustExist(selectMark.get(), 'change_mark').mark;

  /** So many outlets at a time, so that not all rows stand in memory beside their columns. */
  function* pagesOfRows(): Generator<readonly DatedOutletRow[]> {
    for (let page = selectDated.all('', PAGE); page.length > 0; page = selectDated.all(page.at(-1)![1], PAGE)) yield page;
  }

  /** All outlets as they are kept in columns, else row by row. */
  function readDated(): { readonly mark: number; readonly all: DatedOutlets; readonly isKept: boolean } {
    const mark = markOf();
    if (selectKept.get('nos', mark) !== undefined) return { mark, all: unpackOutlets((name) => mustExist(selectKept.get(name, mark), name).bytes), isKept: true };
    return { mark, all: datedOutlets(pagesOfRows()), isKept: false };
  }

  return {
    /** Number and id of every outlet by its code. */
    keysByCode(): ReadonlyMap<string, { readonly no: number; readonly id: OutletId }> {
      return new Map(selectKeys.all().map((row) => [row.code, { no: row.no, id: row.id }]));
    },
    /** Number of every outlet by its code. */
    numbersByCode(): ReadonlyMap<string, number> {
      const numbers = new Map<string, number>();
      for (const { code, no } of selectKeys.iterate()) numbers.set(code, no);
      return numbers;
    },
    /** Ids of outlets that are there, in the order of the numbers. */
    idsOf: (nos: readonly number[]): readonly OutletId[] => selectIds.all(JSON.stringify(nos)).map((row) => row.id),
    /** Code of an outlet that an import made and that has visits, records, levels or decisions; null: none has. */
    firstUsedOfImport: (importNo: number): string | null => selectFirstUsed.get(importNo)?.code ?? null,
    /** Numbers of the outlets that an import made. */
    madeByImport: (importNo: number): readonly number[] => selectMade.all(importNo).map((row) => row.n),
    /** Code and newest name of every outlet by its number. */
    namesByNo: (): ReadonlyMap<number, { readonly code: string; readonly name: string }> => new Map(selectNames.all().map(({ no, code, name }) => [no, { code, name }])),
    codeOf: (no: number): string | null => selectCode.get(no)?.code ?? null,
    findNo: (id: OutletId): number | null => selectNo.get(id)?.no ?? null,
    findByNo: (no: number, asOf: IsoDate): OutletRecord | null => toRecord(selectByNo.get(asOf, no), frozenOn(asOf)),
    findByCode: (code: string, asOf: IsoDate): OutletRecord | null => toRecord(selectByCode.get(asOf, code), frozenOn(asOf)),
    findById: (id: OutletId, asOf: IsoDate): OutletRecord | null => toRecord(selectById.get(asOf, id), frozenOn(asOf)),
    /** Outlets that lie in a region itself on a day or at any time after it. */
    inRegionFrom: (regionNo: number, day: IsoDate): readonly number[] => selectInRegion.all(regionNo, day, day),
    /** Every outlet, closed ones included, one after the other. */
    *eachAsOf(asOf: IsoDate): Generator<OutletRecord> {
      const frozen = frozenOn(asOf);
      for (const row of selectEvery.iterate(asOf)) yield mustExist(toRecord(row, frozen) ?? undefined, 'outlet');
    },
    /** All facts of an outlet, oldest first. */
    states: (no: number): readonly OutletRecord[] => selectStates.all(no).map((row) => mustExist(toRecord(row, frozenOn(row.valid_from)) ?? undefined, 'outlet')),

    /** @returns the outlet's number */
    insert(outlet: NewOutlet, validFrom: IsoDate = BEGINNING): number {
      const head = insertHead.run(outlet.id, outlet.code, outlet.openedOn, outlet.closedOn);
      const no = Number(head.lastInsertRowid);
      if (outlet.frozen) insertFreeze.run(no, BEGINNING);
      writeFacts(no, outlet, validFrom);
      return no;
    },
    setHead: (no: number, head: OutletHead): void => void updateHead.run(head.openedOn, head.closedOn, no),
    /** Corrects the facts that are valid on the day `asOf`, keeping the day from which they are. */
    correctFacts(no: number, facts: OutletFacts, asOf: IsoDate): void {
      writeFacts(no, facts, selectValidFrom.get(no, asOf)?.valid_from ?? BEGINNING);
    },
    /** Facts valid from a day on, until the next dated ones. */
    dateFacts: writeFacts,
    removeFacts: (no: number, validFrom: IsoDate): void => void removeState.run(no, validFrom),
    /** Takes an outlet out for good, as when its import is undone. Its visits, decisions and levels must be gone. */
    remove: (no: number): void => void remove.run(no),

    /** All outlets, closed ones included. */
    count: (): number => count.get()?.n ?? 0,

    /**
     * The outlets that are open on a day: status `open`, opened by then or opening unknown, not closed by then.
     * SQLite orders UTF-8 texts byte by byte, which is the order of their code points.
     */
    populationAsOf: (day: IsoDate): Population => populationOf(openOn(readDated().all, day, frozenOn(day))),
    /** The same in columns; `keepPopulation` keeps what this read last. */
    populationColumns(day: IsoDate): PopulationColumns {
      const { mark, all, isKept } = readDated();
      unkept = isKept ? null : { mark, all };
      return openOn(all, day, frozenOn(day));
    },
    /** Keeps the outlets in columns, as they were read last where none has changed since, so that they need not be read row by row again. */
    keepPopulation(): void {
      const [read, mark] = [unkept, markOf()];
      unkept = null;
      if (selectKept.get('nos', mark) !== undefined) return;
      const all = read?.mark === mark ? read.all : datedOutlets(pagesOfRows());
      for (const { name, bytes } of packOutlets(all)) keep.run(name, mark, bytes);
    },
    /** Whether the outlets kept in columns are those of the rows; true where none are kept. Reads all rows. */
    isKeptPopulationSound(): boolean {
      const mark = markOf();
      if (selectKept.get('nos', mark) === undefined) return true;
      return packOutlets(datedOutlets(pagesOfRows())).every(({ name, bytes }) => Buffer.compare(selectKept.get(name, mark)?.bytes ?? new Uint8Array(), bytes) === 0);
    },
  };
}

function toRecord(row: Row | undefined, frozen: ReadonlySet<number>): OutletRecord | null {
  if (row === undefined) return null;
  return {
    no: row.no,
    id: row.id,
    code: row.code,
    openedOn: row.opened_on,
    closedOn: row.closed_on,
    frozen: frozen.has(row.no),
    validFrom: row.valid_from,
    name: row.name,
    type: row.type,
    ownership: row.ownership,
    class: row.class,
    regionNo: row.region_no,
    status: row.status,
    attributes: JSON.parse(row.attributes) as Readonly<Record<string, string>>,
  };
}
