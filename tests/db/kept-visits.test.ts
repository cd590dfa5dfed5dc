import { describe, expect, it } from 'vitest';
import type { Store } from '../../db/store.ts';
import { packTexts } from '../../shared/grading/column-codec.ts';
import { textAt, textColumn } from '../../shared/grading/text-columns.ts';
import { VISIT_STATES } from '../../shared/visit/visit.ts';
import { numbersFrom } from '../builders/numbers-from.ts';
import { addChecklist, addOutlet, addVisit, day } from './support/records.ts';
import { BY, tempStore } from './support/temp-store.ts';

const [FIRST, LAST] = [day('2026-01-01'), day('2026-03-31')];
const DAYS = ['2025-12-31', '2026-01-01', '2026-01-31', '2026-02-01', '2026-02-14', '2026-03-31', '2026-04-01'].map(day);
const AT = '2026-05-01T08:00:00.000Z';

/** The visits of the three months that count, by SQL over the rows. */
function byRows(store: Store): readonly unknown[] {
  return store.db
    .prepare(
      `SELECT v.outlet_no, v.code, v.visited_on, c.code, v.kind, v.score_cents, v.red_line FROM visit v JOIN checklist_version c ON c.no = v.checklist_no
       WHERE v.visited_on BETWEEN '2026-01-01' AND '2026-03-31' AND v.state IN ('approved', 'appealed', 'decided') ORDER BY v.visited_on, v.code`,
    )
    .raw()
    .all();
}

function read(store: Store, scores: 'exact' | 'cents' = 'cents'): readonly unknown[] {
  const { outletNos, codes, visitedOn, checklist, kind, scoreCents, redLine } = store.countedVisits.inMonths(FIRST, LAST, scores);
  return codes.map((code, visit) => [outletNos[visit], code, textAt(visitedOn, visit), textAt(checklist, visit), textAt(kind, visit), Number.isNaN(scoreCents[visit]) ? null : scoreCents[visit], redLine[visit]]);
}

function keptMonths(store: Store): readonly unknown[] {
  return store.db.prepare('SELECT DISTINCT month FROM kept_visits ORDER BY month').pluck().all();
}

describe('visits that count', () => {
  it('are those of both edge days in columns, by date and then code, with exact scores where asked for', () => {
    const store = tempStore();
    const [g1, g2] = [addOutlet(store, 'G1'), addOutlet(store, 'G2')];
    const checklistNo = addChecklist(store);
    addVisit(store, 'V3', { outletNo: g2, checklistNo, visitedOn: day('2026-01-31'), kind: 'covert' });
    addVisit(store, 'V2', { outletNo: g1, checklistNo, visitedOn: day('2026-01-01') });
    addVisit(store, 'V1', { outletNo: g1, checklistNo, visitedOn: day('2026-03-31') });
    addVisit(store, 'before', { outletNo: g1, checklistNo, visitedOn: day('2025-12-31') });
    addVisit(store, 'after', { outletNo: g1, checklistNo, visitedOn: day('2026-04-01') });
    addVisit(store, 'waiting', { outletNo: g1, checklistNo, visitedOn: day('2026-01-15'), state: 'submitted' });
    store.visits.setScore(store.visits.findByCode('V3')?.no ?? 0, { exact: '259/3', cents: 8633, redLine: true, answered: 1, toAnswer: 1 });
    const columns = {
      outletNos: Int32Array.of(g1, g2, g1),
      codes: ['V2', 'V3', 'V1'],
      visitedOn: textColumn(['2026-01-01', '2026-01-31', '2026-03-31']),
      checklist: textColumn(['HALL', 'HALL', 'HALL']),
      kind: textColumn(['open', 'covert', 'open']),
      scoreCents: Float64Array.of(NaN, 8633, NaN),
      redLine: Uint8Array.of(0, 1, 0),
    };
    expect(store.countedVisits.inMonths(FIRST, LAST)).toEqual({ ...columns, scoreExact: [null, '259/3', null] });
    store.countedVisits.keepMonths(FIRST, LAST);
    expect(store.countedVisits.inMonths(FIRST, LAST, 'cents')).toEqual({ ...columns, scoreExact: null });
    expect(keptMonths(store)).toEqual(['2026-01', '2026-03']);
  });
});

describe('visits kept in columns', () => {
  it('are those of the rows, whatever is made, moved, scored, reviewed, taken out or rolled back in whatever order', () => {
    for (let seed = 1; seed <= 10; seed += 1) {
      const store = tempStore();
      const pick = numbersFrom(seed);
      const one = <T>(list: readonly T[]): T => list[pick(list.length)]!;
      const outlets = [addOutlet(store, 'Z'), addOutlet(store, '甲')];
      const checklists = [addChecklist(store), addChecklist(store, { code: 'PHONE', name: { zh: '电话检查' } })];
      const nos: number[] = [];
      const change = (): void => {
        const what = nos.length === 0 ? 0 : pick(5);
        if (what === 0) {
          const code = `${one(['a', 'B', '𠀀', 'Ａ'])}${nos.length}-${pick(1_000_000)}`;
          nos.push(addVisit(store, code, { outletNo: one(outlets), checklistNo: one(checklists), visitedOn: one(DAYS), kind: one(['open', 'covert', 'self', 'remote'] as const), state: one(VISIT_STATES) }));
        } else if (what === 1) store.visits.setState(one(nos), { state: one(VISIT_STATES), at: AT, by: BY });
        else if (what === 2) store.visits.setScore(one(nos), { exact: null, cents: one([null, 0, 8633, 12_000, -50]), redLine: pick(2) === 1, answered: 0, toAnswer: 0 });
        else if (what === 3) store.db.prepare('UPDATE visit SET visited_on = ? WHERE no = ?').run(one(DAYS), one(nos));
        else store.visits.remove(nos.splice(pick(nos.length), 1)[0]!);
      };
      for (let step = 0; step < 80; step += 1) {
        const what = pick(4);
        if (what <= 1) change();
        else if (what === 2) store.countedVisits.keepMonths(one(DAYS), LAST);
        else {
          const before = [...nos];
          const stop = new Error('back');
          expect(() => store.transaction(() => {
            change();
            store.countedVisits.keepMonths(FIRST, LAST);
            throw stop;
          })).toThrow(stop);
          nos.splice(0, nos.length, ...before);
        }
        expect(read(store), `seed ${seed}, step ${step}`).toEqual(byRows(store));
        expect(read(store, 'exact')).toEqual(byRows(store));
      }
      expect(store.countedVisits.keptFaults()).toEqual([]);
      store.close();
    }
  });

  it('end with any change of a visit of their month that counts, and with no other', () => {
    const store = tempStore();
    const [outletNo, checklistNo] = [addOutlet(store, 'G1'), addChecklist(store)];
    const no = addVisit(store, 'V1', { outletNo, checklistNo, visitedOn: day('2026-01-31') });
    addVisit(store, 'V2', { outletNo, checklistNo, visitedOn: day('2026-02-01') });
    const waiting = addVisit(store, 'V3', { outletNo, checklistNo, visitedOn: day('2026-01-10'), state: 'submitted' });
    const keepAll = (): void => store.countedVisits.keepMonths(FIRST, LAST);
    keepAll();
    store.visits.setScore(waiting, { exact: '1/1', cents: 100, redLine: false, answered: 1, toAnswer: 1 });
    store.visits.saveHeader(no, 'window', '3', AT);
    expect(keptMonths(store)).toEqual(['2026-01', '2026-02']);
    for (const sql of [`UPDATE visit SET score_cents = 1 WHERE code = 'V1'`, `UPDATE visit SET state = 'approved' WHERE code = 'V3'`, `UPDATE visit SET state = 'rejected' WHERE code = 'V3'`, `DELETE FROM visit WHERE code = 'V1'`]) {
      store.db.exec(sql);
      expect(keptMonths(store), sql).toEqual(['2026-02']);
      keepAll();
    }
    store.db.exec(`UPDATE visit SET visited_on = '2026-01-02', state = 'approved' WHERE code = 'V2'`);
    expect(keptMonths(store)).toEqual([]);
  });

  it('are read in place of the rows, and told from them where they differ', () => {
    const store = tempStore();
    addVisit(store, 'V1', { outletNo: addOutlet(store, 'G1'), checklistNo: addChecklist(store), visitedOn: day('2026-01-31') });
    store.countedVisits.keepMonths(FIRST, LAST);
    store.db.prepare(`UPDATE kept_visits SET bytes = ? WHERE name = 'codes'`).run(packTexts(['W1']));
    expect(store.countedVisits.inMonths(FIRST, LAST, 'cents').codes).toEqual(['W1']);
    expect(store.countedVisits.keptFaults()).toEqual(['2026-01']);
  });
});
