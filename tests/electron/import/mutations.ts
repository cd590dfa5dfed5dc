/** A small generator of numbers from 0 to 1 that gives the same row for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** What accidents, other programs and people who mean harm put into files. */
const SCRAPS: readonly Buffer[] = [
  ...['"', '""', ',', ';', '\t', '\n', '\r\n', '\r', "'", '=1+1', '-', '#REF!', '1e999', '-0', '99999999999999999999', '1.234,5', '03/04/2026', '1900-00-00', 'NaN', '＂', '\u200b', '\u202e', '__proto__', 'constructor', '\ud83d\ude00', '"'.repeat(9), ','.repeat(300), '9'.repeat(400), '<c r="A1" t="s"><v>99999</v></c>', '<c r="XFD1048576"><v>1</v></c>', '<row r="99999999">', '</sheetData>', '<!--', '&#0;', '&bogus;', ']]>', '<![CDATA['].map((text) => Buffer.from(text)),
  Buffer.from([0]),
  Buffer.from([0xff, 0xfe]),
  Buffer.from([0xef, 0xbb, 0xbf]),
  Buffer.from([0x80, 0x80, 0xff]),
  Buffer.alloc(64),
];

/** The bytes with one to four changes: bits turned, pieces dropped, doubled, moved, put in, or the end cut off. */
export function mutated(bytes: Uint8Array, random: () => number): Buffer {
  let changed: Buffer = Buffer.from(bytes);
  const at = (): number => Math.floor(random() * (changed.length + 1));
  for (let left = 1 + Math.floor(random() * 4); left > 0; left -= 1) changed = change(changed, at(), random);
  return changed;
}

function change(bytes: Buffer, at: number, random: () => number): Buffer {
  const length = 1 + Math.floor(random() ** 3 * Math.min(400, bytes.length));
  const [before, piece, after] = [bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at + length)];
  switch (Math.floor(random() * 7)) {
    case 0: {
      const turned = Buffer.from(bytes);
      if (turned.length > 0) turned[at % turned.length] = (turned[at % turned.length] ?? 0) ^ (1 << Math.floor(random() * 8));
      return turned;
    }
    case 1:
      return Buffer.concat([before, after]);
    case 2:
      return Buffer.concat([before, piece, piece, after]);
    case 3:
      return Buffer.concat([after, piece, before]);
    case 4:
      return before;
    case 5:
      return Buffer.concat([before, Buffer.from(piece.map(() => Math.floor(random() * 256))), after]);
    default:
      return Buffer.concat([before, SCRAPS[Math.floor(random() * SCRAPS.length)] ?? piece, bytes.subarray(at)]);
  }
}
