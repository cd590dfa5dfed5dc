import { expect, it } from 'vitest';
import type { Store } from '../../db/store.ts';
import { BEGINNING } from '../../db/repositories/region-repository.ts';
import { compareCodePoints } from '../../shared/grading/text-columns.ts';
import { numbersFrom } from '../builders/numbers-from.ts';
import { day } from './support/records.ts';
import { tempStore } from './support/temp-store.ts';

const DAYS = ['2025-12-31', '2026-01-01', '2026-01-02', '2026-06-30', '2026-07-01'].map(day);

/** Code and code of the parent of each region of a day. */
function placesOn(store: Store, on: (typeof DAYS)[number]): readonly unknown[] {
  const places = store.regions.placesOn(on);
  const codeOf = new Map(places.map(({ no, code }) => [no, code]));
  return places.map(({ code, parentNo }) => [code, parentNo === null ? null : codeOf.get(parentNo)]);
}

it('tells the regions of a day by code with what they lie in, on the day itself and the day before', () => {
  const store = tempStore();
  const city = store.regions.ensurePath(['甲省', '乙市']).no;
  const other = store.regions.ensurePath(['丙省']).no;
  store.regions.putState(city, { validFrom: day('2026-01-01'), name: '乙市', parentNo: other, level: 1 });
  expect(placesOn(store, day('2025-12-31'))).toEqual([['丙省', null], ['甲省', null], ['甲省/乙市', '甲省']]);
  expect(placesOn(store, day('2026-01-01'))).toEqual([['丙省', null], ['甲省', null], ['甲省/乙市', '丙省']]);
});

it('tells on every day what the regions in full tell, whatever was renamed, moved and ended', () => {
  for (let seed = 1; seed <= 40; seed += 1) {
    const store = tempStore();
    const below = numbersFrom(seed);
    const one = <T>(list: readonly T[]): T => list[below(list.length)]!;
    const nos: number[][] = [[], [], []];
    for (let i = 0; i < 14; i += 1) {
      const level = below(3);
      const parentNo = level === 0 ? null : one(nos[level - 1]!);
      if (parentNo === undefined) continue;
      nos[level]!.push(store.regions.insert(`R${String.fromCodePoint(one([0x41, 0x4e00, 0xff21, 0x20000]))}${i}`, { validFrom: one([BEGINNING, ...DAYS]), name: `区${i}`, parentNo, level }));
      const moved = one(nos[level]!);
      if (below(2) === 0) store.regions.putState(moved, { validFrom: one(DAYS), name: `新${i}`, parentNo: level === 0 ? null : one(nos[level - 1]!), level });
      if (level > 0 && below(3) === 0) store.db.prepare('INSERT OR REPLACE INTO region_end (region_no, from_day, into_no) VALUES (?, ?, ?)').run(one(nos[level]!), one(DAYS), nos[0]![0]);
    }
    for (const on of DAYS) {
      const full = [...store.regions.snapshot(on).values()].sort((a, b) => compareCodePoints(a.code, b.code));
      expect(store.regions.placesOn(on)).toEqual(full.map(({ no, parentNo, code }) => ({ no, parentNo, code })));
    }
    store.close();
  }
});
