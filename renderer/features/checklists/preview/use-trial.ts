import { useMemo, useState } from 'react';
import type { Answer } from '../../../../shared/checklist/answer.ts';
import { itemsOf, type Checklist } from '../../../../shared/checklist/checklist.ts';
import { compileChecklist, type CompiledChecklist } from '../../../../shared/checklist/compile-checklist.ts';
import type { ItemCondition } from '../../../../shared/checklist/item-condition.ts';
import { scoreCompiled } from '../../../../shared/checklist/score-visit.ts';
import type { VisitScore } from '../../../../shared/checklist/visit-score.ts';
import { parseIsoDate, type IsoDate } from '../../../../shared/dates.ts';

/** A trial of the form: answers that are not kept, scored by the engine. */
export interface Trial {
  readonly compiled: CompiledChecklist;
  readonly score: VisitScore;
  readonly answerOf: (code: string) => Answer | null;
  readonly setAnswer: (code: string, answer: Answer | null) => void;
  readonly header: Readonly<Record<string, string>>;
  readonly setHeader: (code: string, value: string) => void;
  /** Attributes that conditions read, with the values tried. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly setAttribute: (name: string, value: string) => void;
  readonly visitedOn: string;
  readonly setVisitedOn: (day: string) => void;
  readonly clear: () => void;
}

/** Trial answers of the preview. They outlive edits of the form: an answer that no longer fits counts as open. */
export function useTrial(checklist: Checklist, today: IsoDate): Trial {
  const [answers, setAnswers] = useState<Readonly<Record<string, Answer>>>({});
  const [header, setHeader] = useState<Readonly<Record<string, string>>>({});
  const [attributes, setAttributes] = useState<Readonly<Record<string, string>>>({});
  const [day, setDay] = useState<string>(today);
  const compiled = useMemo(() => compileChecklist(checklist), [checklist]);
  const read = useMemo(() => attributesOf(checklist), [checklist]);
  const tried = useMemo(() => Object.fromEntries(read.map((name) => [name, attributes[name] ?? ''])), [read, attributes]);
  const score = useMemo(() => {
    const known = Object.fromEntries(Object.entries(tried).filter(([, value]) => value.trim() !== ''));
    return scoreCompiled(compiled, answers, { header, attributes: known, visitedOn: parseIsoDate(day.trim()) ?? today });
  }, [compiled, answers, header, tried, day, today]);
  return {
    compiled,
    score,
    answerOf: (code) => answers[code] ?? null,
    setAnswer: (code, answer) =>
      setAnswers((now) => {
        const { [code]: _before, ...rest } = now;
        return answer === null ? rest : { ...rest, [code]: answer };
      }),
    header,
    setHeader: (code, value) => setHeader((now) => ({ ...now, [code]: value })),
    attributes: tried,
    setAttribute: (name, value) => setAttributes((now) => ({ ...now, [name]: value })),
    visitedOn: day,
    setVisitedOn: setDay,
    clear: () => {
      setAnswers({});
      setHeader({});
      setAttributes({});
    },
  };
}

function attributesOf(checklist: Checklist): readonly string[] {
  const found = new Set<string>();
  const look = (condition: ItemCondition): void => {
    if ('all' in condition) condition.all.forEach(look);
    else if ('any' in condition) condition.any.forEach(look);
    else if ('not' in condition) look(condition.not);
    else if ('attribute' in condition.value) found.add(condition.value.attribute);
  };
  for (const { condition } of itemsOf(checklist)) if (condition !== undefined) look(condition);
  return [...found];
}
