import { describe, expect, it } from 'vitest';
import { fromSchemeChanges, NO_CHANGES, shareRest, toSchemeChanges, unbalanced, weightSum, withChange, type Changes } from '../../renderer/features/what-if/changes.ts';
import type { Tunable, TunableGroup } from '../../shared/scheme/tunables.ts';

const item = (path: string, value: string, isWhole = false): Tunable => ({ path, name: { zh: path }, value, standsFor: value, isWhole });
const weights: TunableGroup = { key: 'w', kind: 'weights', name: { zh: '权重' }, isPercent: true, items: [item('a', '40'), item('b', '30'), item('c', '20'), item('d', '10')] };
const set = (...pairs: readonly (readonly [string, string])[]): Changes => pairs.reduce((changes, [path, value]) => withChange(changes, weights.items.find((each) => each.path === path)!, value), NO_CHANGES);

describe('changes of a what-if', () => {
  it('forget a value that is the present one, however it is written', () => {
    expect([...set(['a', '35'])]).toEqual([['a', '35']]);
    expect([...set(['a', '40.00'])]).toEqual([]);
    expect([...withChange(set(['a', '35']), weights.items[0]!, '40')]).toEqual([]);
  });

  it('travel as numbers, and come back as they were typed', () => {
    const sent = toSchemeChanges(new Map([['w', '35.5'], ['n', '3']]));
    expect(sent).toEqual([{ path: 'w', value: 35.5 }, { path: 'n', value: 3 }]);
    expect([...fromSchemeChanges(sent)]).toEqual([['w', '35.5'], ['n', '3']]);
  });
});

describe('weights', () => {
  it('add up in hundredths, so that 33.33, 33.33 and 33.34 are 100', () => {
    const thirds: TunableGroup = { ...weights, items: [item('a', '33.33'), item('b', '33.33'), item('c', '33.34')] };
    expect(weightSum(thirds, NO_CHANGES)).toBe(10_000);
    expect(weightSum(weights, set(['a', 'x']))).toBeNull();
  });

  it('hold a trial back while a changed group does not add up', () => {
    expect(unbalanced([weights], set(['a', '35']))).toEqual([weights]);
    expect(unbalanced([weights], set(['a', '35'], ['b', '35']))).toEqual([]);
    expect(unbalanced([weights], NO_CHANGES)).toEqual([]);
  });

  it('share the rest among the unchanged ones in proportion', () => {
    // 40 -> 34 leaves 6 for 30 : 20 : 10, that is 3, 2 and 1.
    expect([...shareRest(weights, set(['a', '34']))!]).toEqual([['a', '34'], ['b', '33'], ['c', '22'], ['d', '11']]);
    // 40 -> 39: 61 x 30 / 60 = 30.50, 20.33, and the last takes 10.17.
    expect([...shareRest(weights, set(['a', '39']))!]).toEqual([['a', '39'], ['b', '30.5'], ['c', '20.33'], ['d', '10.17']]);
    // 40 -> 100 leaves them nothing; 101 cannot be.
    expect([...shareRest(weights, set(['a', '100']))!].slice(1)).toEqual([['b', '0'], ['c', '0'], ['d', '0']]);
    expect(shareRest(weights, set(['a', '101']))).toBeNull();
  });
});
