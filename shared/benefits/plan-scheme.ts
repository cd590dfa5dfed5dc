import type { Condition, LevelStep, Scheme } from '../scheme/scheme.ts';
import type { BenefitPlan } from './plan.ts';

/** A condition of a plan, or a formula of a cell read as one, with its JSON path. */
export interface PlanPart {
  readonly path: string;
  readonly condition: Condition;
  /** A formula that gives a value, not a condition. */
  readonly isFormula: boolean;
}

/** Everything of a plan that reads data, in the order of the document. */
export function planParts(plan: BenefitPlan): readonly PlanPart[] {
  return [
    ...plan.benefits.flatMap((benefit, place) => [
      ...(benefit.for === undefined ? [] : [{ path: `benefits[${place}].for`, condition: benefit.for, isFormula: false }]),
      ...Object.entries(benefit.levels).flatMap(([level, cell]) =>
        'formula' in cell ? [{ path: `benefits[${place}].levels.${level}.formula`, condition: { formula: cell.formula }, isFormula: true }] : [],
      ),
    ]),
    ...(plan.withholding ?? []).flatMap(({ when }, place) =>
      'condition' in when ? [{ path: `withholding[${place}].when.condition`, condition: when.condition, isFormula: false }] : [],
    ),
  ];
}

/**
 * The scheme with the parts of a plan as further level steps, which read what a plan reads: what gathers and checks a scheme
 * so gathers and checks the plan's parts too. Part i is level step `base + i`. Never graded.
 */
export function schemeWithPlan(scheme: Scheme, plan: BenefitPlan): { readonly scheme: Scheme; readonly base: number } {
  const own = scheme.levelSteps ?? [];
  const steps = planParts(plan).map(({ path, condition }): LevelStep => ({ code: path, name: { zh: path }, when: condition, effect: { kind: 'move', by: 0 } }));
  return { scheme: { ...scheme, levelSteps: [...own, ...steps] }, base: own.length };
}
