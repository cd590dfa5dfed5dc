import type { Database } from 'better-sqlite3';
import type { Decision } from '../../shared/ipc-contract.ts';

/** What a person decided of a proposed movement. An outlet without one is undecided. */
export interface MovementDecision {
  readonly outletNo: number;
  readonly decision: Exclude<Decision, 'pending'>;
  /** The level that stands; null: below the scale or none. */
  readonly level: string | null;
  readonly reason: string;
  readonly decidedBy: string;
  readonly decidedAt: string;
}

interface Row {
  readonly outlet_no: number;
  readonly decision: Exclude<Decision, 'pending'>;
  readonly level: string | null;
  readonly reason: string;
  readonly decided_by: string;
  readonly decided_at: string;
}

export type DecisionRepository = ReturnType<typeof createDecisionRepository>;

export function createDecisionRepository(db: Database) {
  const upsert = db.prepare<[number, number, string, string | null, string, string, string]>(`
    INSERT INTO movement_decision (run_no, outlet_no, decision, level, reason, decided_by, decided_at) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (run_no, outlet_no) DO UPDATE SET decision = excluded.decision, level = excluded.level, reason = excluded.reason,
      decided_by = excluded.decided_by, decided_at = excluded.decided_at`);
  const remove = db.prepare<[number, number]>('DELETE FROM movement_decision WHERE run_no = ? AND outlet_no = ?');
  const select = db.prepare<[number, number], Row>('SELECT * FROM movement_decision WHERE run_no = ? AND outlet_no = ?');
  const selectAll = db.prepare<[number], Row>('SELECT * FROM movement_decision WHERE run_no = ? ORDER BY outlet_no');
  const selectChanges = db.prepare<[number], Row>(
    `SELECT * FROM movement_decision WHERE run_no = ? AND decision <> 'confirmed' ORDER BY outlet_no`,
  );
  const count = db.prepare<[number], { n: number }>('SELECT COUNT(*) AS n FROM movement_decision WHERE run_no = ?');
  return {
    set(runNo: number, decided: MovementDecision): void {
      upsert.run(runNo, decided.outletNo, decided.decision, decided.level, decided.reason, decided.decidedBy, decided.decidedAt);
    },
    /** Back to undecided. */
    remove: (runNo: number, outletNo: number): void => void remove.run(runNo, outletNo),
    find(runNo: number, outletNo: number): MovementDecision | null {
      const row = select.get(runNo, outletNo);
      return row === undefined ? null : toDecision(row);
    },
    /** By outlet number. */
    ofRun: (runNo: number): ReadonlyMap<number, MovementDecision> =>
      new Map(selectAll.all(runNo).map((row) => [row.outlet_no, toDecision(row)])),
    /** Only those that say otherwise than the rules, by outlet number. */
    changesOfRun: (runNo: number): readonly MovementDecision[] => selectChanges.all(runNo).map(toDecision),
    count: (runNo: number): number => count.get(runNo)?.n ?? 0,
  };
}

function toDecision(row: Row): MovementDecision {
  return {
    outletNo: row.outlet_no,
    decision: row.decision,
    level: row.level,
    reason: row.reason,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
  };
}
