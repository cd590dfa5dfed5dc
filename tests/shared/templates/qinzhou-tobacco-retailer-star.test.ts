import { describe, expect, it } from 'vitest';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import { buildInput, type OutletSpec } from '../grading/build-input.ts';
import { totals } from '../grading/read-result.ts';
import { fillTemplate, publicationProblems, readTemplate } from './read-template.ts';

const CODE = 'qinzhou-tobacco-retailer-star';
const UNKNOWN = [1, 2, 3, 4, 5].map((place) => `levels[${place}].share`);
// The source gives no shares; these serve to show that stars come from the rank inside each cohort.
const filled = fillTemplate(CODE, Object.fromEntries(UNKNOWN.map((path, index) => [path, [20, 20, 20, 10, 10][index]!])));

function retailer(area: string, compliance: number): OutletSpec {
  const last = { contribution: 10, price_marking: 10, cooperation: 10, overall: 10, compliance };
  return { attributes: { area_kind: area }, figures: Object.fromEntries(Object.entries(last).map(([code, points]) => [`${code}@2026-08`, points])) };
}

describe('the star evaluation of Qinzhou', () => {
  it('is a draft that lacks the shares of the stars, and nothing else', () => {
    expect(publicationProblems(readTemplate(CODE))).toEqual(UNKNOWN.map((path) => `error scheme/unknown-number ${path}`));
    expect(publicationProblems(filled)).toEqual([]);
  });
  it('adds the five parts and the bonus points of the month before', () => {
    const one = retailer('乡镇', 15);
    const specs = [one, { ...one, figures: { ...one.figures, 'bonus_points@2026-08': 3, 'bonus_points@2026-09': 9 } }];
    expect(totals(gradePeriod(filled, buildInput('2026-09', specs)))).toEqual(['55', '58']);
  });
  it('ranks township and village retailers apart, with a class above five stars', () => {
    // 10 in townships: seats add up to 1, 2, 4, 6, 8; 5 in villages: 0.5, 1, 2, 3, 4, rounded down
    const specs = [...Array.from({ length: 10 }, (_, index) => retailer('乡镇', 20 - index)), ...Array.from({ length: 5 }, (_, index) => retailer('农村', 9 - index))];
    const result = gradePeriod(filled, buildInput('2026-09', specs));
    const given = [...result.rawLevel].map((place) => filled.levels[place]!.code);
    expect(given.slice(0, 10)).toEqual(['super-5', 'star-5', 'star-4', 'star-4', 'star-3', 'star-3', 'star-2', 'star-2', 'star-1', 'star-1']);
    expect(given.slice(10)).toEqual(['star-5', 'star-4', 'star-3', 'star-2', 'star-1']);
  });
});
