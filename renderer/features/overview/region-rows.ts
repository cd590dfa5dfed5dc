import type { OverviewRegion, Sort } from '../../../shared/ipc-contract.ts';

/** A region in the table, with how deep it lies and whether there are others under it. */
export interface RegionRow {
  readonly key: string;
  readonly region: OverviewRegion;
  readonly depth: number;
  readonly hasChildren: boolean;
  readonly isOpen: boolean;
}

/** The rows under the total: a single root is the total itself, and its children come first. */
export function regionRows(
  regions: readonly OverviewRegion[],
  open: ReadonlySet<string>,
  sort: Sort,
): { readonly total: OverviewRegion | null; readonly rows: readonly RegionRow[] } {
  const known = new Set(regions.map((region) => region.regionId));
  const isRoot = (region: OverviewRegion): boolean => region.parentId === null || !known.has(region.parentId);
  const roots = regions.filter(isRoot);
  const single = roots.length === 1 ? (roots[0] ?? null) : null;
  const children = (parent: OverviewRegion): readonly OverviewRegion[] =>
    parent.regionId === null ? [] : regions.filter((region) => region.parentId === parent.regionId);
  const rows: RegionRow[] = [];
  const add = (siblings: readonly OverviewRegion[], depth: number): void => {
    for (const region of [...siblings].sort((a, b) => compare(a, b, sort))) {
      const key = region.regionId ?? `none:${region.name}`;
      const under = children(region);
      const isOpen = open.has(key);
      rows.push({ key, region, depth, hasChildren: under.length > 0, isOpen });
      if (isOpen) add(under, depth + 1);
    }
  };
  add(single === null ? roots : children(single), 0);
  return { total: single, rows };
}

function compare(a: OverviewRegion, b: OverviewRegion, { by, descending }: Sort): number {
  const [x, y] = [sortValue(a, by), sortValue(b, by)];
  // What has no value stands last either way.
  if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
  const order = typeof x === 'string' && typeof y === 'string' ? x.localeCompare(y, 'zh') : Number(x) - Number(y);
  return descending ? -order : order;
}

function sortValue(region: OverviewRegion, by: string): number | string | null {
  switch (by) {
    case 'name':
      return region.name;
    case 'outlets':
      return region.outlets;
    case 'visits':
      return region.visitsApproved;
    case 'promoted':
      return region.promoted;
    case 'demoted':
      return region.demoted;
    case 'notGraded':
      return region.notGraded;
    case 'dataShare':
      return numberOf(region.dataShare);
    case 'averageChange':
      return numberOf(region.averageChange);
    case 'topShare':
      return numberOf(region.topShare);
    default:
      return numberOf(region.average);
  }
}

function numberOf(text: string | null): number | null {
  return text === null ? null : Number(text);
}
