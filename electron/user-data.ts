import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app } from 'electron';

/**
 * Settles where the program keeps its data: the folder of `--user-data-dir=DIR`, else `StarTier` where the system keeps
 * the data of programs.
 *
 * @returns the folder, which then exists
 */
export function settleUserData(): string {
  const given = app.commandLine.getSwitchValue('user-data-dir');
  app.setPath('userData', given === '' ? join(app.getPath('appData'), 'StarTier') : resolve(given));
  const directory = app.getPath('userData');
  mkdirSync(directory, { recursive: true });
  app.setAppLogsPath(join(directory, 'logs'));
  return directory;
}
