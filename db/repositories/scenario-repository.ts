import type { Database } from 'better-sqlite3';
import type { Scenario, SchemeChange } from '../../shared/contract/study-calls.ts';
import type { PeriodId } from '../../shared/dates.ts';
import type { ScenarioId, SchemeVersionId } from '../../shared/ids.ts';

/** A scenario as it is kept. */
export interface KeptScenario {
  readonly id: ScenarioId;
  readonly schemeNo: number;
  readonly period: PeriodId;
  readonly name: string;
  readonly note: string;
  readonly changes: readonly SchemeChange[];
  readonly savedAt: string;
  readonly owner: string;
}

interface Row {
  readonly id: ScenarioId;
  readonly period: PeriodId;
  readonly name: string;
  readonly note: string;
  readonly changes: string;
  readonly saved_at: string;
  readonly owner: string;
  readonly scheme_id: SchemeVersionId;
  readonly code: string;
  readonly version: number;
}

export type ScenarioRepository = ReturnType<typeof createScenarioRepository>;

/** Scenarios of the what-if screen, the last saved first. */
export function createScenarioRepository(db: Database) {
  const select = `SELECT c.id, c.period, c.name, c.note, c.changes, c.saved_at, c.owner, s.id AS scheme_id, s.code, s.version
    FROM scenario c JOIN scheme_version s ON s.no = c.scheme_no`;
  const selectAll = db.prepare<[], Row>(`${select} ORDER BY c.saved_at DESC, c.no DESC`);
  const selectById = db.prepare<[string], Row>(`${select} WHERE c.id = ?`);
  const upsert = db.prepare<[string, number, string, string, string, string, string, string]>(`
    INSERT INTO scenario (id, scheme_no, period, name, note, changes, saved_at, owner) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET scheme_no = excluded.scheme_no, period = excluded.period, name = excluded.name,
      note = excluded.note, changes = excluded.changes, saved_at = excluded.saved_at, owner = excluded.owner`);
  const remove = db.prepare<[string]>('DELETE FROM scenario WHERE id = ?');
  return {
    list: (): readonly Scenario[] => selectAll.all().map(toScenario),
    findById(id: ScenarioId): Scenario | null {
      const row = selectById.get(id);
      return row === undefined ? null : toScenario(row);
    },
    save({ id, schemeNo, period, name, note, changes, savedAt, owner }: KeptScenario): void {
      upsert.run(id, schemeNo, period, name, note, JSON.stringify(changes), savedAt, owner);
    },
    remove: (id: ScenarioId): void => void remove.run(id),
  };
}

function toScenario({ id, period, name, note, changes, saved_at, owner, scheme_id, code, version }: Row): Scenario {
  return {
    id,
    period,
    name,
    note,
    owner,
    changes: JSON.parse(changes) as readonly SchemeChange[],
    savedAt: saved_at,
    schemeVersionId: scheme_id,
    schemeCode: code,
    schemeVersion: version,
  };
}
