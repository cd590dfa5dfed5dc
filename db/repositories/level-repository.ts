import type { Database, Statement } from 'better-sqlite3';
import { lastMonth, monthPeriod, type PeriodId } from '../../shared/dates.ts';
import type { Movement } from '../../shared/grading/grading-result.ts';
import type { PackedColumn } from '../../shared/grading/column-codec.ts';
import type { RunId } from '../../shared/ids.ts';
import type { LevelHistoryRow } from '../../shared/ipc-contract.ts';
import { changedStanding, joinStandings, NOBODY, packStanding, type StandingChange, standingAt, standingOf, unpackStanding, type LevelBefore, type LevelStanding } from '../level-standing.ts';
import { lastMonthSql } from '../query.ts';

/** A decided level. Exactly one of `runNo` and `importNo` is a number. */
export interface DecidedLevel {
  readonly outletNo: number;
  /** `''`: imported without naming a scheme; it holds for any scheme. */
  readonly schemeCode: string;
  readonly period: PeriodId;
  /** Code; null: none or below the scale. */
  readonly level: string | null;
  readonly movement: Movement;
  /** Decimal text as the run said it; null: not graded, or imported. */
  readonly total: string | null;
  readonly runNo: number | null;
  readonly importNo: number | null;
}

export type { LevelBefore } from '../level-standing.ts';

/** A row as reckoning reads it. */
export type LevelRow = Pick<DecidedLevel, 'outletNo' | 'schemeCode' | 'period' | 'level' | 'movement' | 'runNo'>;
/** A row without who wrote it: what the ledger keeps. */
export type LedgerRow = Pick<DecidedLevel, 'outletNo' | 'schemeCode' | 'period' | 'level' | 'movement' | 'total'>;

interface HistoryRow {
  readonly scheme_code: string;
  readonly period: PeriodId;
  readonly level: string | null;
  readonly movement: Movement;
  readonly total: string | null;
  readonly run_id: RunId | null;
}

/** A line of an outlet's history with the scheme that it belongs to. */
export interface OutletLevel extends LevelHistoryRow {
  readonly schemeCode: string;
  readonly total: string | null;
}

const KEY = lastMonthSql('period');

export type LevelRepository = ReturnType<typeof createLevelRepository>;

/** Decided levels: one an outlet, scheme and period. */
export function createLevelRepository(db: Database) {
  const upsert = db.prepare<[number, string, string, string | null, string, string | null, number | null, number | null]>(`
    INSERT INTO level_history (outlet_no, scheme_code, period, level, movement, total, run_no, import_no) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (outlet_no, scheme_code, period) DO UPDATE SET level = excluded.level, movement = excluded.movement,
      total = excluded.total, run_no = excluded.run_no, import_no = excluded.import_no`);
  const select = db.prepare<[number, string, string], { level: string | null; run_no: number | null; import_no: number | null }>(
    'SELECT level, run_no, import_no FROM level_history WHERE outlet_no = ? AND scheme_code = ? AND period = ?',
  );
  const selectHistory = db.prepare<[number], HistoryRow>(`
    SELECT h.scheme_code, h.period, h.level, h.movement, h.total, r.id AS run_id
    FROM level_history h LEFT JOIN grading_run r ON r.no = h.run_no
    WHERE h.outlet_no = ? ORDER BY ${lastMonthSql('h.period')}, h.scheme_code`);
  const selectAllOfScheme = db.prepare<[string], [number, string, PeriodId, string | null, Movement, number | null]>(`
    SELECT outlet_no, scheme_code, period, level, movement, run_no FROM level_history WHERE scheme_code IN ('', ?) ORDER BY outlet_no`).raw();
  const selectEvery = db.prepare<[], [number, string, PeriodId, string | null, Movement, string | null]>(
    'SELECT outlet_no, scheme_code, period, level, movement, total FROM level_history ORDER BY outlet_no, scheme_code, period',
  ).raw();
  const selectOfImport = db.prepare<[number], { outlet_no: number; scheme_code: string; period: PeriodId; level: string | null; movement: Movement; total: string | null }>(
    'SELECT outlet_no, scheme_code, period, level, movement, total FROM level_history WHERE import_no = ? ORDER BY outlet_no, scheme_code, period',
  );
  const [selectStanding, selectStandingOf] = [standingSql('ORDER BY outlet_no'), standingSql(`AND period IN (SELECT value FROM json_each(?)) ORDER BY outlet_no`)].map((sql) =>
    db.prepare<string[], StandingRow>(sql).raw(),
  ) as [Statement<string[], StandingRow>, Statement<string[], StandingRow>];
  const selectPeriods = db.prepare<[string, string], { period: PeriodId }>(`
    WITH RECURSIVE known (period) AS (
      SELECT MIN(period) FROM level_history WHERE scheme_code = ?
      UNION ALL SELECT (SELECT MIN(h.period) FROM level_history h WHERE h.scheme_code = ? AND h.period > known.period) FROM known WHERE known.period IS NOT NULL)
    SELECT period FROM known WHERE period IS NOT NULL`);
  const selectChanges = db.prepare<[string], StandingChange>(`
    SELECT c.outlet_no AS outletNo, c.scheme_code AS schemeCode, c.period, c.level, c.movement, r.run_no AS runNo
    FROM level_change c JOIN rerating r ON r.no = c.rerating_no WHERE c.scheme_code = ? ORDER BY c.rerating_no`);
  const selectKeptMonth = db.prepare<[string, string], { month: string | null }>('SELECT MAX(month) AS month FROM level_standing WHERE scheme_code = ? AND month < ?');
  const selectKept = db.prepare<[string, string], PackedColumn>('SELECT name, bytes FROM level_standing WHERE scheme_code = ? AND month = ?');
  const selectAllKept = db.prepare<[], { scheme_code: string; month: string }>('SELECT DISTINCT scheme_code, month FROM level_standing ORDER BY scheme_code, month');
  const keep = db.prepare<[string, string, string, Uint8Array]>('INSERT OR REPLACE INTO level_standing (scheme_code, month, name, bytes) VALUES (?, ?, ?, ?)');
  const selectByRun = db.prepare<[number], { outlet_no: number; level: string | null; movement: Movement; total: string | null }>(
    'SELECT outlet_no, level, movement, total FROM level_history WHERE run_no = ?',
  );
  const removeByRun = db.prepare<[number]>('DELETE FROM level_history WHERE run_no = ?');
  const removeByImport = db.prepare<[number]>('DELETE FROM level_history WHERE import_no = ?');
  const selectImportPeriods = db.prepare<[number], { period: PeriodId }>('SELECT DISTINCT period FROM level_history WHERE import_no = ?');
  const removeOne = db.prepare<[number, string, string]>('DELETE FROM level_history WHERE outlet_no = ? AND scheme_code = ? AND period = ?');
  const countLater = db.prepare<[string, string], { n: number }>(
    `SELECT COUNT(*) AS n FROM level_history WHERE scheme_code = ? AND run_no IS NOT NULL AND ${KEY} > ?`,
  );

  /** The periods that have levels of the scheme or of none, from after a month to before another. */
  function periodsBetween(schemeCode: string, after: string, before: string): readonly PeriodId[] {
    const known = new Set(['', schemeCode].flatMap((code) => selectPeriods.all(code, code).map(({ period }) => period)));
    return [...known].filter((period) => monthText(period) > after && monthText(period) < before);
  }

  function readStanding(rows: readonly StandingRow[]): LevelStanding {
    return standingOf(rows.map(([outletNo, raised, changed, newest]) => toLevelBefore(outletNo, raised, changed, newest)));
  }

  /** By the levels alone. */
  function standingByRows(schemeCode: string, month: string): LevelStanding {
    return readStanding(selectStanding.all(schemeCode, month));
  }

  /** By what is kept of the months before, and the levels since. */
  function standingBefore(schemeCode: string, month: string): LevelStanding {
    const kept = selectKeptMonth.get(schemeCode, month)?.month ?? null;
    if (kept === null) return standingByRows(schemeCode, month);
    const earlier = unpackStanding(selectKept.all(schemeCode, kept));
    const periods = periodsBetween(schemeCode, kept, month);
    return joinStandings(earlier, periods.length === 0 ? NOBODY : readStanding(selectStandingOf.all(schemeCode, JSON.stringify(periods), month)));
  }

  /** Where a re-rating after a period said otherwise, and nothing later decided. */
  function withChanges(standing: LevelStanding, schemeCode: string, month: string): LevelStanding {
    const changes = selectChanges.all(schemeCode).filter((change) => monthText(change.period) < month);
    return changes.length === 0 ? standing : changedStanding(standing, changes);
  }

  return {
    /** Writes levels; one that stands for the same outlet, scheme and period is replaced. */
    put(levels: Iterable<DecidedLevel>): void {
      for (const one of levels) {
        upsert.run(one.outletNo, one.schemeCode, one.period, one.level, one.movement, one.total, one.runNo, one.importNo);
      }
    },
    find(outletNo: number, schemeCode: string, period: PeriodId): { readonly level: string | null; readonly importNo: number | null } | null {
      const row = select.get(outletNo, schemeCode, period);
      return row === undefined ? null : { level: row.level, importNo: row.import_no };
    },
    /** All levels of an outlet, oldest first. */
    history: (outletNo: number): readonly OutletLevel[] =>
      selectHistory.all(outletNo).map((row) => ({
        schemeCode: row.scheme_code,
        period: row.period,
        level: row.level,
        movement: row.movement,
        total: row.total,
        runId: row.run_id,
        origin: row.run_id === null ? 'import' : 'run',
      })),
    /**
     * Where every outlet stands before a period under a scheme, by outlet number; levels imported without a scheme count,
     * one of the scheme itself in the same month goes first. An outlet without any does not come.
     */
    *before(schemeCode: string, period: PeriodId): Generator<LevelBefore> {
      const standing = withChanges(standingBefore(schemeCode, monthText(period)), schemeCode, monthText(period));
      for (let place = 0; place < standing.outletNos.length; place += 1) yield standingAt(standing, place);
    },
    /** The same in columns. */
    standingBefore: (schemeCode: string, period: PeriodId): LevelStanding => withChanges(standingBefore(schemeCode, monthText(period)), schemeCode, monthText(period)),
    /** Keeps where the outlets stand by the levels up to a period, so that later periods need not read them again. */
    keepStanding(schemeCode: string, period: PeriodId): void {
      const standing = standingBefore(schemeCode, monthPeriod(lastMonth(period) + 1));
      for (const { name, bytes } of packStanding(standing)) keep.run(schemeCode, monthText(period), name, bytes);
    },
    /** What is kept of where outlets stand and is not what the levels say: schemes and months. Reads all levels for each. */
    standingFaults: (): readonly { readonly scheme: string; readonly month: string }[] =>
      selectAllKept.all().flatMap(({ scheme_code: scheme, month }) => {
        const byRows = packStanding(standingByRows(scheme, monthPeriod(lastMonth(month as PeriodId) + 1)));
        const kept = new Map(selectKept.all(scheme, month).map(({ name, bytes }) => [name, bytes]));
        const isSame = kept.size === byRows.length && byRows.every(({ name, bytes }) => Buffer.compare(kept.get(name) ?? new Uint8Array(), bytes) === 0);
        return isSame ? [] : [{ scheme, month }];
      }),
    /** Every row that counts for a scheme, by outlet: those imported without a scheme too. */
    *ofScheme(schemeCode: string): Generator<LevelRow> {
      for (const [outletNo, code, period, level, movement, runNo] of selectAllOfScheme.iterate(schemeCode)) {
        yield { outletNo, schemeCode: code, period, level, movement, runNo };
      }
    },
    /** Every row of the history as it stands, by outlet number, scheme and period. */
    *every(): Generator<LedgerRow> {
      for (const [outletNo, schemeCode, period, level, movement, total] of selectEvery.iterate()) yield { outletNo, schemeCode, period, level, movement, total };
    },
    /** The rows that an import brought and that still stand. */
    ofImport: (importNo: number): readonly LedgerRow[] =>
      selectOfImport.all(importNo).map((row) => ({ outletNo: row.outlet_no, schemeCode: row.scheme_code, period: row.period, level: row.level, movement: row.movement, total: row.total })),
    /** The rows that a run wrote and that still stand, by outlet number. */
    ofRun: (runNo: number): ReadonlyMap<number, Pick<DecidedLevel, 'level' | 'movement' | 'total'>> =>
      new Map(selectByRun.all(runNo).map(({ outlet_no, ...row }) => [outlet_no, row])),
    /** Levels that runs of later periods decided under the scheme. */
    countLater: (schemeCode: string, period: PeriodId): number => countLater.get(schemeCode, monthPeriod(lastMonth(period)))?.n ?? 0,
    remove: (outletNo: number, schemeCode: string, period: PeriodId): void => void removeOne.run(outletNo, schemeCode, period),
    /** The periods for which an import brought levels. */
    periodsOfImport: (importNo: number): readonly PeriodId[] => selectImportPeriods.all(importNo).map((row) => row.period),
    removeByRun: (runNo: number): number => removeByRun.run(runNo).changes,
    removeByImport: (importNo: number): number => removeByImport.run(importNo).changes,
  };
}

type StandingRow = [outletNo: number, raised: string | null, changed: string | null, newest: string];

/**
 * For each outlet its newest level and the newest raise and change before a month. One text a row, so that MAX() of it brings
 * the newest row's period, scheme and level along; LIMIT keeps SQLite from working the text out again wherever it is used.
 */
function standingSql(which: string): string {
  return `
    SELECT outlet_no,
      MAX(CASE WHEN movement IN ('enter', 'promote') THEN at END),
      MAX(CASE WHEN movement IN ('enter', 'promote', 'demote') THEN at END),
      MAX(substr(at, 1, 7) || char(1) || scheme_code || char(1) || at || char(1) || COALESCE('=' || level, '') || char(1) || COALESCE(run_no, ''))
    FROM (
      SELECT outlet_no, movement, scheme_code, level, run_no, ${KEY} || '|' || period AS at
      FROM level_history WHERE scheme_code IN ('', ?) ${which} LIMIT -1)
    WHERE at < ? GROUP BY outlet_no`;
}

/** `2026-Q3` → `2026-09`. */
function monthText(period: PeriodId): PeriodId {
  return monthPeriod(lastMonth(period));
}

function toLevelBefore(outletNo: number, raised: string | null, changed: string | null, newest: string): LevelBefore {
  const [, schemeCode = '', at = '', level = '', runNo = ''] = newest.split('\u0001');
  return {
    outletNo,
    schemeCode,
    period: afterKey(at),
    level: level === '' ? null : level.slice(1),
    runNo: runNo === '' ? null : Number(runNo),
    lastRaisedIn: raised === null ? null : afterKey(raised),
    changedIn: changed === null ? null : afterKey(changed),
  };
}

/** `2026-09|2026-Q3` → `2026-Q3`. */
function afterKey(at: string): PeriodId {
  return at.slice(8) as PeriodId;
}
