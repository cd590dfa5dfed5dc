import type { ReportRequest } from '../../../shared/contract/report-calls.ts';
import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import type { RegionId } from '../../../shared/ids.ts';
import type { MovementRow, Page, PageRequest, ResultRow } from '../../../shared/ipc-contract.ts';
import { MOVEMENTS } from '../../../shared/grading/grading-result.ts';
import { listResults } from '../grading/list-results.ts';
import { listMovements } from '../movement/list-movements.ts';
import type { ServiceContext } from '../service-context.ts';

const EVERYTHING = { offset: 0, limit: Number.MAX_SAFE_INTEGER } as const;

/** The run's rows that a report is for, by region path and code. */
export function reportRows(context: ServiceContext, request: ReportRequest, run: RunRecord): readonly ResultRow[] {
  const rows = inRegions(request.regionIds, (regionId) => listResults(context, { runId: run.id, ...regionId, ...EVERYTHING }));
  const wanted = request.outletIds === undefined ? null : new Set(request.outletIds);
  return rows.filter(({ outletId }) => wanted === null || wanted.has(outletId)).toSorted(byRegionAndCode);
}

/** The run's movements that a report is for, those that only hold included, by region path and code. */
export function reportMovements(context: ServiceContext, request: ReportRequest, run: RunRecord): readonly MovementRow[] {
  const rows = inRegions(request.regionIds, (regionId) => listMovements(context, { runId: run.id, movement: MOVEMENTS, ...regionId, ...EVERYTHING }));
  const wanted = request.outletIds === undefined ? null : new Set(request.outletIds);
  return rows.filter(({ outletId }) => wanted === null || wanted.has(outletId)).toSorted(byRegionAndCode);
}

/** Rows of several regions, each row once although one region may lie in another. */
export function inRegions<R extends { readonly code: string }>(regionIds: readonly RegionId[], list: (filter: { readonly regionId?: RegionId }) => Page<R>): readonly R[] {
  if (regionIds.length === 0) return list({}).rows;
  const found = new Map<string, R>();
  for (const regionId of regionIds) for (const row of list({ regionId }).rows) found.set(row.code, row);
  return [...found.values()];
}

function byRegionAndCode(a: { readonly regionPath: readonly string[]; readonly code: string }, b: { readonly regionPath: readonly string[]; readonly code: string }): number {
  const [left, right] = [a.regionPath.join('/'), b.regionPath.join('/')];
  if (left !== right) return left < right ? -1 : 1;
  return a.code < b.code ? -1 : 1;
}

/** For lists of everything. */
export const ALL_ROWS: PageRequest = EVERYTHING;

/** Rows by a key, the keys in the order in which they first come. */
export function groupedBy<R>(rows: readonly R[], keyOf: (row: R) => string): ReadonlyMap<string, readonly R[]> {
  const groups = new Map<string, R[]>();
  for (const row of rows) {
    const known = groups.get(keyOf(row));
    if (known === undefined) groups.set(keyOf(row), [row]);
    else known.push(row);
  }
  return groups;
}

/** The first region level at which the rows part, at most two below the widest: a report is divided there. */
export function partingLevel(rows: readonly { readonly regionPath: readonly string[] }[]): number {
  const deepest = rows.reduce((least, { regionPath }) => Math.min(least, Math.max(0, regionPath.length - 1)), rows.length === 0 ? 0 : 2);
  for (let level = 0; level < deepest; level += 1) if (new Set(rows.map(({ regionPath }) => regionPath[level])).size > 1) return level;
  return deepest;
}
