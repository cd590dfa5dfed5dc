import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { onFile } from '../../../db/file-error.ts';
import { PART_REPORTS, type ReportRequest, type WrittenReport } from '../../../shared/contract/report-calls.ts';
import { AppError } from '../../../shared/errors.ts';
import { writeWholeFile } from '../../tabular/write-file.ts';
import { checkCancelled, reportProgress, type ServiceContext } from '../service-context.ts';
import { joinPdf } from './join-pdf.ts';
import type { PagePrinter, PrintedBatch } from './page-printer.ts';
import { openReport } from './report-source.ts';
import { partFileName, reportName } from './report-names.ts';

/** Documents that are laid out at once: few enough that a cancel is heard within seconds. */
const AT_ONCE = 20;

export interface ReportOut {
  /** The file; for `each` the folder, made where it is missing. */
  readonly path: string;
  readonly files: 'one' | 'each';
}

/**
 * Writes a report as PDF, one file or one a part. A file that is cancelled half-way is not written; of files a part those
 * that were done before stay.
 *
 * @throws {AppError} as `openReport`, `report/empty`, `report/layout-failed`, `file/...`, `task/cancelled`
 */
export async function writeReport(context: ServiceContext, request: ReportRequest, out: ReportOut, printer: PagePrinter): Promise<WrittenReport> {
  const { head, parts } = openReport(context, request);
  if (parts.length === 0) throw new AppError('report/empty');
  const title = [head.network, reportName(request.report, request.lang), head.period ?? head.printedOn].join(' ');
  const facts = { title, subject: head.resultsHash ?? '', lang: request.lang, at: context.now() };
  const asEach = out.files === 'each' && PART_REPORTS.includes(request.report);
  if (asEach) onFile(out.path, () => mkdirSync(out.path, { recursive: true }));
  const batches: PrintedBatch[] = [];
  let pages = 0;
  const step = asEach ? 1 : AT_ONCE;
  for (let from = 0; from < parts.length; from += step) {
    const documents = parts.slice(from, from + step).map((part, place) => {
      reportProgress(context, from + place, parts.length);
      return part.document();
    });
    const batch = await printer.print({ lang: request.lang, documents });
    checkCancelled(context);
    pages += batch.pages;
    if (asEach) await save(join(out.path, partFileName(request, head, parts[from]!)), await joinPdf([batch], { ...facts, title: `${title} ${parts[from]!.name}` }));
    else batches.push(batch);
  }
  if (!asEach) await save(out.path, await joinPdf(batches, facts));
  reportProgress(context, parts.length, parts.length);
  return { path: out.path, files: asEach ? parts.length : 1, pages, parts: parts.length, period: head.period };
}

function save(path: string, bytes: Uint8Array): Promise<void> {
  return writeWholeFile(path, (sink) => sink.write(bytes));
}
