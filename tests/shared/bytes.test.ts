import { describe, expect, it } from 'vitest';
import { ByteReader, ByteWriter, decodeUtf8, encodeUtf8 } from '../../shared/bytes.ts';
import { packTexts, packWholes, unpackTexts, unpackWholes } from '../../shared/grading/column-codec.ts';

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
});
