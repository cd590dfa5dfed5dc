import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import type { NoticeData, ReportHead, ReportRequest } from '../../../shared/contract/report-calls.ts';
import type { MovementRow, ResultRow } from '../../../shared/ipc-contract.ts';
import { explain } from '../grading/explain.ts';
import { getOutlet } from '../outlets/get-outlet.ts';
import type { ServiceContext } from '../service-context.ts';
import { reachLevels, type ReachMemory } from '../studies/reach.ts';
import { benefitReader } from './benefits-of.ts';
import { reportMovements, reportRows } from './report-rows.ts';
import type { ReportPart } from './report-source.ts';
import { quiet } from './scorecard.ts';
import { termsOf } from './terms-of.ts';

/**
 * A notice 升降级通知 for each outlet that rises, falls, enters, or whose proposed movement a person decided otherwise; for
 * outlets that are asked for by themselves one in any case.
 */
export function noticeParts(context: ServiceContext, request: ReportRequest, run: RunRecord, head: ReportHead): readonly ReportPart[] {
  const readers: Readers = { memory: { base: null }, benefitsOf: benefitReader(context, run) };
  const movements = new Map(reportMovements(context, request, run).map((row) => [row.outletId, row]));
  return reportRows(context, request, run).flatMap((row): readonly ReportPart[] => {
    const movement = movements.get(row.outletId);
    if (movement === undefined || (request.outletIds === undefined && !isMoved(row, movement))) return [];
    return [{ code: row.code, name: row.name, id: row.outletId, document: () => notice(context, request, run, head, row, movement, readers) }];
  });
}

interface Readers {
  readonly memory: ReachMemory;
  readonly benefitsOf: ReturnType<typeof benefitReader>;
}

function isMoved(row: ResultRow, movement: MovementRow): boolean {
  return ['promote', 'demote', 'enter'].includes(row.movement) || movement.decision === 'held' || movement.decision === 'overridden';
}

function notice(context: ServiceContext, request: ReportRequest, run: RunRecord, head: ReportHead, standing: ResultRow, movement: MovementRow, readers: Readers): NoticeData {
  const ask = { runId: run.id, outletId: standing.outletId };
  const { now, before } = readers.benefitsOf(standing.outletId);
  return {
    kind: 'notice',
    head,
    outlet: getOutlet(context, ask).outlet,
    explanation: explain(context, ask),
    standing,
    movement,
    reach: standing.state === 'graded' ? reachLevels(quiet(context), ask, readers.memory).reach : null,
    terms: termsOf(context, request, run),
    benefits: now,
    benefitsBefore: before,
  };
}
