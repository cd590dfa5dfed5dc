import { v7 as uuid } from 'uuid';
import type { AttachmentRecord } from '../../../db/repositories/attachment-repository.ts';
import type { Store } from '../../../db/store.ts';
import { MOST_ATTACHMENT_BYTES, type Attachment, type NewAttachment } from '../../../shared/contract/publication-calls.ts';
import { AppError, type Problem } from '../../../shared/errors.ts';
import type { AttachmentId } from '../../../shared/ids.ts';
import type { ServiceContext } from '../service-context.ts';

/**
 * Keeps a file that somebody lays beside a decision or an objection, of any kind up to 20 MB; call it in the transaction of
 * what it belongs to.
 *
 * @returns null where there is none
 * @throws {AppError} `attachment/empty`, `attachment/too-large`
 */
export function keepAttachment({ store, user }: ServiceContext, file: NewAttachment | undefined, at: string): AttachmentRecord | null {
  if (file === undefined) return null;
  // A path never becomes part of the name, whichever system it came from.
  const name = file.name.split(/[\\/]/).at(-1)?.trim() ?? '';
  if (file.bytes.length === 0 || name === '') throw new AppError('attachment/empty', { name: file.name });
  if (file.bytes.length > MOST_ATTACHMENT_BYTES) throw new AppError('attachment/too-large', { name, most: MOST_ATTACHMENT_BYTES / 1024 / 1024 });
  return store.attachments.add({ id: uuid() as AttachmentId, name, content: file.bytes, at, by: user });
}

export function attachmentOf(store: Store, no: number | null): Attachment | null {
  const found = no === null ? null : store.attachments.findByNo(no);
  return found === null ? null : { id: found.id, name: found.name, bytes: found.bytes };
}

/** The file with its content. @throws {AppError} `attachment/not-found` */
export function readAttachment({ store }: Pick<ServiceContext, 'store'>, id: AttachmentId): { readonly name: string; readonly content: Uint8Array } {
  const found = store.attachments.findById(id);
  const content = found === null ? null : store.attachments.content(found.hash);
  if (found === null || content === null) throw new AppError('attachment/not-found');
  return { name: found.name, content };
}

/** Files whose content is not what their hash says. */
export function attachmentProblems(store: Store): readonly Problem[] {
  return store.attachments.altered().map((hash) => ({ severity: 'error', path: `attachment ${hash.slice(0, 16)}`, code: 'attachment/altered', params: { hash: hash.slice(0, 16) } }));
}
