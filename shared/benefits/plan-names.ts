import type { Benefit } from './plan.ts';
import { isNumberKind } from './plan.ts';

/** Names of a plan's own in formulas: stars and place of the level by which is granted. */
export const LEVEL_NAMES = { stars: ['stars', '星数'], place: ['place', '档位'] } as const;

/** What formulas may call benefits: their codes, and names that one benefit alone has. */
export function benefitNames(benefits: readonly Benefit[]): ReadonlyMap<string, Benefit> {
  const named = new Map<string, Benefit | null>();
  for (const benefit of benefits.filter(({ kind }) => isNumberKind(kind))) {
    for (const name of new Set([benefit.name.zh, benefit.name.en ?? benefit.name.zh])) named.set(name, named.has(name) ? null : benefit);
  }
  for (const benefit of benefits) if (isNumberKind(benefit.kind)) named.set(benefit.code, benefit);
  return new Map([...named].flatMap(([name, benefit]) => (benefit === null ? [] : [[name, benefit] as const])));
}
