import { readFileSync } from 'node:fs';
import { v7 as uuid } from 'uuid';
import type { Store } from '../../../db/store.ts';
import { itemsOf, type Checklist } from '../../../shared/checklist/checklist.ts';
import { parseChecklist } from '../../../shared/checklist/parse-checklist.ts';
import type { BenefitPlanId, ChecklistVersionId, SchemeVersionId } from '../../../shared/ids.ts';
import { parseScheme } from '../../../shared/scheme/parse-scheme.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import { resourcePath } from '../../resource-path.ts';
import { readPlanTemplate } from '../benefits/plan-templates.ts';
import { documentHash } from '../import/import-documents.ts';

const CHECKLIST_FILE = 'checklists/hall-service.json';
const SCHEME_FILE = 'schemes/telecom-channel-40-30-10-20.json';
const PLAN_TEMPLATE = 'telecom-channel';

export interface DemoDocuments {
  readonly checklist: Checklist;
  readonly scheme: Scheme;
}

/** The checklist and the scheme that the program ships. */
export function readDocuments(): DemoDocuments {
  const { checklist, problems } = parseChecklist(readJson(CHECKLIST_FILE));
  if (checklist === null) throw new Error(`${CHECKLIST_FILE}: ${JSON.stringify(problems)}`);
  const parsed = parseScheme(readJson(SCHEME_FILE));
  if (parsed.scheme === null) throw new Error(`${SCHEME_FILE}: ${JSON.stringify(parsed.problems)}`);
  return { checklist, scheme: parsed.scheme };
}

export interface StoredBy {
  readonly madeAt: string;
  readonly madeBy: string;
  readonly importNo: number;
}

/** Stores both as the first versions, the scheme published, and what its levels grant. @returns the checklist version's number */
export function storeDocuments(store: Store, { checklist, scheme }: DemoDocuments, by: StoredBy): number {
  store.schemes.insert({ id: uuid() as SchemeVersionId, state: 'published', document: scheme, hash: documentHash(scheme), ...by });
  const plan = readPlanTemplate(PLAN_TEMPLATE);
  store.benefitPlans.insert({ id: uuid() as BenefitPlanId, state: 'published', document: plan, hash: documentHash(plan), madeAt: by.madeAt, madeBy: by.madeBy });
  const id = uuid() as ChecklistVersionId;
  return store.checklists.insert({ id, document: checklist, hash: documentHash(checklist), items: itemsOf(checklist).length, ...by }).no;
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(resourcePath(file), 'utf8'));
}
