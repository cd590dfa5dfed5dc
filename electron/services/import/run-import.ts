import type { TableKind } from '../../../shared/contract/import-calls.ts';
import { assertNever, type Problem } from '../../../shared/errors.ts';
import type { ImportRequest, ImportSummary } from '../../../shared/ipc-contract.ts';
import { readTable } from '../../tabular/read-table.ts';
import type { Table } from '../../tabular/table.ts';
import { preparePhoto } from '../photos/prepare-photo.ts';
import type { PreparePhoto } from '../photos/prepared-photo.ts';
import type { ServiceContext } from '../service-context.ts';
import { importChecklist, importScheme } from './import-documents.ts';
import { importEvents } from './import-events.ts';
import { importFigures } from './import-figures.ts';
import { importJudgements } from './import-judgements.ts';
import { importLevels } from './import-levels.ts';
import { importOutlets } from './import-outlets.ts';
import { isKnownHead } from './import-fields.ts';
import { importRegions } from './import-regions.ts';
import { openSource, type ImportSource, type Trial } from './import-source.ts';
import { importSurveys } from './import-surveys.ts';
import { importVisits, type ImportedScore } from './import-visits.ts';

export interface ImportOptions {
  /** Visits: also give the score of each. */
  readonly scores?: boolean;
  /** Makes pictures ready that come with a checklist; left out: here and now. In the window a thread of its own does it. */
  readonly prepare?: PreparePhoto;
}

/**
 * Brings a file in: everything is read and checked first, then written in one transaction. Rows that cannot come in are
 * counted, named with their place, and written to a rejects file; a file that cannot be read as what it should be is refused
 * whole and nothing is changed.
 *
 * @throws {AppError} `import/...` when the whole file is refused, `store/...`, `file/...`, `task/cancelled`
 */
export async function runImport(
  context: ServiceContext,
  request: ImportRequest,
  options: ImportOptions = {},
): Promise<ImportSummary & { readonly scores?: readonly ImportedScore[] }> {
  const { kind } = request;
  if (kind === 'checklist') return importChecklist(context, openSource(context.store, request), options.prepare ?? preparePhoto);
  if (kind === 'scheme') return importScheme(context, openSource(context.store, request));
  const { summary } = await importTable(context, { ...request, kind }, null);
  const { scores, ...rest } = summary;
  return options.scores === true && scores !== undefined ? { ...rest, scores } : rest;
}

/** What an import of a table came to. */
export interface TableImport {
  readonly summary: ImportSummary & { readonly scores?: readonly ImportedScore[] };
  readonly source: ImportSource;
  /** null: a text file. */
  readonly sheet: string | null;
}

/** An old workbook does not tell which of its numbers are shown as percents. */
const KINDS_OF_NUMBERS: ReadonlySet<TableKind> = new Set<TableKind>(['figures', 'outlets', 'surveys']);
const OLD_PERCENTS: Problem = { severity: 'warning', path: 'file', code: 'import/old-percents', params: {} };

/** @param trial null: it is meant; else nothing is stored, and the trial is filled */
export async function importTable(context: ServiceContext, request: ImportRequest & { readonly kind: TableKind }, trial: Trial | null): Promise<TableImport> {
  const source = openSource(context.store, request, trial);
  const table = await readTable(source.bytes, request.path, request, isKnownHead);
  source.heads.current = table.columns;
  const summary = await importKind(context, source, table, request.kind);
  const problems = table.format === 'xls' && KINDS_OF_NUMBERS.has(request.kind) ? [...summary.problems, OLD_PERCENTS] : summary.problems;
  return { summary: { ...summary, problems }, source, sheet: table.sheet };
}

function importKind(context: ServiceContext, source: ImportSource, table: Table, kind: TableKind): Promise<TableImport['summary']> {
  switch (kind) {
    case 'outlets':
      return importOutlets(context, source, table);
    case 'regions':
      return importRegions(context, source, table);
    case 'figures':
      return importFigures(context, source, table);
    case 'levels':
      return importLevels(context, source, table);
    case 'events':
      return importEvents(context, source, table);
    case 'surveys':
      return importSurveys(context, source, table);
    case 'judgements':
      return importJudgements(context, source, table);
    case 'visits':
      return importVisits(context, source, table);
    default:
      return assertNever(kind);
  }
}
