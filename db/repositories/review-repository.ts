import type { Database } from 'better-sqlite3';
import type { Answer } from '../../shared/checklist/answer.ts';
import type { AgreementQuery, PairKind, ReviewComment, SecondRow, VisitPair } from '../../shared/contract/review-calls.ts';
import type { IsoDate } from '../../shared/dates.ts';
import type { CommentId, VisitId } from '../../shared/ids.ts';
import type { AuditedVisit } from '../../shared/review/auditor-statistics.ts';
import { COUNTED_STATES } from '../../shared/visit/visit.ts';

/** What a visit's answers come to for statistics. */
export interface AnswerFacts {
  /** Letters of shared/review/outcome-class.ts in the order of the form. */
  readonly classes: string;
  readonly pattern: string | null;
  readonly minutes: number | null;
}

/** A pair of scorings with what agreement is worked out from. */
export interface RatedPair {
  readonly first: RatedVisit;
  readonly second: RatedVisit;
}
export interface RatedVisit {
  readonly no: number;
  readonly checklistNo: number;
  readonly cents: number | null;
  readonly classes: string;
}

/** A comment with the visit it belongs to. */
export interface CommentRecord extends ReviewComment {
  readonly visitId: VisitId;
}

interface CommentRow {
  readonly id: CommentId;
  readonly visit_id: VisitId;
  readonly item: string | null;
  readonly text: string;
  readonly at: string;
  readonly by_user: string;
  readonly round: number;
}
type AuditedRow = [string, number, string, number, IsoDate, number | null, string | null, string | null, number | null];
type PairRow = [number, number, number | null, string, number, number, number | null, string];

const COUNTED = `('${COUNTED_STATES.join("', '")}')`;
/** The score as the auditor handed it in: that of the first version where one was corrected. */
const FIRST_CENTS = `CASE WHEN EXISTS (SELECT 1 FROM visit_version w WHERE w.visit_no = v.no)
  THEN (SELECT w.score_cents FROM visit_version w WHERE w.visit_no = v.no AND w.version = 1) ELSE v.score_cents END`;
const HANDED_IN = `('submitted', 'approved', 'appealed', 'decided', 'rejected')`;

export type ReviewRepository = ReturnType<typeof createReviewRepository>;

/** Comments, second scorings and what statistics of auditors read. */
export function createReviewRepository(db: Database) {
  const upsertFacts = db.prepare<[number, string, string | null, number | null]>(`
    INSERT INTO visit_fact (visit_no, classes, pattern, minutes) VALUES (?, ?, ?, ?)
    ON CONFLICT (visit_no) DO UPDATE SET classes = excluded.classes, pattern = excluded.pattern, minutes = excluded.minutes`);
  const selectFacts = db.prepare<[number], AnswerFacts>('SELECT classes, pattern, minutes FROM visit_fact WHERE visit_no = ?');
  // From the one visit to its pattern to the others: the few that share it, never all of a checklist.
  const selectTwin = db.prepare<[number], { found: number }>(`
    SELECT 1 AS found FROM visit v CROSS JOIN visit_fact f ON f.visit_no = v.no
    CROSS JOIN visit_fact g ON g.pattern = f.pattern AND g.visit_no <> f.visit_no CROSS JOIN visit w ON w.no = g.visit_no
    WHERE v.no = ? AND w.auditor = v.auditor AND w.checklist_no = v.checklist_no AND w.outlet_no <> v.outlet_no AND w.second_of IS NULL LIMIT 1`);
  const selectMinutes = db.prepare<[string], { minutes: number }>(`
    SELECT f.minutes FROM visit v CROSS JOIN visit_fact f ON f.visit_no = v.no
    WHERE +v.checklist_no IN (SELECT no FROM checklist_version WHERE code = ?) AND f.minutes IS NOT NULL AND v.second_of IS NULL
    ORDER BY v.no DESC LIMIT 1000`);
  const selectComments = db.prepare<[number], CommentRow>(`
    SELECT k.id, v.id AS visit_id, k.item, k.text, k.at, k.by_user, k.round FROM review_comment k JOIN visit v ON v.no = k.visit_no
    WHERE k.visit_no = ? ORDER BY k.no`);
  const selectComment = db.prepare<[string], CommentRow>(`
    SELECT k.id, v.id AS visit_id, k.item, k.text, k.at, k.by_user, k.round FROM review_comment k JOIN visit v ON v.no = k.visit_no WHERE k.id = ?`);
  const insertComment = db.prepare<[string, number, string | null, string, string, string, number]>(
    'INSERT INTO review_comment (id, visit_no, item, text, at, by_user, round) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const removeComment = db.prepare<[string]>('DELETE FROM review_comment WHERE id = ?');
  const selectReturns = db.prepare<[string], { n: number; last: string | null }>(
    `SELECT COUNT(*) AS n, MAX(at) AS last FROM journal WHERE subject_id = ? AND action = 'visit.return'`,
  );
  const selectChanged = db.prepare<[number, string], { item: string }>('SELECT item FROM visit_answer WHERE visit_no = ? AND at > ? ORDER BY item');

  const setSecondOf = db.prepare<[number, number]>('UPDATE visit SET second_of = ? WHERE no = ?');
  const selectFirst = db.prepare<[number], { no: number; id: VisitId; code: string }>(
    'SELECT f.no, f.id, f.code FROM visit v JOIN visit f ON f.no = v.second_of WHERE v.no = ?',
  );
  const countSeconds = db.prepare<[number], { n: number }>('SELECT COUNT(*) AS n FROM visit WHERE second_of = ?');
  const insertPair = db.prepare<[number, number, string, string, string]>(
    'INSERT INTO visit_pair (first_no, second_no, kind, made_at, made_by) VALUES (?, ?, ?, ?, ?) ON CONFLICT (first_no, second_no) DO NOTHING',
  );
  const removePair = db.prepare<[number, number]>(`DELETE FROM visit_pair WHERE first_no = ? AND second_no = ? AND kind = 'reaudit'`);
  const selectPairs = db.prepare<[number, number], Omit<VisitPair, 'isReady'> & { ready: number }>(`
    SELECT p.kind, a.id AS firstId, b.id AS secondId, a.code AS firstCode, b.code AS secondCode, a.auditor AS firstAuditor,
      b.auditor AS secondAuditor, p.made_at AS madeAt, a.state IN ${HANDED_IN} AND b.state IN ${HANDED_IN} AS ready
    FROM visit_pair p JOIN visit a ON a.no = p.first_no JOIN visit b ON b.no = p.second_no
    WHERE p.first_no = ? OR p.second_no = ? ORDER BY p.made_at`);
  const selectSeconds = db.prepare<[], SecondRow>(`
    SELECT f.id AS firstId, v.id AS secondId, f.code AS firstCode, s.name AS outletName, v.visited_on AS visitedOn, v.auditor AS scorer, v.state
    FROM visit v JOIN visit f ON f.no = v.second_of JOIN outlet_state s ON s.outlet_no = v.outlet_no
      AND s.valid_from = (SELECT MAX(valid_from) FROM outlet_state WHERE outlet_no = v.outlet_no AND valid_from <= v.visited_on)
    ORDER BY v.state = 'submitted', v.no DESC`);
  const selectBlind = db.prepare<[string], { no: number; id: VisitId }>(`
    SELECT f.no, f.id FROM visit s JOIN visit f ON f.no = s.second_of WHERE s.state IN ('inProgress', 'returned') AND s.auditor = ?`);
  const selectCandidates = db.prepare<[number, number], { id: VisitId }>(`
    SELECT o.id FROM visit v JOIN checklist_version c ON c.no = v.checklist_no
    JOIN visit o ON o.outlet_no = v.outlet_no AND o.no <> v.no AND o.second_of IS NULL AND o.state IN ${HANDED_IN}
    JOIN checklist_version d ON d.no = o.checklist_no AND d.code = c.code
    WHERE v.no = ? AND (o.auditor IS NULL OR v.auditor IS NULL OR o.auditor <> v.auditor)
      AND ABS(julianday(o.visited_on) - julianday(v.visited_on)) <= 31
      AND NOT EXISTS (SELECT 1 FROM visit_pair p WHERE p.first_no IN (v.no, o.no) AND p.second_no IN (v.no, o.no))
    ORDER BY ABS(julianday(o.visited_on) - julianday(v.visited_on)), o.no LIMIT ?`);

  const selectAudited = db.prepare<[string, string, string | null, string | null], AuditedRow>(`
    SELECT COALESCE(v.auditor, ''), v.outlet_no, c.code, c.version, v.visited_on, ${FIRST_CENTS}, f.classes, f.pattern, f.minutes
    FROM visit v JOIN checklist_version c ON c.no = v.checklist_no LEFT JOIN visit_fact f ON f.visit_no = v.no
    WHERE v.visited_on BETWEEN ? AND ? AND v.state IN ${COUNTED} AND v.second_of IS NULL AND (? IS NULL OR c.code = ?)
    ORDER BY v.visited_on, v.code`).raw();
  const pairColumns = `a.no, a.checklist_no, ${FIRST_CENTS.replaceAll('v.', 'a.')}, COALESCE(f.classes, ''),
      b.no, b.checklist_no, ${FIRST_CENTS.replaceAll('v.', 'b.')}, COALESCE(g.classes, '')`;
  const pairJoins = `JOIN checklist_version c ON c.no = a.checklist_no JOIN checklist_version d ON d.no = b.checklist_no
    LEFT JOIN visit_fact f ON f.visit_no = a.no LEFT JOIN visit_fact g ON g.visit_no = b.no`;
  const selectRated = db.prepare<[string, string, string, string | null, string | null], PairRow>(`
    SELECT ${pairColumns} FROM visit_pair p JOIN visit a ON a.no = p.first_no JOIN visit b ON b.no = p.second_no ${pairJoins}
    WHERE p.kind = ? AND a.visited_on BETWEEN ? AND ? AND a.state IN ${HANDED_IN} AND b.state IN ${HANDED_IN} AND (? IS NULL OR c.code = ?)
    ORDER BY b.visited_on DESC, b.no DESC`).raw();
  const selectNear = db.prepare<[string, string, string | null, string | null, number], PairRow>(`
    SELECT ${pairColumns} FROM visit a JOIN visit b ON b.outlet_no = a.outlet_no AND (b.visited_on, b.code) > (a.visited_on, a.code) ${pairJoins}
    WHERE a.visited_on BETWEEN ? AND ? AND a.state IN ${COUNTED} AND b.state IN ${COUNTED} AND a.second_of IS NULL AND b.second_of IS NULL
      AND d.code = c.code AND (? IS NULL OR c.code = ?) AND julianday(b.visited_on) - julianday(a.visited_on) <= ?
      AND (a.auditor IS NULL OR b.auditor IS NULL OR a.auditor <> b.auditor)
    ORDER BY b.visited_on DESC, b.no DESC`).raw();

  return {
    setFacts: (visitNo: number, { classes, pattern, minutes }: AnswerFacts): void => void upsertFacts.run(visitNo, classes, pattern, minutes),
    /** null: the visit was never handed in. */
    findFacts: (visitNo: number): AnswerFacts | null => selectFacts.get(visitNo) ?? null,
    /** Whether the visit's auditor answered a visit to another outlet just the same. */
    hasTwin: (visitNo: number): boolean => selectTwin.get(visitNo) !== undefined,
    /** Minutes on site of the last thousand visits with a checklist that say both times. */
    minutesOf: (checklist: string): readonly number[] => selectMinutes.all(checklist).map(({ minutes }) => minutes),

    /** Oldest first. */
    comments: (visitNo: number): readonly CommentRecord[] => selectComments.all(visitNo).map(toComment),
    findComment(id: CommentId): CommentRecord | null {
      const row = selectComment.get(id);
      return row === undefined ? null : toComment(row);
    },
    addComment(visitNo: number, { id, item, text, at, by, round }: ReviewComment): void {
      insertComment.run(id, visitNo, item, text, at, by, round);
    },
    removeComment: (id: CommentId): void => void removeComment.run(id),
    /** How often the visit was returned, and when last. */
    returnsOf: (visitId: VisitId): { readonly count: number; readonly last: string | null } => {
      const row = selectReturns.get(visitId);
      return { count: row?.n ?? 0, last: row?.last ?? null };
    },
    /** Items whose answers were saved after an instant. */
    changedAfter: (visitNo: number, at: string): readonly string[] => selectChanged.all(visitNo, at).map(({ item }) => item),

    /** Makes a visit the second scoring of another. */
    setSecondOf: (visitNo: number, firstNo: number): void => void setSecondOf.run(firstNo, visitNo),
    /** The visit that this one scores again; null: none. */
    firstOf: (visitNo: number): { readonly no: number; readonly id: VisitId; readonly code: string } | null => selectFirst.get(visitNo) ?? null,
    countSeconds: (firstNo: number): number => countSeconds.get(firstNo)?.n ?? 0,
    addPair: (firstNo: number, secondNo: number, kind: PairKind, at: string, by: string): void => void insertPair.run(firstNo, secondNo, kind, at, by),
    /** A second scoring stays one. @returns whether there was such a re-audit */
    removePair: (firstNo: number, secondNo: number): boolean => removePair.run(firstNo, secondNo).changes > 0,
    pairsOf: (visitNo: number): readonly VisitPair[] => selectPairs.all(visitNo, visitNo).map(({ ready, ...pair }) => ({ ...pair, isReady: ready === 1 })),
    /** Every second scoring, those in hand first, then the newest. */
    seconds: (): readonly SecondRow[] => selectSeconds.all(),
    /** Visits whose second scoring this person has in hand: they may not see the first. */
    blindFor: (user: string): ReadonlySet<VisitId> => new Set(selectBlind.all(user).map(({ id }) => id)),
    /** Visits that may be re-audits of this one, the nearest day first. */
    reauditCandidates: (visitNo: number, limit: number): readonly VisitId[] => selectCandidates.all(visitNo, limit).map(({ id }) => id),

    /** Counted visits by date, as their auditors handed them in; an auditor of '' is not named. */
    audited(from: IsoDate, to: IsoDate, checklist: string | null): readonly AuditedVisit[] {
      return selectAudited.all(from, to, checklist, checklist).map(([auditor, outlet, code, checklistVersion, visitedOn, cents, classes, pattern, minutes]) => ({
        auditor, outlet, checklist: code, checklistVersion, visitedOn, cents, classes: classes ?? '', pattern, minutes,
      }));
    },
    /** Pairs that were handed in, the newest second visit first. */
    ratedPairs(query: Required<Omit<AgreementQuery, 'checklist'>> & { readonly checklist: string | null }): readonly RatedPair[] {
      const { source, from, to, checklist, withinDays } = query;
      const rows = source === 'near' ? selectNear.all(from, to, checklist, checklist, withinDays) : selectRated.all(source, from, to, checklist, checklist);
      return rows.map((row) => ({
        first: { no: row[0], checklistNo: row[1], cents: row[2], classes: row[3] },
        second: { no: row[4], checklistNo: row[5], cents: row[6], classes: row[7] },
      }));
    },
  };
}

/** An answer with who gave it and when, as a version keeps it. */
export interface KeptAnswer {
  readonly answer: Answer;
  readonly at: string;
  readonly by: string;
}

function toComment(row: CommentRow): CommentRecord {
  const { id, visit_id: visitId, item, text, at, by_user: by, round } = row;
  return { id, visitId, item, text, at, by, round };
}
