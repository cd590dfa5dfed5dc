import type { Checklist } from '../../../../shared/checklist/checklist.ts';
import { parseReferencePhoto } from '../../../../shared/checklist/reference-photo.ts';

/**
 * The checklist with stored pictures added to an item, wherever it stands by now: pictures before texts, each once.
 *
 * @param code the item; one that is gone takes none
 */
export function withReferencePhotos(checklist: Checklist, code: string, added: readonly string[]): Checklist {
  const sections = checklist.sections.map((section) => {
    const at = section.items.findIndex((item) => item.code === code);
    const item = section.items[at];
    if (item === undefined) return section;
    const lines = Array.isArray(item.referencePhotos) ? item.referencePhotos.map(String) : [];
    const stored = lines.filter((line) => parseReferencePhoto(line) !== null);
    const named = lines.filter((line) => parseReferencePhoto(line) === null);
    const referencePhotos = [...new Set([...stored, ...added]), ...named];
    return { ...section, items: section.items.with(at, { ...item, referencePhotos }) };
  });
  return { ...checklist, sections };
}
