import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../db/store.ts';
import { AT, BY, tempStore } from './support/temp-store.ts';

function record(store: Store, subjectId: string, before: unknown, after: unknown): number {
  return store.journal.record({ action: 'visit.save', subjectKind: 'visit', subjectId, before, after, at: AT, by: BY });
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('journal', () => {
  it('chains each entry to the one before by sha256 over its canonical JSON', () => {
    const store = tempStore();
    record(store, 'v1', null, { state: 'inProgress' });
    const [first, second] = store.db.prepare<[], { hash: string; after: string }>('SELECT hash, after FROM journal ORDER BY seq').all();
    const madeEntry = `{"action":"store.create","after":${JSON.stringify(first?.after)},"at":"${AT}","before":null,"by_user":"${BY}","seq":1,"subject_id":null,"subject_kind":"store"}`;
    expect(first?.hash).toBe(sha256(madeEntry));
    const savedEntry = `{"action":"visit.save","after":"{\\"state\\":\\"inProgress\\"}","at":"${AT}","before":null,"by_user":"${BY}","seq":2,"subject_id":"v1","subject_kind":"visit"}`;
    expect(second?.hash).toBe(sha256(`${first?.hash}${savedEntry}`));
    expect(store.journal.verifyChain()).toEqual({ state: 'whole', entries: 2 });
  });

  it('lists the newest first, of one subject on demand, and sums up what changed', () => {
    const store = tempStore();
    record(store, 'v1', null, { state: 'inProgress' });
    record(store, 'v2', null, { state: 'inProgress' });
    record(store, 'v1', { state: 'inProgress', kind: 'open' }, { state: 'submitted', kind: 'open' });
    const ofOne = store.journal.list({ subjectId: 'v1', offset: 0, limit: 10 });
    expect(ofOne.rows.map((row) => [row.seq, row.summary])).toEqual([
      [4, 'state: inProgress → submitted'],
      [2, 'state: inProgress'],
    ]);
    const page = store.journal.list({ offset: 1, limit: 2 });
    expect([page.total, page.rows.map((row) => row.seq)]).toEqual([4, [3, 2]]);
  });

  it.each([
    ['a changed value', `UPDATE journal SET after = '{"state":"approved"}' WHERE seq = 3`, 3],
    ['a changed name', `UPDATE journal SET by_user = 'someone else' WHERE seq = 2`, 2],
    ['an entry taken out of the middle', 'DELETE FROM journal WHERE seq = 3', 3],
    ['a changed entry with a hash that fits it', '', 4],
  ])('finds %s', (_what, sql, seq) => {
    const store = tempStore();
    for (const id of ['a', 'b', 'c', 'd']) record(store, id, null, { state: 'inProgress' });
    if (sql !== '') store.db.exec(sql);
    else forge(store, 3);
    expect(store.journal.verifyChain()).toEqual({ state: 'broken', seq });
  });

  it('finds that entries at the end are gone', () => {
    const store = tempStore();
    for (const id of ['a', 'b', 'c']) record(store, id, null, { state: 'inProgress' });
    store.db.exec('DELETE FROM journal WHERE seq >= 3');
    expect(store.journal.verifyChain()).toEqual({ state: 'cut', expected: 4, found: 2 });
  });

  it('finds an entry added by hand', () => {
    const store = tempStore();
    store.db.exec(`INSERT INTO journal SELECT 2, at, 'someone else', action, subject_kind, subject_id, before, after, hash FROM journal`);
    expect(store.journal.verifyChain()).toEqual({ state: 'broken', seq: 2 });
  });
});

/** Alters an entry and reckons its own hash again, but not those after it. */
function forge(store: Store, seq: number): void {
  const before = store.db.prepare<[number], { hash: string }>('SELECT hash FROM journal WHERE seq = ?').get(seq - 1);
  const content = `{"action":"visit.save","after":null,"at":"${AT}","before":null,"by_user":"forger","seq":${seq},"subject_id":"x","subject_kind":"visit"}`;
  store.db
    .prepare(`UPDATE journal SET by_user = 'forger', subject_id = 'x', after = NULL, hash = ? WHERE seq = ?`)
    .run(sha256(`${before?.hash}${content}`), seq);
}
