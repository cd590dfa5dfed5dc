import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { Answer } from '../../../shared/checklist/answer.ts';
import { toWireError } from '../../../shared/errors.ts';
import type { VisitId } from '../../../shared/ids.ts';
import type { Reply, SavedVisit } from '../../../shared/ipc-contract.ts';
import { call } from '../../api.ts';
import { reloadAfter } from '../../query-client.ts';
import { SaveQueue, type SaveState } from './save-queue.ts';

/** What the queue carries for a visit. */
export type VisitChange =
  | { readonly kind: 'answer'; readonly item: string; readonly answer: Answer | null }
  | { readonly kind: 'header'; readonly field: string; readonly value: string };

const NOTHING_YET: SaveState = { unsaved: new Set(), error: null, savedAt: null };

export interface VisitSaving {
  readonly state: SaveState;
  readonly put: (change: VisitChange, restMs?: number) => void;
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
  return useMemo(
    () => ({
      state,
      put: (change, restMs) => queue.put(changeKey(change), change, restMs),
      flush: () => queue.flush(),
    }),
    [queue, state],
  );
}

/** The key under which a change waits. */
export function changeKey(change: VisitChange): string {
  return change.kind === 'answer' ? `item:${change.item}` : `head:${change.field}`;
}

async function saveChange(client: QueryClient, visitId: VisitId, change: VisitChange): Promise<Reply<SavedVisit>> {
  try {
    const reply =
      change.kind === 'answer'
        ? await call('visit:save-answer', { visitId, item: change.item, answer: change.answer })
        : await call('visit:save-header', { visitId, field: change.field, value: change.value });
    if (reply.ok) tellSaved(client, change.kind === 'answer' ? 'visit:save-answer' : 'visit:save-header');
    return reply;
  } catch (error) {
    return { ok: false, error: toWireError(error) };
  }
}

/** So long after the last save the frame reads anew when the store was last changed. */
const FRAME_REST_MS = 1_000;
let frameTimer: ReturnType<typeof setTimeout> | undefined;

function tellSaved(client: QueryClient, channel: 'visit:save-answer' | 'visit:save-header'): void {
  reloadAfter(client, channel);
  clearTimeout(frameTimer);
  frameTimer = setTimeout(() => void client.invalidateQueries({ queryKey: ['app:state'] }), FRAME_REST_MS);
}
