import { lastMonth, parsePeriod, shiftPeriod, type PeriodId } from '../../../shared/dates.ts';
import { add, compare, sub, type Rational } from '../../../shared/exact/rational.ts';
import type { GradingInput } from '../../../shared/grading/grading-input.ts';
import type { GradeState, MovementRule } from '../../../shared/grading/grading-result.ts';
import type { Scheme, Veto } from '../../../shared/scheme/scheme.ts';
import { BELOW, NONE } from './model-levels.ts';
import { num, text } from './model-numbers.ts';

export interface ModelMove {
  readonly level: number;
  readonly movement: 'none' | 'enter' | 'hold' | 'promote' | 'demote';
  readonly rule: MovementRule;
}

export interface MoveCase {
  readonly scheme: Scheme;
  readonly input: GradingInput;
  readonly row: number;
  readonly state: GradeState;
  readonly total: Rational | null;
  readonly x: number;
  /** The vetoes that hold. */
  readonly vetoes: readonly Veto[];
  readonly visits: number;
}

/** Section 5, rule by rule, before any share of promotions. */
export function modelMove({ scheme, input, row, state, total, x, vetoes, visits }: MoveCase): ModelMove {
  const { history, period } = input;
  const policy = scheme.movement;
  const isLow = scheme.order === 'low';
  const place = (code: string | null): number => {
    if (code === null) return NONE;
    if (code === 'below-scale') return BELOW;
    const own = scheme.levels.findIndex((level) => level.code === code);
    return own >= 0 ? own : scheme.levels.findIndex((level) => level.code === scheme.replacesLevels?.[code]);
  };
  const c = place(text(history.level, row));
  const stay = (rule: MovementRule): ModelMove => ({ level: c, movement: c === NONE ? 'none' : 'hold', rule });
  const go = (level: number, rule: MovementRule): ModelMove => ({ level, movement: level > c ? 'promote' : level < c ? 'demote' : 'hold', rule });
  const effects = vetoes.flatMap((veto) => veto.effects);
  /** Whole periods since one that is kept as text; null: none. */
  const periodsSince = (column: GradingInput['history']['levelSince']): number | null => {
    const since = text(column, row);
    return since === null ? null : lastMonth(period) - lastMonth(parsePeriod(since)!);
  };

  if (scheme.levels.length === 0) return { level: NONE, movement: 'none', rule: 'noLevels' };
  if (input.outlets.frozen[row] === 1) return stay('frozen');
  if (state !== 'graded') {
    if (c === NONE) return stay('noLevelYet');
    if (state !== 'terminated' && (state !== 'notEligible' || policy.notEligible !== 'ends')) return stay('notGradedKept');
    return { level: NONE, movement: c === BELOW ? 'none' : 'demote', rule: 'levelEnds' };
  }
  if (c === NONE) {
    const caps = effects.flatMap((effect) => (effect.kind === 'capLevel' ? [place(effect.at)] : effect.kind === 'forceLevel' ? [place(effect.level)] : []));
    const forced = effects.find(({ kind }) => kind === 'forceState');
    if (forced?.kind === 'forceState' && forced.state === 'belowScale') caps.push(BELOW);
    const cap = Math.min(...caps, scheme.levels.length);
    const enter = policy.enterLevel ?? { kind: 'raw' };
    if (enter.kind === 'person' && cap !== BELOW) return { level: NONE, movement: 'enter', rule: 'enterLevel' };
    const wanted = enter.kind === 'fixed' ? place(enter.level) : enter.kind === 'rawUpTo' ? Math.min(x, place(enter.level)) : x;
    const level = Math.min(wanted, cap);
    return { level, movement: level >= 0 ? 'enter' : 'none', rule: 'enterLevel' };
  }

  const falls = effects.flatMap((effect) => (effect.kind === 'demoteAtOnce' ? [effect.by] : []));
  const toLevel = effects.some(({ kind }) => kind === 'demoteToLevel') && x < c;
  if (falls.length > 0 || toLevel) {
    const bottom = x === BELOW || c === BELOW ? BELOW : 0;
    const bySteps = falls.length === 0 ? c : Math.max(bottom, c - Math.max(...falls));
    return go(toLevel ? Math.min(x, bySteps) : bySteps, 'demoteAtOnce');
  }
  if (x === c) return stay('hold');

  const side = x > c ? 1 : -1;
  const needed = (side === 1 ? policy.promoteAfter : policy.demoteAfter) ?? 1;
  const levels = [x];
  for (let back = 1; levels.length < needed && back <= 24; back += 1) {
    const at: PeriodId = shiftPeriod(period, -back);
    const since = text(history.levelSince, row);
    if (policy.resetAfterMove === true && since !== null && lastMonth(at) <= lastMonth(parsePeriod(since)!)) break;
    const run = history.runs.find((each) => each.period === at);
    const level = run === undefined ? NONE : place(text(run.level, row));
    if (level === NONE && policy.ungradedPeriod === 'passes') continue;
    if (level === NONE || (level - c) * side <= 0) break;
    levels.push(level);
  }
  if (levels.length < needed) return stay('hold');

  /** Whether the total is at or beyond a level's line moved by so much towards the better end. */
  const isBeyond = (level: number, by: Rational): boolean => {
    const { line, lineExclusive } = scheme.levels[level] ?? {};
    if (line === undefined || line === null) return true;
    const edge = isLow ? sub(num(line), by) : add(num(line), by);
    const over = compare(total!, edge) * (isLow ? -1 : 1);
    return lineExclusive === true ? over > 0 : over >= 0;
  };

  if (side === 1) {
    const until = text(history.noPromotionUntil, row);
    const isBanned = until !== null && lastMonth(parsePeriod(until)!) >= lastMonth(period);
    if (isBanned || effects.some(({ kind }) => kind === 'noPromotion')) return stay('promotionForbidden');
    let target = Math.min(c + (policy.maxStepsUp ?? 1), ...levels);
    if (policy.buffer !== undefined) while (target > c && !isBeyond(target, num(policy.buffer))) target -= 1;
    return target === c ? stay('insideBuffer') : go(target, 'promoteAfter');
  }
  const raised = periodsSince(history.lastRaisedIn);
  if (raised !== null && raised > 0 && raised <= (policy.protectPeriods ?? 0)) return stay('protected');
  const given = periodsSince(history.levelSince);
  if (given !== null && given > 0 && policy.validity !== undefined && given % policy.validity !== 0) return stay('stillValid');
  if (visits < (policy.minVisitsToDemote ?? 0)) return stay('tooFewVisitsToDemote');
  const held = scheme.levels[c];
  if (policy.bufferDown !== undefined && held?.line !== undefined && isBeyond(c, sub(num(0), num(policy.bufferDown)))) return stay('insideBuffer');
  return go(Math.max(c - (policy.maxStepsDown ?? 1), ...levels), 'demoteAfter');
}
