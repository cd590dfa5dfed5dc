import type { LedgerEntry } from '../../../db/repositories/ledger-repository.ts';
import type { Store } from '../../../db/store.ts';
import { shiftPeriod, type PeriodId } from '../../../shared/dates.ts';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import { gatherInput } from '../grading/gather-input.ts';
import { writeLevels } from '../publication/write-levels.ts';
import { createRandom } from './random.ts';

/** Share of outlets whose level of old is one off from what the first month comes to, so that movements follow. */
const ONE_OFF = 0.08;

/**
 * Stores the levels that the outlets held before the first period, as an import of levels does: those that its figures come
 * to, some one higher or lower. Without them every outlet would enter the scale in the first month and half of them climb in
 * the second.
 *
 * @returns what the journal is to name of them
 */
export function storeLevelsBefore(store: Store, scheme: Scheme, first: PeriodId, importNo: number, seed: number): LedgerEntry {
  const { input, outletNos } = gatherInput(store, scheme, first);
  const { level } = gradePeriod(scheme, input);
  const random = createRandom(seed, 'levels before');
  const levels = [...level].flatMap((place, row) => {
    const shift = random.chance(ONE_OFF) ? (random.chance(0.5) ? 1 : -1) : 0;
    const held = scheme.levels[Math.min(scheme.levels.length - 1, Math.max(0, place + shift))];
    if (place < 0 || held === undefined) return [];
    const period = shiftPeriod(first, -1);
    return [{ outletNo: outletNos[row]!, schemeCode: scheme.code, period, level: held.code, movement: 'none' as const, total: null, runNo: null, importNo }];
  });
  return writeLevels(store, levels);
}
