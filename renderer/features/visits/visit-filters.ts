import { parsePeriod, type PeriodId } from '../../../shared/dates.ts';
import type { RegionId } from '../../../shared/ids.ts';
import type { VisitQuery } from '../../../shared/ipc-contract.ts';
import type { VisitKind } from '../../../shared/scheme/scheme.ts';
import { COUNTED_STATES, VISIT_STATES, type VisitState } from '../../../shared/visit/visit.ts';
import { isRecord } from '../../kept-state.ts';

export const VISIT_KINDS: readonly VisitKind[] = ['open', 'covert', 'self', 'remote'];

/** The states that one can narrow to; `approved` stands for all in which a visit counts. */
export const STATE_CHOICES = ['planned', 'inProgress', 'submitted', 'returned', 'approved', 'rejected'] as const satisfies readonly VisitState[];

/** The states that a choice stands for. */
export function statesOf(choice: VisitState): readonly VisitState[] {
  return choice === 'approved' ? COUNTED_STATES : [choice];
}

/** What the list of visits is narrowed to; empty means all. Kept between sessions. */
export interface VisitFilters {
  readonly text: string;
  /** '': all states. */
  readonly state: VisitState | '';
  readonly kind: readonly string[];
  /** Code of a checklist; null: all. */
  readonly checklist: string | null;
  readonly regionId: RegionId | null;
  readonly period: PeriodId | null;
  readonly redLine: boolean;
}

export const NO_VISIT_FILTERS: VisitFilters = { text: '', state: '', kind: [], checklist: null, regionId: null, period: null, redLine: false };

/** The request that these filters ask. */
export function visitQuery(filters: VisitFilters): VisitQuery {
  const kind = VISIT_KINDS.filter((each) => filters.kind.includes(each));
  return {
    ...(filters.text !== '' && { text: filters.text }),
    ...(filters.state !== '' && { state: statesOf(filters.state) }),
    ...(kind.length > 0 && { kind }),
    ...(filters.checklist !== null && { checklist: filters.checklist }),
    ...(filters.regionId !== null && { regionId: filters.regionId }),
    ...(filters.period !== null && { period: filters.period }),
    ...(filters.redLine && { redLine: true }),
  };
}

export function hasVisitFilters(filters: VisitFilters): boolean {
  return Object.keys(visitQuery(filters)).length > 0;
}

export function isVisitFilters(value: unknown): value is VisitFilters {
  return (
    isRecord(value) &&
    typeof value['text'] === 'string' &&
    (value['state'] === '' || isVisitState(value['state'])) &&
    Array.isArray(value['kind']) &&
    isTextOrNull(value['checklist']) &&
    isTextOrNull(value['regionId']) &&
    isTextOrNull(value['period']) &&
    typeof value['redLine'] === 'boolean'
  );
}

/** Filters that an address asks for (`?state=submitted&period=2026-09`), over none; null: it asks for none. */
export function filtersOfAddress(params: URLSearchParams): VisitFilters | null {
  const state = params.get('state');
  const period = parsePeriod(params.get('period') ?? '');
  const isStated = isVisitState(state);
  if (!isStated && period === null) return null;
  return { ...NO_VISIT_FILTERS, ...(isStated && { state }), ...(period !== null && { period }) };
}

function isVisitState(value: unknown): value is VisitState {
  return VISIT_STATES.some((state) => state === value);
}

function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === 'string';
}
