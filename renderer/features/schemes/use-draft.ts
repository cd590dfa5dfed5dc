import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { toWireError, type WireError } from '../../../shared/errors.ts';
import type { SchemeVersionId } from '../../../shared/ids.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import { call } from '../../api.ts';
import { useBeforeClose } from '../../before-close.ts';
import { useNotify } from '../../notify.ts';
import { edited, historyOf, redone, undone, type EditHistory } from '../../edit-history.ts';
import type { Edit } from './model/scheme-edit.ts';

/** A document in hand: edits with undo, saved by itself. */
export interface Draft {
  readonly scheme: Scheme;
  readonly edit: (edit: Edit, key?: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly saving: { readonly state: 'saved' | 'waiting' | 'failed'; readonly at: string | null; readonly error: WireError | null };
  /** Saves what waits, now; whether the store has it. */
  readonly flush: () => Promise<boolean>;
}

type Act = { readonly kind: 'edit'; readonly edit: Edit; readonly key: string | null } | { readonly kind: 'undo' } | { readonly kind: 'redo' };

const SAVE_REST_MS = 600;
const RETRY_MS = 5000;

export function useDraft(id: SchemeVersionId, initial: Scheme, isReadOnly: boolean): Draft {
  const client = useQueryClient();
  const [history, act] = useReducer(reduce, initial, historyOf<Scheme>);
  const { present } = history;
  const saved = useRef(initial);
  const latest = useRef(initial);
  const isHere = useRef(true);
  const notify = useNotify();
  const [saving, setSaving] = useState<Draft['saving']>({ state: 'saved', at: null, error: null });
  useEffect(() => {
    latest.current = present;
  }, [present]);

  const flush = useCallback(async (): Promise<boolean> => {
    const document = latest.current;
    if (isReadOnly || saved.current === document) return true;
    const reply = await call('scheme:save-draft', { schemeVersionId: id, scheme: document }).catch((error: unknown) => ({ ok: false as const, error: toWireError(error) }));
    if (!reply.ok) {
      setSaving((before) => ({ ...before, state: 'failed', error: reply.error }));
      // The page is left: nobody would see it there.
      if (!isHere.current) notify.error(reply.error);
      return false;
    }
    saved.current = document;
    setSaving({ state: latest.current === document ? 'saved' : 'waiting', at: reply.value.savedAt, error: null });
    return latest.current === document;
  }, [id, isReadOnly, notify]);

  useEffect(() => {
    if (isReadOnly || saved.current === present) return undefined;
    setSaving((before) => ({ ...before, state: before.state === 'failed' ? 'failed' : 'waiting' }));
    const timer = setTimeout(() => void flush(), saving.state === 'failed' ? RETRY_MS : SAVE_REST_MS);
    return () => clearTimeout(timer);
  }, [present, flush, isReadOnly, saving.state, saving.error]);

  useBeforeClose(() => void flush());
  // Leaving the page saves what waits; the lists then read anew.
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
      void flush().then(() => {
        for (const channel of ['scheme:versions', 'scheme:get', 'scheme:list']) void client.invalidateQueries({ queryKey: [channel] });
      });
    };
  }, [flush, client]);

  return {
    scheme: present,
    edit: useCallback((edit, key) => act({ kind: 'edit', edit, key: key ?? null }), []),
    undo: useCallback(() => act({ kind: 'undo' }), []),
    redo: useCallback(() => act({ kind: 'redo' }), []),
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    saving,
    flush,
  };
}

function reduce(history: EditHistory<Scheme>, action: Act): EditHistory<Scheme> {
  if (action.kind === 'undo') return undone(history);
  if (action.kind === 'redo') return redone(history);
  return edited(history, withoutEmptyParts(action.edit(history.present)), action.key);
}

/** Parts whose last item went are taken out of the document. */
function withoutEmptyParts(document: Scheme): Scheme {
  const scheme = withoutEmptyMinimum(document);
  if (scheme.adjustments === undefined || (scheme.adjustments.items as readonly unknown[] | undefined ?? []).length > 0) return scheme;
  const { adjustments: _, ...rest } = scheme;
  return rest;
}

function withoutEmptyMinimum(scheme: Scheme): Scheme {
  const { minimumData, ...rest } = scheme;
  return minimumData === undefined || minimumData.share !== undefined || (minimumData.require ?? []).length > 0 ? scheme : rest;
}
