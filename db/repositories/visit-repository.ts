import type { Database } from 'better-sqlite3';
import type { Answer, Answers } from '../../shared/checklist/answer.ts';
import type { IsoDate } from '../../shared/dates.ts';
import { centsText } from '../../shared/exact/number-text.ts';
import type { VisitId } from '../../shared/ids.ts';
import type { VisitKind } from '../../shared/scheme/scheme.ts';
import type { TimeSlot, VisitFact, VisitFacts } from '../../shared/visit/visit-facts.ts';
import { COUNTED_STATES, type VisitState } from '../../shared/visit/visit.ts';
import { COUNTED } from '../counted-visits.ts';

export interface NewVisitRecord {
  readonly id: VisitId;
  readonly code: string;
  readonly outletNo: number;
  readonly checklistNo: number;
  readonly kind: VisitKind;
  readonly visitedOn: IsoDate;
  readonly auditor: string | null;
  readonly state: VisitState;
  /** Texts by header field. */
  readonly header: Readonly<Record<string, string>>;
  readonly madeAt: string;
  readonly importNo: number | null;
  /** Whether the auditor sees the score while filling in; left out: true. */
  readonly showScore?: boolean;
}

/** What the answers come to. */
export interface VisitScore {
  /** Fraction `num/den` before any rounding; null: no score. */
  readonly exact: string | null;
  /** The same rounded to 0.01, half away from zero, times 100; null: no score. */
  readonly cents: number | null;
  readonly redLine: boolean;
  readonly answered: number;
  readonly toAnswer: number;
}

export interface VisitRecord extends NewVisitRecord, VisitScore, VisitFacts {
  readonly no: number;
  readonly lastItem: string | null;
  readonly reviewNote: string | null;
  readonly savedAt: string;
  readonly showScore: boolean;
  readonly submittedAt: string | null;
  readonly reviewedAt: string | null;
  readonly reviewedBy: string | null;
}

/** A new state with who and when; `note` is kept with a review. */
export interface VisitStep {
  readonly state: VisitState;
  readonly at: string;
  readonly by: string;
  readonly note?: string;
}

interface Row {
  readonly no: number;
  readonly id: VisitId;
  readonly code: string;
  readonly outlet_no: number;
  readonly checklist_no: number;
  readonly kind: VisitKind;
  readonly visited_on: IsoDate;
  readonly auditor: string | null;
  readonly state: VisitState;
  readonly header: string;
  readonly score_exact: string | null;
  readonly score_cents: number | null;
  readonly red_line: number;
  readonly answered: number;
  readonly to_answer: number;
  readonly last_item: string | null;
  readonly review_note: string | null;
  readonly made_at: string;
  readonly saved_at: string;
  readonly submitted_at: string | null;
  readonly reviewed_at: string | null;
  readonly reviewed_by: string | null;
  readonly import_no: number | null;
  readonly second_auditor: string | null;
  readonly time_slot: TimeSlot | null;
  readonly arrived_at: string | null;
  readonly left_at: string | null;
  readonly show_score: number;
}

/** States that a review leads to; the others leave who reviewed the visit as it was. */
const REVIEWS: readonly VisitState[] = ['approved', 'returned', 'rejected'];

export type VisitRepository = ReturnType<typeof createVisitRepository>;

/** Visits and their answers. Lists for screens are in visit-list-repository.ts. */
export function createVisitRepository(db: Database) {
  const insert = db.prepare<[string, string, number, number, string, string, string | null, string, string, string, string, number | null, number]>(`
    INSERT INTO visit (id, code, outlet_no, checklist_no, kind, visited_on, auditor, state, header, made_at, saved_at, import_no, show_score)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const selectById = db.prepare<[string], Row>('SELECT * FROM visit WHERE id = ?');
  const selectByNo = db.prepare<[number], Row>('SELECT * FROM visit WHERE no = ?');
  const selectByCode = db.prepare<[string], Row>('SELECT * FROM visit WHERE code = ?');
  const selectByImport = db.prepare<[number], Row>('SELECT * FROM visit WHERE import_no = ? ORDER BY no');
  const selectAnswers = db.prepare<[number], { item: string; answer: string }>('SELECT item, answer FROM visit_answer WHERE visit_no = ? ORDER BY item');
  const upsertAnswer = db.prepare<[number, string, string, string, string]>(`
    INSERT INTO visit_answer (visit_no, item, answer, at, by_user) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (visit_no, item) DO UPDATE SET answer = excluded.answer, at = excluded.at, by_user = excluded.by_user`);
  const removeAnswer = db.prepare<[number, string]>('DELETE FROM visit_answer WHERE visit_no = ? AND item = ?');
  const touch = db.prepare<[string, string, number]>('UPDATE visit SET last_item = ?, saved_at = ? WHERE no = ?');
  const setPlace = db.prepare<[string, number]>('UPDATE visit SET last_item = ? WHERE no = ?');
  const setFact = {
    secondAuditor: db.prepare<[string | null, string, number]>('UPDATE visit SET second_auditor = ?, saved_at = ? WHERE no = ?'),
    timeSlot: db.prepare<[string | null, string, number]>('UPDATE visit SET time_slot = ?, saved_at = ? WHERE no = ?'),
    arrivedAt: db.prepare<[string | null, string, number]>('UPDATE visit SET arrived_at = ?, saved_at = ? WHERE no = ?'),
    leftAt: db.prepare<[string | null, string, number]>('UPDATE visit SET left_at = ?, saved_at = ? WHERE no = ?'),
  } satisfies Record<VisitFact, unknown>;
  const selectHeader = db.prepare<[number], { header: string }>('SELECT header FROM visit WHERE no = ?');
  const setHeader = db.prepare<[string, string, number]>('UPDATE visit SET header = ?, saved_at = ? WHERE no = ?');
  const setScore = db.prepare<[string | null, number | null, number, number, number, number]>(
    'UPDATE visit SET score_exact = ?, score_cents = ?, red_line = ?, answered = ?, to_answer = ? WHERE no = ?',
  );
  const setSubmitted = db.prepare<[string, string, number]>(`UPDATE visit SET state = ?, submitted_at = ?, review_note = NULL WHERE no = ?`);
  const setReviewed = db.prepare<[string, string, string, string | null, number]>(
    'UPDATE visit SET state = ?, reviewed_at = ?, reviewed_by = ?, review_note = ? WHERE no = ?',
  );
  const setState = db.prepare<[string, number]>('UPDATE visit SET state = ? WHERE no = ?');
  const remove = db.prepare<[number]>('DELETE FROM visit WHERE no = ?');
  const selectCodes = db.prepare<[], { code: string }>('SELECT code FROM visit');
  const countPrefix = db.prepare<[string], { code: string | null }>(
    `SELECT MAX(code) AS code FROM visit WHERE code GLOB ? || '-[0-9][0-9][0-9][0-9]'`,
  );
  const selectPrevious = db.prepare<[number, number, string, string, string], { no: number; score_cents: number | null }>(`
    SELECT v.no, v.score_cents FROM visit v JOIN checklist_version c ON c.no = v.checklist_no
    WHERE v.outlet_no = ? AND v.no <> ? AND v.state IN ${COUNTED} AND c.code = ?
      AND (v.visited_on, v.code) < (?, ?)
    ORDER BY v.visited_on DESC, v.code DESC LIMIT 1`);
  const countOfOutlet = db.prepare<[number], { n: number }>('SELECT COUNT(*) AS n FROM visit WHERE outlet_no = ? AND second_of IS NULL');
  const countStates = db.prepare<[string, string], { state: VisitState; n: number }>(`
    SELECT state, COUNT(*) AS n FROM visit WHERE visited_on BETWEEN ? AND ? AND second_of IS NULL GROUP BY state`);
  const countApproved = db.prepare<[string, string], { outlet_no: number; n: number }>(`
    SELECT outlet_no, COUNT(*) AS n FROM visit WHERE visited_on BETWEEN ? AND ? AND state IN ${COUNTED} GROUP BY outlet_no`);
  const selectMonths = db.prepare<[], { day: IsoDate }>(`SELECT DISTINCT substr(visited_on, 1, 7) || '-01' AS day FROM visit WHERE state <> 'planned'`);
  const selectBounds = db.prepare<[], { first: IsoDate | null; last: IsoDate | null }>(
    `SELECT MIN(visited_on) AS first, MAX(visited_on) AS last FROM visit WHERE state <> 'planned'`,
  );

  function answersOf(visitNo: number): Answers {
    return Object.fromEntries(selectAnswers.all(visitNo).map((row) => [row.item, JSON.parse(row.answer) as Answer]));
  }

  return {
    /** @returns the visit's number */
    insert(visit: NewVisitRecord): number {
      const { id, code, outletNo, checklistNo, kind, visitedOn, auditor, state, header, madeAt, importNo } = visit;
      const made = insert.run(id, code, outletNo, checklistNo, kind, visitedOn, auditor, state, JSON.stringify(header), madeAt, madeAt, importNo, visit.showScore === false ? 0 : 1);
      return Number(made.lastInsertRowid);
    },
    findById: (id: VisitId): VisitRecord | null => toRecord(selectById.get(id)),
    findByNo: (no: number): VisitRecord | null => toRecord(selectByNo.get(no)),
    findByCode: (code: string): VisitRecord | null => toRecord(selectByCode.get(code)),
    ofImport: (importNo: number): readonly VisitRecord[] => selectByImport.all(importNo).map((row) => recordOf(row)),
    /** Every visit code that is taken. */
    codes: (): ReadonlySet<string> => new Set(selectCodes.all().map((row) => row.code)),
    /** The next free code `prefix-0001`. */
    nextCode(prefix: string): string {
      const last = countPrefix.get(prefix)?.code ?? null;
      const number = last === null ? 1 : Number(last.slice(prefix.length + 1)) + 1;
      return `${prefix}-${String(number).padStart(4, '0')}`;
    },

    /** By item code; an item without an answer is not in it. */
    answers: answersOf,
    /** Keeps an answer (null: takes it back) with who and when, and where the auditor was. */
    saveAnswer(visitNo: number, item: string, answer: Answer | null, at: string, by: string): void {
      if (answer === null) removeAnswer.run(visitNo, item);
      else upsertAnswer.run(visitNo, item, JSON.stringify(answer), at, by);
      touch.run(item, at, visitNo);
    },
    /** Notes that something of an item was saved. */
    touch: (visitNo: number, item: string, at: string): void => void touch.run(item, at, visitNo),
    /** Where the auditor stands: an item's code, or `#header`. */
    savePlace: (visitNo: number, place: string): void => void setPlace.run(place, visitNo),
    /** Keeps a fact of the head; null takes it away. */
    saveFact: (visitNo: number, fact: VisitFact, value: string | null, at: string): void => void setFact[fact].run(value, at, visitNo),
    /** For imports: many answers without touching the visit. */
    putAnswers(visitNo: number, answers: Answers, at: string, by: string): void {
      for (const [item, answer] of Object.entries(answers)) upsertAnswer.run(visitNo, item, JSON.stringify(answer), at, by);
    },
    /** Keeps a field of the visit's head; an empty text takes it away. */
    saveHeader(visitNo: number, field: string, value: string, at: string): void {
      const before = JSON.parse(selectHeader.get(visitNo)?.header ?? '{}') as Readonly<Record<string, string>>;
      const kept = Object.entries({ ...before, [field]: value }).filter(([, text]) => text !== '');
      setHeader.run(JSON.stringify(Object.fromEntries(kept)), at, visitNo);
    },
    setScore(visitNo: number, score: VisitScore): void {
      setScore.run(score.exact, score.cents, score.redLine ? 1 : 0, score.answered, score.toAnswer, visitNo);
    },
    /** Moves the visit to a state; whether it may is the service's to know. */
    setState(visitNo: number, step: VisitStep): void {
      if (step.state === 'submitted') setSubmitted.run(step.state, step.at, visitNo);
      else if (!REVIEWS.includes(step.state)) setState.run(step.state, visitNo);
      else setReviewed.run(step.state, step.at, step.by, step.note ?? null, visitNo);
    },
    /** With its answers. */
    remove: (visitNo: number): void => void remove.run(visitNo),

    /** Score of the outlet's last approved visit with the same checklist before this one, as text; null: none. */
    previousScore(visit: VisitRecord, checklistCode: string): string | null {
      return centsText(selectPrevious.get(visit.outletNo, visit.no, checklistCode, visit.visitedOn, visit.code)?.score_cents ?? null);
    },
    /** Answers of that visit, for repeat points; null: none. */
    previousAnswers(visit: Pick<VisitRecord, 'no' | 'code' | 'outletNo' | 'visitedOn'>, checklistCode: string): Answers | null {
      const previous = selectPrevious.get(visit.outletNo, visit.no, checklistCode, visit.visitedOn, visit.code);
      return previous === undefined ? null : answersOf(previous.no);
    },

    countOfOutlet: (outletNo: number): number => countOfOutlet.get(outletNo)?.n ?? 0,
    /** How many visits from a day to a day stand where; returned ones count as in progress. */
    countsBetween(from: IsoDate, to: IsoDate): { readonly approved: number; readonly waiting: number; readonly inProgress: number; readonly outletsVisited: number } {
      const rows = countStates.all(from, to);
      const of = (...states: readonly VisitState[]): number => rows.reduce((sum, row) => sum + (states.includes(row.state) ? row.n : 0), 0);
      return {
        approved: of(...COUNTED_STATES),
        waiting: of('submitted'),
        inProgress: of('inProgress', 'returned'),
        outletsVisited: countApproved.all(from, to).length,
      };
    },
    /** Approved visits from a day to a day by outlet number; an outlet without any is not in it. */
    approvedByOutlet: (from: IsoDate, to: IsoDate): ReadonlyMap<number, number> =>
      new Map(countApproved.all(from, to).map((row) => [row.outlet_no, row.n])),
    /** The first day of each month that has a visit. */
    months: (): readonly IsoDate[] => selectMonths.all().map((row) => row.day),
    /** First and last day of a visit; nulls: none. */
    dateBounds: (): { readonly first: IsoDate | null; readonly last: IsoDate | null } => selectBounds.get() ?? { first: null, last: null },
  };
}

function toRecord(row: Row | undefined): VisitRecord | null {
  return row === undefined ? null : recordOf(row);
}

function recordOf(row: Row): VisitRecord {
  return {
    no: row.no,
    id: row.id,
    code: row.code,
    outletNo: row.outlet_no,
    checklistNo: row.checklist_no,
    kind: row.kind,
    visitedOn: row.visited_on,
    auditor: row.auditor,
    state: row.state,
    header: JSON.parse(row.header) as Readonly<Record<string, string>>,
    exact: row.score_exact,
    cents: row.score_cents,
    redLine: row.red_line === 1,
    answered: row.answered,
    toAnswer: row.to_answer,
    lastItem: row.last_item,
    reviewNote: row.review_note,
    madeAt: row.made_at,
    savedAt: row.saved_at,
    submittedAt: row.submitted_at,
    reviewedAt: row.reviewed_at,
    reviewedBy: row.reviewed_by,
    importNo: row.import_no,
    secondAuditor: row.second_auditor,
    timeSlot: row.time_slot,
    arrivedAt: row.arrived_at,
    leftAt: row.left_at,
    showScore: row.show_score === 1,
  };
}
