import { existsSync } from 'node:fs';
import { shell } from 'electron';
import { AppError } from '../../shared/errors.ts';
import type { ExportRequest } from '../../shared/ipc-contract.ts';
import { exportFileName } from '../services/export/export-file-name.ts';
import { describeImportFile } from '../services/import/describe-file.ts';
import { listImports } from '../services/import/list-imports.ts';
import { undoImport } from '../services/import/undo-import.ts';
import type { AppHandlerParts } from './app-handlers.ts';
import type { Handlers } from './handle.ts';

type TaskChannel =
  | 'grading:start'
  | 'grading:publish'
  | 'import:choose-file'
  | 'import:start'
  | 'import:list'
  | 'import:undo'
  | 'import:show-rejects'
  | 'export:table';

/** Long work: what starts it, and the ledger of imports. */
export function taskHandlers({ session, tasks, choose }: AppHandlerParts): Pick<Handlers, TaskChannel> {
  /** Files that the person chose; the window can have no other one read. */
  const chosen = new Set<string>();
  const checkChosen = (path: string | undefined): void => {
    if (path !== undefined && !chosen.has(path)) throw new AppError('import/not-chosen', { path });
  };
  const storePath = (): string => session.context().store.path;
  const startExport = async (request: ExportRequest) => {
    const context = session.context();
    const path = await choose.saveAs(exportFileName(context, request), request.format);
    return path === null ? null : tasks.start({ kind: 'export', request, path }, context.store.path);
  };
  return {
    'grading:start': ({ schemeCode, period }) => tasks.start({ kind: 'grade', schemeCode, period }, storePath()),
    'grading:publish': (request) => tasks.start({ kind: 'publish', request }, storePath()),
    'import:choose-file': async ({ kind }) => {
      const context = session.context();
      const path = await choose.file(kind === 'scheme' ? ['json'] : kind === 'checklist' ? ['json', 'xlsx'] : ['csv', 'txt', 'xlsx']);
      if (path === null) return null;
      chosen.add(path);
      return describeImportFile(context, { kind, path });
    },
    'import:start': (request) => {
      checkChosen(request.path);
      checkChosen(request.answersPath);
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
    'export:table': startExport,
  };
}
