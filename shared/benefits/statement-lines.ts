import { compare, toExactText } from '../exact/rational.ts';
import { amountStep } from './amounts.ts';
import { currencyOf } from './plan.ts';
import type { StatementLine } from './statement.ts';
import type { WorkedBenefit } from './work-plan.ts';

/** The line of a benefit for a row on a level, with how it came about. */
export function statementLine({ benefit, grants, inputsOf }: WorkedBenefit, row: number, level: string | null): StatementLine {
  const grant = grants[row]!;
  const currency = currencyOf(benefit);
  const cell = level === null ? undefined : benefit.levels[level];
  const head = {
    benefit: benefit.code,
    name: benefit.name,
    kind: benefit.kind,
    ...(benefit.unit === undefined ? {} : { unit: benefit.unit }),
    ...(currency === null ? {} : { currency }),
    level,
  };
  const formula = cell !== undefined && 'formula' in cell && grant.kind !== 'none' ? { formula: cell.formula, inputs: inputsOf(row) } : {};
  switch (grant.kind) {
    case 'none':
      return { ...head, state: 'none', why: grant.why };
    case 'missing':
      return { ...head, state: 'missing', why: grant.why, missing: grant.names, ...formula };
    case 'text':
      return { ...head, state: 'granted', text: grant.text, ...formula };
    case 'yesNo':
      return { ...head, state: 'granted', yes: grant.value, ...formula };
    case 'amount': {
      const step = amountStep(benefit.rounding);
      const isChanged = compare(grant.raw, grant.value) !== 0;
      return {
        ...head,
        state: 'granted',
        value: toExactText(grant.value),
        ...formula,
        ...(isChanged ? { raw: toExactText(grant.raw) } : {}),
        ...(grant.limit === null ? {} : { limit: grant.limit }),
        ...(isChanged && grant.limit === null && step !== null ? { rounded: { step: toExactText(step), mode: benefit.rounding?.mode ?? 'nearest' } } : {}),
      };
    }
  }
}
