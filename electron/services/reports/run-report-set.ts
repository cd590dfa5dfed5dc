import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { onFile } from '../../../db/file-error.ts';
import type { ReportRequest } from '../../../shared/contract/report-calls.ts';
import type { ReportSet, ReportSetItem, ReportSetRun, SetFile } from '../../../shared/contract/report-set-calls.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import { AppError, toWireError } from '../../../shared/errors.ts';
import type { RegionId, ReportSetId } from '../../../shared/ids.ts';
import type { ExportRequest, RunRow } from '../../../shared/ipc-contract.ts';
import { exportFileName } from '../export/export-file-name.ts';
import { exportTable } from '../export/export-request.ts';
import { listRuns } from '../grading/list-runs.ts';
import { regionTree } from '../outlets/list-outlets.ts';
import { checkCancelled, type ServiceContext } from '../service-context.ts';
import type { PagePrinter } from './page-printer.ts';
import { fileSafe, reportFileName } from './report-names.ts';
import { keepFolder } from './report-sets.ts';
import { openReport } from './report-source.ts';
import { writeReport } from './write-report.ts';

/** Steps of the whole progress that one thing of a set counts. */
const STEPS = 1000;

/** A part of a set: all regions together, or one region in a folder of its own. */
interface Scope {
  readonly name: string | null;
  readonly regionIds: readonly RegionId[];
  readonly folder: string;
}

/**
 * Writes everything of a set for a period into a folder, which is made where it is missing. What fails is told and the rest
 * goes on; only a cancel ends it.
 *
 * @throws {AppError} `report/no-run-of-period`, `outlet/region-not-found`, `store/...` for the folder, `task/cancelled`
 */
export async function runReportSet(context: ServiceContext, set: ReportSet, where: { readonly period: PeriodId; readonly folder: string }, printer: PagePrinter): Promise<ReportSetRun> {
  const run = runOf(context, set, where.period);
  const scopes = scopesOf(context, set, where.folder);
  const jobs = scopes.flatMap((scope) => set.items.map((item) => ({ scope, item })));
  const files: SetFile[] = [];
  for (const [done, { scope, item }] of jobs.entries()) {
    checkCancelled(context);
    onFile(scope.folder, () => mkdirSync(scope.folder, { recursive: true }));
    const inside: ServiceContext = {
      ...context,
      onProgress: ({ done: steps, of }) => context.onProgress({ done: done * STEPS + (of === null || of === 0 ? 0 : Math.round((steps / of) * STEPS)), of: jobs.length * STEPS }),
    };
    files.push(await written(inside, set, run, scope, item, printer));
  }
  context.onProgress({ done: jobs.length * STEPS, of: jobs.length * STEPS });
  return { name: set.name, period: where.period, path: where.folder, files };
}

async function written(context: ServiceContext, set: ReportSet, run: RunRow, scope: Scope, item: ReportSetItem, printer: PagePrinter): Promise<SetFile> {
  const facts = { item, region: scope.name, pages: 0, rows: 0, error: null };
  let path = scope.folder;
  try {
    if (item.kind === 'table') {
      let rows = 0;
      // A table is of one region or of all: of several, each has a file.
      for (const { id, name } of tableRegions(context, scope)) {
        const request = tableRequest(set, run, id, item);
        path = join(scope.folder, fileSafe(name === null ? exportFileName(context, request) : `${name}-${exportFileName(context, request)}`));
        rows += await exportTable(context, request, path);
      }
      return { ...facts, path, rows };
    }
    const request: ReportRequest = { report: item.report, lang: set.lang, runId: run.id, regionIds: scope.regionIds };
    const { head, parts } = openReport(context, request);
    const name = reportFileName(request, head, [], 'pdf');
    path = join(scope.folder, item.files === 'each' && parts.length > 1 ? name.replace(/\.pdf$/, '') : name);
    const { pages } = await writeReport(context, request, { path, files: item.files }, printer);
    return { ...facts, path, pages };
  } catch (error) {
    if (error instanceof AppError && error.code !== 'task/cancelled') return { ...facts, path, error: toWireError(error) };
    throw error;
  }
}

function tableRequest(set: ReportSet, run: RunRow, regionId: RegionId | null, { table, format }: Extract<ReportSetItem, { kind: 'table' }>): ExportRequest {
  const head = { format, lang: set.lang } as const;
  const region = regionId === null ? {} : { regionId };
  switch (table) {
    case 'results':
    case 'movements':
    case 'notices':
      return { ...head, table, query: { runId: run.id, ...region } };
    case 'visits':
      return { ...head, table, query: { period: run.period, ...region } };
    case 'outlets':
    case 'actions':
      return { ...head, table, query: region };
  }
}

function tableRegions(context: ServiceContext, { regionIds, name }: Scope): readonly { readonly id: RegionId | null; readonly name: string | null }[] {
  if (regionIds.length === 0) return [{ id: null, name: null }];
  if (regionIds.length === 1 && name !== null) return [{ id: regionIds[0]!, name: null }];
  return regionIds.map((id) => ({ id, name: regionNamed(context, id).name }));
}

/** The published run of the period, else the newest one that still stands. */
function runOf(context: ServiceContext, { schemeCode }: ReportSet, period: PeriodId): RunRow {
  const runs = listRuns(context, { schemeCode, period });
  const run = runs.find(({ state }) => state === 'published') ?? runs.find(({ state }) => state !== 'superseded');
  if (run === undefined) throw new AppError('report/no-run-of-period', { period, scheme: schemeCode });
  return run;
}

function scopesOf(context: ServiceContext, { regionIds, perRegion }: ReportSet, folder: string): readonly Scope[] {
  if (!perRegion || regionIds.length === 0) return [{ name: null, regionIds, folder }];
  return regionIds.map((id) => {
    const { name } = regionNamed(context, id);
    return { name, regionIds: [id], folder: join(folder, fileSafe(name)) };
  });
}

function regionNamed(context: ServiceContext, id: RegionId) {
  const region = regionTree(context).find((each) => each.id === id);
  if (region === undefined) throw new AppError('outlet/region-not-found', { id });
  return region;
}

/** Runs a set of the store and notes its folder. @throws {AppError} `report/set-not-found`, as `runReportSet` */
export async function runKeptSet(context: ServiceContext, asked: { readonly setId: ReportSetId; readonly period: PeriodId; readonly folder: string }, printer: PagePrinter): Promise<ReportSetRun> {
  const set = context.store.reportSets.findById(asked.setId);
  if (set === null) throw new AppError('report/set-not-found', { name: asked.setId });
  keepFolder(context, set.id, asked.folder);
  return runReportSet(context, set, asked, printer);
}
