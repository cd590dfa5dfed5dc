import type { Database } from 'better-sqlite3';
import type { IsoDate, PeriodId } from '../../shared/dates.ts';

/** A dated record of an outlet. */
export interface EventRecord {
  readonly outletNo: number;
  /** Code of the kind of event. */
  readonly event: string;
  readonly date: IsoDate;
  /** The record's own code; null: it has none. */
  readonly code: string | null;
  readonly category: string | null;
  /** Decimal text. */
  readonly quantity: string | null;
  readonly note: string | null;
}

/** An answer to a survey, or a batch of answers with their mean. */
export interface SurveyAnswer {
  readonly outletNo: number;
  readonly survey: string;
  readonly date: IsoDate;
  readonly code: string | null;
  /** Decimal text. */
  readonly value: string;
  readonly answers: number;
}

/** What a person judged of an outlet for a period. */
export interface JudgementRecord {
  readonly outletNo: number;
  readonly judgement: string;
  readonly period: PeriodId;
  /** A decimal or a category. */
  readonly value: string;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
  /** Null: entered by hand. */
  readonly importNo: number | null;
}

interface JudgementRow {
  readonly outlet_no: number;
  readonly judgement: string;
  readonly period: PeriodId;
  readonly value: string;
  readonly reason: string;
  readonly by_user: string;
  readonly at: string;
  readonly import_no: number | null;
}

const EVENT = 'outlet_no AS outletNo, event, on_date AS date, code, category, quantity, note';
const ANSWER = 'outlet_no AS outletNo, survey, on_date AS date, code, value, answers';

export type RecordRepository = ReturnType<typeof createRecordRepository>;

/** Events, answers to surveys and judgements. */
export function createRecordRepository(db: Database) {
  const insertEvent = db.prepare<[number, string, string, string | null, string | null, string | null, string | null, number]>(
    'INSERT INTO event_record (outlet_no, event, on_date, code, category, quantity, note, import_no) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const updateEvent = db.prepare<[number, string, string | null, string | null, string | null, string, string]>(
    'UPDATE event_record SET outlet_no = ?, on_date = ?, category = ?, quantity = ?, note = ? WHERE event = ? AND code = ?',
  );
  const selectEvent = db.prepare<[string, string], EventRecord>(`SELECT ${EVENT} FROM event_record WHERE event = ? AND code = ?`);
  const countEvents = db.prepare<[number, string, string, string | null, string | null, string | null], { n: number }>(`
    SELECT COUNT(*) AS n FROM event_record
    WHERE outlet_no = ? AND event = ? AND on_date = ? AND code IS NULL AND category IS ? AND quantity IS ? AND note IS ?`);
  const removeEvents = db.prepare<[number]>('DELETE FROM event_record WHERE import_no = ?');
  const selectEvents = db.prepare<[string, string, string], EventRecord>(`SELECT ${EVENT} FROM event_record WHERE event = ? AND on_date BETWEEN ? AND ? ORDER BY on_date, code, no`);
  const selectEventSpans = db.prepare<[number], { code: string; first: IsoDate; last: IsoDate }>(
    'SELECT event AS code, MIN(on_date) AS first, MAX(on_date) AS last FROM event_record WHERE import_no = ? GROUP BY event',
  );

  const insertAnswer = db.prepare<[number, string, string, string | null, string, number, number]>(
    'INSERT INTO survey_answer (outlet_no, survey, on_date, code, value, answers, import_no) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const updateAnswer = db.prepare<[number, string, string, number, string, string]>(
    'UPDATE survey_answer SET outlet_no = ?, on_date = ?, value = ?, answers = ? WHERE survey = ? AND code = ?',
  );
  const selectAnswer = db.prepare<[string, string], SurveyAnswer>(`SELECT ${ANSWER} FROM survey_answer WHERE survey = ? AND code = ?`);
  const countAnswers = db.prepare<[number, string, string, string, number], { n: number }>(
    'SELECT COUNT(*) AS n FROM survey_answer WHERE outlet_no = ? AND survey = ? AND on_date = ? AND code IS NULL AND value = ? AND answers = ?',
  );
  const removeAnswers = db.prepare<[number]>('DELETE FROM survey_answer WHERE import_no = ?');
  const selectAnswers = db.prepare<[string, string, string], SurveyAnswer>(`SELECT ${ANSWER} FROM survey_answer WHERE survey = ? AND on_date BETWEEN ? AND ? ORDER BY on_date, code, no`);
  const selectAnswerSpans = db.prepare<[number], { code: string; first: IsoDate; last: IsoDate }>(
    'SELECT survey AS code, MIN(on_date) AS first, MAX(on_date) AS last FROM survey_answer WHERE import_no = ? GROUP BY survey',
  );

  const upsertJudgement = db.prepare<[number, string, string, string, string, string, string, number | null]>(`
    INSERT INTO judgement (outlet_no, judgement, period, value, reason, by_user, at, import_no) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (outlet_no, judgement, period) DO UPDATE SET value = excluded.value, reason = excluded.reason, by_user = excluded.by_user,
      at = excluded.at, import_no = excluded.import_no`);
  const selectJudgement = db.prepare<[number, string, string], JudgementRow>('SELECT * FROM judgement WHERE outlet_no = ? AND judgement = ? AND period = ?');
  const selectJudgements = db.prepare<[string, string], JudgementRow>('SELECT * FROM judgement WHERE judgement = ? AND period = ? ORDER BY outlet_no');
  const selectOfOutlet = db.prepare<[number], JudgementRow>('SELECT * FROM judgement WHERE outlet_no = ? ORDER BY period DESC, judgement');
  const selectOfImport = db.prepare<[number], JudgementRow>('SELECT * FROM judgement WHERE import_no = ? ORDER BY outlet_no, judgement, period');
  const removeJudgement = db.prepare<[number, string, string]>('DELETE FROM judgement WHERE outlet_no = ? AND judgement = ? AND period = ?');
  const selectFirstValue = db.prepare<[string], { value: string }>('SELECT value FROM judgement WHERE judgement = ? LIMIT 1');

  return {
    insertEvent(record: EventRecord, importNo: number): void {
      insertEvent.run(record.outletNo, record.event, record.date, record.code, record.category, record.quantity, record.note, importNo);
    },
    /** The record with this code of its own; null: there is none. */
    findEvent: (event: string, code: string): EventRecord | null => selectEvent.get(event, code) ?? null,
    /** Changes the record of the same event and code. */
    updateEvent(record: EventRecord & { readonly code: string }): void {
      updateEvent.run(record.outletNo, record.date, record.category, record.quantity, record.note, record.event, record.code);
    },
    /** How many records without a code say the same. */
    countSameEvents: (record: EventRecord): number =>
      countEvents.get(record.outletNo, record.event, record.date, record.category, record.quantity, record.note)?.n ?? 0,
    /** The records of a kind on some days, both included, by day, then code. */
    events: (event: string, from: IsoDate, to: IsoDate): readonly EventRecord[] => selectEvents.all(event, from, to),
    removeEventsOfImport: (importNo: number): void => void removeEvents.run(importNo),

    insertAnswer(record: SurveyAnswer, importNo: number): void {
      insertAnswer.run(record.outletNo, record.survey, record.date, record.code, record.value, record.answers, importNo);
    },
    findAnswer: (survey: string, code: string): SurveyAnswer | null => selectAnswer.get(survey, code) ?? null,
    updateAnswer(record: SurveyAnswer & { readonly code: string }): void {
      updateAnswer.run(record.outletNo, record.date, record.value, record.answers, record.survey, record.code);
    },
    countSameAnswers: (record: SurveyAnswer): number => countAnswers.get(record.outletNo, record.survey, record.date, record.value, record.answers)?.n ?? 0,
    answers: (survey: string, from: IsoDate, to: IsoDate): readonly SurveyAnswer[] => selectAnswers.all(survey, from, to),
    removeAnswersOfImport: (importNo: number): void => void removeAnswers.run(importNo),

    /** First and last day of what an import brought, by code of the event or survey. */
    spansOfImport: (importNo: number, kind: 'events' | 'surveys'): readonly { readonly code: string; readonly first: IsoDate; readonly last: IsoDate }[] =>
      (kind === 'events' ? selectEventSpans : selectAnswerSpans).all(importNo),

    /** Writes a judgement; one that stands for the same outlet, code and period is replaced. */
    putJudgement(record: JudgementRecord): void {
      upsertJudgement.run(record.outletNo, record.judgement, record.period, record.value, record.reason, record.by, record.at, record.importNo);
    },
    findJudgement(outletNo: number, judgement: string, period: PeriodId): JudgementRecord | null {
      const row = selectJudgement.get(outletNo, judgement, period);
      return row === undefined ? null : toJudgement(row);
    },
    /** All of a code and period, by outlet number. */
    judgements: (judgement: string, period: PeriodId): readonly JudgementRecord[] => selectJudgements.all(judgement, period).map(toJudgement),
    judgementsOfOutlet: (outletNo: number): readonly JudgementRecord[] => selectOfOutlet.all(outletNo).map(toJudgement),
    judgementsOfImport: (importNo: number): readonly JudgementRecord[] => selectOfImport.all(importNo).map(toJudgement),
    removeJudgement: (outletNo: number, judgement: string, period: PeriodId): void => void removeJudgement.run(outletNo, judgement, period),
    /** A value that stands for the code; null: none does. */
    sampleJudgement: (judgement: string): string | null => selectFirstValue.get(judgement)?.value ?? null,
  };
}

function toJudgement(row: JudgementRow): JudgementRecord {
  return {
    outletNo: row.outlet_no,
    judgement: row.judgement,
    period: row.period,
    value: row.value,
    reason: row.reason,
    by: row.by_user,
    at: row.at,
    importNo: row.import_no,
  };
}
