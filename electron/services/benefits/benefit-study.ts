import type { BenefitCalls } from '../../../shared/contract/benefit-calls.ts';
import { assertNever } from '../../../shared/errors.ts';
import type { ServiceContext } from '../service-context.ts';
import { benefitBudget } from './budget.ts';
import { listStatements, outletStatementOf } from './list-statements.ts';
import { benefitsOfOutlet } from './outlet-benefits.ts';
import { benefitEffectView } from './run-effect.ts';

/** Calls that work a run's benefits: they read much and run in the thread of the studies. */
export const BENEFIT_READS = ['run-effect', 'of-outlet', 'statements', 'statement', 'budget'] as const;
export type BenefitRead = (typeof BENEFIT_READS)[number];

type Request<K extends BenefitRead> = Parameters<BenefitCalls[`benefit:${K}`]>[0];
type Result<K extends BenefitRead> = ReturnType<BenefitCalls[`benefit:${K}`]>;
export type BenefitReadRequest = { readonly [K in BenefitRead]: { readonly read: K; readonly request: Request<K> } }[BenefitRead];
export type BenefitReadResult = { readonly [K in BenefitRead]: Result<K> }[BenefitRead];

/** Answers one of them. */
export function readBenefits(context: ServiceContext, job: BenefitReadRequest): BenefitReadResult {
  switch (job.read) {
    case 'run-effect':
      return benefitEffectView(context, job.request);
    case 'of-outlet':
      return benefitsOfOutlet(context, job.request);
    case 'statements':
      return listStatements(context, job.request);
    case 'statement':
      return outletStatementOf(context, job.request);
    case 'budget':
      return benefitBudget(context, job.request);
    default:
      return assertNever(job);
  }
}
