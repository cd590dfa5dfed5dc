import type { Answer, Answers, AnswerValue } from '../../shared/checklist/answer.ts';
import { CHECKLIST_FORMAT, type Checklist, type Item } from '../../shared/checklist/checklist.ts';
import type { VisitContext } from '../../shared/checklist/visit-score.ts';
import type { IsoDate } from '../../shared/dates.ts';

/** A checklist of one section `S` in mode `ratio` unless stated otherwise. */
export function buildChecklist(items: readonly Item[], more: Partial<Checklist> = {}): Checklist {
  return {
    format: CHECKLIST_FORMAT,
    code: 'trial',
    name: { zh: '试用表' },
    mode: 'ratio',
    sections: [{ code: 'S', name: { zh: '部分' }, items }],
    ...more,
  };
}

/** A passFail item of 1 point unless stated otherwise. */
export function passFail(code: string, more: Partial<Extract<Item, { kind: 'passFail' }>> = {}): Item {
  return { kind: 'passFail', code, name: { zh: code }, points: 1, ...more };
}

/** Answers from plain values; `na` stands for not applicable. */
export function answersOf(values: Readonly<Record<string, AnswerValue | Answer | null>>): Answers {
  return Object.fromEntries(
    Object.entries(values).map(([code, value]) => {
      if (value === 'na') return [code, { value: null, na: true }];
      return [code, isAnswer(value) ? value : { value }];
    }),
  );
}

/** A visit of 2026-09-15 with nothing known. */
export function buildContext(more: Partial<VisitContext> = {}): VisitContext {
  return { header: {}, attributes: {}, visitedOn: '2026-09-15' as IsoDate, ...more };
}

function isAnswer(value: AnswerValue | Answer | null): value is Answer {
  return typeof value === 'object' && value !== null && 'value' in value;
}
