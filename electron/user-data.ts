import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app } from 'electron';

/**
 * Settles where the program keeps its data: the folder of `--user-data-dir=DIR`, else the system's usual place.
 *
 * @returns the folder, which then exists
 */
export function settleUserData(): string {
  const given = app.commandLine.getSwitchValue('user-data-dir');
  if (given !== '') app.setPath('userData', resolve(given));
  const directory = app.getPath('userData');
  mkdirSync(directory, { recursive: true });
  app.setAppLogsPath(join(directory, 'logs'));
  return directory;
}
