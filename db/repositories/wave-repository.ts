import type { Database } from 'better-sqlite3';
import type { IsoDate } from '../../shared/dates.ts';
import type { OutletId, VisitId, WaveId } from '../../shared/ids.ts';
import type { DrawnStratum } from '../../shared/planning/draw-outlets.ts';
import type { WavePlan } from '../../shared/planning/wave.ts';
import type { VisitKind } from '../../shared/scheme/scheme.ts';
import type { VisitState } from '../../shared/visit/visit.ts';

export type WaveState = 'draft' | 'issued';

/** A wave of visits as the store keeps it. */
export interface WaveRecord {
  readonly no: number;
  readonly id: WaveId;
  readonly code: string;
  readonly name: string;
  readonly state: WaveState;
  readonly plan: WavePlan;
  /** What was drawn when it was issued; null: a draft. */
  readonly draw: readonly DrawnStratum[] | null;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly issuedAt: string | null;
  readonly issuedBy: string | null;
}

/** A visit of a wave. */
export interface WaveVisit {
  readonly no: number;
  readonly id: VisitId;
  readonly code: string;
  readonly outletId: OutletId;
  readonly outletNo: number;
  readonly outletCode: string;
  readonly kind: VisitKind;
  readonly auditor: string | null;
  readonly dueOn: IsoDate;
  readonly visitedOn: IsoDate;
  readonly state: VisitState;
  /** The visit that this one makes again; null: a first visit. */
  readonly reauditOf: VisitId | null;
}

interface Row {
  readonly no: number;
  readonly id: WaveId;
  readonly code: string;
  readonly name: string;
  readonly state: WaveState;
  readonly plan: string;
  readonly draw: string | null;
  readonly made_at: string;
  readonly made_by: string;
  readonly issued_at: string | null;
  readonly issued_by: string | null;
}

interface VisitRow {
  readonly no: number;
  readonly id: VisitId;
  readonly code: string;
  readonly outlet_id: OutletId;
  readonly outlet_no: number;
  readonly outlet_code: string;
  readonly kind: VisitKind;
  readonly auditor: string | null;
  readonly due_on: IsoDate;
  readonly visited_on: IsoDate;
  readonly state: VisitState;
  readonly reaudit_of: VisitId | null;
}

export type WaveRepository = ReturnType<typeof createWaveRepository>;

/** Waves of planned visits. */
export function createWaveRepository(db: Database) {
  const insert = db.prepare<[string, string, string, string, string, string]>(
    `INSERT INTO wave (id, code, name, state, plan, made_at, made_by) VALUES (?, ?, ?, 'draft', ?, ?, ?)`,
  );
  const update = db.prepare<[string, string, number]>(`UPDATE wave SET name = ?, plan = ? WHERE no = ? AND state = 'draft'`);
  const issue = db.prepare<[string, string, string, number]>(`UPDATE wave SET state = 'issued', draw = ?, issued_at = ?, issued_by = ? WHERE no = ? AND state = 'draft'`);
  const remove = db.prepare<[number]>(`DELETE FROM wave WHERE no = ? AND state = 'draft'`);
  const selectAll = db.prepare<[], Row>('SELECT * FROM wave ORDER BY no DESC');
  const selectById = db.prepare<[string], Row>('SELECT * FROM wave WHERE id = ?');
  const selectLastCode = db.prepare<[string], { code: string }>(`SELECT code FROM wave WHERE code GLOB ? || '-[0-9]*' ORDER BY length(code) DESC, code DESC LIMIT 1`);
  const countStates = db.prepare<[number], { state: VisitState; n: number }>('SELECT state, COUNT(*) AS n FROM visit WHERE wave_no = ? GROUP BY state');
  const countOverdue = db.prepare<[number, string], { n: number }>(
    `SELECT COUNT(*) AS n FROM visit WHERE wave_no = ? AND state IN ('planned', 'inProgress', 'returned') AND due_on < ?`,
  );
  const link = db.prepare<[number, string, number | null, number]>('UPDATE visit SET wave_no = ?, due_on = ?, reaudit_of = ? WHERE no = ?');
  const selectVisits = db.prepare<[number], VisitRow>(`
    SELECT v.no, v.id, v.code, o.id AS outlet_id, o.no AS outlet_no, o.code AS outlet_code, v.kind, v.auditor, v.due_on, v.visited_on, v.state, f.id AS reaudit_of
    FROM visit v JOIN outlet o ON o.no = v.outlet_no LEFT JOIN visit f ON f.no = v.reaudit_of
    WHERE v.wave_no = ? ORDER BY v.due_on, v.code`);
  const selectOfVisit = db.prepare<[number], { wave_id: WaveId; due_on: IsoDate; reaudit_of: number | null }>(`
    SELECT w.id AS wave_id, v.due_on, v.reaudit_of FROM visit v JOIN wave w ON w.no = v.wave_no WHERE v.no = ?`);
  const setAuditor = db.prepare<[string, number]>(`UPDATE visit SET auditor = ? WHERE no = ? AND state = 'planned'`);
  const setDue = db.prepare<[string, string, number]>(`UPDATE visit SET due_on = ?, visited_on = ? WHERE no = ? AND state = 'planned'`);
  const begin = db.prepare<[string, number]>(`UPDATE visit SET state = 'inProgress', visited_on = ? WHERE no = ? AND state = 'planned'`);
  const selectLastAuditors = db.prepare<[string], { outlet_no: number; auditor: string }>(`
    SELECT outlet_no, auditor, MAX(visited_on || char(1) || code) FROM visit
    WHERE auditor IS NOT NULL AND second_of IS NULL AND state <> 'rejected' AND visited_on < ? GROUP BY outlet_no`);
  const selectAuditors = db.prepare<[], { auditor: string }>(
    `SELECT DISTINCT auditor FROM visit WHERE auditor IS NOT NULL AND second_of IS NULL ORDER BY auditor`,
  );

  return {
    insert(wave: Pick<WaveRecord, 'id' | 'code' | 'name' | 'plan' | 'madeAt' | 'madeBy'>): void {
      insert.run(wave.id, wave.code, wave.name, JSON.stringify(wave.plan), wave.madeAt, wave.madeBy);
    },
    /** Of a draft; an issued wave does not change. */
    update: (no: number, name: string, plan: WavePlan): void => void update.run(name, JSON.stringify(plan), no),
    issue: (no: number, draw: readonly DrawnStratum[], at: string, by: string): void => void issue.run(JSON.stringify(draw), at, by, no),
    /** Of a draft. */
    remove: (no: number): void => void remove.run(no),
    /** Newest first. */
    list: (): readonly WaveRecord[] => selectAll.all().map(toRecord),
    findById(id: WaveId): WaveRecord | null {
      const row = selectById.get(id);
      return row === undefined ? null : toRecord(row);
    },
    /** The next free code, such as `W2026-09-01`. */
    nextCode(prefix: string): string {
      const last = selectLastCode.get(prefix)?.code ?? `${prefix}-0`;
      return `${prefix}-${String(Number(last.slice(prefix.length + 1)) + 1).padStart(2, '0')}`;
    },
    /** How many visits of the wave stand where. */
    states: (no: number): ReadonlyMap<VisitState, number> => new Map(countStates.all(no).map(({ state, n }) => [state, n])),
    /** Visits not handed in that were due before a day. */
    overdue: (no: number, day: IsoDate): number => countOverdue.get(no, day)?.n ?? 0,

    /** Makes a planned visit one of the wave. */
    link: (visitNo: number, waveNo: number, dueOn: IsoDate, reauditOf: number | null): void => void link.run(waveNo, dueOn, reauditOf, visitNo),
    /** By the day on which they are due. */
    visits: (no: number): readonly WaveVisit[] => selectVisits.all(no).map(toVisit),
    /** The wave of a visit; null: it was not planned. */
    ofVisit(visitNo: number): { readonly waveId: WaveId; readonly dueOn: IsoDate; readonly reauditOf: number | null } | null {
      const row = selectOfVisit.get(visitNo);
      return row === undefined ? null : { waveId: row.wave_id, dueOn: row.due_on, reauditOf: row.reaudit_of };
    },
    /** Of a visit that is still planned. */
    setAuditor: (visitNo: number, auditor: string): void => void setAuditor.run(auditor, visitNo),
    setDue: (visitNo: number, dueOn: IsoDate): void => void setDue.run(dueOn, dueOn, visitNo),
    begin: (visitNo: number, day: IsoDate): void => void begin.run(day, visitNo),
    /** Who made, or is to make, each outlet's last visit before a day, by outlet number. */
    lastAuditors: (before: IsoDate): ReadonlyMap<number, string> => new Map(selectLastAuditors.all(before).map((row) => [row.outlet_no, row.auditor])),
    /** Everybody who ever was an auditor, by name. */
    auditors: (): readonly string[] => selectAuditors.all().map(({ auditor }) => auditor),
  };
}

function toRecord(row: Row): WaveRecord {
  return {
    no: row.no,
    id: row.id,
    code: row.code,
    name: row.name,
    state: row.state,
    plan: JSON.parse(row.plan) as WavePlan,
    draw: row.draw === null ? null : (JSON.parse(row.draw) as readonly DrawnStratum[]),
    madeAt: row.made_at,
    madeBy: row.made_by,
    issuedAt: row.issued_at,
    issuedBy: row.issued_by,
  };
}

function toVisit(row: VisitRow): WaveVisit {
  return {
    no: row.no,
    id: row.id,
    code: row.code,
    outletId: row.outlet_id,
    outletNo: row.outlet_no,
    outletCode: row.outlet_code,
    kind: row.kind,
    auditor: row.auditor,
    dueOn: row.due_on,
    visitedOn: row.visited_on,
    state: row.state,
    reauditOf: row.reaudit_of,
  };
}
