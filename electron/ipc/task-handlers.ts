import type { ExportRequest } from '../../shared/ipc-contract.ts';
import { exportFileName } from '../services/export/export-file-name.ts';
import { describeImportFile } from '../services/import/describe-file.ts';
import type { AppHandlerParts } from './app-handlers.ts';
import type { ChosenFiles } from './chosen-files.ts';
import type { Handlers } from './handle.ts';

type TaskChannel =
  | 'grading:start'
  | 'grading:publish'
  | 'import:choose-file'
  | 'import:start'
  | 'export:table';

/** Long work: what starts it, and the ledger of imports. */
export function taskHandlers({ session, tasks, choose, chosen }: AppHandlerParts & { readonly chosen: ChosenFiles }): Pick<Handlers, TaskChannel> {
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
      chosen.check(request.path);
      chosen.check(request.answersPath);
      return tasks.start({ kind: 'import', request }, storePath());
    },
    'export:table': startExport,
  };
}
