import type { Database } from 'better-sqlite3';
import { v7 as uuid } from 'uuid';
import type { IsoDate } from '../../shared/dates.ts';
import type { RegionId } from '../../shared/ids.ts';
import type { RegionCount } from '../../shared/ipc-contract.ts';

/** From the beginning: the day from which first facts are valid. */
export const BEGINNING = '0001-01-01' as IsoDate;

/** A day on which every fact that was ever stated holds. */
const END_OF_TIME = '9999-12-31' as IsoDate;

/** A region with all that lies above it. */
export interface RegionNode {
  readonly no: number;
  readonly id: RegionId;
  /** The names from the widest down, joined by `/`. */
  readonly code: string;
  readonly name: string;
  readonly parentNo: number | null;
  readonly level: number;
  /** Names from the widest region down, its own last. */
  readonly path: readonly string[];
  /** Region codes from the widest down, its own last. */
  readonly codes: readonly string[];
}

/** A region's facts from a day on. */
export interface RegionState {
  readonly validFrom: IsoDate;
  readonly name: string;
  readonly parentNo: number | null;
  readonly level: number;
}

interface Row {
  readonly no: number;
  readonly id: RegionId;
  readonly code: string;
  readonly name: string;
  readonly parent_no: number | null;
  readonly level: number;
}

/** A region and the one that it lies in; null: in none. */
export interface RegionPlace {
  readonly no: number;
  readonly parentNo: number | null;
  readonly code: string;
}

export type RegionRepository = ReturnType<typeof createRegionRepository>;

/** The region tree. What is asked "as of" a day is answered by the facts valid on it. */
export function createRegionRepository(db: Database) {
  const selectByCode = db.prepare<[string], { no: number }>('SELECT no FROM region WHERE code = ?');
  const selectById = db.prepare<[string], { no: number }>('SELECT no FROM region WHERE id = ?');
  const selectIdOf = db.prepare<[number], { id: RegionId }>('SELECT id FROM region WHERE no = ?');
  const insertRegion = db.prepare<[string, string]>('INSERT INTO region (id, code) VALUES (?, ?)');
  const insertState = db.prepare<[number, string, string, number | null, number]>(
    'INSERT OR REPLACE INTO region_state (region_no, valid_from, name, parent_no, level) VALUES (?, ?, ?, ?, ?)',
  );
  const removeStates = db.prepare<[number]>('DELETE FROM region_state WHERE region_no = ?');
  const selectStates = db.prepare<[number], RegionState>(
    'SELECT valid_from AS validFrom, name, parent_no AS parentNo, level FROM region_state WHERE region_no = ? ORDER BY valid_from',
  );
  const selectChild = db.prepare<[string, number | null], { no: number }>(`
    SELECT s.region_no AS no FROM region_state s
    WHERE s.name = ? AND s.parent_no IS ? AND s.valid_from = (SELECT MAX(valid_from) FROM region_state WHERE region_no = s.region_no)
      AND NOT EXISTS (SELECT 1 FROM region_end e WHERE e.region_no = s.region_no)
    ORDER BY s.region_no LIMIT 1`);
  const selectAsOf = db.prepare<[string, string], Row>(`
    SELECT r.no, r.id, r.code, s.name, s.parent_no, s.level FROM region r
    JOIN region_state s ON s.region_no = r.no
      AND s.valid_from = (SELECT MAX(valid_from) FROM region_state WHERE region_no = r.no AND valid_from <= ?)
    WHERE NOT EXISTS (SELECT 1 FROM region_end e WHERE e.region_no = r.no AND e.from_day <= ?)
    ORDER BY s.level, r.code`);
  const selectCodes = db.prepare<[string], [no: number, parentNo: number | null, code: string]>(`
    SELECT r.no, s.parent_no, r.code FROM region r CROSS JOIN region_state s ON s.region_no = r.no
    WHERE s.valid_from <= ? ORDER BY r.code, s.valid_from`).raw();
  const selectEnded = db.prepare<[string], number>('SELECT region_no FROM region_end WHERE from_day <= ?').pluck();
  const countOutlets = db.prepare<[string], { region_no: number | null; n: number }>(`
    SELECT s.region_no, COUNT(*) AS n FROM outlet o
    JOIN outlet_state s ON s.outlet_no = o.no
      AND s.valid_from = (SELECT MAX(valid_from) FROM outlet_state WHERE outlet_no = o.no AND valid_from <= ?)
    GROUP BY s.region_no`);
  const selectOutletIn = db.prepare<[number], { code: string }>(
    'SELECT o.code FROM outlet o JOIN outlet_state s ON s.outlet_no = o.no WHERE s.region_no = ? ORDER BY o.no LIMIT 1',
  );
  const selectChildren = db.prepare<[number], { no: number; name: string }>('SELECT region_no AS no, name FROM region_state WHERE parent_no = ? ORDER BY region_no');
  const remove = db.prepare<[number]>('DELETE FROM region WHERE no = ?');
  const isUsed = db.prepare<[number, number], { n: number }>(
    'SELECT EXISTS (SELECT 1 FROM outlet_state WHERE region_no = ?) + EXISTS (SELECT 1 FROM region_state WHERE parent_no = ?) AS n',
  );

  /** All regions of a day by number, a parent before its children. */
  function snapshot(asOf: IsoDate): ReadonlyMap<number, RegionNode> {
    const nodes = new Map<number, RegionNode>();
    for (const row of selectAsOf.all(asOf, asOf)) {
      const parent = row.parent_no === null ? undefined : nodes.get(row.parent_no);
      nodes.set(row.no, {
        no: row.no,
        id: row.id,
        code: row.code,
        name: row.name,
        parentNo: row.parent_no,
        level: row.level,
        path: [...(parent?.path ?? []), row.name],
        codes: [...(parent?.codes ?? []), row.code],
      });
    }
    return nodes;
  }

  /** What grading reads of `snapshot`: the regions of a day by code point of their codes. */
  function placesOn(day: IsoDate): readonly RegionPlace[] {
    const ended = new Set(selectEnded.all(day));
    const places: RegionPlace[] = [];
    for (const [no, parentNo, code] of selectCodes.all(day)) {
      if (ended.has(no)) continue;
      // The facts of a region come one after the other, the newest last.
      if (places.at(-1)?.no === no) places.pop();
      places.push({ no, parentNo, code });
    }
    return places;
  }

  /** The region of that name below another, by what holds last; null: there is none. */
  const findChild = (parentNo: number | null, name: string): number | null => selectChild.get(name, parentNo)?.no ?? null;

  /** @returns its number */
  function insert(code: string, state: RegionState): number {
    const no = Number(insertRegion.run(uuid(), code).lastInsertRowid);
    putState(no, state);
    return no;
  }

  /** Facts from a day on, over those of the same day. */
  function putState(no: number, { validFrom, name, parentNo, level }: RegionState): void {
    insertState.run(no, validFrom, name, parentNo, level);
  }

  /** A region that was renamed keeps the path of its first name as its code. */
  function freeCode(path: string): string {
    let code = path;
    for (let n = 2; selectByCode.get(code) !== undefined; n += 1) code = `${path}#${n}`;
    return code;
  }

  return {
    snapshot,
    placesOn,
    findChild,
    insert,
    putState,
    freeCode,
    findByCode: (code: string): number | null => selectByCode.get(code)?.no ?? null,
    /** A region's facts, the oldest first. */
    states: (no: number): readonly RegionState[] => selectStates.all(no),
    /** Puts all facts of a region back. */
    restoreStates(no: number, states: readonly RegionState[]): void {
      removeStates.run(no);
      for (const state of states) putState(no, state);
    },

    /**
     * The region at the end of the path, made with all above it where they are missing.
     *
     * @param names from the widest region down, none empty
     * @returns its number, and the numbers of the regions that were made
     */
    ensurePath(names: readonly string[], validFrom: IsoDate = BEGINNING): { readonly no: number; readonly made: readonly number[] } {
      const made: number[] = [];
      let parent: number | null = null;
      for (const [level, name] of names.entries()) {
        const known: number | null = findChild(parent, name);
        parent = known ?? insert(freeCode(names.slice(0, level + 1).join('/')), { validFrom, name, parentNo: parent, level });
        if (known === null) made.push(parent);
      }
      if (parent === null) throw new RangeError('A region path needs a name');
      return { no: parent, made };
    },

    findNo: (id: RegionId): number | null => selectById.get(id)?.no ?? null,
    idOf: (no: number): RegionId | null => selectIdOf.get(no)?.id ?? null,

    /** Every region with the outlets in it and below, widest first. */
    tree(asOf: IsoDate): readonly RegionCount[] {
      const nodes = [...snapshot(asOf).values()];
      const counts = new Map(countOutlets.all(asOf).map((row) => [row.region_no, row.n]));
      for (const node of nodes.toReversed()) {
        if (node.parentNo === null) continue;
        counts.set(node.parentNo, (counts.get(node.parentNo) ?? 0) + (counts.get(node.no) ?? 0));
      }
      const idOf = new Map(nodes.map((node) => [node.no, node.id]));
      return nodes.map((node) => ({
        id: node.id,
        code: node.code,
        name: node.name,
        parentId: node.parentNo === null ? null : (idOf.get(node.parentNo) ?? null),
        level: node.level,
        outlets: counts.get(node.no) ?? 0,
      }));
    },

    /** The region and all below it; empty when there is no such region. */
    descendants(id: RegionId, asOf: IsoDate): readonly number[] {
      const found = new Set<number>();
      for (const node of snapshot(asOf).values()) {
        if (node.id === id || (node.parentNo !== null && found.has(node.parentNo))) found.add(node.no);
      }
      return [...found];
    },

    /** Numbers of all regions below one, by what holds last. */
    below(no: number): readonly number[] {
      const found = new Set<number>();
      for (const node of snapshot(END_OF_TIME).values()) if (node.parentNo !== null && (node.parentNo === no || found.has(node.parentNo))) found.add(node.no);
      return [...found];
    },
    /** Name of an outlet, or else of a region that is not among `but`, that names one of the regions; null: none does. */
    firstUse(nos: readonly number[], but: ReadonlySet<number>): string | null {
      for (const no of nos) {
        const outlet = selectOutletIn.get(no)?.code;
        if (outlet !== undefined) return outlet;
        const region = selectChildren.all(no).find((child) => !but.has(child.no));
        if (region !== undefined) return region.name;
      }
      return null;
    },
    /** Whether an outlet or another region names it. */
    isUsed: (no: number): boolean => (isUsed.get(no, no)?.n ?? 0) > 0,
    remove: (no: number): void => void remove.run(no),
  };
}
