import type { ServiceContext } from '../../electron/services/service-context.ts';
import type { Store } from '../../db/store.ts';

/** What services get where a bench calls them. */
export function benchContext(store: Store): ServiceContext {
  const now = (): string => new Date().toISOString();
  return { store, user: 'bench', now, today: () => now().slice(0, 10), onProgress: () => undefined, isCancelled: () => false };
}
