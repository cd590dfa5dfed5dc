import { firstMonth, lastMonth, periodKind, periodLength, periodOfMonth } from '../dates.ts';
import type { MessageParams, Problem } from '../errors.ts';
import { plainDecimal } from '../exact/number-text.ts';
import { add, compare, div, HUNDRED, ZERO, type Rational } from '../exact/rational.ts';
import { exactNumber } from '../exact/scheme-number.ts';
import type { MessageCode } from '../messages/catalog.ts';
import { nearestName } from '../nearest-name.ts';
import { BELOW_SCALE, type Scheme } from '../scheme/scheme.ts';
import { amountStep } from './amounts.ts';
import { checkPlanFormulas } from './check-plan-formulas.ts';
import { LEVEL_NAMES } from './plan-names.ts';
import { isNumberKind, type Benefit, type BenefitCell, type BenefitPlan, type WithholdingRule } from './plan.ts';

/** What a plan is read against besides itself. */
export interface PlanSurroundings {
  /** The version of its scheme in force; null: the store has none. */
  readonly scheme: Scheme | null;
  /** Codes and names of the figures and attributes of the store, which formulas may read. */
  readonly known: ReadonlySet<string>;
}

/**
 * Faults and pitfalls of a plan as it would be published, faults first, each with its place: levels that the scheme lacks,
 * cells of the wrong kind, limits, shares that do not come to 100 percent, formulas, withholding rules.
 */
export function checkPlan(plan: BenefitPlan, surroundings: PlanSurroundings): readonly Problem[] {
  const check = new PlanCheck(plan, surroundings.scheme);
  check.run();
  const formulas = surroundings.scheme === null ? [] : checkPlanFormulas(plan, surroundings.scheme, surroundings.known);
  return [...check.problems, ...formulas].sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
}

class PlanCheck {
  readonly problems: Problem[] = [];
  private readonly plan: BenefitPlan;
  private readonly scheme: Scheme | null;

  constructor(plan: BenefitPlan, scheme: Scheme | null) {
    this.plan = plan;
    this.scheme = scheme;
  }

  run(): void {
    const { plan, scheme } = this;
    if (scheme === null) this.warn('scheme', 'benefit/scheme-unknown', { scheme: plan.scheme });
    else if (periodKind(plan.from) !== scheme.cycle) {
      this.fault('from', 'benefit/wrong-cycle', { from: plan.from, scheme: scheme.code, example: periodOfMonth(lastMonth(plan.from), scheme.cycle) });
    }
    if (plan.benefits.length === 0) this.fault('benefits', 'benefit/empty', {});
    this.unique(plan.benefits, 'benefits');
    this.unique(plan.withholding ?? [], 'withholding');
    plan.benefits.forEach((benefit, place) => this.benefit(benefit, `benefits[${place}]`));
    plan.withholding?.forEach((rule, place) => this.withholding(rule, `withholding[${place}]`));
  }

  private benefit(benefit: Benefit, path: string): void {
    const reserved: readonly string[] = [...LEVEL_NAMES.stars, ...LEVEL_NAMES.place];
    if (reserved.includes(benefit.code)) this.fault(`${path}.code`, 'benefit/code-reserved', { code: benefit.code });
    if (Object.keys(benefit.levels).length === 0) this.warn(`${path}.levels`, 'benefit/no-cells', { name: benefit.name.zh });
    for (const [level, cell] of Object.entries(benefit.levels)) {
      this.level(level, `${path}.levels.${level}`);
      this.cell(benefit, cell, `${path}.levels.${level}`);
    }
    this.order(benefit, path);
    this.limits(benefit, path);
    this.rounding(benefit, path);
    this.instalments(benefit, path);
  }

  private level(code: string, path: string): void {
    const { scheme } = this;
    if (scheme === null || code === BELOW_SCALE || scheme.levels.some((level) => level.code === code)) return;
    const near = nearestName(code, scheme.levels.map((level) => level.code));
    if (near === null) this.fault(path, 'benefit/level-unknown', { scheme: scheme.code, level: code });
    else this.fault(path, 'benefit/level-unknown-near', { scheme: scheme.code, level: code, near });
  }

  private cell({ kind, name }: Benefit, cell: BenefitCell, path: string): void {
    if ('formula' in cell) return;
    if (kind === 'text') {
      if (!('text' in cell)) this.fault(path, 'benefit/cell-not-text', { name: name.zh });
    } else if (kind === 'yesNo') {
      if (!('value' in cell) || typeof cell.value !== 'boolean') this.fault(path, 'benefit/cell-not-yes-no', { name: name.zh });
    } else if (!('value' in cell) || typeof cell.value === 'boolean') this.fault(path, 'benefit/cell-not-number', { name: name.zh });
  }

  /** Of money and coefficients a higher level rarely gets less. */
  private order({ kind, name, levels }: Benefit, path: string): void {
    if (this.scheme === null || (kind !== 'money' && kind !== 'coefficient')) return;
    let lower: { readonly level: string; readonly value: Rational } | null = null;
    for (const { code, name: words } of this.scheme.levels) {
      const cell = levels[code];
      if (cell === undefined || !('value' in cell) || typeof cell.value === 'boolean') continue;
      const value = exactNumber(cell.value);
      if (lower !== null && compare(value, lower.value) < 0) {
        this.warn(`${path}.levels.${code}`, 'benefit/higher-gets-less', { name: name.zh, higher: words.zh, lower: lower.level, less: plainDecimal(value), more: plainDecimal(lower.value) });
      }
      lower = { level: words.zh, value };
    }
  }

  private limits({ kind, name, limits, rounding }: Benefit, path: string): void {
    const { floor, cap } = limits ?? {};
    if (floor === undefined && cap === undefined) return;
    if (!isNumberKind(kind)) return this.fault(`${path}.limits`, 'benefit/limits-kind', { name: name.zh });
    if (floor !== undefined && cap !== undefined && compare(exactNumber(floor), exactNumber(cap)) > 0) {
      this.fault(`${path}.limits`, 'benefit/limits-crossed', { name: name.zh, floor: String(floor), cap: String(cap) });
    }
    if (rounding?.stage === 'afterLimits' || hasBadStep(rounding)) return;
    const step = amountStep(rounding);
    for (const [key, limit] of [['floor', floor], ['cap', cap]] as const) {
      if (limit !== undefined && step !== null && div(exactNumber(limit), step).den !== 1n) {
        this.warn(`${path}.limits.${key}`, 'benefit/limit-off-step', { name: name.zh, limit: String(limit) });
      }
    }
  }

  private rounding({ kind, name, rounding }: Benefit, path: string): void {
    if (hasBadStep(rounding)) this.fault(`${path}.rounding.to.step`, 'benefit/step-not-positive', { name: name.zh });
    else if (kind === 'money' && rounding?.to === 'none') this.fault(`${path}.rounding.to`, 'benefit/money-unrounded', { name: name.zh });
  }

  private instalments({ kind, name, instalments }: Benefit, path: string): void {
    if (instalments === undefined) return;
    if (kind !== 'money') return this.fault(`${path}.instalments`, 'benefit/instalments-kind', { name: name.zh });
    const shares = instalments.map(({ share }) => exactNumber(share));
    shares.forEach((share, place) => {
      if (share.num <= 0n) this.fault(`${path}.instalments[${place}].share`, 'benefit/share-not-positive', { name: name.zh, number: place + 1 });
    });
    const sum = shares.reduce(add, ZERO);
    if (compare(sum, HUNDRED) !== 0) this.fault(`${path}.instalments`, 'benefit/shares-not-100', { name: name.zh, sum: plainDecimal(sum) });
    instalments.forEach(({ months }, place) => {
      if (lastMonth(this.plan.from) + months < firstMonth(this.plan.from)) {
        this.fault(`${path}.instalments[${place}].months`, 'benefit/due-before-period', { name: name.zh, number: place + 1, months: periodLength(this.plan.from) });
      }
    });
  }

  private withholding(rule: WithholdingRule, path: string): void {
    const name = rule.name.zh;
    rule.benefits?.forEach((code, place) => {
      const benefit = this.plan.benefits.find((own) => own.code === code);
      if (benefit === undefined) this.fault(`${path}.benefits[${place}]`, 'benefit/withholding-unknown', { name, code });
      else if (benefit.kind !== 'money') this.fault(`${path}.benefits[${place}]`, 'benefit/withholding-kind', { name, benefit: benefit.name.zh });
    });
    if (rule.share !== undefined) {
      const share = exactNumber(rule.share);
      if (share.num <= 0n || compare(share, HUNDRED) > 0) this.fault(`${path}.share`, 'benefit/withholding-share', { name });
    }
    if ('veto' in rule.when && rule.when.veto !== null && this.scheme !== null) {
      const { veto } = rule.when;
      if (!(this.scheme.vetoes ?? []).some(({ code }) => code === veto)) this.fault(`${path}.when.veto`, 'benefit/veto-unknown', { scheme: this.scheme.code, veto });
    }
  }

  private unique(list: readonly { readonly code: string }[], path: string): void {
    const seen = new Set<string>();
    list.forEach(({ code }, place) => {
      if (seen.has(code)) this.fault(`${path}[${place}].code`, 'benefit/code-twice', { code });
      seen.add(code);
    });
  }

  private fault(path: string, code: MessageCode, params: MessageParams): void {
    this.problems.push({ severity: 'error', path, code, params });
  }

  private warn(path: string, code: MessageCode, params: MessageParams): void {
    this.problems.push({ severity: 'warning', path, code, params });
  }
}

function hasBadStep(rounding: Benefit['rounding']): boolean {
  return rounding !== undefined && typeof rounding.to === 'object' && 'step' in rounding.to && exactNumber(rounding.to.step).num <= 0n;
}
