import type { Problem } from '../errors.ts';
import { compare, HUNDRED, parseNumber, ZERO, type Rational } from '../exact/rational.ts';
import type { RankMap } from './scheme.ts';

/** Faults of a rank map: shares beyond 0 to 100, rows that never get their turn, a step that is not above 0. */
export function checkRankMap(map: RankMap, path: string): readonly Problem[] {
  switch (map.kind) {
    case 'percentile':
      return [];
    case 'share':
      return [
        ...map.rows.flatMap(({ topPercent }, index): readonly Problem[] => {
          if (topPercent === null || isShare(parseNumber(topPercent)!)) return [];
          return [{ severity: 'error', path: `${path}.rows[${index}].topPercent`, code: 'scheme/share-not-percent', params: { share: String(topPercent) } }];
        }),
        ...checkRising(map.rows.map(({ topPercent }) => (topPercent === null ? null : parseNumber(topPercent))), path),
      ];
    case 'positions':
      return checkRising(map.rows.map(({ upTo }) => parseNumber(upTo)), path);
    case 'steps':
      if (map.step === null || compare(parseNumber(map.step)!, ZERO) > 0) return [];
      return [{ severity: 'error', path: `${path}.step`, code: 'scheme/step-not-positive', params: { step: String(map.step) } }];
  }
}

/** A row that ends where an earlier one does, or before, takes no rank. */
function checkRising(ends: readonly (Rational | null)[], path: string): readonly Problem[] {
  return ends.flatMap((end, index): readonly Problem[] => {
    const isTaken = end !== null && ends.slice(0, index).some((before) => before !== null && compare(before, end) >= 0);
    return isTaken ? [{ severity: 'error', path: `${path}.rows[${index}]`, code: 'scheme/band-unreachable', params: { row: index + 1 } }] : [];
  });
}

function isShare(value: Rational): boolean {
  return compare(value, ZERO) > 0 && compare(value, HUNDRED) <= 0;
}
