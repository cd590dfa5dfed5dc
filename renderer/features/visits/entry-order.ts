import { itemsOf, type Checklist, type Item } from '../../../shared/checklist/checklist.ts';
import type { MissingReason, VisitScore } from '../../../shared/checklist/visit-score.ts';

/** Stands for the visit's head where otherwise an item's code stands; no item can be called so. */
export const HEADER_PLACE = '#header';

/** Whether an item is on the form as the answers stand: neither hidden nor jumped over. */
export function isShown(score: VisitScore, code: string): boolean {
  const state = score.itemScores[code]?.state;
  return state !== undefined && state !== 'hidden' && state !== 'jumped';
}

/** Where one can stand, in the order of the form: the head, then every item that applies. */
export function entryOrder(checklist: Checklist, score: VisitScore): readonly string[] {
  return [HEADER_PLACE, ...itemsOf(checklist).flatMap(({ code }) => (isShown(score, code) ? [code] : []))];
}

/** How many of some items are answered, of how many that ask for an answer as the visit stands. */
export function answeredCounts(items: readonly Item[], score: VisitScore): { readonly answered: number; readonly items: number } {
  const shown = items.filter((item) => isShown(score, item.code));
  return { answered: shown.filter(({ code }) => isAnswered(score, code)).length, items: shown.length };
}

/** One place on or back; stays at the ends. */
export function stepFrom(order: readonly string[], current: string, by: 1 | -1): string {
  const at = order.indexOf(current);
  return order[at + by] ?? current;
}

/** The first place of the next section, or of this one and then the one before when going back. */
export function sectionStep(checklist: Checklist, order: readonly string[], current: string, by: 1 | -1): string {
  const groups = sectionGroups(checklist, order);
  const at = groups.findIndex((group) => group.includes(current));
  return groups[at + by]?.[0] ?? (by === 1 ? current : (groups[0]?.[0] ?? current));
}

/** The first missing place after the current one, then from the top; null: nothing is missing. */
export function nextMissing(order: readonly string[], score: VisitScore, current: string): string | null {
  const missing = missingPlaces(score);
  const at = order.indexOf(current);
  const after = order.find((place, index) => index > at && missing.has(place));
  return after ?? order.find((place) => missing.has(place)) ?? null;
}

/**
 * Where to stand: the current place, or where an answer hid it, the next one shown after it.
 */
export function settledPlace(checklist: Checklist, order: readonly string[], current: string): string {
  if (order.includes(current)) return current;
  const codes = itemsOf(checklist).map(({ code }) => code);
  const later = codes.slice(codes.indexOf(current) + 1).find((code) => order.includes(code));
  return later ?? order[order.length - 1] ?? current;
}

/** Where entry starts: at the item last worked on, else at the top. */
export function startPlace(order: readonly string[], lastItem: string | null): string {
  return lastItem !== null && order.includes(lastItem) ? lastItem : (order[0] ?? HEADER_PLACE);
}

/** How many places must still be seen to before submission: items, and head fields one by one. */
export function missingCount(score: VisitScore): number {
  return score.missing.length + score.missingHeader.length;
}

/** A line of the list of what is missing. `skipped`: unanswered, though something after it has been answered. */
export type MissingLine =
  | { readonly kind: 'header'; readonly fields: readonly string[] }
  | { readonly kind: 'item'; readonly code: string; readonly reason: MissingReason | 'skipped' }
  | { readonly kind: 'section'; readonly section: string; readonly first: string; readonly count: number };

/** What is missing in the order of the form; a section in which nothing was answered yet is one line, unless one stands in it. */
export function missingLines(checklist: Checklist, score: VisitScore, current: string): readonly MissingLine[] {
  const lines: MissingLine[] = score.missingHeader.length > 0 ? [{ kind: 'header', fields: score.missingHeader }] : [];
  const reasons = new Map(score.missing.map(({ item, reason }) => [item, reason]));
  const lastAnswered = itemsOf(checklist).findLastIndex(({ code }) => isAnswered(score, code));
  let place = -1;
  for (const section of checklist.sections) {
    const isUntouched = !section.items.some(({ code }) => isAnswered(score, code) || code === current);
    const missing: MissingLine[] = [];
    for (const { code } of section.items) {
      place += 1;
      const reason = reasons.get(code);
      if (reason !== undefined) missing.push({ kind: 'item', code, reason: reason === 'unanswered' && place < lastAnswered ? 'skipped' : reason });
    }
    const first = missing[0];
    if (isUntouched && missing.length > 1 && first?.kind === 'item') lines.push({ kind: 'section', section: section.code, first: first.code, count: missing.length });
    else lines.push(...missing);
  }
  return lines;
}

function isAnswered(score: VisitScore, code: string): boolean {
  const state = score.itemScores[code]?.state;
  return state === 'answered' || state === 'na';
}

function missingPlaces(score: VisitScore): ReadonlySet<string> {
  return new Set([...(score.missingHeader.length > 0 ? [HEADER_PLACE] : []), ...score.missing.map(({ item }) => item)]);
}

function sectionGroups(checklist: Checklist, order: readonly string[]): readonly (readonly string[])[] {
  const shown = new Set(order);
  const sections = checklist.sections.map(({ items }) => items.map(({ code }) => code).filter((code) => shown.has(code)));
  return [...(shown.has(HEADER_PLACE) ? [[HEADER_PLACE]] : []), ...sections.filter((group) => group.length > 0)];
}
