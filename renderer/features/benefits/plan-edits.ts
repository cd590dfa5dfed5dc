import type { Benefit, BenefitCell, BenefitKind, BenefitPlan, Instalment, WithholdingRule } from '../../../shared/benefits/plan.ts';
import type { PlanEdit } from './use-plan-draft.ts';

/** An object with some keys set, those that are undefined taken away. */
function withKeys<T extends object>(value: T, changes: { readonly [K in keyof T]?: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries({ ...value, ...changes }).filter(([, own]) => own !== undefined)) as T;
}

/** Sets keys of the plan itself. */
export function setPlan(changes: { readonly [K in keyof BenefitPlan]?: BenefitPlan[K] | undefined }): PlanEdit {
  return (plan) => withKeys(plan, changes);
}

/** Sets keys of a benefit; undefined takes one away. */
export function setBenefit(place: number, changes: { readonly [K in keyof Benefit]?: Benefit[K] | undefined }): PlanEdit {
  return (plan) => ({ ...plan, benefits: plan.benefits.map((own, at) => (at === place ? withKeys(own, changes) : own)) });
}

/** Puts what a level gets; null: nothing. */
export function setCell(place: number, level: string, cell: BenefitCell | null): PlanEdit {
  return (plan) => {
    const { [level]: _, ...others } = plan.benefits[place]!.levels;
    return setBenefit(place, { levels: cell === null ? others : { ...others, [level]: cell } })(plan);
  };
}

/** A benefit of another kind; cells that do not fit are taken away, and so is what only money has. */
export function setKind(place: number, kind: BenefitKind): PlanEdit {
  return (plan) => {
    const benefit = plan.benefits[place]!;
    const levels = Object.fromEntries(Object.entries(benefit.levels).filter(([, cell]) => fits(cell, kind)));
    const isNumber = kind === 'money' || kind === 'coefficient' || kind === 'quantity';
    return setBenefit(place, {
      kind,
      levels,
      ...(kind === 'money' ? {} : { currency: undefined, instalments: undefined, onLevelChange: undefined }),
      ...(kind === 'quantity' ? {} : { unit: undefined }),
      ...(isNumber ? {} : { limits: undefined, rounding: undefined }),
    })(plan);
  };
}

function fits(cell: BenefitCell, kind: BenefitKind): boolean {
  if ('formula' in cell) return true;
  if ('text' in cell) return kind === 'text';
  return typeof cell.value === 'boolean' ? kind === 'yesNo' : kind !== 'text' && kind !== 'yesNo';
}

/** A further benefit of money at the end, with a code that none has. */
export function addBenefit(name: string): PlanEdit {
  return (plan) => {
    const taken = new Set(plan.benefits.map(({ code }) => code));
    let n = plan.benefits.length + 1;
    while (taken.has(`benefit_${n}`)) n += 1;
    return { ...plan, benefits: [...plan.benefits, { code: `benefit_${n}`, name: { zh: name }, kind: 'money', levels: {} }] };
  };
}

export function removeBenefit(place: number): PlanEdit {
  return (plan) => ({ ...plan, benefits: plan.benefits.filter((_, at) => at !== place) });
}

/** Moves a benefit up (-1) or down (1). */
export function moveBenefit(place: number, by: -1 | 1): PlanEdit {
  return (plan) => {
    const benefits = [...plan.benefits];
    const [moved] = benefits.splice(place, 1);
    if (moved !== undefined) benefits.splice(place + by, 0, moved);
    return { ...plan, benefits };
  };
}

/** As many equal parts, a month apart, whose shares come to 100 exactly. */
export function equalParts(count: number, first: number): readonly Instalment[] {
  const share = 100 % count === 0 ? String(100 / count) : `100/${count}`;
  return Array.from({ length: count }, (_, place) => ({ share, months: first + place }));
}

/** Sets keys of a withholding rule; undefined takes one away. */
export function setRule(place: number, changes: { readonly [K in keyof WithholdingRule]?: WithholdingRule[K] | undefined }): PlanEdit {
  return (plan) => ({ ...plan, withholding: (plan.withholding ?? []).map((own, at) => (at === place ? withKeys(own, changes) : own)) });
}

export function addRule(name: string): PlanEdit {
  return (plan) => {
    const taken = new Set((plan.withholding ?? []).map(({ code }) => code));
    let n = taken.size + 1;
    while (taken.has(`rule-${n}`)) n += 1;
    return { ...plan, withholding: [...(plan.withholding ?? []), { code: `rule-${n}`, name: { zh: name }, when: { levelBelow: 1 } }] };
  };
}

export function removeRule(place: number): PlanEdit {
  return (plan) => {
    const rest = (plan.withholding ?? []).filter((_, at) => at !== place);
    return setPlan({ withholding: rest.length === 0 ? undefined : rest })(plan);
  };
}
