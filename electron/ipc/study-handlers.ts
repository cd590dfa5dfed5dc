import type { StudyCalls, StudyKind } from '../../shared/contract/study-calls.ts';
import type { AppSession } from '../app-session.ts';
import { deleteScenario, listScenarios, saveScenario, scenarioToDraft } from '../services/studies/scenarios.ts';
import type { ServiceContext } from '../services/service-context.ts';
import type { Studies } from '../tasks/study-messages.ts';
import type { StudyRunner } from '../tasks/study-runner.ts';
import type { Handlers } from './handle.ts';

/** Trials on stored data, in the thread of the studies, and the scenarios that are kept. */
export function studyHandlers(session: AppSession, studies: StudyRunner): Pick<Handlers, keyof StudyCalls> {
  const on =
    <Q, A>(service: (context: ServiceContext, request: Q) => A) =>
    (request: Q): A =>
      service(session.context(), request);
  const study =
    <K extends StudyKind>(kind: K) =>
    (request: Studies[K]['request']): Promise<Studies[K]['result']> =>
      studies.run(session.context().store.path, kind, request);
  return {
    'study:reach': study('reach'),
    'study:try-values': study('tryValues'),
    'study:what-if': study('whatIf'),
    'study:stability': study('stability'),
    'study:back-test': study('backTest'),
    'scheme:check-with-data': study('schemeData'),
    'study:progress': ({ study: kind }) => studies.progress(kind),
    'study:cancel': ({ study: kind }) => {
      studies.cancel(kind);
      return null;
    },
    'scenario:list': () => listScenarios(session.context()),
    'scenario:save': on(saveScenario),
    'scenario:delete': on(deleteScenario),
    'scenario:to-draft': on(scenarioToDraft),
  };
}
