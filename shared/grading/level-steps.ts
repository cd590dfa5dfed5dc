import { assertNever } from '../errors.ts';
import type { LevelStep, LevelStepEffect, Scheme } from '../scheme/scheme.ts';
import { holds, type ConditionReader } from './conditions.ts';
import { BELOW, NO_LEVEL } from './raw-level.ts';

/** Levels after the level steps, and the steps that held. */
export interface SteppedLevels {
  /** Place of the level; -1: below the scale; -2: none. */
  readonly level: Int16Array;
  /** Codes of the steps that held, by row, in the scheme's order. */
  readonly held: ReadonlyMap<number, readonly string[]>;
}

/**
 * Applies the scheme's level steps in the order given, each clamped to the scale; null where it has none. `readerAt` is
 * what a step's condition reads, given the levels as they stand before it.
 */
export function stepLevels(scheme: Scheme, raw: Int16Array, readerAt: (level: Int16Array) => ConditionReader): SteppedLevels | null {
  const { levelSteps: rules } = scheme;
  if (rules === undefined) return null;
  const level = raw.slice();
  const held = new Map<number, string[]>();
  for (const { code, when, effect } of rules) {
    const holding = holds(when, readerAt(level));
    for (let row = 0; row < level.length; row += 1) {
      if (holding[row] !== 1 || raw[row] === NO_LEVEL) continue;
      level[row] = stepOf(effect, level[row]!, raw[row]!, scheme);
      const codes = held.get(row);
      if (codes === undefined) held.set(row, [code]);
      else codes.push(code);
    }
  }
  return { level, held };
}

/** The step among those that held which last changed the level, from the raw one; null: none did. */
export function decidingStep(scheme: Scheme, raw: number, held: readonly string[]): LevelStep | null {
  let level = raw;
  let deciding: LevelStep | null = null;
  for (const step of scheme.levelSteps ?? []) {
    if (!held.includes(step.code)) continue;
    const next = stepOf(step.effect, level, raw, scheme);
    if (next !== level) deciding = step;
    level = next;
  }
  return deciding;
}

/** The level after one step. Only an outlet that is below the scale already stays there. */
function stepOf(effect: LevelStepEffect, level: number, raw: number, scheme: Scheme): number {
  const place = (code: string): number => scheme.levels.findIndex((each) => each.code === code);
  const within = (next: number): number => Math.min(scheme.levels.length - 1, Math.max(next, level === BELOW ? BELOW : 0));
  switch (effect.kind) {
    case 'move':
      return within(level + effect.by);
    case 'cap':
      return within(Math.min(level, place(effect.at)));
    case 'floor':
      return within(Math.max(level, place(effect.at)));
    case 'capByRaw':
      return within(Math.min(level, raw + effect.plus));
    case 'floorByRaw':
      return within(Math.max(level, raw + effect.plus));
    default:
      return assertNever(effect);
  }
}
