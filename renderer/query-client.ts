import { QueryClient } from '@tanstack/react-query';
import type { Channel } from '../shared/ipc-contract.ts';

/** Calls that read neither the store nor anything that changes with it. */
const OUTSIDE_STORE: ReadonlySet<Channel> = new Set<Channel>(['app:state', 'task:list']);

/**
 * The cache of replies. The store lies on the same computer, so nothing is retried, nothing goes stale by time, and
 * what changed is told by the main process (`storeChanged`).
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: false, staleTime: Infinity, gcTime: 5 * 60_000, refetchOnWindowFocus: false, networkMode: 'always' },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

/** Lets every list that reads the store load again; what is on the screen stays until the new rows are there. */
export function reloadStoreData(client: QueryClient): void {
  void client.invalidateQueries({ predicate: (query) => !OUTSIDE_STORE.has(query.queryKey[0] as Channel) });
}

/** Forgets everything that was read, for another store is open now. */
export function forgetStoreData(client: QueryClient): void {
  client.removeQueries({ predicate: (query) => !OUTSIDE_STORE.has(query.queryKey[0] as Channel) });
}
