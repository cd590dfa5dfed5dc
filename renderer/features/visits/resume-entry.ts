import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import type { VisitId } from '../../../shared/ids.ts';
import type { VisitDetail } from '../../../shared/visit/visit.ts';
import { call } from '../../api.ts';
import { useWorkspace } from '../../app-state.tsx';
import { useWords } from '../../i18n.ts';
import { useNotify } from '../../notify.ts';
import { EVIDENCE } from './evidence-words.ts';

const KEY = 'startier:visits:in-hand';

/**
 * While a visit is being filled in it is noted that it is. Leaving the page takes the note back; a crash, a power cut or the
 * end of the program does not.
 */
export function useResumable({ id }: Pick<VisitDetail, 'id'>, isReadOnly: boolean): void {
  const { store } = useWorkspace();
  useEffect(() => {
    if (isReadOnly) return undefined;
    localStorage.setItem(KEY, JSON.stringify([store.path, id]));
    return () => localStorage.removeItem(KEY);
  }, [store.path, id, isReadOnly]);
}

/** At the start of the program: goes on with the visit that was being filled in when it ended. */
export function useResumeEntry(): void {
  const { store } = useWorkspace();
  const navigate = useNavigate();
  const notify = useNotify();
  const say = useWords(EVIDENCE);
  useEffect(() => {
    const visitId = visitInHand(store.path);
    if (visitId === null) return;
    localStorage.removeItem(KEY);
    void call('visit:get', { visitId }).then((reply) => {
      // A visit that was deleted or handed in meanwhile is nothing to go on with.
      if (!reply.ok || (reply.value.state !== 'inProgress' && reply.value.state !== 'returned')) return;
      void navigate(`/visits/${visitId}`);
      notify.done(say('resumed'));
    });
    // Once, when the store opens; what is noted later is noted by this same program.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [store.path]);
}

function visitInHand(storePath: string): VisitId | null {
  const text = localStorage.getItem(KEY);
  if (text === null) return null;
  const kept: unknown = JSON.parse(text);
  return Array.isArray(kept) && kept[0] === storePath && typeof kept[1] === 'string' ? (kept[1] as VisitId) : null;
}
