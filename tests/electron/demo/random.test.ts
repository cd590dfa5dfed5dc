import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../electron/services/demo/random.ts';

const draw = (n: number, from: () => number): number[] => Array.from({ length: n }, from);

describe('a stream of numbers', () => {
  it('follows from seed and labels, and differs with either', () => {
    const first = draw(20, createRandom(1, 'outlets').uniform);
    expect(draw(20, createRandom(1, 'outlets').uniform)).toEqual(first);
    expect(draw(20, createRandom(2, 'outlets').uniform)).not.toEqual(first);
    expect(draw(20, createRandom(1, 'visits').uniform)).not.toEqual(first);
  });

  it('spreads evenly from 0 to below 1', () => {
    const values = draw(100_000, createRandom(3).uniform);
    for (let tenth = 0; tenth < 10; tenth += 1) {
      const share = values.filter((value) => value >= tenth / 10 && value < (tenth + 1) / 10).length / values.length;
      expect(share).toBeCloseTo(0.1, 2);
    }
  });

  it('has a bell of mean 0 and deviation 1', () => {
    const values = draw(100_000, createRandom(4).bell);
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    const square = values.reduce((a, b) => a + (b - mean) * (b - mean), 0) / values.length;
    expect(mean).toBeCloseTo(0, 1);
    expect(square).toBeCloseTo(1, 1);
    // Four uniform numbers: at most 2 x the root of 3 away.
    expect(Math.max(...values.map(Math.abs))).toBeLessThan(3.4642);
  });

  it('draws in proportion to weights, never one of weight 0', () => {
    const random = createRandom(5);
    const drawn = draw(40_000, () => random.weighted([0, 1, 3]));
    expect(drawn.filter((place) => place === 0)).toEqual([]);
    expect(drawn.filter((place) => place === 2).length / drawn.length).toBeCloseTo(0.75, 1);
  });

  it('puts every number once into an order', () => {
    const order = createRandom(6).order(500);
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 500 }, (_, place) => place));
    expect([...order]).not.toEqual([...order].sort((a, b) => a - b));
  });
});
