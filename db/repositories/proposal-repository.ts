import type { Database } from 'better-sqlite3';
import type { IsoDate, PeriodId } from '../../shared/dates.ts';
import type { LevelDifference } from '../../shared/contract/publication-calls.ts';
import type { RunId } from '../../shared/ids.ts';

/** A run laid open for objections, once. */
export interface ProposalRecord {
  readonly no: number;
  readonly runNo: number;
  readonly state: 'open' | 'finished' | 'withdrawn';
  readonly openedOn: IsoDate;
  /** The last day, included. */
  readonly until: IsoDate;
  readonly note: string;
  readonly openedAt: string;
  readonly openedBy: string;
  readonly closedAt: string | null;
  readonly closedBy: string | null;
  /** Why it was closed early or withdrawn; '' : neither. */
  readonly closeReason: string;
}

/** A published run that would come out otherwise since an earlier period was corrected. */
export interface RestingRecord {
  readonly runNo: number;
  readonly runId: RunId;
  readonly period: PeriodId;
  readonly number: number;
  readonly causeNo: number;
  readonly causeId: RunId;
  readonly causePeriod: PeriodId;
  readonly causeNumber: number;
  readonly outlets: number;
  /** The first 500. */
  readonly differences: readonly LevelDifference[];
  readonly markedAt: string;
  /** null: nobody decided yet. `agrees`: after later corrections it comes out as published. */
  readonly decision: 'stands' | 'corrected' | 'agrees' | null;
  readonly reason: string;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
}

type ProposalRow = Record<'run_no' | 'no', number> & Record<'state' | 'opened_on' | 'until' | 'note' | 'opened_at' | 'opened_by' | 'close_reason', string> & Record<'closed_at' | 'closed_by', string | null>;
interface RestingRow {
  readonly run_no: number;
  readonly run_id: RunId;
  readonly period: PeriodId;
  readonly number: number;
  readonly cause_no: number;
  readonly cause_id: RunId;
  readonly cause_period: PeriodId;
  readonly cause_number: number;
  readonly outlets: number;
  readonly differences: string;
  readonly marked_at: string;
  readonly decision: RestingRecord['decision'];
  readonly reason: string;
  readonly decided_by: string | null;
  readonly decided_at: string | null;
}

export type ProposalRepository = ReturnType<typeof createProposalRepository>;

/** Proposals of runs, and published runs that rest on corrected levels. */
export function createProposalRepository(db: Database) {
  const insert = db.prepare<[number, string, string, string, string, string]>(
    `INSERT INTO proposal (run_no, state, opened_on, until, note, opened_at, opened_by) VALUES (?, 'open', ?, ?, ?, ?, ?)`,
  );
  const close = db.prepare<[string, string, string, string, number]>(
    `UPDATE proposal SET state = ?, closed_at = ?, closed_by = ?, close_reason = ? WHERE run_no = ? AND state = 'open'`,
  );
  const selectOfRun = db.prepare<[number], ProposalRow>('SELECT * FROM proposal WHERE run_no = ? ORDER BY no DESC');
  const mark = db.prepare<[number, number, number, string, string]>(`
    INSERT INTO resting_run (run_no, cause_no, outlets, differences, marked_at) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (run_no, cause_no) DO UPDATE SET outlets = excluded.outlets, differences = excluded.differences, marked_at = excluded.marked_at`);
  const decide = db.prepare<[string | null, string, string | null, string | null, number, number]>(
    'UPDATE resting_run SET decision = ?, reason = ?, decided_by = ?, decided_at = ? WHERE run_no = ? AND cause_no = ?',
  );
  const decideOpen = db.prepare<[string, string, string, number]>(
    'UPDATE resting_run SET decision = ?, decided_by = ?, decided_at = ? WHERE run_no = ? AND decision IS NULL',
  );
  const reopen = db.prepare<[number]>(`UPDATE resting_run SET decision = NULL, reason = '', decided_by = NULL, decided_at = NULL WHERE run_no = ? AND decision = 'corrected'`);
  const removeOpen = db.prepare<[number]>('DELETE FROM resting_run WHERE run_no = ? AND decision IS NULL');
  const removeOfRun = db.prepare<[number]>('DELETE FROM resting_run WHERE run_no = ?');
  const RESTING = `
    SELECT m.*, r.id AS run_id, r.period, r.number, c.id AS cause_id, c.period AS cause_period, c.number AS cause_number
    FROM resting_run m JOIN grading_run r ON r.no = m.run_no JOIN grading_run c ON c.no = m.cause_no`;
  const selectResting = db.prepare<[number], RestingRow>(`${RESTING} WHERE m.run_no = ? ORDER BY m.marked_at DESC`);
  const selectCaused = db.prepare<[number], RestingRow>(`${RESTING} WHERE m.cause_no = ? ORDER BY r.period`);
  const selectOpen = db.prepare<[], RestingRow>(`${RESTING} WHERE m.decision IS NULL AND r.state = 'published' ORDER BY r.period`);

  return {
    open: (runNo: number, { openedOn, until, note, at, by }: { readonly openedOn: IsoDate; readonly until: IsoDate; readonly note: string; readonly at: string; readonly by: string }): void =>
      void insert.run(runNo, openedOn, until, note, at, by),
    /** Ends the open proposal of a run. */
    close: (runNo: number, state: 'finished' | 'withdrawn', { at, by, reason }: { readonly at: string; readonly by: string; readonly reason: string }): void =>
      void close.run(state, at, by, reason, runNo),
    /** The newest first. */
    ofRun: (runNo: number): readonly ProposalRecord[] => selectOfRun.all(runNo).map(toProposal),
    findOpen: (runNo: number): ProposalRecord | null => selectOfRun.all(runNo).map(toProposal).find(({ state }) => state === 'open') ?? null,

    /** Marks a published run; one that was marked for the same cause is renewed. */
    markResting: (runNo: number, causeNo: number, outlets: number, differences: readonly LevelDifference[], at: string): void =>
      void mark.run(runNo, causeNo, outlets, JSON.stringify(differences), at),
    decideResting: (runNo: number, causeNo: number, decision: RestingRecord['decision'], reason: string, by: string | null, at: string | null): void =>
      void decide.run(decision, reason, by, at, runNo, causeNo),
    /** Decides every mark of the run that is still open. */
    settleResting: (runNo: number, decision: 'corrected' | 'agrees', by: string, at: string): void => void decideOpen.run(decision, by, at, runNo),
    /** Opens marks again that a correction had settled, now that it was taken back. */
    reopenResting: (runNo: number): void => void reopen.run(runNo),
    /** Takes the marks away on which nobody decided. */
    dropOpenResting: (runNo: number): void => void removeOpen.run(runNo),
    removeResting: (runNo: number): void => void removeOfRun.run(runNo),
    restingOf: (runNo: number): readonly RestingRecord[] => selectResting.all(runNo).map(toResting),
    /** The runs that a correction touched. */
    causedBy: (causeNo: number): readonly RestingRecord[] => selectCaused.all(causeNo).map(toResting),
    /** Marks on published runs on which nobody decided. */
    openResting: (): readonly RestingRecord[] => selectOpen.all().map(toResting),
  };
}

function toProposal(row: ProposalRow): ProposalRecord {
  return {
    no: row.no,
    runNo: row.run_no,
    state: row.state as ProposalRecord['state'],
    openedOn: row.opened_on as IsoDate,
    until: row.until as IsoDate,
    note: row.note,
    openedAt: row.opened_at,
    openedBy: row.opened_by,
    closedAt: row.closed_at,
    closedBy: row.closed_by,
    closeReason: row.close_reason,
  };
}

function toResting(row: RestingRow): RestingRecord {
  return {
    runNo: row.run_no,
    runId: row.run_id,
    period: row.period,
    number: row.number,
    causeNo: row.cause_no,
    causeId: row.cause_id,
    causePeriod: row.cause_period,
    causeNumber: row.cause_number,
    outlets: row.outlets,
    differences: JSON.parse(row.differences) as readonly LevelDifference[],
    markedAt: row.marked_at,
    decision: row.decision,
    reason: row.reason,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at,
  };
}
