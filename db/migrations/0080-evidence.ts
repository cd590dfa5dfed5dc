import type { Migration } from './migration.ts';

/** Photos, where they are used, which look alike, and the facts of a visit's head. */
export const evidence: Migration = {
  version: 80,
  name: 'evidence',
  up: (db) =>
    db.exec(`
    -- A stored picture. Its file stands in the folder beside the store and is named by the hash: no path is kept.
    CREATE TABLE photo (
      no       INTEGER PRIMARY KEY,
      hash     TEXT NOT NULL UNIQUE CHECK (length(hash) = 64 AND hash NOT GLOB '*[^0-9a-f]*'), -- sha256 of the stored file
      type     TEXT NOT NULL CHECK (type IN ('image/jpeg', 'image/png', 'image/webp')),
      width    INTEGER NOT NULL CHECK (width > 0), -- as one sees it, upright
      height   INTEGER NOT NULL CHECK (height > 0),
      bytes    INTEGER NOT NULL CHECK (bytes > 0),
      likeness TEXT CHECK (length(likeness) = 32), -- perceptual hash, 128 bits in hex; null: too even to tell it by
      -- The first 64 bits of it in four parts, to find what is like it.
      part_0   INTEGER CHECK (part_0 BETWEEN 0 AND 65535),
      part_1   INTEGER CHECK (part_1 BETWEEN 0 AND 65535),
      part_2   INTEGER CHECK (part_2 BETWEEN 0 AND 65535),
      part_3   INTEGER CHECK (part_3 BETWEEN 0 AND 65535),
      added_at TEXT NOT NULL
    ) STRICT;
    CREATE INDEX photo_by_part_0 ON photo (part_0);
    CREATE INDEX photo_by_part_1 ON photo (part_1);
    CREATE INDEX photo_by_part_2 ON photo (part_2);
    CREATE INDEX photo_by_part_3 ON photo (part_3);

    -- A photo standing with something: an item of a visit, later an appeal or an action.
    CREATE TABLE photo_use (
      no             INTEGER PRIMARY KEY,
      id             TEXT NOT NULL UNIQUE,
      photo_no       INTEGER NOT NULL REFERENCES photo (no) ON DELETE RESTRICT,
      subject_kind   TEXT NOT NULL CHECK (subject_kind IN ('visit', 'appeal', 'action', 'checklist')),
      subject_id     TEXT NOT NULL,
      item           TEXT, -- code of the item; null: the subject as a whole
      name           TEXT NOT NULL, -- of the file as it came
      original_hash  TEXT NOT NULL, -- sha256 of the file as it came
      original_bytes INTEGER NOT NULL CHECK (original_bytes > 0),
      taken_at       TEXT, -- the camera's own clock, 'YYYY-MM-DDTHH:MM:SS', no time zone; null: the file does not say
      camera         TEXT,
      at             TEXT NOT NULL,
      by_user        TEXT NOT NULL,
      removed_at     TEXT, -- null: it stands
      removed_by     TEXT
    ) STRICT;
    CREATE INDEX photo_use_by_subject ON photo_use (subject_id, subject_kind);
    CREATE INDEX photo_use_by_photo ON photo_use (photo_no);
    CREATE INDEX photo_use_by_original ON photo_use (original_hash);

    -- Pairs of photos that look nearly the same, in both directions. distance: differing bits of 128.
    CREATE TABLE photo_likeness (
      photo_no INTEGER NOT NULL REFERENCES photo (no) ON DELETE CASCADE,
      other_no INTEGER NOT NULL REFERENCES photo (no) ON DELETE CASCADE,
      distance INTEGER NOT NULL CHECK (distance BETWEEN 0 AND 128),
      PRIMARY KEY (photo_no, other_no)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX photo_likeness_by_other ON photo_likeness (other_no);

    ALTER TABLE visit ADD COLUMN second_auditor TEXT;
    ALTER TABLE visit ADD COLUMN time_slot TEXT CHECK (time_slot IN ('morning', 'noon', 'afternoon', 'evening', 'night'));
    ALTER TABLE visit ADD COLUMN arrived_at TEXT CHECK (arrived_at GLOB '[0-2][0-9]:[0-5][0-9]' AND arrived_at < '24:00');
    ALTER TABLE visit ADD COLUMN left_at TEXT CHECK (left_at GLOB '[0-2][0-9]:[0-5][0-9]' AND left_at < '24:00');
    -- Whether the auditor sees the score while filling in.
    ALTER TABLE visit ADD COLUMN show_score INTEGER NOT NULL DEFAULT 1 CHECK (show_score IN (0, 1));
  `),
};
