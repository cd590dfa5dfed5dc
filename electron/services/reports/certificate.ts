import type { RunRecord } from '../../../db/repositories/run-repository.ts';
import type { CertificateData, ReportHead, ReportRequest } from '../../../shared/contract/report-calls.ts';
import { parseIsoDate } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import type { LevelInfo, ResultRow } from '../../../shared/ipc-contract.ts';
import { levelInfos } from '../../../shared/scheme/level-infos.ts';
import { runView } from '../grading/run-view.ts';
import { getOutlet } from '../outlets/get-outlet.ts';
import type { ServiceContext } from '../service-context.ts';
import { reportRows } from './report-rows.ts';
import type { ReportPart } from './report-source.ts';

/**
 * A certificate 星级证书 for each outlet that holds a level after the run.
 *
 * @throws {AppError} `report/not-published`: a level is only certified once it is published
 */
export function certificateParts(context: ServiceContext, request: ReportRequest, run: RunRecord, head: ReportHead): readonly ReportPart[] {
  if (run.state !== 'published') throw new AppError('report/not-published', { period: run.period, number: run.number });
  const { scheme } = runView(context.store, run);
  const levels = levelInfos(scheme);
  return reportRows(context, request, run).flatMap((row): readonly ReportPart[] => {
    const level = levels.find(({ code }) => code === row.newLevel);
    if (level === undefined) return [];
    return [{ code: row.code, name: row.name, id: row.outletId, document: () => certificate(context, run, head, row, level, levels) }];
  });
}

function certificate(context: ServiceContext, run: RunRecord, head: ReportHead, row: ResultRow, level: LevelInfo, levels: readonly LevelInfo[]): CertificateData {
  const published = parseIsoDate((head.run?.publishedAt ?? '').slice(0, 10));
  return {
    kind: 'certificate',
    head,
    outlet: getOutlet(context, { outletId: row.outletId }).outlet,
    level,
    levels,
    total: row.total,
    number: `${row.code}-${run.period}-${run.number}`,
    issuedOn: published ?? head.printedOn,
    schemeName: runView(context.store, run).scheme.name,
  };
}
