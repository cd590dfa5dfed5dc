import { app, dialog } from 'electron';
import type { Log } from './log.ts';

/**
 * Ends the program on a fault that nothing caught: logged with its stack, told to the user, exit code 1.
 *
 * Without this an unhandled rejection in the main process leaves a program without a window running.
 */
export function installCrashHandlers(log: Log): void {
  process.on('uncaughtException', (error) => failAndExit(log, error));
  process.on('unhandledRejection', (reason) => failAndExit(log, reason));
  app.on('render-process-gone', (_event, _contents, details) => {
    if (details.reason !== 'clean-exit') log.error('The window process ended', details);
  });
}

/** Logs a fault, tells the user where the log is and ends the program. */
export function failAndExit(log: Log, fault: unknown): void {
  log.error('Fault', fault);
  // Unattended runs set this: nobody is there to close a dialog.
  if (process.env['STARTIER_NO_DIALOGS'] !== '1') {
    const detail = fault instanceof Error ? fault.message : String(fault);
    dialog.showErrorBox('星阶 StarTier', `程序出错，即将关闭。日志：${app.getPath('logs')}\n${detail}`);
  }
  app.exit(1);
}
