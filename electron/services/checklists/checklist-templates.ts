import { readdirSync, readFileSync } from 'node:fs';
import { itemsOf, type Checklist } from '../../../shared/checklist/checklist.ts';
import { parseChecklist } from '../../../shared/checklist/parse-checklist.ts';
import type { ChecklistTemplate } from '../../../shared/contract/checklist-calls.ts';
import { AppError } from '../../../shared/errors.ts';
import { resourcePath } from '../../resource-path.ts';

const FOLDER = 'checklists';

/** The forms that the program ships, its own first. */
export function listChecklistTemplates(): readonly ChecklistTemplate[] {
  const files = readdirSync(resourcePath(FOLDER)).filter((file) => file.endsWith('.json'));
  const templates = files.sort().map((file) => summary(file.slice(0, -'.json'.length)));
  return templates.sort((a, b) => Number(a.source !== null) - Number(b.source !== null));
}

/** @throws {AppError} `checklist/no-template` */
export function readChecklistTemplate(id: string): Checklist {
  if (!readdirSync(resourcePath(FOLDER)).includes(`${id}.json`)) throw new AppError('checklist/no-template', { id });
  const { checklist, problems } = parseChecklist(JSON.parse(readFileSync(resourcePath(FOLDER, `${id}.json`), 'utf8')));
  if (checklist === null) throw new Error(`${id}: ${JSON.stringify(problems)}`);
  return checklist;
}

function summary(id: string): ChecklistTemplate {
  const checklist = readChecklistTemplate(id);
  return {
    id,
    name: checklist.name,
    note: checklist.note ?? null,
    sections: checklist.sections.length,
    items: itemsOf(checklist).length,
    source: checklist.source?.title ?? null,
    productDefaults: checklist.productDefaults?.length ?? 0,
  };
}
