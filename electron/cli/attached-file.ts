import { readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { MOST_ATTACHMENT_BYTES, type NewAttachment } from '../../shared/contract/publication-calls.ts';
import { AppError } from '../../shared/errors.ts';
import { onFile } from '../../db/file-error.ts';
import type { CommandCall } from './command.ts';
import { textOption } from './read-options.ts';

/** `--attach FILE` as a part of a request; nothing where it was not given. @throws {AppError} `attachment/too-large`, `file/...` */
export function attachedFile(call: CommandCall): { readonly attachment?: NewAttachment } {
  const given = textOption(call, 'attach');
  if (given === undefined) return {};
  const path = resolve(given);
  return onFile(path, () => {
    if (statSync(path).size > MOST_ATTACHMENT_BYTES) throw new AppError('attachment/too-large', { name: basename(path), most: MOST_ATTACHMENT_BYTES / 1024 / 1024 });
    return { attachment: { name: basename(path), bytes: new Uint8Array(readFileSync(path)) } };
  });
}
