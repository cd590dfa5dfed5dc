import type { Database } from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { canonicalJson } from '../../shared/canonical-json.ts';
import type { JournalRow, Page, PageRequest } from '../../shared/ipc-contract.ts';
import { changeSummary } from '../journal-summary.ts';

/** One change as a service records it. */
export interface JournalEntry {
  /** `noun.verb`, e.g. `visit.approve`. */
  readonly action: string;
  readonly subjectKind: string;
  /** Id of what changed; null: the store as a whole. */
  readonly subjectId: string | null;
  /** JSON values; null: there was nothing, or there is nothing any more. */
  readonly before: unknown;
  readonly after: unknown;
  /** Instant, ISO text with milliseconds, UTC. */
  readonly at: string;
  readonly by: string;
}

/** An entry with both sides, for a page that shows what changed. */
export interface JournalDetail extends JournalRow {
  readonly before: unknown;
  readonly after: unknown;
}

export type ChainCheck =
  | { readonly state: 'whole'; readonly entries: number }
  /** The entry with this number does not follow from the one before. */
  | { readonly state: 'broken'; readonly seq: number }
  /** Entries at the end are gone. */
  | { readonly state: 'cut'; readonly expected: number; readonly found: number };

interface Row {
  readonly seq: number;
  readonly at: string;
  readonly by_user: string;
  readonly action: string;
  readonly subject_kind: string;
  readonly subject_id: string | null;
  readonly before: string | null;
  readonly after: string | null;
}
type HashedRow = Row & { readonly hash: string };

const COLUMNS = 'seq, at, by_user, action, subject_kind, subject_id, before, after';

export type JournalRepository = ReturnType<typeof createJournalRepository>;

/**
 * Every change, in a chain: an entry's hash is sha256 over the hash before it and the entry's canonical JSON. `meta` keeps
 * the number and hash of the last entry, so that entries cut off the end are missed as well.
 */
export function createJournalRepository(db: Database) {
  const selectLast = db.prepare<[], { seq: number; at: string; hash: string }>('SELECT seq, at, hash FROM journal ORDER BY seq DESC LIMIT 1');
  const selectLastData = db.prepare<[], { seq: number }>(`
    SELECT seq FROM journal WHERE subject_kind NOT IN ('run', 'scheme', 'benefit') AND (subject_kind <> 'visit' OR action = 'visit.approve')
    ORDER BY seq DESC LIMIT 1`);
  const selectLastInput = db.prepare<[], { seq: number }>(`SELECT seq FROM journal WHERE subject_kind NOT IN ('scheme', 'benefit') ORDER BY seq DESC LIMIT 1`);
  const selectLastOutlet = db.prepare<[], { seq: number }>(`
    SELECT seq FROM journal WHERE subject_kind NOT IN ('figure', 'visit', 'run', 'scheme', 'benefit') ORDER BY seq DESC LIMIT 1`);
  const insert = db.prepare<[number, string, string, string, string, string | null, string | null, string | null, string]>(
    `INSERT INTO journal (${COLUMNS}, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const setHead = db.prepare<[string]>(
    `INSERT INTO meta (key, value) VALUES ('journal.head', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
  );
  const selectHead = db.prepare<[], { value: string }>(`SELECT value FROM meta WHERE key = 'journal.head'`);
  const selectChain = db.prepare<[], HashedRow>(`SELECT ${COLUMNS}, hash FROM journal ORDER BY seq`);
  const selectPage = db.prepare<[number, number], Row>(`SELECT ${COLUMNS} FROM journal ORDER BY seq DESC LIMIT ? OFFSET ?`);
  const selectPageOf = db.prepare<[string, number, number], Row>(
    `SELECT ${COLUMNS} FROM journal WHERE subject_id = ? ORDER BY seq DESC LIMIT ? OFFSET ?`,
  );
  const selectLevels = db.prepare<[], Row>(`
    SELECT ${COLUMNS} FROM journal WHERE action IN ('run.publish', 'run.unpublish', 'import.undo') OR after LIKE '%"levels":{"hash":"%' ORDER BY seq`);
  const count = db.prepare<[], { n: number }>('SELECT COUNT(*) AS n FROM journal');
  const countOf = db.prepare<[string], { n: number }>('SELECT COUNT(*) AS n FROM journal WHERE subject_id = ?');

  return {
    /** Writes an entry; call it in the transaction of the change itself. @returns its number */
    record(entry: JournalEntry): number {
      const last = selectLast.get();
      const row: Row = {
        seq: (last?.seq ?? 0) + 1,
        at: entry.at,
        by_user: entry.by,
        action: entry.action,
        subject_kind: entry.subjectKind,
        subject_id: entry.subjectId,
        before: jsonOrNull(entry.before),
        after: jsonOrNull(entry.after),
      };
      const hash = chainHash(last?.hash ?? '', row);
      insert.run(row.seq, row.at, row.by_user, row.action, row.subject_kind, row.subject_id, row.before, row.after, hash);
      setHead.run(`${row.seq}:${hash}`);
      return row.seq;
    },

    /** Newest first; of one subject when `subjectId` is given. */
    list(request: { readonly subjectId?: string } & PageRequest): Page<JournalDetail> {
      const { subjectId, limit, offset } = request;
      const rows = subjectId === undefined ? selectPage.all(limit, offset) : selectPageOf.all(subjectId, limit, offset);
      const total = (subjectId === undefined ? count.get() : countOf.get(subjectId))?.n ?? 0;
      return { total, rows: rows.map(toDetail) };
    },

    /**
     * Number of the last entry that may have changed what a run reads of a period's outlets, figures and approved visits; 0 of
     * none. Runs, decisions on them, schemes, and visits before their approval change nothing of it.
     */
    lastDataSeq: (): number => selectLastData.get()?.seq ?? 0,

    /** Number of the last entry that may have changed anything that a run reads, earlier runs and levels included; 0 of none. */
    lastInputSeq: (): number => selectLastInput.get()?.seq ?? 0,

    /** Number of the last entry that may have changed outlets or regions; 0 of none. Figures, visits, runs and schemes change neither. */
    lastOutletSeq: (): number => selectLastOutlet.get()?.seq ?? 0,

    /** The entries that changed the level history, oldest first. */
    levelEntries: (): readonly JournalDetail[] => selectLevels.all().map(toDetail),

    /** Instant of the last change; null: none yet. */
    lastAt: (): string | null => selectLast.get()?.at ?? null,

    /** Reckons the whole chain again. */
    verifyChain(): ChainCheck {
      let hash = '';
      let seq = 0;
      for (const row of selectChain.iterate()) {
        seq += 1;
        hash = chainHash(hash, row);
        if (row.seq !== seq || row.hash !== hash) return { state: 'broken', seq };
      }
      const head = selectHead.get()?.value ?? '0:';
      if (head === `${seq}:${hash}`) return { state: 'whole', entries: seq };
      const expected = Number(head.split(':')[0]);
      return expected > seq ? { state: 'cut', expected, found: seq } : { state: 'broken', seq };
    },
  };
}

function chainHash(before: string, row: Row): string {
  const { seq, at, by_user, action, subject_kind, subject_id } = row;
  const content = canonicalJson({ seq, at, by_user, action, subject_kind, subject_id, before: row.before, after: row.after });
  return createHash('sha256').update(before).update(content).digest('hex');
}

function jsonOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : canonicalJson(value);
}

function toDetail(row: Row): JournalDetail {
  const before: unknown = row.before === null ? null : JSON.parse(row.before);
  const after: unknown = row.after === null ? null : JSON.parse(row.after);
  return {
    seq: row.seq,
    at: row.at,
    by: row.by_user,
    action: row.action,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    summary: changeSummary(before, after),
    before,
    after,
  };
}
