import { AppError } from '../errors.ts';
import { comparePeriods, lastMonth, parsePeriod, periodLength, shiftPeriod, type PeriodId } from '../dates.ts';
import { inRange, type Range } from '../exact/bounds.ts';
import { add, sub, type Rational } from '../exact/rational.ts';
import { exactNumber } from '../exact/scheme-number.ts';
import { BELOW_SCALE, type Scheme } from '../scheme/scheme.ts';
import type { TextColumn } from './columns.ts';
import type { GradingInput } from './grading-input.ts';
import { MOVEMENT_RULES, MOVEMENTS, type GradeState, type Movement, type MovementRule } from './grading-result.ts';
import { BELOW, lineRange, NO_LEVEL, rangeFrom } from './raw-level.ts';
import { textAt } from './text-columns.ts';
import { totalOrder } from './total-standing.ts';
import { levelPlace, type VetoOutcome } from './vetoes.ts';

/** What movement decides for an outlet; level places as in GradingResult. */
export interface Decision {
  readonly newLevel: number;
  readonly movement: Movement;
  readonly rule: MovementRule;
}

/** The policy with the product's defaults: every rule after one period, one step at a time. */
export interface FullPolicy {
  readonly promoteAfter: number;
  readonly maxStepsUp: number;
  readonly demoteAfter: number;
  readonly maxStepsDown: number;
  readonly resetAfterMove: boolean;
  readonly ungradedPasses: boolean;
  readonly minVisitsToDemote: number;
  readonly protectPeriods: number;
  /** 0: none. */
  readonly validity: number;
  readonly notEligibleEnds: boolean;
  /** null: none. */
  readonly buffer: Rational | null;
  readonly bufferDown: Rational | null;
}

export function policyOf({ movement }: Scheme): FullPolicy {
  return {
    promoteAfter: movement.promoteAfter ?? 1,
    maxStepsUp: movement.maxStepsUp ?? 1,
    demoteAfter: movement.demoteAfter ?? 1,
    maxStepsDown: movement.maxStepsDown ?? 1,
    resetAfterMove: movement.resetAfterMove ?? false,
    ungradedPasses: movement.ungradedPeriod === 'passes',
    minVisitsToDemote: movement.minVisitsToDemote ?? 0,
    protectPeriods: movement.protectPeriods ?? 0,
    validity: movement.validity ?? 0,
    notEligibleEnds: movement.notEligible === 'ends',
    buffer: movement.buffer === undefined ? null : exactNumber(movement.buffer),
    bufferDown: movement.bufferDown === undefined ? null : exactNumber(movement.bufferDown),
  };
}

/** What an outlet brings to the rules of movement. */
export interface MovementCase {
  readonly row: number;
  readonly isFrozen: boolean;
  readonly state: GradeState;
  /** c. */
  readonly previous: number;
  /** x of this period. */
  readonly level: number;
  readonly veto: VetoOutcome | undefined;
  /** Rounded total of this period; null: none, or no buffer reads it. */
  readonly total: Rational | null;
  /** Scored visits in the window. */
  readonly visits: number;
}

/** An earlier period that counts towards a row of consecutive periods. */
export interface CountedPeriod {
  readonly period: PeriodId;
  readonly level: number;
  /** Place of the run in the input's history. */
  readonly run: number;
}

/** An earlier run as movement reads it. */
interface JudgedRun {
  readonly period: PeriodId;
  readonly places: Int16Array;
  readonly index: number;
  /** Whether its period is the one right before that of the run before it in the list, or of this period. */
  readonly follows: boolean;
}

/** A row's period; null: it has none. */
type PeriodOfRow = (row: number) => PeriodId | null;

const NO_PERIODS: readonly CountedPeriod[] = [];

/** Reads each different text once. */
function periodsOf({ dictionary, index }: TextColumn): PeriodOfRow {
  const periods = dictionary.map(parsePeriod);
  return (row) => periods[index[row]!] ?? null;
}

/** Decides movements for one scheme and input; GRADING.md section 5. */
export class MovementJudge {
  readonly policy: FullPolicy;
  private readonly scheme: Scheme;
  private readonly input: GradingInput;
  private readonly runs: readonly JudgedRun[];
  /** For each text of the history: when the level was last raised, changed, and promotion forbidden. */
  private readonly raised: PeriodOfRow;
  private readonly since: PeriodOfRow;
  private readonly forbidden: PeriodOfRow;

  constructor(scheme: Scheme, input: GradingInput) {
    this.scheme = scheme;
    this.input = input;
    this.policy = policyOf(scheme);
    const runs = input.history.runs
      .map((run, index) => ({ period: run.period, places: levelPlaces(scheme, run.level), index }))
      .filter(({ period }) => comparePeriods(period, input.period) < 0)
      .sort((a, b) => comparePeriods(b.period, a.period));
    this.runs = runs.map((run, place) => ({ ...run, follows: run.period === shiftPeriod(runs[place - 1]?.period ?? input.period, -1) }));
    const { lastRaisedIn, levelSince, noPromotionUntil } = input.history;
    this.raised = periodsOf(lastRaisedIn);
    this.since = periodsOf(levelSince);
    this.forbidden = periodsOf(noPromotionUntil);
  }

  /** The first rule that fires decides, else the level is held. */
  decide(place: MovementCase): Decision {
    const { previous, level, veto } = place;
    if (this.scheme.levels.length === 0) return { newLevel: NO_LEVEL, movement: 'none', rule: 'noLevels' };
    if (place.isFrozen) return keep(previous, 'frozen');
    if (place.state !== 'graded') return this.ungraded(place);
    if (previous === NO_LEVEL) return this.enter(level, veto);
    const fallen = veto?.demotesToLevel === true && level < previous ? level : previous;
    if (veto !== undefined && veto.demoteBy !== null) {
      return moved(previous, Math.min(fallen, fewerSteps(previous, veto.demoteBy, level)), 'demoteAtOnce');
    }
    if (fallen < previous) return moved(previous, fallen, 'demoteAtOnce');
    if (level > previous) return this.promote(place);
    if (level < previous) return this.demote(place);
    return keep(previous, 'hold');
  }

  /** Terminated, or not eligible where the scheme says so: the level ends; else it is kept. */
  private ungraded({ previous, state }: MovementCase): Decision {
    if (previous === NO_LEVEL) return keep(previous, 'noLevelYet');
    const ends = state === 'terminated' || (state === 'notEligible' && this.policy.notEligibleEnds);
    if (!ends) return keep(previous, 'notGradedKept');
    return { newLevel: NO_LEVEL, movement: previous === BELOW ? 'none' : 'demote', rule: 'levelEnds' };
  }

  /** The earlier periods in a row, newest first, up to `most`, whose level lies on the given side of the present one. */
  streak(row: number, previous: number, side: 1 | -1, most: number): readonly CountedPeriod[] {
    if (most <= 0) return NO_PERIODS;
    let counted: CountedPeriod[] | null = null;
    const since = this.policy.resetAfterMove ? textAt(this.input.history.levelSince, row) : null;
    for (let place = 0; place < this.runs.length && (counted === null || counted.length < most); place += 1) {
      const run = this.runs[place]!;
      if (!this.policy.ungradedPasses && !run.follows) break;
      if (since !== null && comparePeriods(run.period, parsePeriod(since) ?? run.period) <= 0) break;
      const level = run.places[row]!;
      if (level === NO_LEVEL && this.policy.ungradedPasses) continue;
      if (level === NO_LEVEL || (level - previous) * side <= 0) break;
      counted ??= [];
      counted.push({ period: run.period, level, run: run.index });
    }
    return counted ?? NO_PERIODS;
  }

  /** Whether a veto of this or an earlier period forbids promotion now. */
  isPromotionForbidden(row: number, veto: VetoOutcome | undefined): boolean {
    if (veto?.forbidsPromotion === true) return true;
    const until = this.forbidden(row);
    return until !== null && comparePeriods(until, this.input.period) >= 0;
  }

  /** Whether the period is one of the `protectPeriods` after that of entry or of the last promotion. */
  isProtected(row: number): boolean {
    const raised = this.raised(row);
    if (raised === null || this.policy.protectPeriods === 0) return false;
    const months = lastMonth(this.input.period) - lastMonth(raised);
    return months > 0 && Math.ceil(months / periodLength(this.input.period)) <= this.policy.protectPeriods;
  }

  /**
   * Whether the level held is still valid: `validity` periods from the one in which it was given; when they end, the level
   * then decided begins them anew, so that only every `validity`-th period after can take it away.
   */
  isStillValid(row: number): boolean {
    const since = this.since(row);
    if (since === null || this.policy.validity === 0) return false;
    const months = lastMonth(this.input.period) - lastMonth(since);
    return months > 0 && Math.ceil(months / periodLength(this.input.period)) % this.policy.validity !== 0;
  }

  /** Whether the total reaches the level's line + buffer (of penalty points: - buffer); a level without a line has none. */
  private isBeyondBuffer(place: number, total: Rational | null): boolean {
    const line = this.lineOf(place, this.policy.buffer, 1);
    return line === null || total === null || inRange(total, line);
  }

  /** Whether the total still reaches the held level's line - buffer. */
  private isWithinBufferDown(previous: number, total: Rational | null): boolean {
    const line = this.lineOf(previous, this.policy.bufferDown, -1);
    return line !== null && total !== null && inRange(total, line);
  }

  /** The totals from the level's line, moved by the buffer; null: no buffer, or no line. */
  private lineOf(place: number, buffer: Rational | null, side: 1 | -1): Range | null {
    const level = this.scheme.levels[place];
    const order = totalOrder(this.scheme);
    const range = buffer === null || level === undefined ? null : lineRange(level, order);
    const line = range?.low ?? range?.high ?? null;
    if (line === null || buffer === null) return null;
    const isUp = (side === 1) === (order === 'high');
    return rangeFrom(isUp ? add(line, buffer) : sub(line, buffer), order, level?.lineExclusive !== true);
  }

  private enter(level: number, veto: VetoOutcome | undefined): Decision {
    const rule = this.scheme.movement.enterLevel ?? { kind: 'raw' };
    const cap = veto?.levelCap ?? Infinity;
    // A veto that leaves no level leaves nothing to decide.
    if (rule.kind === 'person' && cap !== BELOW) return { newLevel: NO_LEVEL, movement: 'enter', rule: 'enterLevel' };
    let entered = Math.min(level, cap);
    if (rule.kind === 'fixed') entered = Math.min(levelPlace(this.scheme, rule.level), cap);
    if (rule.kind === 'rawUpTo') entered = Math.min(entered, levelPlace(this.scheme, rule.level));
    return { newLevel: entered, movement: entered >= 0 ? 'enter' : 'none', rule: 'enterLevel' };
  }

  private promote({ row, previous, level, veto, total }: MovementCase): Decision {
    const counted = this.streak(row, previous, 1, this.policy.promoteAfter - 1);
    if (counted.length < this.policy.promoteAfter - 1) return keep(previous, 'hold');
    if (this.isPromotionForbidden(row, veto)) return keep(previous, 'promotionForbidden');
    const lowest = counted.reduce((least, period) => Math.min(least, period.level), level);
    let reached = Math.min(previous + this.policy.maxStepsUp, lowest);
    while (reached > previous && !this.isBeyondBuffer(reached, total)) reached -= 1;
    return reached === previous ? keep(previous, 'insideBuffer') : moved(previous, reached, 'promoteAfter');
  }

  private demote({ row, previous, level, visits, total }: MovementCase): Decision {
    const counted = this.streak(row, previous, -1, this.policy.demoteAfter - 1);
    if (counted.length < this.policy.demoteAfter - 1) return keep(previous, 'hold');
    if (this.isProtected(row)) return keep(previous, 'protected');
    if (this.isStillValid(row)) return keep(previous, 'stillValid');
    if (visits < this.policy.minVisitsToDemote) return keep(previous, 'tooFewVisitsToDemote');
    if (this.isWithinBufferDown(previous, total)) return keep(previous, 'insideBuffer');
    const highest = counted.reduce((most, period) => Math.max(most, period.level), level);
    return moved(previous, Math.max(previous - this.policy.maxStepsDown, highest), 'demoteAfter');
  }
}

/** n levels below; only a level of this period below the scale leads off it. */
function fewerSteps(previous: number, by: number, level: number): number {
  const bottom = level === BELOW || previous === BELOW ? BELOW : 0;
  return Math.max(previous - by, bottom);
}

function keep(previous: number, rule: MovementRule): Decision {
  return { newLevel: previous, movement: previous === NO_LEVEL ? 'none' : 'hold', rule };
}

function moved(previous: number, newLevel: number, rule: MovementRule): Decision {
  return { newLevel, movement: newLevel > previous ? 'promote' : newLevel < previous ? 'demote' : 'hold', rule };
}

const MOVEMENT_PLACES = new Map(MOVEMENTS.map((movement, place) => [movement, place]));
const RULE_PLACES = new Map(MOVEMENT_RULES.map((rule, place) => [rule, place]));

export function movementPlace(movement: Movement): number {
  return MOVEMENT_PLACES.get(movement)!;
}

export function rulePlace(rule: MovementRule): number {
  return RULE_PLACES.get(rule)!;
}

/**
 * Level codes of a history as places in the scheme's levels; a code that they no longer have by `replacesLevels`.
 *
 * @throws {AppError} `scheme/unknown-level-held` when an outlet holds a level that the scheme does not have.
 */
export function levelPlaces(scheme: Scheme, column: TextColumn): Int16Array {
  if (scheme.levels.length === 0) return new Int16Array(column.index.length).fill(NO_LEVEL);
  const places = column.dictionary.map((code) => (code === BELOW_SCALE ? BELOW : heldPlace(scheme, code)));
  const unknown = column.dictionary.map((code, index) => places[index] === -1 && code !== BELOW_SCALE);
  const held = new Int16Array(column.index.length);
  for (let row = 0; row < held.length; row += 1) {
    const index = column.index[row]!;
    if (index >= 0 && unknown[index] === true) throw new AppError('scheme/unknown-level-held', { level: column.dictionary[index]!, scheme: scheme.code });
    held[row] = index < 0 ? NO_LEVEL : places[index]!;
  }
  return held;
}

function heldPlace(scheme: Scheme, code: string): number {
  const place = levelPlace(scheme, code);
  return place >= 0 ? place : levelPlace(scheme, scheme.replacesLevels?.[code] ?? code);
}
