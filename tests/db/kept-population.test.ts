import { describe, expect, it } from 'vitest';
import { packTexts } from '../../shared/grading/column-codec.ts';
import type { OutletFacts } from '../../db/repositories/outlet-repository.ts';
import type { Store } from '../../db/store.ts';
import { numbersFrom } from '../builders/numbers-from.ts';
import { addOutlet, day } from './support/records.ts';
import { tempStore } from './support/temp-store.ts';

const DAYS = ['2025-12-31', '2026-01-01', '2026-01-15', '2026-02-01', '2026-03-01'].map(day);

/** The population of a day by SQL over the rows. */
function byRows(store: Store, at: string): readonly unknown[] {
  return store.db
    .prepare(
      `SELECT o.no, o.code, s.name, o.opened_on, s.type, s.ownership, s.class, s.region_no, s.attributes,
         EXISTS (SELECT 1 FROM outlet_freeze f WHERE f.outlet_no = o.no AND f.from_day <= @at AND (f.until_day IS NULL OR f.until_day > @at)) FROM outlet o
       JOIN outlet_state s ON s.outlet_no = o.no AND s.valid_from = (SELECT MAX(valid_from) FROM outlet_state WHERE outlet_no = o.no AND valid_from <= @at)
       WHERE s.status = 'open' AND (o.opened_on IS NULL OR o.opened_on <= @at) AND (o.closed_on IS NULL OR o.closed_on > @at) ORDER BY o.code`,
    )
    .raw()
    .all({ at });
}

function read(store: Store, at: string): readonly unknown[] {
  const { nos, codes, names, openedOn, types, ownerships, classes, regionNos, attributesJson, frozen } = store.outlets.populationAsOf(day(at));
  return codes.map((code, row) => [nos[row], code, names[row], openedOn[row], types[row], ownerships[row], classes[row], regionNos[row], attributesJson[row], frozen[row]]);
}

function keep(store: Store, at: string): void {
  store.outlets.populationColumns(day(at));
  store.outlets.keepPopulation();
}

function isKept(store: Store): boolean {
  return store.db.prepare(`SELECT COUNT(*) FROM kept_population WHERE mark = (SELECT mark FROM change_mark WHERE area = 'outlets')`).pluck().get() !== 0;
}

describe('outlets kept in columns', () => {
  it('are those of the rows, whatever is made, changed, dated, taken out, rolled back or kept in whatever order', () => {
    for (let seed = 1; seed <= 10; seed += 1) {
      const store = tempStore();
      const pick = numbersFrom(seed);
      const one = <T>(list: readonly T[]): T => list[pick(list.length)]!;
      const regions = [null, store.regions.ensurePath(['甘肃']).no, store.regions.ensurePath(['甘肃', '兰州']).no];
      const facts = (): OutletFacts => ({
        name: one(['东街', '𠀀店', 'Ａ', 'a\nb', '']), type: one([null, 'hall', 'shop']), ownership: one([null, 'own', 'agent']), class: one([null, '1', '2']),
        regionNo: one(regions), status: one(['open', 'open', 'open', 'suspended', 'closed']), attributes: one([{}, { area: '80' }, { area: '9', note: '星' }]),
      });
      const head = () => ({ openedOn: one([null, null, ...DAYS]), closedOn: one([null, null, ...DAYS]) });
      const nos = [addOutlet(store, 'Z'), addOutlet(store, '甲')];
      let made = 0;
      const change = (): void => {
        const no = one(nos);
        const what = pick(6);
        if (what === 0 && nos.length < 9) nos.push(addOutlet(store, one(['a', 'B', '𠀀', 'Ａ', '0']) + String((made += 1)), { ...facts(), ...head(), frozen: pick(2) === 1 }));
        else if (what === 1) store.outlets.setHead(no, head());
        else if (what === 2) store.outlets.correctFacts(no, facts(), one(DAYS));
        else if (what === 3) store.outlets.dateFacts(no, facts(), one(DAYS));
        else if (what === 4) store.outlets.removeFacts(no, one(DAYS));
        else if (what === 5 && nos.length > 2) store.outlets.remove(nos.splice(pick(nos.length), 1)[0]!);
      };
      store.transaction(() => {
        for (let step = 0; step < 60; step += 1) {
          const what = pick(5);
          if (what <= 1) change();
          else if (what === 2) keep(store, one(DAYS));
          else if (what === 3) {
            const before = [...nos];
            const stop = new Error('back');
            expect(() => store.transaction(() => {
              change();
              store.outlets.populationColumns(one(DAYS));
              throw stop;
            })).toThrow(stop);
            nos.splice(0, nos.length, ...before);
            change();
            store.outlets.keepPopulation();
          }
          const at = one(DAYS);
          expect(read(store, at), `seed ${seed}, step ${step}, ${at}`).toEqual(byRows(store, at));
        }
      });
      keep(store, '2026-01-01');
      expect([isKept(store), store.outlets.isKeptPopulationSound()]).toEqual([true, true]);
      store.close();
    }
  });

  it('are no longer read once a row of outlets is written past the program', () => {
    const store = tempStore();
    const no = addOutlet(store, 'G1');
    for (const sql of [`UPDATE outlet_state SET name = 'x'`, `UPDATE outlet SET opened_on = '2026-02-01'`, `INSERT INTO outlet_state SELECT ${no}, '2026-01-01', 'y', type, ownership, class, region_no, status, attributes FROM outlet_state`, `DELETE FROM outlet_state WHERE valid_from > '2000-01-01'`, 'DELETE FROM outlet']) {
      keep(store, '2026-01-31');
      expect(isKept(store)).toBe(true);
      store.db.exec(sql);
      expect(isKept(store), sql).toBe(false);
      expect(read(store, '2026-01-31')).toEqual(byRows(store, '2026-01-31'));
    }
  });

  it('are read in place of the rows, and told from them where they differ', () => {
    const store = tempStore();
    addOutlet(store, 'G1');
    keep(store, '2026-01-31');
    store.db.prepare(`UPDATE kept_population SET bytes = ? WHERE name = 'codes'`).run(packTexts(['H1']));
    expect(store.outlets.populationAsOf(day('2026-01-31')).codes).toEqual(['H1']);
    expect(store.outlets.isKeptPopulationSound()).toBe(false);
  });
});
