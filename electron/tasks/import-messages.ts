import type { FigureBlock, FigureSaved } from '../../shared/contract/figure-calls.ts';
import type { DryRun, ImportFault, ImportInspection, InspectRequest, PreviewRow, TableImportRequest } from '../../shared/contract/import-calls.ts';
import type { Page, RequestOf } from '../../shared/ipc-contract.ts';

/** Room for short-lived values in a thread that imports, in MB: large files leave much behind, and a small room is swept often. */
export const IMPORT_YOUNG_MB = 24;

/** What the thread that looks at files, tries them, and saves large pastes is asked and gives. */
export interface ImportJobs {
  readonly inspect: { readonly request: InspectRequest; readonly result: ImportInspection };
  readonly dryRun: { readonly request: TableImportRequest; readonly result: DryRun };
  readonly faults: { readonly request: RequestOf<'import:faults'>; readonly result: Page<ImportFault> };
  readonly preview: { readonly request: RequestOf<'import:preview'>; readonly result: Page<PreviewRow> };
  /** `user`: in whose name, as the thread lives on when another name is set. */
  readonly setFigures: { readonly request: { readonly block: FigureBlock; readonly user: string }; readonly result: FigureSaved };
}
