import { describe, expect, it } from 'vitest';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import { buildInput, type OutletSpec } from '../grading/build-input.ts';
import { moves, states, totals } from '../grading/read-result.ts';
import { publicationProblems, readTemplate } from './read-template.ts';

const scheme = readTemplate('zhuhai-mobile-channel-points');

function shop(sold: number | null, active: number | null, more: OutletSpec = {}): OutletSpec {
  return { ownership: 'partner', attributes: { exclusive: '是' }, figures: { 'cards_sold@2026-06': sold, 'cards_sold@2026-09': 9999, retained_cards: active }, ...more };
}
const grade = (...specs: readonly OutletSpec[]) => gradePeriod(scheme, buildInput('2026-09', specs));

describe('the channel points of Zhuhai Mobile', () => {
  it('can be published as they stand', () => {
    expect(publicationProblems(scheme)).toEqual([]);
  });
  it('are the share of the cards sold in June that made calls in September: 500 of 1000 are 50 %', () => {
    expect(totals(grade(shop(1000, 500), shop(3, 1), shop(0, 0), shop(null, 5)))).toEqual(['50', '33.33', null, null]);
  });
  it('rank shops and give them no level', () => {
    const result = grade(shop(1000, 500), shop(1000, 900));
    expect([[...result.rank], [...result.rawLevel], moves(result).map((move) => move.split(' ')[0])]).toEqual([[2, 1], [-2, -2], ['none', 'none']]);
  });
  it('are for partners that sell nothing of another operator', () => {
    const result = grade(shop(10, 5), shop(10, 5, { ownership: 'own' }), shop(10, 5, { attributes: { exclusive: '否' } }));
    expect([result.codes, states(result)]).toEqual([['N0001', 'N0003'], ['graded', 'notEligible']]);
  });
});
