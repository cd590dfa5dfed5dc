import { describe, expect, it } from 'vitest';
import { packedDecimals, packedLines, packedNumbers } from '../../../electron/services/import/packed-cells.ts';

describe('packed cells', () => {
  it('give back every decimal letter by letter, zeros behind it too', () => {
    const texts = ['0', '12.5', '12.50', '12.500', '100', '100.0', '-3.10', '-0', '0.00', '0.1234567890123456789', '123456789012345678', '99999999999999999999.5', '1000000000000000000000', '0.0000001', `1.${'0'.repeat(300)}`];
    const packed = packedDecimals();
    for (const text of texts) packed.push(text);
    expect(texts.map((_, place) => packed.at(place))).toEqual(texts);
    expect(packed.filled()).toBeNull();
    expect([packed.at(-1), packed.at(texts.length)]).toEqual([null, null]);
  });

  it('tell blank places from others, beyond the first room', () => {
    const packed = packedDecimals();
    for (let at = 0; at < 1000; at += 1) packed.push(at % 3 === 0 ? null : `${at}.50`);
    expect([packed.at(0), packed.at(1), packed.at(999), packed.at(998)]).toEqual([null, '1.50', null, '998.50']);
    const filled = packed.filled();
    expect([filled?.length, filled?.[0], filled?.[1], filled?.[2], filled?.at(-1)]).toEqual([666, 1, 2, 4, 998]);
  });

  it('hold numbers in the order in which they came', () => {
    const numbers = packedNumbers();
    for (let at = 0; at < 300; at += 1) numbers.push(at * 7);
    expect([numbers.values().length, numbers.values()[0], numbers.values()[299]]).toEqual([300, 0, 2093]);
  });

  it('know the line of an outlet that was seen, and of no other', () => {
    const lines = packedLines();
    lines.set(3, 2);
    lines.set(70_000, 9);
    expect([lines.of(3), lines.of(70_000), lines.of(4), lines.of(70_001), lines.of(0)]).toEqual([2, 9, null, null, null]);
  });
});
