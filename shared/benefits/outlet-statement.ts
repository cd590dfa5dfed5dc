import { periodEnd, type IsoDate, type PeriodId } from '../dates.ts';
import type { Words } from '../errors.ts';
import { compare, HUNDRED, sub, toExactText, ZERO, type Rational } from '../exact/rational.ts';
import { exactNumber } from '../exact/scheme-number.ts';
import { BELOW_SCALE, type Scheme } from '../scheme/scheme.ts';
import { amountStep, instalmentsOfAmount, MoneySums, withheldPart } from './amounts.ts';
import { currencyOf, DEFAULT_CURRENCY, type Benefit, type BenefitPlan, type WithholdingRule } from './plan.ts';
import type { DueLine, StatementDocument, StatementLine, StatementTotals } from './statement.ts';

/** Money granted for the period. */
export interface MoneyGrant {
  readonly benefit: Benefit;
  readonly amount: Rational;
  /** What each level would be granted, by its code; null: a change of level changes nothing. */
  readonly byLevel: ReadonlyMap<string, Rational> | null;
}

/** An instalment of an earlier grant that is not paid yet, or was released by a person. */
export interface OpenInstalment {
  readonly id: string;
  readonly benefit: string;
  readonly name: Words;
  readonly period: PeriodId;
  readonly number: number;
  readonly of: number;
  readonly dueOn: IsoDate;
  readonly level: string | null;
  readonly currency: string;
  readonly amount: Rational;
  readonly byLevel: Readonly<Record<string, string>> | null;
  readonly state: 'planned' | 'released';
  /** The rule that took its share of it already. */
  readonly rule: string | null;
  readonly reason: string | null;
}

/** What was granted wrongly in an earlier, settled period. */
export interface Difference {
  readonly benefit: string;
  readonly name: Words;
  readonly period: PeriodId;
  readonly currency: string;
  /** As told so far, differences counted; null: nothing was. */
  readonly before: Rational | null;
  /** As it is right; null: nothing. */
  readonly after: Rational | null;
}

export interface StatementFacts {
  readonly outlet: StatementDocument['outlet'];
  readonly period: PeriodId;
  /** By which the plan grants in the period. */
  readonly level: string | null;
  readonly previousLevel: string | null;
  readonly lines: readonly StatementLine[];
  readonly grants: readonly MoneyGrant[];
  readonly open: readonly OpenInstalment[];
  readonly differences: readonly Difference[];
  /** Codes of the withholding rules whose condition or veto holds for the outlet. */
  readonly breaches: ReadonlySet<string>;
}

/** A line of money with where it stands: an instalment kept already (`openId`), or one of this period's grants. */
export interface WorkedDue {
  readonly line: DueLine;
  readonly amount: Rational;
  readonly openId: string | null;
  /** By which it was granted. */
  readonly level: string | null;
  readonly byLevel: Readonly<Record<string, string>> | null;
  /** The rule that has taken its share, also of what is left planned. */
  readonly rule: string | null;
}

export interface WorkedStatement {
  readonly document: StatementDocument;
  /** All of `document.dues`, and the instalments that stay planned. */
  readonly dues: readonly WorkedDue[];
}

/**
 * The statement of an outlet for a period: what it is granted, what falls due of this and earlier grants, what is withheld,
 * and the differences of earlier periods. Money is never lost: granted, released, differences and what was planned before
 * come to what is paid, withheld and planned after.
 */
export function outletStatement(plan: BenefitPlan, scheme: Scheme, facts: StatementFacts): WorkedStatement {
  const withheld = new Withholding(plan, scheme, facts);
  const fresh = facts.grants.flatMap((grant) => withheld.grant(grant));
  const kept = facts.open.flatMap((open) => withheld.open(open));
  const differences = facts.differences.map((difference) => differenceDue(difference, facts));
  const dues = [...kept, ...fresh, ...differences];
  return {
    dues,
    document: {
      outlet: facts.outlet,
      period: facts.period,
      level: facts.level,
      previousLevel: facts.previousLevel,
      lines: facts.lines,
      dues: dues.filter(({ line }) => line.state !== 'planned').map(({ line }) => line),
      totals: statementTotals(facts.grants, dues),
    },
  };
}

/** Applies the withholding rules of a plan to the instalments of an outlet. */
class Withholding {
  private readonly plan: BenefitPlan;
  private readonly facts: StatementFacts;
  private readonly places: ReadonlyMap<string, number>;
  private readonly until: IsoDate;
  private readonly benefits: ReadonlyMap<string, Benefit>;

  constructor(plan: BenefitPlan, scheme: Scheme, facts: StatementFacts) {
    this.plan = plan;
    this.facts = facts;
    this.places = new Map([[BELOW_SCALE, -1] as const, ...scheme.levels.map(({ code }, place) => [code, place] as const)]);
    this.until = periodEnd(facts.period);
    this.benefits = new Map(plan.benefits.map((benefit) => [benefit.code, benefit]));
  }

  grant({ benefit, amount, byLevel }: MoneyGrant): readonly WorkedDue[] {
    const { period, level } = this.facts;
    if (amount.num === 0n && byLevel === null) return [];
    const ofLevels = byLevel === null ? null : [...byLevel].map(([code, own]) => [code, instalmentsOfAmount(own, benefit, period)] as const);
    return instalmentsOfAmount(amount, benefit, period).flatMap((part, place) =>
      this.divide({
        head: { kind: 'instalment', benefit: benefit.code, name: benefit.name, period, number: part.number, of: part.of, dueOn: part.dueOn, currency: currencyOf(benefit) ?? DEFAULT_CURRENCY },
        amount: part.amount,
        openId: null,
        level,
        byLevel: ofLevels === null ? null : Object.fromEntries(ofLevels.map(([code, parts]) => [code, toExactText(parts[place]!.amount)])),
        passed: null,
      }),
    );
  }

  open(open: OpenInstalment): readonly WorkedDue[] {
    const { id: openId, benefit, name, period, number, of, dueOn, currency, level } = open;
    const isDue = dueOn <= this.until;
    const head = { kind: 'instalment' as const, benefit, name, period, number, of, dueOn, currency };
    if (open.state === 'released') {
      const reason = open.reason === null ? {} : { reason: open.reason };
      const line: DueLine = { ...head, kind: 'released', amount: toExactText(open.amount), state: isDue ? 'paid' : 'planned', ...reason };
      return [{ line, amount: open.amount, openId, level, byLevel: null, rule: open.rule }];
    }
    const changed = isDue && open.byLevel !== null && this.facts.level !== level ? open.byLevel : null;
    const amount = changed === null ? open.amount : this.facts.level === null ? ZERO : exactNumber(changed[this.facts.level] ?? '0');
    const changedLevel = changed === null ? {} : { changedLevel: { from: level, to: this.facts.level } };
    return this.divide({ head: { ...head, ...changedLevel }, amount, openId, level, byLevel: open.byLevel, passed: open.rule });
  }

  /** An instalment as it is paid, withheld and planned. */
  private divide({ head, amount, openId, level, byLevel, passed }: Undivided): readonly WorkedDue[] {
    const isDue = head.dueOn <= this.until;
    const rule = this.ruleFor(head.benefit, level, isDue, passed);
    const rest = isDue ? 'paid' : 'planned';
    const part = (own: Rational, state: DueLine['state'], by: WithholdingRule | null): WorkedDue => ({
      line: { ...head, amount: toExactText(own), state, ...(by === null ? {} : { rule: { code: by.code, name: by.name } }) },
      amount: own,
      openId,
      level,
      byLevel: state === 'withheld' || rule !== null ? null : byLevel,
      rule: (by ?? rule)?.code ?? passed,
    });
    if (rule === null) return [part(amount, rest, null)];
    const held = withheldPart(amount, shareOf(rule), amountStep(this.benefits.get(head.benefit)?.rounding));
    const left = sub(amount, held);
    return [...(held.num === 0n ? [] : [part(held, 'withheld', rule)]), ...(left.num === 0n && held.num !== 0n ? [] : [part(left, rest, null)])];
  }

  /** Of the rules that hold the one with the largest share, of equals the first. */
  private ruleFor(benefit: string, level: string | null, isDue: boolean, passed: string | null): WithholdingRule | null {
    let found: WithholdingRule | null = null;
    for (const rule of this.plan.withholding ?? []) {
      if (rule.code === passed || (!isDue && rule.scope !== 'remaining')) continue;
      if (rule.benefits !== undefined && !rule.benefits.includes(benefit)) continue;
      if (!this.holds(rule, level)) continue;
      if (found === null || compare(shareOf(rule), shareOf(found)) > 0) found = rule;
    }
    return found;
  }

  private holds({ code, when }: WithholdingRule, level: string | null): boolean {
    if (!('levelBelow' in when)) return this.facts.breaches.has(code);
    const granted = level === null ? undefined : this.places.get(level);
    if (granted === undefined) return false;
    const now = this.facts.level === null ? undefined : this.places.get(this.facts.level);
    return now === undefined || now <= granted - when.levelBelow;
  }
}

interface Undivided {
  readonly head: Omit<DueLine, 'amount' | 'state'>;
  readonly amount: Rational;
  readonly openId: string | null;
  readonly level: string | null;
  readonly byLevel: Readonly<Record<string, string>> | null;
  readonly passed: string | null;
}

function shareOf({ share }: WithholdingRule): Rational {
  return share === undefined ? HUNDRED : exactNumber(share);
}

function differenceDue({ benefit, name, period, currency, before, after }: Difference, facts: StatementFacts): WorkedDue {
  const amount = sub(after ?? ZERO, before ?? ZERO);
  return {
    line: {
      kind: 'difference',
      benefit,
      name,
      period,
      number: 1,
      of: 1,
      dueOn: periodEnd(facts.period),
      currency,
      amount: toExactText(amount),
      state: 'paid',
      before: before === null ? null : toExactText(before),
      after: after === null ? null : toExactText(after),
    },
    amount,
    openId: null,
    level: facts.level,
    byLevel: null,
    rule: null,
  };
}

/** Sums by currency of what is granted and what is done with the money. */
function statementTotals(grants: readonly MoneyGrant[], dues: readonly WorkedDue[]): readonly StatementTotals[] {
  const sums = { granted: new MoneySums(), toPay: new MoneySums(), withheld: new MoneySums(), differences: new MoneySums(), released: new MoneySums(), planned: new MoneySums() };
  for (const { benefit, amount } of grants) sums.granted.add(currencyOf(benefit) ?? DEFAULT_CURRENCY, amount);
  for (const { line, amount } of dues) {
    const { currency, state, kind } = line;
    (state === 'paid' ? sums.toPay : state === 'withheld' ? sums.withheld : sums.planned).add(currency, amount);
    if (kind === 'difference') sums.differences.add(currency, amount);
    if (kind === 'released' && state === 'paid') sums.released.add(currency, amount);
  }
  const currencies = [...new Set(Object.values(sums).flatMap((own) => own.currencies))].sort();
  return currencies.map((currency) => ({
    currency,
    granted: toExactText(sums.granted.of(currency)),
    toPay: toExactText(sums.toPay.of(currency)),
    withheld: toExactText(sums.withheld.of(currency)),
    differences: toExactText(sums.differences.of(currency)),
    released: toExactText(sums.released.of(currency)),
    planned: toExactText(sums.planned.of(currency)),
  }));
}

/** Sums of statements, by currency. */
export function addTotals(all: Iterable<readonly StatementTotals[]>): readonly StatementTotals[] {
  const sums = new Map<string, MoneySums>();
  for (const totals of all) {
    for (const { currency, ...amounts } of totals) {
      for (const [key, amount] of Object.entries(amounts)) {
        const own = sums.get(key) ?? new MoneySums();
        own.add(currency, exactNumber(amount));
        sums.set(key, own);
      }
    }
  }
  const of = (key: keyof StatementTotals, currency: string): string => toExactText(sums.get(key)?.of(currency) ?? ZERO);
  return [...(sums.get('toPay')?.currencies ?? [])].map((currency) => ({
    currency,
    granted: of('granted', currency),
    toPay: of('toPay', currency),
    withheld: of('withheld', currency),
    differences: of('differences', currency),
    released: of('released', currency),
    planned: of('planned', currency),
  }));
}
