import { assertNever } from '../../shared/errors.ts';
import type { TaskResult } from '../../shared/ipc-contract.ts';
import { createDemo } from '../services/demo/create-demo.ts';
import { exportTable } from '../services/export/export-request.ts';
import { writeShownTable } from '../services/export/shown-table.ts';
import { publishRun } from '../services/grading/publish-run.ts';
import { startGradingRun } from '../services/grading/start-run.ts';
import { previewCorrection } from '../services/publication/correction-preview.ts';
import { rerun } from '../services/publication/rerun.ts';
import { runImport } from '../services/import/run-import.ts';
import type { ServiceContext } from '../services/service-context.ts';
import type { PagePrinter } from '../services/reports/page-printer.ts';
import { runKeptSet } from '../services/reports/run-report-set.ts';
import { writeReport } from '../services/reports/write-report.ts';
import { backupStore } from '../services/store/backup.ts';
import { verifyStore } from '../services/store/verify.ts';
import type { TaskJob } from './task-job.ts';

/** Does one piece of long work with the services that the command line uses too. */
export async function runJob(context: ServiceContext, job: TaskJob, printer: PagePrinter): Promise<TaskResult> {
  switch (job.kind) {
    case 'demo': {
      const { outlets, periods } = createDemo(context, {});
      return { kind: 'demo', path: job.path, outlets, periods };
    }
    case 'import':
      return { kind: 'import', summary: await runImport(context, job.request) };
    case 'grade':
      return { kind: 'grade', runId: 'rerunOf' in job ? rerun(context, { runId: job.rerunOf, reason: job.reason }).runId : startGradingRun(context, job).runId };
    case 'publish':
      publishRun(context, { ...job.request, confirmProposed: false });
      return { kind: 'publish', runId: job.request.runId };
    case 'correction':
      return { kind: 'correction', preview: previewCorrection(context, job) };
    case 'export':
      return { kind: 'export', path: job.path, rows: await (job.request.table === 'shown' ? writeShownTable(context, job.request.shown, job.path) : exportTable(context, job.request, job.path)) };
    case 'report':
      return { kind: 'report', ...(await writeReport(context, job.request, job.out, printer)) };
    case 'reportSet':
      return { kind: 'reportSet', ...(await runKeptSet(context, job, printer)) };
    case 'backup': {
      const { path, bytes, photoBytes, missingPhotos } = await backupStore(context, job.path);
      return { kind: 'backup', path, bytes: bytes + photoBytes, missingPhotos };
    }
    case 'verify':
      return { kind: 'verify', ...verifyStore(context) };
    default:
      return assertNever(job);
  }
}
