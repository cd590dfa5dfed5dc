import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { Answer } from '../../../shared/checklist/answer.ts';
import { assertNever, toWireError } from '../../../shared/errors.ts';
import type { VisitId } from '../../../shared/ids.ts';
import type { Channel, Reply, SavedVisit } from '../../../shared/ipc-contract.ts';
import type { VisitFact } from '../../../shared/visit/visit-facts.ts';
import { call } from '../../api.ts';
import { useBeforeClose } from '../../before-close.ts';
import { reloadAfter } from '../../query-client.ts';
import { SaveQueue, type SaveState } from './save-queue.ts';

/** What the queue carries for a visit. */
export type VisitChange =
  | { readonly kind: 'answer'; readonly item: string; readonly answer: Answer | null }
  | { readonly kind: 'header'; readonly field: string; readonly value: string }
  | { readonly kind: 'fact'; readonly fact: VisitFact; readonly value: string }
  /** Where the auditor stands. */
  | { readonly kind: 'place'; readonly place: string };

const NOTHING_YET: SaveState = { unsaved: new Set(), error: null, savedAt: null };

export interface VisitSaving {
  readonly state: SaveState;
  readonly put: (change: VisitChange, restMs?: number) => void;
  /** Something of the visit was saved beside the queue. */
  readonly noteSaved: (savedAt: string) => void;
  /** Saves what waits, now; whether everything reached the store. */
  readonly flush: () => Promise<boolean>;
}

/** Saves every change of a visit at once and says how that stands. What still waits when the page is left goes on being saved. */
export function useSaveQueue(visitId: VisitId): VisitSaving {
  const client = useQueryClient();
  const [state, setState] = useState<SaveState>(NOTHING_YET);
  const queue = useMemo(
    () =>
      new SaveQueue<VisitChange>({
        save: (_, change) => saveChange(client, visitId, change),
        onChange: setState,
        later: (work, ms) => {
          const timer = setTimeout(work, ms);
          return () => clearTimeout(timer);
        },
      }),
    [client, visitId],
  );
  useEffect(() => () => void queue.flush(), [queue]);
  useBeforeClose(() => queue.handOver());
  // The same functions whatever the state: effects that save something must not run anew with each save.
  const actions = useMemo(
    () => ({
      put: (change: VisitChange, restMs?: number) => queue.put(changeKey(change), change, restMs),
      noteSaved: (savedAt: string) => queue.noteSaved(savedAt),
      flush: () => queue.flush(),
    }),
    [queue],
  );
  return useMemo(() => ({ state, ...actions }), [state, actions]);
}

/** The key under which a change waits. */
export function changeKey(change: VisitChange): string {
  switch (change.kind) {
    case 'answer':
      return `item:${change.item}`;
    case 'header':
      return `head:${change.field}`;
    case 'fact':
      return `fact:${change.fact}`;
    case 'place':
      return 'place';
    default:
      return assertNever(change);
  }
}

async function saveChange(client: QueryClient, visitId: VisitId, change: VisitChange): Promise<Reply<SavedVisit | null>> {
  try {
    const reply = await callFor(visitId, change);
    if (reply.ok) tellSaved(client, CHANNELS[change.kind]);
    return reply;
  } catch (error) {
    return { ok: false, error: toWireError(error) };
  }
}

const CHANNELS = { answer: 'visit:save-answer', header: 'visit:save-header', fact: 'visit:save-fact', place: 'visit:save-place' } as const satisfies Record<VisitChange['kind'], Channel>;

function callFor(visitId: VisitId, change: VisitChange): Promise<Reply<SavedVisit | null>> {
  switch (change.kind) {
    case 'answer':
      return call('visit:save-answer', { visitId, item: change.item, answer: change.answer });
    case 'header':
      return call('visit:save-header', { visitId, field: change.field, value: change.value });
    case 'fact':
      return call('visit:save-fact', { visitId, fact: change.fact, value: change.value });
    case 'place':
      return call('visit:save-place', { visitId, place: change.place });
    default:
      return assertNever(change);
  }
}

/** So long after the last save the frame reads anew when the store was last changed. */
const FRAME_REST_MS = 1_000;
let frameTimer: ReturnType<typeof setTimeout> | undefined;

/** Lets what shows the visit be read anew when it is next looked at. */
export function tellSaved(client: QueryClient, channel: Channel): void {
  reloadAfter(client, channel);
  clearTimeout(frameTimer);
  frameTimer = setTimeout(() => void client.invalidateQueries({ queryKey: ['app:state'] }), FRAME_REST_MS);
}
