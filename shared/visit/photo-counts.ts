import type { VisitPhoto } from '../photo/photo.ts';

/** How many photos stand with each item, by its code, for the engine; items without any are left out. */
export function photoCounts(photos: readonly Pick<VisitPhoto, 'item'>[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = Object.create(null) as Record<string, number>;
  for (const { item } of photos) counts[item] = (counts[item] ?? 0) + 1;
  return counts;
}
