import { QueryClient } from '@tanstack/react-query';
import type { Channel } from '../shared/ipc-contract.ts';

/** Calls that read neither the store nor anything that changes with it. */
const OUTSIDE_STORE: ReadonlySet<Channel> = new Set<Channel>(['app:state', 'task:list', 'scheme:templates']);

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

/** Actions of the window that change the store; what long work changes is told by `storeChanged`. */
const CHANGES: ReadonlySet<Channel> = new Set<Channel>([
  'visit:create',
  'checklist:begin-draft',
  'checklist:publish',
  'checklist:discard-draft',
  'checklist:import',
  'visit:submit',
  'visit:review',
  'visit:delete-draft',
  'app:set-user',
  'action:create',
  'action:change',
  'action:note',
  'action:done',
  'action:verify',
  'action:reopen',
  'action:cancel',
  'action:add-photo',
  'action:remove-photo',
  'action:save-rule',
  'action:apply-rule',
  'wave:create',
  'wave:save',
  'wave:discard',
  'wave:issue',
  'wave:reassign',
  'wave:move',
  'wave:cancel-visit',
  'visit:begin',
  'package:out',
  'package:in',
  'package:forget-key',
  'review:comment',
  'review:remove-comment',
  'review:start-second',
  'review:pair',
  'appeal:raise',
  'appeal:decide',
  'appeal:add-photo',
  'appeal:remove-photo',
  'appeal:withdraw',
  'grading:discard',
  'life:change',
  'life:freeze',
  'life:unfreeze',
  'life:merge',
  'life:undo',
  'life:change-region',
  'life:merge-region',
  'rerating:request',
  'rerating:reckon',
  'rerating:decide',
  'rerating:withdraw',
  'judgement:set',
  'judgement:remove',
  'movement:decide',
  'benefit:create',
  'benefit:edit',
  'benefit:publish',
  'benefit:discard',
  'benefit:import',
  'benefit:settle',
  'benefit:decide-withheld',
  'benefit:set-budget',
  'publication:propose',
  'publication:withdraw',
  'publication:unpublish',
  'publication:let-stand',
  'objection:add',
  'objection:answer',
  'objection:withdraw',
  'scheme:create',
  'scheme:edit',
  'scheme:publish',
  'scheme:discard',
  'scheme:import',
  'report-set:save',
  'report-set:delete',
  'scenario:save',
  'scenario:delete',
  'scenario:to-draft',
  'import:undo',
  'import:forget-profile',
  'figure:add',
  'figure:rename',
  'figure:acknowledge',
  'figure:take-back',
  'figure:save-rules',
]);
/** Saved at every key: what shows visits is read anew when it is next looked at, not meanwhile. */
const SMALL_CHANGES: ReadonlySet<Channel> = new Set<Channel>(['visit:save-answer', 'visit:save-header', 'visit:save-fact', 'visit:save-place', 'visit:add-photo', 'visit:remove-photo', 'visit:restore-photo']);

/** After an action of the window succeeded: the lists that it changed load again. */
export function reloadAfter(client: QueryClient, channel: Channel): void {
  if (CHANGES.has(channel)) {
    reloadStoreData(client);
    void client.invalidateQueries({ queryKey: ['app:state'] });
  } else if (SMALL_CHANGES.has(channel)) {
    for (const read of ['visit:list', 'visit:get', 'overview:get'] satisfies Channel[]) {
      void client.invalidateQueries({ queryKey: [read], refetchType: 'none' });
    }
  }
}

/** Lets every list that reads the store load again; what is on the screen stays until the new rows are there. */
export function reloadStoreData(client: QueryClient): void {
  void client.invalidateQueries({ predicate: (query) => !OUTSIDE_STORE.has(query.queryKey[0] as Channel) });
}

/** Forgets everything that was read, for another store is open now. */
export function forgetStoreData(client: QueryClient): void {
  client.removeQueries({ predicate: (query) => !OUTSIDE_STORE.has(query.queryKey[0] as Channel) });
}
