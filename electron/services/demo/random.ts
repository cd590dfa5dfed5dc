/** A stream of numbers that follow from a seed alone: whole-number steps, so the same on every machine. */
export interface Random {
  /** From 0, below 1. */
  readonly uniform: () => number;
  /** A whole number from 0, below `n`. */
  readonly below: (n: number) => number;
  readonly chance: (probability: number) => boolean;
  /** Mean 0, standard deviation 1, within ±3.47: a sum of four uniform numbers. */
  readonly bell: () => number;
  readonly pick: <T>(list: readonly T[]) => T;
  /** The place of a weight, drawn in proportion to the weights. */
  readonly weighted: (weights: readonly number[]) => number;
  /** The whole numbers from 0 below `n` in a drawn order. */
  readonly order: (n: number) => Int32Array;
}

const TWO_32 = 4_294_967_296;
const ROOT_3 = 1.7320508075688772;

/**
 * The stream of a purpose: streams with different labels do not depend on how much was drawn from each other.
 *
 * sfc32 by Chris Doty-Humphrey (public domain), started from a hash of seed and labels.
 */
export function createRandom(seed: number, ...labels: readonly (string | number)[]): Random {
  let a = hashText(`a/${seed}/${labels.join('/')}`);
  let b = hashText(`b/${seed}/${labels.join('/')}`);
  let c = hashText(`c/${seed}/${labels.join('/')}`);
  let counter = 1;
  for (let i = 0; i < 12; i += 1) next();

  function next(): number {
    const drawn = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + drawn;
    c |= 0;
    return drawn >>> 0;
  }
  const uniform = (): number => next() / TWO_32;
  const below = (n: number): number => Math.floor(uniform() * n);

  return {
    uniform,
    below,
    chance: (probability) => uniform() < probability,
    bell: () => (uniform() + uniform() + uniform() + uniform() - 2) * ROOT_3,
    pick(list) {
      const picked = list[below(list.length)];
      if (picked === undefined) throw new RangeError('Nothing to pick from');
      return picked;
    },
    weighted(weights) {
      let left = uniform() * weights.reduce((sum, weight) => sum + weight, 0);
      for (const [place, weight] of weights.entries()) {
        left -= weight;
        if (left < 0) return place;
      }
      return weights.length - 1;
    },
    order(n) {
      const order = Int32Array.from({ length: n }, (_, place) => place);
      for (let last = n - 1; last > 0; last -= 1) {
        const other = below(last + 1);
        [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
      }
      return order;
    },
  };
}

/** FNV-1a over UTF-16 units, its bits mixed at the end. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
