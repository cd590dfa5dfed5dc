import type { ReportSetCalls } from '../../shared/contract/report-set-calls.ts';
import { AppError } from '../../shared/errors.ts';
import { deleteReportSet, listReportSets, saveReportSet } from '../services/reports/report-sets.ts';
import type { AppHandlerParts } from './app-handlers.ts';
import type { Handlers } from './handle.ts';

/** Report sets. Their folder comes from the system's dialog, or is the one in which the set was written before. */
export function reportSetHandlers({ session, tasks, choose }: AppHandlerParts): Pick<Handlers, keyof ReportSetCalls> {
  return {
    'report-set:list': () => listReportSets(session.context()),
    'report-set:save': (request) => saveReportSet(session.context(), request),
    'report-set:delete': (request) => deleteReportSet(session.context(), request),
    'report-set:run': async ({ setId, period, folder }) => {
      const { store } = session.context();
      const set = store.reportSets.findById(setId);
      if (set === null) throw new AppError('report/set-not-found', { name: setId });
      const path = folder === 'kept' && set.folder !== null ? set.folder : await choose.folder();
      return path === null ? null : tasks.start({ kind: 'reportSet', setId, period, folder: path }, store.path);
    },
  };
}
