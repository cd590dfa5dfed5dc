import { ledger } from './0010-ledger.ts';
import { outlets } from './0020-outlets.ts';
import { figures } from './0030-figures.ts';
import { visits } from './0040-visits.ts';
import { grading } from './0050-grading.ts';
import { records } from './0060-records.ts';
import { scenarios } from './0065-scenarios.ts';
import { checklistDrafts } from './0070-checklist-drafts.ts';
import { evidence } from './0080-evidence.ts';
import { review } from './0090-review.ts';
import { planning } from './0100-planning.ts';
import { actions } from './0110-actions.ts';
import { packages } from './0120-packages.ts';
import { importProfiles } from './0130-import-profiles.ts';
import { figureEdits } from './0135-figure-edits.ts';
import { publication } from './0140-publication.ts';
import { withdrawnVisits } from './0125-withdrawn-visits.ts';
import { benefits } from './0150-benefits.ts';
import { gradingSpeed } from './0180-grading-speed.ts';
import { reportSets } from './0170-report-sets.ts';
import { outletLife } from './0160-outlet-life.ts';
import { keptPopulation } from './0185-kept-population.ts';
import { blobsBesideKeys } from './0190-blobs-beside-keys.ts';
import { keptVisits } from './0200-kept-visits.ts';
import { columnsOnce } from './0210-columns-once.ts';
import { regionNames } from './0220-region-names.ts';
import type { Migration } from './migration.ts';

/** Every step of the store's layout, in order. */
export const MIGRATIONS: readonly Migration[] = [
  ledger,
  outlets,
  figures,
  visits,
  grading,
  records,
  scenarios,
  checklistDrafts,
  evidence,
  review,
  planning,
  actions,
  packages,
  withdrawnVisits,
  importProfiles,
  figureEdits,
  publication,
  benefits,
  outletLife,
  reportSets,
  gradingSpeed,
  keptPopulation,
  blobsBesideKeys,
  keptVisits,
  columnsOnce,
  regionNames,
];
