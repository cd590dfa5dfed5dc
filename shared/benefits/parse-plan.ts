import type { Problem } from '../errors.ts';
import { shapeProblems } from '../scheme/parse-scheme.ts';
import type { BenefitPlan } from './plan.ts';
import { planShape } from './plan-shape.ts';

/** What reading a document came to: the plan, or null with every fault of its shape. */
export interface ParsedPlan {
  readonly plan: BenefitPlan | null;
  readonly problems: readonly Problem[];
}

/** Reads a plan of format `startier-benefits/1`. Only the shape is judged here; `checkPlan` judges what the parts mean together. */
export function parsePlan(raw: unknown): ParsedPlan {
  const read = planShape.safeParse(raw);
  // The shape is written to equal the type; the compiler cannot see it through the shapes told apart by their keys.
  if (read.success) return { plan: read.data as unknown as BenefitPlan, problems: [] };
  return { plan: null, problems: shapeProblems(read.error, raw) };
}
