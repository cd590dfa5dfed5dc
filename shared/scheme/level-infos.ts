import type { LevelInfo } from '../ipc-contract.ts';
import type { Scheme } from './scheme.ts';

/** The scheme's levels for display, lowest first. */
export function levelInfos(scheme: Scheme): readonly LevelInfo[] {
  return scheme.levels.map(({ code, name, stars }, place) => ({ code, name, stars: stars ?? null, place }));
}
