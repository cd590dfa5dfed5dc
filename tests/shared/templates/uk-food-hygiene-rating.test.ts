import { describe, expect, it } from 'vitest';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import { buildInput } from '../grading/build-input.ts';
import { states, totals } from '../grading/read-result.ts';
import { publicationProblems, readTemplate } from './read-template.ts';

const scheme = readTemplate('uk-food-hygiene-rating');

/** `total rating` of premises with these three scores. */
function rated(rows: readonly (readonly [number | null, number, number])[]): string[] {
  const specs = rows.map(([hygiene, structure, management]) => ({ figures: { hygiene_score: hygiene, structure_score: structure, management_score: management } }));
  const result = gradePeriod(scheme, buildInput('2026-09', specs));
  return totals(result).map((total, row) => `${total ?? states(result)[row]!} ${scheme.levels[result.rawLevel[row]!]?.stars ?? '-'}`);
}

describe('the UK food hygiene rating', () => {
  it('can be published as it stands', () => {
    expect(publicationProblems(scheme)).toEqual([]);
  });
  it('gives what its worked examples say', () => {
    const examples: readonly (readonly [number, number, number, string])[] = [
      [5, 5, 5, '15 5'],
      [0, 0, 10, '10 4'],
      [10, 10, 0, '20 4'],
      [15, 5, 0, '20 2'],
      [5, 5, 20, '30 1'],
      [10, 10, 10, '30 3'],
      [15, 15, 10, '40 2'],
      [20, 20, 10, '50 1'],
      [25, 25, 30, '80 0'],
      [0, 0, 0, '0 5'],
      [5, 10, 0, '15 4'],
      [15, 15, 5, '35 2'],
      [5, 0, 30, '35 0'],
      [20, 0, 0, '20 1'],
    ];
    expect(rated(examples.map(([a, b, c]) => [a, b, c]))).toEqual(examples.map(([, , , rating]) => rating));
  });
  it('takes only the scores of the table, and all three of them', () => {
    expect(rated([[0, 0, 15], [7, 0, 0], [null, 0, 0]])).toEqual(['notGraded -', 'notGraded -', 'notGraded -']);
  });
  it('ranks the lower total first', () => {
    const specs = [20, 5, 10].map((score) => ({ figures: { hygiene_score: score, structure_score: 0, management_score: 0 } }));
    expect([...gradePeriod(scheme, buildInput('2026-09', specs)).rank]).toEqual([3, 1, 2]);
  });
});
