import type { Problem } from '../../../shared/errors.ts';
import { regradePublishedRuns } from '../grading/regrade.ts';
import { checkCancelled, type ServiceContext } from '../service-context.ts';
import { verifyStoreFile } from './verify-store.ts';

export interface StoreVerified {
  /** Empty: everything agrees. */
  readonly problems: readonly Problem[];
  /** Runs that are or were published and were graded again; 0 where the file itself is not sound. */
  readonly runs: number;
}

/**
 * The whole check of a store: the file, its references, the journal's chain, the figures, and every published run graded
 * again from the inputs that it kept.
 *
 * @throws {AppError} `task/cancelled`
 */
export function verifyStore(context: ServiceContext): StoreVerified {
  const { store } = context;
  let runs = 0;
  const problems = store.snapshot(() =>
    verifyStoreFile(store, () => {
      runs = store.runs.everPublished().length;
      return regradePublishedRuns(store, (done, of) => {
        checkCancelled(context);
        context.onProgress({ done, of });
      });
    }),
  );
  return { problems, runs };
}
