import type { StatementLine } from '../../../shared/benefits/statement.ts';
import type { LevelBenefit } from '../../../shared/contract/report-calls.ts';
import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import type { OutletId } from '../../../shared/ids.ts';
import { benefitsOfRun } from '../benefits/outlet-benefits.ts';
import type { ServiceContext } from '../service-context.ts';

/** What an outlet is granted after the run, and before it. */
export interface GrantedBenefits {
  readonly now: readonly LevelBenefit[];
  readonly before: readonly LevelBenefit[];
}

/** Reads the benefits of a run's outlets from the plan in force; nothing where there is none. */
export function benefitReader(context: ServiceContext, run: RunRecord): (outletId: OutletId) => GrantedBenefits {
  const reader = benefitsOfRun(context, { runId: run.id });
  return (outletId) => {
    const no = context.store.outlets.findNo(outletId);
    const own = reader === null || no === null ? null : reader.ofOutletNo(no);
    if (own === null) return { now: [], before: [] };
    return { now: own.lines.flatMap(({ after }) => benefitOf(after)), before: own.lines.flatMap(({ before }) => benefitOf(before)) };
  };
}

/** One benefit in words; nothing where the level has none, or its amount is not known yet. */
function benefitOf(line: StatementLine): readonly LevelBenefit[] {
  if (line.state !== 'granted') return [];
  const { name, value, text, yes, currency, unit } = line;
  if (text !== undefined) return [{ name, value: text }];
  if (yes !== undefined) return [{ name, value: yes ? { zh: '有', en: 'yes' } : { zh: '无', en: 'no' } }];
  if (value === undefined) return [];
  const amount = grouped(value);
  if (currency !== undefined) return [{ name, value: currency === 'CNY' ? { zh: `${amount} 元`, en: `CNY ${amount}` } : { zh: `${amount} ${currency}`, en: `${currency} ${amount}` } }];
  return [{ name, value: unit === undefined ? { zh: amount } : { zh: `${amount} ${unit.zh}`, en: `${amount} ${unit.en ?? unit.zh}` } }];
}

function grouped(text: string): string {
  const [whole = '', rest] = text.split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${rest === undefined ? '' : `.${rest}`}`.replace('-', '−');
}
