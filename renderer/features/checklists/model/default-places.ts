import type { Checklist, Item } from '../../../../shared/checklist/checklist.ts';
import { itemPath, itemPlace, sectionPlace } from './checklist-edit.ts';

/**
 * The checklist with its marks of product defaults on the things that they were on, after sections and items came, went or
 * moved; marks of what went go with it.
 */
export function withDefaultsCarried(before: Checklist, after: Checklist): Checklist {
  return withDefaults(after, (path) => {
    const at = sectionPlace(path);
    if (at === null) return path;
    const item = itemPlace(path);
    const section = before.sections[at];
    if (item === null) {
      const next = after.sections.findIndex(({ code }) => code === section?.code);
      return next < 0 ? null : path.replace(/^sections\[\d+\]/, `sections[${next}]`);
    }
    const held = section?.items[item.item];
    const place = held === undefined ? null : placeOf(after, held);
    return place === null ? null : path.replace(/^sections\[\d+\]\.items\[\d+\]/, place);
  });
}

/** The same after the entries of one list moved or went; null: the entry went. */
export function withDefaultsShifted(checklist: Checklist, list: string, to: (at: number) => number | null): Checklist {
  return withDefaults(checklist, (path) => {
    const match = path.startsWith(`${list}[`) ? /^\[(\d+)\](.*)$/.exec(path.slice(list.length)) : null;
    if (match === null) return path;
    const next = to(Number(match[1]));
    return next === null ? null : `${list}[${next}]${match[2] ?? ''}`;
  });
}

function withDefaults(checklist: Checklist, to: (path: string) => string | null): Checklist {
  const { productDefaults, ...rest } = checklist;
  if (productDefaults === undefined) return checklist;
  const kept = productDefaults.map(to).filter((path) => path !== null);
  return kept.length === 0 ? rest : { ...rest, productDefaults: kept };
}

/** Moved items stay the same objects; one that was rewritten is found by its code. */
function placeOf(checklist: Checklist, item: Item): string | null {
  for (const same of [(other: Item) => other === item, (other: Item) => other.code === item.code]) {
    for (const [at, { items }] of checklist.sections.entries()) {
      const nth = items.findIndex(same);
      if (nth >= 0) return itemPath(at, nth);
    }
  }
  return null;
}
