import { fromInteger, parseNumber, rational, sub, toDecimalText, type Rational } from '../exact/rational.ts';
import type { Answers } from './answer.ts';
import type { CompiledChecklist } from './compile-checklist.ts';
import { scoreCompiled } from './score-visit.ts';
import type { VisitContext } from './visit-score.ts';

/** What one visit comes to by two forms. Scores as printed; null: no score. */
export interface RescoredVisit {
  readonly before: string | null;
  readonly after: string | null;
  /** after - before; null: one of them has no score. */
  readonly difference: string | null;
  readonly passedBefore: boolean | null;
  readonly passedAfter: boolean | null;
  readonly redBefore: boolean;
  readonly redAfter: boolean;
  /** Required items of the other form to which the visit has no answer: they count as open. */
  readonly open: number;
}

/** Scores the answers of a stored visit by two forms. Answers are matched by item code; what does not fit the other form is open. */
export function rescoreVisit(from: CompiledChecklist, to: CompiledChecklist, answers: Answers, context: VisitContext): RescoredVisit {
  const before = scoreCompiled(from, answers, context);
  const after = scoreCompiled(to, answers, context);
  const openBefore = new Set(before.missing.map(({ item }) => item));
  return {
    before: before.score?.text ?? null,
    after: after.score?.text ?? null,
    difference: before.score === null || after.score === null ? null : toDecimalText(sub(printed(after.score.text), printed(before.score.text)), 2),
    passedBefore: before.outcome.passed,
    passedAfter: after.outcome.passed,
    redBefore: before.redLine,
    redAfter: after.redLine,
    open: after.missing.filter(({ item, reason }) => (reason === 'unanswered' || reason === 'invalid') && !openBefore.has(item)).length,
  };
}

/** What a change of the form does to the visits that were made. Means over those with both scores; null: there is none. */
export interface RescoreSummary {
  readonly visits: number;
  readonly compared: number;
  readonly meanBefore: string | null;
  readonly meanAfter: string | null;
  readonly meanDifference: string | null;
  readonly higher: number;
  readonly lower: number;
  readonly same: number;
  /** Passed before and not after, and the other way round. */
  readonly nowFail: number;
  readonly nowPass: number;
  /** Visits that leave items of the other form open. */
  readonly withOpen: number;
}

/** Counts and means, exact on the printed scores, rounded to 2 places half away from zero. */
export function summarizeRescore(visits: readonly RescoredVisit[]): RescoreSummary {
  const compared = visits.filter(({ difference }) => difference !== null);
  const sum = (pick: (visit: RescoredVisit) => string | null): Rational =>
    compared.reduce((total, visit) => rational(total.num + hundredths(pick(visit)), 1n), fromInteger(0));
  const mean = (pick: (visit: RescoredVisit) => string | null): string | null =>
    compared.length === 0 ? null : toDecimalText(rational(sum(pick).num, 100n * BigInt(compared.length)), 2);
  const count = (holds: (visit: RescoredVisit) => boolean): number => visits.filter(holds).length;
  return {
    visits: visits.length,
    compared: compared.length,
    meanBefore: mean(({ before }) => before),
    meanAfter: mean(({ after }) => after),
    meanDifference: mean(({ difference }) => difference),
    higher: compared.filter(({ difference }) => hundredths(difference) > 0n).length,
    lower: compared.filter(({ difference }) => hundredths(difference) < 0n).length,
    same: compared.filter(({ difference }) => hundredths(difference) === 0n).length,
    nowFail: count(({ passedBefore, passedAfter }) => passedBefore === true && passedAfter === false),
    nowPass: count(({ passedBefore, passedAfter }) => passedBefore === false && passedAfter === true),
    withOpen: count(({ open }) => open > 0),
  };
}

function printed(text: string): Rational {
  return parseNumber(text) ?? fromInteger(0);
}

function hundredths(text: string | null): bigint {
  return text === null ? 0n : BigInt(text.replace('.', ''));
}
