import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import type { Store } from '../../../db/store.ts';
import { periodEnd } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import { MOVEMENTS, type Movement } from '../../../shared/grading/grading-result.ts';
import { levelCode } from '../../../shared/grading/movement-reason.ts';
import { textAt } from '../../../shared/grading/text-columns.ts';
import type { RunId } from '../../../shared/ids.ts';
import type { MovementRegion, MovementSummary } from '../../../shared/ipc-contract.ts';
import { levelInfos } from '../../../shared/scheme/level-infos.ts';
import { isCandidate } from '../grading/run-summary.ts';
import { findRun, runView, schemeOfRun } from '../grading/run-view.ts';
import type { ServiceContext } from '../service-context.ts';

/**
 * How many movements the rules propose, and how far their deciding has come.
 *
 * @throws {AppError} `grading/no-run`
 */
export function summarizeMovements(context: ServiceContext, { runId }: { readonly runId: RunId }): MovementSummary {
  return movementSummary(context, findRun(context.store, runId));
}

export function movementSummary({ store, user }: Pick<ServiceContext, 'store' | 'user'>, run: RunRecord): MovementSummary {
  const row = store.runs.findRow(run.id);
  if (row === null) throw new AppError('grading/no-run', { id: run.id });
  const { candidates } = run.summary;
  const decided = Math.min(candidates, store.decisions.count(run.no));
  const scheme = schemeOfRun(store, run);
  const approval = scheme.movement.approval ?? 'one';
  const isOpen = approval === 'two' && (run.state === 'draft' || run.state === 'proposed');
  return {
    run: row,
    levels: levelInfos(scheme),
    counts: proposedCounts(store, run),
    candidates,
    decided,
    pending: candidates - decided,
    approval,
    unapproved: isOpen ? store.decisions.countUnapproved(run.no) : 0,
    approvable: isOpen ? store.decisions.countApprovable(run.no, user) : 0,
    rests: run.state === 'published' ? store.proposals.restingOf(run.no).filter(({ decision }) => decision === null).length : 0,
    moves: proposedMoves(store, run),
  };
}

/** The proposed movements by their two levels, the most frequent first, then from the top of the scale down. */
function proposedMoves(store: Store, run: RunRecord): MovementSummary['moves'] {
  const { scheme, result } = runView(store, run);
  const counts = new Map<string, { from: number; to: number; outlets: number }>();
  for (let row = 0; row < result.codes.length; row += 1) {
    if (!isCandidate(result, row)) continue;
    const [from, to] = [result.previousLevel[row]!, result.newLevel[row]!];
    const known = counts.get(`${from} ${to}`) ?? { from, to, outlets: 0 };
    counts.set(`${from} ${to}`, { from, to, outlets: known.outlets + 1 });
  }
  const sorted = [...counts.values()].sort((a, b) => b.outlets - a.outlets || b.from - a.from || b.to - a.to);
  return sorted.map(({ from, to, outlets }) => ({ from: levelCode(scheme, from), to: levelCode(scheme, to), outlets }));
}

/**
 * The proposed movements of each region on the second level of the tree (on the first where there is only one level).
 *
 * @throws {AppError} `grading/no-run`
 */
export function movementsByRegion({ store }: ServiceContext, { runId }: { readonly runId: RunId }): readonly MovementRegion[] {
  const run = findRun(store, runId);
  const { result, regions, outletNos } = runView(store, run);
  const column = regions[Math.min(1, regions.length - 1)];
  const decided = store.decisions.ofRun(run.no);
  const named = new Map([...store.regions.snapshot(periodEnd(run.period)).values()].map(({ code, id, name }) => [code, { id, name }]));
  const groups = new Map<string | null, { outlets: number; promote: number; demote: number; enter: number; pending: number }>();
  for (let row = 0; row < result.codes.length; row += 1) {
    if (!isCandidate(result, row)) continue;
    const code = column === undefined ? null : textAt(column, row);
    const group = groups.get(code) ?? { outlets: 0, promote: 0, demote: 0, enter: 0, pending: 0 };
    groups.set(code, group);
    const movement = MOVEMENTS[result.movement[row]!]!;
    group.outlets += 1;
    if (movement === 'promote' || movement === 'demote' || movement === 'enter') group[movement] += 1;
    if (!decided.has(outletNos[row]!)) group.pending += 1;
  }
  const rows = [...groups].map(([code, counts]) => ({ regionId: (code === null ? null : named.get(code)?.id) ?? null, name: (code === null ? '' : named.get(code)?.name) ?? code ?? '', ...counts }));
  return rows.sort((a, b) => b.outlets - a.outlets || (a.name < b.name ? -1 : 1));
}

/** The movements as the rules propose them. The run's own counts hold what was decided once it is published. */
function proposedCounts(store: Store, run: RunRecord): Readonly<Record<Movement, number>> {
  if (run.state === 'draft') return run.summary.movements;
  const counts = MOVEMENTS.map(() => 0);
  for (const place of runView(store, run).result.movement) counts[place]! += 1;
  return Object.fromEntries(MOVEMENTS.map((movement, place) => [movement, counts[place]!])) as Record<Movement, number>;
}
