import type { Trace, TraceLine } from '../../../shared/grading/trace.ts';
import type { LevelInfo } from '../../../shared/ipc-contract.ts';

/**
 * The level one above the one the outlet has or is proposed for; on the highest, that level itself.
 * null: the scheme's levels have no conditions.
 */
export function nextLine(trace: Trace, levels: readonly LevelInfo[]): { readonly line: TraceLine; readonly isHigher: boolean } | null {
  const byPlace = [...levels].sort((a, b) => a.place - b.place);
  const now = byPlace.findIndex((level) => level.code === trace.level.next);
  const above = byPlace[now + 1];
  const wanted = above ?? byPlace[now];
  const line = trace.level.lines.find((each) => each.level === wanted?.code);
  if (line === undefined || (line.line === null && line.gates.length === 0)) return null;
  return { line, isHigher: above !== undefined };
}
