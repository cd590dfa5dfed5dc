import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { FigureBlock, FigureEdit, FigureFault, FigureSaved } from '../../../../shared/contract/figure-calls.ts';
import type { PeriodId } from '../../../../shared/dates.ts';
import type { WireError } from '../../../../shared/errors.ts';
import type { Reply } from '../../../../shared/ipc-contract.ts';
import { edited, historyOf, redone, undone, type EditHistory } from '../../../edit-history.ts';
import { reloadStoreData } from '../../../query-client.ts';
import { useAction } from '../../../use-call.ts';

/** What was typed into a cell and is not in the store. */
export interface HeldCell {
  readonly text: string;
  /** null: on its way. */
  readonly fault: FigureFault | null;
}

export interface SheetEdits {
  /** Saves a block at once. What is no number stays on the sheet, marked. */
  readonly save: (block: FigureBlock) => Promise<Reply<FigureSaved>>;
  readonly isSaving: boolean;
  readonly undo: () => Promise<Reply<FigureEdit> | null>;
  readonly redo: () => Promise<Reply<FigureEdit> | null>;
  readonly canUndo: FigureEdit | null;
  readonly canRedo: FigureEdit | null;
  readonly heldAt: (outletId: string, figure: string) => HeldCell | undefined;
  readonly faults: readonly FigureFault[];
  readonly dropFaults: () => void;
}

/** Lists that only show sums of figures wait until typing rests. */
const REST_MS = 700;

const keyOf = (outletId: string, figure: string): string => `${outletId}/${figure}`;

/**
 * Edits of a period's sheet, their undo in this session, and what could not be saved.
 *
 * @param reloads changes when the sheet's rows were read anew
 */
export function useSheetEdits(period: PeriodId | null, reloads: boolean): SheetEdits {
  const client = useQueryClient();
  const set = useAction('figure:set');
  const undoEdit = useAction('figure:undo');
  const redoEdit = useAction('figure:redo');
  const [histories, setHistories] = useState<ReadonlyMap<PeriodId, EditHistory<FigureEdit | null>>>(new Map());
  const [held, setHeld] = useState<ReadonlyMap<string, HeldCell>>(new Map());
  const [heldOf, setHeldOf] = useState(period);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const history = (period === null ? undefined : histories.get(period)) ?? historyOf<FigureEdit | null>(null);
  if (heldOf !== period) {
    setHeldOf(period);
    setHeld(new Map());
  }
  // The rows read anew hold what was on its way.
  const [wasReloading, setWasReloading] = useState(reloads);
  if (wasReloading !== reloads) {
    setWasReloading(reloads);
    if (!reloads) setHeld(new Map([...held].filter(([, cell]) => cell.fault !== null)));
  }
  useEffect(() => () => clearTimeout(timer.current), []);

  function reload(): void {
    void client.invalidateQueries({ queryKey: ['figure:rows'] });
    void client.invalidateQueries({ queryKey: ['figure:cell'] });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      reloadStoreData(client);
      void client.invalidateQueries({ queryKey: ['app:state'] });
    }, REST_MS);
  }

  function setHistory(next: EditHistory<FigureEdit | null>): void {
    if (period !== null) setHistories(new Map(histories).set(period, next));
  }

  async function save(block: FigureBlock): Promise<Reply<FigureSaved>> {
    const keys = block.outlets.flatMap((outletId, row) => block.figures.flatMap((figure, column) => (block.texts[row]?.[column] === null ? [] : [keyOf(outletId, figure)])));
    const onWay = new Map(held);
    if (keys.length <= ON_WAY) {
      block.outlets.forEach((outletId, row) =>
        block.figures.forEach((figure, column) => {
          const text = block.texts[row]?.[column];
          if (text !== null && text !== undefined) onWay.set(keyOf(outletId, figure), { text: text.trim(), fault: null });
        }),
      );
      setHeld(onWay);
    }
    const reply = await set.run(block);
    const faults = reply.ok ? reply.value.faults : [];
    setHeld((now) => {
      const next = new Map(now);
      // What was stored is shown as typed until the rows were read anew; where nothing was, they will not be.
      if (!reply.ok || reply.value.edit === null) for (const key of keys) next.delete(key);
      for (const fault of faults) next.set(keyOf(fault.outletId, fault.figure), { text: fault.text, fault });
      return next;
    });
    if (reply.ok && reply.value.edit !== null) {
      setHistory(edited(history, reply.value.edit, null));
      reload();
    }
    return reply;
  }

  async function turn(which: 'undo' | 'redo'): Promise<Reply<FigureEdit> | null> {
    const edit = which === 'undo' ? history.present : history.future[0];
    if (edit === null || edit === undefined) return null;
    const reply = await (which === 'undo' ? undoEdit : redoEdit).run({ editId: edit.id });
    if (reply.ok) {
      setHistory(which === 'undo' ? undone(history) : redone(history));
      reload();
    }
    return reply;
  }

  const faults = useMemo(() => [...held.values()].flatMap(({ fault }) => fault ?? []), [held]);
  return {
    save,
    isSaving: set.isRunning,
    undo: () => turn('undo'),
    redo: () => turn('redo'),
    canUndo: history.present,
    canRedo: history.future[0] ?? null,
    heldAt: (outletId, figure) => held.get(keyOf(outletId, figure)),
    faults,
    dropFaults: () => setHeld(new Map([...held].filter(([, cell]) => cell.fault === null))),
  };
}

/** Cells shown at once as typed, before they are stored; larger blocks wait for the store. */
const ON_WAY = 2000;

/** Why an action failed, for those that only tell. */
export function failureOf(reply: Reply<unknown> | null): WireError | null {
  return reply === null || reply.ok ? null : reply.error;
}
