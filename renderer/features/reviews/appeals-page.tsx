import { useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { AppealQuery, AppealRow } from '../../../shared/contract/review-calls.ts';
import type { Sort } from '../../../shared/ipc-contract.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FilterBar } from '../../components/filter-bar.tsx';
import { Panel } from '../../components/panel.tsx';
import { usePagedRows } from '../../components/row-source.ts';
import { SearchBox } from '../../components/search-box.tsx';
import { Segmented } from '../../components/segmented.tsx';
import type { TableColumn } from '../../components/table-column.ts';
import { formatDate, formatPlaces, NO_VALUE } from '../../format.ts';
import { useWords } from '../../i18n.ts';
import { useCall } from '../../use-call.ts';
import { AppealRatesView } from './appeal-rates.tsx';
import { AppealStateTag } from '../../components/review/appeal-state-tag.tsx';
import { VisitHead } from '../../components/review/visit-head.tsx';
import { REVIEWS } from '../../components/review/words.ts';

type Choice = 'open' | 'overdue' | 'decided' | 'withdrawn' | 'all';
const CHOICES: readonly Choice[] = ['open', 'overdue', 'decided', 'withdrawn', 'all'];
const DUE_FIRST: Sort = { by: 'dueOn', descending: false };

/** The appeals, the one due first on top, and how often they succeed. */
export function AppealsPage() {
  const say = useWords(REVIEWS);
  const [view, setView] = useState<'list' | 'rates'>('list');
  const [choice, setChoice] = useState<Choice>('open');
  const [text, setText] = useState('');
  const query = useMemo(() => ({ ...queryOf(choice), ...(text === '' ? {} : { text }) }), [choice, text]);
  const source = usePagedRows('appeal:list', query, { sort: DUE_FIRST });
  const isRates = view === 'rates';
  return (
    <div className="page">
      <VisitHead
        title={say('appeals')}
        facts={isRates ? undefined : say('appealFacts')}
        actions={
          <Segmented<'list' | 'rates'>
            label={say('appeals')}
            value={view}
            onChange={setView}
            options={[
              { value: 'list', label: say('list') },
              { value: 'rates', label: say('rates') },
            ]}
          />
        }
      />
      {isRates ? <AppealRatesView /> : <AppealList choice={choice} onChoice={setChoice} text={text} onText={setText} query={query} source={source} />}
    </div>
  );
}

interface AppealListProps {
  readonly choice: Choice;
  readonly onChoice: (choice: Choice) => void;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly query: AppealQuery;
  readonly source: ReturnType<typeof usePagedRows<'appeal:list'>>;
}

function AppealList({ choice, onChoice, text, onText, query, source }: AppealListProps) {
  const say = useWords(REVIEWS);
  const navigate = useNavigate();
  const columns = useAppealColumns();
  const clear = text === '' && choice === 'all' ? undefined : () => {
    onText('');
    onChoice('all');
  };
  const open = useCount(queryOf('open'));
  const overdue = useCount(queryOf('overdue'));
  const decided = useCount(queryOf('decided'));
  const withdrawn = useCount(queryOf('withdrawn'));
  const all = useCount(queryOf('all'));
  const counts = { open, overdue, decided, withdrawn, all };
  return (
    <>
      <FilterBar onClear={clear} right={<SearchBox label={say('searchAppeals')} width={200} value={text} onChange={onText} />}>
        <Segmented<Choice>
          label={say('state')}
          value={choice}
          onChange={onChoice}
          options={CHOICES.map((value) => {
            const count = counts[value];
            return { value, label: say(`s_${value}`), ...(count === null ? {} : { count }) };
          })}
        />
      </FilterBar>
      <Panel label={say('appealList')} flush className="grow">
        <DataTable<AppealRow>
          id="appeals"
          label={say('appealList')}
          columns={columns}
          source={source}
          whole={{ table: 'appeals', query, ...(source.sort && { sort: source.sort }) }}
          rowKey={(row) => row.id}
          startAtFirst
          onOpen={(row) => void navigate(`/visits/appeals/${row.id}`)}
          onClearFilters={text === '' && (all === 0 || choice === 'all') ? undefined : clear}
          empty={<EmptyState text={say('noAppeals')} />}
        />
      </Panel>
    </>
  );
}

function useCount(query: AppealQuery): number | null {
  const page = useCall('appeal:list', { ...query, offset: 0, limit: 1 });
  return page.status === 'ready' ? page.value.total : null;
}

function queryOf(choice: Choice): AppealQuery {
  if (choice === 'all') return {};
  return choice === 'overdue' ? { overdue: true } : { state: [choice] };
}

function useAppealColumns(): readonly TableColumn<AppealRow>[] {
  const say = useWords(REVIEWS);
  return useMemo(
    () => [
      { key: 'dueOn', title: say('dueOn'), width: 104, sortBy: 'dueOn', text: (row) => row.dueOn, cell: (row) => <span className={row.isOverdue ? 'num down strong' : 'num'}>{formatDate(row.dueOn)}</span>, data: { kind: 'date', of: (row) => row.dueOn } },
      {
        key: 'outlet',
        title: say('outlet'),
        width: 180,
        grow: 2,
        sortBy: 'outletName',
        text: (row) => row.outletName,
        cell: (row) => (
          <Link to={`/visits/appeals/${row.id}`} className="ellipsis" title={`${row.outletName} ${row.outletCode}`} tabIndex={-1}>
            {row.outletName}
          </Link>
        ),
      },
      { key: 'visitedOn', title: say('visitedOn'), width: 104, sortBy: 'visitedOn', cell: (row) => <span className="num">{formatDate(row.visitedOn)}</span>, data: { kind: 'date', of: (row) => row.visitedOn } },
      { key: 'items', title: say('itemsN'), width: 56, align: 'right', text: (row) => String(row.items), cell: (row) => <span title={row.itemCodes.join(' ')}>{row.items}</span> },
      { key: 'raisedBy', title: say('raisedBy'), width: 104, grow: 1, cell: (row) => <span className="ellipsis">{row.raisedBy}</span> },
      { key: 'raisedOn', title: say('raisedOn'), width: 104, sortBy: 'raisedOn', hideUnder: 1360, cell: (row) => <span className="num quiet">{formatDate(row.raisedOn)}</span>, data: { kind: 'date', of: (row) => row.raisedOn } },
      { key: 'auditor', title: say('auditor'), width: 96, sortBy: 'auditor', cell: (row) => <span className="ellipsis">{row.auditor ?? NO_VALUE}</span> },
      { key: 'state', title: say('state'), width: 180, sortBy: 'state', text: (row) => say(`s_${row.state}`), cell: (row) => <AppealStateTag appeal={row} /> },
      { key: 'result', title: say('result'), width: 110, text: (row) => (row.accepted === null ? '' : `${row.accepted}/${row.items}`), cell: (row) => (row.accepted === null ? NO_VALUE : say('acceptedOf', { n: row.accepted, of: row.items })) },
      {
        key: 'score',
        title: say('scoreFromTo'),
        width: 130,
        align: 'right',
        text: (row) => `${formatPlaces(row.oldScore)} ${row.state === 'decided' ? formatPlaces(row.newScore) : ''}`,
        cell: (row) => <span className="num nowrap">{row.state === 'decided' && row.newScore !== row.oldScore ? `${formatPlaces(row.oldScore)} → ${formatPlaces(row.newScore)}` : formatPlaces(row.oldScore)}</span>,
      },
      { key: 'closedBy', title: say('closedBy'), width: 96, hideUnder: 1500, cell: (row) => <span className="ellipsis quiet">{row.closedBy ?? NO_VALUE}</span> },
    ],
    [say],
  );
}
