import type { Answer, AnswerValue, ConditionAnswer, PartAnswer } from '../../../shared/checklist/answer.ts';
import type { Item } from '../../../shared/checklist/checklist.ts';
import type { Words } from '../../../shared/errors.ts';

/** Words of options that no checklist writes. */
export type PlainOption = 'pass' | 'fail' | 'clear' | 'raised' | 'na' | 'noneFound' | 'noneTicked' | 'allGiven' | 'allMet';

/**
 * How a button answers. one: it is the answer · tick: one of several · part: goes round given, not given, (N/A) ·
 * count: one occurrence more, with Shift one less · rest: says all that is still unsaid.
 */
export type OptionAct = 'one' | 'tick' | 'part' | 'count' | 'rest';

/** A button of an item. */
export interface AnswerOption {
  /** Code of the option, fault, part or condition; a number of a scale; or a plain word. */
  readonly id: string;
  readonly act: OptionAct;
  /** The digit that presses it; null: none is left. */
  readonly digit: number | null;
  readonly label: Words | PlainOption;
  /** How it looks when chosen: as it was meant to be, amiss, or neither. */
  readonly tone: 'good' | 'bad' | 'na' | 'plain';
  /** Shown, but not allowed. */
  readonly locked: boolean;
}

/** How a button stands. `times`: occurrences of a fault. */
export interface OptionState {
  readonly tone: AnswerOption['tone'] | 'off';
  readonly times: number;
}

const OFF: OptionState = { tone: 'off', times: 0 };
/** A scale with more steps than digits is typed. */
export const MOST_STEPS = 8;

/** The buttons of an item in their order; kinds that are typed have only N/A, where it is allowed. */
export function answerOptions(item: Item): readonly AnswerOption[] {
  const options = ownOptions(item);
  if (item.kind === 'passFail') return [...options, option('na', 'one', 3, 'na', 'na', item.naAllowed !== true)];
  if (item.naAllowed !== true) return options;
  const highest = Math.max(0, ...options.map(({ digit }) => digit ?? 9));
  const digit = item.kind === 'scale' || options.length === 0 || highest >= 9 ? null : highest + 1;
  return [...options, option('na', 'one', digit, 'na', 'na')];
}

/** Whether the item is answered by typing a number. */
export function isTypedNumber(item: Item): boolean {
  return item.kind === 'measure' || item.kind === 'score' || (item.kind === 'scale' && item.steps > MOST_STEPS);
}

/** The option that a digit presses; null: none, or it is locked. */
export function optionOfDigit(item: Item, digit: number): AnswerOption | null {
  return answerOptions(item).find((each) => each.digit === digit && !each.locked) ?? null;
}

/** How an option stands in an answer. */
export function optionState(item: Item, answer: Answer | null, { id, act, tone }: AnswerOption): OptionState {
  if (answer === null) return OFF;
  if (id === 'na' && act === 'one') return answer.na === true ? { tone, times: 0 } : OFF;
  const { value } = answer;
  if (answer.na === true || value === null) return OFF;
  switch (act) {
    case 'one':
      return isSame(value, valueOfOne(item, id)) ? { tone, times: 0 } : OFF;
    case 'tick':
      return Array.isArray(value) && value.includes(id) ? { tone, times: 0 } : OFF;
    case 'count': {
      const times = isRecord(value) ? Number(value[id] ?? 0) : 0;
      return times > 0 ? { tone: 'bad', times } : OFF;
    }
    case 'part': {
      const said = isRecord(value) ? value[id] : undefined;
      if (said === undefined) return OFF;
      return { tone: said === true || said === 'met' ? 'good' : said === 'na' ? 'na' : 'bad', times: 0 };
    }
    case 'rest':
      return OFF;
  }
}

/** The answer after an option was pressed; null: unanswered again. The note stays. */
export function pressOption(item: Item, answer: Answer | null, { id, act, locked }: AnswerOption, back = false): Answer | null {
  if (locked) return answer;
  const value = answer === null || answer.na === true ? null : answer.value;
  switch (act) {
    case 'one':
      return id === 'na' ? withNotApplicable(answer) : withValue(answer, valueOfOne(item, id));
    case 'tick': {
      const ticked = Array.isArray(value) ? value : [];
      return withValue(answer, ticked.includes(id) ? ticked.filter((each: string) => each !== id) : [...ticked, id]);
    }
    case 'count': {
      const times: Record<string, number> = isRecord(value) ? { ...(value as Readonly<Record<string, number>>) } : {};
      const next = Math.max(0, (times[id] ?? 0) + (back ? -1 : 1));
      if (next === 0) delete times[id];
      else times[id] = next;
      return withValue(answer, times);
    }
    case 'part': {
      const parts = isRecord(value) ? (value as Readonly<Record<string, PartAnswer | ConditionAnswer>>) : {};
      return withValue(answer, { ...parts, [id]: nextPart(item, parts[id]) } as AnswerValue);
    }
    case 'rest': {
      const parts = isRecord(value) ? value : {};
      const yes = item.kind === 'allOf' ? 'met' : true;
      return withValue(answer, Object.fromEntries(partsOf(item).map(({ code }) => [code, parts[code] ?? yes])) as AnswerValue);
    }
  }
}

/** The answer with another value; null takes the value back. */
export function withValue(answer: Answer | null, value: AnswerValue | null): Answer | null {
  const note = answer?.note;
  if (value === null && note === undefined) return null;
  return { value, ...(note === undefined ? {} : { note }) };
}

/** The answer not applicable; a reason written before stays. */
export function withNotApplicable(answer: Answer | null): Answer {
  const { note, naReason } = answer ?? {};
  return { value: null, na: true, ...(naReason === undefined ? {} : { naReason }), ...(note === undefined ? {} : { note }) };
}

/** The answer with another note; an empty one takes it away. */
export function withNote(answer: Answer | null, note: string): Answer | null {
  const { note: _before, ...rest } = answer ?? { value: null };
  if (note !== '') return { ...rest, note };
  return rest.value === null && rest.na !== true ? null : rest;
}

/** The N/A answer with another reason. */
export function withReason(answer: Answer, naReason: string): Answer {
  const { naReason: _before, ...rest } = answer;
  return naReason === '' ? rest : { ...rest, naReason };
}

function ownOptions(item: Item): readonly AnswerOption[] {
  switch (item.kind) {
    case 'passFail':
      return [option('pass', 'one', 1, 'pass', 'good'), option('fail', 'one', 2, 'fail', 'bad')];
    case 'flag':
      return [option('false', 'one', 1, 'clear', 'good'), option('true', 'one', 2, 'raised', 'bad')];
    case 'scale':
      if (item.steps > MOST_STEPS) return [];
      return Array.from({ length: item.steps + 1 }, (_, step) =>
        option(String(step), 'one', step, item.labels?.[step] ?? { zh: String(step) }, step === item.steps ? 'good' : step === 0 ? 'bad' : 'plain'),
      );
    case 'choice': {
      const points = item.options.map((each) => numberOf(each.points));
      const [best, worst] = [Math.max(...points), Math.min(...points)];
      return item.options.map((each, place) =>
        option(each.code, 'one', digitAt(place), each.name, best === worst ? 'plain' : points[place] === best ? 'good' : points[place] === worst ? 'bad' : 'plain'),
      );
    }
    case 'multi':
      return [
        ...item.options.map((each, place) => option(each.code, 'tick', digitAt(place), each.name, numberOf(each.points) < 0 ? 'bad' : 'plain')),
        option('none', 'one', 0, 'noneTicked', 'plain'),
      ];
    case 'count':
      return [...item.faults.map((each, place) => option(each.code, 'count', digitAt(place), each.name, 'bad')), option('none', 'one', 0, 'noneFound', 'good')];
    case 'additive':
      return [...item.parts.map((each, place) => option(each.code, 'part', digitAt(place), each.name, 'good')), option('all', 'rest', 0, 'allGiven', 'good')];
    case 'allOf':
      return [...item.conditions.map((each, place) => option(each.code, 'part', digitAt(place), each.name, 'good')), option('all', 'rest', 0, 'allMet', 'good')];
    case 'measure':
    case 'score':
    case 'text':
    case 'photo':
    case 'time':
      return [];
  }
}

function option(id: string, act: OptionAct, digit: number | null, label: AnswerOption['label'], tone: AnswerOption['tone'], locked = false): AnswerOption {
  return { id, act, digit, label, tone, locked };
}

function digitAt(place: number): number | null {
  return place < 9 ? place + 1 : null;
}

function valueOfOne(item: Item, id: string): AnswerValue {
  switch (item.kind) {
    case 'scale':
      return Number(id);
    case 'flag':
      return id === 'true';
    case 'multi':
      return [];
    case 'count':
      return {};
    default:
      return id;
  }
}

function nextPart(item: Item, said: PartAnswer | ConditionAnswer | undefined): PartAnswer | ConditionAnswer {
  const [yes, no] = item.kind === 'allOf' ? (['met', 'breached'] as const) : ([true, false] as const);
  if (said === yes) return no;
  return said === no && item.naAllowed === true ? 'na' : yes;
}

function partsOf(item: Item): readonly { readonly code: string }[] {
  return item.kind === 'additive' ? item.parts : item.kind === 'allOf' ? item.conditions : [];
}

function isSame(a: AnswerValue, b: AnswerValue): boolean {
  if (Array.isArray(a) || Array.isArray(b)) return Array.isArray(a) && Array.isArray(b) && a.length === 0 && b.length === 0;
  if (isRecord(a) || isRecord(b)) return isRecord(a) && isRecord(b) && Object.keys(a).length === 0;
  return a === b;
}

function isRecord(value: AnswerValue | null): value is Exclude<AnswerValue, string | number | boolean | readonly string[]> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Only to tell the best option from the worst; nothing is reckoned with it. */
function numberOf(points: number | string): number {
  const [num, den] = String(points).split('/');
  return Number(num) / Number(den ?? 1);
}
