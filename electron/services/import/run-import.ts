import { assertNever } from '../../../shared/errors.ts';
import type { ImportRequest, ImportSummary } from '../../../shared/ipc-contract.ts';
import { readTable } from '../../tabular/read-table.ts';
import { preparePhoto } from '../photos/prepare-photo.ts';
import type { PreparePhoto } from '../photos/prepared-photo.ts';
import type { ServiceContext } from '../service-context.ts';
import { importChecklist, importScheme } from './import-documents.ts';
import { importEvents } from './import-events.ts';
import { importFigures } from './import-figures.ts';
import { importJudgements } from './import-judgements.ts';
import { importLevels } from './import-levels.ts';
import { importOutlets } from './import-outlets.ts';
import { openSource } from './import-source.ts';
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
  const source = openSource(context.store, request);
  if (request.kind === 'checklist') return importChecklist(context, source, options.prepare ?? preparePhoto);
  if (request.kind === 'scheme') return importScheme(context, source);
  const table = await readTable(source.bytes, request.path);
  switch (request.kind) {
    case 'outlets':
      return importOutlets(context, source, table);
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
    case 'visits': {
      const { scores, ...summary } = await importVisits(context, source, table);
      return options.scores === true ? { ...summary, scores } : summary;
    }
    default:
      return assertNever(request.kind);
  }
}
