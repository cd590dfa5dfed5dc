import { describe, expect, it } from 'vitest';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import { buildInput, type OutletSpec } from '../grading/build-input.ts';
import { states, totals } from '../grading/read-result.ts';
import { publicationProblems, readTemplate } from './read-template.ts';

const scheme = readTemplate('chongqing-fuel-station-star-2011');
const OTHER_PARTS = { management: 10, image: 10, service: 10, supply: 10, non_fuel: 10, living: 10 };

/** A station with this total: six parts of 10 points, the facilities make the rest. */
function station(total: number, district = '渝中区', facts: Readonly<Record<string, string | number | null>> = {}): OutletSpec {
  return {
    regions: ['重庆市', district],
    attributes: { retail_approval: '有效', hazardous_goods_licence: '有效', years_open: 2, ...facts },
    figures: { facilities: total - 60, ...OTHER_PARTS },
  };
}
function stars(specs: readonly OutletSpec[]): string {
  return [...gradePeriod(scheme, buildInput('2011', specs)).rawLevel].map((place) => scheme.levels[place]?.stars ?? '-').join('');
}

describe('the star rating of fuel stations', () => {
  it('can be published as it stands', () => {
    expect(publicationProblems(scheme)).toEqual([]);
  });
  it('adds the points of the seven parts', () => {
    expect(totals(gradePeriod(scheme, buildInput('2011', [station(100), station(79)])))).toEqual(['100', '79']);
  });
  it('needs 100, 90 and 80 points; the scale starts at three stars', () => {
    const districts = [100, 99, 90, 89, 80, 79].map((total, index) => station(total, `区${index}`));
    expect(stars(districts)).toBe('54433-');
  });
  it('gives a district one place of five stars, one of four and ten of three', () => {
    expect(stars([station(102), station(101), station(100), station(95), station(85)])).toBe('54333');
    const many = Array.from({ length: 14 }, (_, index) => station(114 - index));
    expect(stars(many)).toBe('543333333333--');
  });
  it('counts the places of each district for itself, and fewer may be given', () => {
    expect(stars([station(101), station(101, '江北区'), station(85, '江北区')])).toBe('553');
  });
  it('does not rate a station of less than two years or without a valid licence', () => {
    const specs = [station(101), station(101, '甲', { years_open: '1.99' }), station(101, '乙', { retail_approval: '过期' }), station(101, '丙', { hazardous_goods_licence: null })];
    const result = gradePeriod(scheme, buildInput('2011', specs));
    expect(states(result)).toEqual(['graded', 'notEligible', 'notEligible', 'notEligible']);
  });
});
