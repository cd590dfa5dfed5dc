import { useMemo, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { CompletenessByPeriod, CompletenessByRegion, CompletenessRow, FigureNaming } from '../../../../shared/contract/figure-calls.ts';
import type { PeriodId } from '../../../../shared/dates.ts';
import type { RegionId } from '../../../../shared/ids.ts';
import { DataTable } from '../../../components/data-table.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { FilterBar } from '../../../components/filter-bar.tsx';
import { Icon } from '../../../components/icon.tsx';
import { Panel } from '../../../components/panel.tsx';
import { PeriodSelect } from '../../../components/period-select.tsx';
import { RegionSelect } from '../../../components/region-select.tsx';
import { callRows } from '../../../components/row-source.ts';
import { Segmented } from '../../../components/segmented.tsx';
import type { TableColumn } from '../../../components/table-column.ts';
import { formatCount, formatPeriod, formatShare } from '../../../format.ts';
import { useLang, useWords } from '../../../i18n.ts';
import { useCall } from '../../../use-call.ts';
import { DataHead } from '../data-head.tsx';
import { figuresAddress } from './figure-filters.ts';
import { useSheetPeriod } from './use-sheet-period.ts';
import { FIGURES } from './words.ts';
import './figures.css';

type View = 'region' | 'period';

/** What is missing, indicator by indicator, in every region or over the periods; each number opens the sheet at its cells. */
export function CompletenessPage() {
  const say = useWords(FIGURES);
  const [params, setParams] = useSearchParams();
  const { period, periods, setPeriod } = useSheetPeriod();
  const [view, setView] = useState<View>('region');
  const [regionId, setRegionId] = useState<RegionId | null>(null);
  return (
    <div className="page">
      <DataHead title={say('completenessTitle')} period={period} facts={say('legend')} />
      <FilterBar onClear={view === 'region' ? null : regionId === null ? undefined : () => setRegionId(null)}>
        <PeriodSelect
          label={say('period')}
          width={116}
          periods={periods}
          value={period}
          onChange={(next) => {
            if (params.size > 0) setParams({}, { replace: true });
            setPeriod(next);
          }}
        />
        <Segmented<View>
          label={say('view')}
          value={view}
          onChange={setView}
          options={[
            { value: 'region', label: say('byRegion') },
            { value: 'period', label: say('byPeriod') },
          ]}
        />
        {view === 'period' && <RegionSelect width={150} value={regionId} onChange={setRegionId} />}
      </FilterBar>
      <Panel label={say('completenessTitle')} flush className="grow">
        {period === null ? <EmptyState text={say('noPeriod')} action={<Link to="/data/import">{say('import')}</Link>} /> : view === 'region' ? <ByRegion period={period} /> : <ByPeriod period={period} regionId={regionId} />}
      </Panel>
    </div>
  );
}

function ByRegion({ period }: { readonly period: PeriodId }) {
  const say = useWords(FIGURES);
  const state = useCall('figure:by-region', { period });
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const value: CompletenessByRegion | null = state.status === 'ready' ? state.value : null;
  const parents = useMemo(() => new Set((value?.rows ?? []).flatMap(({ parentId }) => parentId ?? [])), [value]);
  const byId = useMemo(() => new Map((value?.rows ?? []).map((row) => [row.regionId, row])), [value]);
  const shown = (value?.rows ?? []).filter((row) => isShown(row, opened, byId));
  const columns = useMemo<readonly TableColumn<CompletenessRow>[]>(() => {
    function toggle(id: RegionId): void {
      setOpened((now) => {
        const next = new Set(now);
        if (!next.delete(id)) next.add(id);
        return next;
      });
    }
    const nameOf = (row: CompletenessRow): string => (row.regionId === null ? say('network') : row.name);
    return [
      {
        key: 'region',
        title: say('region'),
        width: 200,
        text: nameOf,
        cell: (row) => (
          <span className="row completeness-name" style={{ paddingLeft: Math.max(0, row.level) * 20 }}>
            {row.regionId !== null && parents.has(row.regionId) ? (
              <button type="button" className="bare" aria-expanded={isOpen(row, opened)} aria-label={say(isOpen(row, opened) ? 'collapse' : 'expand', { name: row.name })} onClick={() => row.regionId !== null && toggle(row.regionId)}>
                <Icon name={isOpen(row, opened) ? 'chevronDown' : 'chevronRight'} size={14} />
              </button>
            ) : (
              <span className="completeness-gap" />
            )}
            <span className={row.regionId === null ? 'ellipsis strong' : 'ellipsis'}>{nameOf(row)}</span>
          </span>
        ),
      },
      { key: 'outlets', title: say('outlets'), width: 76, align: 'right', cell: (row) => formatCount(row.outlets) },
      ...(value?.figures ?? []).map((figure, at) => missingColumn<CompletenessRow>(figure, (row) => ({ place: nameOf(row), outlets: row.outlets, missing: row.outlets - (row.withValue[at] ?? 0), to: figuresAddress({ period, region: row.regionId, missing: figure.figure }) }))),
    ];
  }, [say, value, parents, opened, period]);
  return (
    <DataTable<CompletenessRow>
      id="completeness-region"
      label={say('byRegion')}
      columns={columns}
      source={callRows(state, () => shown)}
      rowKey={(row) => row.regionId ?? 'all'}
      rowClass={(row) => (row.level < 0 ? 'data-parent' : '')}
      empty={<EmptyState text={say('emptyColumns')} />}
    />
  );
}

/** Provinces stand open unless they were closed; what lies deeper is closed unless it was opened. */
function isOpen({ regionId, level }: CompletenessRow, toggled: ReadonlySet<string>): boolean {
  return regionId !== null && (level === 0) !== toggled.has(regionId);
}

function isShown(row: CompletenessRow, toggled: ReadonlySet<string>, byId: ReadonlyMap<RegionId | null, CompletenessRow>): boolean {
  for (let parent = row.parentId === null ? undefined : byId.get(row.parentId); parent !== undefined; parent = parent.parentId === null ? undefined : byId.get(parent.parentId)) {
    if (!isOpen(parent, toggled)) return false;
  }
  return true;
}

interface FigureOverPeriods extends FigureNaming {
  readonly at: number;
}

function ByPeriod({ period, regionId }: { readonly period: PeriodId; readonly regionId: RegionId | null }) {
  const say = useWords(FIGURES);
  const lang = useLang();
  const state = useCall('figure:by-period', { period, ...(regionId !== null && { regionId }) });
  const value: CompletenessByPeriod | null = state.status === 'ready' ? state.value : null;
  const columns = useMemo<readonly TableColumn<FigureOverPeriods>[]>(
    () => [
      { key: 'figure', title: say('figure'), width: 180, grow: 1, cell: (row) => <span className="ellipsis" title={row.figure}>{row.name}</span> },
      ...(value?.periods ?? []).map(({ period: each, outlets, withValue }) => ({
        ...missingColumn<FigureOverPeriods>({ figure: each, name: formatPeriod(each, lang), unit: null }, (row) => ({
          place: formatPeriod(each, lang),
          outlets,
          missing: outlets - (withValue[row.at] ?? 0),
          figure: row.name,
          to: figuresAddress({ period: each, region: regionId, missing: row.figure }),
        })),
      })),
    ],
    [say, lang, value, regionId],
  );
  return (
    <DataTable<FigureOverPeriods>
      id="completeness-period"
      label={say('byPeriod')}
      columns={columns}
      source={callRows(state, ({ figures }) => figures.map((figure, at) => ({ ...figure, at })))}
      rowKey={(row) => row.figure}
      empty={<EmptyState text={say('emptyColumns')} />}
    />
  );
}

interface MissingCell {
  readonly place: string;
  readonly outlets: number;
  readonly missing: number;
  /** Left out: the column's. */
  readonly figure?: string;
  readonly to: string;
}

function missingColumn<Row>(figure: FigureNaming, of: (row: Row) => MissingCell): TableColumn<Row> {
  return {
    key: figure.figure,
    title: figure.name,
    width: Math.max(84, 30 + 13 * [...figure.name].length),
    align: 'right',
    data: { kind: 'integer', of: (row) => of(row).missing },
    cell: (row) => <Missing cell={of(row)} figure={figure.name} />,
  };
}

function Missing({ cell, figure }: { readonly cell: MissingCell; readonly figure: string }) {
  const say = useWords(FIGURES);
  const navigate = useNavigate();
  const { outlets, missing, to } = cell;
  const words = { place: cell.place, figure: cell.figure ?? figure, missing: formatCount(missing), outlets: formatCount(outlets) };
  if (outlets === 0) return <span className="quiet">—</span>;
  if (missing === 0) {
    return (
      <span className="quiet" title={say('openPresent', words)}>
        {say('allPresent')}
      </span>
    );
  }
  return (
    <button type="button" className={missing === outlets ? 'link num down' : 'link num warn'} title={say('openMissing', words)} aria-label={say('openMissing', words)} onClick={() => void navigate(to)}>
      {formatCount(missing)}
      <span className="hint num completeness-share">{formatShare(outlets - missing, outlets)}</span>
    </button>
  );
}
