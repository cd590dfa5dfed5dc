import { app, BrowserWindow } from 'electron';
import { registerAppScheme, serveAppContent } from './app-protocol.ts';
import { openAppWindow } from './app-window.ts';
import { commandLineArguments, runCommandLine } from './command-line-mode.ts';
import { failAndExit, installCrashHandlers } from './crash-handlers.ts';
import { createLog } from './log.ts';
import { photoContent } from './photos/photo-content.ts';
import { startProgram } from './program.ts';
import { settleUserData } from './user-data.ts';

const args = commandLineArguments(process.argv);
if (args !== null) {
  // Awaited here, so that the command line is done before Electron looks for a display.
  await runCommandLine(args);
}

const userData = settleUserData();
const log = createLog(app.getPath('logs'));
installCrashHandlers(log);
registerAppScheme();

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', showFirstWindow);
  app.on('window-all-closed', () => app.quit());
  app.whenReady().then(start).catch((fault: unknown) => failAndExit(log, fault));
} else {
  app.quit();
}

/** What happens once Electron is ready, in order. */
async function start(): Promise<void> {
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
