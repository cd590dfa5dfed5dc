import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnswerValue, Answer } from '../../../shared/checklist/answer.ts';
import type { Checklist } from '../../../shared/checklist/checklist.ts';
import { parseChecklist } from '../../../shared/checklist/parse-checklist.ts';
import { scoreVisit } from '../../../shared/checklist/score-visit.ts';
import type { VisitContext, VisitScore } from '../../../shared/checklist/visit-score.ts';
import { toExactText } from '../../../shared/exact/rational.ts';
import { answersOf, buildContext } from '../../builders/checklist.ts';

/** A shipped form with what the form checks say of it. @throws where it has an error. */
export function readChecklist(code: string): { readonly checklist: Checklist; readonly warnings: readonly string[] } {
  const raw: unknown = JSON.parse(readFileSync(join(import.meta.dirname, `../../../resources/checklists/${code}.json`), 'utf8'));
  const { checklist, problems } = parseChecklist(raw);
  if (checklist === null) throw new Error(JSON.stringify(problems));
  return { checklist, warnings: problems.map(({ code: problem, path }) => `${problem} ${path}`) };
}

/** The score of plain answers, `na` for not applicable. */
export function scored(checklist: Checklist, answers: Readonly<Record<string, AnswerValue | Answer>>, context: Partial<VisitContext> = {}): VisitScore {
  return scoreVisit(checklist, answersOf(answers), buildContext(context));
}

/** Exact points that an item gained. */
export function gained(score: VisitScore, item: string): string {
  const found = score.itemScores[item];
  if (found === undefined) throw new Error(`No item ${item}`);
  return toExactText(found.gained);
}
