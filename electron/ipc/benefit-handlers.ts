import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { BenefitCalls } from '../../shared/contract/benefit-calls.ts';
import { AppError } from '../../shared/errors.ts';
import type { AppSession } from '../app-session.ts';
import type { PathChooser } from '../choose-path.ts';
import type { BenefitRead, BenefitReadRequest } from '../services/benefits/benefit-study.ts';
import { setBudget } from '../services/benefits/budget.ts';
import { benefitPeriods } from '../services/benefits/list-statements.ts';
import { listPlanTemplates } from '../services/benefits/plan-templates.ts';
import { checkPlanDraft, createPlan, discardPlan, editPlan, importPlan, listPlans, planDetail, publishPlan, savePlan, versionOf } from '../services/benefits/plan-versions.ts';
import { settlePeriod } from '../services/benefits/settle.ts';
import { statementsTable } from '../services/benefits/statements-table.ts';
import { decideWithheld, listWithheld, outletBenefitHistory } from '../services/benefits/withheld.ts';
import { writeTable } from '../services/export/write-table.ts';
import type { ServiceContext } from '../services/service-context.ts';
import { decodeText } from '../tabular/decode-text.ts';
import { writeWholeFile } from '../tabular/write-file.ts';
import type { StudyRunner } from '../tasks/study-runner.ts';
import type { Handlers } from './handle.ts';

export interface BenefitHandlerParts {
  readonly session: AppSession;
  readonly studies: StudyRunner;
  readonly choose: PathChooser;
}

/** Benefits: plans and statements. What works a whole run is read in the thread of the studies. */
export function benefitHandlers({ session, studies, choose }: BenefitHandlerParts): Pick<Handlers, keyof BenefitCalls> {
  const on =
    <Q, A>(service: (context: ServiceContext, request: Q) => A) =>
    (request: Q): A =>
      service(session.context(), request);
  const read = <K extends BenefitRead>(kind: K, request: Extract<BenefitReadRequest, { read: K }>['request']) =>
    studies.run(session.context().store.path, 'benefits', { read: kind, request } as BenefitReadRequest) as Promise<ReturnType<BenefitCalls[`benefit:${K}`]>>;
  return {
    'benefit:plans': () => listPlans(session.context()),
    'benefit:get': on(planDetail),
    'benefit:templates': () => listPlanTemplates(),
    'benefit:create': on(createPlan),
    'benefit:edit': on(editPlan),
    'benefit:save': on(savePlan),
    'benefit:check': on(checkPlanDraft),
    'benefit:publish': on(publishPlan),
    'benefit:discard': on(discardPlan),
    'benefit:import': async () => {
      const context = session.context();
      const path = await choose.file(['json']);
      return path === null ? null : importPlan(context, { raw: readDocument(path), file: basename(path), publish: false }).planId;
    },
    'benefit:export': async ({ planId }) => {
      const { code, version, document } = versionOf(session.context().store, planId);
      const path = await choose.saveAs(`${code}-v${version}.json`, 'json');
      if (path === null) return null;
      await writeWholeFile(path, (sink) => sink.write(`${JSON.stringify(document, null, 2)}\n`));
      return path;
    },
    'benefit:trial': (request) => studies.run(session.context().store.path, 'benefitTrial', request),
    'benefit:run-effect': (request) => read('run-effect', request),
    'benefit:of-outlet': (request) => read('of-outlet', request),
    'benefit:periods': on(benefitPeriods),
    'benefit:statements': (request) => read('statements', request),
    'benefit:statement': (request) => read('statement', request),
    'benefit:outlet-history': on(outletBenefitHistory),
    'benefit:settle': on(settlePeriod),
    'benefit:withheld': on(listWithheld),
    'benefit:decide-withheld': on(decideWithheld),
    'benefit:budget': (request) => read('budget', request),
    'benefit:set-budget': on(setBudget),
    'benefit:export-statements': async ({ format, ...query }) => {
      const context = session.context();
      const { lang } = session.state();
      const path = await choose.saveAs(`${lang === 'zh' ? '权益结算单' : 'benefit-statements'}-${query.period}.${format}`, format);
      if (path === null) return null;
      await writeTable(context, statementsTable(context, query, lang), { path, format, wording: lang });
      return path;
    },
  };
}

function readDocument(path: string): unknown {
  const file = basename(path);
  const text = decodeText(readFileSync(path), file);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new AppError('import/not-json', { file, detail: error instanceof Error ? error.message : String(error) }, { cause: error });
  }
}
