import { hashKey, keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { toWireError, type WireError } from '../shared/errors.ts';
import type { Channel, Reply, RequestOf, ResponseOf } from '../shared/ipc-contract.ts';
import { call } from './api.ts';
import { CallError, wireErrorOf } from './call-error.ts';
import { reloadAfter } from './query-client.ts';

/** How a read stands. While new data loads over old, it stays `ready` with `isReloading`. */
export type CallState<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly error: WireError; readonly retry: () => void }
  | { readonly status: 'ready'; readonly value: T; readonly isReloading: boolean; readonly reload: () => void };

/** Calls and gives the value, or throws a CallError: the form react-query wants. */
export async function callOrThrow<C extends Channel>(channel: C, request: RequestOf<C>): Promise<ResponseOf<C>> {
  const reply = await call(channel, request);
  if (!reply.ok) throw new CallError(reply.error);
  return reply.value;
}

/**
 * Reads from the main process and reads again when the store changes.
 *
 * @param request null: nothing to ask yet; the state stays `loading`.
 * @param options.keep Keep the old value on the screen while another request loads (filters, period); default true.
 */
export function useCall<C extends Channel>(
  channel: C,
  request: RequestOf<C> | null,
  options: { readonly keep?: boolean } = {},
): CallState<ResponseOf<C>> {
  const query = useQuery<ResponseOf<C>>({
    queryKey: [channel, request],
    queryFn: () => callOrThrow(channel, request as RequestOf<C>),
    enabled: request !== null,
    ...(options.keep === false ? {} : { placeholderData: keepPreviousData }),
  });
  const { refetch } = query;
  const reload = useCallback(() => void refetch(), [refetch]);
  if (query.isError) return { status: 'failed', error: wireErrorOf(query.error), retry: reload };
  if (request === null || query.data === undefined) return { status: 'loading' };
  return { status: 'ready', value: query.data, isReloading: query.isFetching, reload };
}

/**
 * Reads what a screen then holds and edits itself: `ready` once it is as it stands in the store now, never as it was read
 * at an earlier visit. From then on nothing takes it off the screen; its value follows the store.
 */
export function useCallToEdit<C extends Channel>(channel: C, request: RequestOf<C>): CallState<ResponseOf<C>> {
  const queryKey = [channel, request] as const;
  const query = useQuery<ResponseOf<C>>({ queryKey, queryFn: () => callOrThrow(channel, request), staleTime: 0, refetchOnMount: 'always' });
  const { data, refetch } = query;
  const asked = hashKey(queryKey);
  const [fresh, setFresh] = useState<string | null>(null);
  if (fresh !== asked && query.isSuccess && !query.isFetching) setFresh(asked);
  const reload = useCallback(() => void refetch(), [refetch]);
  if (fresh === asked && data !== undefined) return { status: 'ready', value: data, isReloading: query.isFetching, reload };
  return query.isError && !query.isFetching ? { status: 'failed', error: wireErrorOf(query.error), retry: reload } : { status: 'loading' };
}

/** One kind of action of a screen: saving, deciding, starting. */
export interface Action<C extends Channel> {
  /** Never rejects: a failure is in the reply and in `error`. */
  readonly run: (request: RequestOf<C>) => Promise<Reply<ResponseOf<C>>>;
  readonly isRunning: boolean;
  /** The last failure, until `clear` or the next run. */
  readonly error: WireError | null;
  readonly clear: () => void;
}

/** Changes something in the main process; the lists that show it load again by themselves. */
export function useAction<C extends Channel>(channel: C): Action<C> {
  const client = useQueryClient();
  const mutation = useMutation<ResponseOf<C>, Error, RequestOf<C>>({
    mutationFn: (request) => callOrThrow(channel, request),
    onSuccess: () => reloadAfter(client, channel),
  });
  const { mutateAsync, reset } = mutation;
  // The mutation tells that it is pending a moment too late: the second click of a double click may come before.
  const [running, setRunning] = useState(0);
  const run = useCallback(
    async (request: RequestOf<C>): Promise<Reply<ResponseOf<C>>> => {
      setRunning((count) => count + 1);
      try {
        return { ok: true, value: await mutateAsync(request) };
      } catch (error) {
        return { ok: false, error: error instanceof CallError ? error.wire : toWireError(error) };
      } finally {
        setRunning((count) => count - 1);
      }
    },
    [mutateAsync],
  );
  return { run, isRunning: running > 0, error: mutation.isError ? wireErrorOf(mutation.error) : null, clear: reset };
}
