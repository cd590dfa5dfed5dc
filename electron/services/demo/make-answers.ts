import type { Answer, Answers, AnswerValue } from '../../../shared/checklist/answer.ts';
import { itemsOf, type Checklist, type Coded, type Item, type MeasureBand } from '../../../shared/checklist/checklist.ts';
import { assertNever } from '../../../shared/errors.ts';
import type { VisitKind } from '../../../shared/scheme/scheme.ts';
import type { DemoOutlet } from './make-outlets.ts';
import { createRandom, type Random } from './random.ts';
import { ABSENCES, FAULT_NOTES, lacksForGood, OTHER_FAULT_NOTES, SELDOM_ABSENT } from './visit-words.ts';

/** Chance that a middling outlet satisfies a middling item. */
const MIDDLING = 0.89;
const PER_SERVICE = 0.056;
const PER_ITEM = 0.035;
/** Chance that a middling outlet crosses a red line at one item of a visit. */
const RED_LINE = 0.003;
const NOTED = 0.22;

/** What a visit without notice finds amiss more often. */
const COVERT_LOSS = 0.04;

/** Draws the answers to a checklist, in the order of its items. `service` is the outlet's temper. */
export type AnswerDrawer = (outlet: DemoOutlet, kind: VisitKind, service: number, random: Random) => Answers;

/** The items keep a difficulty of their own for all visits of the seed. */
export function createAnswerDrawer(seed: number, checklist: Checklist): AnswerDrawer {
  const items = itemsOf(checklist).map((item) => ({ item, ease: createRandom(seed, 'item', item.code).bell() * PER_ITEM }));
  return (outlet, kind, service, random) => {
    const surprise = kind === 'covert' ? COVERT_LOSS : 0;
    const answers: Record<string, Answer> = {};
    const lots = createRandom(seed, 'lacks', outlet.code);
    for (const { item, ease } of items) {
      const lot = lots.uniform();
      const rule = ABSENCES[item.code] ?? SELDOM_ABSENT;
      if (item.naAllowed === true && (lacksForGood(rule, outlet, lot) || random.chance(rule.chance))) {
        answers[item.code] = { value: null, na: true, naReason: rule.reason };
        continue;
      }
      const good = chanceOf(item, service, ease - surprise);
      const value = drawValue(item, good, random);
      if (value === null) continue;
      answers[item.code] = isFault(item, value) && (item.critical === true || random.chance(NOTED)) ? { value, note: noteOn(item, random) } : { value };
    }
    return answers;
  };
}

function chanceOf(item: Item, service: number, ease: number): number {
  if (item.critical === true) return 1 - RED_LINE * Math.max(0.3, 1 - 0.6 * service);
  return Math.min(0.995, Math.max(0.35, MIDDLING + PER_SERVICE * service + ease));
}

/** null: the item is left open, as its kind allows. */
function drawValue(item: Item, good: number, random: Random): AnswerValue | null {
  switch (item.kind) {
    case 'passFail':
      return random.chance(good) ? 'pass' : 'fail';
    case 'scale': {
      let answer = item.steps;
      for (let step = 0; step < item.steps; step += 1) if (!random.chance((good + 1) / 2)) answer -= 1;
      return answer;
    }
    case 'choice':
      return goodFirst(item.options, good, random).code;
    case 'multi':
      return item.options.filter(() => random.chance(good)).map(({ code }) => code);
    case 'count':
      return Object.fromEntries(
        item.faults.flatMap(({ code }) => (random.chance((good + 1) / 2) ? [] : [[code, random.chance(0.2) ? 2 : 1] as const])),
      );
    case 'additive':
      return byCode(item.parts, () => random.chance((good + 1) / 2));
    case 'allOf':
      return byCode(item.conditions, () => (random.chance((good + 2) / 3) ? 'met' : 'breached'));
    case 'measure':
      return inBand(goodFirst(item.bands, good, random), random);
    case 'score':
      return String(Math.round(Number(item.points) * Math.min(1, good + 0.08 * random.bell())));
    case 'flag':
      return !random.chance(good);
    case 'text':
    case 'photo':
    case 'time':
      return null;
    default:
      return assertNever(item);
  }
}

/** The best one with the chance `good`, else the next best, and so on to the last. */
function goodFirst<T extends { readonly points: number | string }>(list: readonly T[], good: number, random: Random): T {
  const ordered = list.toSorted((a, b) => Number(b.points) - Number(a.points));
  const found = ordered.find(() => random.chance(good)) ?? ordered.at(-1);
  if (found === undefined) throw new RangeError('An item without options');
  return found;
}

/** A whole number within the band; an open end lies half as far again. */
function inBand(band: MeasureBand, random: Random): string {
  const low = Number(band.above ?? band.atLeast ?? band.from ?? 0);
  const high = Number(band.atMost ?? band.below ?? band.to ?? low * 1.5 + 2);
  return String(low + 1 + random.below(Math.max(1, high - low - 1)));
}

function byCode<T>(list: readonly Coded[], draw: () => T): Record<string, T> {
  return Object.fromEntries(list.map(({ code }) => [code, draw()]));
}

function isFault(item: Item, value: AnswerValue): boolean {
  if (item.kind === 'passFail') return value === 'fail';
  if (item.kind === 'flag') return value === true;
  if (item.kind === 'count') return Object.keys(value).length > 0;
  return item.kind === 'allOf' && Object.values(value).includes('breached');
}

function noteOn(item: Item, random: Random): string {
  return random.pick(FAULT_NOTES[item.code] ?? OTHER_FAULT_NOTES);
}
