import type { Database } from 'better-sqlite3';
import { comparePeriods, type IsoDate, type PeriodId } from '../../shared/dates.ts';
import type { OutletId } from '../../shared/ids.ts';
import type { OutletHit, OutletQuery, OutletRow, Page, PageRequest } from '../../shared/ipc-contract.ts';
import type { OutletAttribute, OutletStatus, Ownership } from '../../shared/outlet/outlet.ts';
import { contains, createStatementCache, isOneOf, lastMonthSql, likeText, pageTail, whereAll, type SqlPart } from '../query.ts';
import type { AttributeRepository } from './attribute-repository.ts';
import { STATE_AS_OF } from './outlet-repository.ts';
import type { RegionNode, RegionRepository } from './region-repository.ts';

interface Row {
  readonly no: number;
  readonly id: OutletId;
  readonly code: string;
  readonly opened_on: IsoDate | null;
  readonly closed_on: IsoDate | null;
  readonly name: string;
  readonly type: string | null;
  readonly ownership: Ownership | null;
  readonly class: string | null;
  readonly region_no: number | null;
  readonly status: OutletStatus;
  readonly attributes: string;
  readonly visits: number;
  readonly last_visit_on: IsoDate | null;
}
interface LevelRow {
  readonly outlet_no: number;
  readonly scheme_code: string;
  readonly period: PeriodId;
  readonly level: string | null;
  readonly total: string | null;
}
interface LastLevel {
  readonly level: string | null;
  readonly levelSince: PeriodId | null;
  readonly lastTotal: string | null;
  readonly lastPeriod: PeriodId | null;
}

const NO_LEVEL: LastLevel = { level: null, levelSince: null, lastTotal: null, lastPeriod: null };
const LAST_OF = (column: string): string =>
  `(SELECT h.${column} FROM level_history h WHERE h.outlet_no = o.no ORDER BY ${lastMonthSql('h.period')} DESC, h.scheme_code DESC LIMIT 1)`;
const VISITS_OF = '(SELECT COUNT(*) FROM visit v WHERE v.outlet_no = o.no AND v.second_of IS NULL)';
const LAST_VISIT_OF = '(SELECT MAX(v.visited_on) FROM visit v WHERE v.outlet_no = o.no AND v.second_of IS NULL)';

/** What the list can be sorted by, as the window names it. */
const SORTS: Readonly<Record<string, string>> = {
  code: 'o.code',
  name: 's.name',
  type: 's.type',
  ownership: 's.ownership',
  class: 's.class',
  status: 's.status',
  openedOn: 'o.opened_on',
  region: '(SELECT r.code FROM region r WHERE r.no = s.region_no)',
  level: LAST_OF('level'),
  lastTotal: `CAST(${LAST_OF('total')} AS REAL)`,
  lastPeriod: LAST_OF('period'),
  visits: VISITS_OF,
  lastVisitOn: LAST_VISIT_OF,
};

export type OutletListRepository = ReturnType<typeof createOutletListRepository>;

/** Outlets as screens and exports show them: filtered, sorted, with region path, last level and visits. */
export function createOutletListRepository(db: Database, regions: RegionRepository, attributes: AttributeRepository) {
  const prepare = createStatementCache(db);
  const selectRows = db.prepare<[string, string], Row>(`
    SELECT o.no, o.id, o.code, o.opened_on, o.closed_on, s.name, s.type, s.ownership, s.class, s.region_no, s.status, s.attributes,
      ${VISITS_OF} AS visits, ${LAST_VISIT_OF} AS last_visit_on
    FROM json_each(?) wanted JOIN outlet o ON o.no = wanted.value ${STATE_AS_OF} ORDER BY wanted.key`);
  const selectChanges = db.prepare<[string, string], Omit<LevelRow, 'total' | 'scheme_code'>>(`
    SELECT outlet_no, period, level FROM level_change
    WHERE outlet_no IN (SELECT value FROM json_each(?)) AND effective_on <= ? ORDER BY rerating_no`);
  const selectLevels = db.prepare<[string], LevelRow>(`
    SELECT h.outlet_no, h.scheme_code, h.period, h.level, h.total FROM level_history h
    WHERE h.outlet_no IN (SELECT value FROM json_each(?))
    ORDER BY h.outlet_no, ${lastMonthSql('h.period')} DESC, h.scheme_code DESC`);
  const selectHits = db.prepare<[string, string, string, string, string, number], { id: OutletId; code: string; name: string; region_no: number | null }>(`
    SELECT o.id, o.code, s.name, s.region_no FROM outlet o ${STATE_AS_OF}
    WHERE o.code LIKE ? ESCAPE '\\' OR s.name LIKE ? ESCAPE '\\'
    ORDER BY o.code = ? DESC, o.code LIKE ? ESCAPE '\\' DESC, o.code LIMIT ?`);
  // Every outlet has facts from the beginning on, so that all are in the unfiltered list.
  const countAll = db.prepare<[], { n: number }>('SELECT COUNT(*) AS n FROM outlet');
  const selectNext = db.prepare<[string], { id: OutletId }>('SELECT id FROM outlet WHERE code > ? ORDER BY code LIMIT 1');
  const selectPrevious = db.prepare<[string], { id: OutletId }>('SELECT id FROM outlet WHERE code < ? ORDER BY code DESC LIMIT 1');
  const selectDistinct = {
    type: db.prepare<[], { value: string }>('SELECT DISTINCT type AS value FROM outlet_state WHERE type IS NOT NULL ORDER BY 1'),
    class: db.prepare<[], { value: string }>('SELECT DISTINCT class AS value FROM outlet_state WHERE class IS NOT NULL ORDER BY 1'),
  };

  function conditions(query: OutletQuery, asOf: IsoDate): SqlPart[] {
    const parts: SqlPart[] = [];
    if (query.text !== undefined && query.text.trim() !== '') parts.push(contains(['o.code', 's.name'], query.text.trim()));
    if (query.regionId !== undefined) parts.push(isOneOf('s.region_no', regions.descendants(query.regionId, asOf)));
    if (query.ownership !== undefined) parts.push(isOneOf('s.ownership', query.ownership));
    if (query.type !== undefined) parts.push(isOneOf('s.type', query.type));
    if (query.class !== undefined) parts.push(isOneOf('s.class', query.class));
    if (query.status !== undefined) parts.push(isOneOf('s.status', query.status));
    if (query.level !== undefined) parts.push(isOneOf(`COALESCE(${LAST_OF('level')}, '')`, query.level));
    return parts;
  }

  function rowsOf(nos: readonly number[], asOf: IsoDate): readonly OutletRow[] {
    const wanted = JSON.stringify(nos);
    const nodes = regions.snapshot(asOf);
    const types = attributes.types();
    const levels = ratedAgain(lastLevels(selectLevels.all(wanted)), selectChanges.all(wanted, asOf));
    return selectRows.all(wanted, asOf).map((row) => toOutletRow(row, nodes, types, levels.get(row.no) ?? NO_LEVEL));
  }

  return {
    /** A page of the outlets that meet the query; the facts, and the regions, are those of the day `asOf`. */
    list(request: OutletQuery & PageRequest, asOf: IsoDate): Page<OutletRow> {
      const where = whereAll(conditions(request, asOf));
      const from = `FROM outlet o ${STATE_AS_OF}${where.sql}`;
      const tail = pageTail(request, SORTS, { by: 'code', descending: false }, 'o.code');
      const nos = prepare<{ no: number }>(`SELECT o.no ${from}${tail.sql}`).all(asOf, ...where.values, ...tail.values);
      const total = where.sql === '' ? countAll.get()?.n : prepare<{ n: number }>(`SELECT COUNT(*) AS n ${from}`).get(asOf, ...where.values)?.n;
      return { total: total ?? 0, rows: rowsOf(nos.map((row) => row.no), asOf) };
    },

    /** Lines of the list for given outlets, in the order given. */
    rows: rowsOf,

    /** Outlets whose code begins with the text, or whose name or code contains it: those by code first. */
    search(text: string, asOf: IsoDate, limit = 20): readonly OutletHit[] {
      const wanted = text.trim();
      if (wanted === '') return [];
      const nodes = regions.snapshot(asOf);
      const inside = `%${likeText(wanted)}%`;
      const hits = selectHits.all(asOf, inside, inside, wanted, `${likeText(wanted)}%`, limit);
      return hits.map((hit) => ({ id: hit.id, code: hit.code, name: hit.name, regionPath: pathOf(hit.region_no, nodes) }));
    },

    /** The outlets next to a code, in the order of codes. */
    neighbours: (code: string): { readonly previous: OutletId | null; readonly next: OutletId | null } => ({
      previous: selectPrevious.get(code)?.id ?? null,
      next: selectNext.get(code)?.id ?? null,
    }),

    /** The types or classes that occur, for filters. */
    valuesOf: (field: 'type' | 'class'): readonly string[] => selectDistinct[field].all().map((row) => row.value),
  };
}

/** Levels from re-ratings that are in effect, where no later period has decided. */
function ratedAgain(levels: ReadonlyMap<number, LastLevel>, changes: readonly Omit<LevelRow, 'total' | 'scheme_code'>[]): ReadonlyMap<number, LastLevel> {
  if (changes.length === 0) return levels;
  const rated = new Map(levels);
  for (const { outlet_no: no, period, level } of changes) {
    const last = rated.get(no) ?? NO_LEVEL;
    if (last.lastPeriod === null || comparePeriods(period, last.lastPeriod) >= 0) rated.set(no, { ...last, level, levelSince: level === last.level ? last.levelSince : period });
  }
  return rated;
}

/** By outlet; rows come newest first. A level counts back over the periods of its own scheme in which it stayed the same. */
function lastLevels(rows: readonly LevelRow[]): ReadonlyMap<number, LastLevel> {
  const last = new Map<number, LastLevel & { readonly scheme: string; changed: boolean; levelSince: PeriodId | null }>();
  for (const row of rows) {
    const known = last.get(row.outlet_no);
    if (known === undefined) {
      last.set(row.outlet_no, {
        scheme: row.scheme_code,
        changed: false,
        level: row.level,
        levelSince: row.level === null ? null : row.period,
        lastTotal: row.total,
        lastPeriod: row.period,
      });
      continue;
    }
    if (known.changed || (row.scheme_code !== known.scheme && row.scheme_code !== '')) continue;
    if (row.level !== known.level) known.changed = true;
    else if (known.level !== null) known.levelSince = row.period;
  }
  return last;
}

function toOutletRow(
  row: Row,
  nodes: ReadonlyMap<number, RegionNode>,
  types: ReadonlyMap<string, OutletAttribute['type']>,
  last: LastLevel,
): OutletRow {
  const attributes = Object.entries(JSON.parse(row.attributes) as Readonly<Record<string, string>>);
  return {
    id: row.id,
    code: row.code,
    name: row.name,
    type: row.type,
    ownership: row.ownership,
    class: row.class,
    regionId: row.region_no === null ? null : (nodes.get(row.region_no)?.id ?? null),
    regionPath: pathOf(row.region_no, nodes),
    openedOn: row.opened_on,
    closedOn: row.closed_on,
    status: row.status,
    attributes: attributes.map(([code, value]) => ({ code, value, type: types.get(code) ?? 'text' })),
    level: last.level,
    levelSince: last.levelSince,
    lastTotal: last.lastTotal,
    lastPeriod: last.lastPeriod,
    visits: row.visits,
    lastVisitOn: row.last_visit_on,
  };
}

function pathOf(regionNo: number | null, nodes: ReadonlyMap<number, RegionNode>): readonly string[] {
  return regionNo === null ? [] : (nodes.get(regionNo)?.path ?? []);
}
