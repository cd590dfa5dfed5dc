import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { FigureBlock, FigureEdit, FigureFault, FigureSaved } from '../../../../shared/contract/figure-calls.ts';
import type { PeriodId } from '../../../../shared/dates.ts';
import type { WireError } from '../../../../shared/errors.ts';
import type { Reply } from '../../../../shared/ipc-contract.ts';
import { edited, historyOf, redone, undone, type EditHistory } from '../../../edit-history.ts';
import { reloadStoreData } from '../../../query-client.ts';
import { useAction } from '../../../use-call.ts';
import { useInOrder } from '../../../use-in-order.ts';

/** What was typed into a cell and is not in the store. */
export interface HeldCell {
  readonly text: string;
  /** null: on its way, or stored and not read anew. */
  readonly fault: FigureFault | null;
  readonly isOnWay: boolean;
}

/** Cells of one period: an answer that comes after the period was left has no cells here. */
interface HeldCells {
  readonly period: PeriodId | null;
  readonly cells: ReadonlyMap<string, HeldCell>;
}

type Histories = ReadonlyMap<PeriodId, EditHistory<FigureEdit | null>>;

export interface SheetEdits {
  /**
   * Saves a block at once. What is no number stays on the sheet, marked.
   *
   * @param block its place in the order is taken when it is asked for; null: nothing is saved after all
   */
  readonly save: (block: Promise<FigureBlock | null>) => Promise<Reply<FigureSaved> | null>;
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

const NO_HISTORY = historyOf<FigureEdit | null>(null);

const keyOf = (outletId: string, figure: string): string => `${outletId}/${figure}`;

/**
 * Edits of a period's sheet, their undo in this session, and what could not be saved.
 * They go to the store one after the other, as they were made: a key pressed while one is on its way waits, and is
 * never lost.
 *
 * @param reloads changes when the sheet's rows were read anew
 */
export function useSheetEdits(period: PeriodId | null, reloads: boolean): SheetEdits {
  const set = useAction('figure:set');
  const undoEdit = useAction('figure:undo');
  const redoEdit = useAction('figure:redo');
  const inOrder = useInOrder();
  const reload = useSheetReload();
  const { historyNow, setHistory, histories } = useHistories();
  const [held, setHeld] = useState<HeldCells>({ period, cells: new Map() });
  const history = (period === null ? undefined : histories.get(period)) ?? NO_HISTORY;
  if (held.period !== period) setHeld({ period, cells: new Map() });
  // The rows read anew hold what was on its way.
  const [wasReloading, setWasReloading] = useState(reloads);
  if (wasReloading !== reloads) {
    setWasReloading(reloads);
    if (!reloads) changeHeld(period, (cells) => dropWhere(cells, (cell) => cell.fault === null && !cell.isOnWay));
  }

  function changeHeld(of: PeriodId | null, change: (cells: Map<string, HeldCell>) => void): void {
    setHeld((now) => {
      if (now.period !== of) return now;
      const cells = new Map(now.cells);
      change(cells);
      return { period: of, cells };
    });
  }

  function save(asked: Promise<FigureBlock | null>): Promise<Reply<FigureSaved> | null> {
    const shown = asked.then((block) => {
      if (block !== null) showOnWay(block);
      return block;
    });
    return inOrder(shown, async (block) => (block === null ? null : store(block)));
  }

  function showOnWay(block: FigureBlock): void {
    const typed = typedCells(block);
    if (typed.length > ON_WAY) return;
    changeHeld(block.period, (cells) => {
      for (const { key, text } of typed) cells.set(key, { text: text.trim(), fault: null, isOnWay: true });
    });
  }

  async function store(block: FigureBlock): Promise<Reply<FigureSaved>> {
    const reply = await set.run(block);
    const edit = reply.ok ? reply.value.edit : null;
    changeHeld(block.period, (cells) => {
      // What was stored is shown as typed until the rows were read anew; where nothing was, they will not be.
      for (const { key } of typedCells(block)) {
        const cell = cells.get(key);
        if (cell === undefined) continue;
        if (edit !== null) cells.set(key, { ...cell, isOnWay: false });
        else cells.delete(key);
      }
      const faults = reply.ok ? reply.value.faults : [];
      for (const fault of faults) cells.set(keyOf(fault.outletId, fault.figure), { text: fault.text, fault, isOnWay: false });
    });
    if (edit !== null) {
      setHistory(block.period, edited(historyNow(block.period), edit, null));
      reload();
    }
    return reply;
  }

  async function turn(which: 'undo' | 'redo'): Promise<Reply<FigureEdit> | null> {
    return period === null ? null : inOrder(which, (turned) => turnIn(period, turned));
  }

  async function turnIn(of: PeriodId, which: 'undo' | 'redo'): Promise<Reply<FigureEdit> | null> {
    const edit = which === 'undo' ? historyNow(of).present : historyNow(of).future[0];
    if (edit === null || edit === undefined) return null;
    const reply = await (which === 'undo' ? undoEdit : redoEdit).run({ editId: edit.id });
    if (reply.ok) {
      setHistory(of, which === 'undo' ? undone(historyNow(of)) : redone(historyNow(of)));
      reload();
    }
    return reply;
  }

  const faults = useMemo(() => [...held.cells.values()].flatMap(({ fault }) => fault ?? []), [held]);
  return {
    save,
    isSaving: set.isRunning,
    undo: () => turn('undo'),
    redo: () => turn('redo'),
    canUndo: history.present,
    canRedo: history.future[0] ?? null,
    heldAt: (outletId, figure) => held.cells.get(keyOf(outletId, figure)),
    faults,
    dropFaults: () => changeHeld(period, (cells) => dropWhere(cells, (cell) => cell.fault !== null)),
  };
}

/** Histories of the periods that were edited, the newest at hand at once: an answer may come before a drawing. */
function useHistories() {
  const [histories, setHistories] = useState<Histories>(new Map());
  const newest = useRef(histories);
  return {
    histories,
    historyNow: (period: PeriodId): EditHistory<FigureEdit | null> => newest.current.get(period) ?? NO_HISTORY,
    setHistory: (period: PeriodId, next: EditHistory<FigureEdit | null>): void => {
      newest.current = new Map(newest.current).set(period, next);
      setHistories(newest.current);
    },
  };
}

/** Reads the sheet again at once, and what only shows sums of it when typing rests. */
function useSheetReload(): () => void {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return () => {
    void client.invalidateQueries({ queryKey: ['figure:rows'] });
    void client.invalidateQueries({ queryKey: ['figure:cell'] });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      reloadStoreData(client);
      void client.invalidateQueries({ queryKey: ['app:state'] });
    }, REST_MS);
  };
}

function typedCells(block: FigureBlock): readonly { readonly key: string; readonly text: string }[] {
  return block.outlets.flatMap((outletId, row) =>
    block.figures.flatMap((figure, column) => {
      const text = block.texts[row]?.[column];
      return text === null || text === undefined ? [] : [{ key: keyOf(outletId, figure), text }];
    }),
  );
}

function dropWhere(cells: Map<string, HeldCell>, drops: (cell: HeldCell) => boolean): void {
  for (const [key, cell] of cells) if (drops(cell)) cells.delete(key);
}

/** Cells shown at once as typed, before they are stored; larger blocks wait for the store. */
const ON_WAY = 2000;

/** Why an action failed, for those that only tell. */
export function failureOf(reply: Reply<unknown> | null): WireError | null {
  return reply === null || reply.ok ? null : reply.error;
}
