import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useImperativeHandle, useRef, useState, type ClipboardEvent, type KeyboardEvent, type MouseEvent, type ReactNode, type Ref } from 'react';
import { blockOf, cellSelection, isInBlock, movedBy, type CellAt, type Selection } from './sheet-model.ts';
import './sheet.css';

/** A column that takes numbers. */
export interface SheetColumn {
  readonly key: string;
  readonly head: ReactNode;
  readonly width: number;
  readonly isLocked: boolean;
}
/** A column at the left that stays in sight and says which row it is. */
export interface SheetFixedColumn<Row> {
  readonly key: string;
  readonly title: string;
  readonly width: number;
  readonly cell: (row: Row) => ReactNode;
}
/** How a cell is shown. */
export interface SheetCell {
  /** As people read it; null: missing. */
  readonly shown: string | null;
  /** As it is edited and copied. */
  readonly text: string;
  readonly mark?: 'flag' | 'flag-seen' | 'fault' | undefined;
  readonly title?: string | undefined;
}

export interface SheetHandle {
  readonly select: (at: CellAt) => void;
  readonly focus: () => void;
}

export interface SheetGridProps<Row> {
  readonly label: string;
  readonly fixed: readonly SheetFixedColumn<Row>[];
  readonly columns: readonly SheetColumn[];
  /** null: not known yet. */
  readonly total: number | null;
  readonly rowAt: (index: number) => Row | undefined;
  readonly want: (first: number, last: number) => void;
  readonly cellOf: (row: Row, column: number) => SheetCell;
  readonly nameOf: (row: Row, column: number) => string;
  readonly selection: Selection;
  readonly onSelection: (selection: Selection) => void;
  /** A text was typed into a cell. */
  readonly onType: (at: CellAt, text: string) => void;
  readonly onClear: () => void;
  readonly onFillDown: () => void;
  readonly onCopy: (cut: boolean) => void;
  readonly onPaste: (text: string) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  /** Typing began in a cell that cannot be changed. */
  readonly onLocked: (column: number) => void;
  readonly empty?: ReactNode;
  readonly foot?: ReactNode;
  readonly ref?: Ref<SheetHandle>;
}

const ROW = 32;
const HEAD = 48;

interface Draft {
  readonly at: CellAt;
  readonly text: string;
  /** Began by F2 or a double click: arrows move in the text. */
  readonly isInside: boolean;
}

/**
 * Cells that are moved in, typed and pasted like a spreadsheet's. One input stands at the active cell all the time and
 * takes every key, so that an input method's first letter is never lost; Enter while composing does nothing.
 */
export function SheetGrid<Row>(props: SheetGridProps<Row>) {
  const { fixed, columns, rowAt, selection, onSelection, cellOf } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const isDragging = useRef(false);
  /** After Escape, Tab leaves the sheet. */
  const isLeaving = useRef(false);
  const [draft, setDraft] = useState<Draft | null>(null);
  const total = props.total ?? 0;
  const fixedWidth = fixed.reduce((sum, column) => sum + column.width, 0);
  const width = columns.reduce((sum, column) => sum + column.width, fixedWidth);
  const template = [...fixed, ...columns].map((column) => `${column.width}px`).join(' ');
  const virtual = useVirtualizer({ count: total, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 10, scrollPaddingStart: HEAD });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items[items.length - 1]?.index ?? 0;
  const { want } = props;
  useEffect(() => want(first, last), [want, first, last]);

  const { active } = selection;
  const block = blockOf(selection);
  const activeRow = rowAt(active.row);
  const size = { rows: total, columns: columns.length, page: Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 400) - HEAD) / ROW) - 1) };

  useImperativeHandle(props.ref, () => ({
    select: (at) => moveTo(cellSelection(at)),
    focus: () => input.current?.focus({ preventScroll: true }),
  }));
  useEffect(() => {
    const stop = (): void => {
      isDragging.current = false;
    };
    window.addEventListener('mouseup', stop);
    return () => window.removeEventListener('mouseup', stop);
  }, []);
  const giveUpDraft = useEffectEvent(() => setDraft(null));
  const draftRow = draft?.at.row ?? -1;
  useEffect(() => {
    // A draft never ends in a row that is not there any more (another filter, another period).
    if (draftRow >= total) giveUpDraft();
  }, [draftRow, total]);

  function moveTo(next: Selection): void {
    onSelection(next);
    virtual.scrollToIndex(next.corner.row);
    showColumn(next.corner.column);
  }

  function showColumn(column: number): void {
    const box = scroller.current;
    if (box === null) return;
    const left = leftOf(columns, column);
    const own = columns[column]?.width ?? 0;
    if (left < box.scrollLeft) box.scrollLeft = left;
    else if (fixedWidth + left + own > box.scrollLeft + box.clientWidth) box.scrollLeft = fixedWidth + left + own - box.clientWidth;
  }

  function begin(text: string, isInside: boolean): boolean {
    if (activeRow === undefined || columns[active.column] === undefined) return false;
    if (columns[active.column]?.isLocked === true) {
      props.onLocked(active.column);
      return false;
    }
    setDraft({ at: active, text, isInside });
    virtual.scrollToIndex(active.row);
    showColumn(active.column);
    return true;
  }

  function commit(): void {
    if (draft === null) return;
    setDraft(null);
    const row = rowAt(draft.at.row);
    if (row !== undefined && draft.text.trim() !== cellOf(row, draft.at.column).text) props.onType(draft.at, draft.text);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    // 229: the key belongs to the input method, whatever it says of itself.
    if (event.nativeEvent.isComposing || event.keyCode === 229 || total === 0) return;
    const ctrl = event.ctrlKey || event.metaKey;
    if (draft !== null) return onDraftKey(event);
    const leaves = isLeaving.current && event.key === 'Tab';
    if (event.key !== 'Shift') isLeaving.current = event.key === 'Escape';
    if (leaves) return;
    const moved = event.altKey ? null : movedBy({ key: event.key, shift: event.shiftKey, ctrl }, selection, size);
    if (moved !== null) {
      event.preventDefault();
      return moveTo(moved);
    }
    const act = ctrl ? CONTROL_KEYS[event.key.toLowerCase()] : PLAIN_KEYS[event.key];
    if (act === undefined || event.altKey) return;
    event.preventDefault();
    if (act === 'edit') begin(activeRow === undefined ? '' : cellOf(activeRow, active.column).text, true);
    else if (act === 'clear') props.onClear();
    else if (act === 'narrow') onSelection(cellSelection(active));
    else if (act === 'fill') props.onFillDown();
    else if (act === 'all') onSelection({ active: { row: 0, column: 0 }, corner: { row: total - 1, column: columns.length - 1 } });
    else if (act === 'copy') props.onCopy(false);
    else if (act === 'cut') props.onCopy(true);
    else if (act === 'redo' || event.shiftKey) props.onRedo();
    else props.onUndo();
  }

  function onDraftKey(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      setDraft(null);
      return;
    }
    const leaves = event.key === 'Enter' || event.key === 'Tab' || (draft?.isInside === false && event.key.startsWith('Arrow'));
    const moved = leaves ? movedBy({ key: event.key, shift: event.shiftKey && !event.key.startsWith('Arrow'), ctrl: false }, cellSelection(active), size) : null;
    if (moved === null) return;
    event.preventDefault();
    commit();
    moveTo(moved);
  }

  function onCellMouse(event: MouseEvent, at: CellAt): void {
    if (event.button !== 0) return;
    event.preventDefault();
    commit();
    input.current?.focus({ preventScroll: true });
    isDragging.current = true;
    onSelection(event.shiftKey ? { active, corner: at } : cellSelection(at));
  }

  const isEditing = draft !== null;
  return (
    <div className="sheet">
      <div ref={scroller} className="sheet-scroll">
        <div style={{ position: 'relative', width, minWidth: '100%' }}>
          <div role="grid" aria-label={props.label} aria-rowcount={total + 1} aria-colcount={fixed.length + columns.length} aria-multiselectable="true" aria-busy={props.total === null}>
            <div role="row" aria-rowindex={1} className="sheet-head" style={{ gridTemplateColumns: template, height: HEAD }}>
              {fixed.map((column, nth) => (
                <span key={column.key} role="columnheader" className={`sheet-cell sheet-fixed${nth === fixed.length - 1 ? ' sheet-fixed-last' : ''}`} style={{ left: leftOf(fixed, nth) }}>
                  {column.title}
                </span>
              ))}
              {columns.map((column, nth) => (
                // The keys reach a whole column too: Ctrl+arrows with Shift.
                // eslint-disable-next-line jsx-a11y/click-events-have-key-events
                <span
                  key={column.key}
                  role="columnheader"
                  tabIndex={-1}
                  className="sheet-cell"
                  onClick={() => {
                    onSelection({ active: { row: 0, column: nth }, corner: { row: Math.max(0, total - 1), column: nth } });
                    input.current?.focus({ preventScroll: true });
                  }}
                >
                  {column.head}
                </span>
              ))}
            </div>
            <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
              {items.map((item) => {
                const row = rowAt(item.index);
                return (
                  <div key={item.key} role="row" aria-rowindex={item.index + 2} className="sheet-row" style={{ gridTemplateColumns: template, height: ROW, transform: `translateY(${item.start}px)` }}>
                    {fixed.map((column, nth) => (
                      <span key={column.key} role="rowheader" className={`sheet-cell sheet-fixed${nth === fixed.length - 1 ? ' sheet-fixed-last' : ''}`} style={{ left: leftOf(fixed, nth) }}>
                        {row === undefined ? <span className="sheet-ghost" /> : column.cell(row)}
                      </span>
                    ))}
                    {columns.map((column, nth) => {
                      const at = { row: item.index, column: nth };
                      const cell = row === undefined ? null : cellOf(row, nth);
                      const isActive = at.row === active.row && at.column === active.column;
                      const isIn = isInBlock(block, at) && !isActive;
                      return (
                        <span
                          key={column.key}
                          role="gridcell"
                          tabIndex={-1}
                          aria-selected={isInBlock(block, at)}
                          aria-readonly={column.isLocked}
                          title={cell?.title}
                          className={`sheet-cell${column.isLocked ? ' sheet-locked' : ''}${cell?.mark === undefined ? '' : ` sheet-${cell.mark}`}${isIn ? ' sheet-in' : ''}${isActive ? ' sheet-active' : ''}${cell?.shown === null ? ' sheet-missing' : ''}`}
                          onMouseDown={(event) => onCellMouse(event, at)}
                          onMouseEnter={() => isDragging.current && onSelection({ active, corner: at })}
                          onDoubleClick={() => begin(cell?.text ?? '', true)}
                        >
                          {cell === null ? <span className="sheet-ghost" /> : (cell.shown ?? '—')}
                        </span>
                      );
                    })}
                  </div>
                );
              })}
            </div>
          </div>
          {total > 0 && columns.length > 0 && (
            <input
              ref={input}
              className={isEditing ? 'sheet-input sheet-editing' : 'sheet-input'}
              style={{ top: HEAD + active.row * ROW, left: fixedWidth + leftOf(columns, active.column), width: columns[active.column]?.width ?? 0, height: ROW }}
              aria-label={activeRow === undefined ? props.label : props.nameOf(activeRow, active.column)}
              value={draft?.text ?? ''}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => {
                const text = event.target.value;
                if (draft === null) begin(text, false);
                else setDraft({ ...draft, text });
              }}
              onCompositionStart={() => {
                if (draft === null) begin('', false);
              }}
              onKeyDown={onKeyDown}
              onPaste={(event: ClipboardEvent) => {
                if (draft !== null) return;
                event.preventDefault();
                props.onPaste(event.clipboardData.getData('text/plain'));
              }}
              onBlur={commit}
            />
          )}
        </div>
        {props.total === 0 && props.empty}
      </div>
      <footer className="sheet-foot">{props.foot}</footer>
    </div>
  );
}

type Act = 'edit' | 'clear' | 'narrow' | 'fill' | 'all' | 'copy' | 'cut' | 'undo' | 'redo';
const PLAIN_KEYS: Readonly<Record<string, Act>> = { F2: 'edit', Delete: 'clear', Backspace: 'clear', Escape: 'narrow' };
const CONTROL_KEYS: Readonly<Record<string, Act>> = { d: 'fill', a: 'all', c: 'copy', x: 'cut', z: 'undo', y: 'redo' };

function leftOf(columns: readonly { readonly width: number }[], nth: number): number {
  return columns.slice(0, nth).reduce((sum, column) => sum + column.width, 0);
}
