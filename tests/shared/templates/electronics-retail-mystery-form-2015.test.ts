import { describe, expect, it } from 'vitest';
import { gained, readChecklist, scored } from './read-checklist.ts';

const { checklist, warnings } = readChecklist('electronics-retail-mystery-form-2015');

describe('the electronics store form', () => {
  it('adds up to 10 items of 5 points', () => {
    const best = { '2.1': '1', '2.2': '1', '2.3': '1', '3.1': '1', '3.2': '1', '3.3': '1', '3.4': '1', '3.5': '1', '3.6': { welcome: true, farewell: true }, '3.7': { tone: true, smile: true, words: true } } as const;
    expect(warnings).toEqual([]);
    expect(scored(checklist, best).score!.text).toBe('50.00');
    expect(scored(checklist, best).missing).toEqual([]);
  });
  it('keeps uneven points: a scale that falls from 3 to 0, a worst answer that still gives 1', () => {
    const score = scored(checklist, { '2.2': '2', '2.3': '4', '3.3': '2', '3.5': '2' });
    expect(['2.2', '2.3', '3.3', '3.5'].map((item) => gained(score, item))).toEqual(['1', '0', '3', '1']);
  });
  it('adds the parts of an item, with 1 for neither welcome nor farewell and 0 for no smile, tone or words', () => {
    const parts = (welcome: boolean, farewell: boolean) => gained(scored(checklist, { '3.6': { welcome, farewell } }), '3.6');
    expect([parts(true, true), parts(true, false), parts(false, false)]).toEqual(['5', '2.5', '1']);
    expect(gained(scored(checklist, { '3.7': { tone: true, smile: false, words: true } }), '3.7')).toBe('4');
    expect(gained(scored(checklist, { '3.7': { tone: false, smile: false, words: false } }), '3.7')).toBe('0');
  });
});
