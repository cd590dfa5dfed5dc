import type { Problem } from '../../../shared/errors.ts';
import { settlementProblems } from '../benefits/settle.ts';
import { attachmentProblems } from '../publication/attachments.ts';
import { levelHistoryProblems } from '../publication/rebuild-levels.ts';
import { regradePublishedRuns } from '../grading/regrade.ts';
import { photoProblems } from '../photos/verify-photos.ts';
import type { ServiceContext } from '../service-context.ts';
import { verifyStoreFile } from './verify-store.ts';

/** What a check of the whole store came to. */
export interface Verified {
  readonly problems: readonly Problem[];
  /** Published runs graded again; 0 where the file itself is at fault. */
  readonly runs: number;
}

/** Checks the file, the journal's chain, the figures and every photo, then grades every published run again and compares. */
export function verifyStore(context: ServiceContext): Verified {
  let runs = 0;
  const found = verifyStoreFile(context.store, () =>
    regradePublishedRuns(context.store, (done, of) => {
      runs = of;
      context.onProgress({ done, of });
    }),
  );
  const history = found.length === 0 ? levelHistoryProblems(context.store) : [];
  return { problems: [...found, ...history, ...(found.length === 0 ? settlementProblems(context.store) : []), ...attachmentProblems(context.store), ...photoProblems(context)], runs };
}
