import { basename } from 'node:path';
import { readFileSync, writeFileSync } from 'node:fs';
import { AppError } from '../../shared/errors.ts';
import type { SchemeCalls } from '../../shared/contract/scheme-calls.ts';
import type { AppSession } from '../app-session.ts';
import type { PathChooser } from '../choose-path.ts';
import { getScheme } from '../services/schemes/list-schemes.ts';
import { listSchemeVersions } from '../services/schemes/list-versions.ts';
import { createScheme, discardDraft, editScheme, importDraft, publishScheme, saveDraft } from '../services/schemes/scheme-drafts.ts';
import { listSchemeTemplates } from '../services/schemes/scheme-templates.ts';
import { schemeVocabulary } from '../services/schemes/scheme-vocabulary.ts';
import type { ServiceContext } from '../services/service-context.ts';
import { decodeText } from '../tabular/decode-text.ts';
import type { StudyRunner } from '../tasks/study-runner.ts';
import type { Handlers } from './handle.ts';

export interface SchemeHandlerParts {
  readonly session: AppSession;
  /** A thread of its own beside that of the studies: the designer does not wait for them. */
  readonly trials: StudyRunner;
  readonly choose: PathChooser;
}

/** The scheme designer's calls: versions and drafts, files, trials. */
export function schemeHandlers({ session, trials, choose }: SchemeHandlerParts): Pick<Handlers, keyof SchemeCalls> {
  const on =
    <Q, A>(service: (context: ServiceContext, request: Q) => A) =>
    (request: Q): A =>
      service(session.context(), request);
  return {
    'scheme:versions': () => listSchemeVersions(session.context()),
    'scheme:templates': () => listSchemeTemplates(),
    'scheme:create': on(createScheme),
    'scheme:edit': on(editScheme),
    'scheme:save-draft': on(saveDraft),
    'scheme:publish': on(publishScheme),
    'scheme:discard': on(discardDraft),
    'scheme:vocabulary': () => schemeVocabulary(session.context()),
    'scheme:export': async (request) => {
      const { row, scheme } = getScheme(session.context(), request);
      const path = await choose.saveAs(`${row.code}-v${row.version}.json`, 'json');
      if (path === null) return null;
      try {
        writeFileSync(path, `${JSON.stringify(scheme, null, 2)}\n`);
      } catch (error) {
        throw new AppError('file/cannot-write', { file: path, detail: error instanceof Error ? error.message : String(error) }, { cause: error });
      }
      return path;
    },
    'scheme:import': async () => {
      const context = session.context();
      const path = await choose.file(['json']);
      if (path === null) return null;
      return importDraft(context, { file: basename(path), raw: readDocument(path) });
    },
    'scheme:trial': (request) => trials.run(session.context().store.path, 'trial', request),
    'scheme:trial-progress': () => trials.progress('trial'),
    'scheme:cancel-trial': () => {
      trials.cancel('trial');
      return null;
    },
  };
}

function readDocument(path: string): unknown {
  const file = basename(path);
  const text = decodeText(readFileSync(path), file);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError('import/not-json', { file, detail: error instanceof Error ? error.message : String(error) }, { cause: error });
  }
}
