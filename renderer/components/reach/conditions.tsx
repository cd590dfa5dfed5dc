import { inLang } from '../../../shared/errors.ts';
import type { Trace, TraceLine } from '../../../shared/grading/trace.ts';
import { formatPlaces, shownDifference } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { Icon } from '../icon.tsx';
import { REACH } from './reach-words.ts';

interface ConditionLine {
  readonly key: string;
  readonly text: string;
  readonly isMet: boolean;
  /** By how much it is short, or the value that meets it. */
  readonly value: string;
}

/** The conditions of a level: met, or short by how much. */
export function Conditions({ trace, line }: { readonly trace: Trace; readonly line: TraceLine }) {
  const say = useWords(REACH);
  const lang = useLang();
  const lines: readonly ConditionLine[] = [...totalLine(), ...gateLines(), ...seatLine(), ...heldBack()];
  if (lines.length === 0) return null;
  return (
    <ul className="conditions">
      {lines.map(({ key, text, isMet, value }) => (
        <li key={key}>
          <span className={isMet ? 'up' : 'warn'} title={say(isMet ? 'met' : 'unmet')}>
            <Icon name={isMet ? 'check' : 'clock'} />
            <span className="visually-hidden">{say(isMet ? 'met' : 'unmet')}</span>
          </span>
          <span className="grow">{text}</span>
          <span className={isMet ? 'num quiet' : 'num strong'}>{value}</span>
        </li>
      ))}
    </ul>
  );

  function totalLine(): readonly ConditionLine[] {
    if (line.line === null) return [];
    const isLow = isLowBest(trace);
    const isShort = line.distance === null || line.distance.startsWith('-') || (line.exclusive && !/[1-9]/.test(line.distance));
    const word = line.exclusive ? (isLow ? 'totalBelow' : 'totalAbove') : isLow ? 'totalAtMost' : 'totalAtLeast';
    const value = line.distance === null ? say('noValue') : isShort ? say(isLow ? 'over' : 'short', { n: formatPlaces(line.distance.replace('-', '')) }) : formatPlaces(trace.total);
    return [{ key: 'total', text: say(word, { line: formatPlaces(line.line) }), isMet: !isShort, value }];
  }

  function gateLines(): readonly ConditionLine[] {
    return line.gates.flatMap((gate): readonly ConditionLine[] => {
      const name = inLang(gate.name, lang);
      const bounds = [
        ...(gate.atLeast === null ? [] : [{ word: 'gateAtLeast', bound: gate.atLeast } as const]),
        ...(gate.atMost === null ? [] : [{ word: 'gateAtMost', bound: gate.atMost } as const]),
      ];
      return bounds.map(({ word, bound }) => ({
        key: `${gate.code}${word}`,
        text: say(word, { name, n: formatPlaces(bound) }),
        isMet: gate.met,
        value: gate.value === null ? say('noValue') : gate.met ? formatPlaces(gate.value) : gap(word, gate.value, bound),
      }));
    });
  }

  function seatLine(): readonly ConditionLine[] {
    const { seat } = trace.level;
    if (line.seats === undefined || seat === undefined) return [];
    return [{ key: 'seats', text: say('seats', { of: seat.of, seats: line.seats, rank: seat.rank }), isMet: line.reached, value: '' }];
  }

  /** Level steps and vetoes that bring the level below the one that the score gives. */
  function heldBack(): readonly ConditionLine[] {
    const { levels, raw, afterSteps = raw, afterVetoes } = placesOf(trace);
    const names = [...(afterSteps < raw ? (trace.level.steps ?? []) : []), ...(afterVetoes < afterSteps ? trace.level.vetoes : [])];
    if (levels === 0) return [];
    return names.map(({ code, name }) => ({ key: `held ${code}`, text: say('heldBack', { name: inLang(name, lang) }), isMet: false, value: '' }));
  }

  function gap(word: 'gateAtLeast' | 'gateAtMost', value: string, bound: string): string {
    const difference = formatPlaces(shownDifference(value, bound).replace('-', ''));
    return say(word === 'gateAtLeast' ? 'short' : 'over', { n: difference });
  }
}

/** Places of the levels that the score, the steps and the vetoes came to; -1: none, or below the scale. */
function placesOf({ level }: Trace): { readonly levels: number; readonly raw: number; readonly afterSteps?: number; readonly afterVetoes: number } {
  const place = (code: string | null): number => level.lines.findIndex((line) => line.level === code);
  return { levels: level.lines.length, raw: place(level.raw), ...(level.afterSteps === undefined ? {} : { afterSteps: place(level.afterSteps) }), afterVetoes: place(level.afterVetoes) };
}

/** Penalty points: the lines fall towards the better levels. */
function isLowBest({ level }: Trace): boolean {
  const lines = level.lines.flatMap(({ line }) => (line === null ? [] : [Number(line)]));
  return lines.length > 1 && lines[0]! > lines.at(-1)!;
}
