import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createStore, openStore, type Store } from '../../db/store.ts';
import { addOutlet } from './support/records.ts';
import { tempFolder, tempStore } from './support/temp-store.ts';

const FULL = expect.objectContaining({ code: 'store/full' });

function fill(store: Store): void {
  store.transaction(() => {
    for (let n = 0; n < 20_000; n += 1) addOutlet(store, `G${n}`, { name: '很长的名字'.repeat(40) });
  });
}

/** A file system of 2 MB of its own; null: mounting is not allowed here. */
function smallDisk(): string | null {
  const folder = join(tempFolder(), 'disk');
  mkdirSync(folder);
  if (process.platform !== 'linux' || spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder]).status !== 0) return null;
  onTestFinished(() => void spawnSync('umount', ['-l', folder]));
  return folder;
}

describe('a store that cannot grow', () => {
  it('says so and keeps what it had', () => {
    const store = tempStore();
    addOutlet(store, 'before');
    const pages = Number(store.db.pragma('page_count', { simple: true }));
    store.db.pragma(`max_page_count = ${pages + 20}`);
    expect(() => fill(store)).toThrow(FULL);
    expect([...store.outlets.keysByCode().keys()]).toEqual(['before']);
    expect(store.db.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  it('says so when the disk is full, keeps what it had, and goes on when there is room again', ({ skip }) => {
    const disk = smallDisk();
    if (disk === null) return skip('no small disk can be mounted here');
    const file = join(disk, 'a.startier');
    const store = createStore(file);
    onTestFinished(() => store.close());
    addOutlet(store, 'before');
    expect(() => fill(store)).toThrow(FULL);
    expect([...store.outlets.keysByCode().keys()]).toEqual(['before']);
    store.transaction(() => addOutlet(store, 'after'));
    const again = openStore(file, { check: true });
    expect([...again.outlets.keysByCode().keys()].toSorted()).toEqual(['after', 'before']);
    again.close();
  });

  it('leaves no half-made store where there is no room for one', ({ skip }) => {
    const disk = smallDisk();
    if (disk === null) return skip('no small disk can be mounted here');
    const filler = createStore(join(disk, 'filler.startier'));
    onTestFinished(() => filler.close());
    expect(() => fill(filler)).toThrow(FULL);
    const file = join(disk, 'b.startier');
    spawnSync('dd', ['if=/dev/zero', `of=${join(disk, 'rest')}`, 'bs=4096']);
    expect(() => createStore(file)).toThrow(FULL);
    expect(() => openStore(file)).toThrow(expect.objectContaining({ code: 'store/missing' }));
  });
});
