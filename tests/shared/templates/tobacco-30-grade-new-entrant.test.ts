import { describe, expect, it } from 'vitest';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import { buildInput, type OutletSpec } from '../grading/build-input.ts';
import { moves } from '../grading/read-result.ts';
import { publicationProblems, readTemplate } from './read-template.ts';

const scheme = readTemplate('tobacco-30-grade-new-entrant');
const retailer = (score: number | string, more: OutletSpec = {}): OutletSpec => ({ figures: { evaluation_score: score }, ...more });
/** Two retailers close together for each of the 30 grades, grades 3 points apart: 0 and 0.5, 3 and 3.5, … 87 and 87.5. */
const pairs = Array.from({ length: 30 }, (_, grade) => [3 * grade, 3 * grade + 0.5]);

describe('the thirty grades of tobacco retailers', () => {
  it('can be published as they stand', () => {
    expect(publicationProblems(scheme)).toEqual([]);
    expect(scheme.levels).toHaveLength(30);
  });
  it('hold those together whose scores are close, and rise with the score', () => {
    const result = gradePeriod(scheme, buildInput('2026-09', pairs.flat().map((score) => retailer(score))));
    expect([...result.rawLevel]).toEqual(pairs.flatMap((_, grade) => [grade, grade]));
  });
  it('leave the first grade of a new entrant to a person, and move the others as far as the score goes', () => {
    const specs = pairs.flat().map((score, index) => retailer(score, index === 0 ? { level: 'g30' } : index === 59 ? { level: 'g1' } : {}));
    const found = moves(gradePeriod(scheme, buildInput('2026-09', specs)));
    expect([found[0], found[1], found[59]]).toEqual(['demote 0 demoteAfter', 'enter -2 enterLevel', 'promote 29 promoteAfter']);
    expect(scheme.movement.enterLevel).toEqual({ kind: 'person', upTo: 'g24' });
  });
});
