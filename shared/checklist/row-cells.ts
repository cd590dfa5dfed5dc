import type { Problem } from '../errors.ts';
import { compare, div, mul, parseNumber, fromInteger, type Rational } from '../exact/rational.ts';
import { ANSWER_FORMS } from './answer-forms.ts';
import { folded, plainWord, type PlainWord } from './answer-words.ts';
import type { AnswerValue, ConditionAnswer, PartAnswer } from './answer.ts';
import type { AdditiveItem, AllOfItem, ChoiceItem, Coded, CountItem, Item, MultiItem, ScaleItem } from './checklist.ts';
import { nearest } from './nearest.ts';
import { exactNumber } from './points-scale.ts';

/** What the cells of a row say of an item. `joins`: a repeated row adds to the value instead of having to agree with it. */
export type CellReading =
  | { readonly value: AnswerValue; readonly joins: boolean }
  | { readonly fault: Problem['code']; readonly column: 'answer' | 'points' | 'count'; readonly params: Problem['params'] };

interface Cells {
  readonly answer?: string;
  readonly points?: string;
  readonly count?: string;
}

/** The value that answer, points and count give; `before`: the value of earlier rows of the same item. N/A is not read here. */
export function readCell(item: Item, cells: Cells, before: AnswerValue | null): CellReading {
  const answer = (cells.answer ?? '').trim();
  const points = (cells.points ?? '').trim();
  if (item.kind === 'count') return countCell(item, answer, points, (cells.count ?? '').trim(), before);
  if (answer === '' && points === '') return { fault: 'checklist/row-answer-missing', column: 'answer', params: {} };
  if (answer === '') return pointsCell(item, points);
  const word = plainWord(answer);
  switch (item.kind) {
    case 'passFail': {
      const side = sideOf(word);
      return side === null ? unfit(item, answer) : single(side);
    }
    case 'flag':
      return word === 'yes' || word === 'fail' ? single(true) : word === 'no' || word === 'pass' ? single(false) : unfit(item, answer);
    case 'scale':
      return scaleCell(item, answer);
    case 'choice':
      return choiceCell(item, answer);
    case 'multi':
      return multiCell(item, answer, word, before);
    case 'additive':
      return additiveCell(item, answer, word, before);
    case 'allOf':
      return allOfCell(item, answer, word, before);
    case 'measure':
    case 'score':
      return answer.includes('/') || parseNumber(folded(answer)) === null ? unfit(item, answer) : single(folded(answer));
    case 'time': {
      const parts = /^(\d{1,2}):([0-5]\d)$/.exec(folded(answer));
      return parts === null || Number(parts[1]) > 23 ? unfit(item, answer) : single(`${parts[1]?.padStart(2, '0')}:${parts[2]}`);
    }
    case 'text':
      return single(answer);
    case 'photo':
      return single(listed(answer));
  }
}

/** The value of an item that counts as passed; null: there is no such value (text, photo, time, measure). */
export function passedValue(item: Item): AnswerValue | null {
  switch (item.kind) {
    case 'passFail':
      return 'pass';
    case 'scale':
      return item.steps;
    case 'choice':
      return bestOption(item);
    case 'multi':
      return item.options.filter(({ points }) => exactNumber(points).num > 0n).map(({ code }) => code);
    case 'count':
      return {};
    case 'additive':
      return Object.fromEntries(item.parts.map(({ code }) => [code, true]));
    case 'allOf':
      return Object.fromEntries(item.conditions.map(({ code }) => [code, 'met' as const]));
    case 'score':
      return String(item.points).includes('/') ? null : String(item.points);
    case 'flag':
      return false;
    case 'measure':
    case 'text':
    case 'photo':
    case 'time':
      return null;
  }
}

function single(value: AnswerValue): CellReading {
  return { value, joins: false };
}

function unfit(item: Item, answer: string): CellReading {
  return { fault: 'checklist/row-answer-invalid', column: 'answer', params: { value: answer, expected: ANSWER_FORMS[item.kind] } };
}

function sideOf(word: PlainWord | null): 'pass' | 'fail' | null {
  return word === 'pass' || word === 'yes' ? 'pass' : word === 'fail' || word === 'no' ? 'fail' : null;
}

function scaleCell(item: ScaleItem, answer: string): CellReading {
  const text = folded(answer);
  const named = item.labels?.findIndex(({ zh, en }) => folded(zh) === text || (en !== undefined && folded(en) === text)) ?? -1;
  const step = named >= 0 ? named : /^\d{1,3}$/.test(text) ? Number(text) : -1;
  return step >= 0 && step <= item.steps ? single(step) : unfit(item, answer);
}

function choiceCell(item: ChoiceItem, answer: string): CellReading {
  const code = codeOf(item.options, answer);
  return code === null ? unknownWord(item.options, answer) : single(code);
}

function multiCell(item: MultiItem, answer: string, word: PlainWord | null, before: AnswerValue | null): CellReading {
  const earlier = Array.isArray(before) ? (before as readonly string[]) : [];
  const codes = codesOf(item.options, answer);
  if (typeof codes !== 'string') return { value: [...new Set([...earlier, ...codes])], joins: true };
  return sideOf(word) === 'fail' ? { value: earlier, joins: true } : unknownWord(item.options, codes);
}

/** Names the parts given; `code=na` sets one aside. Parts that no row names are not given. */
function additiveCell(item: AdditiveItem, answer: string, word: PlainWord | null, before: AnswerValue | null): CellReading {
  const value: Record<string, PartAnswer> = Object.fromEntries(item.parts.map(({ code }) => [code, false]));
  if (before !== null) Object.assign(value, before);
  const side = codeOf(item.parts, answer) === null ? sideOf(word) : null;
  if (side === 'pass') for (const { code } of item.parts) value[code] = true;
  if (side !== null) return { value, joins: true };
  for (const entry of listed(answer)) {
    const [name = '', said = 'yes'] = entry.split('=');
    const code = codeOf(item.parts, name);
    if (code === null) return unknownWord(item.parts, name);
    const saidWord = plainWord(said);
    if (saidWord === null || (saidWord === 'na' && item.naAllowed !== true)) return unfit(item, entry);
    value[code] = saidWord === 'na' ? 'na' : sideOf(saidWord) === 'pass';
  }
  return { value, joins: true };
}

/** Names the conditions breached; `code=na` sets one aside; a plain fail names all, as the file does not say which. */
function allOfCell(item: AllOfItem, answer: string, word: PlainWord | null, before: AnswerValue | null): CellReading {
  const value: Record<string, ConditionAnswer> = Object.fromEntries(item.conditions.map(({ code }) => [code, 'met']));
  if (before !== null) Object.assign(value, before);
  const side = codeOf(item.conditions, answer) === null ? sideOf(word) : null;
  if (side === 'pass') return { value, joins: true };
  if (side === 'fail') for (const { code } of item.conditions) value[code] = 'breached';
  if (side === 'fail') return { value, joins: true };
  for (const entry of listed(answer)) {
    const [name = '', said = 'no'] = entry.split('=');
    const code = codeOf(item.conditions, name);
    if (code === null) return unknownWord(item.conditions, name);
    const saidWord = plainWord(said);
    if (saidWord === null || (saidWord === 'na' && item.naAllowed !== true)) return unfit(item, entry);
    value[code] = saidWord === 'na' ? 'na' : sideOf(saidWord) === 'pass' ? 'met' : 'breached';
  }
  return { value, joins: true };
}

function countCell(item: CountItem, answer: string, points: string, count: string, before: AnswerValue | null): CellReading {
  const only = item.faults.length === 1 ? (item.faults[0] ?? null) : null;
  const named = codeOf(item.faults, answer);
  const fault = named === null ? only : (item.faults.find(({ code }) => code === named) ?? null);
  const word = plainWord(answer);
  const isWhole = /^\d{1,6}$/.test(folded(answer));
  if (count !== '' && !/^\d{1,6}$/.test(folded(count))) {
    return { fault: 'checklist/row-count-invalid', column: 'count', params: { value: count } };
  }
  const tally: Record<string, number> = before === null ? {} : { ...(before as Readonly<Record<string, number>>) };
  if (named === null && answer !== '' && count === '' && (word === 'pass' || (word === 'no' && answer !== '0') || answer === '0')) {
    return { value: tally, joins: true };
  }
  if (fault === null) return answer === '' ? { fault: 'checklist/row-answer-missing', column: 'answer', params: {} } : unknownWord(item.faults, answer);
  if (named === null && answer !== '' && !isWhole && sideOf(word) === null) return unknownWord(item.faults, answer);
  const times = count !== '' ? Number(folded(count)) : named === null && isWhole ? Number(folded(answer)) : timesOf(points, fault.points);
  if (times === null) return { fault: 'checklist/row-points-unreadable', column: 'points', params: { value: points } };
  if (times > 0) tally[fault.code] = (tally[fault.code] ?? 0) + times;
  return { value: tally, joins: true };
}

/** Occurrences that lose the stated points; without points one. Points lost may be written with or without a minus. */
function timesOf(points: string, perTime: string | number): number | null {
  if (points === '') return 1;
  const lost = parseNumber(points.replace(/^-/, ''));
  if (lost === null) return null;
  const times = div(lost, exactNumber(perTime));
  return times.den === 1n && times.num < 1_000_000n ? Number(times.num) : null;
}

/** The one answer that gains the points. */
function pointsCell(item: Item, points: string): CellReading {
  const gained = parseNumber(points);
  const value = gained === null ? null : valueGaining(item, gained);
  return value === null ? { fault: 'checklist/row-points-unreadable', column: 'points', params: { value: points } } : single(value);
}

function valueGaining(item: Item, gained: Rational): AnswerValue | null {
  switch (item.kind) {
    case 'passFail': {
      const full = exactNumber(item.points);
      if (full.num === 0n) return null;
      return compare(gained, full) === 0 ? 'pass' : gained.num === 0n ? 'fail' : null;
    }
    case 'scale': {
      const full = exactNumber(item.points);
      if (full.num === 0n) return null;
      const step = div(mul(gained, fromInteger(item.steps)), full);
      return step.den === 1n && step.num >= 0n && step.num <= BigInt(item.steps) ? Number(step.num) : null;
    }
    case 'choice': {
      const fitting = item.options.filter(({ points }) => compare(exactNumber(points), gained) === 0);
      return fitting.length === 1 ? (fitting[0]?.code ?? null) : null;
    }
    case 'score':
      return gained.num < 0n || compare(gained, exactNumber(item.points)) > 0 ? null : toTyped(gained);
    default:
      return null;
  }
}

function toTyped(value: Rational): string | null {
  const scaled = mul(value, fromInteger(1_000_000));
  if (scaled.den !== 1n) return null;
  const digits = scaled.num.toString().padStart(7, '0');
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`.replace(/\.?0+$/, '');
}

function bestOption(item: ChoiceItem): string | null {
  const [first, ...rest] = item.options;
  if (first === undefined) return null;
  return rest.reduce((best, option) => (compare(exactNumber(option.points), exactNumber(best.points)) > 0 ? option : best), first).code;
}

/** The code of what a text names, by code or by words in either language; null: nothing. */
function codeOf(list: readonly Coded[], text: string): string | null {
  const wanted = folded(text);
  if (wanted === '') return null;
  const byCode = list.find(({ code }) => folded(code) === wanted);
  return (byCode ?? list.find(({ name }) => folded(name.zh) === wanted || (name.en !== undefined && folded(name.en) === wanted)))?.code ?? null;
}

/** The codes of all that a text lists, or the first name that is unknown. */
function codesOf(list: readonly Coded[], text: string): readonly string[] | string {
  const whole = codeOf(list, text);
  if (whole !== null) return [whole];
  const codes: string[] = [];
  for (const name of listed(text)) {
    const code = codeOf(list, name);
    if (code === null) return name;
    codes.push(code);
  }
  return codes;
}

function listed(text: string): readonly string[] {
  return text
    .split(/[;,；，、|]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function unknownWord(list: readonly Coded[], answer: string): CellReading {
  const near = nearest(answer, list.flatMap(({ code, name }) => [code, name.zh, ...(name.en === undefined ? [] : [name.en])]));
  return near === null
    ? { fault: 'checklist/answer-word-unknown', column: 'answer', params: { value: answer, known: list.map(({ code }) => code).join(', ') } }
    : { fault: 'checklist/answer-word-unknown-near', column: 'answer', params: { value: answer, nearest: near } };
}
