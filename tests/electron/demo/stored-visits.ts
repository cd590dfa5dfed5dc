import type { Store } from '../../../db/store.ts';
import { scoreVisit } from '../../../shared/checklist/score-visit.ts';
import type { IsoDate } from '../../../shared/dates.ts';
import type { VisitId } from '../../../shared/ids.ts';

/** Scores every stored visit anew from what is stored; what is wrong with them, by visit code. */
export function scoreStoredProblems(store: Store): readonly string[] {
  const ids = store.db.prepare<[], { id: VisitId; visited_on: IsoDate }>('SELECT id, visited_on FROM visit').all();
  return ids.flatMap(({ id, visited_on: visitedOn }) => {
    const visit = store.visitLists.findDetail(id, visitedOn)!;
    const { checklist, answers, header, outletAttributes, code, state } = visit;
    const result = scoreVisit(checklist, answers, { header, attributes: outletAttributes, visitedOn });
    const problems: string[] = [];
    if ((result.score?.text ?? null) !== visit.score) problems.push(`${code}: ${visit.score} is stored, ${result.score?.text} follows`);
    if (result.redLine !== visit.redLine) problems.push(`${code}: red line`);
    if (result.answered !== visit.answered || result.items !== visit.toAnswer) problems.push(`${code}: counts`);
    const allowed = state === 'inProgress' ? ['unanswered'] : [];
    for (const { item, reason } of result.missing) if (!allowed.includes(reason)) problems.push(`${code} ${item}: ${reason}`);
    if (state === 'inProgress' && result.missing.length === 0) problems.push(`${code}: nothing is left to answer`);
    return problems;
  });
}
