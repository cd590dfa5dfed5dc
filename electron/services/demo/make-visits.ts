import { v7 as uuid } from 'uuid';
import type { AnswerFacts } from '../../../db/repositories/review-repository.ts';
import type { VisitScore as StoredScore } from '../../../db/repositories/visit-repository.ts';
import type { Store } from '../../../db/store.ts';
import type { Answers } from '../../../shared/checklist/answer.ts';
import { compileChecklist, type CompiledChecklist } from '../../../shared/checklist/compile-checklist.ts';
import { scoreCompiled } from '../../../shared/checklist/score-visit.ts';
import type { Checklist } from '../../../shared/checklist/checklist.ts';
import type { MonthNumber } from '../../../shared/dates.ts';
import type { VisitId } from '../../../shared/ids.ts';
import { answerFacts } from '../reviews/answer-facts.ts';
import { createAnswerDrawer } from './make-answers.ts';
import type { DemoOutlet } from './make-outlets.ts';
import { createVisitPlan, type PlannedVisit } from './plan-visits.ts';
import { REVIEWER } from './province.ts';
import { createRandom, type Random } from './random.ts';

/** What the visits of all months have in common. */
export interface VisitSetting {
  readonly store: Store;
  readonly seed: number;
  readonly checklist: Checklist;
  readonly checklistNo: number;
  readonly outlets: readonly DemoOutlet[];
  readonly outletNos: Int32Array;
  /** Attributes of the outlet on the visit's day, as stored. */
  readonly attributesOf: (outlet: number, month: MonthNumber) => Readonly<Record<string, string>>;
  /** An instant of a day that is not later than now. */
  readonly instant: (day: string, time: string) => string;
}

export interface VisitMonth {
  readonly month: MonthNumber;
  readonly isLast: boolean;
  readonly importNo: number;
  /** Temper `service` of each outlet. */
  readonly service: Float64Array;
  /** Told now and then which share of the month's visits is made. */
  readonly onShare: (share: number) => void;
}

const TOLD_EVERY = 1000;

/** Hours at which a slot of the checklist's head begins. */
const SLOTS = [
  { code: 'morning', hour: 9 },
  { code: 'noon', hour: 11 },
  { code: 'afternoon', hour: 14 },
  { code: 'evening', hour: 17 },
] as const;

/** Writes month after month the visits with their answers and scores. @returns how many were made in the month */
export function createVisitWriter(setting: VisitSetting): (month: VisitMonth) => number {
  const { seed, outlets } = setting;
  const plan = createVisitPlan(seed, outlets);
  const drawAnswers = createAnswerDrawer(seed, setting.checklist);
  const compiled = compileChecklist(setting.checklist);
  const items = compiled.items.map(({ code }) => code);
  return ({ month, isLast, importNo, service, onShare }) => {
    const planned = plan(month, isLast);
    const numbers = new Map<string, number>();
    for (const [at, visit] of planned.entries()) {
      if (at % TOLD_EVERY === 0) onShare(at / planned.length);
      const outlet = outlets[visit.outlet]!;
      const number = (numbers.get(visit.visitedOn) ?? 0) + 1;
      numbers.set(visit.visitedOn, number);
      const code = `V-${visit.visitedOn.replaceAll('-', '')}-${String(number).padStart(4, '0')}`;
      const random = createRandom(seed, 'visit', code);
      const head = drawHeader(random, visit);
      const all = drawAnswers(outlet, visit.kind, service[visit.outlet] ?? 0, random);
      const answers = visit.state === 'inProgress' ? firstOf(all, items, random) : all;
      const { score, facts } = scored(compiled, answers, visit, head.fields, setting.attributesOf(visit.outlet, month));
      write(setting, { ...visit, code, importNo, head, answers, score, facts });
    }
    return planned.length;
  };
}

interface DrawnVisit extends PlannedVisit {
  readonly code: string;
  readonly importNo: number;
  readonly head: DrawnHeader;
  readonly answers: Answers;
  readonly score: StoredScore;
  readonly facts: AnswerFacts;
}

function write({ store, checklistNo, outletNos, instant }: VisitSetting, visit: DrawnVisit): void {
  const { code, kind, visitedOn, auditor, importNo, head, answers, score, facts, state } = visit;
  const { fields: header, left } = head;
  const no = store.visits.insert({
    id: uuid() as VisitId,
    code,
    outletNo: outletNos[visit.outlet] ?? 0,
    checklistNo,
    kind,
    visitedOn,
    auditor,
    state: 'inProgress',
    header,
    madeAt: instant(visitedOn, head.entered),
    importNo,
  });
  const savedAt = instant(visitedOn, left);
  store.visits.putAnswers(no, answers, savedAt, auditor);
  const lastItem = Object.entries(answers).at(-1);
  if (lastItem !== undefined) store.visits.saveAnswer(no, lastItem[0], lastItem[1], savedAt, auditor);
  store.visits.setScore(no, score);
  if (state === 'inProgress') return;
  store.reviews.setFacts(no, facts);
  store.visits.setState(no, { state: 'submitted', at: instant(visitedOn, '19:00'), by: auditor });
  if (state === 'approved') store.visits.setState(no, { state, at: instant(visitedOn, '20:30'), by: REVIEWER });
}

function scored(
  compiled: CompiledChecklist,
  answers: Answers,
  { visitedOn }: PlannedVisit,
  header: Readonly<Record<string, string>>,
  attributes: Readonly<Record<string, string>>,
): { readonly score: StoredScore; readonly facts: AnswerFacts } {
  const result = scoreCompiled(compiled, answers, { header, attributes, visitedOn });
  const { score, redLine, answered, items } = result;
  return {
    score: {
      exact: score === null ? null : `${score.exact.num}/${score.exact.den}`,
      cents: score === null ? null : Number(score.text.replace('.', '')),
      redLine,
      answered,
      toAnswer: items,
    },
    facts: answerFacts(compiled, { answers, header, arrivedAt: null, leftAt: null }, result),
  };
}

/** The answers up to some item: the auditor is still at it. */
function firstOf(answers: Answers, items: readonly string[], random: Random): Answers {
  const reached = Math.max(1, random.below(items.length - 1));
  const kept = new Set(items.slice(0, reached));
  return Object.fromEntries(Object.entries(answers).filter(([item]) => kept.has(item)));
}

interface DrawnHeader {
  readonly fields: Readonly<Record<string, string>>;
  readonly entered: string;
  readonly left: string;
}

function drawHeader(random: Random, { auditor, state }: PlannedVisit): DrawnHeader {
  const slot = SLOTS[random.weighted([38, 12, 42, 8])] ?? SLOTS[0];
  const began = slot.hour * 60 + random.below(slot.code === 'evening' ? 20 : 90);
  const entered = clockText(began);
  const left = clockText(began + 28 + random.below(26));
  const second = random.chance(0.15) ? random.pick(SECONDS.filter((name) => name !== auditor)) : null;
  const fields = { entered, ...(state === 'inProgress' ? {} : { left }), slot: slot.code, ...(second === null ? {} : { second }) };
  return { fields, entered, left };
}

/** Who goes along as the second inspector 副检. */
const SECONDS: readonly string[] = ['唐一凡', '宋佳宁', '罗家诚'];

function clockText(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
