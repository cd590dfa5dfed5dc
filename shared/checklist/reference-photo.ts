import type { Checklist } from './checklist.ts';

const MARK = /^photo:([0-9a-f]{64})(?: (.*))?$/;

/** A reference photo whose picture is stored: the line `photo:HASH name` of an item's `referencePhotos`. */
export interface ReferencePhoto {
  /** sha256 of the picture's file, hex. */
  readonly hash: string;
  /** Name of the file as it came; '': not said. */
  readonly name: string;
}

/** The stored picture that a line names; null: the line is a name or a number in the manual. */
export function parseReferencePhoto(line: string): ReferencePhoto | null {
  const [, hash, name = ''] = MARK.exec(line) ?? [];
  return hash === undefined ? null : { hash, name };
}

/** The line that stands in the checklist for a stored picture. */
export function referencePhotoLine({ hash, name }: ReferencePhoto): string {
  const plain = name.replace(/\s+/g, ' ').trim();
  return plain === '' ? `photo:${hash}` : `photo:${hash} ${plain}`;
}

/** The stored pictures that a checklist names, each once, with the place where it stands first. */
export function referencePhotosOf(checklist: Checklist): readonly (ReferencePhoto & { readonly item: string; readonly path: string })[] {
  const found = new Map<string, ReferencePhoto & { readonly item: string; readonly path: string }>();
  for (const [sectionAt, { items }] of checklist.sections.entries()) {
    for (const [itemAt, { code, referencePhotos }] of items.entries()) {
      for (const [at, line] of (Array.isArray(referencePhotos) ? referencePhotos : []).entries()) {
        const photo = typeof line === 'string' ? parseReferencePhoto(line) : null;
        if (photo !== null && !found.has(photo.hash)) found.set(photo.hash, { ...photo, item: code, path: `sections[${sectionAt}].items[${itemAt}].referencePhotos[${at}]` });
      }
    }
  }
  return [...found.values()];
}
