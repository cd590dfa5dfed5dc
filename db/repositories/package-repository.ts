import type { Database } from 'better-sqlite3';
import type { Answer } from '../../shared/checklist/answer.ts';
import type { KnownKey, PassageRow } from '../../shared/contract/package-calls.ts';
import type { IsoDate } from '../../shared/dates.ts';
import type { VisitId } from '../../shared/ids.ts';
import type { PackageKind, PackedAnswer, VisitContent } from '../../shared/packages/package.ts';
import type { VisitState } from '../../shared/visit/visit.ts';

/** A visit as another store last sent it. */
export interface KeptBase {
  readonly publicKey: string;
  /** Of the package that brought it. */
  readonly serial: number;
  /** Of the newest package of this store that the sender had by then; 0: none. */
  readonly baseSerial: number;
  readonly content: VisitContent;
}

/** A planned visit that was cancelled, or given to somebody else. */
export interface WithdrawnVisit {
  readonly id: VisitId;
  /** Whose it was. */
  readonly auditor: string;
  readonly code: string;
  /** Code of its wave. */
  readonly wave: string;
  readonly reason: string;
  readonly at: string;
  readonly by: string;
}

/** A package that came in or went out. */
export interface NewPassage extends Omit<PassageRow, 'no'> {
  readonly serial: number;
  /** sha256 of the file, hex. */
  readonly fileHash: string;
}

interface BaseRow {
  readonly public_key: string;
  readonly serial: number;
  readonly base_serial: number;
  readonly content: string;
}
interface PassageRecord {
  readonly no: number;
  readonly id: string;
  readonly way: 'out' | 'in';
  readonly kind: PackageKind;
  readonly signer: string;
  readonly made_at: string;
  readonly file_name: string;
  readonly visits: number;
  readonly inserted: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly conflicts: number;
  readonly at: string;
  readonly by_user: string;
}

export type PackageRepository = ReturnType<typeof createPackageRepository>;

/** What the exchange of packages needs to know and to write. */
export function createPackageRepository(db: Database) {
  const selectKey = db.prepare<[string], { public_key: string }>('SELECT public_key FROM package_key WHERE name = ?');
  const selectKeys = db.prepare<[], { name: string; public_key: string; accepted_at: string; accepted_by: string }>('SELECT * FROM package_key ORDER BY name');
  const insertKey = db.prepare<[string, string, string, string]>('INSERT INTO package_key (name, public_key, accepted_at, accepted_by) VALUES (?, ?, ?, ?)');
  const removeKey = db.prepare<[string]>('DELETE FROM package_key WHERE name = ?');
  const insertPassage = db.prepare<[string, string, string, number, string, string, string, string, number, number, number, number, number, string, string]>(`
    INSERT INTO package_passage (id, way, kind, serial, signer, made_at, file_name, file_hash, visits, inserted, updated, unchanged, conflicts, at, by_user)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const selectPassages = db.prepare<[number], PassageRecord>('SELECT * FROM package_passage ORDER BY no DESC LIMIT CAST(? AS INTEGER)');
  const selectBases = db.prepare<[number], BaseRow>('SELECT public_key, serial, base_serial, content FROM package_visit WHERE visit_no = ? ORDER BY public_key');
  const upsertBase = db.prepare<[number, string, number, number, string]>(`
    INSERT INTO package_visit (visit_no, public_key, serial, base_serial, content) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (visit_no, public_key) DO UPDATE SET serial = excluded.serial, base_serial = excluded.base_serial, content = excluded.content`);
  const selectVisits = db.prepare<[string, string | null, string | null, string | null, string | null], { id: VisitId }>(`
    SELECT v.id FROM visit v LEFT JOIN wave w ON w.no = v.wave_no
    WHERE v.state IN (SELECT value FROM json_each(?)) AND v.second_of IS NULL AND (? IS NULL OR v.auditor = ?) AND (? IS NULL OR w.code = ?)
    ORDER BY COALESCE(v.due_on, v.visited_on), v.code`);
  const selectAnswers = db.prepare<[number], { item: string; answer: string; at: string; by_user: string }>(
    'SELECT item, answer, at, by_user FROM visit_answer WHERE visit_no = ? ORDER BY item',
  );
  const upsertAnswer = db.prepare<[number, string, string, string, string]>(`
    INSERT INTO visit_answer (visit_no, item, answer, at, by_user) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (visit_no, item) DO UPDATE SET answer = excluded.answer, at = excluded.at, by_user = excluded.by_user`);
  const removeAnswer = db.prepare<[number, string]>('DELETE FROM visit_answer WHERE visit_no = ? AND item = ?');
  const setHead = db.prepare<[string, string | null, string, string | null, string | null, string | null, string | null, string, number]>(`
    UPDATE visit SET visited_on = ?, auditor = ?, header = ?, second_auditor = ?, time_slot = ?, arrived_at = ?, left_at = ?, saved_at = ? WHERE no = ?`);
  const upsertWithdrawn = db.prepare<[string, string, string, string, string, string, string]>(`
    INSERT INTO withdrawn_visit (visit_id, auditor, code, wave, reason, at, by_user) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (visit_id, auditor) DO UPDATE SET reason = excluded.reason, at = excluded.at, by_user = excluded.by_user`);
  const dropWithdrawn = db.prepare<[string, string]>('DELETE FROM withdrawn_visit WHERE visit_id = ? AND auditor = ?');
  const selectWithdrawn = db.prepare<[string | null, string | null, string | null, string | null], WithdrawnVisit & { readonly by_user: string }>(`
    SELECT visit_id AS id, auditor, code, wave, reason, at, by_user FROM withdrawn_visit
    WHERE (? IS NULL OR auditor = ?) AND (? IS NULL OR wave = ?) ORDER BY at, visit_id, auditor`);
  const setDue = db.prepare<[string, number]>(`UPDATE visit SET due_on = ? WHERE no = ?`);

  return {
    /** The key accepted for a name, hex; null: none. */
    keyOf: (name: string): string | null => selectKey.get(name)?.public_key ?? null,
    /** By name. */
    keys: (): readonly Omit<KnownKey, 'fingerprint'>[] =>
      selectKeys.all().map((row) => ({ name: row.name, publicKey: row.public_key, acceptedAt: row.accepted_at, acceptedBy: row.accepted_by })),
    addKey: (name: string, publicKey: string, at: string, by: string): void => void insertKey.run(name, publicKey, at, by),
    removeKey: (name: string): void => void removeKey.run(name),

    addPassage(p: NewPassage): void {
      insertPassage.run(p.id, p.way, p.kind, p.serial, p.signer, p.madeAt, p.fileName, p.fileHash, p.visits, p.inserted, p.updated, p.unchanged, p.conflicts, p.at, p.by);
    },
    /** Newest first. */
    passages: (limit: number): readonly PassageRow[] =>
      selectPassages.all(limit).map((row) => ({
        no: row.no, id: row.id, way: row.way, kind: row.kind, signer: row.signer, madeAt: row.made_at, fileName: row.file_name, visits: row.visits,
        inserted: row.inserted, updated: row.updated, unchanged: row.unchanged, conflicts: row.conflicts, at: row.at, by: row.by_user,
      })),

    /** What others last sent of a visit, one for each of them. */
    bases: (visitNo: number): readonly KeptBase[] =>
      selectBases.all(visitNo).map((row) => ({ publicKey: row.public_key, serial: row.serial, baseSerial: row.base_serial, content: JSON.parse(row.content) as VisitContent })),
    setBase: (visitNo: number, { publicKey, serial, baseSerial, content }: KeptBase): void =>
      void upsertBase.run(visitNo, publicKey, serial, baseSerial, JSON.stringify(content)),

    /** Visits in some states, second scorings left out, by the day on which they are due or were made; null: any. */
    visitIds: (states: readonly VisitState[], auditor: string | null, wave: string | null): readonly VisitId[] =>
      selectVisits.all(JSON.stringify(states), auditor, auditor, wave, wave).map(({ id }) => id),
    /** Remembers that a planned visit is this auditor's no more, so that the next assignment takes it off their PC. */
    withdraw: ({ id, auditor, code, wave, reason, at, by }: WithdrawnVisit): void => void upsertWithdrawn.run(id, auditor, code, wave, reason, at, by),
    /** The visit is this auditor's again. */
    giveBack: (id: VisitId, auditor: string): void => void dropWithdrawn.run(id, auditor),
    /** In the order in which they were taken back; null: of all. */
    withdrawn: (auditor: string | null, wave: string | null): readonly WithdrawnVisit[] =>
      selectWithdrawn.all(auditor, auditor, wave, wave).map(({ by_user: by, ...row }) => ({ ...row, by })),
    /** Answers with who gave them and when. */
    answers: (visitNo: number): Readonly<Record<string, PackedAnswer>> =>
      Object.fromEntries(selectAnswers.all(visitNo).map((row) => [row.item, { answer: JSON.parse(row.answer) as Answer, at: row.at, by: row.by_user }])),
    /** Keeps an answer as it was given elsewhere; null takes it away. */
    putAnswer(visitNo: number, item: string, packed: PackedAnswer | null): void {
      if (packed === null) removeAnswer.run(visitNo, item);
      else upsertAnswer.run(visitNo, item, JSON.stringify(packed.answer), packed.at, packed.by);
    },
    /** The visit's head as a whole. */
    setHead(visitNo: number, { visitedOn, auditor, header, facts }: Pick<VisitContent, 'visitedOn' | 'auditor' | 'header' | 'facts'>, savedAt: string): void {
      setHead.run(visitedOn, auditor, JSON.stringify(header), facts.secondAuditor, facts.timeSlot, facts.arrivedAt, facts.leftAt, savedAt, visitNo);
    },
    setDue: (visitNo: number, dueOn: IsoDate): void => void setDue.run(dueOn, visitNo),
  };
}
