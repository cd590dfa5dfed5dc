import type { Database } from 'better-sqlite3';
import { createHash } from 'node:crypto';
import type { AttachmentId } from '../../shared/ids.ts';

/** A file kept in the store, without its content. */
export interface AttachmentRecord {
  readonly no: number;
  readonly id: AttachmentId;
  /** Of the file as it came. */
  readonly name: string;
  readonly bytes: number;
  readonly hash: string;
}

export interface NewAttachmentRecord {
  readonly id: AttachmentId;
  readonly name: string;
  readonly content: Uint8Array;
  readonly at: string;
  readonly by: string;
}

export type AttachmentRepository = ReturnType<typeof createAttachmentRepository>;

/** Files laid beside decisions and objections. They stand in the store itself, so that every copy of it has them. */
export function createAttachmentRepository(db: Database) {
  const insertContent = db.prepare<[string, Uint8Array]>('INSERT INTO attachment_content (hash, content) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING');
  const insert = db.prepare<[string, string, number, string, string, string], { no: number }>(
    'INSERT INTO attachment (id, name, bytes, hash, added_at, added_by) VALUES (?, ?, ?, ?, ?, ?) RETURNING no',
  );
  const select = db.prepare<[number], AttachmentRecord>('SELECT no, id, name, bytes, hash FROM attachment WHERE no = ?');
  const selectById = db.prepare<[string], AttachmentRecord>('SELECT no, id, name, bytes, hash FROM attachment WHERE id = ?');
  const selectContent = db.prepare<[string], { content: Uint8Array }>('SELECT content FROM attachment_content WHERE hash = ?');
  const selectContents = db.prepare<[], { hash: string; content: Uint8Array }>('SELECT hash, content FROM attachment_content ORDER BY hash');
  const removeUnused = db.prepare(`
    DELETE FROM attachment WHERE NOT EXISTS (SELECT 1 FROM movement_decision d WHERE d.attachment_no = attachment.no)
      AND NOT EXISTS (SELECT 1 FROM objection o WHERE o.attachment_no = attachment.no)
      AND NOT EXISTS (SELECT 1 FROM objection o WHERE o.answer_attachment_no = attachment.no)`);
  const removeContents = db.prepare('DELETE FROM attachment_content WHERE NOT EXISTS (SELECT 1 FROM attachment a WHERE a.hash = attachment_content.hash)');
  return {
    /** Keeps a file; one with the same content is kept once. */
    add({ id, name, content, at, by }: NewAttachmentRecord): AttachmentRecord {
      const hash = createHash('sha256').update(content).digest('hex');
      insertContent.run(hash, content);
      const made = insert.get(id, name, content.length, hash, at, by);
      if (made === undefined) throw new Error('The attachment was not stored');
      return { no: made.no, id, name, bytes: content.length, hash };
    },
    findByNo: (no: number): AttachmentRecord | null => select.get(no) ?? null,
    findById: (id: AttachmentId): AttachmentRecord | null => selectById.get(id) ?? null,
    content: (hash: string): Uint8Array | null => selectContent.get(hash)?.content ?? null,
    /** Hashes whose content is not what they say. */
    altered(): readonly string[] {
      const found: string[] = [];
      for (const { hash, content } of selectContents.iterate()) {
        if (createHash('sha256').update(content).digest('hex') !== hash) found.push(hash);
      }
      return found;
    },
    /** Takes away files that nothing points to any more. */
    removeUnused(): void {
      removeUnused.run();
      removeContents.run();
    },
  };
}
