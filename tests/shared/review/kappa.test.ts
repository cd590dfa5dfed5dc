import { describe, expect, it } from 'vitest';
import { agreementOf } from '../../../shared/review/kappa.ts';

/** Pairs of a table: rows are the first's ratings, columns the second's. */
function pairsOf(table: readonly (readonly number[])[]): readonly (readonly [string, string])[] {
  return table.flatMap((row, a) => row.flatMap((count, b) => Array.from({ length: count }, () => [`r${a}`, `r${b}`] as const)));
}

describe('percent agreement and kappa', () => {
  // The worked examples of the encyclopedia article on Cohen's kappa: 50 proposals, and two tables with the same agreement of 60 %.
  it.each([
    [[[20, 5], [10, 15]], '70.0', '0.40'],
    [[[45, 15], [25, 15]], '60.0', '0.13'],
    [[[25, 35], [5, 35]], '60.0', '0.26'],
  ] as const)('of a published table %j are %s % and %s', (table, percent, kappa) => {
    expect(agreementOf(pairsOf(table))).toMatchObject({ percent, kappa });
  });

  it('is 1 where all agree on more than one rating, and below 0 where less agree than by chance', () => {
    expect(agreementOf(pairsOf([[3, 0], [0, 2]]))).toEqual({ items: 5, same: 5, percent: '100.0', kappa: '1.00' });
    // po 0, pe 1/2: (0 - 1/2) / (1/2) = -1.
    expect(agreementOf(pairsOf([[0, 2], [2, 0]]))).toMatchObject({ percent: '0.0', kappa: '-1.00' });
  });

  it('has three ratings worked out by hand', () => {
    // n 10, alike 7. Rows 5 3 2, columns 4 4 2: pe (20 + 12 + 4) / 100 = 0.36. (0.7 - 0.36) / 0.64 = 0.53125.
    expect(agreementOf(pairsOf([[4, 1, 0], [0, 2, 1], [0, 1, 1]]))).toEqual({ items: 10, same: 7, percent: '70.0', kappa: '0.53' });
  });

  it('has no kappa where both used one rating throughout, and nothing at all without ratings', () => {
    expect(agreementOf(pairsOf([[8]]))).toEqual({ items: 8, same: 8, percent: '100.0', kappa: null });
    expect(agreementOf([])).toEqual({ items: 0, same: 0, percent: null, kappa: null });
  });
});
