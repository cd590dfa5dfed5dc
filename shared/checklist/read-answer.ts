import { compare, parseNumber, type Rational } from '../exact/rational.ts';
import type { Answer, AnswerValue } from './answer.ts';
import type {
  AdditiveItem,
  AllOfItem,
  ChoiceItem,
  CountItem,
  Item,
  MeasureItem,
  MultiItem,
  NaRule,
  ScaleItem,
  ScoreItem,
} from './checklist.ts';
import { itemRange, type ItemRange } from './item-range.ts';
import { TYPED_DECIMALS, type PointsScale } from './points-scale.ts';
import { isInRange, resolveRanges } from './range.ts';

/** What one readable answer does, in units of the checklist's points scale. */
export interface Reading {
  readonly gained: bigint;
  readonly possible: bigint;
  /** The answer fails the item when it is critical. */
  readonly critical: boolean;
  /** Something is amiss, so that evidence `onFail` is asked for. */
  readonly amiss: boolean;
  /** Code of the item that the answer jumps to, or `end`. */
  readonly jumpTo?: string;
  readonly skipped?: 'leaves' | 'lost';
}

/**
 * An answer as read: its effect, or why it has none. `open`: nothing said · `incomplete`: some parts said · `invalid`: no
 * answer of this item · `na`: every part of it is not applicable.
 */
export type ReadAnswer = Reading | 'open' | 'incomplete' | 'invalid' | 'na';

/** Reads the answers of one item; `previous` is the last approved visit's answer to it. */
export type AnswerReader = (value: AnswerValue, previous: Answer | undefined) => ReadAnswer;

/** The reader of an item's answers, its numbers worked out beforehand. GRADING.md section 3, item kinds. */
export function answerReader(item: Item, naRule: NaRule, scale: PointsScale): AnswerReader {
  const range = itemRange(item, scale);
  const marked = item.criticalAnswers === undefined ? null : new Set(item.criticalAnswers);
  switch (item.kind) {
    case 'passFail': {
      const pass = fixed(range.best, possibleOf(item, range), marked?.has('pass') ?? false, false);
      const fail = fixed(0n, possibleOf(item, range), marked?.has('fail') ?? true, true);
      return (value) => (value === 'pass' ? pass : value === 'fail' ? fail : 'invalid');
    }
    case 'flag': {
      const raised = fixed(0n, 0n, marked?.has('true') ?? true, true);
      const clear = fixed(0n, 0n, marked?.has('false') ?? false, false);
      return (value) => (value === true ? raised : value === false ? clear : 'invalid');
    }
    case 'scale':
      return scaleReader(item, range, scale);
    case 'choice':
      return choiceReader(item, range, scale);
    case 'multi':
      return multiReader(item, range, scale);
    case 'count':
      return countReader(item, range, scale);
    case 'additive':
      return additiveReader(item, range, naRule, scale);
    case 'allOf':
      return allOfReader(item, range);
    case 'measure':
      return measureReader(item, range, scale);
    case 'score':
      return scoreReader(item, range, scale);
    case 'text':
      return noteReader((text) => text.trim() !== '');
    case 'time':
      return noteReader((text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text));
    case 'photo':
      return (value) => (!Array.isArray(value) ? 'invalid' : value.length === 0 ? 'open' : NOTHING);
  }
}

const NOTHING: Reading = { gained: 0n, possible: 0n, critical: false, amiss: false };

function scaleReader(item: ScaleItem, range: ItemRange, scale: PointsScale): AnswerReader {
  const marked = markedNumbers(item);
  const perStep = scale.toUnits(item.points) / BigInt(item.steps);
  const readings = Array.from({ length: item.steps + 1 }, (_, step) =>
    reading(item, range, perStep * BigInt(step), { marked: marked?.({ num: BigInt(step), den: 1n }) }),
  );
  return (value) => (typeof value === 'number' ? (readings[value] ?? 'invalid') : 'invalid');
}

function choiceReader(item: ChoiceItem, range: ItemRange, scale: PointsScale): AnswerReader {
  const readings = new Map(
    item.options.map((option) => {
      const possible = option.possible === undefined ? range.possible : scale.toUnits(option.possible);
      const read = (points: bigint): Reading => ({
        ...reading(item, range, capped(item, points, scale), { marked: item.criticalAnswers?.includes(option.code) }),
        possible: item.bonus === true ? 0n : possible,
        ...(option.jumpTo === undefined ? {} : { jumpTo: option.jumpTo, skipped: option.skipped ?? 'leaves' }),
      });
      const first = read(scale.toUnits(option.points));
      return [option.code, { first, again: option.repeatPoints === undefined ? first : read(scale.toUnits(option.repeatPoints)) }];
    }),
  );
  return (value, previous) => {
    const found = typeof value === 'string' ? readings.get(value) : undefined;
    if (found === undefined) return 'invalid';
    return previous !== undefined && previous.na !== true && previous.value === value ? found.again : found.first;
  };
}

function multiReader(item: MultiItem, range: ItemRange, scale: PointsScale): AnswerReader {
  const points = new Map(item.options.map((option) => [option.code, scale.toUnits(option.points)]));
  return (value) => {
    if (!Array.isArray(value)) return 'invalid';
    let gained = 0n;
    for (const code of new Set<string>(value)) {
      const units = points.get(code);
      if (units === undefined) return 'invalid';
      gained += units;
    }
    const marked = item.criticalAnswers?.some((code) => value.includes(code));
    return reading(item, range, capped(item, gained, scale), { marked });
  };
}

function countReader(item: CountItem, range: ItemRange, scale: PointsScale): AnswerReader {
  const points = new Map(item.faults.map((fault) => [fault.code, scale.toUnits(fault.points)]));
  const limit = item.limit === undefined ? null : scale.toUnits(item.limit);
  return (value) => {
    if (!isRecord(value)) return 'invalid';
    let [lost, found, marked] = [0n, false, false];
    for (const [code, times] of Object.entries(value)) {
      const units = points.get(code);
      if (units === undefined || typeof times !== 'number' || !Number.isSafeInteger(times) || times < 0) return 'invalid';
      if (times === 0) continue;
      lost += units * BigInt(times);
      found = true;
      marked ||= item.criticalAnswers?.includes(code) ?? true;
    }
    if (limit !== null && lost > limit) lost = limit;
    const left = range.possible - lost;
    const gained = item.points !== undefined && left < 0n ? 0n : left;
    return fixed(gained, possibleOf(item, range), marked, found);
  };
}

function additiveReader(item: AdditiveItem, range: ItemRange, naRule: NaRule, scale: PointsScale): AnswerReader {
  const parts = item.parts.map((part) => ({ code: part.code, units: scale.toUnits(part.points) }));
  const none = item.none === undefined ? 0n : scale.toUnits(item.none);
  return (value) => {
    if (!isRecord(value) || hasUnknownKey(value, parts)) return 'invalid';
    let [gained, possible, given, away, marked] = [0n, range.possible, 0, 0, false];
    for (const part of parts) {
      const said = value[part.code];
      if (said === undefined) return 'incomplete';
      if (said === 'na') {
        if (item.naAllowed !== true) return 'invalid';
        away += 1;
        if (naRule === 'leaves') possible -= part.units;
        if (naRule === 'full') [gained, given] = [gained + part.units, given + 1];
      } else if (said === true) [gained, given] = [gained + part.units, given + 1];
      else if (said === false) marked ||= item.criticalAnswers?.includes(part.code) ?? false;
      else return 'invalid';
    }
    if (away === parts.length) return 'na';
    if (possible < 0n) possible = 0n;
    if (given === 0) gained = none;
    if (gained > possible) gained = possible;
    const failed = item.criticalAnswers === undefined ? gained <= 0n && range.best > 0n : marked;
    return fixed(gained, item.bonus === true ? 0n : possible, failed, gained < possible);
  };
}

function allOfReader(item: AllOfItem, range: ItemRange): AnswerReader {
  return (value) => {
    if (!isRecord(value) || hasUnknownKey(value, item.conditions)) return 'invalid';
    let [breached, away, marked] = [false, 0, false];
    for (const { code } of item.conditions) {
      const said = value[code];
      if (said === undefined) return 'incomplete';
      if (said === 'na') {
        if (item.naAllowed !== true) return 'invalid';
        away += 1;
      } else if (said === 'breached') {
        breached = true;
        marked ||= item.criticalAnswers?.includes(code) ?? true;
      } else if (said !== 'met') return 'invalid';
    }
    if (away === item.conditions.length) return 'na';
    return fixed(breached ? 0n : range.best, possibleOf(item, range), marked, breached);
  };
}

function measureReader(item: MeasureItem, range: ItemRange, scale: PointsScale): AnswerReader {
  const isMarked = markedNumbers(item);
  const ranges = resolveRanges(item.bands);
  const bands = item.bands.map((band, at) => ({
    range: ranges[at] ?? { lower: null, upper: null },
    units: scale.toUnits(band.points),
    critical: band.critical,
  }));
  const byMark = isMarked !== null || item.bands.some((band) => band.critical !== undefined);
  return (value) => {
    const text = decimalText(value);
    if (text === '') return 'open';
    const measured = text === null ? null : parseNumber(text);
    if (measured === null) return 'invalid';
    const band = bands.find((row) => isInRange(measured, row.range));
    if (band === undefined && item.otherwise === undefined) return 'invalid';
    const points = band?.units ?? scale.toUnits(item.otherwise ?? 0);
    const marked = byMark ? band?.critical === true || isMarked?.(measured) === true : undefined;
    return reading(item, range, capped(item, points, scale), { marked });
  };
}

function scoreReader(item: ScoreItem, range: ItemRange, scale: PointsScale): AnswerReader {
  const isMarked = markedNumbers(item);
  return (value) => {
    const text = decimalText(value);
    if (text === '') return 'open';
    const typed = text === null ? null : parseNumber(text);
    if (typed === null || (10n ** BigInt(TYPED_DECIMALS)) % typed.den !== 0n) return 'invalid';
    const gained = (typed.num * scale.perPoint) / typed.den;
    if (gained < 0n || gained > range.best) return 'invalid';
    return reading(item, range, gained, { marked: isMarked?.(typed) });
  };
}

function noteReader(isValid: (text: string) => boolean): AnswerReader {
  return (value) => {
    if (typeof value !== 'string') return 'invalid';
    if (value.trim() === '') return 'open';
    return isValid(value) ? NOTHING : 'invalid';
  };
}

/** A reading whose critical rule is the default one unless the form marked the answers. */
function reading(item: Item, range: ItemRange, gained: bigint, { marked }: { marked: boolean | undefined }): Reading {
  const nothingGained = gained <= 0n && gained < range.best;
  const failed = item.criticalAnswers === undefined && marked === undefined ? nothingGained : marked === true;
  return fixed(gained, possibleOf(item, range), failed, gained < range.best);
}

function fixed(gained: bigint, possible: bigint, critical: boolean, amiss: boolean): Reading {
  return { gained, possible, critical, amiss };
}

function possibleOf(item: Item, range: ItemRange): bigint {
  return item.bonus === true ? 0n : range.possible;
}

/** Nothing above the stated points is gained. */
function capped(item: ChoiceItem | MultiItem | MeasureItem, gained: bigint, scale: PointsScale): bigint {
  if (item.points === undefined) return gained;
  const stated = scale.toUnits(item.points);
  return gained > stated ? stated : gained;
}

function markedNumbers(item: Item): ((value: Rational) => boolean) | null {
  if (item.criticalAnswers === undefined) return null;
  const numbers = item.criticalAnswers.map(parseNumber).filter((value) => value !== null);
  return (value) => numbers.some((number) => compare(number, value) === 0);
}

/** Decimal text as typed; JSON numbers are taken too; null: no number at all. */
function decimalText(value: AnswerValue): string | null {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && !value.includes('/') ? value.trim() : null;
}

function isRecord(value: AnswerValue): value is Exclude<AnswerValue, string | number | boolean | readonly string[]> {
  return typeof value === 'object' && !Array.isArray(value);
}

function hasUnknownKey(value: Readonly<Record<string, unknown>>, known: readonly { readonly code: string }[]): boolean {
  return Object.keys(value).some((key) => !known.some(({ code }) => code === key));
}
