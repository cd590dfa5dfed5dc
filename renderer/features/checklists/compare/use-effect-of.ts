import { useEffect, useState } from 'react';
import type { ChecklistSide, RescoredRow } from '../../../../shared/contract/checklist-calls.ts';
import type { WireError } from '../../../../shared/errors.ts';
import { call } from '../../../api.ts';

/** How far the scoring of past visits is. */
export interface EffectState {
  readonly rows: readonly RescoredRow[];
  /** null: not known yet. */
  readonly total: number | null;
  readonly isDone: boolean;
  readonly error: WireError | null;
}

/** Rest between two counts on the screen. */
const SHOW_MS = 1000;
const START: EffectState = { rows: [], total: null, isDone: false, error: null };

/** Scores the visits of both sides by both, page by page; leaving the page stops it. */
export function useEffectOf(from: ChecklistSide, to: ChecklistSide): EffectState {
  const [state, setState] = useState(START);
  const key = JSON.stringify([from, to]);
  useEffect(() => {
    let isLeft = false;
    const [one, other] = JSON.parse(key) as readonly [ChecklistSide, ChecklistSide];
    async function run(): Promise<void> {
      const rows: RescoredRow[] = [];
      let shownAt = 0;
      for (let after: number | null = 0; after !== null; ) {
        const reply: Awaited<ReturnType<typeof call<'checklist:rescore'>>> = await call('checklist:rescore', { from: one, to: other, after });
        if (isLeft) return;
        if (!reply.ok) return setState({ rows: [...rows], total: null, isDone: true, error: reply.error });
        rows.push(...reply.value.visits);
        after = reply.value.next;
        // Sorting and summing up many visits at every page would take longer than scoring them.
        if (after !== null && performance.now() - shownAt < SHOW_MS) continue;
        shownAt = performance.now();
        setState({ rows: [...rows], total: reply.value.total, isDone: after === null, error: null });
      }
    }
    void run();
    return () => {
      isLeft = true;
    };
  }, [key]);
  return state;
}
