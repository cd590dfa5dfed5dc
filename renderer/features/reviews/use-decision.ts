import { useMemo } from 'react';
import { canonicalJson } from '../../../shared/canonical-json.ts';
import type { Answer } from '../../../shared/checklist/answer.ts';
import { itemsOf, type Item } from '../../../shared/checklist/checklist.ts';
import type { VisitScore } from '../../../shared/checklist/visit-score.ts';
import type { AppealDecision, AppealDetail } from '../../../shared/contract/review-calls.ts';
import { scoreVisitDetail } from '../../../shared/review/compare-visits.ts';
import { isRecord, useKept } from '../../kept-state.ts';

/** One item as far as it has been decided. */
export interface ItemDecision {
  readonly decision: 'accepted' | 'refused' | null;
  readonly reason: string;
  readonly answer: Answer | null;
}
type Draft = Readonly<Record<string, ItemDecision>>;

/** What an item of an appeal still lacks; null: nothing. */
export type Lacking = 'needDecision' | 'needReason' | 'needAnswer' | 'sameAnswerError';

/** The decision of an appeal while it is being made; kept until it is sent. */
export interface Decision {
  readonly of: (item: string) => ItemDecision;
  readonly change: (item: string, change: Partial<ItemDecision>) => void;
  readonly lacking: (item: string) => Lacking | null;
  /** Items that the corrected answers bring onto the form, with the answers given to them here. */
  readonly also: readonly Item[];
  readonly alsoAnswer: (item: string) => Answer | null;
  readonly answerAlso: (item: string, answer: Answer | null) => void;
  /** Places that are missing before it can be sent. */
  readonly missing: number;
  /** The visit's score before, and as it would be. */
  readonly before: VisitScore;
  readonly after: VisitScore;
  readonly request: () => Omit<AppealDecision, 'note'>;
  readonly clear: () => void;
}

const NOTHING: ItemDecision = { decision: null, reason: '', answer: null };
const ALSO = '+';
const NO_DRAFT: Draft = {};

export function useDecision(appeal: AppealDetail): Decision {
  const [draft, keep] = useKept<Draft>(`appeal:${appeal.id}`, NO_DRAFT, isDraft);
  const { visit, list } = appeal;
  return useMemo(() => {
    const of = (item: string): ItemDecision => draft[item] ?? NOTHING;
    const corrected = Object.fromEntries(list.flatMap(({ item }) => (of(item).decision === 'accepted' && of(item).answer !== null ? [[item, of(item).answer as Answer]] : [])));
    const given = Object.fromEntries(Object.entries(draft).flatMap(([key, { answer }]) => (key.startsWith(ALSO) && answer !== null ? [[key.slice(ALSO.length), answer]] : [])));
    const before = scoreVisitDetail(visit);
    const bare = scoreVisitDetail({ ...visit, answers: { ...visit.answers, ...corrected } });
    const wasMissing = new Set(before.missing.map(({ item }) => item));
    const asked = new Set(bare.missing.filter(({ item, reason }) => reason === 'unanswered' && !wasMissing.has(item)).map(({ item }) => item));
    const also = itemsOf(visit.checklist).filter(({ code }) => asked.has(code));
    const alsoAnswers = Object.fromEntries(also.flatMap(({ code }) => (given[code] === undefined ? [] : [[code, given[code]]])));
    const after = scoreVisitDetail({ ...visit, answers: { ...visit.answers, ...corrected, ...alsoAnswers } });
    const lacking = (item: string): Lacking | null => lackingOf(of(item), list.find((each) => each.item === item)?.oldAnswer ?? null);
    const stillMissing = after.missing.filter(({ item, reason }) => (reason === 'unanswered' || reason === 'invalid' || reason === 'naReason') && !wasMissing.has(item)).length;
    return {
      of,
      change: (item, change) => keep({ ...draft, [item]: { ...of(item), ...change } }),
      lacking,
      also,
      alsoAnswer: (item) => alsoAnswers[item] ?? null,
      answerAlso: (item, answer) => keep({ ...draft, [ALSO + item]: { ...NOTHING, answer } }),
      missing: list.filter(({ item }) => lacking(item) !== null).length + stillMissing,
      before,
      after,
      request: () => ({
        appealId: appeal.id,
        items: list.map(({ item }) => {
          const { decision, reason, answer } = of(item);
          return { item, decision: decision ?? 'refused', reason: reason.trim(), answer: decision === 'accepted' ? answer : null };
        }),
        alsoAnswered: Object.entries(alsoAnswers).map(([item, answer]) => ({ item, answer })),
      }),
      clear: () => keep({}),
    };
  }, [draft, keep, appeal.id, visit, list]);
}

function lackingOf({ decision, reason, answer }: ItemDecision, old: Answer | null): Lacking | null {
  if (decision === null) return 'needDecision';
  if (decision === 'accepted' && (answer === null || (answer.value === null && answer.na !== true))) return 'needAnswer';
  if (decision === 'accepted' && said(answer) === said(old)) return 'sameAnswerError';
  return reason.trim() === '' ? 'needReason' : null;
}

/** What an answer says, its notes left out. */
function said(answer: Answer | null): string {
  return answer === null ? '' : answer.na === true ? 'na' : canonicalJson(answer.value);
}

function isDraft(value: unknown): value is Draft {
  return isRecord(value) && Object.values(value).every((each) => isRecord(each) && typeof each['reason'] === 'string');
}
