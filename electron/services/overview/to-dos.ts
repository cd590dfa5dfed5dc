import type { RunId } from '../../../shared/ids.ts';
import type { MovementSummary, Overview, RunDetail, ToDo } from '../../../shared/ipc-contract.ts';

/** How the period stands, as far as it makes somebody do something. */
export type PeriodStanding = Pick<Overview, 'outlets' | 'visits'> & {
  readonly hasScheme: boolean;
  readonly missingFigures: Overview['figures'];
  /** Today, whatever the period. */
  readonly overdueActions: number;
  /** Today, whatever the period. */
  readonly openAppeals: number;
  /** Published runs of any period on which nobody decided since levels before them were corrected. */
  readonly resting: readonly RunId[];
  readonly run: RunDetail | null;
  readonly movements: MovementSummary | null;
};

/** What waits for a hand in the period, what holds up the next step first. */
export function toDos({ outlets, hasScheme, missingFigures, visits, overdueActions, openAppeals, resting, run, movements }: PeriodStanding): readonly ToDo[] {
  const list: ToDo[] = [];
  if (!hasScheme) list.push({ kind: 'noScheme' });
  if (outlets === 0) list.push({ kind: 'noOutlets' });
  if (hasScheme && outlets > 0 && run === null) list.push({ kind: 'noRun' });
  const [firstResting] = resting;
  const isDraft = run?.state === 'draft';
  const counted: readonly ToDo[] = [
    { kind: 'decideMovements', count: isDraft ? (movements?.pending ?? 0) : 0 },
    { kind: 'publish', count: isDraft && movements?.pending === 0 ? 1 : 0 },
    ...(firstResting === undefined ? [] : [{ kind: 'restingRuns', count: resting.length, runId: firstResting } as const]),
    { kind: 'reviewVisits', count: visits.waiting },
    { kind: 'decideAppeals', count: openAppeals },
    { kind: 'overdueActions', count: overdueActions },
    { kind: 'notGraded', count: run?.notGraded ?? 0 },
    { kind: 'missingFigures', count: missingFigures.expected - missingFigures.present },
    { kind: 'finishVisits', count: visits.inProgress },
  ];
  return [...list, ...counted.filter((item) => 'count' in item && item.count > 0)];
}
