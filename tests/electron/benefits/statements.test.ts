import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { benefitBudget, setBudget } from '../../../electron/services/benefits/budget.ts';
import { listStatements, outletStatementOf } from '../../../electron/services/benefits/list-statements.ts';
import { benefitsOfOutlet } from '../../../electron/services/benefits/outlet-benefits.ts';
import { importPlan, publishPlan, editPlan, savePlan } from '../../../electron/services/benefits/plan-versions.ts';
import { benefitEffect } from '../../../electron/services/benefits/run-effect.ts';
import { settlementProblems, settlePeriod } from '../../../electron/services/benefits/settle.ts';
import { decideWithheld, listWithheld, outletBenefitHistory } from '../../../electron/services/benefits/withheld.ts';
import { publishRun } from '../../../electron/services/grading/publish-run.ts';
import { unpublishRun } from '../../../electron/services/publication/unpublish-run.ts';
import { startGradingRun } from '../../../electron/services/grading/start-run.ts';
import type { BenefitPlan } from '../../../shared/benefits/plan.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import type { BenefitPlanId, RunId } from '../../../shared/ids.ts';
import { addFigures, AUGUST, fillSmallNetwork, JULY, openTestStore, outletId, outletNo, SEPTEMBER, type TestStore } from '../grading/small-network.ts';

/** Sales x 10 x 0.8, 1 or 1.25 by level, 60 % now and 40 % a month later; half the rent for three stars, at most 400. */
const PLAN: BenefitPlan = {
  format: 'startier-benefits/1',
  code: 'plan',
  name: { zh: '资源挂钩' },
  scheme: 'TEST',
  from: JULY,
  benefits: [
    { code: 'factor', name: { zh: '系数' }, kind: 'coefficient', levels: { one: { value: '0.8' }, two: { value: 1 }, three: { value: '1.25' } } },
    {
      code: 'commission',
      name: { zh: '酬金' },
      kind: 'money',
      levels: { one: { formula: '[销量]*10*factor' }, two: { formula: 'sales*10*[系数]' }, three: { formula: 'sales*10*factor' } },
      instalments: [{ share: 60, months: 0 }, { share: 40, months: 1 }],
    },
    { code: 'rent_half', name: { zh: '房租补贴' }, kind: 'money', levels: { three: { formula: 'rent/2' } }, limits: { cap: 400 } },
    { code: 'hours', name: { zh: '课时' }, kind: 'quantity', unit: { zh: '小时' }, levels: { one: { value: 4 }, two: { value: 6 }, three: { value: 8 } } },
  ],
  withholding: [{ code: 'red', name: { zh: '红线扣发' }, when: { veto: 'red' }, benefits: ['commission'] }],
};
const TEST = { schemeCode: 'TEST' };
const PAGE = { offset: 0, limit: 100 };

let test: TestStore;
let planId: BenefitPlanId;
beforeEach(() => {
  test = openTestStore();
  fillSmallNetwork(test.store);
  addFigures(test.store, 'rent', JULY, { A02: '900', A08: '500', A11: '799.99' });
  planId = importPlan(test.context, { raw: PLAN, file: 'plan.json', publish: true }).planId;
});
afterEach(() => {
  test.close();
});

function grade(period: PeriodId, isPublished = true): RunId {
  const { runId } = startGradingRun(test.context, { schemeCode: 'TEST', period });
  if (isPublished) publishRun(test.context, { runId, confirmProposed: true });
  return runId;
}
function refusal(code: string): unknown {
  return expect.objectContaining({ code });
}
function duesOf(code: string, period: PeriodId): readonly unknown[] {
  const { document } = outletStatementOf(test.context, { ...TEST, period, outletId: outletId(test.store, code) })!;
  return document.dues.map(({ kind, benefit, period: of, state, amount }) => [kind, benefit, of, state, amount]);
}

describe('statements of a period', () => {
  it('come to the sums by hand', () => {
    grade(JULY);
    // Commission 8,129.92 (A06: 479.92), 60 % of each cut to the cent 4,877.95; half the rents 450, 250 and 399.995: 400, 250, 400.
    expect(listStatements(test.context, { ...TEST, period: JULY, ...PAGE }).totals).toEqual([
      { currency: 'CNY', granted: '9179.92', toPay: '5927.95', withheld: '0', differences: '0', released: '0', planned: '3251.97' },
    ]);
    expect(duesOf('A06', JULY)).toEqual([['instalment', 'commission', JULY, 'paid', '287.95']]);
  });

  it('explain every amount by formula, inputs and limit', () => {
    grade(JULY);
    const { document } = outletStatementOf(test.context, { ...TEST, period: JULY, outletId: outletId(test.store, 'A02') })!;
    expect(document.lines[1]).toMatchObject({ value: '1062.5', formula: 'sales*10*factor', inputs: [{ name: 'sales', value: '85' }, { name: 'factor', value: '1.25' }] });
    expect(document.lines[2]).toMatchObject({ value: '400', raw: '450', limit: 'cap' });
    expect(document.lines[3]).toMatchObject({ value: '8', unit: { zh: '小时' } });
  });

  it('give no amount and name the figure where one is missing, never 0', () => {
    grade(JULY);
    const { document } = outletStatementOf(test.context, { ...TEST, period: JULY, outletId: outletId(test.store, 'A03') })!;
    expect(document.lines[2]).toMatchObject({ state: 'missing', why: 'noFigure', missing: ['rent'] });
    expect(document.lines[2]).not.toHaveProperty('value');
    expect(listStatements(test.context, { ...TEST, period: JULY, only: 'missing', ...PAGE }).rows.map(({ code }) => code)).toEqual(['A03']);
  });

  it('round half a cent up to the cap without passing it', () => {
    grade(JULY);
    const { document } = outletStatementOf(test.context, { ...TEST, period: JULY, outletId: outletId(test.store, 'A11') })!;
    expect(document.lines[2]).toMatchObject({ value: '400', raw: '399.995' });
    expect(document.lines[2]).not.toHaveProperty('limit');
  });

  it('refuse a period without a run or without a plan', () => {
    expect(() => listStatements(test.context, { ...TEST, period: JULY, ...PAGE })).toThrowError(refusal('benefit/no-run'));
    grade('2026-06' as PeriodId, false);
    expect(() => listStatements(test.context, { ...TEST, period: '2026-06' as PeriodId, ...PAGE })).toThrowError(refusal('benefit/no-plan-in-force'));
  });
});

describe('settling', () => {
  it('asks for a published run, is done once, and never for a period before a settled one', () => {
    const july = grade(JULY, false);
    expect(() => settlePeriod(test.context, { ...TEST, period: JULY })).toThrowError(refusal('benefit/run-not-published'));
    publishRun(test.context, { runId: july, confirmProposed: true });
    grade(AUGUST);
    settlePeriod(test.context, { ...TEST, period: AUGUST });
    expect(() => settlePeriod(test.context, { ...TEST, period: AUGUST })).toThrowError(refusal('benefit/settled'));
    expect(() => settlePeriod(test.context, { ...TEST, period: JULY })).toThrowError(refusal('benefit/settled-later'));
  });

  it('pays in August what July left over, of an outlet that has closed too, and withholds for a red line', () => {
    grade(JULY);
    settlePeriod(test.context, { ...TEST, period: JULY });
    grade(AUGUST);
    // July's second parts 3,251.97 less A03's 425; August's first parts 3,048 without A03's 540.
    expect(settlePeriod(test.context, { ...TEST, period: AUGUST }).totals).toEqual([
      { currency: 'CNY', granted: '5980', toPay: '5874.97', withheld: '965', differences: '0', released: '0', planned: '2392' },
    ]);
    expect(duesOf('A08', AUGUST)).toEqual([['instalment', 'commission', JULY, 'paid', '450']]);
    expect(duesOf('A03', AUGUST)).toEqual([['instalment', 'commission', JULY, 'withheld', '425'], ['instalment', 'commission', AUGUST, 'withheld', '540']]);
  });

  it('keeps a statement as it was settled and tells a later correction once as a difference', () => {
    grade(JULY);
    settlePeriod(test.context, { ...TEST, period: JULY });
    addFigures(test.store, 'rent', JULY, { A02: '600', A03: '600' });
    // As an import tells it.
    test.store.journal.record({ action: 'import.figures', subjectKind: 'import', subjectId: null, before: null, after: {}, at: '2026-10-02T00:00:00.000Z', by: 'test' });
    grade(AUGUST);
    expect(outletStatementOf(test.context, { ...TEST, period: JULY, outletId: outletId(test.store, 'A02') })!.document.lines[2]).toMatchObject({ value: '400' });
    // A02: half of 600 is 300, 100 less than told; A03 was told nothing.
    expect(duesOf('A02', AUGUST)).toContainEqual(['difference', 'rent_half', JULY, 'paid', '-100']);
    expect(duesOf('A03', AUGUST)).toContainEqual(['difference', 'rent_half', JULY, 'paid', '300']);
    expect(settlePeriod(test.context, { ...TEST, period: AUGUST }).totals[0]).toMatchObject({ differences: '200', toPay: '6074.97' });
    grade(SEPTEMBER);
    expect(listStatements(test.context, { ...TEST, period: SEPTEMBER, only: 'difference', ...PAGE }).total).toBe(0);
  });

  it('lets nobody take back the publication that it rests on', () => {
    const runId = grade(JULY);
    settlePeriod(test.context, { ...TEST, period: JULY });
    expect(() => unpublishRun(test.context, { runId, reason: '看错' })).toThrowError(refusal('benefit/settled-rests'));
  });

  it('leaves nothing behind when it fails on the way', () => {
    grade(JULY);
    test.store.db.exec(`CREATE TRIGGER stop BEFORE INSERT ON benefit_instalment WHEN NEW.benefit = 'commission' AND NEW.outlet_no = ${outletNo(test.store, 'A12')} BEGIN SELECT RAISE(ABORT, 'stop'); END`);
    expect(() => settlePeriod(test.context, { ...TEST, period: JULY })).toThrowError();
    expect(test.store.benefitLedger.settlements()).toEqual([]);
    expect(test.store.benefitLedger.openInstalments('TEST')).toEqual([]);
  });

  it('finds a settled statement that was changed', () => {
    grade(JULY);
    settlePeriod(test.context, { ...TEST, period: JULY });
    expect(settlementProblems(test.store)).toEqual([]);
    test.store.db.exec(`UPDATE benefit_statement SET document = replace(document, '1062.5', '2062.5')`);
    expect(settlementProblems(test.store)).toMatchObject([{ code: 'benefit/hash-differs', params: { period: JULY } }]);
  });
});

describe('withheld money', () => {
  beforeEach(() => {
    grade(JULY);
    settlePeriod(test.context, { ...TEST, period: JULY });
    grade(AUGUST);
    settlePeriod(test.context, { ...TEST, period: AUGUST });
  });

  it('is released into the next statement or forfeited for good, with a reason', () => {
    const rows = listWithheld(test.context, TEST);
    const [july, august] = [rows.find(({ amount }) => amount === '425')!, rows.find(({ amount }) => amount === '540')!];
    expect(() => decideWithheld(test.context, { instalmentIds: [july.id], decision: 'release', reason: ' ' })).toThrowError(refusal('benefit/reason-required'));
    decideWithheld(test.context, { instalmentIds: [july.id], decision: 'release', reason: '已整改' });
    decideWithheld(test.context, { instalmentIds: [august.id], decision: 'forfeit', reason: '屡犯' });
    expect(() => decideWithheld(test.context, { instalmentIds: [august.id], decision: 'release', reason: '再看' })).toThrowError(refusal('benefit/not-withheld'));
    grade(SEPTEMBER);
    expect(duesOf('A03', SEPTEMBER)).toContainEqual(['released', 'commission', JULY, 'paid', '425']);
    settlePeriod(test.context, { ...TEST, period: SEPTEMBER });
    const { open } = outletBenefitHistory(test.context, { outletId: outletId(test.store, 'A03') });
    expect(open.filter(({ period }) => period !== SEPTEMBER).map(({ amount, state, reason }) => [amount, state, reason])).toEqual([
      ['425', 'paid', '已整改'],
      ['540', 'forfeited', '屡犯'],
      ['360', 'paid', null],
    ]);
  });
});

describe('what movements change in money', () => {
  it('compares the level on entering with the one that stands, on the same figures', () => {
    grade(JULY);
    const runId = grade(AUGUST, false);
    const effect = benefitEffect(test.context, { runId })!;
    // A02 875 to 700, A03 1,125 to 900, A11 687.5 to 550, A09 nothing to 700.
    expect(effect.totals.map(({ change }) => change)).toEqual(['162.5']);
    expect(effect.byOutlet.get(outletNo(test.store, 'A02'))).toMatchObject({ movement: 'demote', from: 'three', to: 'two', changes: [{ before: '875', after: '700', change: '-175' }] });
    expect(effect.byOutlet.get(outletNo(test.store, 'A09'))).toMatchObject({ movement: 'enter', from: null, to: 'two', changes: [{ before: '0', after: '700', change: '700' }] });
    expect(effect.byMovement.map(({ movement, outlets, changes }) => [movement, outlets, changes.map(({ change }) => change)])).toEqual([
      ['enter', 1, ['700']],
      ['hold', 6, ['0']],
      ['demote', 3, ['-537.5']],
    ]);
    expect(effect.byRegion.map(({ name, changes }) => [name, changes.map(({ change }) => change)])).toEqual([['甲省', ['162.5']], ['乙市', ['562.5']], ['甲市', ['-400']]]);
    // The rent of those who had three stars, and the sales of A04, are not known.
    expect(effect.unknown).toBe(4);
  });

  it('tells an outlet\'s benefits before and after its movement', () => {
    grade(JULY);
    const runId = grade(AUGUST, false);
    const own = benefitsOfOutlet(test.context, { runId, outletNo: outletNo(test.store, 'A02') })!;
    expect(own.lines.map(({ before, after }) => [before.value ?? before.why, after.value ?? after.why])).toEqual([['1.25', '1'], ['875', '700'], ['noFigure', 'notForLevel'], ['8', '6']]);
  });
});

describe('budget by region', () => {
  it('sums the regions to the network and tells what is left', () => {
    grade(JULY);
    setBudget(test.context, { ...TEST, period: JULY, region: '', currency: 'CNY', amount: '6,000' });
    setBudget(test.context, { ...TEST, period: JULY, region: '甲省/甲市', currency: 'CNY', amount: '2000' });
    const { rows } = benefitBudget(test.context, { ...TEST, period: JULY });
    // 甲市: A01 420, A02 637.5 and 400, A03 637.5, A04 390, A05 240, A06 287.95.
    expect(rows.map(({ region, outlets, sums }) => [region, outlets, sums[0]?.toPay, sums[0]?.left, sums[0]?.used])).toEqual([
      ['', 10, '5927.95', '72.05', '98.7'],
      ['甲省', 10, '5927.95', null, null],
      ['甲省/乙市', 4, '2915', null, null],
      ['甲省/甲市', 6, '3012.95', '-1012.95', '150.6'],
    ]);
    expect(() => setBudget(test.context, { ...TEST, period: JULY, region: '丙省', currency: 'CNY', amount: '1' })).toThrowError(refusal('benefit/region-unknown'));
    expect(() => setBudget(test.context, { ...TEST, period: JULY, region: '', currency: 'CNY', amount: '-1' })).toThrowError(refusal('benefit/budget-invalid'));
  });
});

describe('versions of a plan', () => {
  it('take effect by the period they begin in, and never in a settled one', () => {
    grade(JULY);
    settlePeriod(test.context, { ...TEST, period: JULY });
    const draft = editPlan(test.context, { planId });
    const [factor, ...others] = PLAN.benefits;
    const richer: BenefitPlan = { ...PLAN, benefits: [{ ...factor!, levels: { ...factor!.levels, two: { value: 2 } } }, ...others] };
    savePlan(test.context, { planId: draft, plan: richer });
    expect(() => publishPlan(test.context, { planId: draft })).toThrowError(refusal('benefit/settled-in-force'));
    savePlan(test.context, { planId: draft, plan: { ...richer, from: SEPTEMBER } });
    publishPlan(test.context, { planId: draft });
    grade(AUGUST);
    grade(SEPTEMBER);
    const valueIn = (period: PeriodId): string | undefined => outletStatementOf(test.context, { ...TEST, period, outletId: outletId(test.store, 'A12') })!.document.lines[1]!.value;
    expect([valueIn(AUGUST), valueIn(SEPTEMBER)]).toEqual(['600', '1200']);
  });

  it('refuse to be published with a fault, naming its place', () => {
    const wrong = { ...PLAN, code: 'other', benefits: PLAN.benefits.map((own) => (own.code === 'rent_half' ? { ...own, levels: { three: { formula: 'rnet/2' } } } : own)) };
    expect(() => importPlan(test.context, { raw: wrong, file: 'x.json', publish: true })).toThrowError(expect.objectContaining({ code: 'benefit/unfinished', params: expect.objectContaining({ path: 'benefits[2].levels.three.formula' }) as unknown }));
    expect(test.store.benefitPlans.list()).toHaveLength(1);
  });
});
