import type { Database } from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { LedgerRow } from './level-repository.ts';

/** What a journal entry names of the rows that its change wrote. */
export interface LedgerEntry {
  readonly rows: number;
  /** sha256 of the rows, hex. */
  readonly hash: string;
}

export type LedgerRepository = ReturnType<typeof createLedgerRepository>;

/**
 * The rows of the level history as each publication, restoration or import wrote them, kept by their hash. The journal's
 * chain holds the hashes, so that the history can be rebuilt from the journal and neither can be changed unseen.
 */
export function createLedgerRepository(db: Database) {
  const insert = db.prepare<[string, Uint8Array]>('INSERT INTO level_ledger (hash, bytes) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING');
  const select = db.prepare<[string], { bytes: Uint8Array }>('SELECT bytes FROM level_ledger WHERE hash = ?');
  return {
    /** Keeps rows and says what the journal is to name. */
    keep(rows: readonly LedgerRow[]): LedgerEntry {
      const json = packRows(rows);
      const hash = createHash('sha256').update(json, 'utf8').digest('hex');
      insert.run(hash, deflateRawSync(json));
      return { rows: rows.length, hash };
    },
    /** The rows of a hash; null: they are not there or are not what the hash says. */
    find(hash: string): readonly LedgerRow[] | null {
      const row = select.get(hash);
      if (row === undefined) return null;
      const json = inflated(row.bytes);
      return json === null || createHash('sha256').update(json, 'utf8').digest('hex') !== hash ? null : unpackRows(json);
    },
  };
}

type Packed = readonly [outletNo: number, schemeCode: string, period: string, level: string | null, movement: string, total: string | null];

function packRows(rows: readonly LedgerRow[]): string {
  return JSON.stringify(rows.map(({ outletNo, schemeCode, period, level, movement, total }): Packed => [outletNo, schemeCode, period, level, movement, total]));
}

function unpackRows(json: string): readonly LedgerRow[] {
  const packed = JSON.parse(json) as readonly Packed[];
  return packed.map(([outletNo, schemeCode, period, level, movement, total]) => ({ outletNo, schemeCode, period, level, movement, total }) as LedgerRow);
}

/** null: damaged bytes, which inflating refuses. */
function inflated(bytes: Uint8Array): string | null {
  try {
    return inflateRawSync(bytes).toString('utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) return null;
    throw error;
  }
}
