import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { drawOutlets, sizesOf } from '../../../shared/planning/draw-outlets.ts';
import type { WaveRule } from '../../../shared/planning/wave.ts';
import { outlet } from './build-outlets.ts';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const everybody = (draw: WaveRule['draw']): WaveRule => ({ where: {}, draw, visitsPerOutlet: 1 });

describe('how many are drawn', () => {
  it('shares a number out by the largest remainders', () => {
    // 10 x 50/100, 30/100, 20/100 = 5, 3, 2.
    expect(sizesOf({ count: 10 }, [50, 30, 20])).toEqual([5, 3, 2]);
    // 10 x 45/100 = 4.5, 35/100 = 3.5, 20/100 = 2: the earlier of the equal remainders is lifted.
    expect(sizesOf({ count: 10 }, [45, 35, 20])).toEqual([5, 3, 2]);
    expect(sizesOf({ count: 101 }, [50, 30, 20])).toEqual([50, 30, 20]);
    expect(sizesOf({ count: 0 }, [50, 30])).toEqual([0, 0]);
  });

  it('rounds a share of each stratum up and never passes it', () => {
    expect(sizesOf({ percent: 10 }, [37, 40, 1])).toEqual([4, 4, 1]);
    expect(sizesOf({ percent: 14.2 }, [500, 501])).toEqual([71, 72]);
    expect(sizesOf({ percent: 100 }, [37])).toEqual([37]);
    expect(sizesOf({ countPerStratum: 3 }, [37, 2])).toEqual([3, 2]);
    expect(sizesOf('all', [37, 2])).toEqual([37, 2]);
  });
});

describe('a draw', () => {
  const outlets = Array.from({ length: 40 }, (_, i) => outlet(`G${i}`, { type: i % 4 === 0 ? 'hall' : 'counter', regions: ['P', `C${i % 2}`] }));

  it('takes the outlets with the lowest hashes of seed and code, whatever their order', () => {
    const expected = outlets.map(({ code }) => code).sort((a, b) => (sha256(`20260901|${a}`) < sha256(`20260901|${b}`) ? -1 : 1)).slice(0, 7);
    const plan = { seed: '20260901', rules: [everybody({ count: 7 })], strata: [] };
    expect(drawOutlets(plan, outlets, sha256)).toEqual([{ rule: 0, name: '*', outlets: 40, drawn: expected }]);
    expect(drawOutlets(plan, [...outlets].reverse(), sha256)).toEqual(drawOutlets(plan, outlets, sha256));
  });

  it('is another one with another seed, and the same for an outlet when others come', () => {
    const plan = { seed: 'a', rules: [everybody({ percent: 50 })], strata: [] };
    const drawn = drawOutlets(plan, outlets, sha256)[0]?.drawn ?? [];
    expect(drawOutlets({ ...plan, seed: 'b' }, outlets, sha256)[0]?.drawn).not.toEqual(drawn);
    const more = drawOutlets({ ...plan, rules: [everybody('all')] }, [...outlets, outlet('G99')], sha256)[0]?.drawn.filter((code) => code !== 'G99');
    expect(more?.slice(0, drawn.length)).toEqual(drawn);
  });

  it('is made within each stratum, by the code points of their names', () => {
    const plan = { seed: 's', rules: [everybody({ countPerStratum: 2 })], strata: [{ region: 1 }, 'type' as const] };
    const strata = drawOutlets(plan, outlets, sha256);
    expect(strata.map(({ name, outlets: members, drawn }) => [name, members, drawn.length])).toEqual([
      ['C0|counter', 10, 2],
      ['C0|hall', 10, 2],
      ['C1|counter', 20, 2],
    ]);
  });

  it('lets an outlet follow the first rule that it matches', () => {
    const rules: WaveRule[] = [{ where: { types: ['hall'], regions: ['C0'] }, draw: 'all', visitsPerOutlet: 2 }, everybody({ count: 3 })];
    const strata = drawOutlets({ seed: 's', rules, strata: [] }, [...outlets, outlet('X', { level: null })], sha256);
    expect(strata.map(({ rule, outlets: members, drawn }) => [rule, members, drawn.length])).toEqual([[0, 10, 10], [1, 31, 3]]);
    expect(drawOutlets({ seed: 's', rules: [{ where: { levels: ['s5'] }, draw: 'all', visitsPerOutlet: 1 }], strata: [] }, outlets, sha256)).toEqual([]);
  });
});
