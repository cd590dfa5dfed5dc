import { describe, expect, it } from 'vitest';
import { regionRows } from '../../renderer/features/overview/region-rows.ts';
import type { RegionId } from '../../shared/ids.ts';
import type { OverviewRegion } from '../../shared/ipc-contract.ts';

function region(id: string, parent: string | null, average: string | null): OverviewRegion {
  return {
    regionId: id as RegionId,
    parentId: parent as RegionId | null,
    name: id,
    level: 0,
    outlets: 1,
    dataShare: null,
    visitsApproved: 0,
    average,
    averageChange: null,
    trend: [],
    topShare: null,
    promoted: 0,
    demoted: 0,
    notGraded: 0,
  };
}
const byAverage = { by: 'average', descending: true };

describe('regionRows', () => {
  it('takes a single root as the total and begins with its children', () => {
    const { total, rows } = regionRows([region('p', null, '70'), region('a', 'p', '60'), region('b', 'p', '80')], new Set(), byAverage);
    expect(total?.name).toBe('p');
    expect(rows.map((row) => row.key)).toEqual(['b', 'a']);
  });

  it('shows several roots side by side, without a total', () => {
    const { total, rows } = regionRows([region('a', null, '60'), region('b', null, '80')], new Set(), byAverage);
    expect([total, rows.map((row) => row.key)]).toEqual([null, ['b', 'a']]);
  });

  it('puts opened children under their parent, sorted among themselves', () => {
    const regions = [region('p', null, '1'), region('a', 'p', '60'), region('a1', 'a', '10'), region('a2', 'a', '90'), region('b', 'p', '80')];
    const { rows } = regionRows(regions, new Set(['a']), byAverage);
    expect(rows.map((row) => [row.key, row.depth])).toEqual([
      ['b', 0],
      ['a', 0],
      ['a2', 1],
      ['a1', 1],
    ]);
  });

  it.each([true, false])('leaves regions without a value last (descending: %s)', (descending) => {
    const { rows } = regionRows([region('p', null, '1'), region('x', 'p', null), region('a', 'p', '9'), region('b', 'p', '10')], new Set(), { by: 'average', descending });
    expect(rows.map((row) => row.key)).toEqual(descending ? ['b', 'a', 'x'] : ['a', 'b', 'x']);
  });
});
