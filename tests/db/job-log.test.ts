import { copyFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../db/store.ts';
import { addRun, addScheme } from './support/records.ts';
import { tempStore } from './support/temp-store.ts';

/** What the file by itself holds, as a copy of it would say. */
function lengthInFile(path: string): unknown {
  copyFileSync(path, `${path}.copy`);
  const copy = openStore(`${path}.copy`, { readonly: true });
  const length = copy.db.prepare(`SELECT SUM(length(bytes)) FROM run_column`).pluck().get();
  copy.close();
  return length;
}

describe('a store opened for a job', () => {
  it('leaves a large commit in the log and moves it into the file when it is closed, though another has it open', () => {
    const window = tempStore();
    const run = window.runs.findByNo(addRun(window, { schemeNo: addScheme(window) }).no);
    if (run === null) throw new Error('not stored');
    window.db.pragma('wal_checkpoint(TRUNCATE)');
    const job = openStore(window.path, { isJob: true });
    const bytes = new Uint8Array(20_000_000).fill(7);
    job.transaction(() => job.runs.insert({ ...run, id: 'large' as never }, { input: [{ name: 'large', bytes }], result: [], outlets: [] }));
    expect(statSync(`${window.path}-wal`).size).toBeGreaterThan(bytes.length);
    expect(window.db.prepare('SELECT SUM(length(bytes)) FROM run_column').pluck().get()).toBe(bytes.length);
    expect(lengthInFile(window.path)).toBeNull();
    job.close();
    expect(lengthInFile(window.path)).toBe(bytes.length);
    window.close();
  });
});
