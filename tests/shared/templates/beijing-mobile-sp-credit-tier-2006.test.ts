import { describe, expect, it } from 'vitest';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import { buildInput } from '../grading/build-input.ts';
import { states } from '../grading/read-result.ts';
import { fillTemplate, publicationProblems, readTemplate } from './read-template.ts';

const CODE = 'beijing-mobile-sp-credit-tier-2006';
const UNKNOWN = [1, 2, 3, 4].map((place) => `levels[${place}].line`);
// The source gives no lines; these serve to show that performance alone decides the tier.
const filled = fillTemplate(CODE, Object.fromEntries(UNKNOWN.map((path, index) => [path, 60 + 10 * index])));

function grade(credit: number | string | null, performance: number | null) {
  return gradePeriod(filled, buildInput('2006-Q3', [{ figures: { credit_points: credit, performance } }]));
}
function tier(credit: number | string | null, performance: number | null): string {
  const result = grade(credit, performance);
  return filled.levels[result.rawLevel[0]!]?.code ?? states(result)[0]!;
}

describe('the credit tiers of Beijing Mobile', () => {
  it('is a draft that lacks the lines of the tiers, and nothing else', () => {
    expect(publicationProblems(readTemplate(CODE))).toEqual(UNKNOWN.map((path) => `error scheme/unknown-number ${path}`));
    expect(publicationProblems(filled)).toEqual([]);
  });
  it('tiers only those with more than 60 credit points', () => {
    expect([tier(61, 95), tier('60.01', 95), tier(60, 95), tier(null, 95)]).toEqual(['a', 'a', 'notEligible', 'notEligible']);
  });
  it('reads business performance for the tier, and not the credit points', () => {
    expect([tier(61, 90), tier(100, 89), tier(300, 59)]).toEqual(['a', 'b', 'e']);
  });
  it('end the cooperation below -20 points, but not where the points are unknown', () => {
    const reason = (credit: number | null) => grade(credit, 95).stateReasons.get(0);
    expect([tier(-20, 95), tier(-21, 95), tier(null, 95)]).toEqual(['notEligible', 'terminated', 'notEligible']);
    expect(reason(-20)).toEqual({ kind: 'notEligible', rule: 'credit-gate' });
    expect(reason(-21)).toMatchObject({ rule: 'cooperation-ended' });
    expect(reason(null)).toEqual({ kind: 'notEligible', rule: 'credit-known' });
  });
});
