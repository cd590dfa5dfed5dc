import { readdirSync, readFileSync } from 'node:fs';
import { parsePlan } from '../../../shared/benefits/parse-plan.ts';
import type { BenefitPlan } from '../../../shared/benefits/plan.ts';
import type { PlanTemplate } from '../../../shared/contract/benefit-calls.ts';
import { AppError } from '../../../shared/errors.ts';
import { resourcePath } from '../../resource-path.ts';

const FOLDER = 'benefits';

/** The benefit plans that the program ships. */
export function listPlanTemplates(): readonly PlanTemplate[] {
  return templateIds().map((id) => {
    const { code, name, note, scheme, benefits } = readPlanTemplate(id);
    return { id, code, name, note: note ?? null, scheme, benefits: benefits.length };
  });
}

/** @throws {AppError} `benefit/no-template` */
export function readPlanTemplate(id: string): BenefitPlan {
  if (!templateIds().includes(id)) throw new AppError('benefit/no-template', { code: id });
  const { plan, problems } = parsePlan(JSON.parse(readFileSync(resourcePath(FOLDER, `${id}.json`), 'utf8')));
  if (plan === null) throw new Error(`${id}: ${JSON.stringify(problems)}`);
  return plan;
}

/** The names of the shipped plans. */
export function templateIds(): readonly string[] {
  return readdirSync(resourcePath(FOLDER))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort();
}
