import { describe, expect, it } from 'vitest';
import { policyWords } from '../../../renderer/features/grading-runs/policy-words.ts';
import { GRADING } from '../../../renderer/features/grading-runs/words.ts';
import { sayIn } from '../../../renderer/i18n.ts';

const zh = sayIn(GRADING, 'zh');

describe('policyWords', () => {
  it.each([
    ['zero', '按 0 分'],
    ['full', '按满分'],
    ['fixed 60', '按 60 分'],
    ['reweight', '不计，权重分给同级'],
    ['median', '按同类中位数'],
    ['carry 1', '沿用上期的数'],
    ['carry 3', '沿用前 3 期内的数'],
    ['block', '不评级'],
  ])('says %s as %s', (policy, words) => expect(policyWords(policy, zh)).toBe(words));
  it('leaves a policy that it does not know as it is', () => expect(policyWords('other', zh)).toBe('other'));
});
