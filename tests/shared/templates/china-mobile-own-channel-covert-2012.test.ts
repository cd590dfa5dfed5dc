import { describe, expect, it } from 'vitest';
import { gained, readChecklist, scored } from './read-checklist.ts';

const { checklist, warnings } = readChecklist('china-mobile-own-channel-covert-2012');
const outside = { clean: 'met', tidy: 'met', vehicles: 'met' } as const;
const inside = { floor: 'met', walls: 'met', facilities: 'met', bins: 'met', order: 'met', personal: 'met' } as const;
const withFront = { front: 'yes' };

describe('the own-channel questionnaire', () => {
  it('states 18 of 100 points for a part of which three items are here', () => {
    expect(warnings).toEqual(['checklist/maximum-differs sections[0].max', 'checklist/maximum-differs max']);
  });
  it('gives nothing for an item with one breach of its conditions', () => {
    const answers = { '1.1': 'pass', '1.2': { ...outside, vehicles: 'breached' }, '1.3': inside } as const;
    const score = scored(checklist, answers, { header: withFront });
    expect([gained(score, '1.1'), gained(score, '1.2'), gained(score, '1.3')]).toEqual(['1', '0', '1']);
    expect(score.score!.text).toBe('2.00');
  });
  it('asks for name and hours of halls with a front of their own only', () => {
    const answers = { '1.2': outside, '1.3': inside };
    expect(scored(checklist, answers, { header: { front: 'no' } }).itemScores['1.1']!.state).toBe('hidden');
    expect(scored(checklist, answers, { header: withFront }).missing).toEqual([{ item: '1.1', reason: 'unanswered' }]);
  });
  it('asks for form number, hall type, front, time slot and weekday in its head', () => {
    expect(scored(checklist, {}).missingHeader).toEqual(['A1', 'A2', 'front', 'A8', 'A9']);
  });
});
