import type { HistoryCalls } from '../../shared/contract/history-calls.ts';
import type { AppSession } from '../app-session.ts';
import { comparePair, compareRegions, dimensionTrends } from '../services/history/compare-parts.ts';
import { historyFrame } from '../services/history/history-frame.ts';
import { levelsView, outletHistory, outletMoves, regionMoves } from '../services/history/levels-view.ts';
import { lostPoints } from '../services/history/lost-points.ts';
import { levelMovers, levelTransitions } from '../services/history/transitions.ts';
import type { ServiceContext } from '../services/service-context.ts';
import type { Handlers } from './handle.ts';

/** Calls of level history and analysis: one service each. */
export function historyHandlers(session: AppSession): Pick<Handlers, keyof HistoryCalls> {
  const on =
    <Q, A>(service: (context: ServiceContext, request: Q) => A) =>
    (request: Q): A =>
      service(session.context(), request);
  return {
    'history:frame': on(historyFrame),
    'history:transitions': on(levelTransitions),
    'history:movers': on(levelMovers),
    'history:levels': on(levelsView),
    'history:outlets': on(outletMoves),
    'history:regions': on(regionMoves),
    'history:outlet': on(outletHistory),
    'analysis:lost-points': on(lostPoints),
    'analysis:dimensions': on(dimensionTrends),
    'analysis:regions': on(compareRegions),
    'analysis:pairs': on(comparePair),
  };
}
