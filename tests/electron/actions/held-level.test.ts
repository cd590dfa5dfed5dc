import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { markDone, verifyAction } from '../../../electron/services/actions/change-action.ts';
import { createAction } from '../../../electron/services/actions/create-action.ts';
import { gatherInput } from '../../../electron/services/grading/gather-input.ts';
import type { IsoDate, PeriodId } from '../../../shared/dates.ts';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import { packInput, unpackInput } from '../../../shared/grading/pack-columns.ts';
import type { ActionId, OutletId } from '../../../shared/ids.ts';
import { checkScheme } from '../../../shared/scheme/check-scheme.ts';
import { parseScheme } from '../../../shared/scheme/parse-scheme.ts';
import type { OpenActionKind, Scheme } from '../../../shared/scheme/scheme.ts';
import { addFigures, addOutlet, AUGUST, openTestStore, SCHEME, SEPTEMBER, type TestStore } from '../grading/small-network.ts';
import { on } from './action-network.ts';

/** Three levels at 60 and 80 by sales alone; an outlet with such an action gets at most the second. */
function heldBy(open: OpenActionKind): Scheme {
  const when = { value: { source: { kind: 'action', open } }, is: '>', than: 0 } as const;
  return { ...SCHEME, vetoes: [{ code: 'held', name: { zh: '整改未办结' }, when, effects: [{ kind: 'capLevel', at: 'two' }] }] };
}

let test: TestStore;
let first: OutletId;
beforeEach(() => {
  test = openTestStore();
  first = addOutlet(test.store, 'A01', ['甲省']);
  addOutlet(test.store, 'A02', ['甲省']);
  for (const period of [AUGUST, SEPTEMBER]) addFigures(test.store, 'sales', period, { A01: '90', A02: '90' });
});
afterEach(() => {
  test.close();
});

function make(today: string, critical: boolean, dueOn: string): ActionId {
  return createAction(on(test, today), { outletId: first, visitId: null, item: null, title: '停止虚假开卡', detail: '', critical, owner: '', dueOn: dueOn as IsoDate }).id;
}
/** Levels reached by A01 and A02, from the input as it is kept with a run. */
function levels(open: OpenActionKind, period: PeriodId = SEPTEMBER): readonly (string | null)[] {
  const scheme = heldBy(open);
  const { input } = gatherInput(test.store, scheme, period);
  const { level } = gradePeriod(scheme, unpackInput(packInput(input)));
  return Array.from(level, (place) => scheme.levels[place]?.code ?? null);
}

describe('a level that an open critical action holds', () => {
  it('is held from the day on which the action was made until it is verified', () => {
    const actionId = make('2026-09-30', true, '2026-10-14');
    expect(levels('critical', AUGUST)).toEqual(['three', 'three']);
    expect(levels('critical')).toEqual(['two', 'three']);
    // Done and not verified is not mended yet; what is verified on the last day is.
    markDone(on(test, '2026-09-30'), { actionId, text: '' });
    expect(levels('critical')).toEqual(['two', 'three']);
    verifyAction(on(test, '2026-09-30'), { actionId, text: '' });
    expect(levels('critical')).toEqual(['three', 'three']);
  });

  it('is held for the period still when it is verified the day after', () => {
    verifyAction(on(test, '2026-10-01'), { actionId: make('2026-09-30', true, '2026-10-14'), text: '' });
    expect(levels('critical')).toEqual(['two', 'three']);
  });

  it('is not held by one that is not critical, nor by one of the next period', () => {
    make('2026-09-30', false, '2026-10-14');
    make('2026-10-01', true, '2026-10-14');
    expect(levels('critical')).toEqual(['three', 'three']);
    expect(levels('all')).toEqual(['two', 'three']);
  });
});

describe('a level that an overdue action holds', () => {
  it("is held by a date before the period's last day, not by that day", () => {
    make('2026-09-01', false, '2026-09-30');
    expect(levels('overdue')).toEqual(['three', 'three']);
    make('2026-09-01', false, '2026-09-29');
    expect(levels('overdue')).toEqual(['two', 'three']);
  });
});

describe('a scheme that counts actions', () => {
  it('is sound, and another word for them is not', () => {
    expect(parseScheme(JSON.parse(JSON.stringify(heldBy('critical')))).problems).toEqual([]);
    expect(checkScheme(heldBy('critical'), { forPublication: true }).filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(parseScheme(JSON.parse(JSON.stringify(heldBy('late' as OpenActionKind)))).problems).not.toEqual([]);
  });
});
