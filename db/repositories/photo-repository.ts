import type { Database } from 'better-sqlite3';
import type { IsoDate } from '../../shared/dates.ts';
import type { PhotoUseId, VisitId } from '../../shared/ids.ts';
import { likenessParts, nearDistance, nearParts, type Likeness } from '../../shared/photo/likeness.ts';
import type { AlikePhoto, PhotoType, VisitPhoto } from '../../shared/photo/photo.ts';

/** A picture as it is stored. */
export interface StoredPhoto {
  /** sha256 of the file in hex; its name in the folder beside the store. */
  readonly hash: string;
  readonly type: PhotoType;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  /** null: too even to tell it by. */
  readonly likeness: Likeness | null;
}

/** What a photo can stand with. */
export type PhotoSubject = 'visit' | 'appeal' | 'action' | 'checklist';

/** A photo standing with something, and what its file said when it came. */
export interface PhotoUse {
  readonly id: PhotoUseId;
  readonly photoNo: number;
  readonly subjectKind: PhotoSubject;
  readonly subjectId: string;
  readonly item: string | null;
  readonly name: string;
  readonly originalHash: string;
  readonly originalBytes: number;
  /** Local time as the camera said it; null: it did not. */
  readonly takenAt: string | null;
  readonly camera: string | null;
  readonly at: string;
  readonly by: string;
  /** null: it stands. */
  readonly removedAt: string | null;
}

interface UseRow {
  readonly id: PhotoUseId;
  readonly photo_no: number;
  readonly subject_kind: PhotoSubject;
  readonly subject_id: string;
  readonly item: string | null;
  readonly name: string;
  readonly original_hash: string;
  readonly original_bytes: number;
  readonly taken_at: string | null;
  readonly camera: string | null;
  readonly at: string;
  readonly by_user: string;
  readonly removed_at: string | null;
}
interface ShownRow extends UseRow {
  readonly hash: string;
  readonly type: PhotoType;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
}
interface AlikeRow {
  readonly hash: string;
  readonly distance: number;
  readonly is_same: number;
  readonly visit_id: VisitId;
  readonly visit_code: string;
  readonly visited_on: IsoDate;
  readonly outlet_name: string;
  readonly is_same_outlet: number;
  readonly item: string;
}

/** Others named with a photo; a picture that stands in more places is told by these as well. */
const MOST_ALIKE = 20;

export type PhotoRepository = ReturnType<typeof createPhotoRepository>;

/** Photos by content, where they stand, and which look alike. The files themselves are in db/photo-folder.ts. */
export function createPhotoRepository(db: Database) {
  const selectNo = db.prepare<[string], { no: number }>('SELECT no FROM photo WHERE hash = ?');
  const selectPhoto = db.prepare<[string], StoredPhoto>('SELECT hash, type, width, height, bytes, likeness FROM photo WHERE hash = ?');
  const insertPhoto = db.prepare<[string, string, number, number, number, string | null, number | null, number | null, number | null, number | null, string]>(`
    INSERT INTO photo (hash, type, width, height, bytes, likeness, part_0, part_1, part_2, part_3, added_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const selectNear = db.prepare<[string, string, string, string], { no: number; likeness: string }>(`
    SELECT no, likeness FROM photo
    WHERE part_0 IN (SELECT value FROM json_each(?)) OR part_1 IN (SELECT value FROM json_each(?))
      OR part_2 IN (SELECT value FROM json_each(?)) OR part_3 IN (SELECT value FROM json_each(?))`);
  const insertPair = db.prepare<[number, number, number]>('INSERT INTO photo_likeness (photo_no, other_no, distance) VALUES (?, ?, ?)');
  const insertUse = db.prepare<[string, number, string, string, string | null, string, string, number, string | null, string | null, string, string]>(`
    INSERT INTO photo_use (id, photo_no, subject_kind, subject_id, item, name, original_hash, original_bytes, taken_at, camera, at, by_user)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
  const selectUse = db.prepare<[string], UseRow>('SELECT * FROM photo_use WHERE id = ?');
  const setRemoved = db.prepare<[string | null, string | null, string]>('UPDATE photo_use SET removed_at = ?, removed_by = ? WHERE id = ?');
  const removeAllOf = db.prepare<[string, string, string, string]>(
    'UPDATE photo_use SET removed_at = ?, removed_by = ? WHERE subject_kind = ? AND subject_id = ? AND removed_at IS NULL',
  );
  const selectShown = db.prepare<[string, string], ShownRow>(`
    SELECT u.*, p.hash, p.type, p.width, p.height, p.bytes FROM photo_use u JOIN photo p ON p.no = u.photo_no
    WHERE u.subject_kind = ? AND u.subject_id = ? AND u.removed_at IS NULL ORDER BY u.no`);
  const selectAlike = db.prepare<[string, string, string, string], AlikeRow>(`
    WITH mine AS (SELECT * FROM photo_use WHERE id = ?),
    other AS (
      SELECT o.*, 0 AS distance, 1 AS is_same FROM mine JOIN photo_use o ON o.photo_no = mine.photo_no
      UNION ALL
      SELECT o.*, 0, 1 FROM mine JOIN photo_use o ON o.original_hash = mine.original_hash AND o.photo_no <> mine.photo_no
      UNION ALL
      SELECT o.*, l.distance, 0 FROM mine JOIN photo_likeness l ON l.photo_no = mine.photo_no JOIN photo_use o ON o.photo_no = l.other_no
        AND o.original_hash <> mine.original_hash
    )
    SELECT p.hash, other.distance, other.is_same, v.id AS visit_id, v.code AS visit_code, v.visited_on, other.item,
      s.name AS outlet_name, v.outlet_no = (SELECT outlet_no FROM visit WHERE id = ?) AS is_same_outlet
    FROM other JOIN photo p ON p.no = other.photo_no JOIN visit v ON v.id = other.subject_id
      JOIN outlet_state s ON s.outlet_no = v.outlet_no
        AND s.valid_from = (SELECT MAX(valid_from) FROM outlet_state WHERE outlet_no = v.outlet_no AND valid_from <= v.visited_on)
    WHERE other.subject_kind = 'visit' AND other.subject_id <> ? AND other.removed_at IS NULL AND other.item IS NOT NULL
    ORDER BY other.is_same DESC, other.distance, v.visited_on DESC, v.code, other.no LIMIT CAST(? AS INTEGER)`);
  const countStanding = db.prepare<[], { n: number; bytes: number | null }>(`
    SELECT COUNT(*) AS n, SUM(bytes) AS bytes FROM photo WHERE no IN (SELECT photo_no FROM photo_use WHERE removed_at IS NULL)`);
  const selectStanding = db.prepare<[], Pick<StoredPhoto, 'hash' | 'type' | 'bytes'>>(`
    SELECT hash, type, bytes FROM photo WHERE no IN (SELECT photo_no FROM photo_use WHERE removed_at IS NULL) ORDER BY hash`);
  const selectPlaces = db.prepare<[string], { subject_kind: PhotoSubject; subject_id: string; item: string | null; code: string | null }>(`
    SELECT u.subject_kind, u.subject_id, u.item, v.code FROM photo_use u JOIN photo p ON p.no = u.photo_no
    LEFT JOIN visit v ON v.id = u.subject_id WHERE p.hash = ? AND u.removed_at IS NULL ORDER BY u.no`);
  const selectForsaken = db.prepare<[string, string], { no: number; hash: string; type: PhotoType; bytes: number }>(`
    SELECT no, hash, type, bytes FROM photo p
    WHERE added_at < ? AND NOT EXISTS (SELECT 1 FROM photo_use u WHERE u.photo_no = p.no AND (u.removed_at IS NULL OR u.removed_at >= ?))
    ORDER BY hash`);
  const dropUses = db.prepare<[number]>('DELETE FROM photo_use WHERE photo_no = ?');
  const dropPhoto = db.prepare<[number]>('DELETE FROM photo WHERE no = ?');

  /** Pairs the photo with those that look nearly the same. */
  function pairUp(no: number, likeness: Likeness): void {
    const [a = '[]', b = '[]', c = '[]', d = '[]'] = likenessParts(likeness).map((part) => JSON.stringify(nearParts(part)));
    for (const other of selectNear.all(a, b, c, d)) {
      const distance = other.no === no ? null : nearDistance(likeness, other.likeness);
      if (distance === null) continue;
      insertPair.run(no, other.no, distance);
      insertPair.run(other.no, no, distance);
    }
  }

  return {
    /** The photo's number; a new one is kept and compared with all others. */
    ensure(photo: StoredPhoto, at: string): number {
      const known = selectNo.get(photo.hash);
      if (known !== undefined) return known.no;
      const { hash, type, width, height, bytes, likeness } = photo;
      const [a = null, b = null, c = null, d = null] = likeness === null ? [] : likenessParts(likeness);
      const no = Number(insertPhoto.run(hash, type, width, height, bytes, likeness, a, b, c, d, at).lastInsertRowid);
      if (likeness !== null) pairUp(no, likeness);
      return no;
    },
    /** null: no such photo in this store. */
    findByHash: (hash: string): StoredPhoto | null => selectPhoto.get(hash) ?? null,

    addUse(use: Omit<PhotoUse, 'removedAt'>): void {
      const { id, photoNo, subjectKind, subjectId, item, name, originalHash, originalBytes, takenAt, camera, at, by } = use;
      insertUse.run(id, photoNo, subjectKind, subjectId, item, name, originalHash, originalBytes, takenAt, camera, at, by);
    },
    findUse(id: PhotoUseId): PhotoUse | null {
      const row = selectUse.get(id);
      return row === undefined ? null : toUse(row);
    },
    /** Takes a use out; its picture stays until it is cleaned up, so that this can be taken back. */
    removeUse: (id: PhotoUseId, at: string, by: string): void => void setRemoved.run(at, by, id),
    restoreUse: (id: PhotoUseId): void => void setRemoved.run(null, null, id),
    removeUsesOf: (kind: PhotoSubject, subjectId: string, at: string, by: string): void => void removeAllOf.run(at, by, kind, subjectId),

    /** Photos of a visit in the order they came, with the same and nearly the same ones of other visits. */
    ofVisit(visitId: VisitId): readonly VisitPhoto[] {
      return selectShown.all('visit', visitId).map((row) => toVisitPhoto(row, selectAlike.all(row.id, visitId, visitId, String(MOST_ALIKE))));
    },
    /** Photos that stand with anything else, in the order they came; `alike` is left empty. */
    ofSubject(kind: PhotoSubject, subjectId: string): readonly VisitPhoto[] {
      return selectShown.all(kind, subjectId).map((row) => toVisitPhoto(row, []));
    },

    /** Photos that stand somewhere, and the bytes of their files. */
    totals(): { readonly photos: number; readonly bytes: number } {
      const row = countStanding.get();
      return { photos: row?.n ?? 0, bytes: row?.bytes ?? 0 };
    },
    /** Photos that stand somewhere, by hash. */
    standing: (): readonly Pick<StoredPhoto, 'hash' | 'type' | 'bytes'>[] => selectStanding.all(),
    /** Where a photo stands, in words: `V-20260923-0001 C3`. */
    placesOf: (hash: string): readonly string[] =>
      selectPlaces.all(hash).map((row) => [row.code ?? `${row.subject_kind} ${row.subject_id}`, row.item].filter((part) => part !== null).join(' ')),
    /** Photos that stand nowhere since before `before`. */
    forsaken: (before: string): readonly (Pick<StoredPhoto, 'hash' | 'type' | 'bytes'> & { readonly no: number })[] => selectForsaken.all(before, before),
    /** Forgets a photo that stands nowhere, with its removed uses. */
    drop(no: number): void {
      dropUses.run(no);
      dropPhoto.run(no);
    },
  };
}

function toUse(row: UseRow): PhotoUse {
  return {
    id: row.id,
    photoNo: row.photo_no,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    item: row.item,
    name: row.name,
    originalHash: row.original_hash,
    originalBytes: row.original_bytes,
    takenAt: row.taken_at,
    camera: row.camera,
    at: row.at,
    by: row.by_user,
    removedAt: row.removed_at,
  };
}

function toVisitPhoto(row: ShownRow, alike: readonly AlikeRow[]): VisitPhoto {
  return {
    id: row.id,
    hash: row.hash,
    item: row.item ?? '',
    name: row.name,
    type: row.type,
    width: row.width,
    height: row.height,
    bytes: row.bytes,
    originalBytes: row.original_bytes,
    takenAt: row.taken_at,
    camera: row.camera,
    addedAt: row.at,
    addedBy: row.by_user,
    alike: alike.map(
      (other): AlikePhoto => ({
        hash: other.hash,
        how: other.is_same === 1 ? 'same' : 'nearly',
        distance: other.distance,
        visitId: other.visit_id,
        visitCode: other.visit_code,
        visitedOn: other.visited_on,
        outletName: other.outlet_name,
        isSameOutlet: other.is_same_outlet === 1,
        item: other.item,
      }),
    ),
  };
}
