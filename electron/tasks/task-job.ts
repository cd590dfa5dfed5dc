import type { PeriodId } from '../../shared/dates.ts';
import type { PrintBatch, ReportRequest } from '../../shared/contract/report-calls.ts';
import type { WireError } from '../../shared/errors.ts';
import type { ReportSetId, RunId } from '../../shared/ids.ts';
import type { ExportRequest, ImportRequest, RequestOf, TaskKind, TaskResult } from '../../shared/ipc-contract.ts';
import type { ShownExport } from '../services/export/shown-table.ts';
import type { PrintedBatch } from '../services/reports/page-printer.ts';
import type { ReportOut } from '../services/reports/write-report.ts';
import type { Progress } from '../services/service-context.ts';

/** One piece of long work, plain data, so that it can be sent to a worker thread. */
export type TaskJob =
  | { readonly kind: 'demo'; readonly path: string }
  | { readonly kind: 'import'; readonly request: ImportRequest }
  | { readonly kind: 'grade'; readonly schemeCode: string; readonly period: PeriodId }
  | { readonly kind: 'grade'; readonly rerunOf: RunId; readonly reason: string }
  | { readonly kind: 'publish'; readonly request: RequestOf<'grading:publish'> }
  | { readonly kind: 'correction'; readonly runId: RunId }
  | { readonly kind: 'export'; readonly request: ExportRequest | { readonly table: 'shown'; readonly shown: ShownExport }; readonly path: string }
  | { readonly kind: 'report'; readonly request: ReportRequest; readonly out: ReportOut }
  | { readonly kind: 'reportSet'; readonly setId: ReportSetId; readonly period: PeriodId; readonly folder: string }
  | { readonly kind: 'backup'; readonly path: string }
  | { readonly kind: 'verify' };

/** What the worker thread is started with. */
export interface TaskWorkerData {
  readonly job: TaskJob;
  /** The open store; for `demo` the store that is made. */
  readonly storePath: string;
  readonly user: string;
  /** One Int32: 1 when the person cancelled. */
  readonly cancelFlag: SharedArrayBuffer;
}

/** What the worker thread says. */
export type TaskMessage =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'done'; readonly result: TaskResult }
  /** Pages to be laid out and printed by the main process, which answers with a PrintAnswer. */
  | { readonly kind: 'print'; readonly id: number; readonly batch: PrintBatch }
  | { readonly kind: 'failed'; readonly error: WireError; readonly stack: string | null };

/** What the main process answers to `print`. */
export type PrintAnswer =
  | { readonly id: number; readonly ok: true; readonly printed: PrintedBatch }
  | { readonly id: number; readonly ok: false; readonly error: WireError };

export type JobOf<K extends TaskKind> = Extract<TaskJob, { kind: K }>;
