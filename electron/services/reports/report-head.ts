import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import type { ReportHead, ReportRequest } from '../../../shared/contract/report-calls.ts';
import { periodEnd } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import type { RegionId } from '../../../shared/ids.ts';
import { storeInfo } from '../overview/store-info.ts';
import { findRun } from '../grading/run-view.ts';
import type { ServiceContext } from '../service-context.ts';
import { todayOf } from '../today-of.ts';

/** The run that a report is of. @throws {AppError} `grading/no-run`, `report/run-needed` */
export function runOfReport({ store }: ServiceContext, request: ReportRequest): RunRecord {
  if (request.runId === null) throw new AppError('report/run-needed');
  return findRun(store, request.runId);
}

/** What the head and foot of the pages say. @throws {AppError} `outlet/region-not-found` */
export function reportHead(context: ServiceContext, request: ReportRequest, run: RunRecord | null): ReportHead {
  const { store } = context;
  const nodes = [...store.regions.snapshot(run === null ? todayOf(context) : periodEnd(run.period)).values()];
  const widest = nodes.filter(({ level }) => level === 0);
  return {
    network: widest.length === 1 ? widest[0]!.name : storeInfo(store).name,
    run: run === null ? null : store.runs.findRow(run.id),
    period: run?.period ?? null,
    resultsHash: run?.resultsHash ?? null,
    printedOn: todayOf(context),
    regions: request.regionIds.map((id) => nameOf(nodes, id)),
  };
}

function nameOf(nodes: readonly { readonly id: RegionId; readonly name: string }[], id: RegionId): string {
  const node = nodes.find((each) => each.id === id);
  if (node === undefined) throw new AppError('outlet/region-not-found', { id });
  return node.name;
}
