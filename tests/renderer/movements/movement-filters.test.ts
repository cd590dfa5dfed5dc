import { describe, expect, it } from 'vitest';
import { hasFilters, isMovementFilters, movementQuery, NO_FILTERS } from '../../../renderer/features/movements/movement-filters.ts';
import type { RegionId, RunId } from '../../../shared/ids.ts';

const RUN = 'run' as RunId;

describe('movementQuery', () => {
  it('asks only for the run where nothing is narrowed', () => {
    expect(movementQuery(RUN, NO_FILTERS)).toEqual({ runId: RUN });
  });
  it('asks for what is narrowed and leaves out words that it does not know', () => {
    const filters = { kind: 'demote', text: '城关', regionId: 'r1' as RegionId, ownership: ['own', 'else'], decision: ['pending', 'else'], approval: null, move: null } as const;
    expect(movementQuery(RUN, filters)).toEqual({ runId: RUN, movement: ['demote'], text: '城关', regionId: 'r1', ownership: ['own'], decision: ['pending'] });
  });
  it('asks for the two ends of a move, where nothing stands for no level, and for what waits for approval', () => {
    expect(movementQuery(RUN, { ...NO_FILTERS, move: '>three', approval: 'mine' })).toEqual({ runId: RUN, move: { from: null, to: 'three' }, approval: 'mine' });
    expect(movementQuery(RUN, { ...NO_FILTERS, move: 'two>' })).toEqual({ runId: RUN, move: { from: 'two', to: null } });
  });
  it('asks for no decision of those that stay', () => {
    expect(movementQuery(RUN, { ...NO_FILTERS, kind: 'hold', decision: ['pending'] })).toEqual({ runId: RUN, movement: ['hold'] });
  });
});

describe('filters', () => {
  it('are on when anything beside the kind is narrowed', () => {
    expect(hasFilters({ ...NO_FILTERS, kind: 'promote' })).toBe(false);
    expect(hasFilters({ ...NO_FILTERS, text: 'a' })).toBe(true);
    expect(hasFilters({ ...NO_FILTERS, decision: ['held'] })).toBe(true);
  });
  it('are read back only in their own shape', () => {
    expect(isMovementFilters(NO_FILTERS)).toBe(true);
    expect(isMovementFilters({ ...NO_FILTERS, kind: 'up' })).toBe(false);
    expect(isMovementFilters({ ...NO_FILTERS, ownership: [1] })).toBe(false);
    expect(isMovementFilters(null)).toBe(false);
  });
});
