import { describe, expect, it } from 'vitest';
import type { LevelBefore } from '../../db/level-standing.ts';
import type { DecidedLevel } from '../../db/repositories/level-repository.ts';
import type { Store } from '../../db/store.ts';
import { lastMonth, type PeriodId } from '../../shared/dates.ts';
import { numbersFrom } from '../builders/numbers-from.ts';
import { addImport, addOutlet, period } from './support/records.ts';
import { tempStore } from './support/temp-store.ts';

const PERIODS = ['2025-10', '2025-11', '2025-12', '2025-Q4', '2025-H2', '2025', '2026-01', '2026-02', '2026-Q1', '2026-04', '2026-05'].map(period);
const SCHEMES = ['', 'S', 'T'];
const MOVEMENTS: readonly DecidedLevel['movement'][] = ['none', 'enter', 'hold', 'promote', 'demote'];

/** The meaning of `before`, row by row: of one month the scheme's own level goes before one of no scheme. */
function standsBefore(rows: readonly DecidedLevel[], scheme: string, at: PeriodId): readonly LevelBefore[] {
  const order = (row: DecidedLevel): string => `${String(lastMonth(row.period)).padStart(6, '0')} ${row.schemeCode.padEnd(3)} ${row.period}`;
  const byTime = (row: DecidedLevel): string => `${String(lastMonth(row.period)).padStart(6, '0')} ${row.period}`;
  const own = rows.filter((row) => (row.schemeCode === '' || row.schemeCode === scheme) && lastMonth(row.period) < lastMonth(at));
  const newest = (list: readonly DecidedLevel[], key: (row: DecidedLevel) => string): DecidedLevel | undefined => list.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)).at(-1);
  return [...new Set(own.map(({ outletNo }) => outletNo))]
    .sort((a, b) => a - b)
    .map((outletNo) => {
      const mine = own.filter((row) => row.outletNo === outletNo);
      const last = newest(mine, order)!;
      return {
        outletNo,
        schemeCode: last.schemeCode,
        period: last.period,
        level: last.level,
        runNo: null,
        lastRaisedIn: newest(mine.filter(({ movement }) => movement === 'enter' || movement === 'promote'), byTime)?.period ?? null,
        changedIn: newest(mine.filter(({ movement }) => movement === 'enter' || movement === 'promote' || movement === 'demote'), byTime)?.period ?? null,
      };
    });
}

function keptMonths(store: Store, scheme: string): readonly string[] {
  return store.db.prepare<[string], string>('SELECT DISTINCT month FROM level_standing WHERE scheme_code = ? ORDER BY month').pluck().all(scheme);
}

describe('levels with what is kept of where outlets stand', () => {
  it('say the same as the rows alone, whatever is written, taken out or kept in whatever order', () => {
    for (let seed = 1; seed <= 12; seed += 1) {
      const store = tempStore();
      const pick = numbersFrom(seed);
      const one = <T>(list: readonly T[]): T => list[pick(list.length)]!;
      const outlets = ['G1', 'G2', 'G3', 'G4'].map((code) => addOutlet(store, code));
      const imports = [1, 2, 3].map(() => addImport(store, 'levels'));
      let rows: DecidedLevel[] = [];
      const isSame = (a: DecidedLevel) => (b: DecidedLevel) => a.outletNo === b.outletNo && a.schemeCode === b.schemeCode && a.period === b.period;
      store.transaction(() => {
        for (let step = 0; step < 60; step += 1) {
          const row: DecidedLevel = { outletNo: one(outlets), schemeCode: one(SCHEMES), period: one(PERIODS), level: one([null, 'L1', 'L2']), movement: one(MOVEMENTS), total: null, runNo: null, importNo: one(imports) };
          const what = pick(10);
          if (what < 5) {
            store.levels.put([row]);
            rows = [...rows.filter((other) => !isSame(row)(other)), row];
          } else if (what === 5 && rows.length > 0) {
            const gone = one(rows);
            store.levels.remove(gone.outletNo, gone.schemeCode, gone.period);
            rows = rows.filter((other) => other !== gone);
          } else if (what === 6 && pick(4) === 0) {
            const importNo = one(imports);
            store.levels.removeByImport(importNo);
            rows = rows.filter((other) => other.importNo !== importNo);
          } else store.levels.keepStanding(one(['S', 'T']), one(PERIODS));
          const [scheme, at] = [one(['S', 'T']), one([...PERIODS, period('2026-06')])];
          expect([...store.levels.before(scheme, at)], `seed ${seed}, step ${step}, ${scheme} before ${at}`).toEqual(standsBefore(rows, scheme, at));
        }
      });
      expect(store.levels.standingFaults()).toEqual([]);
      store.close();
    }
  });

  it('forget what is kept up to a month when a level of that month or an earlier one changes, and keep what is older', () => {
    const store = tempStore();
    const outletNo = addOutlet(store, 'G1');
    const importNo = addImport(store, 'levels');
    const level = (schemeCode: string, at: string): DecidedLevel => ({ outletNo, schemeCode, period: period(at), level: 'L1', movement: 'hold', total: null, runNo: null, importNo });
    const keepAll = (): void => {
      for (const at of ['2025-11', '2025-12', '2026-01']) for (const scheme of ['S', 'T']) store.levels.keepStanding(scheme, period(at));
    };
    keepAll();
    store.levels.put([level('S', '2026-02')]);
    expect([keptMonths(store, 'S'), keptMonths(store, 'T')]).toEqual([['2025-11', '2025-12', '2026-01'], ['2025-11', '2025-12', '2026-01']]);
    store.levels.put([level('S', '2025-Q4')]);
    expect([keptMonths(store, 'S'), keptMonths(store, 'T')]).toEqual([['2025-11'], ['2025-11', '2025-12', '2026-01']]);
    store.levels.put([level('', '2026-01')]);
    expect([keptMonths(store, 'S'), keptMonths(store, 'T')]).toEqual([['2025-11'], ['2025-11', '2025-12']]);
    keepAll();
    store.levels.removeByImport(importNo);
    expect([keptMonths(store, 'S'), keptMonths(store, 'T')]).toEqual([['2025-11'], ['2025-11', '2025-12']]);
  });

  it('read what is kept, and tell where it is not what the levels say', () => {
    const store = tempStore();
    const importNo = addImport(store, 'levels');
    const outletNo = addOutlet(store, 'G1');
    store.levels.put([{ outletNo, schemeCode: 'S', period: period('2026-01'), level: 'L1', movement: 'enter', total: null, runNo: null, importNo }]);
    store.levels.keepStanding('S', period('2026-01'));
    expect(store.levels.standingFaults()).toEqual([]);
    store.db.exec(`UPDATE level_standing SET bytes = (SELECT bytes FROM level_standing WHERE name = 'period') WHERE name = 'level'`);
    expect([...store.levels.before('S', period('2026-02'))].map(({ level }) => level)).toEqual(['2026-01']);
    expect(store.levels.standingFaults()).toEqual([{ scheme: 'S', month: '2026-01' }]);
  });
});
