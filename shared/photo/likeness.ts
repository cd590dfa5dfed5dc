/**
 * A perceptual hash: 128 bits in 32 hex digits that stay nearly the same when a picture is scaled, written anew or lightly
 * changed. The first 64 say for each of 8 x 8 places whether it is brighter than its right neighbour, the last 64 whether it
 * is brighter than the one below (difference hash, dHash, of both directions).
 */
export type Likeness = string;

/** Two pictures are nearly the same when at most so many of the first 64 bits differ … */
export const MOST_ACROSS = 7;
/** … and at most so many of all 128. Pictures of different things differ in about half of the bits. */
export const MOST_ALL = 16;

/** Parts of 16 bits into which the first 64 fall: with at most seven differing bits, one part has at most one. */
const PARTS = 4;

/** Differing bits; null: too many for the two to be nearly the same. */
export function nearDistance(a: Likeness, b: Likeness): number | null {
  const across = differingBits(a.slice(0, 16), b.slice(0, 16));
  if (across > MOST_ACROSS) return null;
  const all = across + differingBits(a.slice(16), b.slice(16));
  return all > MOST_ALL ? null : all;
}

/** The four 16-bit parts of the first 64 bits. */
export function likenessParts(likeness: Likeness): readonly number[] {
  return Array.from({ length: PARTS }, (_, part) => parseInt(likeness.slice(part * 4, part * 4 + 4), 16));
}

/** A part and the sixteen that differ from it in one bit. */
export function nearParts(part: number): readonly number[] {
  return [part, ...Array.from({ length: 16 }, (_, bit) => part ^ (1 << bit))];
}

function differingBits(a: string, b: string): number {
  let bits = 0;
  for (let at = 0; at < a.length; at += 4) {
    let differing = parseInt(a.slice(at, at + 4), 16) ^ parseInt(b.slice(at, at + 4), 16);
    for (; differing !== 0; differing &= differing - 1) bits += 1;
  }
  return bits;
}
