import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { shell } from 'electron';
import type { PublicationCalls } from '../../shared/contract/publication-calls.ts';
import { AppError } from '../../shared/errors.ts';
import { onFile } from '../../db/file-error.ts';
import { readAttachment } from '../services/publication/attachments.ts';
import { letStand } from '../services/publication/let-stand.ts';
import { addObjection, answerObjection, withdrawObjection } from '../services/publication/objections.ts';
import { proposeRun, withdrawProposal } from '../services/publication/propose-run.ts';
import { publicationView } from '../services/publication/publication-view.ts';
import { unpublishRun } from '../services/publication/unpublish-run.ts';
import type { ServiceContext } from '../services/service-context.ts';
import type { AppHandlerParts } from './app-handlers.ts';
import type { Handlers } from './handle.ts';

/** Kinds that the system would run instead of show: they are saved, never opened. */
const RUNNABLE = new Set(['.exe', '.com', '.bat', '.cmd', '.ps1', '.vbs', '.js', '.jse', '.wsf', '.msi', '.scr', '.lnk', '.hta', '.sh', '.command', '.app', '.desktop', '.jar', '.reg', '.url', '.appimage']);

/** Proposals, objections, publication, and files laid beside them. */
export function publicationHandlers({ session, tasks, choose }: AppHandlerParts): Pick<Handlers, keyof PublicationCalls> {
  const on =
    <Q, A>(service: (context: ServiceContext, request: Q) => A) =>
    (request: Q): A =>
      service(session.context(), request);
  const storePath = (): string => session.context().store.path;
  return {
    'publication:get': on(publicationView),
    'publication:propose': on(proposeRun),
    'publication:withdraw': on(withdrawProposal),
    'publication:rerun': ({ runId, reason }) => tasks.start({ kind: 'grade', rerunOf: runId, reason }, storePath()),
    'publication:preview': ({ runId }) => tasks.start({ kind: 'correction', runId }, storePath()),
    'publication:unpublish': (request) => {
      unpublishRun(session.context(), request);
      return publicationView(session.context(), { runId: request.runId });
    },
    'publication:let-stand': on(letStand),
    'objection:add': on(addObjection),
    'objection:answer': on(answerObjection),
    'objection:withdraw': on(withdrawObjection),
    'attachment:save': async ({ attachmentId }) => {
      const { name, content } = readAttachment(session.context(), attachmentId);
      const path = await choose.saveAs(name, extname(name).slice(1) || 'bin');
      if (path === null) return null;
      onFile(path, () => writeFileSync(path, content));
      return { path };
    },
    'attachment:open': async ({ attachmentId }) => {
      const { name, content } = readAttachment(session.context(), attachmentId);
      if (RUNNABLE.has(extname(name).toLowerCase())) throw new AppError('attachment/runnable', { name });
      const path = join(mkdtempSync(join(tmpdir(), 'startier-')), [...name].map((sign) => (sign < ' ' || '<>:"|?*'.includes(sign) ? '_' : sign)).join(''));
      onFile(path, () => writeFileSync(path, content));
      const failure = await shell.openPath(path);
      if (failure !== '') throw new AppError('attachment/no-program', { name });
      return null;
    },
  };
}
