import { MOVEMENTS, type Movement } from '../../../shared/grading/grading-result.ts';
import type { RegionId, RunId } from '../../../shared/ids.ts';
import type { Decision, MovementQuery } from '../../../shared/ipc-contract.ts';
import { OWNERSHIPS } from '../../../shared/outlet/outlet.ts';
import { isRecord } from '../../kept-state.ts';

/** `all`: those that a person decides; `hold`: those that stay, to read only. */
export type MovementKind = 'all' | 'promote' | 'demote' | 'enter' | 'hold';
export const DECISIONS = ['pending', 'confirmed', 'held', 'overridden'] as const satisfies readonly Decision[];

/** What the list of movements is narrowed to; empty lists and texts mean all. Kept between sessions. */
export interface MovementFilters {
  readonly kind: MovementKind;
  readonly text: string;
  readonly regionId: RegionId | null;
  readonly ownership: readonly string[];
  readonly decision: readonly string[];
  /** What the second person looks for; null: no matter. */
  readonly approval: 'open' | 'mine' | 'returned' | null;
  /** `from>to` of levels; '' stands for no level; null: all. */
  readonly move: string | null;
}

export const NO_FILTERS: MovementFilters = { kind: 'all', text: '', regionId: null, ownership: [], decision: [], approval: null, move: null };

/** The request that these filters ask of a run. */
export function movementQuery(runId: RunId, filters: MovementFilters): MovementQuery {
  const movement: readonly Movement[] = MOVEMENTS.filter((each) => each === filters.kind);
  const ownership = OWNERSHIPS.filter((each) => filters.ownership.includes(each));
  const decision = DECISIONS.filter((each) => filters.decision.includes(each));
  return {
    runId,
    ...(movement.length > 0 && { movement }),
    ...(filters.text !== '' && { text: filters.text }),
    ...(filters.regionId !== null && { regionId: filters.regionId }),
    ...(ownership.length > 0 && { ownership }),
    // Those that stay wait for no decision; a filter on decisions would leave none of them.
    ...(decision.length > 0 && filters.kind !== 'hold' && { decision }),
    ...(filters.approval !== null && { approval: filters.approval }),
    ...(filters.move !== null && { move: endsOf(filters.move) }),
  };
}

/** A movement from level to level as a filter keeps it. */
export function moveText(from: string | null, to: string | null): string {
  return `${from ?? ''}>${to ?? ''}`;
}

function endsOf(move: string): { readonly from: string | null; readonly to: string | null } {
  const [from = '', to = ''] = move.split('>');
  return { from: from === '' ? null : from, to: to === '' ? null : to };
}

/** Whether anything beside the kind is narrowed. */
export function hasFilters({ text, regionId, ownership, decision, approval, move }: MovementFilters): boolean {
  return text !== '' || regionId !== null || ownership.length > 0 || decision.length > 0 || approval !== null || move !== null;
}

export function isMovementFilters(value: unknown): value is MovementFilters {
  return (
    isRecord(value) &&
    ['all', 'promote', 'demote', 'enter', 'hold'].includes(String(value['kind'])) &&
    typeof value['text'] === 'string' &&
    (value['approval'] === null || ['open', 'mine', 'returned'].includes(String(value['approval']))) &&
    (value['move'] === null || typeof value['move'] === 'string') &&
    (value['regionId'] === null || typeof value['regionId'] === 'string') &&
    (['ownership', 'decision'] as const).every((key) => Array.isArray(value[key]) && value[key].every((each) => typeof each === 'string'))
  );
}
