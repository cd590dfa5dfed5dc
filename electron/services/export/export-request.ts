import { assertNever } from '../../../shared/errors.ts';
import type { ExportRequest } from '../../../shared/ipc-contract.ts';
import type { ServiceContext } from '../service-context.ts';
import { aboutQuery } from './about-query.ts';
import type { ExportTable, ExportWording } from './export-table.ts';
import { actionsTable } from './actions-table.ts';
import { appealsTable } from './appeals-table.ts';
import { auditorsTable } from './auditors-table.ts';
import { writeLivingWorkbook } from './living-workbook.ts';
import { movementsTable } from './movements-table.ts';
import { noticesTable } from './notices-table.ts';
import { outletsTable } from './outlets-table.ts';
import { resultsTable } from './results-table.ts';
import { visitsTable } from './visits-table.ts';
import { writeTable } from './write-table.ts';

/**
 * Writes a table as filtered and sorted.
 *
 * @param wording left out: the request's language
 * @returns the number of rows
 * @throws {AppError} `file/...`, `grading/no-run`, `task/cancelled`
 */
export function exportTable(context: ServiceContext, request: ExportRequest, path: string, wording: ExportWording = request.lang): Promise<number> {
  if (request.table === 'results' && request.living === true) return writeLivingWorkbook(context, { query: request.query, sort: request.sort, lang: wording === 'codes' ? request.lang : wording }, path);
  const table = tableOf(context, request, wording);
  const filters = aboutQuery(context, request.query, 'sort' in request ? request.sort : undefined, table.columns, wording);
  return writeTable(context, { ...table, about: [...table.about, ...filters] }, { path, format: request.format, wording });
}

function tableOf(context: ServiceContext, request: ExportRequest, wording: ExportWording): ExportTable {
  switch (request.table) {
    case 'outlets':
      return outletsTable(context, request.query, request.sort, wording);
    case 'visits':
      return visitsTable(context, request.query, request.sort, wording);
    case 'results':
      return resultsTable(context, request.query, request.sort, wording);
    case 'movements':
      return movementsTable(context, request.query, request.sort, wording);
    case 'notices':
      return noticesTable(context, request.query, wording);
    case 'appeals':
      return appealsTable(context, request.query, request.sort, wording);
    case 'actions':
      return actionsTable(context, request.query, request.sort, wording);
    case 'auditors':
      return auditorsTable(context, request.query, wording);
    default:
      return assertNever(request);
  }
}
