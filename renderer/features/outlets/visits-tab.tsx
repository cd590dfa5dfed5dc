import { useMemo } from 'react';
import { Link, useNavigate } from 'react-router';
import type { OutletId } from '../../../shared/ids.ts';
import type { VisitRow } from '../../../shared/visit/visit.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Panel } from '../../components/panel.tsx';
import { usePagedRows } from '../../components/row-source.ts';
import { RedLineTag, VISIT_KIND_WORDS, VisitStateTag } from '../../components/status-tags.tsx';
import type { TableColumn } from '../../components/table-column.ts';
import { COMMON } from '../../components/words.ts';
import { formatDate, formatPlaces, NO_VALUE } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { OUTLETS } from './words.ts';

/** The outlet's visits, newest first. */
export function VisitsTab({ outletId }: { readonly outletId: OutletId }) {
  const say = useWords(OUTLETS);
  const common = useWords(COMMON);
  const navigate = useNavigate();
  const query = useMemo(() => ({ outletId }), [outletId]);
  const source = usePagedRows('visit:list', query, { sort: { by: 'visitedOn', descending: true } });
  const columns = useMemo<readonly TableColumn<VisitRow>[]>(
    () => [
      { key: 'visitedOn', title: say('visitedOn'), width: 110, sortBy: 'visitedOn', sortFirst: 'descending', cell: (row) => <span className="num">{formatDate(row.visitedOn)}</span>, data: { kind: 'date', of: (row) => row.visitedOn } },
      {
        key: 'code',
        title: say('visitCode'),
        width: 200,
        grow: 1,
        text: (row) => row.code,
        cell: (row) => (
          <Link to={`/visits/${row.id}`} className="ellipsis num" tabIndex={-1}>
            {row.code}
          </Link>
        ),
      },
      { key: 'kind', title: say('kind'), width: 90, cell: (row) => common(VISIT_KIND_WORDS[row.kind]) },
      { key: 'checklist', title: say('checklist'), width: 220, grow: 2, cell: (row) => <span className="ellipsis">{`${row.checklistName} v${row.checklistVersion}`}</span> },
      { key: 'auditor', title: say('auditor'), width: 120, cell: (row) => <span className="ellipsis">{row.auditor ?? NO_VALUE}</span> },
      {
        key: 'state',
        title: say('state'),
        width: 170,
        text: (row) => common(row.state),
        cell: (row) => (
          <>
            <VisitStateTag state={row.state} />
            {row.redLine && <RedLineTag />}
          </>
        ),
      },
      { key: 'score', title: say('score'), width: 100, align: 'right', cell: (row) => <span className="strong">{formatPlaces(row.score)}</span>, text: (row) => formatPlaces(row.score) },
    ],
    [say, common],
  );
  return (
    <Panel title={say('tabVisits')} flush className="grow">
      <DataTable
        id="outlet-visits"
        label={say('tabVisits')}
        columns={columns}
        source={source}
        whole={{ table: 'visits', query: { outletId }, ...(source.sort && { sort: source.sort }) }}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate(`/visits/${row.id}`)}
        empty={<EmptyState text={say('noVisits')} action={<Link to="/visits">{say('toVisits')}</Link>} />}
      />
    </Panel>
  );
}
