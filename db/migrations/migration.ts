import type { Database } from 'better-sqlite3';

/** One numbered step of the store's layout. Forward only; never edited once released; own frozen SQL. */
export interface Migration {
  /** Stands in `user_version` once applied; numbered in tens. */
  readonly version: number;
  readonly name: string;
  readonly up: (db: Database) => void;
}
