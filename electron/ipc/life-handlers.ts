import type { LifeCalls } from '../../shared/contract/life-calls.ts';
import type { AppSession } from '../app-session.ts';
import { changeOutlet, freezeOutlet, mergeOutlet, unfreezeOutlet } from '../services/life/change-outlet.ts';
import { changeRegion, mergeRegion, regionLives } from '../services/life/change-region.ts';
import { outletLife, previewLife } from '../services/life/outlet-life.ts';
import { undoLifeChange } from '../services/life/undo-change.ts';
import type { ServiceContext } from '../services/service-context.ts';
import type { Handlers } from './handle.ts';

/** Calls of what happens to outlets and regions: one service each. */
export function lifeHandlers(session: AppSession): Pick<Handlers, keyof LifeCalls> {
  const on =
    <Q, A>(service: (context: ServiceContext, request: Q) => A) =>
    (request: Q): A =>
      service(session.context(), request);
  return {
    'life:outlet': on(outletLife),
    'life:preview': on(previewLife),
    'life:change': on(changeOutlet),
    'life:freeze': on(freezeOutlet),
    'life:unfreeze': on(unfreezeOutlet),
    'life:merge': on(mergeOutlet),
    'life:undo': on(undoLifeChange),
    'life:regions': () => regionLives(session.context()),
    'life:change-region': on(changeRegion),
    'life:merge-region': on(mergeRegion),
  };
}
