import type { ReportPreview, ReportRequest } from '../../../shared/contract/report-calls.ts';
import type { ServiceContext } from '../service-context.ts';
import { openReport, type ReportSource } from './report-source.ts';

/** The report that was looked at last: what its parts share need not be read again for the next one. */
export interface ReportMemory {
  key: string | null;
  source: ReportSource | null;
}

/** One part of a report as its pages will show it. @throws {AppError} as `openReport` */
export function previewReport(context: ServiceContext, { request, place }: { readonly request: ReportRequest; readonly place: number }, memory: ReportMemory = { key: null, source: null }): ReportPreview {
  const key = `${context.store.db.pragma('data_version', { simple: true }) as number}\n${JSON.stringify(request)}`;
  if (memory.key !== key || memory.source === null) {
    memory.source = openReport(context, request);
    memory.key = key;
  }
  const { parts } = memory.source;
  const part = parts[Math.max(0, Math.min(place, parts.length - 1))];
  return { document: part?.document() ?? null, of: parts.length, part: part === undefined ? '' : [part.code, part.name].filter((word) => word !== '').join(' ') };
}
