import { Button, Checkbox } from 'antd';
import { useMemo, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { ActionRow } from '../../../shared/action/action.ts';
import type { ActionQuery } from '../../../shared/contract/action-calls.ts';
import type { RegionId } from '../../../shared/ids.ts';
import type { Sort } from '../../../shared/ipc-contract.ts';
import { useActionColumns } from '../../components/actions/action-columns.tsx';
import { ActionDialog } from '../../components/actions/action-dialog.tsx';
import { ACTIONS } from '../../components/actions/words.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { FilterFact, useFilterFact } from '../../components/export/filter-facts.tsx';
import { FilterBar } from '../../components/filter-bar.tsx';
import { Icon } from '../../components/icon.tsx';
import { PageHead } from '../../components/page-head.tsx';
import { Panel } from '../../components/panel.tsx';
import { RegionSelect } from '../../components/region-select.tsx';
import { usePagedRows } from '../../components/row-source.ts';
import { SearchBox } from '../../components/search-box.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { useWords } from '../../i18n.ts';
import { useCall } from '../../use-call.ts';
import { ActionFigures } from './action-figures.tsx';
import { RulesDialog } from './rules-dialog.tsx';
import '../../components/actions/actions.css';

const CHOICES = ['open', 'overdue', 'done', 'verified', 'cancelled', 'all'] as const;
type Choice = (typeof CHOICES)[number];
const DUE_FIRST: Sort = { by: 'dueOn', descending: false };

/** What the list is narrowed by besides its state. */
type Filters = Omit<ActionQuery, 'state' | 'overdue'>;

/** All corrective actions: the list by state, and figures by region, owner and item. */
export function ActionsPage() {
  const say = useWords(ACTIONS);
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const [view, setView] = useState<'list' | 'figures'>('list');
  // Others lead here with what they mean: `?state=overdue`.
  const [choice, setChoice] = useState<Choice>(() => CHOICES.find((one) => one === params.get('state')) ?? 'open');
  const [filters, setFilters] = useState<Filters>({});
  const [dialog, setDialog] = useState<'new' | 'rules' | null>(null);
  const query = useMemo(() => ({ ...filters, ...stateOf(choice) }), [filters, choice]);
  const source = usePagedRows('action:list', query, { sort: DUE_FIRST });

  function show(narrowed: Filters): void {
    setFilters(narrowed);
    setChoice('all');
    setView('list');
  }
  return (
    <div className="page">
      <PageHead
        title={say('title')}
        facts={say('facts')}
        actions={
          <>
            <Segmented<'list' | 'figures'> label={say('view')} value={view} onChange={setView} options={(['list', 'figures'] as const).map((value) => ({ value, label: say(value) }))} />
            <Button onClick={() => setDialog('rules')}>{say('rules')}</Button>
            <Button type="primary" icon={<Icon name="plus" />} onClick={() => setDialog('new')}>
              {say('add')}
            </Button>
          </>
        }
      />
      {view === 'figures' ? <ActionFigures onShow={show} /> : <ActionList choice={choice} onChoice={setChoice} filters={filters} onFilters={setFilters} query={query} source={source} />}
      {dialog === 'rules' && <RulesDialog onClose={() => setDialog(null)} />}
      {dialog === 'new' && <ActionDialog of={{ outletId: null, found: null }} onClose={() => setDialog(null)} onDone={(action) => void navigate(`/actions/${action.id}`)} />}
    </div>
  );
}

interface ActionListProps {
  readonly choice: Choice;
  readonly onChoice: (choice: Choice) => void;
  readonly filters: Filters;
  readonly onFilters: (filters: Filters) => void;
  readonly query: ActionQuery;
  readonly source: ReturnType<typeof usePagedRows<'action:list'>>;
}

function ActionList({ choice, onChoice, filters, onFilters, query, source }: ActionListProps) {
  const say = useWords(ACTIONS);
  const navigate = useNavigate();
  const columns = useActionColumns({ hasOutlet: true });
  const counts = useCall('action:counts', filters);
  const isNarrowed = Object.keys(filters).length > 0;
  const clear = isNarrowed ? () => onFilters({}) : undefined;
  const narrow = <K extends keyof Filters>(field: K, value: Filters[K] | null): void => {
    const { [field]: _old, ...rest } = filters;
    onFilters(value === null || value === undefined ? rest : { ...rest, [field]: value });
  };
  return (
    <>
      <FilterBar onClear={clear} right={<SearchBox label={say('search')} width={220} value={filters.text ?? ''} onChange={(text) => narrow('text', text === '' ? null : text)} />}>
        <Segmented<Choice>
          label={say('state')}
          value={choice}
          onChange={onChoice}
          options={CHOICES.map((value) => ({ value, label: say(`s_${value}`), ...(counts.status === 'ready' ? { count: counts.value[value] } : {}) }))}
        />
        <RegionSelect width={140} value={filters.regionId ?? null} onChange={(regionId: RegionId | null) => narrow('regionId', regionId)} />
        <FilterFact name={say('criticalOnly')} text={filters.critical === true ? say('criticalOnly') : null} />
        <Checkbox checked={filters.critical === true} onChange={(event) => narrow('critical', event.target.checked ? true : null)}>
          {say('criticalOnly')}
        </Checkbox>
        {filters.owner !== undefined && <Narrowed text={say('ownerIs', { name: filters.owner === '' ? say('nobody') : filters.owner })} onOff={() => narrow('owner', null)} />}
        {filters.item !== undefined && (
          <Narrowed
            text={say('itemIs', { item: filters.item })}
            onOff={() => {
              const { item: _item, checklist: _checklist, ...rest } = filters;
              onFilters(rest);
            }}
          />
        )}
      </FilterBar>
      <Panel label={say('list')} flush className="grow">
        <DataTable<ActionRow>
          id="actions"
          label={say('list')}
          columns={columns}
          source={source}
          whole={{ table: 'actions', query, ...(source.sort && { sort: source.sort }) }}
          rowKey={(row) => row.id}
          startAtFirst
          onOpen={(row) => void navigate(`/actions/${row.id}`)}
          onClearFilters={clear ?? (choice !== 'all' && counts.status === 'ready' && counts.value.all > 0 ? () => onChoice('all') : undefined)}
          empty={<EmptyState text={say('empty')} />}
        />
      </Panel>
    </>
  );
}

function Narrowed({ text, onOff }: { readonly text: string; readonly onOff: () => void }) {
  const say = useWords(ACTIONS);
  useFilterFact(text, text);
  return (
    <button type="button" className="filter-chip filter-on" aria-label={`${text} ${say('close')}`} onClick={onOff}>
      <span className="ellipsis">{text}</span>
      <Icon name="close" size={12} />
    </button>
  );
}

function stateOf(choice: Choice): Pick<ActionQuery, 'state' | 'overdue'> {
  if (choice === 'all') return {};
  return choice === 'overdue' ? { overdue: true } : { state: [choice] };
}
