import type { Checklist } from '../../../../shared/checklist/checklist.ts';
import { inLang, type Lang, type Problem } from '../../../../shared/errors.ts';
import { isWithin } from './document-path.ts';

/** Where in the tree a place of the document is edited: a section, an item, `header`, or `''` for the whole. */
export function treePlaceOf(path: string): string {
  return /^sections\[\d+\](\.items\[\d+\])?/.exec(path)?.[0] ?? (path.startsWith('header') ? 'header' : '');
}

/** Problems of a place; of the whole those that lie in no other place of the tree. */
export function problemsAt(problems: readonly Problem[], place: string): readonly Problem[] {
  return problems.filter(({ path }) => treePlaceOf(path) === place);
}

/** Problems of a place and of all below it. */
export function problemsWithin(problems: readonly Problem[], place: string): readonly Problem[] {
  return problems.filter(({ path }) => isWithin(path, place));
}

/** What a place is called: the item's or section's code and name; empty for the whole. */
export function placeName(checklist: Checklist, path: string, lang: Lang): string {
  const match = /^sections\[(\d+)\](?:\.items\[(\d+)\])?/.exec(path);
  if (match === null) return '';
  const section = checklist.sections[Number(match[1])];
  const thing = match[2] === undefined ? section : section?.items[Number(match[2])];
  return thing === undefined ? '' : `${thing.code} ${inLang(thing.name, lang)}`;
}
