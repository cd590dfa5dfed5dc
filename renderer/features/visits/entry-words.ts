import type { Checklist, Item } from '../../../shared/checklist/checklist.ts';
import type { CompiledChecklist } from '../../../shared/checklist/compile-checklist.ts';
import type { MissingReason, VisitScore } from '../../../shared/checklist/visit-score.ts';
import { add, ZERO, type Rational } from '../../../shared/exact/rational.ts';
import { inLang, type Lang } from '../../../shared/errors.ts';
import type { Say } from '../../i18n.ts';
import type { TagTone } from '../../components/tag.tsx';
import { pointsText } from '../../components/answers/answer-labels.ts';
import type { VISITS } from './words.ts';

export type SayVisits = Say<typeof VISITS.table>;

/** What an item can give as the form states it; null: it gives nothing. */
export function itemPoints(compiled: CompiledChecklist, code: string): string | null {
  const item = compiled.items[compiled.placeOf.get(code) ?? -1];
  if (item === undefined) return null;
  const units = item.bonus ? item.range.best : item.range.possible;
  return units <= 0n ? null : pointsText(compiled.scale.toPoints(units));
}

/** Points of a section's items together; null: none. */
export function sectionPoints(compiled: CompiledChecklist, section: number): string | null {
  const units = compiled.items.reduce((sum, item) => (item.section === section && !item.bonus && item.counts ? sum + item.range.possible : sum), 0n);
  return units <= 0n ? null : pointsText(compiled.scale.toPoints(units));
}

/** Points that some items have lost so far, for forms that start full and deduct. */
export function lostPoints(score: VisitScore, items: readonly Item[]): Rational {
  return items.reduce((sum, { code }) => {
    const item = score.itemScores[code];
    return item === undefined || item.state === 'unanswered' || item.state === 'hidden' ? sum : add(sum, item.lost);
  }, ZERO);
}

/** Points that bonus items have gained. */
export function bonusPoints(score: VisitScore, items: readonly Item[]): Rational {
  return items.reduce((sum, { code, bonus }) => add(sum, (bonus === true ? score.itemScores[code]?.gained : undefined) ?? ZERO), ZERO);
}

/** The tag of a missing item. */
export function missingTag(reason: MissingReason | 'skipped' | 'current', item: Item | null, say: SayVisits): { readonly tone: TagTone; readonly word: string } {
  if (reason === 'unanswered' && item?.kind === 'photo') return { tone: 'warning', word: say('rNoPhoto') };
  switch (reason) {
    case 'current':
      return { tone: 'accent', word: say('rCurrent') };
    case 'skipped':
      return { tone: 'warning', word: say('rSkipped') };
    case 'unanswered':
      return { tone: 'plain', word: say(item?.kind === 'measure' || item?.kind === 'score' || item?.kind === 'text' || item?.kind === 'time' ? 'rEmpty' : 'rUnanswered') };
    case 'invalid':
      return { tone: 'down', word: say('rInvalid') };
    case 'noPhoto':
      return { tone: 'warning', word: say('rNoPhoto') };
    case 'naReason':
      return { tone: 'warning', word: say('rNaReason') };
    case 'evidence':
      return { tone: 'warning', word: say('rEvidence') };
  }
}

/** Name of the outcome band that holds; null: none. */
export function bandName(checklist: Checklist, score: VisitScore, lang: Lang): string | null {
  const band = checklist.bands?.find(({ code }) => code === score.outcome.band);
  return band === undefined ? null : inLang(band.name, lang);
}

/** An instant as a clock shows it here: `14:32:08`. */
export function clockTime(instant: string): string {
  const at = new Date(instant);
  return [at.getHours(), at.getMinutes(), at.getSeconds()].map((n) => String(n).padStart(2, '0')).join(':');
}
