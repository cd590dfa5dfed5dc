import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tryVersions } from '../../../electron/services/studies/version-trial.ts';
import { AppError } from '../../../shared/errors.ts';
import { addScheme, fillSmallNetwork, JULY, openTestStore, SCHEME, type TestStore } from '../grading/small-network.ts';

let test: TestStore;
beforeAll(() => {
  test = openTestStore();
  fillSmallNetwork(test.store);
});
afterAll(() => {
  test.close();
});

/** July by hand: A01 70, A02 85, A03 85, A04 65, A05 50, A06 59.99, A07 68 (80 and 50), A08 90, A11 100, A12 60. */
describe('tryVersions', () => {
  it('sets two versions on the same data side by side, with what each says of the movers', () => {
    const first = test.store.schemes.findCurrent('TEST')!.id;
    // The second level from 65 on, and sales of 80 %: A12 falls below it; A07 comes to 80 x 0.8 + 50 x 0.2 = 74.
    const [sales, service] = SCHEME.tree.children;
    const second = addScheme(test.store, {
      ...SCHEME,
      tree: { ...SCHEME.tree, children: [{ ...sales!, weight: 80 }, { ...service!, weight: 20 }] },
      levels: SCHEME.levels.map((level) => (level.code === 'two' ? { ...level, line: 65 } : level)),
    });
    const trial = tryVersions(test.context, { before: first, after: second, period: JULY });
    expect(trial.before).toMatchObject({ code: 'TEST', version: 1, graded: 10, held: { three: 4, two: 4, one: 2 } });
    expect(trial.after).toMatchObject({ version: 2, graded: 10, held: { three: 4, two: 3, one: 3 } });
    expect([trial.up, trial.down, trial.other]).toEqual([0, 1, 0]);
    expect(trial.held).toContainEqual({ from: 'two', to: 'one', outlets: 1 });
    expect(trial.rows.map(({ outlet, direction, before, after }) => [outlet, direction, before.total, after.total, before.held, after.held])).toEqual([['A12', 'down', '60.00', '60.00', 'two', 'one']]);
    expect(trial.rows[0]!.after.why?.zh).not.toBe('');
    expect(trial.money).toBeUndefined();
  });

  it('refuses a period of another cycle', () => {
    const { id } = test.store.schemes.findCurrent('TEST')!;
    expect(() => tryVersions(test.context, { before: id, after: id, period: '2026-Q3' as never })).toThrow(AppError);
  });
});
