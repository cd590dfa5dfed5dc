import type { Checklist } from '../../../shared/checklist/checklist.ts';
import { VISIT_FACTS, type VisitFact } from '../../../shared/visit/visit-facts.ts';

/** The facts that are asked for beside the form's own head: those that no field of it stands for. */
export function ownFacts({ header = [] }: Checklist): readonly VisitFact[] {
  return VISIT_FACTS.filter((fact) => !header.some((field) => field.fact === fact));
}
