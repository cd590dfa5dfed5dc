import type { AppSession } from '../app-session.ts';
import { listJudgements, removeJudgement, setJudgement } from '../services/records/judgements.ts';
import type { Handlers } from './handle.ts';

/** Calls about what people judge of outlets. */
export function recordHandlers(session: AppSession) {
  return {
    'judgement:list': (request) => listJudgements(session.context(), request),
    'judgement:set': (request) => setJudgement(session.context(), request),
    'judgement:remove': (request) => removeJudgement(session.context(), request),
  } satisfies Partial<Handlers>;
}
