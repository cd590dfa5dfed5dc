import type { Say } from '../../i18n.ts';
import type { GRADING } from './words.ts';

/** A missing value policy as the check gives it (`zero`, `fixed 60`, `carry 1`), in words; another text stays as it is. */
export function policyWords(policy: string, say: Say<typeof GRADING.table>): string {
  const [kind = '', n = ''] = policy.split(' ');
  switch (kind) {
    case 'zero':
      return say('policyZero');
    case 'full':
      return say('policyFull');
    case 'fixed':
      return say('policyFixed', { n });
    case 'reweight':
      return say('policyReweight');
    case 'median':
      return say('policyMedian');
    case 'carry':
      return n === '1' ? say('policyCarryOne') : say('policyCarry', { n });
    case 'block':
      return say('policyBlock');
    default:
      return policy;
  }
}
