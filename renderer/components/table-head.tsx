import { useRef, type PointerEvent } from 'react';
import type { Sort } from '../../shared/ipc-contract.ts';
import { useWords } from '../i18n.ts';
import { Icon } from './icon.tsx';
import type { TableColumn } from './table-column.ts';
import { COMMON } from './words.ts';

export interface TableHeadProps<Row> {
  readonly columns: readonly TableColumn<Row>[];
  readonly template: string;
  readonly sort: Sort | undefined;
  readonly onSort: ((sort: Sort) => void) | undefined;
  readonly widths: Readonly<Record<string, number>>;
  readonly onWidths: (widths: Readonly<Record<string, number>>) => void;
  readonly select: { readonly state: 'none' | 'some' | 'all'; readonly toggle: () => void } | undefined;
}

/** The pinned head of a table: a click sorts, a drag on the right edge of a head changes its width. */
export function TableHead<Row>({ columns, template, sort, onSort, widths, onWidths, select }: TableHeadProps<Row>) {
  const say = useWords(COMMON);
  return (
    <div role="row" aria-rowindex={1} className="data-row data-head" style={{ gridTemplateColumns: template }}>
      {select && (
        <span role="columnheader" className="data-cell data-check">
          <input
            type="checkbox"
            aria-label={say('selectAll')}
            checked={select.state === 'all'}
            ref={(box) => {
              if (box) box.indeterminate = select.state === 'some';
            }}
            onChange={select.toggle}
          />
        </span>
      )}
      {columns.map((column) => {
        const isSorted = sort !== undefined && column.sortBy === sort.by;
        const sortable = column.sortBy !== undefined && onSort !== undefined;
        return (
          <span
            key={column.key}
            role="columnheader"
            aria-sort={sortable ? (isSorted ? (sort.descending ? 'descending' : 'ascending') : 'none') : undefined}
            className={`data-cell data-${column.align ?? 'left'}`}
          >
            {sortable ? (
              <button type="button" className="bare data-sort" title={say('sortBy', { by: column.title })} onClick={() => onSort(nextSort(column, sort))}>
                <span className="ellipsis">{column.title}</span>
                {isSorted && <Icon name={sort.descending ? 'arrowDown' : 'arrowUp'} size={12} />}
              </button>
            ) : (
              <span className="ellipsis">{column.title}</span>
            )}
            <ColumnGrip label={say('resize', { by: column.title })} onWidth={(width) => onWidths({ ...widths, [column.key]: width })} />
          </span>
        );
      })}
    </div>
  );
}

function nextSort<Row>(column: TableColumn<Row>, sort: Sort | undefined): Sort {
  const by = column.sortBy ?? column.key;
  if (sort?.by === by) return { by, descending: !sort.descending };
  return { by, descending: column.sortFirst === 'descending' };
}

function ColumnGrip({ label, onWidth }: { readonly label: string; readonly onWidth: (width: number) => void }) {
  const start = useRef<{ readonly x: number; readonly width: number } | null>(null);
  function onDown(event: PointerEvent<HTMLSpanElement>): void {
    const cell = event.currentTarget.parentElement;
    if (cell === null) return;
    start.current = { x: event.clientX, width: cell.getBoundingClientRect().width };
    event.currentTarget.setPointerCapture(event.pointerId);
    event.preventDefault();
  }
  function onMove(event: PointerEvent<HTMLSpanElement>): void {
    if (start.current === null) return;
    onWidth(Math.round(Math.max(48, Math.min(1000, start.current.width + event.clientX - start.current.x))));
  }
  return (
    <span
      className="data-grip"
      title={label}
      aria-hidden="true"
      onPointerDown={onDown}
      onPointerMove={onMove}
      onPointerUp={() => {
        start.current = null;
      }}
    />
  );
}
