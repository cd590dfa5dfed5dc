import type { RefObject } from 'react';
import type { FigureColumn, FigureFault, FigureRow } from '../../../../shared/contract/figure-calls.ts';
import { Icon } from '../../../components/icon.tsx';
import type { RowSource } from '../../../components/row-source.ts';
import { useList, useWords } from '../../../i18n.ts';
import type { SheetHandle } from '../sheet/sheet-grid.tsx';
import type { SheetEdits } from './use-sheet-edits.ts';
import { FIGURES } from './words.ts';

export interface FaultsBarProps {
  readonly edits: SheetEdits;
  readonly columns: readonly FigureColumn[];
  readonly source: RowSource<FigureRow>;
  readonly grid: RefObject<SheetHandle | null>;
}

/** What was typed or pasted and is no number: it stays on the sheet, marked, until it is mended or dropped. */
export function FaultsBar({ edits, columns, source, grid }: FaultsBarProps) {
  const say = useWords(FIGURES);
  const joined = useList();
  const placed = edits.faults.map((fault) => ({ fault, at: placeOf(fault, columns, source) }));
  const next = placed.find(({ at }) => at !== null)?.at ?? null;
  return (
    <div className="figures-faults row" role="alert">
      <Icon name="warning" />
      <span className="nowrap">{say('faults', { count: edits.faults.length })}</span>
      <span className="ellipsis">
        {joined(
          placed.slice(0, 3).map(({ fault, at }) => {
            const said = { figure: columns.find(({ figure }) => figure === fault.figure)?.name ?? fault.figure, text: fault.text };
            return at === null ? say('faultHidden', said) : say('faultAt', { ...said, outlet: at.name });
          }),
        )}
      </span>
      <span className="grow" />
      {next !== null && (
        <button
          type="button"
          className="link nowrap"
          onClick={() => {
            grid.current?.select(next);
            grid.current?.focus();
          }}
        >
          {say('nextFault')}
        </button>
      )}
      <button type="button" className="link nowrap" onClick={edits.dropFaults}>
        {say('dropFaults')}
      </button>
    </div>
  );
}

/** Where the cell stands among the rows that are read; null: not among them. */
function placeOf(fault: FigureFault, columns: readonly FigureColumn[], source: RowSource<FigureRow>): { readonly row: number; readonly column: number; readonly name: string } | null {
  const column = columns.findIndex(({ figure }) => figure === fault.figure);
  for (let row = 0; row < (source.total ?? 0); row += 1) {
    const held = source.rowAt(row);
    if (held?.outletId === fault.outletId) return column < 0 ? null : { row, column, name: held.name };
  }
  return null;
}
