import { existsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { shell } from 'electron';
import type { ImportCalls, OpenedFile } from '../../shared/contract/import-calls.ts';
import { AppError } from '../../shared/errors.ts';
import { keepBytes, keepPasted } from '../services/import/paste-file.ts';
import { listImports } from '../services/import/list-imports.ts';
import { forgetProfile, listProfiles } from '../services/import/remember-columns.ts';
import { templateName, writeTemplate } from '../services/import/template-file.ts';
import { undoImport } from '../services/import/undo-import.ts';
import type { ImportJobs } from '../tasks/import-messages.ts';
import type { ThreadRunner } from '../tasks/thread-runner.ts';
import type { AppHandlerParts } from './app-handlers.ts';
import type { ChosenFiles } from './chosen-files.ts';
import type { Handlers } from './handle.ts';

const TABLE_FILES = ['csv', 'tsv', 'txt', 'xlsx', 'xlsm', 'xls'];
const DOCUMENT_FILES = ['json', 'xlsx'];

export interface ImportHandlerParts extends AppHandlerParts {
  readonly imports: ThreadRunner<ImportJobs>;
  readonly chosen: ChosenFiles;
  /** Folder of the program's own files. */
  readonly userData: string;
}

/** The import wizard and the ledger of imports. */
export function importHandlers({ session, tasks, choose, imports, chosen, userData }: ImportHandlerParts): Pick<Handlers, keyof ImportCalls> {
  const storePath = (): string => session.context().store.path;
  const pasted = join(userData, 'pasted');
  const opened = (path: string): OpenedFile => ({ path: chosen.add(path), name: basename(path), bytes: statSync(path).size });
  return {
    'import:open-file': async (request) => {
      const path = await choose.file(request.for === 'table' ? TABLE_FILES : DOCUMENT_FILES);
      return path === null ? null : opened(path);
    },
    'import:dropped': (request) => opened('path' in request ? request.path : keepBytes(pasted, request.name, request.bytes, new Date().toISOString())),
    'import:paste': ({ text }) => opened(keepPasted(pasted, text, new Date().toISOString())),
    'import:inspect': (request) => {
      chosen.check(request.path);
      return imports.run(storePath(), 'inspect', request);
    },
    'import:dry-run': (request) => {
      chosen.check(request.path);
      chosen.check(request.answersPath);
      return imports.run(storePath(), 'dryRun', request);
    },
    'import:faults': (request) => imports.run(storePath(), 'faults', request),
    'import:preview': (request) => imports.run(storePath(), 'preview', request),
    // Of a workbook it is not known how many rows are still to come.
    'import:progress': () => imports.progress('dryRun') || imports.progress('inspect') || null,
    'import:cancel': () => {
      imports.cancel('inspect');
      imports.cancel('dryRun');
      return null;
    },
    'import:commit': (request) => {
      chosen.check(request.path);
      chosen.check(request.answersPath);
      return tasks.start({ kind: 'import', request }, storePath());
    },
    'import:document': (request) => {
      chosen.check(request.path);
      return tasks.start({ kind: 'import', request }, storePath());
    },
    'import:list': () => listImports(session.context()),
    'import:undo': ({ importId }) => undoImport(session.context(), importId),
    'import:show-rejects': ({ importId }) => {
      const path = listImports(session.context()).find((row) => row.importId === importId)?.rejectsFile ?? '';
      if (!existsSync(path)) throw new AppError('import/rejects-gone', { path });
      shell.showItemInFolder(path);
      return null;
    },
    'import:template': async ({ kind, lang }) => {
      const path = await choose.saveAs(templateName(kind, lang), 'xlsx');
      if (path === null) return null;
      await writeTemplate(session.context(), kind, lang, path);
      return { path };
    },
    'import:profiles': () => listProfiles(session.context()),
    'import:forget-profile': (request) => forgetProfile(session.context(), request),
  };
}
