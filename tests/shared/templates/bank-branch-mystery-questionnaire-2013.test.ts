import { describe, expect, it } from 'vitest';
import { readChecklist, scored } from './read-checklist.ts';

const { checklist, warnings } = readChecklist('bank-branch-mystery-questionnaire-2013');
const best = { duty: '1', A1: '1', A2: '1', E4: '1', E6: '1', polite: '1' };
const total = (answers: Readonly<Record<string, string>>) => scored(checklist, answers).score!.text;

describe('the bank branch questionnaire', () => {
  it('adds up to 1 + 1 + 1 + 0.5 and the default 0.5 of the polite words', () => {
    expect(warnings).toEqual([]);
    expect(total(best)).toBe('4.00');
  });
  it('takes all points of the lobby part where nobody is on duty', () => {
    const { A1: _a1, A2: _a2, ...answers } = best;
    const score = scored(checklist, { ...answers, duty: '2' });
    expect(score.score!.text).toBe('1.00');
    expect(score.missing).toEqual([]);
    expect([score.itemScores['A1']!.state, score.itemScores['A2']!.state]).toEqual(['jumped', 'jumped']);
  });
  it('takes the points of A1 and A2 where there is no uniform, and those of A1 alone where it differs', () => {
    const { A2: _a2, ...answers } = best;
    expect(total({ ...answers, A1: '2' })).toBe('2.00');
    expect(total({ ...best, A1: '3' })).toBe('3.00');
  });
  it('counts skipped items as lost, not as excluded', () => {
    const { A2: _a2, ...answers } = best;
    // 4 points are possible with and without the jump
    expect(scored(checklist, { ...answers, A1: '2' }).possible).toEqual(scored(checklist, best).possible);
  });
  it('takes 2 from the total for forbidden words, never below 0', () => {
    expect(total({ ...best, E4: '2' })).toBe('2.00');
    expect(total({ duty: '2', E4: '2', E6: '1', polite: '1' })).toBe('0.00');
    expect(scored(checklist, { ...best, E4: '2' }).criticalFailed).toEqual(['E4']);
  });
  it('gives half points for the first sentence', () => {
    expect(total({ ...best, E6: '2' })).toBe('3.50');
  });
});
