import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignVisits, blockOf, type PlannedOutlet } from '../../../shared/planning/assign-visits.ts';
import type { WaveAuditor } from '../../../shared/planning/wave.ts';
import { outlet } from './build-outlets.ts';

const auditor = (name: string, capacity: number, more: Partial<WaveAuditor> = {}): WaveAuditor => ({ name, capacity, homeRegions: [], conflicts: [], ...more });
const planned = (code: string, more: Partial<PlannedOutlet> = {}): PlannedOutlet => ({ ...outlet(code), visits: 1, ...more });
const RULES = { neverTwiceRunning: true, neverOwnRegion: true };

function sent(outlets: readonly PlannedOutlet[], auditors: readonly WaveAuditor[]): readonly string[] {
  return assignVisits(outlets, { ...RULES, auditors }).map(({ outletCode, visit, auditor: name, why }) => `${outletCode}/${visit} ${name ?? why ?? ''}`);
}

describe('sending auditors', () => {
  it('keeps them from their own region, from a conflict and from the outlet they saw last', () => {
    const own = auditor('赵', 9, { homeRegions: ['C1'] });
    const conflicted = auditor('钱', 9, { conflicts: ['G1'] });
    const last = auditor('孙', 9);
    const at = planned('G1', { regions: ['P', 'C1', 'D1'], lastAuditor: '孙' });
    expect([own, conflicted, last].map((who) => blockOf(who, at, { ...RULES, auditors: [] }))).toEqual(['ownRegion', 'conflict', 'lastVisit']);
    expect([own, last].map((who) => blockOf(who, at, { neverTwiceRunning: false, neverOwnRegion: false, auditors: [] }))).toEqual([null, null]);
    expect(sent([at], [own, conflicted, last])).toEqual(['G1/1 everybodyBlocked']);
  });

  it('spreads the load by capacity', () => {
    const outlets = Array.from({ length: 12 }, (_, i) => planned(`G${String(i).padStart(2, '0')}`));
    const counts = new Map<string, number>();
    for (const line of sent(outlets, [auditor('a', 8), auditor('b', 4)])) counts.set(line.slice(-1), (counts.get(line.slice(-1)) ?? 0) + 1);
    expect(counts).toEqual(new Map([['a', 8], ['b', 4]]));
  });

  it('moves another visit where that makes room', () => {
    // Only 赵 may see G2; 钱 may see both. Greedy by code alone could send 赵 to G1.
    const auditors = [auditor('赵', 1), auditor('钱', 1, { conflicts: ['G2'] })];
    expect(sent([planned('G1'), planned('G2')], auditors)).toEqual(['G1/1 钱', 'G2/1 赵']);
  });

  it('sends different auditors to the visits of one outlet, and says when the capacity is used', () => {
    expect(sent([planned('G1', { visits: 2 })], [auditor('a', 5), auditor('b', 5)]).map((line) => line.slice(-1)).sort()).toEqual(['a', 'b']);
    expect(sent([planned('G1', { visits: 2 })], [auditor('a', 5)])).toEqual(['G1/1 a', 'G1/2 everybodyBlocked']);
    expect(sent([planned('G1'), planned('G2')], [auditor('a', 1)])).toEqual(['G1/1 a', 'G2/1 capacityUsed']);
  });

  it('fills as many visits as any distribution could, within every rule, in any order of the input', () => {
    const cases = fc.record({
      may: fc.array(fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 6 }),
      capacities: fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)),
    });
    fc.assert(
      fc.property(cases, ({ may, capacities }) => {
        const outlets = may.map((_, i) => planned(`G${i}`));
        const auditors = capacities.map((capacity, a) => auditor(`A${a}`, capacity, { conflicts: may.flatMap((row, i) => (row[a] === true ? [] : [`G${i}`])) }));
        const assigned = assignVisits(outlets, { ...RULES, auditors });
        expect(assignVisits([...outlets].reverse(), { ...RULES, auditors: [...auditors].reverse() })).toEqual(assigned);
        const filled = assigned.filter(({ auditor: name }) => name !== null);
        for (const { outletCode, auditor: name } of filled) expect(may[Number(outletCode.slice(1))]?.[Number(name?.slice(1))]).toBe(true);
        auditors.forEach(({ name, capacity }) => {
          expect(filled.filter((one) => one.auditor === name).length).toBeLessThanOrEqual(capacity);
        });
        expect(filled.length).toBe(mostFilled(may, [...capacities]));
      }),
      { numRuns: 300, seed: 20261101 },
    );
  });
});

/** Tries every distribution. */
function mostFilled(may: readonly (readonly boolean[])[], left: number[], outletAt = 0): number {
  if (outletAt === may.length) return 0;
  let best = mostFilled(may, left, outletAt + 1);
  left.forEach((room, a) => {
    if (room === 0 || may[outletAt]?.[a] !== true) return;
    left[a] = room - 1;
    best = Math.max(best, 1 + mostFilled(may, left, outletAt + 1));
    left[a] = room;
  });
  return best;
}
