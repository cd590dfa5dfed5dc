import { describe, expect, it } from 'vitest';
import { MOST_POSTPONED, RETRY_MS, SaveQueue, type SaveState } from '../../../renderer/features/visits/save-queue.ts';
import type { Reply, SavedVisit } from '../../../shared/ipc-contract.ts';

/** A queue on a hand-wound clock and a store that can be told to refuse. */
function bench() {
  const saved: [string, string][] = [];
  const states: SaveState[] = [];
  const timers: { readonly work: () => void; readonly ms: number; isOn: boolean }[] = [];
  const store = { refuses: false };
  const queue = new SaveQueue<string>({
    save: (key, value): Promise<Reply<SavedVisit>> => {
      if (store.refuses) return Promise.resolve({ ok: false, error: { code: 'file/disk-full', params: { file: 'x' } } });
      saved.push([key, value]);
      return Promise.resolve({ ok: true, value: { savedAt: `t${saved.length}` } });
    },
    onChange: (state) => states.push(state),
    later: (work, ms) => {
      const timer = { work, ms, isOn: true };
      timers.push(timer);
      return () => {
        timer.isOn = false;
      };
    },
  });
  const wind = (): void => {
    const due = timers.filter((timer) => timer.isOn);
    timers.length = 0;
    due.forEach((timer) => timer.work());
  };
  const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
  return { queue, saved, states, timers, store, wind, settle, last: () => states[states.length - 1]! };
}

describe('SaveQueue', () => {
  it('saves at once and says when', async () => {
    const { queue, saved, last, settle } = bench();
    queue.put('A1', 'pass');
    expect([...last().unsaved]).toEqual(['A1']);
    await settle();
    expect(saved).toEqual([['A1', 'pass']]);
    expect(last()).toEqual({ unsaved: new Set(), error: null, savedAt: 't1' });
  });

  it('saves in order, and of one key only the newest', async () => {
    const { queue, saved, settle } = bench();
    queue.put('A1', 'pass');
    queue.put('A2', 'fail');
    queue.put('A3', 'a', 500);
    queue.put('A3', 'ab', 500);
    await settle();
    expect(saved).toEqual([['A1', 'pass'], ['A2', 'fail'], ['A3', 'ab']]);
  });

  it('hands over at once all that waits, in order, when the page is about to go', () => {
    const { queue, saved } = bench();
    queue.put('A1', 'pass');
    queue.put('A2', 'fail');
    queue.put('A3', 'typed', 500);
    queue.handOver();
    // A1 was on its way: once more is harmless, and nothing of a later answer can come before it.
    expect(saved).toEqual([['A1', 'pass'], ['A1', 'pass'], ['A2', 'fail'], ['A3', 'typed']]);
  });

  it('saves typing only after the rest', async () => {
    const { queue, saved, wind, settle, timers } = bench();
    queue.put('note', 'x', 500);
    await settle();
    expect(saved).toEqual([]);
    expect(timers.filter((timer) => timer.isOn).map((timer) => timer.ms)).toEqual([500]);
    wind();
    await settle();
    expect(saved).toEqual([['note', 'x']]);
  });

  it('saves in between what is typed on and on: the eleventh key begins no new rest', async () => {
    const { queue, timers, saved, wind, settle } = bench();
    const timerOn = (): number => timers.findIndex((timer) => timer.isOn);
    for (let key = 0; key <= MOST_POSTPONED; key += 1) queue.put('note', 'x'.repeat(key + 1), 500);
    expect(timerOn()).toBe(MOST_POSTPONED);
    queue.put('note', 'the newest', 500);
    expect([timers.length, timerOn()]).toEqual([MOST_POSTPONED + 1, MOST_POSTPONED]);
    wind();
    await settle();
    expect(saved).toEqual([['note', 'the newest']]);
  });

  it('does not lose a value typed while the one before was being saved', async () => {
    const { queue, saved, settle } = bench();
    queue.put('A1', 'pass');
    await Promise.resolve();
    queue.put('A1', 'fail');
    await settle();
    expect(saved.at(-1)).toEqual(['A1', 'fail']);
    expect(await queue.flush()).toBe(true);
  });

  it('keeps what failed, tries again later and later, and saves all once it can', async () => {
    const { queue, saved, store, last, wind, settle, timers } = bench();
    store.refuses = true;
    queue.put('A1', 'pass');
    queue.put('A2', 'fail');
    await settle();
    expect(last()).toMatchObject({ unsaved: new Set(['A1', 'A2']), error: { code: 'file/disk-full' } });
    for (const ms of [RETRY_MS[0], RETRY_MS[1], RETRY_MS[2], RETRY_MS[3], RETRY_MS[3]]) {
      expect(timers.filter((timer) => timer.isOn).map((timer) => timer.ms)).toEqual([ms]);
      wind();
      await settle();
    }
    store.refuses = false;
    wind();
    await settle();
    expect(saved).toEqual([['A1', 'pass'], ['A2', 'fail']]);
    expect(last()).toEqual({ unsaved: new Set(), error: null, savedAt: 't2' });
  });

  it('says on leaving whether everything reached the store', async () => {
    const { queue, store } = bench();
    store.refuses = true;
    queue.put('A1', 'pass');
    expect(await queue.flush()).toBe(false);
    store.refuses = false;
    expect(await queue.flush()).toBe(true);
  });
});
