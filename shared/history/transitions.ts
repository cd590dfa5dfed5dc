import { ABSENT_PLACE, isOnScale } from './standing.ts';

/** How many outlets went from one standing to another between two periods. */
export interface TransitionCell {
  readonly from: number;
  readonly to: number;
  readonly outlets: number;
}

export interface Transitions {
  /** Cells with outlets, from the highest standing down, absent last; without those absent in both. */
  readonly cells: readonly TransitionCell[];
  /** Outlets that are in at least one of the two periods. */
  readonly outlets: number;
  /** On the scale in both, and of these risen, fallen, the same. */
  readonly compared: number;
  readonly up: number;
  readonly down: number;
  readonly same: number;
  /** In the second period only; in the first only. */
  readonly appeared: number;
  readonly gone: number;
}

/** Counts the moves of some rows between two columns of places. */
export function countTransitions(from: Int16Array, to: Int16Array, rows: Iterable<number>): Transitions {
  const counts = new Map<number, Map<number, number>>();
  const sums = { outlets: 0, compared: 0, up: 0, down: 0, same: 0, appeared: 0, gone: 0 };
  for (const row of rows) {
    const [was, is] = [from[row]!, to[row]!];
    if (was === ABSENT_PLACE && is === ABSENT_PLACE) continue;
    const line = counts.get(was) ?? new Map<number, number>();
    counts.set(was, line.set(is, (line.get(is) ?? 0) + 1));
    sums.outlets += 1;
    if (was === ABSENT_PLACE) sums.appeared += 1;
    else if (is === ABSENT_PLACE) sums.gone += 1;
    if (!isOnScale(was) || !isOnScale(is)) continue;
    sums.compared += 1;
    if (is > was) sums.up += 1;
    else if (is < was) sums.down += 1;
    else sums.same += 1;
  }
  const cells = [...counts].flatMap(([was, line]) => [...line].map(([is, outlets]): TransitionCell => ({ from: was, to: is, outlets })));
  return { ...sums, cells: cells.sort((a, b) => b.from - a.from || b.to - a.to) };
}
