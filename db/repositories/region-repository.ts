import type { Database } from 'better-sqlite3';
import { v7 as uuid } from 'uuid';
import type { IsoDate } from '../../shared/dates.ts';
import type { RegionId } from '../../shared/ids.ts';
import type { RegionCount } from '../../shared/ipc-contract.ts';

/** From the beginning: the day from which first facts are valid. */
export const BEGINNING = '0001-01-01' as IsoDate;

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

interface Row {
  readonly no: number;
  readonly id: RegionId;
  readonly code: string;
  readonly name: string;
  readonly parent_no: number | null;
  readonly level: number;
}

export type RegionRepository = ReturnType<typeof createRegionRepository>;

/** The region tree. What is asked "as of" a day is answered by the facts valid on it. */
export function createRegionRepository(db: Database) {
  const selectByCode = db.prepare<[string], { no: number }>('SELECT no FROM region WHERE code = ?');
  const selectById = db.prepare<[string], { no: number }>('SELECT no FROM region WHERE id = ?');
  const insertRegion = db.prepare<[string, string]>('INSERT INTO region (id, code) VALUES (?, ?)');
  const insertState = db.prepare<[number, string, string, number | null, number]>(
    'INSERT INTO region_state (region_no, valid_from, name, parent_no, level) VALUES (?, ?, ?, ?, ?)',
  );
  const selectAsOf = db.prepare<[string], Row>(`
    SELECT r.no, r.id, r.code, s.name, s.parent_no, s.level FROM region r
    JOIN region_state s ON s.region_no = r.no
      AND s.valid_from = (SELECT MAX(valid_from) FROM region_state WHERE region_no = r.no AND valid_from <= ?)
    ORDER BY s.level, r.code`);
  const countOutlets = db.prepare<[string], { region_no: number | null; n: number }>(`
    SELECT s.region_no, COUNT(*) AS n FROM outlet o
    JOIN outlet_state s ON s.outlet_no = o.no
      AND s.valid_from = (SELECT MAX(valid_from) FROM outlet_state WHERE outlet_no = o.no AND valid_from <= ?)
    GROUP BY s.region_no`);
  const remove = db.prepare<[number]>('DELETE FROM region WHERE no = ?');
  const isUsed = db.prepare<[number, number], { n: number }>(
    'SELECT EXISTS (SELECT 1 FROM outlet_state WHERE region_no = ?) + EXISTS (SELECT 1 FROM region_state WHERE parent_no = ?) AS n',
  );

  /** All regions of a day by number, a parent before its children. */
  function snapshot(asOf: IsoDate): ReadonlyMap<number, RegionNode> {
    const nodes = new Map<number, RegionNode>();
    for (const row of selectAsOf.all(asOf)) {
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

  return {
    snapshot,

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
        const code = names.slice(0, level + 1).join('/');
        const known = selectByCode.get(code);
        const no: number = known?.no ?? Number(insertRegion.run(uuid(), code).lastInsertRowid);
        if (known === undefined) {
          insertState.run(no, validFrom, name, parent, level);
          made.push(no);
        }
        parent = no;
      }
      if (parent === null) throw new RangeError('A region path needs a name');
      return { no: parent, made };
    },

    findNo: (id: RegionId): number | null => selectById.get(id)?.no ?? null,

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

    /** Whether an outlet or another region names it. */
    isUsed: (no: number): boolean => (isUsed.get(no, no)?.n ?? 0) > 0,
    remove: (no: number): void => void remove.run(no),
  };
}
