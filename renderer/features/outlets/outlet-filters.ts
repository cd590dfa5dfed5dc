import type { RegionId } from '../../../shared/ids.ts';
import type { OutletQuery } from '../../../shared/ipc-contract.ts';
import { OUTLET_STATUSES, OWNERSHIPS } from '../../../shared/outlet/outlet.ts';
import { isRecord } from '../../kept-state.ts';

/** What the list of outlets is narrowed to; empty lists and texts mean all. Kept between sessions. */
export interface OutletFilters {
  readonly text: string;
  readonly regionId: RegionId | null;
  readonly ownership: readonly string[];
  readonly type: readonly string[];
  readonly class: readonly string[];
  readonly status: readonly string[];
  /** Level codes; `''` stands for no level yet. */
  readonly level: readonly string[];
}

export const NO_FILTERS: OutletFilters = { text: '', regionId: null, ownership: [], type: [], class: [], status: [], level: [] };

const LISTS = ['ownership', 'type', 'class', 'status', 'level'] as const;

/** The request that these filters ask. */
export function outletQuery(filters: OutletFilters): OutletQuery {
  const ownership = OWNERSHIPS.filter((each) => filters.ownership.includes(each));
  const status = OUTLET_STATUSES.filter((each) => filters.status.includes(each));
  return {
    ...(filters.text !== '' && { text: filters.text }),
    ...(filters.regionId !== null && { regionId: filters.regionId }),
    ...(ownership.length > 0 && { ownership }),
    ...(status.length > 0 && { status }),
    ...(filters.type.length > 0 && { type: filters.type }),
    ...(filters.class.length > 0 && { class: filters.class }),
    ...(filters.level.length > 0 && { level: filters.level }),
  };
}

export function hasFilters(filters: OutletFilters): boolean {
  return filters.text !== '' || filters.regionId !== null || LISTS.some((list) => filters[list].length > 0);
}

export function isOutletFilters(value: unknown): value is OutletFilters {
  return (
    isRecord(value) &&
    typeof value['text'] === 'string' &&
    (value['regionId'] === null || typeof value['regionId'] === 'string') &&
    LISTS.every((list) => Array.isArray(value[list]) && value[list].every((each) => typeof each === 'string'))
  );
}
