import type { BandRow } from '../../../../shared/scheme/scheme.ts';

/** What a row says of its ends, for people: which of the four keys are there. */
export const BAND_SHAPES = ['atLeastBelow', 'aboveAtMost', 'atLeastAtMost', 'aboveBelow', 'equal', 'atLeast', 'above', 'atMost', 'below', 'any'] as const;
export type BandShape = (typeof BAND_SHAPES)[number];

/** The shape of a row by the ends that it states. */
export function shapeOf(row: BandRow): BandShape {
  const low = row.atLeast !== undefined ? 'atLeast' : row.above !== undefined ? 'above' : null;
  const high = row.atMost !== undefined ? 'atMost' : row.below !== undefined ? 'below' : null;
  if (low === null) return high ?? 'any';
  if (high === null) return low;
  if (low === 'atLeast' && high === 'atMost' && row.atLeast !== null && row.atLeast === row.atMost) return 'equal';
  return low === 'atLeast' ? (high === 'below' ? 'atLeastBelow' : 'atLeastAtMost') : high === 'atMost' ? 'aboveAtMost' : 'aboveBelow';
}

/** The row in another shape, with its numbers kept where they still stand for something. */
export function reshaped(row: BandRow, shape: BandShape): BandRow {
  const low = row.atLeast ?? row.above ?? null;
  const high = row.atMost ?? row.below ?? null;
  const { points } = row;
  switch (shape) {
    case 'atLeastBelow':
      return { atLeast: low, below: high, points };
    case 'aboveAtMost':
      return { above: low, atMost: high, points };
    case 'atLeastAtMost':
      return { atLeast: low, atMost: high, points };
    case 'aboveBelow':
      return { above: low, below: high, points };
    case 'equal':
      return { atLeast: low ?? high, atMost: low ?? high, points };
    case 'atLeast':
      return { atLeast: low ?? high, points };
    case 'above':
      return { above: low ?? high, points };
    case 'atMost':
      return { atMost: high ?? low, points };
    case 'below':
      return { below: high ?? low, points };
    case 'any':
      return { points };
  }
}
