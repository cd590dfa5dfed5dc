import { describe, expect, it } from 'vitest';
import { placeNearby } from '../../renderer/components/place-nearby.ts';

const rows = (codes: string) => ({ rowAt: (index: number) => codes[index] });
const itself = (code: string): string => code;

describe('a row that stood at a place', () => {
  it('is found again where rows above it went, or came', () => {
    expect(placeNearby(rows('CDEF'), itself, 'D', 3)).toBe(1);
    expect(placeNearby(rows('xyABCD'), itself, 'B', 1)).toBe(3);
  });

  it('is told to be gone when it is', () => {
    expect(placeNearby(rows('CDEF'), itself, 'B', 0)).toBeNull();
  });

  it('is not found among rows that are not read', () => {
    expect(placeNearby({ rowAt: () => undefined }, itself, 'B', 4)).toBeNull();
  });

  it('is looked for up to thirty rows away', () => {
    const far = (place: number) => ({ rowAt: (index: number) => (index === place ? 'B' : `${index}`) });
    expect(placeNearby(far(30), itself, 'B', 0)).toBe(30);
    expect(placeNearby(far(31), itself, 'B', 0)).toBeNull();
  });
});
