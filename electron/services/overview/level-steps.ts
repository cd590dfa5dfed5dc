import { NO_LEVEL } from '../../../shared/grading/raw-level.ts';
import type { Overview } from '../../../shared/ipc-contract.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';

/**
 * How many outlets crossed the border between each two neighbouring levels, up or down, from the top down. A move over
 * several levels crosses each border between; who had no level, or has none now, crosses none.
 */
export function levelSteps(scheme: Scheme, before: Int16Array, after: Int16Array): Overview['steps'] {
  const up = scheme.levels.map(() => 0);
  const down = scheme.levels.map(() => 0);
  for (let row = 0; row < before.length; row += 1) {
    const [from, to] = [before[row]!, after[row]!];
    if (from === NO_LEVEL || to === NO_LEVEL) continue;
    for (let border = Math.max(from, 0) + 1; border <= to; border += 1) up[border]! += 1;
    for (let border = Math.max(to, 0) + 1; border <= from; border += 1) down[border]! += 1;
  }
  return scheme.levels
    .flatMap(({ code }, place) => {
      const lower = scheme.levels[place - 1];
      return lower === undefined ? [] : [{ lower: lower.code, upper: code, up: up[place]!, down: down[place]! }];
    })
    .toReversed();
}
