import type { ChecklistVersionInfo } from '../../../shared/contract/checklist-calls.ts';
import type { SayChecklists } from './words.ts';

/** From when to when a version may be used, in words. */
export function validityWords({ validFrom, validTo }: Pick<ChecklistVersionInfo, 'validFrom' | 'validTo'>, say: SayChecklists): string {
  if (validFrom === null && validTo === null) return say('anyTime');
  if (validTo === null) return say('fromDay', { day: validFrom ?? '' });
  return validFrom === null ? say('toDay', { day: validTo }) : `${validFrom} – ${validTo}`;
}
