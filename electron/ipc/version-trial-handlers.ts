import type { VersionTrialCalls } from '../../shared/contract/version-trial-calls.ts';
import type { AppSession } from '../app-session.ts';
import type { StudyRunner } from '../tasks/study-runner.ts';
import type { Handlers } from './handle.ts';

/** Two scheme versions side by side, in the thread of the studies. */
export function versionTrialHandlers(session: AppSession, studies: StudyRunner): Pick<Handlers, keyof VersionTrialCalls> {
  return {
    'version-trial:run': (request) => studies.run(session.context().store.path, 'versionTrial', request),
  };
}
