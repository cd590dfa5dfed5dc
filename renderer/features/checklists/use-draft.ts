import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import type { Checklist } from '../../../shared/checklist/checklist.ts';
import type { ChecklistDocument } from '../../../shared/contract/checklist-calls.ts';
import { parseChecklist } from '../../../shared/checklist/parse-checklist.ts';
import type { Problem, WireError } from '../../../shared/errors.ts';
import type { ChecklistDraftId } from '../../../shared/ids.ts';
import { call } from '../../api.ts';
import { useBeforeClose } from '../../before-close.ts';
import { useNotify } from '../../notify.ts';
import { edited, historyOf, redone, undone, type EditHistory } from '../../edit-history.ts';

/** Rest in typing before a draft is saved. */
const REST_MS = 600;

/** A draft being edited. It saves itself. */
export interface DraftState {
  readonly checklist: Checklist;
  readonly problems: readonly Problem[];
  /** The last state without errors, for the trial; null: there was none yet. */
  readonly sound: Checklist | null;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly edit: (change: (checklist: Checklist) => Checklist, key?: string | null) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly saving: { readonly isSaved: boolean; readonly savedAt: string | null; readonly error: WireError | null };
  /** Saves what is not saved yet; false: it could not be. */
  readonly flush: () => Promise<boolean>;
  /** What is not saved yet need not be: the draft is thrown away. */
  readonly drop: () => void;
}

/** @param draftId null: a version, which is only looked at */
export function useDraft(draftId: ChecklistDraftId | null, document: Checklist, savedAt: string | null): DraftState {
  const [history, setHistory] = useState<EditHistory<Checklist>>(() => historyOf(document));
  const checklist = history.present;
  const { checklist: parsed, problems } = useMemo(() => parseChecklist(checklist), [checklist]);
  const [sound, setSound] = useState<Checklist | null>(parsed);
  if (parsed !== null && parsed !== sound) setSound(parsed);
  const [saved, setSaved] = useState<{ readonly document: Checklist; readonly at: string | null }>({ document, at: savedAt });
  const [error, setError] = useState<WireError | null>(null);
  const running = useRef<Promise<boolean> | null>(null);
  const latest = useRef(checklist);
  const kept = useRef(document);
  const isHere = useRef(true);
  const client = useQueryClient();
  const notify = useNotify();
  useEffect(() => {
    latest.current = checklist;
  }, [checklist]);

  const save = useCallback(async (): Promise<boolean> => {
    await running.current;
    const sent = latest.current;
    if (draftId === null || kept.current === sent) return true;
    // Whoever opens the draft next sees it as it was sent, though the reply may be still on its way.
    client.setQueryData<ChecklistDocument>(['checklist:document', { side: { draftId } }], (old) => (old === undefined ? old : { ...old, document: sent }));
    running.current = call('checklist:save-draft', { draftId, document: sent }).then((reply) => {
      if (reply.ok) {
        kept.current = sent;
        setSaved({ document: sent, at: reply.value.savedAt });
        void client.invalidateQueries({ queryKey: ['checklist:overview'], refetchType: 'none' });
      } else if (!isHere.current) notify.error(reply.error);
      setError(reply.ok ? null : reply.error);
      return reply.ok;
    });
    return running.current;
  }, [draftId, client, notify]);
  useEffect(() => {
    if (checklist === saved.document) return undefined;
    const timer = setTimeout(() => void save(), REST_MS);
    return () => clearTimeout(timer);
  }, [checklist, saved.document, save]);
  const leave = useEffectEvent(() => {
    isHere.current = false;
    void save();
  });
  useBeforeClose(() => void save());
  useEffect(() => {
    isHere.current = true;
    return () => leave();
  }, []);

  const edit = useCallback((change: (now: Checklist) => Checklist, key: string | null = null) => setHistory((now) => edited(now, change(now.present), key)), []);
  return {
    checklist,
    problems,
    sound,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    edit,
    undo: useCallback(() => setHistory(undone), []),
    redo: useCallback(() => setHistory(redone), []),
    saving: { isSaved: checklist === saved.document, savedAt: saved.at, error },
    flush: save,
    drop: useCallback(() => {
      kept.current = latest.current;
    }, []),
  };
}
