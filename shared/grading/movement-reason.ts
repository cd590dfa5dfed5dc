import { columnText } from '../exact/number-column.ts';
import { parsePeriod } from '../dates.ts';
import { BELOW_SCALE, type Scheme, type Veto } from '../scheme/scheme.ts';
import { scoreVisits } from './fold-visits.ts';
import type { GradingInput } from './grading-input.ts';
import { GRADE_STATES, MOVEMENT_RULES, type GradingResult, type MovementReason } from './grading-result.ts';
import { decidingStep } from './level-steps.ts';
import { personCap } from './enter-level.ts';
import { MovementJudge, type CountedPeriod } from './movement.ts';
import { orderInput, rowOfCode } from './order-input.ts';
import { BELOW, NO_LEVEL } from './raw-level.ts';
import { textAt } from './text-columns.ts';
import { totalOrder } from './total-standing.ts';
import { levelPlace } from './vetoes.ts';
import { scoredVisitCounts } from './visit-counts.ts';

/** The code of a level's place; `below-scale` for -1, null for none. */
export function levelCode(scheme: Scheme, place: number): string | null {
  if (place === BELOW) return BELOW_SCALE;
  return place === NO_LEVEL ? null : (scheme.levels[place]?.code ?? null);
}

/**
 * Why each outlet of a result moved or stayed: a function of the result's row. For one row alone use `movementReason`.
 * `input` is the one that was graded, or one with more outlets.
 */
export function movementReasons(scheme: Scheme, input: GradingInput, result: GradingResult): (row: number) => MovementReason {
  const ordered = orderInput(input);
  const judge = new MovementJudge(scheme, ordered);
  let visits: Int32Array | null = null;
  const visitsOf = (inputRow: number): number => {
    visits ??= scoredVisitCounts(scheme, { input: ordered, visits: scoreVisits(ordered, scheme.rounding?.visit) });
    return visits[inputRow]!;
  };
  return (row) => {
    const inputRow = rowOfCode(ordered.outlets.codes, result.codes[row]!);
    return reasonOf({ scheme, input: ordered, result, judge, visitsOf, row, inputRow });
  };
}

/** Why one outlet moved or stayed; `row` is the row of the result. */
export function movementReason(scheme: Scheme, input: GradingInput, result: GradingResult, row: number): MovementReason {
  return movementReasons(scheme, input, result)(row);
}

interface ReasonCase {
  readonly scheme: Scheme;
  readonly input: GradingInput;
  readonly result: GradingResult;
  readonly judge: MovementJudge;
  readonly visitsOf: (inputRow: number) => number;
  readonly row: number;
  readonly inputRow: number;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function reasonOf(place: ReasonCase): MovementReason {
  const { scheme, input, result, judge, row, inputRow } = place;
  const { policy } = judge;
  const previous = result.previousLevel[row]!;
  const level = result.level[row]!;
  const rule = MOVEMENT_RULES[result.rule[row]!]!;
  const veto = decidingVeto(scheme, result, row, rule);
  const reason: Mutable<MovementReason> = {
    rule,
    from: levelCode(scheme, previous),
    to: levelCode(scheme, result.newLevel[row]!),
    level: levelCode(scheme, level),
    periods: [thisPeriod(place)],
  };
  if (veto !== null) [reason.veto, reason.vetoName] = [veto.code, veto.name];
  Object.assign(reason, stepOf(place));
  switch (rule) {
    case 'frozen':
    case 'notGradedKept':
    case 'noLevelYet':
    case 'noLevels':
    case 'levelEnds':
      if (rule !== 'frozen' && rule !== 'noLevels') reason.state = GRADE_STATES[result.state[row]!]!;
      reason.periods = [];
      return reason;
    case 'enterLevel':
      return entered(reason, place, veto);
    case 'demoteAtOnce':
      return effectSteps(veto).length === 0 ? reason : { ...reason, maxSteps: Math.max(...effectSteps(veto)) };
    case 'promoteAfter':
    case 'demoteAfter':
    case 'promotionForbidden':
    case 'protected':
    case 'stillValid':
    case 'tooFewVisitsToDemote':
    case 'hold':
    case 'insideBuffer':
    case 'enoughPromoted':
      break;
  }
  if (level === previous) return withLine(reason, scheme, level);
  const side = level > previous ? 1 : -1;
  const needed = side === 1 ? policy.promoteAfter : policy.demoteAfter;
  const counted = judge.streak(inputRow, previous, side, needed - 1);
  reason.periods = [...reason.periods, ...counted.map((period) => earlierPeriod(place, period))];
  [reason.needed, reason.reached] = [needed, counted.length + 1];
  reason.maxSteps = side === 1 ? policy.maxStepsUp : policy.maxStepsDown;
  if (rule === 'promotionForbidden' && veto === null) {
    const until = parsePeriod(textAt(input.history.noPromotionUntil, inputRow) ?? '');
    if (until !== null) reason.until = until;
  }
  if (rule === 'protected') {
    const since = parsePeriod(textAt(input.history.lastRaisedIn, inputRow) ?? '');
    if (since !== null) reason.since = since;
    reason.needed = policy.protectPeriods;
  }
  if (rule === 'stillValid') {
    const since = parsePeriod(textAt(input.history.levelSince, inputRow) ?? '');
    if (since !== null) reason.since = since;
    reason.needed = policy.validity;
  }
  if (rule === 'tooFewVisitsToDemote') [reason.needed, reason.reached] = [policy.minVisitsToDemote, place.visitsOf(inputRow)];
  if (rule === 'insideBuffer' && totalOrder(scheme) === 'low') reason.isLowBest = true;
  if (rule === 'insideBuffer') reason.buffer = String(side === 1 ? scheme.movement.buffer : scheme.movement.bufferDown);
  const lined = rule === 'promoteAfter' ? result.newLevel[row]! : side === 1 ? previous + 1 : previous;
  return withLine(reason, scheme, lined);
}

/** The level step that changed the raw level, where one did. */
function stepOf({ scheme, result, row }: ReasonCase): Pick<MovementReason, 'step'> {
  const { steps } = result;
  const raw = result.rawLevel[row]!;
  if (steps === undefined || steps.level[row] === raw) return {};
  const step = decidingStep(scheme, raw, steps.held.get(row) ?? []);
  if (step === null) return {};
  return { step: { code: step.code, name: step.name, from: levelCode(scheme, raw), to: levelCode(scheme, steps.level[row]!) } };
}

function entered(reason: Mutable<MovementReason>, { scheme, result, row }: ReasonCase, veto: Veto | null): MovementReason {
  const rule = scheme.movement.enterLevel ?? { kind: 'raw' };
  reason.enter = rule.kind;
  if (rule.kind === 'person') {
    const cap = personCap(scheme, result.vetoes.get(row) ?? []);
    if (cap < scheme.levels.length - 1) reason.cap = levelCode(scheme, cap) ?? '';
    return reason;
  }
  const isCapped = rule.kind === 'rawUpTo' && result.level[row]! > result.newLevel[row]!;
  if (isCapped) reason.cap = rule.level;
  else if (rule.kind === 'fixed' && veto !== null && reason.to !== rule.level && reason.to !== null) reason.cap = reason.to;
  return withLine(reason, scheme, result.newLevel[row]!);
}

/** The veto that decided, or the first that brought this period's level below the raw one. */
function decidingVeto(scheme: Scheme, result: GradingResult, row: number, rule: MovementReason['rule']): Veto | null {
  const codes = result.vetoes.get(row) ?? [];
  const vetoes = (scheme.vetoes ?? []).filter(({ code }) => codes.includes(code));
  if (rule === 'demoteAtOnce') {
    const steps = Math.max(...vetoes.flatMap(effectSteps));
    const falling = vetoes.find(({ effects }) => effects.some(({ kind }) => kind === 'demoteToLevel'));
    return vetoes.find((veto) => effectSteps(veto).includes(steps)) ?? falling ?? null;
  }
  if (rule === 'promotionForbidden') return vetoes.find(({ effects }) => effects.some(({ kind }) => kind === 'noPromotion')) ?? null;
  const bearing = ['capLevel', 'forceLevel', 'lower', 'capTotal'];
  const entry = rule === 'enterLevel' ? scheme.movement.enterLevel : undefined;
  const isLowered =
    entry?.kind === 'fixed'
      ? result.newLevel[row] !== levelPlace(scheme, entry.level)
      : result.level[row] !== (result.steps?.level ?? result.rawLevel)[row] || isCapped(result, row);
  return isLowered ? (vetoes.find(({ effects }) => effects.some(({ kind }) => bearing.includes(kind))) ?? null) : null;
}

function isCapped({ total, uncappedTotal }: GradingResult, row: number): boolean {
  return uncappedTotal !== undefined && columnText(total, row) !== columnText(uncappedTotal, row);
}

function effectSteps(veto: Veto | null): number[] {
  return (veto?.effects ?? []).flatMap((effect) => (effect.kind === 'demoteAtOnce' ? [effect.by] : []));
}

function withLine(reason: MovementReason, scheme: Scheme, place: number): MovementReason {
  const line = scheme.levels[place]?.line;
  return line === undefined || line === null ? reason : { ...reason, line: String(line) };
}

function thisPeriod({ scheme, input, result, row }: ReasonCase): MovementReason['periods'][number] {
  return { period: input.period, level: levelCode(scheme, result.level[row]!), total: columnText(result.total, row) };
}

function earlierPeriod({ scheme, input, inputRow }: ReasonCase, counted: CountedPeriod): MovementReason['periods'][number] {
  const run = input.history.runs[counted.run]!;
  return { period: counted.period, level: levelCode(scheme, counted.level), total: columnText(run.total, inputRow) };
}
