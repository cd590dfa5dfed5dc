import { homedir } from 'node:os';
import { join } from 'node:path';

/** What the files of stores end with. */
export const STORE_EXTENSION = 'startier';

/** The store that is used when none is named: `STARTIER_STORE`, else `StarTier/network.startier` in the home folder. */
export function defaultStorePath(): string {
  return process.env['STARTIER_STORE'] ?? join(homedir(), 'StarTier', `network.${STORE_EXTENSION}`);
}
