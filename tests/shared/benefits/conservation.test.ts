import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addTotals, outletStatement, type OpenInstalment, type StatementFacts } from '../../../shared/benefits/outlet-statement.ts';
import type { Benefit, BenefitPlan, Instalment, WithholdingRule } from '../../../shared/benefits/plan.ts';
import { periodEnd, shiftPeriod, type PeriodId } from '../../../shared/dates.ts';
import { add, rational, toExactText, ZERO, type Rational } from '../../../shared/exact/rational.ts';
import { exactNumber } from '../../../shared/exact/scheme-number.ts';
import { buildScheme, indicator } from '../grading/build-scheme.ts';

const scheme = buildScheme([indicator('a')]);
const LEVELS = ['s1', 's2', 's3', 's4', 's5', null] as const;
const START = '2026-01' as PeriodId;

/** Shares of so many parts that come to 100 exactly. */
const parts = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 5 }).chain((weights) =>
  fc.array(fc.integer({ min: 0, max: 5 }), { minLength: weights.length, maxLength: weights.length }).map((months): readonly Instalment[] => {
    const sum = weights.reduce((a, b) => a + b, 0);
    return weights.map((weight, place) => ({ share: `${weight * 100}/${sum}`, months: months[place]! }));
  }),
);
const rule = fc.record({
  kind: fc.constantFrom('held', 'levelBelow'),
  share: fc.integer({ min: 1, max: 100 }),
  scope: fc.constantFrom<'due' | 'remaining'>('due', 'remaining'),
});
const steps = fc.array(
  fc.record({ level: fc.constantFrom(...LEVELS), cents: fc.integer({ min: -500, max: 100_000 }), breach: fc.boolean(), release: fc.boolean() }),
  { minLength: 1, maxLength: 8 },
);

interface Kept extends OpenInstalment {
  readonly isWithheld: boolean;
}

describe('money of statements', () => {
  it('is granted, paid, withheld or planned, and never lost or made, over any periods and rules', () => {
    fc.assert(
      fc.property(parts, fc.array(rule, { maxLength: 3 }), steps, (instalments, rules, periods) => {
        const benefit: Benefit = { code: 'b', name: { zh: '酬金' }, kind: 'money', levels: {}, instalments };
        const withholding = rules.map((own, place): WithholdingRule => ({ code: `r${place}`, name: { zh: '规则' }, when: own.kind === 'levelBelow' ? { levelBelow: 1 } : { veto: null }, share: own.share, scope: own.scope }));
        const plan: BenefitPlan = { format: 'startier-benefits/1', code: 'p', name: { zh: '方案' }, scheme: 'test', from: START, benefits: [benefit], withholding };
        let kept: readonly Kept[] = [];
        let [granted, paid] = [ZERO, ZERO];
        periods.forEach(({ level, cents, breach, release }, place) => {
          const period = shiftPeriod(START, place);
          const amount = rational(BigInt(cents), 100n);
          granted = add(granted, amount);
          const facts: StatementFacts = {
            outlet: { code: 'o', name: '', regionPath: [], regions: [] },
            period,
            level,
            previousLevel: null,
            lines: [],
            grants: [{ benefit, amount, byLevel: null }],
            open: kept.filter(({ isWithheld }) => !isWithheld),
            differences: [],
            breaches: new Set(breach ? withholding.flatMap(({ code, when }) => ('veto' in when ? [code] : [])) : []),
          };
          const { dues, document } = outletStatement(plan, scheme, facts);
          const due = dues.filter(({ line }) => line.state === 'paid').map((own) => own.amount).reduce(add, ZERO);
          paid = add(paid, due);
          expect(dues.every(({ line }) => line.state !== 'paid' || line.dueOn <= periodEnd(period))).toBe(true);
          expect(toExactText(due)).toBe(document.totals[0]?.toPay ?? '0');
          const next = dues.filter(({ line }) => line.state !== 'paid').map((own, index): Kept => ({ ...openOf(own.line, own.amount, own.level), id: `${place} ${index}`, rule: own.rule, isWithheld: own.line.state === 'withheld' }));
          const held = kept.filter(({ isWithheld }) => isWithheld).map((own): Kept => (release ? { ...own, state: 'released', isWithheld: false } : own));
          kept = [...next, ...held];
          const rest = kept.map((own) => own.amount).reduce(add, ZERO);
          expect(toExactText(add(paid, rest))).toBe(toExactText(granted));
        });
      }),
      { numRuns: 300, seed: 15 },
    );
  });

  it('comes to the same sums whatever the order of statements', () => {
    const cents = fc.integer({ min: -1_000_000, max: 1_000_000 });
    const totals = fc.record({ currency: fc.constantFrom('CNY', 'HKD'), granted: cents, toPay: cents, withheld: cents });
    fc.assert(
      fc.property(fc.array(totals, { maxLength: 30 }), fc.array(fc.nat(), { minLength: 30, maxLength: 30 }), (all, keys) => {
        const made = all.map(({ currency, ...sums }) => [{ currency, differences: '0', released: '0', planned: '0', ...(Object.fromEntries(Object.entries(sums).map(([key, n]) => [key, toExactText(rational(BigInt(n), 100n))])) as { granted: string; toPay: string; withheld: string }) }]);
        const shuffled = made.map((own, place) => ({ own, key: keys[place]! })).sort((a, b) => a.key - b.key).map(({ own }) => own);
        const sum = (currency: string, key: 'granted' | 'toPay' | 'withheld'): Rational => made.flat().filter((own) => own.currency === currency).map((own) => exactNumber(own[key])).reduce(add, ZERO);
        const added = addTotals(shuffled);
        expect(added).toEqual(addTotals(made));
        for (const own of added) expect([own.granted, own.toPay, own.withheld]).toEqual([sum(own.currency, 'granted'), sum(own.currency, 'toPay'), sum(own.currency, 'withheld')].map(toExactText));
      }),
      { numRuns: 100, seed: 16 },
    );
  });
});

function openOf(line: { readonly benefit: string; readonly name: { readonly zh: string }; readonly period: PeriodId; readonly number: number; readonly of: number; readonly dueOn: OpenInstalment['dueOn']; readonly currency: string }, amount: Rational, level: string | null): Omit<OpenInstalment, 'id' | 'rule'> {
  return { benefit: line.benefit, name: line.name, period: line.period, number: line.number, of: line.of, dueOn: line.dueOn, currency: line.currency, amount, level, byLevel: null, state: 'planned', reason: null };
}
