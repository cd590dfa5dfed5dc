import { describe, expect, it } from 'vitest';
import { ByteReader, ByteWriter, decodeUtf8, encodeUtf8 } from '../../shared/bytes.ts';
import { packTexts, packWholes, unpackInts, unpackOctets, unpackTexts, unpackWholes } from '../../shared/grading/column-codec.ts';
import { numbersFrom } from '../builders/numbers-from.ts';

const TEXTS = ['', 'N000001', 'é', '网点１号', '𠀀a𠀀', '\u007f\u0080\u07ff\u0800\uffff', 'a\udc00b', 'a\ud800', '\ud800\ud800\udc00', 'x'.repeat(5000), '星'.repeat(5000)];

describe('texts in bytes', () => {
  it('are UTF-8 where they are well formed', () => {
    for (const text of TEXTS.filter((each) => !/\p{Surrogate}/u.test(each))) expect(Buffer.from(encodeUtf8(text)).equals(Buffer.from(text, 'utf8'))).toBe(true);
  });

  it('keep a lone half of a pair as its own three bytes', () => {
    expect([...encodeUtf8('a\ud800')]).toEqual([0x61, 0xed, 0xa0, 0x80]);
    expect([...encodeUtf8('\udc00b')]).toEqual([0xed, 0xb0, 0x80, 0x62]);
  });

  it('come back as they were, one after the other', () => {
    for (const text of TEXTS) expect(decodeUtf8(encodeUtf8(text))).toBe(text);
    const writer = new ByteWriter(0);
    for (const text of TEXTS) writer.text(text);
    const reader = new ByteReader(writer.finish());
    for (const text of TEXTS) expect(reader.text()).toBe(text);
    expect(unpackTexts(packTexts([...TEXTS, null]))).toEqual([...TEXTS, null]);
  });
});

describe('whole numbers in bytes', () => {
  it('take the least width that holds them and come back, missing ones too', () => {
    const cases: readonly (readonly [ArrayLike<number>, number])[] = [
      [Uint8Array.of(0, 127), 1],
      [Uint8Array.of(0, 128), 2],
      [Int32Array.of(-127, 127), 1],
      [Int32Array.of(-128), 2],
      [Float64Array.of(32_767, NaN), 2],
      [Float64Array.of(32_768, NaN, -32_767), 4],
      [Float64Array.of(2_147_483_647, NaN), 4],
      [Float64Array.of(2_147_483_648, NaN, -1), 8],
      [Float64Array.of(-0, 1), 1],
      [Int16Array.of(), 1],
    ];
    for (const [values, width] of cases) {
      const packed = packWholes(values);
      expect([packed[0], packed.length]).toEqual([width, 5 + width * values.length]);
      expect([...unpackWholes(packed)]).toEqual(Array.from(values, (value) => value + 0));
    }
  });

  it('take the same bytes wherever they stand in a buffer, and come back, with any few others anywhere', () => {
    const below = numbersFrom(7);
    for (let round = 0; round < 600; round += 1) {
      const [offset, length, most, others] = [below(4), below(40), below(3) * 127, below(9)];
      const values = new Uint8Array(new ArrayBuffer(48), offset, length).fill(most);
      for (let other = 0; other < Math.min(others, length); other += 1) values[below(length)] = below(256);
      const packed = packWholes(values);
      expect(packed).toEqual(packWholes(Uint8Array.from(values)));
      expect([...unpackWholes(packed)]).toEqual([...values]);
      const same = values.filter((value) => value === most).length;
      const isByte = values.every((value) => value < 128);
      if (isByte && 2 * same > length + 6) expect(packed.length).toBe((length - same) * 5 < length ? 10 + (length - same) * 5 : 5 + length);
    }
  });

  it('are one value and the others with their places where that is shorter', () => {
    const cases: readonly (readonly [ArrayLike<number>, number])[] = [
      // 1 of 5 needs 5 bytes beside the 5 that all would take, 1 of 6 fewer.
      [Uint8Array.of(7, 7, 9, 7, 7), 10],
      [Uint8Array.of(7, 7, 9, 7, 7, 7), 15],
      [Uint8Array.of(7, 7, 9, 7, 7, 7, 7, 7, 7, 0), 15],
      [new Uint8Array(1000).fill(127), 10],
      [Float64Array.of(NaN, NaN, NaN, NaN, -127, NaN), 15],
      [Int16Array.of(-1, -1, -1, -1, 5, -1), 15],
    ];
    for (const [values, length] of cases) {
      const packed = packWholes(values);
      expect(packed.length).toBe(length);
      expect([...unpackWholes(packed)]).toEqual([...Array.from(values)]);
    }
    expect([...unpackInts(packWholes(Int32Array.of(3, 3, 3, -127, 3, 3)))]).toEqual([3, 3, 3, -127, 3, 3]);
    expect([...unpackOctets(packWholes(Uint8Array.of(3, 3, 3, 127, 3, 3)))]).toEqual([3, 3, 3, 127, 3, 3]);
  });
});

describe('lists of texts', () => {
  it('come back, also where halves of a pair meet between two of them', () => {
    const lists: readonly (readonly (string | null)[])[] = [[], [null], ['', null, ''], ['a\ud800', '\udc00b', null, '星', '𠀀'], ['x'.repeat(40_000), '点'.repeat(40_000)]];
    for (const texts of lists) {
      const packed = packTexts(texts);
      expect(unpackTexts(packed)).toEqual(texts);
      expect(packTexts([...unpackTexts(packed)])).toEqual(packed);
    }
  });

  it('are cut off with an error', () => {
    expect(() => unpackTexts(packTexts(['ab', 'c']).slice(0, -1))).toThrow(RangeError);
  });
});
