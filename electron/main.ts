import { app, BrowserWindow } from 'electron';
import { registerAppScheme, serveAppContent } from './app-protocol.ts';
import { openAppWindow } from './app-window.ts';
import { commandLineArguments, runCommandLine, runCommandLineWithPages } from './command-line-mode.ts';
import { failAndExit, installCrashHandlers } from './crash-handlers.ts';
import { createLog, type Log } from './log.ts';
import { photoContent } from './photos/photo-content.ts';
import { startProgram } from './program.ts';
import { settleUserData } from './user-data.ts';

const args = commandLineArguments(process.argv);
registerAppScheme();
if (args !== null) {
  // Awaited here, so that a command without pages is done before Electron looks for a display.
  await runCommandLine(args);
  runCommandLineWithPages(args).catch((fault: unknown) => {
    process.stderr.write(`${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}\n`);
    app.exit(4);
  });
} else openProgram();

/** The program with its window, once a person. */
function openProgram(): void {
  const userData = settleUserData();
  const log = createLog(app.getPath('logs'));
  installCrashHandlers(log);
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  app.on('second-instance', showFirstWindow);
  app.on('window-all-closed', () => app.quit());
  app
    .whenReady()
    .then(() => start(log, userData))
    .catch((fault: unknown) => failAndExit(log, fault));
}

/** What happens once Electron is ready, in order. */
async function start(log: Log, userData: string): Promise<void> {
  log.info(`Started ${app.getVersion()} on Electron ${process.versions.electron}`);
  const session = startProgram(log, userData);
  serveAppContent((path) => photoContent(session.store(), path));
  await openAppWindow();
  log.info('Window opened');
}

function showFirstWindow(): void {
  const window = BrowserWindow.getAllWindows()[0];
  if (window === undefined) return;
  if (window.isMinimized()) window.restore();
  window.focus();
}
