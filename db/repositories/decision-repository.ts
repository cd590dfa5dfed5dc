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
  /** The file laid beside it; null: none. */
  readonly attachmentNo: number | null;
  /** The rules propose no movement for the outlet: an objection led to the decision. */
  readonly isExtra: boolean;
  /** The second person; null: nobody approved it. */
  readonly approvedBy: string | null;
  readonly approvedAt: string | null;
}

/** A decision that the second person sent back. */
export interface ReturnedDecision {
  readonly outletNo: number;
  readonly note: string;
  readonly returnedBy: string;
}

interface Row {
  readonly outlet_no: number;
  readonly decision: Exclude<Decision, 'pending'>;
  readonly level: string | null;
  readonly reason: string;
  readonly decided_by: string;
  readonly decided_at: string;
  readonly attachment_no: number | null;
  readonly is_extra: number;
  readonly approved_by: string | null;
  readonly approved_at: string | null;
}

export type DecisionRepository = ReturnType<typeof createDecisionRepository>;

export function createDecisionRepository(db: Database) {
  const upsert = db.prepare<[number, number, string, string | null, string, string, string, number | null, number, string | null, string | null]>(`
    INSERT INTO movement_decision (run_no, outlet_no, decision, level, reason, decided_by, decided_at, attachment_no, is_extra, approved_by, approved_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (run_no, outlet_no) DO UPDATE SET decision = excluded.decision, level = excluded.level, reason = excluded.reason,
      decided_by = excluded.decided_by, decided_at = excluded.decided_at, attachment_no = excluded.attachment_no, is_extra = excluded.is_extra,
      approved_by = excluded.approved_by, approved_at = excluded.approved_at`);
  const remove = db.prepare<[number, number]>('DELETE FROM movement_decision WHERE run_no = ? AND outlet_no = ?');
  const select = db.prepare<[number, number], Row>('SELECT * FROM movement_decision WHERE run_no = ? AND outlet_no = ?');
  const selectAll = db.prepare<[number], Row>('SELECT * FROM movement_decision WHERE run_no = ? ORDER BY outlet_no');
  const selectChanges = db.prepare<[number], Row>(
    `SELECT * FROM movement_decision WHERE run_no = ? AND decision <> 'confirmed' ORDER BY outlet_no`,
  );
  const count = db.prepare<[number], { n: number }>('SELECT COUNT(*) AS n FROM movement_decision WHERE run_no = ? AND is_extra = 0');
  const countUnapproved = db.prepare<[number], { n: number }>('SELECT COUNT(*) AS n FROM movement_decision WHERE run_no = ? AND approved_by IS NULL');
  const countApprovable = db.prepare<[number, string], { n: number }>(
    'SELECT COUNT(*) AS n FROM movement_decision WHERE run_no = ? AND approved_by IS NULL AND decided_by <> ?',
  );
  const approve = db.prepare<[string | null, string | null, number, number]>(
    'UPDATE movement_decision SET approved_by = ?, approved_at = ? WHERE run_no = ? AND outlet_no = ?',
  );
  const sendBack = db.prepare<[number, number, string, string, string]>(`
    INSERT INTO movement_return (run_no, outlet_no, note, returned_by, returned_at) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (run_no, outlet_no) DO UPDATE SET note = excluded.note, returned_by = excluded.returned_by, returned_at = excluded.returned_at`);
  const removeReturn = db.prepare<[number, number]>('DELETE FROM movement_return WHERE run_no = ? AND outlet_no = ?');
  const selectReturns = db.prepare<[number], { outlet_no: number; note: string; returned_by: string }>(
    'SELECT outlet_no, note, returned_by FROM movement_return WHERE run_no = ?',
  );
  return {
    set(runNo: number, decided: MovementDecision): void {
      const { outletNo, decision, level, reason, decidedBy, decidedAt, attachmentNo, isExtra, approvedBy, approvedAt } = decided;
      upsert.run(runNo, outletNo, decision, level, reason, decidedBy, decidedAt, attachmentNo, isExtra ? 1 : 0, approvedBy, approvedAt);
      removeReturn.run(runNo, outletNo);
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
    /** Decisions on movements that the rules propose. */
    count: (runNo: number): number => count.get(runNo)?.n ?? 0,
    /** Decisions that no second person approved. */
    countUnapproved: (runNo: number): number => countUnapproved.get(runNo)?.n ?? 0,
    /** Of those the ones that `user` did not take. */
    countApprovable: (runNo: number, user: string): number => countApprovable.get(runNo, user)?.n ?? 0,
    /** Sets the second person, or with nulls takes the approval back. */
    setApproval: (runNo: number, outletNo: number, by: string | null, at: string | null): void => void approve.run(by, at, runNo, outletNo),
    /** Takes a decision away and keeps who sent it back and why. */
    sendBack(runNo: number, outletNo: number, note: string, by: string, at: string): void {
      remove.run(runNo, outletNo);
      sendBack.run(runNo, outletNo, note, by, at);
    },
    /** Decisions sent back and not taken anew, by outlet number. */
    returnsOfRun: (runNo: number): ReadonlyMap<number, ReturnedDecision> =>
      new Map(selectReturns.all(runNo).map((row) => [row.outlet_no, { outletNo: row.outlet_no, note: row.note, returnedBy: row.returned_by }])),
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
    attachmentNo: row.attachment_no,
    isExtra: row.is_extra === 1,
    approvedBy: row.approved_by,
    approvedAt: row.approved_at,
  };
}
