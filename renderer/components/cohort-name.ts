import { OWNERSHIPS, type Ownership } from '../../shared/outlet/outlet.ts';
import type { Say } from '../i18n.ts';
import type { COMMON } from './words.ts';

/** A cohort as the engine names it (`省/市|partner`) in words: the narrowest region, who runs the shop, and so on. */
export function cohortName(cohort: string, say: Say<typeof COMMON.table>): string {
  return cohort
    .split('|')
    .map((part) => (isOwnership(part) ? say(part) : (part.split('/').at(-1) ?? part)))
    .join(' · ');
}

function isOwnership(text: string): text is Ownership {
  return (OWNERSHIPS as readonly string[]).includes(text);
}
