import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { PastedCodes } from '../../../../shared/contract/figure-calls.ts';
import { CallError } from '../../../call-error.ts';
import { formatCount } from '../../../format.ts';
import { useWords } from '../../../i18n.ts';
import { useNotify } from '../../../notify.ts';
import { callOrThrow } from '../../../use-call.ts';
import { blockOf } from '../sheet/sheet-model.ts';
import { CodePasteDialog } from './code-paste-dialog.tsx';
import { codeBlock, codeBlockEdit, codesOf, guessColumns, type CodeBlock, type CodePlan, type PasteColumn } from './code-paste.ts';
import type { FigureSheetPanelProps } from './figure-sheet-panel.tsx';
import { FIGURE_PASTE } from './paste-words.ts';

type Cells = readonly (readonly string[])[];

interface Asked {
  readonly cells: Cells;
  readonly block: CodeBlock;
  readonly guessed: readonly PasteColumn[];
  readonly near: PastedCodes['near'];
}

/** Pastes of blocks whose first column names outlets: asked about in a dialog, then filled in wherever the outlets stand. */
export function useCodePaste({ period, query, columns, allColumns, selection, edits, grid, onByPlace }: FigureSheetPanelProps & { readonly onByPlace: (cells: Cells) => void }): {
  /** @returns false: the block names no outlets */
  readonly open: (cells: Cells) => Promise<boolean>;
  readonly dialog: ReactNode;
} {
  const say = useWords(FIGURE_PASTE);
  const notify = useNotify();
  const [asked, setAsked] = useState<Asked | null>(null);
  const wasAsked = useRef(false);
  useEffect(() => {
    // The dialog is gone: keys go to the sheet again.
    if (wasAsked.current && asked === null) grid.current?.focus();
    wasAsked.current = asked !== null;
  }, [asked, grid]);

  async function open(cells: Cells): Promise<boolean> {
    if (query === null || (cells[0]?.length ?? 0) < 2) return false;
    try {
      const found = await callOrThrow('figure:codes', { ...query, codes: codesOf(cells), told: allColumns.map(({ figure }) => figure) });
      const block = codeBlock(cells, found, allColumns);
      if (block === null) return false;
      const [lock] = allColumns.map(({ locked }) => locked);
      if (lock != null && allColumns.every(({ locked }) => locked !== null)) {
        notify.error(lock);
        return true;
      }
      setAsked({ cells, block, guessed: guessColumns(block, allColumns, columns.slice(blockOf(selection).left)), near: found.near });
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      notify.error(error.wire);
    }
    return true;
  }

  async function fill(plan: CodePlan): Promise<void> {
    setAsked(null);
    const reply = await edits.save(Promise.resolve(codeBlockEdit(period, plan)));
    if (reply === null) return;
    if (!reply.ok) return notify.error(reply.error);
    const done = say('done', { changed: formatCount(reply.value.changed), unchanged: formatCount(reply.value.unchanged) });
    notify.done(plan.left.length === 0 ? done : say('doneLeft', { done, left: formatCount(plan.left.length) }), 5);
  }

  const dialog = asked !== null && (
    <CodePasteDialog
      block={asked.block}
      guessed={asked.guessed}
      columns={allColumns}
      near={asked.near}
      onFill={(plan) => void fill(plan)}
      onByPlace={() => {
        setAsked(null);
        onByPlace(asked.cells);
      }}
      onClose={() => setAsked(null)}
    />
  );
  return { open, dialog };
}
