import { documentSchema } from '../scheme/scheme-json-schema.ts';
import { planShape } from './plan-shape.ts';

/**
 * The JSON Schema (draft 2020-12) of the benefit plan, for editors and other programs. It tells the shape; what needs more
 * than one value (levels of the scheme, shares, names in formulas) is told by `checkPlan` alone.
 */
export function planJsonSchema(): object {
  return documentSchema(planShape, 'plan', {
    $id: 'startier-benefits/1',
    title: 'StarTier benefit plan',
    description: 'What each level of a scheme grants to outlets. docs/benefits.md says what each part does.',
  });
}
