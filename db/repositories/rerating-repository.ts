import type { Database } from 'better-sqlite3';
import type { ReratingResult } from '../../shared/contract/rerating-calls.ts';
import type { IsoDate, PeriodId } from '../../shared/dates.ts';
import type { Movement } from '../../shared/grading/grading-result.ts';
import type { ReratingId } from '../../shared/ids.ts';

export interface ReratingRecord {
  readonly no: number;
  readonly id: ReratingId;
  readonly code: string;
  readonly outletNo: number;
  readonly schemeCode: string;
  readonly runNo: number;
  readonly state: 'open' | 'decided' | 'withdrawn';
  readonly receivedOn: IsoDate;
  readonly askedBy: string;
  readonly reason: string;
  readonly laterVisits: boolean;
  readonly levelBefore: string | null;
  readonly result: ReratingResult | null;
  readonly decision: 'granted' | 'refused' | null;
  readonly level: string | null;
  readonly effectiveOn: IsoDate | null;
  readonly answer: string;
  readonly enteredAt: string;
  readonly enteredBy: string;
  readonly closedAt: string | null;
  readonly closedBy: string | null;
}

/** A level decided between two periods. */
export interface LevelChange {
  readonly outletNo: number;
  readonly schemeCode: string;
  /** Of the run against which it was rated: it is a later word on that period. */
  readonly period: PeriodId;
  readonly effectiveOn: IsoDate;
  readonly level: string | null;
  readonly movement: Movement;
  readonly total: string | null;
}

type Row = Omit<ReratingRecord, 'laterVisits' | 'result'> & { readonly laterVisits: number; readonly result: string | null };
type NewRecord = Pick<ReratingRecord, 'id' | 'outletNo' | 'schemeCode' | 'runNo' | 'receivedOn' | 'askedBy' | 'reason' | 'laterVisits' | 'levelBefore' | 'enteredAt' | 'enteredBy'>;

const COLUMNS = `no, id, code, outlet_no AS outletNo, scheme_code AS schemeCode, run_no AS runNo, state, received_on AS receivedOn, asked_by AS askedBy, reason,
  later_visits AS laterVisits, level_before AS levelBefore, result, decision, level, effective_on AS effectiveOn, answer,
  entered_at AS enteredAt, entered_by AS enteredBy, closed_at AS closedAt, closed_by AS closedBy`;
const CHANGE = 'SELECT outlet_no AS outletNo, scheme_code AS schemeCode, period, effective_on AS effectiveOn, level, movement, total FROM level_change';

export type ReratingRepository = ReturnType<typeof createReratingRepository>;

/** Requests for re-rating, and the levels that they came to. */
export function createReratingRepository(db: Database) {
  const insert = db.prepare<[string, string, number, string, number, string, string, string, number, string | null, string, string]>(`
    INSERT INTO rerating (id, code, outlet_no, scheme_code, run_no, state, received_on, asked_by, reason, later_visits, level_before, entered_at, entered_by)
    VALUES (?, ?, ?, ?, ?, 'open', ?, ?, ?, ?, ?, ?, ?)`);
  const selectCount = db.prepare<[], number>('SELECT COUNT(*) FROM rerating').pluck();
  const selectOpen = db.prepare<[], number>(`SELECT COUNT(*) FROM rerating WHERE state = 'open'`).pluck();
  const selectById = db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM rerating WHERE id = ?`);
  const selectAll = db.prepare<[], Row>(`SELECT ${COLUMNS} FROM rerating ORDER BY state = 'open' DESC, no DESC`);
  const selectByOutlet = db.prepare<[number], Row>(`SELECT ${COLUMNS} FROM rerating WHERE outlet_no = ? ORDER BY state = 'open' DESC, no DESC`);
  const setResult = db.prepare<[string, number]>('UPDATE rerating SET result = ? WHERE no = ?');
  const setDecided = db.prepare<[string, string | null, string | null, string, string, string, number]>(
    `UPDATE rerating SET state = 'decided', decision = ?, level = ?, effective_on = ?, answer = ?, closed_at = ?, closed_by = ? WHERE no = ?`,
  );
  const setWithdrawn = db.prepare<[string, string, string, number]>(`UPDATE rerating SET state = 'withdrawn', answer = ?, closed_at = ?, closed_by = ? WHERE no = ?`);
  const insertChange = db.prepare<[number, number, string, string, string, string | null, string, string | null]>(
    'INSERT INTO level_change (rerating_no, outlet_no, scheme_code, period, effective_on, level, movement, total) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const selectChanges = db.prepare<[string], LevelChange>(`${CHANGE} WHERE scheme_code = ? ORDER BY rerating_no`);
  const selectChangesOf = db.prepare<[number], LevelChange>(`${CHANGE} WHERE outlet_no = ? ORDER BY effective_on, rerating_no`);
  return {
    insert(own: NewRecord): void {
      const code = `FP-${String((selectCount.get() ?? 0) + 1).padStart(4, '0')}`;
      insert.run(own.id, code, own.outletNo, own.schemeCode, own.runNo, own.receivedOn, own.askedBy, own.reason, own.laterVisits ? 1 : 0, own.levelBefore, own.enteredAt, own.enteredBy);
    },
    find(id: ReratingId): ReratingRecord | null {
      const row = selectById.get(id);
      return row === undefined ? null : toRecord(row);
    },
    /** Open ones first, the newest first. */
    list: (): readonly ReratingRecord[] => selectAll.all().map(toRecord),
    ofOutlet: (outletNo: number): readonly ReratingRecord[] => selectByOutlet.all(outletNo).map(toRecord),
    countOpen: (): number => selectOpen.get() ?? 0,
    setResult: (no: number, result: ReratingResult): void => void setResult.run(JSON.stringify(result), no),
    decide(no: number, { decision, level, effectiveOn, answer, at, by }: { readonly decision: 'granted' | 'refused'; readonly level: string | null; readonly effectiveOn: IsoDate | null; readonly answer: string; readonly at: string; readonly by: string }): void {
      setDecided.run(decision, level, effectiveOn, answer, at, by, no);
    },
    withdraw: (no: number, why: string, at: string, by: string): void => void setWithdrawn.run(why, at, by, no),
    putChange(no: number, own: LevelChange): void {
      insertChange.run(no, own.outletNo, own.schemeCode, own.period, own.effectiveOn, own.level, own.movement, own.total);
    },
    /** Levels decided between periods under a scheme, in the order in which they were. */
    changes: (schemeCode: string): readonly LevelChange[] => selectChanges.all(schemeCode),
    changesOf: (outletNo: number): readonly LevelChange[] => selectChangesOf.all(outletNo),
  };
}

function toRecord({ laterVisits, result, ...row }: Row): ReratingRecord {
  return { ...row, laterVisits: laterVisits === 1, result: result === null ? null : (JSON.parse(result) as ReratingResult) };
}
