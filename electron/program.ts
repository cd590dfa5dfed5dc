import { userInfo } from 'node:os';
import { join } from 'node:path';
import { app, type WebFrameMain } from 'electron';
import { createAppSession, type AppSession } from './app-session.ts';
import { openSettings } from './app-settings.ts';
import { createPathChooser } from './choose-path.ts';
import { isAppContent } from './ipc/is-app-content.ts';
import { actionHandlers } from './ipc/action-handlers.ts';
import { benefitHandlers } from './ipc/benefit-handlers.ts';
import { appHandlers } from './ipc/app-handlers.ts';
import { dataHandlers } from './ipc/data-handlers.ts';
import { checklistHandlers } from './ipc/checklist-handlers.ts';
import { broadcast } from './ipc/event-broadcast.ts';
import { evidenceHandlers } from './ipc/evidence-handlers.ts';
import { figureHandlers } from './ipc/figure-handlers.ts';
import { handleAll } from './ipc/handle.ts';
import { historyHandlers } from './ipc/history-handlers.ts';
import { lifeHandlers } from './ipc/life-handlers.ts';
import { reratingHandlers } from './ipc/rerating-handlers.ts';
import { chosenFiles } from './ipc/chosen-files.ts';
import { importHandlers } from './ipc/import-handlers.ts';
import { packageHandlers } from './ipc/package-handlers.ts';
import { planningHandlers } from './ipc/planning-handlers.ts';
import { publicationHandlers } from './ipc/publication-handlers.ts';
import { recordHandlers } from './ipc/record-handlers.ts';
import { reportSetHandlers } from './ipc/report-set-handlers.ts';
import { reportHandlers } from './ipc/report-handlers.ts';
import { reviewHandlers } from './ipc/review-handlers.ts';
import { schemeHandlers } from './ipc/scheme-handlers.ts';
import { shownHandlers } from './ipc/shown-handlers.ts';
import { studyHandlers } from './ipc/study-handlers.ts';
import { versionTrialHandlers } from './ipc/version-trial-handlers.ts';
import { taskHandlers } from './ipc/task-handlers.ts';
import type { Log } from './log.ts';
import { createPhotoPreparer } from './photos/photo-preparer.ts';
import { shownPageAsPdf } from './shown-page-pdf.ts';
import { createTaskRunner } from './tasks/task-runner.ts';
import { createStudyRunner } from './tasks/study-runner.ts';
import { IMPORT_YOUNG_MB, type ImportJobs } from './tasks/import-messages.ts';
import { createThreadRunner } from './tasks/thread-runner.ts';
import { createPagePrinter } from './reports/page-printer.ts';
import { todayLocal } from './today.ts';

const CHANGE_POLL_MS = 1000;

/** Opens the last store and answers the window's calls; what another program changes in the store is told to the window. */
export function startProgram(log: Log, userData: string): AppSession {
  const user = userInfo().username;
  const settings = openSettings(join(userData, 'settings.json'), (detail) => log.error(detail));
  const session = createAppSession({ settings, version: app.getVersion(), user });
  const tasks = createTaskRunner({
    workerUrl: new URL('./task-worker.js', import.meta.url),
    user: () => session.user(),
    onChange: (task) => broadcast({ kind: 'task', task }),
    onFault: (detail) => log.error('A task failed', detail),
    printer: createPagePrinter,
  });
  const trials = createStudyRunner({
    workerUrl: new URL('./study-worker.js', import.meta.url),
    user: () => session.user(),
    onFault: (detail) => log.error('A trial of a scheme failed', detail),
  });
  const studies = createStudyRunner({
    workerUrl: new URL('./study-worker.js', import.meta.url),
    user: () => session.user(),
    onFault: (detail) => log.error('A study failed', detail),
    // Several screens read benefits at once: none takes the other's answer away.
    queued: ['benefits'],
  });
  const imports = createThreadRunner<ImportJobs>({
    workerUrl: new URL('./import-worker.js', import.meta.url),
    user: () => session.user(),
    onFault: (detail) => log.error('Looking at a file failed', detail),
    restMs: 30 * 60_000,
    youngMb: IMPORT_YOUNG_MB,
    queued: ['faults', 'preview', 'setFigures'],
  });
  const photos = createPhotoPreparer({ workerUrl: new URL('./photo-worker.js', import.meta.url), onFault: (detail) => log.error('A photo failed', detail) });
  const parts = { session, tasks, choose: createPathChooser(() => session.state().lang), today: todayLocal, chosen: chosenFiles(), userData };
  session.reopenLast();
  handleAll(
    {
      ...actionHandlers(session, photos),
      ...appHandlers(parts),
      ...benefitHandlers({ ...parts, studies }),
      ...taskHandlers(parts),
      ...dataHandlers(session),
      ...checklistHandlers({ ...parts, photos }),
      ...evidenceHandlers(session, photos),
      ...figureHandlers(session, imports), ...packageHandlers({ ...parts, photos }),
      ...historyHandlers(session),
      ...lifeHandlers(session),
      ...reratingHandlers(session),
      ...importHandlers({ ...parts, imports }),
      ...planningHandlers({ ...parts, pageAsPdf: shownPageAsPdf }),
      ...publicationHandlers(parts),
      ...recordHandlers(session),
      ...reportHandlers({ ...parts, settings, studies }),
      ...reportSetHandlers(parts),
      ...reviewHandlers({ session, photos, studies }),
      ...schemeHandlers({ ...parts, trials }),
      ...shownHandlers(parts),
      ...studyHandlers(session, studies),
      ...versionTrialHandlers(session, studies),
    },
    {
      isTrusted: (frame: WebFrameMain) => isAppContent(frame.url),
      onFault: (channel, error) => log.error(`A call failed: ${channel}`, error),
    },
  );
  const poll = setInterval(() => {
    if (session.changedElsewhere()) broadcast({ kind: 'storeChanged' });
  }, CHANGE_POLL_MS);
  app.on('will-quit', () => clearInterval(poll));
  return session;
}
