import { afterEach, beforeEach, expect, it } from 'vitest';
import { gatherInput } from '../../../electron/services/grading/gather-input.ts';
import { publishRun } from '../../../electron/services/grading/publish-run.ts';
import { regradePublishedRuns } from '../../../electron/services/grading/regrade.ts';
import { startGradingRun } from '../../../electron/services/grading/start-run.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import { toExactText } from '../../../shared/exact/rational.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import { addFigures, addOutlet, addScheme, AUGUST, JULY, openTestStore, SCHEME, SEPTEMBER, type TestStore } from './small-network.ts';

const CLUSTERED: Scheme = {
  ...SCHEME,
  levels: [{ code: 'one', name: { zh: '一星' } }, { code: 'two', name: { zh: '二星' } }],
  levelRule: { kind: 'clusters', guard: { points: 2 }, guardAfter: 2 },
};

let test: TestStore;
beforeEach(() => {
  test = openTestStore();
  addScheme(test.store, CLUSTERED);
  for (const code of ['A1', 'A2', 'A3', 'A4', 'A5']) addOutlet(test.store, code, ['甘肃']);
});
afterEach(() => {
  test.close();
});

function publish(period: PeriodId, values: readonly string[]): void {
  addFigures(test.store, 'sales', period, Object.fromEntries(values.map((value, place) => [`A${place + 1}`, value])));
  publishRun(test.context, { runId: startGradingRun(test.context, { schemeCode: 'TEST', period }).runId, confirmProposed: true });
}
function lastLines(period: PeriodId) {
  const { guard } = gatherInput(test.store, CLUSTERED, period).input.history;
  return { periods: guard?.periods, lines: guard?.lines.map(({ cohort, level, line }) => [cohort, level, toExactText(line)]) };
}

it('reads the relative lines of the last published run, which its guard kept near those before', () => {
  expect(lastLines(JULY)).toEqual({ periods: 0, lines: [] });
  // Centres 20 and 85: the line is 52.5
  publish(JULY, ['10', '20', '30', '80', '90']);
  expect(lastLines(AUGUST)).toEqual({ periods: 1, lines: [['*', 'two', '52.5']] });
  // Centres 30 and 95 would give 62.5; 2 points above the last one at most
  publish(AUGUST, ['20', '30', '40', '90', '100']);
  expect(lastLines(SEPTEMBER)).toEqual({ periods: 2, lines: [['*', 'two', '54.5']] });
  expect(regradePublishedRuns(test.store)).toEqual([]);
});
