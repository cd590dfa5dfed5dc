import type { PlannableOutlet } from '../../../shared/planning/wave.ts';

/** An outlet without any facts but those stated. */
export function outlet(code: string, more: Partial<PlannableOutlet> = {}): PlannableOutlet {
  return { code, type: null, class: null, ownership: null, level: null, regions: [], lastAuditor: null, ...more };
}
