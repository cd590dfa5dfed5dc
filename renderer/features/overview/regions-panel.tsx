import { useMemo, useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { Overview, OverviewRegion, Sort } from '../../../shared/ipc-contract.ts';
import { Sparkline } from '../../components/charts/sparkline.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { Panel } from '../../components/panel.tsx';
import { arrayRows } from '../../components/row-source.ts';
import type { TableColumn } from '../../components/table-column.ts';
import { COMMON } from '../../components/words.ts';
import { formatCount, formatPercent, formatPlaces, NO_VALUE, signOf } from '../../format.ts';
import { useWords, type Say } from '../../i18n.ts';
import { useKept } from '../../kept-state.ts';
import { regionRows, type RegionRow } from './region-rows.ts';
import { OVERVIEW } from './words.ts';

/** Every region with its data, average and movements; the whole network first. */
export function RegionsPanel({ overview }: { readonly overview: Overview }) {
  const say = useWords(OVERVIEW);
  const common = useWords(COMMON);
  const [openList, setOpen] = useKept<readonly string[]>('overview:open-regions', [], isTexts);
  const [sort, setSort] = useState<Sort>({ by: 'average', descending: true });
  const open = useMemo(() => new Set(openList), [openList]);
  const { total, rows } = useMemo(() => regionRows(overview.regions, open, sort), [overview.regions, open, sort]);
  const toggle = (row: RegionRow): void => setOpen(row.isOpen ? openList.filter((key) => key !== row.key) : [...openList, row.key]);
  const hasRun = overview.run !== null;
  const fields = useMemo(() => regionFields(say, hasRun), [say, hasRun]);
  const columns: readonly TableColumn<RegionRow>[] = [
    {
      key: 'name',
      title: say('region'),
      width: 170,
      grow: 1.2,
      sortBy: 'name',
      text: (row) => (row.region.regionId === null ? say(row.region === total ? 'wholeNetwork' : 'noRegion') : row.region.name),
      cell: (row) => (
        <span className="row region-name" style={{ paddingLeft: row.depth * 18 }}>
          {row.hasChildren ? (
            <button
              type="button"
              className="bare row region-open"
              tabIndex={-1}
              aria-expanded={row.isOpen}
              aria-label={common(row.isOpen ? 'collapse' : 'expand', { name: row.region.name })}
              onClick={() => toggle(row)}
            >
              <Icon name={row.isOpen ? 'chevronDown' : 'chevronRight'} size={14} />
              <span>{row.region.regionId === null ? say('noRegion') : row.region.name}</span>
            </button>
          ) : (
            <span style={{ paddingLeft: 20 }}>{row.region.regionId === null ? say('noRegion') : row.region.name}</span>
          )}
        </span>
      ),
    },
    ...fields.map((field): TableColumn<RegionRow> => ({ ...field, cell: (row) => field.cell(row.region), text: (row) => field.text(row.region) })),
  ];
  const totalRow = total === null ? undefined : Object.fromEntries([['name', total.regionId === null ? say('wholeNetwork') : total.name], ...fields.map((field) => [field.key, field.cell(total)] as const)]);
  return (
    <Panel title={say('regions')} hint={say('regionsHint')} flush className="grow">
      <DataTable
        id="overview-regions"
        label={say('regions')}
        columns={columns}
        source={arrayRows(rows, { sort, setSort })}
        rowKey={(row) => row.key}
        rowClass={(row) => (row.isOpen ? 'data-parent' : '')}
        onOpen={(row) => row.hasChildren && toggle(row)}
        onRowKey={(event, row) => {
          const opens = row.hasChildren && ((event.key === 'ArrowRight' && !row.isOpen) || (event.key === 'ArrowLeft' && row.isOpen));
          if (opens) toggle(row);
          return opens;
        }}
        {...(total === null || totalRow === undefined ? {} : { totalRow, total: { key: 'total', region: total, depth: 0, hasChildren: false, isOpen: false } })}
        empty={overview.outlets > 0 ? <EmptyState text={say('noRegionsSet')} /> : <EmptyState text={say('noRegions')} action={<Link to="/data">{say('toImport')}</Link>} />}
      />
    </Panel>
  );
}

type RegionField = Omit<TableColumn<OverviewRegion>, 'cell' | 'text' | 'data'> & {
  readonly cell: (region: OverviewRegion) => ReactNode;
  readonly text: (region: OverviewRegion) => string;
};

function regionFields(say: Say<typeof OVERVIEW.table>, hasRun: boolean): readonly RegionField[] {
  const count = (key: string, word: keyof typeof OVERVIEW.table, of: (region: OverviewRegion) => number): RegionField => ({
    key,
    title: say(word),
    width: 84,
    grow: 0.4,
    align: 'right',
    sortBy: key,
    sortFirst: 'descending',
    cell: (region) => <span className={of(region) === 0 ? 'quiet' : ''}>{formatCount(of(region))}</span>,
    text: (region) => String(of(region)),
  });
  /** Without a run there is nothing to count, which is not 0. */
  const ofRun: typeof count = (key, word, of) => ({
    ...count(key, word, of),
    ...(hasRun ? {} : { cell: () => <span className="quiet">{NO_VALUE}</span>, text: () => NO_VALUE }),
  });
  return [
    count('outlets', 'outlets', (region) => region.outlets),
    {
      key: 'dataShare',
      title: say('dataShare'),
      width: 110,
      grow: 0.4,
      align: 'right',
      sortBy: 'dataShare',
      cell: (region) => <span className={region.dataShare !== null && Number(region.dataShare) < 97 ? 'warn' : ''}>{formatPercent(region.dataShare)}</span>,
      text: (region) => formatPercent(region.dataShare),
    },
    { ...count('visits', 'visitsApproved', (region) => region.visitsApproved), hideUnder: 1360, width: 110 },
    {
      key: 'average',
      title: say('average'),
      width: 84,
      grow: 0.4,
      align: 'right',
      sortBy: 'average',
      sortFirst: 'descending',
      cell: (region) => <b className="strong">{formatPlaces(region.average)}</b>,
      text: (region) => formatPlaces(region.average),
    },
    {
      key: 'averageChange',
      title: say('change'),
      width: 90,
      grow: 0.4,
      align: 'right',
      sortBy: 'averageChange',
      sortFirst: 'descending',
      cell: (region) => <ScoreChange change={region.averageChange} />,
      text: (region) => region.averageChange ?? NO_VALUE,
    },
    {
      key: 'trend',
      title: say('trend'),
      width: 128,
      hideUnder: 1200,
      text: (region) => region.trend.map((value) => formatPlaces(value)).join(' '),
      cell: (region) => (
        <Sparkline
          values={region.trend}
          label={say('trendLabel', { name: region.name, n: region.trend.length, list: region.trend.map((value) => formatPlaces(value)).join(' ') })}
        />
      ),
    },
    {
      key: 'topShare',
      title: say('topShare'),
      width: 230,
      grow: 1,
      sortBy: 'topShare',
      sortFirst: 'descending',
      text: (region) => formatPercent(region.topShare),
      cell: (region) => (
        <>
          <span className="num region-share">{formatPercent(region.topShare)}</span>
          <span className="region-bar">
            <span style={{ width: `${Math.min(100, Number(region.topShare ?? 0))}%` }} />
          </span>
        </>
      ),
    },
    ofRun('promoted', 'promoted', (region) => region.promoted),
    ofRun('demoted', 'demoted', (region) => region.demoted),
    { ...ofRun('notGraded', 'notGradedCol', (region) => region.notGraded), width: 96 },
  ];
}

/** A change of a score: arrow and absolute value. */
function ScoreChange({ change }: { readonly change: string | null }) {
  if (change === null) return <span className="quiet">{NO_VALUE}</span>;
  const sign = signOf(change);
  if (sign === 0) return <span className="quiet">0.00</span>;
  return (
    <span className={`row ${sign > 0 ? 'up' : 'down'}`} style={{ gap: 1 }}>
      <Icon name={sign > 0 ? 'arrowUp' : 'arrowDown'} size={12} />
      {formatPlaces(change.replace(/^[-+]/, ''))}
    </span>
  );
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
