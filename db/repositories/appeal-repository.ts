import type { Database } from 'better-sqlite3';
import type { Answer, Answers } from '../../shared/checklist/answer.ts';
import type { AppealItem, AppealQuery, AppealRow, AppealState, RunCorrection } from '../../shared/contract/review-calls.ts';
import type { IsoDate } from '../../shared/dates.ts';
import type { AppealId, RunId, VisitId } from '../../shared/ids.ts';
import type { Page, PageRequest } from '../../shared/ipc-contract.ts';
import { COUNTED_STATES } from '../../shared/visit/visit.ts';
import { contains, createStatementCache, isOneOf, pageTail, whereAll, type SqlPart } from '../query.ts';
import type { KeptAnswer } from './review-repository.ts';
import { centsText } from '../../shared/exact/number-text.ts';

export interface NewAppealRecord {
  readonly id: AppealId;
  readonly visitNo: number;
  readonly raisedBy: string;
  readonly raisedOn: IsoDate;
  readonly dueOn: IsoDate;
  readonly enteredAt: string;
  readonly enteredBy: string;
  /** The version appealed against, and its score in hundredths. */
  readonly fromVersion: number;
  readonly oldCents: number | null;
  readonly items: readonly Pick<AppealItem, 'item' | 'grounds' | 'evidence' | 'oldAnswer'>[];
}

export interface AppealRecord extends Omit<NewAppealRecord, 'items'> {
  readonly no: number;
  readonly state: AppealState;
  readonly closedAt: string | null;
  readonly closedBy: string | null;
  readonly note: string;
  readonly toVersion: number | null;
  readonly newCents: number | null;
}

/** How an appeal ends. */
export interface AppealEnd {
  readonly state: Exclude<AppealState, 'open'>;
  readonly at: string;
  readonly by: string;
  readonly note: string;
  readonly toVersion: number | null;
  readonly newCents: number | null;
}

/** A visit as it stood before a correction. */
export interface StoredVersion {
  readonly version: number;
  readonly header: Readonly<Record<string, string>>;
  readonly answers: Answers;
  readonly previousAnswers: Answers | null;
  readonly cents: number | null;
  readonly redLine: boolean;
  readonly answered: number;
  readonly toAnswer: number;
  readonly replacedAt: string;
  readonly replacedBy: string;
}

/** An appealed item with how it ended, for rates. */
export interface AppealedItem {
  readonly visitNo: number;
  readonly auditor: string;
  readonly outletCode: string;
  readonly outletName: string;
  readonly checklist: string;
  readonly item: string;
  readonly isDecided: boolean;
  readonly isAccepted: boolean;
}

interface Row {
  readonly no: number;
  readonly id: AppealId;
  readonly visit_no: number;
  readonly state: AppealState;
  readonly raised_by: string;
  readonly raised_on: IsoDate;
  readonly due_on: IsoDate;
  readonly entered_at: string;
  readonly entered_by: string;
  readonly closed_at: string | null;
  readonly closed_by: string | null;
  readonly note: string;
  readonly from_version: number;
  readonly to_version: number | null;
  readonly old_cents: number | null;
  readonly new_cents: number | null;
}
interface ListRow extends Row {
  readonly visit_id: VisitId;
  readonly visit_code: string;
  readonly visited_on: IsoDate;
  readonly auditor: string | null;
  readonly reviewed_by: string | null;
  readonly outlet_code: string;
  readonly outlet_name: string;
  /** JSON list. */
  readonly item_codes: string;
  readonly accepted: number;
}
interface ItemRow {
  readonly item: string;
  readonly grounds: string;
  readonly evidence: string;
  readonly decision: 'accepted' | 'refused' | null;
  readonly reason: string;
  readonly old_answer: string | null;
  readonly new_answer: string | null;
}
interface VersionRow {
  readonly version: number;
  readonly header: string;
  readonly answers: string;
  readonly previous_answers: string | null;
  readonly score_cents: number | null;
  readonly red_line: number;
  readonly answered: number;
  readonly to_answer: number;
  readonly replaced_at: string;
  readonly replaced_by: string;
}
type AppealedRow = [number, string, string, string, string, string, string, string | null];

const FROM = `FROM appeal a JOIN visit v ON v.no = a.visit_no JOIN outlet o ON o.no = v.outlet_no
  JOIN outlet_state s ON s.outlet_no = o.no
    AND s.valid_from = (SELECT MAX(valid_from) FROM outlet_state WHERE outlet_no = o.no AND valid_from <= v.visited_on)`;
const LIST = `SELECT a.*, v.id AS visit_id, v.code AS visit_code, v.visited_on, v.auditor, v.reviewed_by, o.code AS outlet_code, s.name AS outlet_name,
  (SELECT json_group_array(i.item) FROM appeal_item i WHERE i.appeal_no = a.no) AS item_codes,
  (SELECT COUNT(*) FROM appeal_item i WHERE i.appeal_no = a.no AND i.decision = 'accepted') AS accepted`;
const SORTS: Readonly<Record<string, string>> = {
  dueOn: 'a.due_on',
  raisedOn: 'a.raised_on',
  visitedOn: 'v.visited_on',
  outletName: 's.name',
  auditor: 'v.auditor',
  state: 'a.state',
  closedAt: 'a.closed_at',
};
const COUNTED = `('${COUNTED_STATES.join("', '")}')`;

export type AppealRepository = ReturnType<typeof createAppealRepository>;

/** Appeals, the versions that they made, and the runs that read what they changed. */
export function createAppealRepository(db: Database) {
  const prepare = createStatementCache(db);
  const insert = db.prepare<[string, number, string, string, string, string, string, number, number | null]>(`
    INSERT INTO appeal (id, visit_no, state, raised_by, raised_on, due_on, entered_at, entered_by, from_version, old_cents)
    VALUES (?, ?, 'open', ?, ?, ?, ?, ?, ?, ?)`);
  const insertItem = db.prepare<[number, string, string, string, string | null]>(
    'INSERT INTO appeal_item (appeal_no, item, grounds, evidence, old_answer) VALUES (?, ?, ?, ?, ?)',
  );
  const decideItem = db.prepare<[string, string, string | null, number, string]>(
    'UPDATE appeal_item SET decision = ?, reason = ?, new_answer = ? WHERE appeal_no = ? AND item = ?',
  );
  const end = db.prepare<[string, string, string, string, number | null, number | null, number]>(
    'UPDATE appeal SET state = ?, closed_at = ?, closed_by = ?, note = ?, to_version = ?, new_cents = ? WHERE no = ?',
  );
  const selectById = db.prepare<[string], Row>('SELECT * FROM appeal WHERE id = ?');
  const selectRow = db.prepare<[string], ListRow>(`${LIST} ${FROM} WHERE a.id = ?`);
  const selectOfVisit = db.prepare<[number], ListRow>(`${LIST} ${FROM} WHERE a.visit_no = ? ORDER BY a.no`);
  const selectItems = db.prepare<[number], ItemRow>('SELECT * FROM appeal_item WHERE appeal_no = ? ORDER BY item');
  const selectDecidedItems = db.prepare<[number], { item: string }>(
    `SELECT DISTINCT i.item FROM appeal_item i JOIN appeal a ON a.no = i.appeal_no WHERE a.visit_no = ? AND a.state <> 'withdrawn'`,
  );

  const selectKept = db.prepare<[number], { item: string; answer: string; at: string; by_user: string }>(
    'SELECT item, answer, at, by_user FROM visit_answer WHERE visit_no = ? ORDER BY item',
  );
  const keepVersion = db.prepare<[number, string, string | null, string, string, number, number]>(`
    INSERT INTO visit_version (visit_no, version, header, answers, previous_answers, score_exact, score_cents, red_line, answered, to_answer, replaced_at, replaced_by, appeal_no)
    SELECT no, ?, header, ?, ?, score_exact, score_cents, red_line, answered, to_answer, ?, ?, ? FROM visit WHERE no = ?`);
  const countOpen = db.prepare<[], { n: number }>(`SELECT COUNT(*) AS n FROM appeal WHERE state = 'open'`);
  const countVersions = db.prepare<[number], { n: number }>('SELECT COUNT(*) AS n FROM visit_version WHERE visit_no = ?');
  const selectVersions = db.prepare<[number], VersionRow>('SELECT * FROM visit_version WHERE visit_no = ? ORDER BY version');

  const insertCorrection = db.prepare<[number, number]>('INSERT INTO run_correction (run_no, appeal_no) VALUES (?, ?)');
  const countCorrections = db.prepare<[], { runId: RunId; corrections: number }>(
    'SELECT r.id AS runId, COUNT(*) AS corrections FROM run_correction c JOIN grading_run r ON r.no = c.run_no GROUP BY r.no',
  );
  const selectCorrections = db.prepare<[string], ListRow & { run_state: RunCorrection['runState'] }>(`
    ${LIST}, r.state AS run_state ${FROM} JOIN run_correction c ON c.appeal_no = a.no JOIN grading_run r ON r.no = c.run_no
    WHERE r.id = ? ORDER BY a.closed_at DESC, a.no DESC`);
  const selectRunsOf = db.prepare<[number], { no: number }>('SELECT run_no AS no FROM run_correction WHERE appeal_no = ? ORDER BY run_no');
  const selectRunsOn = db.prepare<[string], { no: number }>('SELECT no FROM grading_run WHERE made_at >= ? ORDER BY no');

  const selectAppealed = db.prepare<[string, string], AppealedRow>(`
    SELECT v.no, COALESCE(v.auditor, ''), o.code, s.name, c.code, i.item, a.state, i.decision
    ${FROM} JOIN checklist_version c ON c.no = v.checklist_no JOIN appeal_item i ON i.appeal_no = a.no
    WHERE v.visited_on BETWEEN ? AND ? AND a.state <> 'withdrawn'`).raw();
  const countByAuditor = db.prepare<[string, string], { key: string; n: number }>(`
    SELECT COALESCE(auditor, '') AS key, COUNT(*) AS n FROM visit WHERE visited_on BETWEEN ? AND ? AND state IN ${COUNTED} AND second_of IS NULL GROUP BY 1`);
  const countByOutlet = db.prepare<[string, string], { key: string; n: number }>(`
    SELECT o.code AS key, COUNT(*) AS n FROM visit v JOIN outlet o ON o.no = v.outlet_no
    WHERE v.visited_on BETWEEN ? AND ? AND v.state IN ${COUNTED} AND v.second_of IS NULL GROUP BY o.no`);
  const countByItem = db.prepare<[string, string, string, string], { n: number }>(`
    SELECT COUNT(*) AS n FROM visit v JOIN checklist_version c ON c.no = v.checklist_no JOIN visit_answer w ON w.visit_no = v.no
    WHERE v.visited_on BETWEEN ? AND ? AND v.state IN ${COUNTED} AND v.second_of IS NULL AND c.code = ? AND w.item = ?`);
  const firstAppealedOfImport = db.prepare<[number], { code: string }>(`
    SELECT v.code FROM visit v WHERE v.import_no = ? AND (EXISTS (SELECT 1 FROM appeal a WHERE a.visit_no = v.no)
      OR EXISTS (SELECT 1 FROM visit_pair p WHERE p.first_no = v.no OR p.second_no = v.no)
      OR EXISTS (SELECT 1 FROM review_comment k WHERE k.visit_no = v.no)) ORDER BY v.no LIMIT 1`);

  function rowsOf(sql: SqlPart, tail: SqlPart): readonly ListRow[] {
    return prepare<ListRow>(`${LIST} ${FROM}${sql.sql}${tail.sql}`).all(...sql.values, ...tail.values);
  }

  return {
    /** @returns the appeal's number */
    insert(appeal: NewAppealRecord): number {
      const { id, visitNo, raisedBy, raisedOn, dueOn, enteredAt, enteredBy, fromVersion, oldCents } = appeal;
      const no = Number(insert.run(id, visitNo, raisedBy, raisedOn, dueOn, enteredAt, enteredBy, fromVersion, oldCents).lastInsertRowid);
      for (const { item, grounds, evidence, oldAnswer } of appeal.items) insertItem.run(no, item, grounds, evidence, jsonOf(oldAnswer));
      return no;
    },
    decideItem(no: number, { item, decision, reason, newAnswer }: Pick<AppealItem, 'item' | 'reason' | 'newAnswer'> & { readonly decision: 'accepted' | 'refused' }): void {
      decideItem.run(decision, reason, jsonOf(newAnswer), no, item);
    },
    end: (no: number, { state, at, by, note, toVersion, newCents }: AppealEnd): void => void end.run(state, at, by, note, toVersion, newCents, no),
    find(id: AppealId): AppealRecord | null {
      const row = selectById.get(id);
      return row === undefined ? null : recordOf(row);
    },
    /** The line of the list; `today` tells what is overdue. */
    findRow(id: AppealId, today: IsoDate): AppealRow | null {
      const row = selectRow.get(id);
      return row === undefined ? null : toAppealRow(row, today);
    },
    /** In the order of the form's item codes. */
    items: (no: number): readonly AppealItem[] => selectItems.all(no).map(toItem),
    /** Items of the visit that are or were appealed against; each is only once, unless the appeal was withdrawn. */
    appealedItems: (visitNo: number): ReadonlySet<string> => new Set(selectDecidedItems.all(visitNo).map(({ item }) => item)),
    ofVisit: (visitNo: number, today: IsoDate): readonly AppealRow[] => selectOfVisit.all(visitNo).map((row) => toAppealRow(row, today)),
    /** The most urgent first where nothing else is asked. */
    list(request: AppealQuery & PageRequest, today: IsoDate): Page<AppealRow> {
      const parts: SqlPart[] = [];
      if (request.text !== undefined && request.text.trim() !== '') parts.push(contains(['v.code', 'o.code', 's.name', 'v.auditor', 'a.raised_by'], request.text.trim()));
      if (request.state !== undefined) parts.push(isOneOf('a.state', request.state));
      if (request.overdue === true) parts.push({ sql: `a.state = 'open' AND a.due_on < ?`, values: [today] });
      const where = whereAll(parts);
      const rows = rowsOf(where, pageTail(request, SORTS, { by: 'dueOn', descending: false }, 'a.no'));
      const total = prepare<{ n: number }>(`SELECT COUNT(*) AS n ${FROM}${where.sql}`).get(...where.values)?.n ?? 0;
      return { total, rows: rows.map((row) => toAppealRow(row, today)) };
    },

    /** Appeals that wait to be decided. */
    open: (): number => countOpen.get()?.n ?? 0,

    /** Keeps the visit as it stands under the number of its version, before it is corrected. */
    keepVersion(visitNo: number, kept: { readonly version: number; readonly previousAnswers: Answers | null; readonly at: string; readonly by: string; readonly appealNo: number }): void {
      const answers = Object.fromEntries(
        selectKept.all(visitNo).map(({ item, answer, at, by_user: by }): [string, KeptAnswer] => [item, { answer: JSON.parse(answer) as Answer, at, by }]),
      );
      keepVersion.run(kept.version, JSON.stringify(answers), kept.previousAnswers === null ? null : JSON.stringify(kept.previousAnswers), kept.at, kept.by, kept.appealNo, visitNo);
    },
    /** Number of the version that stands, from 1. */
    currentVersion: (visitNo: number): number => (countVersions.get(visitNo)?.n ?? 0) + 1,
    /** The versions that were replaced, oldest first. */
    oldVersions: (visitNo: number): readonly StoredVersion[] => selectVersions.all(visitNo).map(toVersion),

    markRun: (runNo: number, appealNo: number): void => void insertCorrection.run(runNo, appealNo),
    /** Numbers of the runs that were made from an instant on. */
    runsMadeFrom: (at: string): readonly number[] => selectRunsOn.all(at).map(({ no }) => no),
    runsOf: (appealNo: number): readonly number[] => selectRunsOf.all(appealNo).map(({ no }) => no),
    /** Runs with corrected visits; the others are not in it. */
    staleRuns: (): readonly { readonly runId: RunId; readonly corrections: number }[] => countCorrections.all(),
    correctionsOf: (runId: RunId): readonly RunCorrection[] =>
      selectCorrections.all(runId).map((row) => ({
        appealId: row.id,
        visitId: row.visit_id,
        visitCode: row.visit_code,
        outletCode: row.outlet_code,
        outletName: row.outlet_name,
        visitedOn: row.visited_on,
        oldScore: centsText(row.old_cents),
        newScore: centsText(row.new_cents),
        decidedAt: row.closed_at ?? '',
        runState: row.run_state,
      })),

    /** Every item of an appeal on visits of these days, withdrawn ones left out. */
    appealedBetween: (from: IsoDate, to: IsoDate): readonly AppealedItem[] =>
      selectAppealed.all(from, to).map(([visitNo, auditor, outletCode, outletName, checklist, item, state, decision]) => ({
        visitNo, auditor, outletCode, outletName, checklist, item, isDecided: state === 'decided', isAccepted: decision === 'accepted',
      })),
    /** Counted visits of these days by auditor ('': not named). */
    visitsByAuditor: (from: IsoDate, to: IsoDate): ReadonlyMap<string, number> => new Map(countByAuditor.all(from, to).map(({ key, n }) => [key, n])),
    visitsByOutlet: (from: IsoDate, to: IsoDate): ReadonlyMap<string, number> => new Map(countByOutlet.all(from, to).map(({ key, n }) => [key, n])),
    /** Counted visits of these days that answered the item. */
    visitsWithItem: (from: IsoDate, to: IsoDate, checklist: string, item: string): number => countByItem.get(from, to, checklist, item)?.n ?? 0,
    /** Code of a visit of the import that somebody has appealed against, commented or compared; null: none. */
    firstUsedOfImport: (importNo: number): string | null => firstAppealedOfImport.get(importNo)?.code ?? null,
  };
}

function recordOf(row: Row): AppealRecord {
  return {
    no: row.no,
    id: row.id,
    visitNo: row.visit_no,
    state: row.state,
    raisedBy: row.raised_by,
    raisedOn: row.raised_on,
    dueOn: row.due_on,
    enteredAt: row.entered_at,
    enteredBy: row.entered_by,
    closedAt: row.closed_at,
    closedBy: row.closed_by,
    note: row.note,
    fromVersion: row.from_version,
    toVersion: row.to_version,
    oldCents: row.old_cents,
    newCents: row.new_cents,
  };
}

function toAppealRow(row: ListRow, today: IsoDate): AppealRow {
  const itemCodes = JSON.parse(row.item_codes) as readonly string[];
  return {
    id: row.id,
    visitId: row.visit_id,
    visitCode: row.visit_code,
    outletCode: row.outlet_code,
    outletName: row.outlet_name,
    visitedOn: row.visited_on,
    auditor: row.auditor,
    reviewedBy: row.reviewed_by,
    state: row.state,
    raisedBy: row.raised_by,
    raisedOn: row.raised_on,
    dueOn: row.due_on,
    isOverdue: row.state === 'open' && row.due_on < today,
    items: itemCodes.length,
    itemCodes,
    accepted: row.state === 'decided' ? row.accepted : null,
    closedAt: row.closed_at,
    closedBy: row.closed_by,
    oldScore: centsText(row.old_cents),
    newScore: row.state === 'decided' ? centsText(row.new_cents) : null,
  };
}

function toItem(row: ItemRow): AppealItem {
  return { item: row.item, grounds: row.grounds, evidence: row.evidence, decision: row.decision, reason: row.reason, oldAnswer: answerOf(row.old_answer), newAnswer: answerOf(row.new_answer) };
}

function toVersion(row: VersionRow): StoredVersion {
  const kept = JSON.parse(row.answers) as Readonly<Record<string, KeptAnswer>>;
  return {
    version: row.version,
    header: JSON.parse(row.header) as Readonly<Record<string, string>>,
    answers: Object.fromEntries(Object.entries(kept).map(([item, { answer }]) => [item, answer])),
    previousAnswers: row.previous_answers === null ? null : (JSON.parse(row.previous_answers) as Answers),
    cents: row.score_cents,
    redLine: row.red_line === 1,
    answered: row.answered,
    toAnswer: row.to_answer,
    replacedAt: row.replaced_at,
    replacedBy: row.replaced_by,
  };
}

function jsonOf(answer: Answer | null): string | null {
  return answer === null ? null : JSON.stringify(answer);
}

function answerOf(json: string | null): Answer | null {
  return json === null ? null : (JSON.parse(json) as Answer);
}
