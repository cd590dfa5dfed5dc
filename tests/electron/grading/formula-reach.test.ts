import { describe, expect, it, onTestFinished } from 'vitest';
import { figureWindows, namedAttributes } from '../../../electron/services/grading/data-reach.ts';
import { gatherInput } from '../../../electron/services/grading/gather-input.ts';
import { columnText } from '../../../shared/exact/number-column.ts';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import { firstMonth, lastMonth, type PeriodId } from '../../../shared/dates.ts';
import { buildScheme, indicator } from '../../shared/grading/build-scheme.ts';
import { fillSmallNetwork, openTestStore, SEPTEMBER } from './small-network.ts';

const scheme = buildScheme([
  indicator('a', { weight: 50 }),
  indicator('f', { weight: 50, source: { kind: 'formula', expression: 'IF([面积]>100, fee/volume, a)' } }),
]);
const period = '2026-09' as PeriodId;

describe('what a run reads for a formula', () => {
  it('is the figures of the period by every name in it', () => {
    const month = { from: firstMonth(period), to: lastMonth(period) };
    expect(figureWindows(scheme, period)).toEqual(
      new Map([
        ['a', [month, month]],
        ['面积', [month]],
        ['fee', [month]],
        ['volume', [month]],
      ]),
    );
  });

  it('is the attributes by every name in it', () => {
    expect([...namedAttributes(scheme)]).toEqual(['面积', 'fee', 'volume', 'a']);
  });

  it('comes from the store although the formula alone names it', () => {
    const test = openTestStore();
    onTestFinished(() => test.close());
    fillSmallNetwork(test.store);
    const score = (source: { kind: 'formula'; expression: string } | { kind: 'kpi'; figure: string; fold: 'last' }): readonly (string | null)[] => {
      const only = buildScheme([indicator('only', { weight: 100, source, cap: 'none' })]);
      const { input } = gatherInput(test.store, only, SEPTEMBER);
      const { codes, indicators } = gradePeriod(only, input);
      return codes.map((_, row) => columnText(indicators[0]!.score, row));
    };
    const sales = score({ kind: 'kpi', figure: 'sales', fold: 'last' });
    expect(sales.some((value) => value !== null)).toBe(true);
    expect(score({ kind: 'formula', expression: '[sales]*2/2' })).toEqual(sales);
  });
});
