import { describe, expect, it } from 'vitest';
import { gained, readChecklist, scored } from './read-checklist.ts';

const { checklist, warnings } = readChecklist('china-mobile-franchise-environment-deduction');

describe('the franchise shop assessment', () => {
  it('is scored as printed, with warnings for what is odd in it', () => {
    expect(warnings).toEqual([
      'checklist/option-above-points sections[2].items[6].bands[0].points',
      'checklist/band-overlap sections[2].items[6].bands[2]',
      'checklist/maximum-differs max',
    ]);
  });
  it('leaves 8 - 3 - 1 = 4 of the front sign that is not conspicuous and damaged', () => {
    expect(gained(scored(checklist, { 'front-logo': { inconspicuous: 1, damaged: 1 } }), 'front-logo')).toBe('4');
  });
  it('leaves nothing of the hours plate with three faults of 1 on its 2 points', () => {
    expect(gained(scored(checklist, { 'hours-plate': { manual: 1, damaged: 1, dirty: 1 } }), 'hours-plate')).toBe('0');
  });
  it.each([
    ['0', '0'],
    ['1', '1'],
    ['4', '1'],
    ['5', '2'],
    ['9', '2'],
    ['10', '2'],
    ['30', '2'],
  ])('gives %s kinds of leaflets %s points: the band written first decides, 2 at most', (kinds, points) => {
    expect(gained(scored(checklist, { leaflets: kinds }), 'leaflets')).toBe(points);
  });
  it('adds the items up: 31 without a fault', () => {
    const clean = Object.fromEntries(checklist.sections.flatMap(({ items }) => items).map(({ code, kind }) => [code, kind === 'measure' ? '10' : {}]));
    expect(scored(checklist, clean).score!.text).toBe('31.00');
    expect(scored(checklist, { ...clean, 'fire-theft': { missing: 1 }, tariffs: { outdated: 1 } }).score!.text).toBe('27.00');
  });
});
