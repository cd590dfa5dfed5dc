import { Button } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { ChecklistRow, Sort } from '../../../shared/ipc-contract.ts';
import type { VisitRow } from '../../../shared/visit/visit.ts';
import { useWorkspace } from '../../app-state.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { Panel } from '../../components/panel.tsx';
import { usePagedRows } from '../../components/row-source.ts';
import { useWords } from '../../i18n.ts';
import { useKept } from '../../kept-state.ts';
import type { VisitDetail } from '../../../shared/visit/visit.ts';
import { useCall } from '../../use-call.ts';
import { VisitHead } from '../../components/review/visit-head.tsx';
import { NewVisitDialog } from './new-visit-dialog.tsx';
import { useVisitColumns } from './visit-columns.tsx';
import { VisitFilterBar } from './visit-filter-bar.tsx';
import { filtersOfAddress, hasVisitFilters, isVisitFilters, NO_VISIT_FILTERS, visitQuery, type VisitFilters } from './visit-filters.ts';
import { VISITS } from './words.ts';

const FIRST_SORT: Sort = { by: 'visitedOn', descending: true };
const NO_CHECKLISTS: readonly ChecklistRow[] = [];

/** All visits: filters that are kept, a table of any length, export, and the way to a new one. */
export function VisitsPage() {
  const say = useWords(VISITS);
  const navigate = useNavigate();
  const { store } = useWorkspace();
  const [params, setParams] = useSearchParams();
  const [filters, setFilters] = useKept<VisitFilters>(`visits:${store.path}`, NO_VISIT_FILTERS, isVisitFilters);
  const list = useCall('checklist:list', {});
  const checklists = list.status === 'ready' ? list.value : NO_CHECKLISTS;
  const usable = useMemo(() => checklists.filter((row) => row.current), [checklists]);
  const query = useMemo(() => visitQuery(filters), [filters]);
  const source = usePagedRows('visit:list', query, { sort: FIRST_SORT });
  const columns = useVisitColumns(checklists);
  const [isAsking, setAsking] = useState(false);
  const clear = hasVisitFilters(filters) ? () => setFilters(NO_VISIT_FILTERS) : undefined;

  useEffect(() => {
    const asked = filtersOfAddress(params);
    if (asked === null) return;
    setFilters(asked);
    setParams({}, { replace: true });
  }, [params, setParams, setFilters]);

  function openNew(visit: VisitDetail): void {
    setAsking(false);
    void navigate(`/visits/${visit.id}`);
  }

  const isWithoutChecklist = list.status === 'ready' && usable.length === 0;
  return (
    <div className="page">
      <VisitHead
        title={say('title')}
        actions={
          <>
            <Button type="primary" icon={<Icon name="plus" />} disabled={usable.length === 0} onClick={() => setAsking(true)}>
              {say('newVisit')}
            </Button>
          </>
        }
      />
      <VisitFilterBar filters={filters} checklists={checklists} onChange={setFilters} onClear={clear} />
      <Panel label={say('list')} flush className="grow">
        <DataTable<VisitRow>
          id="visits"
          label={say('list')}
          columns={columns}
          source={source}
          whole={{ table: 'visits', query, ...(source.sort && { sort: source.sort }) }}
          rowKey={(row) => row.id}
          onOpen={(row) => void navigate(`/visits/${row.id}`)}
          onClearFilters={clear}
          empty={
            isWithoutChecklist ? (
              <EmptyState text={say('emptyNoChecklist')} action={<Link to="/data">{say('toImport')}</Link>} />
            ) : (
              <EmptyState
                text={say('empty')}
                action={
                  <button type="button" className="link" onClick={() => setAsking(true)}>
                    {say('newVisit')}
                  </button>
                }
              />
            )
          }
        />
      </Panel>
      {isAsking && <NewVisitDialog checklists={usable} onClose={() => setAsking(false)} onMade={openNew} />}
    </div>
  );
}
