import type { Likeness } from '../../../shared/photo/likeness.ts';
import { brightness, type Pixels } from './pixels.ts';

const SIDE = 8;
/** A picture whose 8 x 8 fields are brighter or darker by less than this, of 255, shows nothing to tell it by. */
const LEAST_CONTRAST = 8;

/**
 * The perceptual hash of a picture that stands upright: difference hash of both directions, 2 x 64 bits.
 *
 * @returns null for a picture too even, or smaller than 9 pixels a side, to be told from others
 */
export function likenessOf(pixels: Pixels): Likeness | null {
  if (pixels.width <= SIDE || pixels.height <= SIDE) return null;
  const even = brightness(pixels, SIDE, SIDE);
  if (Math.max(...even) - Math.min(...even) < LEAST_CONTRAST) return null;
  const across = brightness(pixels, SIDE + 1, SIDE);
  const down = brightness(pixels, SIDE, SIDE + 1);
  const bits: boolean[] = [];
  for (let row = 0; row < SIDE; row += 1) {
    for (let column = 0; column < SIDE; column += 1) {
      const at = row * (SIDE + 1) + column;
      bits.push((across[at] ?? 0) > (across[at + 1] ?? 0));
    }
  }
  for (let at = 0; at < SIDE * SIDE; at += 1) bits.push((down[at] ?? 0) > (down[at + SIDE] ?? 0));
  return hexOf(bits);
}

function hexOf(bits: readonly boolean[]): string {
  let text = '';
  for (let at = 0; at < bits.length; at += 4) {
    const digit = bits.slice(at, at + 4).reduce((value, bit) => value * 2 + (bit ? 1 : 0), 0);
    text += digit.toString(16);
  }
  return text;
}
