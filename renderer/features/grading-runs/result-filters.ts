import { GRADE_STATES, MOVEMENTS } from '../../../shared/grading/grading-result.ts';
import type { RegionId, RunId } from '../../../shared/ids.ts';
import type { ResultQuery } from '../../../shared/ipc-contract.ts';
import { OWNERSHIPS } from '../../../shared/outlet/outlet.ts';
import { isRecord } from '../../kept-state.ts';

/** What a run's results are narrowed to; empty lists and texts mean all. Kept between sessions. */
export interface ResultFilters {
  readonly text: string;
  readonly regionId: RegionId | null;
  readonly ownership: readonly string[];
  /** Level codes; `''` stands for no level. */
  readonly level: readonly string[];
  readonly state: readonly string[];
  readonly movement: readonly string[];
}

export const NO_FILTERS: ResultFilters = { text: '', regionId: null, ownership: [], level: [], state: [], movement: [] };

const LISTS = ['ownership', 'level', 'state', 'movement'] as const;

/** The request that these filters ask of a run; levels that the run's scheme does not have are left out. */
export function resultQuery(runId: RunId, filters: ResultFilters, levelCodes: readonly string[]): ResultQuery {
  const ownership = OWNERSHIPS.filter((each) => filters.ownership.includes(each));
  const state = GRADE_STATES.filter((each) => filters.state.includes(each));
  const movement = MOVEMENTS.filter((each) => filters.movement.includes(each));
  const level = filters.level.filter((each) => each === '' || levelCodes.includes(each));
  return {
    runId,
    ...(filters.text !== '' && { text: filters.text }),
    ...(filters.regionId !== null && { regionId: filters.regionId }),
    ...(ownership.length > 0 && { ownership }),
    ...(state.length > 0 && { state }),
    ...(movement.length > 0 && { movement }),
    ...(level.length > 0 && { level }),
  };
}

export function hasFilters(filters: ResultFilters): boolean {
  return filters.text !== '' || filters.regionId !== null || LISTS.some((list) => filters[list].length > 0);
}

/** The filters that an address asks for, such as `?level=five` or `?state=notGraded`; null: it asks for none. */
export function filtersOfAddress(params: URLSearchParams): ResultFilters | null {
  const lists = { level: params.getAll('level'), state: params.getAll('state'), movement: params.getAll('movement') };
  return Object.values(lists).every((list) => list.length === 0) ? null : { ...NO_FILTERS, ...lists };
}

export function isResultFilters(value: unknown): value is ResultFilters {
  return (
    isRecord(value) &&
    typeof value['text'] === 'string' &&
    (value['regionId'] === null || typeof value['regionId'] === 'string') &&
    LISTS.every((list) => Array.isArray(value[list]) && value[list].every((each) => typeof each === 'string'))
  );
}
