import { describe, expect, it } from 'vitest';
import { filtersOfAddress, hasFilters, isResultFilters, NO_FILTERS, resultQuery } from '../../../renderer/features/grading-runs/result-filters.ts';
import type { RunId } from '../../../shared/ids.ts';

const RUN = 'run' as RunId;
const LEVELS = ['star-1', 'star-2'];

describe('resultQuery', () => {
  it('asks only for the run where nothing is narrowed', () => {
    expect(resultQuery(RUN, NO_FILTERS, LEVELS)).toEqual({ runId: RUN });
  });
  it('leaves out levels of another scheme and keeps the one that stands for none', () => {
    expect(resultQuery(RUN, { ...NO_FILTERS, level: ['star-2', 'gold', ''] }, LEVELS)).toEqual({ runId: RUN, level: ['star-2', ''] });
  });
  it('asks for states, movements and ownerships that there are', () => {
    expect(resultQuery(RUN, { ...NO_FILTERS, state: ['notGraded', 'x'], movement: ['promote', 'x'], ownership: ['agent', 'x'] }, LEVELS)).toEqual({
      runId: RUN,
      state: ['notGraded'],
      movement: ['promote'],
      ownership: ['agent'],
    });
  });
});

describe('filtersOfAddress', () => {
  it('reads a level or a state from the address', () => {
    expect(filtersOfAddress(new URLSearchParams('level=star-2'))).toEqual({ ...NO_FILTERS, level: ['star-2'] });
    expect(filtersOfAddress(new URLSearchParams('state=notGraded'))).toEqual({ ...NO_FILTERS, state: ['notGraded'] });
  });
  it('is none where the address asks for none', () => {
    expect(filtersOfAddress(new URLSearchParams('other=1'))).toBeNull();
  });
});

describe('filters', () => {
  it('are on when anything is narrowed', () => {
    expect(hasFilters(NO_FILTERS)).toBe(false);
    expect(hasFilters({ ...NO_FILTERS, movement: ['demote'] })).toBe(true);
  });
  it('are read back only in their own shape', () => {
    expect(isResultFilters(NO_FILTERS)).toBe(true);
    expect(isResultFilters({ ...NO_FILTERS, level: 'star-1' })).toBe(false);
  });
});
