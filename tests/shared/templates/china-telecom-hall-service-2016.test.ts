import { describe, expect, it } from 'vitest';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import { buildInput, type OutletSpec } from '../grading/build-input.ts';
import { totals } from '../grading/read-result.ts';
import { publicationProblems, readTemplate } from './read-template.ts';

const scheme = readTemplate('china-telecom-hall-service-2016');

function hall(score: number | string, more: Partial<OutletSpec> = {}): OutletSpec {
  return { ownership: 'own', class: '1', visits: [{ on: '2016-06-01', score }], ...more };
}
function levels(specs: readonly OutletSpec[]): string[] {
  return [...gradePeriod(scheme, buildInput('2016', specs)).rawLevel].map((place) => scheme.levels[place]?.code ?? '-');
}
const plain = (count: number): OutletSpec[] => Array.from({ length: count }, () => hall(70));

describe('the service levels of business halls', () => {
  it('can be published as it stands', () => {
    expect(publicationProblems(scheme)).toEqual([]);
  });
  it('needs 95, 90 and 80 points', () => {
    // 40 halls: 5 % are 2 seats, 20 % are 8; none of them binds here
    const scored = ['95', '94.99', '90', '89.99', '80', '79.99'].map((score) => hall(score));
    const given = levels([...scored, ...plain(34)]);
    expect(given.slice(0, 6)).toEqual(['excellent', 'good', 'good', 'meets-standard', 'meets-standard', 'below-standard']);
  });
  it('gives excellent to 5 percent of the halls and good to 20 percent at most, both conditions binding', () => {
    // 40 halls: 2 seats and 8 seats. Three reach 95: the third goes on to good, which has 7 more for nine of 90 to 94
    const scored = [99, 98, 97, 94, '93.9', '93.8', '93.7', '93.6', '93.5', '93.4', '93.3', '93.2'].map((score) => hall(score));
    const given = levels([...scored, ...plain(28)]);
    expect(given.slice(0, 12)).toEqual([...Array<string>(2).fill('excellent'), ...Array<string>(8).fill('good'), 'meets-standard', 'meets-standard']);
  });
  it('takes all halls of class 1 to 3 as the base, checked or not', () => {
    // 20 halls are one seat, 19 none
    const unchecked = (count: number) => Array.from({ length: count }, (): OutletSpec => ({ ownership: 'own', class: '2' }));
    expect(levels([hall(96), ...unchecked(19)])[0]).toBe('excellent');
    expect(levels([hall(96), ...unchecked(18)])[0]).toBe('good');
  });
  it('leaves out halls of class 4 and partner halls', () => {
    const specs = [hall(96, { class: '3' }), hall(96, { class: '4' }), hall(96, { ownership: 'partner' })].map((spec, index) => ({ ...spec, code: `H${index}` }));
    expect(gradePeriod(scheme, buildInput('2016', specs)).codes).toEqual(['H0']);
  });
  it('adds points for highlights and takes off negative ones, up to 100', () => {
    const specs = [
      hall(90, { figures: { highlight_points: 3, basic_fault_points: 2, public_effect_points: 1 } }),
      hall(98, { figures: { highlight_points: 5 } }),
    ];
    expect(totals(gradePeriod(scheme, buildInput('2016', specs)))).toEqual(['90', '100']);
  });
});
