import type { ExportRequest } from '../../shared/ipc-contract.ts';
import { exportFileName } from '../services/export/export-file-name.ts';
import type { AppHandlerParts } from './app-handlers.ts';
import type { Handlers } from './handle.ts';

type TaskChannel =
  | 'grading:start'
  | 'grading:publish'
  | 'export:table';

/** What starts long work. */
export function taskHandlers({ session, tasks, choose }: AppHandlerParts): Pick<Handlers, TaskChannel> {
  const storePath = (): string => session.context().store.path;
  const startExport = async (request: ExportRequest) => {
    const context = session.context();
    const path = await choose.saveAs(exportFileName(context, request), request.format);
    return path === null ? null : tasks.start({ kind: 'export', request, path }, context.store.path);
  };
  return {
    'grading:start': ({ schemeCode, period }) => tasks.start({ kind: 'grade', schemeCode, period }, storePath()),
    'grading:publish': (request) => tasks.start({ kind: 'publish', request }, storePath()),
    'export:table': startExport,
  };
}
