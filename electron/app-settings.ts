import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { RECENT_REPORT } from './reports/recent-report.ts';

const schema = z.object({
  lang: z.enum(['zh', 'en']).default('zh'),
  /** Paths of stores, the last used first. */
  recentStores: z.array(z.string()).default([]),
  /** Opened again at the next start; null: the start screen. */
  lastStore: z.string().nullable().default(null),
  /** The name under which this person works; null: the account of the system. */
  userName: z.string().nullable().default(null),
  /** Reports written last, the newest first. */
  recentReports: z.array(RECENT_REPORT).default([]),
});

/** What the program remembers of this person on this PC; nothing in it is part of a store. */
export type AppSettings = Readonly<z.infer<typeof schema>>;

export interface SettingsFile {
  get(): AppSettings;
  set(change: Partial<AppSettings>): AppSettings;
}

const MAX_RECENT = 8;

/**
 * The settings in a JSON file of the user's data folder.
 *
 * A file that can't be read as settings is set aside as `.unreadable` and the defaults hold, as no data hang on it.
 */
export function openSettings(path: string, onUnreadable: (detail: string) => void): SettingsFile {
  let current = read(path, onUnreadable);
  return {
    get: () => current,
    set(change) {
      current = { ...current, ...change };
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(`${path}.new`, JSON.stringify(current, null, 2));
      renameSync(`${path}.new`, path);
      return current;
    },
  };
}

/** The recent stores after `path` was used. */
export function withRecent(recent: readonly string[], path: string): string[] {
  return [path, ...recent.filter((p) => p !== path)].slice(0, MAX_RECENT);
}

function read(path: string, onUnreadable: (detail: string) => void): AppSettings {
  if (!existsSync(path)) return schema.parse({});
  try {
    return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    renameSync(path, `${path}.unreadable`);
    onUnreadable(`Settings set aside: ${String(error)}`);
    return schema.parse({});
  }
}
