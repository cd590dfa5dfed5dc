import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import type { BenefitPlan } from '../../../shared/benefits/plan.ts';
import { toWireError, type WireError } from '../../../shared/errors.ts';
import type { BenefitPlanId } from '../../../shared/ids.ts';
import { call } from '../../api.ts';
import { useBeforeClose } from '../../before-close.ts';
import { useNotify } from '../../notify.ts';
import { edited, historyOf, redone, undone, type EditHistory } from '../../edit-history.ts';

/** Makes the next document out of the present one. */
export type PlanEdit = (plan: BenefitPlan) => BenefitPlan;

/** A plan in hand: edits with undo, saved by itself. */
export interface PlanDraft {
  readonly plan: BenefitPlan;
  /** Edits with the same key right after each other are one step of undo. */
  readonly edit: (edit: PlanEdit, key?: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly saving: 'saved' | 'waiting' | 'failed';
  readonly error: WireError | null;
  /** Saves what waits, now; whether the store has it. */
  readonly flush: () => Promise<boolean>;
}

type Act = { readonly kind: 'edit'; readonly edit: PlanEdit; readonly key: string | null } | { readonly kind: 'undo' } | { readonly kind: 'redo' };

const SAVE_REST_MS = 600;
const RETRY_MS = 5000;

export function usePlanDraft(planId: BenefitPlanId, initial: BenefitPlan, isReadOnly: boolean): PlanDraft {
  const client = useQueryClient();
  const [history, act] = useReducer(reduce, initial, historyOf<BenefitPlan>);
  const { present } = history;
  const saved = useRef(initial);
  const latest = useRef(initial);
  const isHere = useRef(true);
  const notify = useNotify();
  const [{ saving, error }, setSaving] = useState<Pick<PlanDraft, 'saving' | 'error'>>({ saving: 'saved', error: null });
  useEffect(() => {
    latest.current = present;
  }, [present]);

  const flush = useCallback(async (): Promise<boolean> => {
    const document = latest.current;
    if (isReadOnly || saved.current === document) return true;
    const reply = await call('benefit:save', { planId, plan: document }).catch((reason: unknown) => ({ ok: false as const, error: toWireError(reason) }));
    if (!reply.ok) {
      setSaving({ saving: 'failed', error: reply.error });
      // The page is left: nobody would see it there.
      if (!isHere.current) notify.error(reply.error);
      return false;
    }
    saved.current = document;
    setSaving({ saving: latest.current === document ? 'saved' : 'waiting', error: null });
    return latest.current === document;
  }, [planId, isReadOnly, notify]);

  useEffect(() => {
    if (isReadOnly || saved.current === present) return undefined;
    setSaving((before) => (before.saving === 'failed' ? before : { saving: 'waiting', error: null }));
    const timer = setTimeout(() => void flush(), saving === 'failed' ? RETRY_MS : SAVE_REST_MS);
    return () => clearTimeout(timer);
  }, [present, flush, isReadOnly, saving, error]);

  useBeforeClose(() => void flush());
  // Leaving the page saves what waits; the lists then read anew.
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
      void flush().then(() => {
        for (const channel of ['benefit:plans', 'benefit:get']) void client.invalidateQueries({ queryKey: [channel] });
      });
    };
  }, [flush, client]);

  return {
    plan: present,
    edit: useCallback((edit, key) => act({ kind: 'edit', edit, key: key ?? null }), []),
    undo: useCallback(() => act({ kind: 'undo' }), []),
    redo: useCallback(() => act({ kind: 'redo' }), []),
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    saving,
    error,
    flush,
  };
}

function reduce(history: EditHistory<BenefitPlan>, action: Act): EditHistory<BenefitPlan> {
  if (action.kind === 'undo') return undone(history);
  if (action.kind === 'redo') return redone(history);
  return edited(history, action.edit(history.present), action.key);
}
