import { useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { OutletRow, Sort } from '../../../shared/ipc-contract.ts';
import { useLevels, useWorkspace } from '../../app-state.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Panel } from '../../components/panel.tsx';
import { usePagedRows } from '../../components/row-source.ts';
import { formatCount } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { useKept } from '../../kept-state.ts';
import { useCall } from '../../use-call.ts';
import { useOutletColumns } from './outlet-columns.tsx';
import { OutletFilterBar } from './outlet-filter-bar.tsx';
import { hasFilters, isOutletFilters, NO_FILTERS, outletQuery, type OutletFilters } from './outlet-filters.ts';
import { RegionPanel } from './region-panel.tsx';
import { OUTLETS } from './words.ts';
import './outlets.css';

const FIRST_SORT: Sort = { by: 'code', descending: false };

/** All outlets: region tree, filters that are kept, a table of any length, export. */
export function OutletsPage() {
  const say = useWords(OUTLETS);
  const navigate = useNavigate();
  const { store } = useWorkspace();
  const [filters, setFilters] = useKept<OutletFilters>(`outlets:${store.path}`, NO_FILTERS, isOutletFilters);
  const query = useMemo(() => outletQuery(filters), [filters]);
  const source = usePagedRows('outlet:list', query, { sort: FIRST_SORT });
  const regions = useCall('region:tree', {});
  const facets = useCall('outlet:facets', {});
  const hasRegions = regions.status !== 'ready' || regions.value.length > 0;
  const columns = useOutletColumns(useLevels(), {
    region: hasRegions,
    type: facets.status !== 'ready' || facets.value.types.length > 0,
    class: facets.status !== 'ready' || facets.value.classes.length > 0,
  });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const clear = hasFilters(filters) ? () => setFilters(NO_FILTERS) : undefined;
  return (
    <div className="page">
      <PageHead title={say('title')} facts={say('facts', { n: formatCount(store.outlets) })} />
      <OutletFilterBar filters={filters} onChange={setFilters} onClear={clear} />
      <div className={hasRegions ? 'outlets-split grow' : 'outlets-whole grow'}>
        {hasRegions && <RegionPanel value={filters.regionId} onChange={(regionId) => setFilters({ ...filters, regionId })} />}
        <Panel label={say('list')} flush>
          <DataTable<OutletRow>
            id="outlets"
            label={say('list')}
            columns={columns}
            source={source}
            whole={{ table: 'outlets', query, ...(source.sort && { sort: source.sort }) }}
            rowKey={(row) => row.id}
            onOpen={(row) => void navigate(`/outlets/${row.id}`)}
            selected={selected}
            onSelect={setSelected}
            onClearFilters={clear}
            empty={<EmptyState text={say('empty')} action={<Link to="/data">{say('import')}</Link>} />}
          />
        </Panel>
      </div>
    </div>
  );
}
