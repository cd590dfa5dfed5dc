import { BELOW_SCALE } from '../../../shared/scheme/scheme.ts';
import type { LevelInfo, MovementRow, RunRow, ScorePoint } from '../../../shared/ipc-contract.ts';
import { toHundredths } from '../../format.ts';

/** Below this distance from the line, in hundredths of a point, a row is marked as close. */
const NEAR_HUNDREDTHS = 10n;

/** Whether a total lies less than 0.10 from the line that decides; a distance of 0.10 itself is not near. */
export function isNear(distance: string | null): boolean {
  if (distance === null) return false;
  const hundredths = toHundredths(distance.replace(/^[-+]/, ''));
  return hundredths < NEAR_HUNDREDTHS;
}

/** Whether a person has to say the first level: the rules propose none. */
export function asksForLevel({ reason, proposed }: Pick<MovementRow, 'reason' | 'proposed'>): boolean {
  return reason.enter === 'person' && proposed === null;
}

/** How many levels a movement goes; undefined where one end is no level of the scheme. */
export function stepsOf({ from, proposed }: Pick<MovementRow, 'from' | 'proposed'>, levels: readonly LevelInfo[]): number | undefined {
  const [start, end] = [placeOf(from, levels), placeOf(proposed, levels)];
  return start === undefined || end === undefined ? undefined : Math.abs(end - start);
}

function placeOf(code: string | null, levels: readonly LevelInfo[]): number | undefined {
  if (code === BELOW_SCALE) return -1;
  return levels.find((level) => level.code === code)?.place;
}

/**
 * The line that decided and the level whose line it is: of the new level on the way up, of the old one on the way down,
 * of an outlet that stays the one it did not cross. null where the scheme has none.
 */
export function decidingLine(
  { movement, reason }: Pick<MovementRow, 'movement' | 'reason'>,
  levels: readonly LevelInfo[],
): { readonly level: string; readonly at: string } | null {
  const level = movement === 'demote' ? reason.from : movement === 'hold' ? heldAt(reason, levels) : reason.to;
  return reason.line === undefined || level === null ? null : { level, at: reason.line };
}

function heldAt({ from, level }: MovementRow['reason'], levels: readonly LevelInfo[]): string | null {
  const [start, end] = [placeOf(from, levels), placeOf(level ?? null, levels)];
  if (start === undefined || end === undefined || end <= start) return from;
  return levels.find(({ place }) => place === start + 1)?.code ?? from;
}

/** The run whose movements are shown where none is named: the newest draft or proposed one of the period, else the one that stands. */
export function runToShow(runs: readonly RunRow[]): RunRow | null {
  const newest = (...states: readonly RunRow['state'][]): RunRow | undefined =>
    runs.filter((run) => states.includes(run.state)).reduce<RunRow | undefined>((best, run) => (best === undefined || run.number > best.number ? run : best), undefined);
  return newest('draft', 'proposed') ?? newest('published') ?? null;
}

/** The outlet's points up to a period, at most `most` of them, oldest first. */
export function lastScores(scores: readonly ScorePoint[], run: Pick<RunRow, 'period'>, most: number): readonly ScorePoint[] {
  const end = scores.findLastIndex((score) => score.period <= run.period);
  return scores.slice(Math.max(0, end + 1 - most), end + 1);
}
