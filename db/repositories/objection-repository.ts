import type { Database } from 'better-sqlite3';
import type { ObjectionEffect, ObjectionLink, ObjectionState } from '../../shared/contract/publication-calls.ts';
import type { IsoDate, PeriodId } from '../../shared/dates.ts';
import type { ObjectionId, OutletId, RunId } from '../../shared/ids.ts';

export interface NewObjectionRecord {
  readonly id: ObjectionId;
  readonly runNo: number;
  readonly outletNo: number;
  readonly raisedBy: string;
  readonly receivedOn: IsoDate;
  readonly item: string;
  readonly grounds: string;
  readonly attachmentNo: number | null;
  readonly at: string;
  readonly by: string;
}

/** An objection with the outlet and the run that it stands against now. */
export interface ObjectionRecord extends Omit<NewObjectionRecord, 'at' | 'by'> {
  readonly no: number;
  /** `YY-0001`. */
  readonly code: string;
  readonly runId: RunId;
  /** The run that it was raised against; a run made instead of it takes open ones over. */
  readonly raisedNo: number;
  readonly outletId: OutletId;
  readonly state: ObjectionState;
  readonly enteredAt: string;
  readonly enteredBy: string;
  /** null: not answered. */
  readonly effect: ObjectionEffect | null;
  readonly answer: string;
  readonly link: ObjectionLink | null;
  /** Of the effect `decision`: the level decided instead; undefined: another effect. */
  readonly level: string | null | undefined;
  readonly answerAttachmentNo: number | null;
  readonly closedAt: string | null;
  readonly closedBy: string | null;
}

interface Row {
  readonly no: number;
  readonly id: ObjectionId;
  readonly code: string;
  readonly run_no: number;
  readonly run_id: RunId;
  readonly raised_no: number;
  readonly outlet_no: number;
  readonly outlet_id: OutletId;
  readonly state: ObjectionState;
  readonly raised_by: string;
  readonly received_on: IsoDate;
  readonly item: string;
  readonly grounds: string;
  readonly attachment_no: number | null;
  readonly entered_at: string;
  readonly entered_by: string;
  readonly effect: ObjectionEffect | null;
  readonly answer: string;
  readonly link: string | null;
  readonly level: string | null;
  readonly answer_attachment_no: number | null;
  readonly closed_at: string | null;
  readonly closed_by: string | null;
}

/** How an objection was answered. */
export interface ObjectionEnd {
  readonly effect: ObjectionEffect;
  readonly answer: string;
  readonly link: ObjectionLink | null;
  readonly level: string | null | undefined;
  readonly attachmentNo: number | null;
  readonly at: string;
  readonly by: string;
}

const SELECT = `
  SELECT b.*, r.id AS run_id, o.id AS outlet_id FROM objection b JOIN grading_run r ON r.no = b.run_no JOIN outlet o ON o.no = b.outlet_no`;

export type ObjectionRepository = ReturnType<typeof createObjectionRepository>;

/** Objections 异议 against proposed runs. */
export function createObjectionRepository(db: Database) {
  const insert = db.prepare<[string, number, number, number, string, string, string, string, number | null, string, string], { code: string }>(`
    INSERT INTO objection (id, code, run_no, raised_no, outlet_no, state, raised_by, received_on, item, grounds, attachment_no, entered_at, entered_by)
    VALUES (?, printf('YY-%04d', (SELECT COALESCE(MAX(no), 0) + 1 FROM objection)), ?, ?, ?, 'open', ?, ?, ?, ?, ?, ?, ?) RETURNING code`);
  const answer = db.prepare<[string, string, string | null, string | null, number | null, string, string, number]>(`
    UPDATE objection SET state = 'answered', effect = ?, answer = ?, link = ?, level = ?, answer_attachment_no = ?, closed_at = ?, closed_by = ? WHERE no = ?`);
  const withdraw = db.prepare<[string, string, string, number]>(`UPDATE objection SET state = 'withdrawn', answer = ?, closed_at = ?, closed_by = ? WHERE no = ?`);
  const select = db.prepare<[string, string], Row>(`${SELECT} WHERE b.id = ? OR b.code = ?`);
  const selectOfPeriod = db.prepare<[string, string], Row>(`${SELECT} WHERE r.scheme_code = ? AND r.period = ? ORDER BY b.no`);
  const moveOpen = db.prepare<[number, number, string, string]>(`
    UPDATE objection SET run_no = ? WHERE state = 'open' AND run_no <> ? AND run_no IN (
      SELECT no FROM grading_run WHERE scheme_code = ? AND period = ? AND state IN ('draft', 'proposed'))`);
  const selectAppeals = db.prepare<[number, string], { id: string; name: string }>(`
    SELECT a.id, v.code AS name FROM appeal a JOIN visit v ON v.no = a.visit_no
    WHERE v.outlet_no = ? AND a.state = 'decided' AND a.to_version IS NOT NULL AND a.closed_at > ? ORDER BY a.no`);
  const countOfRun = db.prepare<[number, number], { n: number }>('SELECT COUNT(*) AS n FROM objection WHERE run_no = ? OR raised_no = ?');
  return {
    /** @returns its code */
    insert(one: NewObjectionRecord): string {
      const made = insert.get(one.id, one.runNo, one.runNo, one.outletNo, one.raisedBy, one.receivedOn, one.item, one.grounds, one.attachmentNo, one.at, one.by);
      if (made === undefined) throw new Error('The objection was not stored');
      return made.code;
    },
    answer: (no: number, end: ObjectionEnd): void =>
      void answer.run(
        end.effect, end.answer, end.link === null ? null : JSON.stringify(end.link), end.level === undefined ? null : JSON.stringify(end.level),
        end.attachmentNo, end.at, end.by, no,
      ),
    withdraw: (no: number, reason: string, by: string, at: string): void => void withdraw.run(reason, at, by, no),
    /** By id or code. */
    find(idOrCode: string): ObjectionRecord | null {
      const row = select.get(idOrCode, idOrCode);
      return row === undefined ? null : toRecord(row);
    },
    /** Those against any run of the scheme and period, the first one first. */
    ofPeriod: (schemeCode: string, period: PeriodId): readonly ObjectionRecord[] => selectOfPeriod.all(schemeCode, period).map(toRecord),
    /** Lets open objections against other drafts of the period stand against this run. @returns how many */
    moveOpenTo: (runNo: number, schemeCode: string, period: PeriodId): number => moveOpen.run(runNo, runNo, schemeCode, period).changes,
    /** Accepted appeals of an outlet's visits since an instant, with the visit's code. */
    appealsSince: (outletNo: number, since: string): readonly { readonly id: string; readonly name: string }[] => selectAppeals.all(outletNo, since),
    /** Objections that stand against the run or were raised against it. */
    countOfRun: (runNo: number): number => countOfRun.get(runNo, runNo)?.n ?? 0,
  };
}

function toRecord(row: Row): ObjectionRecord {
  return {
    no: row.no,
    id: row.id,
    code: row.code,
    runNo: row.run_no,
    runId: row.run_id,
    raisedNo: row.raised_no,
    outletNo: row.outlet_no,
    outletId: row.outlet_id,
    state: row.state,
    raisedBy: row.raised_by,
    receivedOn: row.received_on,
    item: row.item,
    grounds: row.grounds,
    attachmentNo: row.attachment_no,
    enteredAt: row.entered_at,
    enteredBy: row.entered_by,
    effect: row.effect,
    answer: row.answer,
    link: row.link === null ? null : (JSON.parse(row.link) as ObjectionLink),
    level: row.level === null ? undefined : (JSON.parse(row.level) as string | null),
    answerAttachmentNo: row.answer_attachment_no,
    closedAt: row.closed_at,
    closedBy: row.closed_by,
  };
}
