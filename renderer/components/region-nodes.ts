import type { RegionCount } from '../../shared/ipc-contract.ts';
import type { RegionId } from '../../shared/ids.ts';

/** A region with those under it. */
export interface RegionNode {
  readonly region: RegionCount;
  readonly children: readonly RegionNode[];
}

/** The regions as trees, in the order given; one whose parent is not there is a root. */
export function regionNodes(regions: readonly RegionCount[]): readonly RegionNode[] {
  const known = new Set(regions.map((region) => region.id));
  const under = new Map<RegionId | null, RegionCount[]>();
  for (const region of regions) {
    const parent = region.parentId !== null && known.has(region.parentId) ? region.parentId : null;
    const siblings = under.get(parent);
    if (siblings) siblings.push(region);
    else under.set(parent, [region]);
  }
  const build = (parent: RegionId | null): readonly RegionNode[] =>
    (under.get(parent) ?? []).map((region) => ({ region, children: build(region.id) }));
  return build(null);
}

/** Names from the root down to a region; empty for an unknown one. */
export function regionNames(regions: readonly RegionCount[], id: RegionId): readonly string[] {
  const byId = new Map(regions.map((region) => [region.id, region]));
  const names: string[] = [];
  for (let at = byId.get(id); at !== undefined && names.length < 20; at = at.parentId === null ? undefined : byId.get(at.parentId)) {
    names.unshift(at.name);
  }
  return names;
}
