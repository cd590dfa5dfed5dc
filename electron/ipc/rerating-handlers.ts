import type { ReratingCalls } from '../../shared/contract/rerating-calls.ts';
import type { AppSession } from '../app-session.ts';
import { decideRerating, reckonRerating, requestRerating, withdrawRerating } from '../services/rerating/rerate.ts';
import { checkRerating, listReratings } from '../services/rerating/rerating-view.ts';
import type { ServiceContext } from '../services/service-context.ts';
import type { Handlers } from './handle.ts';

/** Calls of re-rating: one service each. */
export function reratingHandlers(session: AppSession): Pick<Handlers, keyof ReratingCalls> {
  const on =
    <Q, A>(service: (context: ServiceContext, request: Q) => A) =>
    (request: Q): A =>
      service(session.context(), request);
  return {
    'rerating:list': on(listReratings),
    'rerating:check': on(checkRerating),
    'rerating:request': on(requestRerating),
    'rerating:reckon': on(reckonRerating),
    'rerating:decide': on(decideRerating),
    'rerating:withdraw': on(withdrawRerating),
    'rerating:open': () => session.context().store.reratings.countOpen(),
  };
}
