import { describe, expect, it } from 'vitest';
import { acknowledge, flagSummary, listFlags, takeBackAcknowledged } from '../../../electron/services/figures/figure-flags.ts';
import { figureRules, saveFigureRules } from '../../../electron/services/figures/figure-rules.ts';
import { listFigureRows } from '../../../electron/services/figures/figure-sheet.ts';
import type { FlagQuery } from '../../../shared/contract/figure-calls.ts';
import { shiftPeriod } from '../../../shared/dates.ts';
import { messageFor } from '../../../shared/errors.ts';
import { failureOf } from '../import/import-bed.ts';
import { figuresBed, SEPTEMBER, type FiguresBed } from './figures-bed.ts';

/** Sales of A: 90, 110, 90, 110, 100 before September's 100; of B 200 flat before 200.5. */
function bedWithPast(): FiguresBed {
  const bed = figuresBed();
  for (const [back, a] of ['100', '110', '90', '110', '90'].entries()) bed.bring({ sales: { A: a, B: '200' } }, shiftPeriod(SEPTEMBER, -back - 1));
  return bed;
}

function flags(bed: FiguresBed, query: Partial<FlagQuery> = {}) {
  return listFlags(bed.context, { period: SEPTEMBER, ...query, offset: 0, limit: 100 }).rows;
}

describe('listFlags', () => {
  it('says nothing of figures as usual, and how many it could not judge', () => {
    const bed = bedWithPast();
    expect(flags(bed)).toEqual([]);
    // Sales of C and both complaints have no past.
    expect(flagSummary(bed.context, { period: SEPTEMBER })).toMatchObject({ open: 0, seen: 0, judged: 2, tooShort: 3 });
  });

  it('flags an outlier and a jump with the numbers behind them', () => {
    const bed = bedWithPast();
    bed.set(['sales'], { A: ['250'] });
    // Past 100 110 90 110 90: median 100, deviations 0 10 10 10 10, MAD 10, spread 14.826; |250 - 100| / 14.826 = 10.11…
    const [flag] = flags(bed);
    expect(flag).toMatchObject({ outletCode: 'A', figure: 'sales', value: '250', median: '100', times: '10.1', percent: '150.0', seen: null });
    expect(flag?.reasons.map(({ code, params }) => messageFor(code, params, 'zh'))).toEqual([
      '本期 250；之前 5 期的中位数 100，通常上下 14.83，相差 10.1 倍（界限 6 倍）。',
      '比上一期（2026-08）的 100 高 150.0%（界限 50%）。',
    ]);
    const row = listFigureRows(bed.context, { period: SEPTEMBER, figures: ['complaints', 'sales'], flagged: true, offset: 0, limit: 10 });
    expect(row.rows.map(({ code, flags: marks }) => [code, marks])).toEqual([['A', [{ at: 1, isSeen: false }]]]);
  });

  it('guesses another unit where a value is about ten thousand times its past', () => {
    const bed = bedWithPast();
    bed.set(['sales'], { A: ['1000000'] });
    expect(flags(bed)[0]?.reasons.at(-1)).toEqual({ code: 'figure/scale', params: { scale: '10,000×' } });
  });
});

describe('acknowledge', () => {
  it('keeps a flag quiet for its value, and speaks again of another one', () => {
    const bed = bedWithPast();
    bed.set(['sales'], { A: ['250'] });
    const cells = [{ outletId: bed.idOf('A'), figure: 'sales' }];
    expect(acknowledge(bed.context, { period: SEPTEMBER, cells, reason: '开学季团购' })).toMatchObject({ open: 0, seen: 1 });
    expect(flags(bed, { state: 'open' })).toEqual([]);
    expect(flags(bed, { state: 'seen' })[0]?.seen).toMatchObject({ reason: '开学季团购', by: '渠道经理' });
    expect(bed.store.journal.list({ offset: 0, limit: 1 }).rows[0]).toMatchObject({ action: 'figure.acknowledge', after: { reason: '开学季团购', which: 'A sales 250' } });
    bed.set(['sales'], { A: ['251'] });
    expect(flagSummary(bed.context, { period: SEPTEMBER })).toMatchObject({ open: 1, seen: 0 });
    bed.set(['sales'], { A: ['250'] });
    expect(flagSummary(bed.context, { period: SEPTEMBER })).toMatchObject({ open: 0, seen: 1 });
    expect(takeBackAcknowledged(bed.context, { period: SEPTEMBER, cells })).toMatchObject({ open: 1, seen: 0 });
  });

  it('needs a reason and a striking cell', async () => {
    const bed = bedWithPast();
    const cells = [{ outletId: bed.idOf('A'), figure: 'sales' }];
    expect(await failureOf(() => acknowledge(bed.context, { period: SEPTEMBER, cells, reason: ' ' }))).toMatchObject({ code: 'figure/reason-needed' });
    expect(await failureOf(() => acknowledge(bed.context, { period: SEPTEMBER, cells, reason: 'x' }))).toMatchObject({ code: 'figure/not-striking', params: { outlet: 'A' } });
  });
});

describe('saveFigureRules', () => {
  it('goes by the rule that was set, a figure by its own', async () => {
    const bed = bedWithPast();
    const { rule } = figureRules(bed.context);
    bed.set(['sales'], { A: ['120'] });
    saveFigureRules(bed.context, { rule: { ...rule, spreads: 1 }, own: {} });
    expect(flags(bed).map(({ outletCode }) => outletCode)).toEqual(['A']);
    saveFigureRules(bed.context, { rule: { ...rule, spreads: 1 }, own: { sales: null } });
    expect(flags(bed)).toEqual([]);
    expect(flagSummary(bed.context, { period: SEPTEMBER })).toMatchObject({ judged: 0, tooShort: 2 });
    expect(await failureOf(() => saveFigureRules(bed.context, { rule: { ...rule, least: 13 }, own: {} }))).toMatchObject({ code: 'figure/rule-range', params: { part: 'least', to: 12 } });
    expect(await failureOf(() => saveFigureRules(bed.context, { rule, own: { none: null } }))).toMatchObject({ code: 'figure/unknown' });
  });
});
