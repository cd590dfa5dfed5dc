import { describe, expect, it } from 'vitest';
import { itemsOf } from '../../../shared/checklist/checklist.ts';
import { readChecklist, scored } from './read-checklist.ts';

const { checklist, warnings } = readChecklist('banan-store-mystery-shopper');
const scoredItems = itemsOf(checklist).filter(({ kind }) => kind === 'passFail');
const allPassed = Object.fromEntries(scoredItems.map(({ code }) => [code, 'pass']));
const na = (reason: string) => ({ value: null, na: true, naReason: reason });
const rateOf = (score: ReturnType<typeof scored>, section: string) => score.sections.find(({ code }) => code === section)!.rate!.text;

describe('the Banan store checklist', () => {
  it('has 33 scored items, 5 critical flags and weights that add up to 100', () => {
    expect(scoredItems).toHaveLength(33);
    expect(itemsOf(checklist).filter(({ kind, critical }) => kind === 'flag' && critical === true)).toHaveLength(5);
    expect(warnings).toEqual([]);
    expect(scored(checklist, allPassed).score!.text).toBe('100.00');
  });
  it('gives section F 15 x 3/4 = 11.25 when one of four items fails and one is not applicable', () => {
    // the other sections pass: 85 + 11.25
    const score = scored(checklist, { ...allPassed, F3: 'fail', F5: na('没有洗手间') });
    expect(rateOf(score, 'F')).toBe('75.00');
    expect(score.score!.text).toBe('96.25');
  });
  it('gives section G 5 x 1/2 = 2.5 for yes, no and not applicable', () => {
    const score = scored(checklist, { ...allPassed, G2: 'fail', G3: na('没有遇到问题') });
    expect(rateOf(score, 'G')).toBe('50.00');
    expect(score.score!.text).toBe('97.50');
  });
  it('gives section D 15 x 5/6 = 12.5 for one failure in six', () => {
    expect(scored(checklist, { ...allPassed, D6: 'fail' }).score!.text).toBe('97.50');
  });
  it('asks why an item is not applicable, and allows it on two items only', () => {
    expect(itemsOf(checklist).filter(({ naAllowed }) => naAllowed === true).map(({ code }) => code)).toEqual(['F5', 'G3']);
    expect(scored(checklist, { ...allPassed, F5: 'na' }).missing).toContainEqual({ item: 'F5', reason: 'naReason' });
  });
  it('flags a critical fail and leaves the score as it is', () => {
    const score = scored(checklist, { ...allPassed, X2: true });
    expect(score).toMatchObject({ redLine: true, criticalFailed: ['X2'] });
    expect(score.score!.text).toBe('100.00');
  });
});
