import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDecimal } from '../../db/decimal.ts';
import { AS_TEXTS, CHUNK_SIZE, cellText, chunkFault, decodeChunk, emptyChunk, encodeChunk, setCell } from '../../db/figure-chunk.ts';
import { gatherColumn } from '../../db/figure-column.ts';

describe('parseDecimal', () => {
  it.each([
    ['12.50', 125, 1],
    ['-3', -3, 0],
    ['0', 0, 0],
    ['-0.00', 0, 0],
    ['007', 7, 0],
    ['100', 100, 0],
    ['1e-7', 1, 7],
    ['1.5E3', 1500, 0],
    ['9007199254740991', 9007199254740991, 0],
  ])('reads %s', (text, units, places) => {
    expect(parseDecimal(text)).toEqual({ units, places, wide: null });
  });

  it('keeps all digits of a number that a double does not hold', () => {
    expect(parseDecimal('123456789012345.678')).toEqual({ units: Number(123456789012345678n), places: 3, wide: 123456789012345678n });
    expect(parseDecimal('9007199254740993').wide).toBe(9007199254740993n);
  });

  it.each(['', '.5', '5.', '1,000', 'abc', '1/3', '--1', '1.2.3', 'NaN'])('refuses %j', (text) => {
    expect(() => parseDecimal(text)).toThrow(RangeError);
  });
});

describe('a chunk', () => {
  it('says whether a cell was new, got another value or had it already, however it is written', () => {
    const chunk = emptyChunk();
    expect(setCell(chunk, 5, '12.5', 1, 2)).toBe('inserted');
    expect(setCell(chunk, 5, '12.50', 2, 3)).toBe('unchanged');
    expect(setCell(chunk, 5, '12.51', 3, 4)).toBe('updated');
    expect(setCell(chunk, 5, null, 4, 5)).toBe('updated');
    expect(setCell(chunk, 5, null, 5, 6)).toBe('unchanged');
    expect([chunk.origin[10], chunk.origin[11]]).toEqual([5, 6]);
  });

  it('holds numbers of different places exactly', () => {
    const chunk = emptyChunk();
    const texts = ['1', '0.1', '-2.25', '1000000', '0.000001'];
    texts.forEach((text, place) => setCell(chunk, place, text, 1, place));
    const again = decodeChunk(encodeChunk(chunk));
    expect(texts.map((_, place) => cellText(again, place))).toEqual(texts);
    expect(again.places).toBe(6);
    expect(cellText(again, 5)).toBeNull();
  });

  it('turns to texts when a number needs more than 53 bits, and back when it is gone', () => {
    const chunk = emptyChunk();
    setCell(chunk, 0, '0.01', 1, 1);
    setCell(chunk, 1, '999999999999999999', 1, 2);
    const wide = encodeChunk(chunk);
    expect(wide.places).toBe(AS_TEXTS);
    const again = decodeChunk(wide);
    expect([cellText(again, 0), cellText(again, 1)]).toEqual(['0.01', '999999999999999999']);
    expect(setCell(again, 1, '7', 2, 1)).toBe('updated');
    expect(encodeChunk(again).places).toBe(2);
  });

  it('turns to texts when small and large numbers together need more than 53 bits', () => {
    const chunk = emptyChunk();
    setCell(chunk, 0, '9007199254740991', 1, 1);
    setCell(chunk, 1, '0.1', 1, 1);
    const again = decodeChunk(encodeChunk(chunk));
    expect([cellText(again, 0), cellText(again, 1)]).toEqual(['9007199254740991', '0.1']);
  });

  const decimal = fc
    .tuple(fc.bigInt({ min: -999_999_999_999_999_999n, max: 999_999_999_999_999_999n }), fc.integer({ min: 0, max: 12 }))
    .map(([units, places]) => ({ units, places, text: textOf(units, places) }));

  it('gives back every number that was put in, and so does the column', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: CHUNK_SIZE - 1 }), decimal), { maxLength: 20 }), (cells) => {
        const chunk = emptyChunk();
        for (const [place, { text }] of cells) setCell(chunk, place, text, 1, 1);
        const stored = encodeChunk(chunk);
        expect(chunkFault(stored)).toBeNull();
        const nos = Int32Array.from({ length: CHUNK_SIZE }, (_, no) => no);
        const column = gatherColumn([{ chunk: 0, places: stored.places, cells: stored.cells }], nos);
        const last = new Map(cells);
        expect(column.units.findIndex((units, place) => Number.isNaN(units) === last.has(place))).toBe(-1);
        for (const [place, value] of last) {
          const units = column.wide?.get(place) ?? BigInt(column.units[place] ?? NaN);
          expect(units * 10n ** BigInt(value.places)).toBe(value.units * 10n ** BigInt(column.places));
        }
      }),
    );
  });

  it('knows when its form is wrong', () => {
    const good = encodeChunk(emptyChunk());
    expect(chunkFault(good)).toBeNull();
    expect(chunkFault({ ...good, cells: good.cells.slice(8) })).toMatch(/cells/);
    expect(chunkFault({ ...good, origin: good.origin.slice(1) })).toMatch(/origin/);
    expect(chunkFault({ ...good, cells: new Uint8Array(new Float64Array(CHUNK_SIZE).fill(0.5).buffer) })).toMatch(/whole/);
    expect(chunkFault({ ...good, places: AS_TEXTS, cells: new TextEncoder().encode('["1"]') })).toMatch(/texts/);
    expect(chunkFault({ ...good, places: AS_TEXTS })).toMatch(/cells/);
  });
});

describe('gatherColumn', () => {
  it('brings chunks of different places to the most of them', () => {
    const [whole, cents] = [emptyChunk(), emptyChunk()];
    setCell(whole, 1, '7', 1, 1);
    setCell(cents, 0, '1.25', 1, 1);
    const chunks = [
      { chunk: 0, ...encodeChunk(whole) },
      { chunk: 2, ...encodeChunk(cents) },
    ];
    expect(gatherColumn(chunks, [2048, 1, 1024, 0])).toEqual({ kind: 'number', places: 2, units: Float64Array.of(125, 700, NaN, NaN) });
  });

  it('keeps a number exact that does not fit once it is scaled up', () => {
    const [large, small] = [emptyChunk(), emptyChunk()];
    setCell(large, 0, '9007199254740991', 1, 1);
    setCell(small, 0, '0.001', 1, 1);
    const column = gatherColumn([{ chunk: 0, ...encodeChunk(large) }, { chunk: 1, ...encodeChunk(small) }], [0, 1024]);
    expect(column.places).toBe(3);
    expect(column.wide).toEqual(new Map([[0, 9007199254740991000n]]));
    expect(column.units[1]).toBe(1);
  });
});

function textOf(units: bigint, places: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const sign = units < 0n ? '-' : '';
  return places === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
