import { describe, expect, it } from 'vitest';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import { buildInput } from '../grading/build-input.ts';
import { scores, totals } from '../grading/read-result.ts';
import { fillTemplate, publicationProblems, readTemplate } from './read-template.ts';

const CODE = 'fujian-tobacco-retailer-star-2014';
const PRICE_ROWS = 'tree.children[1].children[2].method.rows';
const UNKNOWN = ['levels[1].line', 'levels[2].line', 'levels[3].line', 'levels[4].line', `${PRICE_ROWS}[10].points`, `${PRICE_ROWS}[11].points`];

// The source gives none of these; no example below reads them.
const filled = fillTemplate(CODE, Object.fromEntries(UNKNOWN.map((path, index) => [path, path.endsWith('line') ? 60 + 10 * index : 1])));
const imported = { monopoly_review: 20, capability_rest: 5, rest_points: 35 };

describe('the star evaluation of Fujian', () => {
  it('is a draft that lacks the lines and the points for prices below 60, and nothing else', () => {
    expect(publicationProblems(readTemplate(CODE))).toEqual(UNKNOWN.map((path) => `error scheme/unknown-number ${path}`));
    expect(publicationProblems(filled)).toEqual([]);
  });
  it('scores the three examples of the bands, lower end included', () => {
    const specs = [
      { volume: 12, class1_share: '21.9', avg_price: '139.99' },
      { volume: '0.99', class1_share: 26, avg_price: 150 },
      { volume: 5, class1_share: 2, avg_price: 60 },
    ].map((figures) => ({ figures: { ...imported, ...figures } }));
    const result = gradePeriod(filled, buildInput('2026-09', specs));
    expect(scores(result, 'volume')).toEqual(['14.5', '3', '13']);
    expect(scores(result, 'class1_share')).toEqual(['9', '10', '4.5']);
    expect(scores(result, 'avg_price')).toEqual(['13', '15', '6']);
    // 14.5 + 9 + 13 + 5, 3 + 10 + 15 + 5, 13 + 4.5 + 6 + 5; the other dimensions add 20 + 35
    expect(scores(result, 'capability')).toEqual(['41.5', '33', '28.5']);
    expect(totals(result)).toEqual(['96.5', '88', '83.5']);
  });
  it('is 100 points at most', () => {
    const best = { ...imported, volume: 15, class1_share: 26, avg_price: 150 };
    expect(totals(gradePeriod(filled, buildInput('2026-09', [{ figures: best }])))).toEqual(['100']);
  });
  it('does not grade who has no figure, for the source does not say what a missing one is worth', () => {
    expect(totals(gradePeriod(filled, buildInput('2026-09', [{ figures: { ...imported, volume: 15 } }])))).toEqual([null]);
  });
});
