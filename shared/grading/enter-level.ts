import type { Scheme } from '../scheme/scheme.ts';
import { MOVEMENT_RULES, MOVEMENTS, type GradingResult } from './grading-result.ts';
import { NO_LEVEL } from './raw-level.ts';
import { levelPlace, vetoOutcome } from './vetoes.ts';

/**
 * Place of the highest level that a person may give an entering outlet: what `enterLevel` says, and the level caps of the
 * vetoes that held, by their codes.
 */
export function personCap(scheme: Scheme, vetoes: readonly string[]): number {
  const rule = scheme.movement.enterLevel;
  const stated = rule?.kind === 'person' && rule.upTo !== undefined ? levelPlace(scheme, rule.upTo) : scheme.levels.length - 1;
  const { levelCap } = vetoOutcome(scheme, (scheme.vetoes ?? []).filter(({ code }) => vetoes.includes(code)));
  return Math.min(stated, levelCap ?? stated);
}

/** Whether a person has to say the first level of the row: the rules propose that it gets one, not which. */
export function asksForLevel(result: GradingResult, row: number): boolean {
  const isEntry = MOVEMENT_RULES[result.rule[row]!] === 'enterLevel' && MOVEMENTS[result.movement[row]!] === 'enter';
  return isEntry && result.newLevel[row] === NO_LEVEL;
}
