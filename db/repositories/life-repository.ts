import type { Database } from 'better-sqlite3';
import type { IsoDate } from '../../shared/dates.ts';
import type { LifeChangeId } from '../../shared/ids.ts';
import type { LifeKind, MergedFigures } from '../../shared/contract/life-calls.ts';

/** An outlet keeps its level from a day on until another, not included; null: until further notice. */
export interface Freeze {
  readonly from: IsoDate;
  readonly until: IsoDate | null;
  readonly reason: string;
}

/** An outlet goes on as part of another from a day on. */
export interface Merge {
  readonly outletNo: number;
  readonly intoNo: number;
  readonly from: IsoDate;
  readonly figures: MergedFigures;
}

export interface RegionEnd {
  readonly from: IsoDate;
  readonly intoNo: number;
}

export interface LifeChangeRecord {
  readonly no: number;
  readonly id: LifeChangeId;
  readonly subjectKind: 'outlet' | 'region';
  readonly subjectNo: number;
  readonly kind: LifeKind;
  readonly from: IsoDate;
  /** What was asked, for people. */
  readonly what: unknown;
  /** Facts that the change touched, as they were and as it left them. */
  readonly before: unknown;
  readonly after: unknown;
  readonly reason: string;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly undoneAt: string | null;
  readonly undoneBy: string | null;
  readonly undoneWhy: string | null;
}

interface Row {
  readonly no: number;
  readonly id: LifeChangeId;
  readonly subject_kind: 'outlet' | 'region';
  readonly subject_no: number;
  readonly kind: LifeKind;
  readonly from_day: IsoDate;
  readonly what: string;
  readonly before: string;
  readonly after: string;
  readonly reason: string;
  readonly made_at: string;
  readonly made_by: string;
  readonly undone_at: string | null;
  readonly undone_by: string | null;
  readonly undone_why: string | null;
}

export type LifeRepository = ReturnType<typeof createLifeRepository>;

/** Frozen spans, mergers, ended regions, and the changes by hand that made them. */
export function createLifeRepository(db: Database) {
  const selectFreezes = db.prepare<[number], Freeze>('SELECT from_day AS "from", until_day AS until, reason FROM outlet_freeze WHERE outlet_no = ? ORDER BY from_day');
  const removeFreezes = db.prepare<[number]>('DELETE FROM outlet_freeze WHERE outlet_no = ?');
  const insertFreeze = db.prepare<[number, string, string | null, string]>('INSERT INTO outlet_freeze (outlet_no, from_day, until_day, reason) VALUES (?, ?, ?, ?)');
  const MERGE = 'SELECT outlet_no AS outletNo, into_no AS intoNo, from_day AS "from", figures FROM outlet_merge';
  const selectMerge = db.prepare<[number], Merge>(`${MERGE} WHERE outlet_no = ?`);
  const selectMergedInto = db.prepare<[number], Merge>(`${MERGE} WHERE into_no = ? ORDER BY from_day, outlet_no`);
  const selectMergesBy = db.prepare<[string], Merge>(`${MERGE} WHERE from_day <= ? ORDER BY from_day, outlet_no`);
  const removeMerge = db.prepare<[number]>('DELETE FROM outlet_merge WHERE outlet_no = ?');
  const insertMerge = db.prepare<[number, number, string, string]>('INSERT INTO outlet_merge (outlet_no, into_no, from_day, figures) VALUES (?, ?, ?, ?)');
  const selectEnd = db.prepare<[number], RegionEnd>('SELECT from_day AS "from", into_no AS intoNo FROM region_end WHERE region_no = ?');
  const removeEnd = db.prepare<[number]>('DELETE FROM region_end WHERE region_no = ?');
  const insertEnd = db.prepare<[number, string, number]>('INSERT INTO region_end (region_no, from_day, into_no) VALUES (?, ?, ?)');
  const insertChange = db.prepare<[string, string, number, string, string, string, string, string, string, string, string]>(`
    INSERT INTO life_change (id, subject_kind, subject_no, kind, from_day, what, before, after, reason, made_at, made_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const selectChanges = db.prepare<[string, number], Row>('SELECT * FROM life_change WHERE subject_kind = ? AND subject_no = ? ORDER BY no DESC');
  const selectChange = db.prepare<[string], Row>('SELECT * FROM life_change WHERE id = ?');
  const setUndone = db.prepare<[string, string, string, number]>('UPDATE life_change SET undone_at = ?, undone_by = ?, undone_why = ? WHERE no = ?');
  return {
    /** Spans in which an outlet is frozen, the oldest first. */
    freezes: (outletNo: number): readonly Freeze[] => selectFreezes.all(outletNo),
    setFreezes(outletNo: number, freezes: readonly Freeze[]): void {
      removeFreezes.run(outletNo);
      for (const { from, until, reason } of freezes) insertFreeze.run(outletNo, from, until, reason);
    },
    /** Into what an outlet was merged; null: it was not. */
    findMerge: (outletNo: number): Merge | null => selectMerge.get(outletNo) ?? null,
    mergedInto: (outletNo: number): readonly Merge[] => selectMergedInto.all(outletNo),
    /** Mergers that have taken place by a day, the oldest first. */
    mergesBy: (day: IsoDate): readonly Merge[] => selectMergesBy.all(day),
    setMerge(outletNo: number, merge: Omit<Merge, 'outletNo'> | null): void {
      removeMerge.run(outletNo);
      if (merge !== null) insertMerge.run(outletNo, merge.intoNo, merge.from, merge.figures);
    },
    /** null: the region goes on. */
    findRegionEnd: (regionNo: number): RegionEnd | null => selectEnd.get(regionNo) ?? null,
    setRegionEnd(regionNo: number, end: RegionEnd | null): void {
      removeEnd.run(regionNo);
      if (end !== null) insertEnd.run(regionNo, end.from, end.intoNo);
    },
    record({ id, subjectKind, subjectNo, kind, from, what, before, after, reason, madeAt, madeBy }: Omit<LifeChangeRecord, 'no' | 'undoneAt' | 'undoneBy' | 'undoneWhy'>): void {
      insertChange.run(id, subjectKind, subjectNo, kind, from, JSON.stringify(what), JSON.stringify(before), JSON.stringify(after), reason, madeAt, madeBy);
    },
    /** The newest first, those taken back too. */
    changes: (subjectKind: 'outlet' | 'region', subjectNo: number): readonly LifeChangeRecord[] => selectChanges.all(subjectKind, subjectNo).map(toChange),
    findChange(id: LifeChangeId): LifeChangeRecord | null {
      const row = selectChange.get(id);
      return row === undefined ? null : toChange(row);
    },
    markUndone: (no: number, at: string, by: string, why: string): void => void setUndone.run(at, by, why, no),
  };
}

function toChange(row: Row): LifeChangeRecord {
  return {
    no: row.no,
    id: row.id,
    subjectKind: row.subject_kind,
    subjectNo: row.subject_no,
    kind: row.kind,
    from: row.from_day,
    what: JSON.parse(row.what),
    before: JSON.parse(row.before),
    after: JSON.parse(row.after),
    reason: row.reason,
    madeAt: row.made_at,
    madeBy: row.made_by,
    undoneAt: row.undone_at,
    undoneBy: row.undone_by,
    undoneWhy: row.undone_why,
  };
}
