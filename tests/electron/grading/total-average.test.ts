import { describe, expect, it } from 'vitest';
import { meansByGroup, medianOf } from '../../../electron/services/grading/total-average.ts';
import { rational, toDecimalText } from '../../../shared/exact/rational.ts';
import type { NumberColumn } from '../../../shared/grading/columns.ts';
import { numbersFrom } from '../../builders/numbers-from.ts';

const column = (places: number, units: readonly number[], more: Partial<NumberColumn> = {}): NumberColumn => ({ kind: 'number', places, units: Float64Array.from(units), ...more });
/** Medians by groups of rows. */
function mediansByGroup(of: NumberColumn, group: Int32Array, groups: number, taken: Uint8Array): readonly (string | null)[] {
  return Array.from({ length: groups }, (_, place) => medianOf(of, [...group.keys()].filter((row) => group[row] === place && taken[row] === 1)));
}
const all = (rows: number): Uint8Array => new Uint8Array(rows).fill(1);

describe('means and medians by groups of rows', () => {
  it('are those of the rows that count, to 2 places, of an even number the mean of the middle two', () => {
    const total = column(1, [905, NaN, 800, 711, 600, 1000]);
    const group = Int32Array.of(0, 0, 0, 1, -1, 1);
    expect(meansByGroup(total, group, 3, all(6))).toEqual([{ count: 2, average: '85.25' }, { count: 2, average: '85.55' }, { count: 0, average: null }]);
    expect(mediansByGroup(total, group, 3, all(6))).toEqual(['85.25', '85.55', null]);
    expect(mediansByGroup(total, Int32Array.of(0, 0, 0, 0, 0, 0), 1, Uint8Array.of(1, 1, 1, 1, 1, 0))).toEqual(['75.55']);
    expect(mediansByGroup(total, Int32Array.of(0, 0, 0, 0, 0, 0), 1, all(6))).toEqual(['80.00']);
    expect(medianOf(total, [1])).toBeNull();
  });

  it('round halves away from zero', () => {
    expect(mediansByGroup(column(2, [1, 2, -1, -2]), Int32Array.of(0, 0, 1, 1), 2, all(4))).toEqual(['0.02', '-0.02']);
    expect(meansByGroup(column(2, [1, 2, -1, -2]), Int32Array.of(0, 0, 1, 1), 2, all(4)).map(({ average }) => average)).toEqual(['0.02', '-0.02']);
  });

  it('hold values that doubles do not, and fractions', () => {
    const wide = column(0, [2 ** 53, 2 ** 53, 0], { wide: new Map([[0, 9007199254740993n], [1, 9007199254740995n]]) });
    expect(mediansByGroup(wide, Int32Array.of(0, 0, 0), 1, Uint8Array.of(1, 1, 0))).toEqual(['9007199254740994.00']);
    expect(mediansByGroup(column(0, [9007199254740991, 9007199254740989]), Int32Array.of(0, 0), 1, all(2))).toEqual(['9007199254740990.00']);
    const thirds = column(2, [33, 67], { fractions: new Map([[0, rational(1n, 3n)], [1, rational(2n, 3n)]]) });
    expect(mediansByGroup(thirds, Int32Array.of(0, 1), 2, all(2))).toEqual(['0.33', '0.67']);
    expect(mediansByGroup(thirds, Int32Array.of(0, 0), 1, all(2))).toEqual(['0.50']);
  });

  it('are those of exact fractions on any rows', () => {
    const below = numbersFrom(11);
    for (let round = 0; round < 300; round += 1) {
      const [rows, groups, places] = [below(30), 1 + below(4), below(5)];
      const units = Array.from({ length: rows }, () => (below(6) === 0 ? NaN : below(200_001) - 100_000));
      const group = Int32Array.from({ length: rows }, () => below(groups + 1) - 1);
      const taken = Uint8Array.from({ length: rows }, () => Number(below(5) > 0));
      const ofGroup = (place: number): bigint[] => units.flatMap((value, row) => (group[row] === place && taken[row] === 1 && !Number.isNaN(value) ? [BigInt(value)] : [])).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
      const scale = 10n ** BigInt(places);
      const expected = Array.from({ length: groups }, (_, place) => {
        const values = ofGroup(place);
        const [low, high] = [values[(values.length - 1) >> 1], values[values.length >> 1]];
        const sum = values.reduce((whole, value) => whole + value, 0n);
        return low === undefined || high === undefined
          ? { mean: { count: 0, average: null }, median: null }
          : { mean: { count: values.length, average: toDecimalText(rational(sum, scale * BigInt(values.length)), 2) }, median: toDecimalText(rational(low + high, 2n * scale), 2) };
      });
      expect(meansByGroup(column(places, units), group, groups, taken)).toEqual(expected.map(({ mean }) => mean));
      expect(mediansByGroup(column(places, units), group, groups, taken)).toEqual(expected.map(({ median }) => median));
    }
  });
});
