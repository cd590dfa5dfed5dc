import { describe, expect, it } from 'vitest';
import { likenessParts, nearDistance, nearParts } from '../../../shared/photo/likeness.ts';

const across = (bits: number): string => (2n ** BigInt(bits) - 1n).toString(16).padStart(16, '0');

describe('nearDistance', () => {
  it('takes 7 differing bits of the first 64 and 16 of all, not one more', () => {
    const zero = '0'.repeat(32);
    expect(nearDistance(zero, zero)).toBe(0);
    expect(nearDistance(zero, across(7) + across(9))).toBe(16);
    expect(nearDistance(zero, across(8) + across(0))).toBeNull();
    expect(nearDistance(zero, across(7) + across(10))).toBeNull();
    expect(nearDistance(zero, across(0) + across(17))).toBeNull();
  });
});

describe('the parts by which what is near is found', () => {
  it('share one part up to a bit whenever at most 7 of 64 bits differ', () => {
    const [a, b] = ['0f1e2d3c4b5a6978', '0'.repeat(16)];
    expect(likenessParts(a + b)).toEqual([0x0f1e, 0x2d3c, 0x4b5a, 0x6978]);
    // Two bits in three of the parts and one in the last: the worst that 7 can do.
    const other = likenessParts(`${(0x0f1e ^ 3).toString(16).padStart(4, '0')}${(0x2d3c ^ 3).toString(16)}${(0x4b5a ^ 3).toString(16)}${(0x6978 ^ 1).toString(16)}${b}`);
    expect(likenessParts(a + b).map((part, place) => nearParts(part).includes(other[place] ?? -1))).toEqual([false, false, false, true]);
  });
});
