import { Button, Tooltip } from 'antd';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { FigureColumn, FigureRow } from '../../../../shared/contract/figure-calls.ts';
import { messageFor } from '../../../../shared/errors.ts';
import { useWorkspace } from '../../../app-state.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { ErrorBanner } from '../../../components/error-banner.tsx';
import { ExportMenu } from '../../../components/export/export-menu.tsx';
import { useFilterFacts } from '../../../components/export/filter-facts.tsx';
import { shownTable } from '../../../components/export/shown-table.ts';
import { Icon } from '../../../components/icon.tsx';
import { Panel } from '../../../components/panel.tsx';
import { usePagedRows } from '../../../components/row-source.ts';
import { Tag } from '../../../components/tag.tsx';
import { formatCount, formatPeriod } from '../../../format.ts';
import { useLang, useWords } from '../../../i18n.ts';
import { useKept } from '../../../kept-state.ts';
import { useNotify } from '../../../notify.ts';
import { useCall } from '../../../use-call.ts';
import { DataHead } from '../data-head.tsx';
import { cellSelection, type Selection } from '../sheet/sheet-model.ts';
import type { SheetHandle } from '../sheet/sheet-grid.tsx';
import { CellBar } from './cell-bar.tsx';
import { EditsDrawer } from './edits-drawer.tsx';
import { FaultsBar } from './faults-bar.tsx';
import { FigureDialog } from './figure-dialog.tsx';
import { FigureFilterBar } from './figure-filter-bar.tsx';
import { askedByAddress, figureQuery, hasFigureFilters, isFigureFilters, NO_FIGURE_FILTERS, type FigureFilters } from './figure-filters.ts';
import { FigureSheetPanel } from './figure-sheet-panel.tsx';
import { editWords } from './edit-words.ts';
import { exportColumns } from './export-columns.ts';
import { useSheetEdits } from './use-sheet-edits.ts';
import { useSheetPeriod } from './use-sheet-period.ts';
import { FIGURES } from './words.ts';
import './figures.css';

const START: Selection = cellSelection({ row: 0, column: 0 });
const NO_COLUMNS: readonly FigureColumn[] = [];
const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every((each) => typeof each === 'string');

/** The figures of a period as a sheet: outlets as rows, indicators as columns, edited and pasted in place. */
export function FiguresPage() {
  const say = useWords(FIGURES);
  const lang = useLang();
  const notify = useNotify();
  const navigate = useNavigate();
  const { store } = useWorkspace();
  const [params, setParams] = useSearchParams();
  const { period, periods, setPeriod } = useSheetPeriod();
  const filterWords = useFilterFacts();
  const [filters, setFilters] = useKept<FigureFilters>(`figures:filters:${store.path}`, NO_FIGURE_FILTERS, isFigureFilters);
  const [hidden, setHidden] = useKept<readonly string[]>(`figures:hidden:${store.path}`, [], isTexts);
  const [selection, setSelection] = useState<Selection>(START);
  /** The figure whose column an address asks for. */
  const wantedFigure = useRef<string | null>(null);
  const [dialog, setDialog] = useState<{ readonly of: FigureColumn | null } | null>(null);
  const [showsEdits, setShowsEdits] = useState(false);
  const grid = useRef<SheetHandle>(null);

  const sheet = useCall('figure:sheet', period === null ? null : { period });
  const all = sheet.status === 'ready' ? sheet.value.columns : NO_COLUMNS;
  const columns = useMemo(() => all.filter(({ figure }) => !hidden.includes(figure)), [all, hidden]);
  const query = useMemo(() => (period === null || sheet.status !== 'ready' ? null : figureQuery(period, columns.map(({ figure }) => figure), filters)), [period, sheet.status, columns, filters]);
  const source = usePagedRows('figure:rows', query);
  const edits = useSheetEdits(period, source.isReloading);
  const locked = all.filter((column) => column.locked !== null);
  const isReadOnly = all.length > 0 && locked.length === all.length;
  const [lock] = locked;

  const takeAddress = useEffectEvent(() => {
    const asked = askedByAddress(params);
    if (asked === null) return;
    if (asked.period !== null) setPeriod(asked.period);
    setFilters(asked.filters);
    setHidden(hidden.filter((code) => code !== asked.figure && code !== asked.filters.missing));
    wantedFigure.current = asked.figure ?? asked.filters.missing;
    setParams({}, { replace: true });
  });
  useEffect(() => takeAddress(), [params]);
  useEffect(() => {
    const column = columns.findIndex(({ figure }) => figure === wantedFigure.current);
    if (column < 0 || params.size > 0 || source.total === null || source.total === 0 || source.isReloading) return;
    wantedFigure.current = null;
    grid.current?.select({ row: 0, column });
    grid.current?.focus();
  }, [columns, params, source.total, source.isReloading]);

  function changeFilters(next: FigureFilters): void {
    setFilters(next);
    setSelection(cellSelection({ row: 0, column: selection.active.column }));
  }
  async function turn(which: 'undo' | 'redo'): Promise<void> {
    const reply = await edits[which]();
    if (reply === null) return;
    if (!reply.ok) notify.error(reply.error);
    else notify.done(say(which === 'undo' ? 'undone' : 'redone', { what: editWords(reply.value, say) }), 2);
  }

  const clear = hasFigureFilters(filters) ? () => changeFilters(NO_FIGURE_FILTERS) : undefined;
  const activeRow: FigureRow | undefined = source.rowAt(selection.active.row);
  const activeColumn = columns[selection.active.column];
  const facts = { outlets: formatCount(sheet.status === 'ready' ? sheet.value.outlets : store.outlets), columns: all.length, count: all.length };
  return (
    <div className="page">
      <DataHead
        title={say('title')}
        period={period}
        facts={
          <span className="row">
            <span className="ellipsis">{say(isReadOnly ? 'factsLocked' : 'factsOpen', facts)}</span>
            {lock?.locked != null && (
              <Tooltip title={messageFor(lock.locked.code, lock.locked.params, lang)} trigger={['hover', 'focus', 'click']}>
                <button type="button" className="bare">
                  <Tag icon="lock">{isReadOnly ? say('lockedTag') : say('lockedSome', { n: locked.length, count: locked.length })}</Tag>
                </button>
              </Tooltip>
            )}
          </span>
        }
        actions={
          <>
            <TurnButton which="undo" label={edits.canUndo === null ? say('undo') : say('undoOf', { what: editWords(edits.canUndo, say) })} disabled={edits.canUndo === null} onClick={() => void turn('undo')} />
            <TurnButton which="redo" label={edits.canRedo === null ? say('redo') : say('redoOf', { what: editWords(edits.canRedo, say) })} disabled={edits.canRedo === null} onClick={() => void turn('redo')} />
            <Button onClick={() => setShowsEdits(true)} disabled={period === null}>
              {say('edits')}
            </Button>
            {period !== null && (
              <ExportMenu
                name={`${say('title')} ${period}`}
                rowCount={source.total}
                read={async (told, signal) => shownTable({ name: `${say('title')} ${period}`, columns: exportColumns(columns, say), rows: await source.all(told, signal), facts: [[say('period'), period], filterWords()] })}
              />
            )}
            <Button type="primary" icon={<Icon name="upload" />} onClick={() => void navigate('/data/import?kind=figures')}>
              {say('import')}
            </Button>
          </>
        }
      />
      <FigureFilterBar
        period={period}
        periods={periods}
        onPeriod={(next) => {
          setPeriod(next);
          setSelection(START);
        }}
        filters={filters}
        columns={all}
        hidden={hidden}
        onHidden={setHidden}
        onChange={changeFilters}
        onClear={clear}
        onAdd={() => setDialog({ of: null })}
      />
      {sheet.status === 'failed' ? (
        <ErrorBanner error={sheet.error} onRetry={sheet.retry} />
      ) : source.error !== null ? (
        <ErrorBanner error={source.error} onRetry={source.retry} />
      ) : (
        <Panel label={say('title')} flush className="grow figures-panel" reloading={source.isReloading}>
          {edits.faults.length > 0 && <FaultsBar edits={edits} columns={columns} source={source} grid={grid} />}
          {period === null ? (
            <EmptyState text={say('noPeriod')} action={<Link to="/data/import">{say('import')}</Link>} />
          ) : sheet.status === 'ready' && all.length === 0 ? (
            <EmptyState
              text={say(sheet.value.outlets === 0 ? 'empty' : 'emptyColumns')}
              action={
                <>
                  <Link to="/data/import">{say('import')}</Link>
                  {sheet.value.outlets > 0 && (
                    <button type="button" className="link" onClick={() => setDialog({ of: null })}>
                      {say('addColumn')}
                    </button>
                  )}
                </>
              }
            />
          ) : (
            <FigureSheetPanel
              label={say('sheet', { period: formatPeriod(period, lang) })}
              period={period}
              outlets={sheet.status === 'ready' ? sheet.value.outlets : 0}
              query={query}
              columns={columns}
              allColumns={all}
              source={source}
              edits={edits}
              selection={selection}
              onSelection={setSelection}
              onTurn={(which) => void turn(which)}
              onRename={(column) => setDialog({ of: column })}
              onHide={(figure) => setHidden([...hidden, figure])}
              onMissing={(figure) => changeFilters({ ...filters, missing: figure })}
              onClear={clear}
              isReadOnly={isReadOnly}
              grid={grid}
            />
          )}
          {period !== null && activeRow !== undefined && activeColumn !== undefined && <CellBar period={period} row={activeRow} column={activeColumn} />}
        </Panel>
      )}
      {dialog !== null && <FigureDialog of={dialog.of} onClose={() => setDialog(null)} />}
      {showsEdits && period !== null && <EditsDrawer period={period} onClose={() => setShowsEdits(false)} />}
    </div>
  );
}

function TurnButton({ which, label, disabled, onClick }: { readonly which: 'undo' | 'redo'; readonly label: string; readonly disabled: boolean; readonly onClick: () => void }) {
  return (
    <Tooltip title={`${label}  Ctrl+${which === 'undo' ? 'Z' : 'Y'}`}>
      <Button aria-label={label} disabled={disabled} className={which === 'redo' ? 'figures-redo' : ''} icon={<Icon name="undo" />} onClick={onClick} />
    </Tooltip>
  );
}
