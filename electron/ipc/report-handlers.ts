import { existsSync } from 'node:fs';
import { shell } from 'electron';
import type { ReportCalls, ReportRequest } from '../../shared/contract/report-calls.ts';
import { AppError } from '../../shared/errors.ts';
import type { TaskResult } from '../../shared/ipc-contract.ts';
import type { SettingsFile } from '../app-settings.ts';
import { KEPT_REPORTS } from '../reports/recent-report.ts';
import { printOnPaper } from '../reports/page-printer.ts';
import { printDesk } from '../reports/print-desk.ts';
import { openReport } from '../services/reports/report-source.ts';
import { reportFileName, reportName, fileSafe } from '../services/reports/report-names.ts';
import type { StudyRunner } from '../tasks/study-runner.ts';
import type { AppHandlerParts } from './app-handlers.ts';
import type { Handlers } from './handle.ts';

export interface ReportHandlerParts extends AppHandlerParts {
  readonly settings: SettingsFile;
  readonly studies: StudyRunner;
}

/** Reports: looked at in the thread of the studies, written by a task. Paths come from the system's dialogs. */
export function reportHandlers({ session, tasks, choose, settings, studies }: ReportHandlerParts): Pick<Handlers, keyof ReportCalls> {
  const remember = (request: ReportRequest, result: TaskResult): void => {
    if (result.kind !== 'report') return;
    const { path, files, pages, period } = result;
    const kept = settings.get().recentReports.filter((recent) => recent.path !== path);
    settings.set({ recentReports: [{ report: request.report, path, files, pages, period, lang: request.lang, at: new Date().toISOString() }, ...kept].slice(0, KEPT_REPORTS) });
  };
  return {
    'report:preview': (request) => studies.run(session.context().store.path, 'report', request),
    'report:save': async ({ request, files }) => {
      const context = session.context();
      const { head, parts } = openReport(context, request);
      if (parts.length === 0) throw new AppError('report/empty');
      const isEach = files === 'each' && parts.length > 1;
      const path = isEach ? await choose.saveFolder(fileSafe(`${reportName(request.report, request.lang)}-${head.period ?? head.printedOn}`)) : await choose.saveAs(reportFileName(request, head, parts, 'pdf'), 'pdf');
      if (path === null) return null;
      return tasks.start({ kind: 'report', request, out: { path, files: isEach ? 'each' : 'one' } }, context.store.path, (result) => remember(request, result));
    },
    'report:print': async ({ request, place }) => {
      const { document } = await studies.run(session.context().store.path, 'report', { request, place });
      if (document === null) throw new AppError('report/empty');
      return printOnPaper({ lang: request.lang, documents: [document] }, request.report === 'certificate');
    },
    'report:recent': () => settings.get().recentReports.map((recent) => ({ ...recent, exists: existsSync(recent.path) })),
    'report:show': ({ path }) => {
      if (!settings.get().recentReports.some((recent) => recent.path === path)) throw new AppError('task/unknown');
      if (!existsSync(path)) throw new AppError('export/file-gone', { path });
      shell.showItemInFolder(path);
      return null;
    },
    ...printDesk.handlers,
  };
}
