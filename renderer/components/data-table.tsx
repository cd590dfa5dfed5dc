import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { formatCount } from '../format.ts';
import { useWords } from '../i18n.ts';
import { isRecord, useKept } from '../kept-state.ts';
import { useNotify } from '../notify.ts';
import { useWindowWidth } from '../window-width.ts';
import { EmptyState } from './empty-state.tsx';
import { ErrorBanner } from './error-banner.tsx';
import { clipboardTable } from './export/clipboard-table.ts';
import { ExportMenu, type WholeExport } from './export/export-menu.tsx';
import { useFilterFacts } from './export/filter-facts.tsx';
import { shownTable } from './export/shown-table.ts';
import { placeNearby } from './place-nearby.ts';
import type { RowSource } from './row-source.ts';
import { copyTable } from './table-copy.ts';
import { gridTemplate, leastWidth, visibleColumns, type TableColumn } from './table-column.ts';
import { TableHead } from './table-head.tsx';
import { COMMON } from './words.ts';
import './data-table.css';

export interface DataTableProps<Row> {
  /** Under which widths are kept; one a table. */
  readonly id: string;
  /** Accessible name. */
  readonly label: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly source: RowSource<Row>;
  readonly rowKey: (row: Row) => string;
  /** Enter or double click (a plain click too with `openOnClick`). */
  readonly onOpen?: (row: Row) => void;
  readonly openOnClick?: boolean;
  /** Keys of selected rows; with `onSelect` there are check boxes, and Space ticks. */
  readonly selected?: ReadonlySet<string>;
  readonly onSelect?: (selected: ReadonlySet<string>) => void;
  /** Told the row under the arrows when it is another one or has changed; null: none. */
  readonly onCurrent?: (row: Row | null) => void;
  /** The arrows stand on the first row from the start, and the table has the keys. */
  readonly startAtFirst?: boolean;
  /** Marked as the current one (an open side panel). */
  readonly currentKey?: string | null;
  /** Keys beyond those of the table (one-key decisions); return true when used, `next` to go on to the row below. */
  readonly onRowKey?: (event: KeyboardEvent, row: Row) => boolean | 'next';
  /** 36 to 40 px. */
  readonly rowHeight?: number;
  readonly rowClass?: (row: Row) => string;
  /** First row, pinned under the head, on subtle. */
  readonly totalRow?: Readonly<Record<string, ReactNode>>;
  /** What the total row is made of, as the first row of an export. */
  readonly total?: Row;
  /** Shown where there are no rows. */
  readonly empty?: ReactNode;
  /** Shown instead of `empty` when filters are on. */
  readonly onClearFilters?: (() => void) | undefined;
  /** The screen's filters narrow it: an export names them. A table with `onClearFilters` is such a one. */
  readonly isFiltered?: boolean;
  /** In the foot, left of 导出. */
  readonly foot?: ReactNode;
  /** What the file of an export is called, where `label` is not enough to know it by (an outlet's code). */
  readonly exportName?: string;
  /** The same rows with every field the store has of them: a second part of the export menu. */
  readonly whole?: WholeExport;
}

/**
 * A table of any length: only rows in sight are read and drawn. Head, total row and foot stay in place.
 *
 * Every table has 导出 in its foot without further ado: all rows of its source, in its order, the visible columns that have a
 * title, as Excel, CSV or to the clipboard. What a column holds is read from its shown text (numbers and shares of
 * right-aligned columns become numbers with the places shown); give `data` where the text does not say it: days without a
 * year, instants, drawn cells.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { source, columns: allColumns, rowKey, rowHeight = 36, onSelect, selected, totalRow } = props;
  const say = useWords(COMMON);
  const notify = useNotify();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [widths, setWidths] = useKept<Readonly<Record<string, number>>>(`table:${props.id}`, {}, isWidths);
  const [place, setPlace] = useState(props.startAtFirst ? 0 : -1);
  const columns = visibleColumns(allColumns, useWindowWidth());
  const lead = onSelect ? 44 : 0;
  const total = source.total ?? 0;
  const current = Math.min(place, total - 1);
  const currentRow = current >= 0 ? source.rowAt(current) : undefined;
  // The arrows stay with their row when rows above it come or go; where it is gone itself, the next one is under them.
  const [held, setHeld] = useState<string | null>(null);
  const currentKey = currentRow === undefined ? held : rowKey(currentRow);
  if (currentKey !== held) {
    const moved = held === null ? null : placeNearby(source, rowKey, held, current);
    if (moved === null) setHeld(currentKey);
    else setPlace(moved);
  }
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollPaddingStart: 34 + (totalRow ? rowHeight : 0),
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items[items.length - 1]?.index ?? 0;
  const { want } = source;
  useEffect(() => want(first, last), [want, first, last]);

  const tellCurrent = useEffectEvent(() => props.onCurrent?.(currentRow ?? null));
  useEffect(() => {
    // While rows are being read none is known; the screen keeps the one it has.
    if (source.total !== null) tellCurrent();
  }, [currentRow, source.total]);
  const takeKeys = useEffectEvent(() => props.startAtFirst && scroller.current?.focus({ preventScroll: true }));
  useEffect(() => void takeKeys(), []);

  const template = gridTemplate(columns, widths, lead);
  const least = leastWidth(columns, widths, lead);

  function stand(index: number): void {
    const row = source.rowAt(index);
    setPlace(index);
    setHeld(row === undefined ? null : rowKey(row));
  }

  function moveTo(index: number): void {
    if (total === 0) return;
    const next = Math.max(0, Math.min(total - 1, index));
    stand(next);
    virtual.scrollToIndex(next);
  }

  function toggle(row: Row): void {
    if (!onSelect) return;
    const next = new Set(selected);
    if (!next.delete(rowKey(row))) next.add(rowKey(row));
    onSelect(next);
  }

  const name = props.exportName ?? props.label;
  const filters = useFilterFacts();
  const isFiltered = props.isFiltered ?? 'onClearFilters' in props;

  async function copyRows(rows: readonly Row[]): Promise<void> {
    if (rows.length > 0 && copyTable(clipboardTable(await shownTable({ name, columns, rows })))) notify.done(say('copied', { count: rows.length }), 2);
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    if (event.target !== event.currentTarget || event.nativeEvent.isComposing) return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? rowHeight) / rowHeight) - 2);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + page,
      PageUp: current - page,
      Home: 0,
      End: total - 1,
    };
    const row = currentRow;
    const target = steps[event.key];
    if (event.key.toLowerCase() === 'c' && (event.ctrlKey || event.metaKey) && document.getSelection()?.isCollapsed !== false) {
      event.preventDefault();
      void copyRows(copiedRows(source, selected, rowKey, current));
    } else if (target !== undefined && !event.ctrlKey && !event.altKey) {
      event.preventDefault();
      moveTo(target);
    } else if (row !== undefined && event.key === 'Enter' && props.onOpen) {
      event.preventDefault();
      props.onOpen(row);
    } else if (row !== undefined && event.key === ' ' && onSelect) {
      event.preventDefault();
      toggle(row);
    } else if (row !== undefined) {
      const used = props.onRowKey?.(event, row) ?? false;
      if (used !== false) event.preventDefault();
      if (used === 'next') moveTo(current + 1);
    }
  }

  const bodyHeight = virtual.getTotalSize();
  return (
    <div className="data-table">
      <div
        ref={scroller}
        className={source.isReloading ? 'data-scroll data-reloading' : 'data-scroll'}
        role="grid"
        aria-label={props.label}
        aria-rowcount={total + 1}
        aria-colcount={columns.length + (onSelect ? 1 : 0)}
        aria-multiselectable={onSelect ? true : undefined}
        aria-busy={source.isReloading || (source.total === null && source.error === null)}
        aria-activedescendant={current >= 0 ? `${id}-${current}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onMouseOver={(event) => tellCut(event.target)}
        onFocus={(event) => tellCut(event.target)}
      >
        <div style={{ minWidth: least }}>
          <TableHead
            columns={columns}
            template={template}
            sort={source.sort}
            onSort={source.setSort}
            widths={widths}
            onWidths={setWidths}
            select={onSelect ? headSelect(source, items.map((item) => item.index), selected ?? new Set(), rowKey, onSelect) : undefined}
          />
          {totalRow && (
            <div role="row" aria-rowindex={2} className="data-row data-total" style={{ gridTemplateColumns: template, height: rowHeight }}>
              {onSelect && <span role="gridcell" />}
              {columns.map((column) => (
                <span key={column.key} role="gridcell" className={`data-cell data-${column.align ?? 'left'}`}>
                  {totalRow[column.key]}
                </span>
              ))}
            </div>
          )}
          <div role="rowgroup" style={{ height: bodyHeight, position: 'relative' }}>
            {items.map((item) => {
              const row = source.rowAt(item.index);
              const key = row === undefined ? undefined : rowKey(row);
              const isSelected = key !== undefined && (selected?.has(key) ?? false);
              const isCurrent = item.index === current || (key !== undefined && key === props.currentKey);
              return (
                // The grid takes the keys for all its rows; a click is only the mouse's way to them.
                // eslint-disable-next-line jsx-a11y/click-events-have-key-events
                <div
                  key={item.key}
                  id={`${id}-${item.index}`}
                  role="row"
                  tabIndex={-1}
                  aria-rowindex={item.index + 2 + (totalRow ? 1 : 0)}
                  aria-selected={onSelect ? isSelected : undefined}
                  className={`data-row${isSelected ? ' data-selected' : ''}${isCurrent ? ' data-current' : ''}${props.openOnClick ? ' data-opens' : ''} ${row ? (props.rowClass?.(row) ?? '') : ''}`}
                  style={{ gridTemplateColumns: template, height: rowHeight, position: 'absolute', top: 0, left: 0, right: 0, transform: `translateY(${item.start}px)` }}
                  onClick={(event) => {
                    if (row === undefined) return;
                    stand(item.index);
                    scroller.current?.focus({ preventScroll: true });
                    if (props.openOnClick && !isControl(event.target)) props.onOpen?.(row);
                  }}
                  onDoubleClick={(event) => {
                    if (row !== undefined && !props.openOnClick && !isControl(event.target)) props.onOpen?.(row);
                  }}
                >
                  {onSelect && (
                    <span role="gridcell" className="data-cell data-check">
                      {row !== undefined && (
                        <input type="checkbox" tabIndex={-1} checked={isSelected} aria-label={say('selectRow')} onChange={() => toggle(row)} onClick={(event) => event.stopPropagation()} />
                      )}
                    </span>
                  )}
                  {columns.map((column, nth) => (
                    <span key={column.key} role="gridcell" aria-colindex={nth + 1 + (onSelect ? 1 : 0)} className={`data-cell data-${column.align ?? 'left'}`}>
                      {row === undefined ? <span className="data-ghost" /> : column.cell(row, item.index)}
                    </span>
                  ))}
                </div>
              );
            })}
          </div>
          {source.total === null && source.error === null && <GhostRows columns={columns.length} template={template} rowHeight={rowHeight} lead={lead} />}
        </div>
        {source.error !== null && (
          <OnlyRow>
            <div style={{ padding: 16 }}>
              <ErrorBanner error={source.error} onRetry={source.retry} />
            </div>
          </OnlyRow>
        )}
        {source.total === 0 && source.error === null && (
          <OnlyRow>
            {props.onClearFilters ? (
              <EmptyState
                text={say('nothingFound')}
                action={
                  <button type="button" className="link" onClick={props.onClearFilters}>
                    {say('clearFilters')}
                  </button>
                }
              />
            ) : (
              props.empty
            )}
          </OnlyRow>
        )}
      </div>
      <footer className="data-foot">
        <span className="ellipsis">{source.total === null ? say('loading') : footText(say, total, columns, source)}</span>
        <span className="grow" />
        {props.foot}
        <ExportMenu
          name={name}
          rowCount={source.total}
          whole={props.whole}
          read={async (told, signal) => shownTable({ name, columns, rows: [...(props.total === undefined ? [] : [props.total]), ...(await source.all(told, signal))], facts: [...(isFiltered ? [filters()] : []), ...orderFacts(say, columns, source)] })}
        />
      </footer>
    </div>
  );
}

/** What stands in a table without rows; a table holds nothing but rows, so it is one. */
function OnlyRow({ children }: { readonly children: ReactNode }) {
  return (
    <div role="row">
      <div role="gridcell">{children}</div>
    </div>
  );
}

function GhostRows({ columns, template, rowHeight, lead }: { readonly columns: number; readonly template: string; readonly rowHeight: number; readonly lead: number }) {
  return (
    <div className="data-ghosts" aria-hidden="true">
      {Array.from({ length: 8 }, (_, row) => (
        <div key={row} className="data-row" style={{ gridTemplateColumns: template, height: rowHeight }}>
          {lead > 0 && <span />}
          {Array.from({ length: columns }, (__, cell) => (
            <span key={cell} className="data-cell">
              <span className="data-ghost" />
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}

function headSelect<Row>(
  source: RowSource<Row>,
  inSight: readonly number[],
  selected: ReadonlySet<string>,
  rowKey: (row: Row) => string,
  onSelect: (selected: ReadonlySet<string>) => void,
): { readonly state: 'none' | 'some' | 'all'; readonly toggle: () => void } {
  const total = source.total ?? 0;
  const state = selected.size === 0 ? 'none' : selected.size >= total ? 'all' : 'some';
  return {
    state,
    toggle: () => {
      if (selected.size > 0) return onSelect(new Set());
      const loaded: string[] = [];
      const from = Math.max(0, (inSight[0] ?? 0) - 500);
      for (let index = from; index < Math.min(total, from + 1000); index += 1) {
        const row = source.rowAt(index);
        if (row !== undefined) loaded.push(rowKey(row));
      }
      onSelect(new Set(loaded));
    },
  };
}

function copiedRows<Row>(source: RowSource<Row>, selected: ReadonlySet<string> | undefined, rowKey: (row: Row) => string, current: number): readonly Row[] {
  if (selected === undefined || selected.size === 0) {
    const row = current >= 0 ? source.rowAt(current) : undefined;
    return row === undefined ? [] : [row];
  }
  const rows: Row[] = [];
  for (let index = 0; index < (source.total ?? 0) && rows.length < selected.size; index += 1) {
    const row = source.rowAt(index);
    if (row !== undefined && selected.has(rowKey(row))) rows.push(row);
  }
  return rows;
}

type SayCommon = ReturnType<typeof useWords<typeof COMMON.table>>;

function footText<Row>(say: SayCommon, total: number, columns: readonly TableColumn<Row>[], source: RowSource<Row>): string {
  const rows = say('rows', { count: total }).replace(String(total), formatCount(total));
  const order = orderText(say, columns, source);
  return order === null ? rows : `${rows}${/[一-鿿]/.test(rows) ? '，' : ', '}${order}`;
}

/** How the rows are sorted, in words; null: as they came. */
function orderText<Row>(say: SayCommon, columns: readonly TableColumn<Row>[], { sort }: RowSource<Row>): string | null {
  const by = columns.find((column) => column.sortBy !== undefined && column.sortBy === sort?.by);
  return by === undefined || sort === undefined ? null : say(sort.descending ? 'sortedDown' : 'sortedUp', { by: by.title });
}

function orderFacts<Row>(say: SayCommon, columns: readonly TableColumn<Row>[], source: RowSource<Row>): readonly (readonly [string, string])[] {
  const order = orderText(say, columns, source);
  return order === null ? [] : [[say('order'), order]];
}

/** Gives a text that its cell or head cuts off a title with the whole of it, where the screen gives none. */
function tellCut(target: EventTarget): void {
  if (!(target instanceof HTMLElement)) return;
  const text = target.closest<HTMLElement>('.ellipsis') ?? target.closest<HTMLElement>('.data-cell');
  if (text === null || (text.title !== '' && text.dataset['cut'] === undefined)) return;
  const isCut = text.scrollWidth > text.clientWidth;
  text.title = isCut ? (text.textContent ?? '') : '';
  if (isCut) text.dataset['cut'] = '';
}

function isControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a, button, input, label') !== null;
}

function isWidths(value: unknown): value is Readonly<Record<string, number>> {
  return isRecord(value) && Object.values(value).every((width) => typeof width === 'number' && width >= 40 && width <= 1200);
}
