import { describe, expect, it } from 'vitest';
import { outletStatement, type MoneyGrant, type OpenInstalment, type StatementFacts } from '../../../shared/benefits/outlet-statement.ts';
import type { Benefit, BenefitPlan, WithholdingRule } from '../../../shared/benefits/plan.ts';
import type { IsoDate, PeriodId } from '../../../shared/dates.ts';
import { parseNumber, type Rational } from '../../../shared/exact/rational.ts';
import { buildScheme, indicator } from '../grading/build-scheme.ts';

const scheme = buildScheme([indicator('a')]);
const n = (text: string): Rational => parseNumber(text)!;
const commission: Benefit = { code: 'commission', name: { zh: '酬金' }, kind: 'money', levels: {}, instalments: [{ share: 40, months: 0 }, { share: 30, months: 4 }, { share: 30, months: 8 }] };
const subsidy: Benefit = { code: 'subsidy', name: { zh: '补贴' }, kind: 'money', levels: {} };

function planWith(withholding: readonly WithholdingRule[]): BenefitPlan {
  return { format: 'startier-benefits/1', code: 'p', name: { zh: '方案' }, scheme: 'test', from: '2026-01' as PeriodId, benefits: [commission, subsidy], withholding };
}
function grant(benefit: Benefit, amount: string): MoneyGrant {
  return { benefit, amount: n(amount), byLevel: null };
}
function facts(more: Partial<StatementFacts>): StatementFacts {
  return { outlet: { code: 'o', name: '店', regionPath: [], regions: [] }, period: '2026-09' as PeriodId, level: 's3', previousLevel: 's3', lines: [], grants: [], open: [], differences: [], breaches: new Set(), ...more };
}
function open(more: Partial<OpenInstalment>): OpenInstalment {
  return { id: 'i', benefit: 'commission', name: { zh: '酬金' }, period: '2026-05' as PeriodId, number: 2, of: 3, dueOn: '2026-09-30' as IsoDate, level: 's3', currency: 'CNY', amount: n('300'), byLevel: null, state: 'planned', rule: null, reason: null, ...more };
}
const dues = (plan: BenefitPlan, of: StatementFacts): readonly string[] => outletStatement(plan, scheme, of).dues.map(({ line }) => `${line.benefit} ${line.number}/${line.of} ${line.state} ${line.amount}`);
const all = (name: string, when: WithholdingRule['when'], more: Partial<WithholdingRule> = {}): WithholdingRule => ({ code: name, name: { zh: name }, when, ...more });

describe('outletStatement', () => {
  it('pays what is due in the period and plans the rest', () => {
    const { document } = outletStatement(planWith([]), scheme, facts({ grants: [grant(commission, '1000'), grant(subsidy, '50.5')] }));
    expect(document.dues.map(({ dueOn, amount, state }) => [dueOn, amount, state])).toEqual([['2026-09-30', '400', 'paid'], ['2026-09-30', '50.5', 'paid']]);
    expect(document.totals).toEqual([{ currency: 'CNY', granted: '1050.5', toPay: '450.5', withheld: '0', differences: '0', released: '0', planned: '600' }]);
  });

  it('pays an earlier instalment on the last day of the period and not one due the day after', () => {
    expect(dues(planWith([]), facts({ open: [open({ dueOn: '2026-09-30' as IsoDate })] }))).toEqual(['commission 2/3 paid 300']);
    expect(dues(planWith([]), facts({ open: [open({ dueOn: '2026-10-01' as IsoDate })] }))).toEqual(['commission 2/3 planned 300']);
  });

  it('withholds half of what is due and cuts it to the cent', () => {
    const plan = planWith([all('half', { condition: { formula: 'TRUE' } }, { benefits: ['commission'], share: 50 })]);
    const of = facts({ grants: [grant(commission, '1000.03'), grant(subsidy, '80')], breaches: new Set(['half']) });
    // 40 percent of 1,000.03 is 400.01 (400.012 cut); half of it is 200.005, cut to 200.00.
    expect(dues(plan, of)).toEqual(['commission 1/3 withheld 200', 'commission 1/3 paid 200.01', 'commission 2/3 planned 300', 'commission 3/3 planned 300.02', 'subsidy 1/1 paid 80']);
  });

  it('takes the largest share of the rules that hold and does not add them up', () => {
    const plan = planWith([all('half', { condition: { formula: 'TRUE' } }, { share: 50 }), all('most', { veto: null }, { share: '80' })]);
    expect(dues(plan, facts({ grants: [grant(subsidy, '100')], breaches: new Set(['half', 'most']) }))).toEqual(['subsidy 1/1 withheld 80', 'subsidy 1/1 paid 20']);
  });

  it('withholds all that is not paid yet where the rule says so', () => {
    const plan = planWith([all('fallen', { levelBelow: 1 }, { scope: 'remaining' })]);
    const of = facts({ level: 's2', open: [open({}), open({ id: 'j', number: 3, dueOn: '2027-01-31' as IsoDate })] });
    expect(dues(plan, of)).toEqual(['commission 2/3 withheld 300', 'commission 3/3 withheld 300']);
  });

  it('reads the fall of the level from the level of the grant, on both sides of its edge', () => {
    const plan = planWith([all('two', { levelBelow: 2 })]);
    const at = (level: string | null, granted: string | null): readonly string[] => dues(plan, facts({ level, open: [open({ level: granted })] }));
    expect(at('s2', 's3')).toEqual(['commission 2/3 paid 300']);
    expect(at('s1', 's3')).toEqual(['commission 2/3 withheld 300']);
    expect(at('below-scale', 's1')).toEqual(['commission 2/3 paid 300']);
    expect(at('below-scale', 's2')).toEqual(['commission 2/3 withheld 300']);
    expect(at(null, 's1')).toEqual(['commission 2/3 withheld 300']);
    expect(at('s1', null)).toEqual(['commission 2/3 paid 300']);
  });

  it('does not take a share twice of what a rule has left over', () => {
    const plan = planWith([all('half', { veto: null }, { share: 50, scope: 'remaining' })]);
    expect(dues(plan, facts({ open: [open({ rule: 'half' })], breaches: new Set(['half']) }))).toEqual(['commission 2/3 paid 300']);
  });

  it('pays what a person released whatever rules hold', () => {
    const plan = planWith([all('all', { veto: null })]);
    const { document } = outletStatement(plan, scheme, facts({ open: [open({ state: 'released', reason: '已整改' })], breaches: new Set(['all']) }));
    expect(document.dues).toMatchObject([{ kind: 'released', state: 'paid', amount: '300', reason: '已整改' }]);
    expect(document.totals[0]).toMatchObject({ toPay: '300', released: '300', withheld: '0' });
  });

  it('pays the new level\'s amount where instalments follow the level, nothing for a level that gets none', () => {
    const byLevel = { s3: '300', s4: '360.6' };
    expect(dues(planWith([]), facts({ level: 's4', open: [open({ byLevel })] }))).toEqual(['commission 2/3 paid 360.6']);
    expect(dues(planWith([]), facts({ level: 's3', open: [open({ byLevel })] }))).toEqual(['commission 2/3 paid 300']);
    expect(dues(planWith([]), facts({ level: 's1', open: [open({ byLevel })] }))).toEqual(['commission 2/3 paid 0']);
    expect(dues(planWith([]), facts({ level: 's4', open: [open({})] }))).toEqual(['commission 2/3 paid 300']);
  });

  it('tells a correction of a settled period as a difference, in either direction', () => {
    const difference = { benefit: 'subsidy', name: { zh: '补贴' }, period: '2026-08' as PeriodId, currency: 'CNY' };
    const of = facts({ differences: [{ ...difference, before: n('100'), after: n('70.5') }, { ...difference, before: null, after: n('20') }] });
    const { document } = outletStatement(planWith([]), scheme, of);
    expect(document.dues.map(({ amount }) => amount)).toEqual(['-29.5', '20']);
    expect(document.totals[0]).toMatchObject({ differences: '-9.5', toPay: '-9.5', granted: '0' });
  });
});
