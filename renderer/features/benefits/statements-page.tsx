import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { StatementFilter, StatementPage, StatementQuery, StatementRow } from '../../../shared/contract/benefit-calls.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import { inLang } from '../../../shared/errors.ts';
import type { OutletId, RegionId } from '../../../shared/ids.ts';
import { useWorkspace } from '../../app-state.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { FilterBar } from '../../components/filter-bar.tsx';
import { FilterChip } from '../../components/filter-chip.tsx';
import { Icon } from '../../components/icon.tsx';
import { LevelTag } from '../../components/level-tag.tsx';
import { Panel } from '../../components/panel.tsx';
import { RegionSelect } from '../../components/region-select.tsx';
import { usePagedRows } from '../../components/row-source.ts';
import { SearchBox } from '../../components/search-box.tsx';
import { Segmented } from '../../components/segmented.tsx';
import type { TableColumn } from '../../components/table-column.ts';
import { Tag } from '../../components/tag.tsx';
import { formatCount, formatDate, formatPeriod } from '../../format.ts';
import { useLang, useWords, type Say } from '../../i18n.ts';
import { useNotify } from '../../notify.ts';
import { useAction, useCall } from '../../use-call.ts';
import { BenefitsHead } from './benefits-head.tsx';
import { formatMoney, formatMoneyChange } from '../../components/benefits/money.ts';
import { NoBenefitsPage } from './no-benefits-page.tsx';
import { StatementDrawer } from './statement-drawer.tsx';
import { BENEFITS } from '../../components/benefits/words.ts';
import './benefits.css';

type Filters = Omit<StatementQuery, 'schemeCode' | 'period'>;
type Sum = 'granted' | 'toPay' | 'withheld' | 'differences' | 'planned';
const SUMS: readonly Sum[] = ['granted', 'toPay', 'withheld', 'differences', 'planned'];
const ONLY: readonly StatementFilter[] = ['withheld', 'difference', 'missing'];

/** 权益结算单: what every outlet is granted, paid and refused in the period, and the settling of it. */
export function StatementsPage() {
  const say = useWords(BENEFITS);
  const { scheme, period } = useWorkspace();
  if (scheme === null || period === null) return <NoBenefitsPage title={say('tabStatements')} period={null} error={null} onRetry={() => undefined} />;
  return <Statements key={`${scheme.code} ${period}`} schemeCode={scheme.code} period={period} />;
}

function Statements({ schemeCode, period }: { readonly schemeCode: string; readonly period: PeriodId }) {
  const say = useWords(BENEFITS);
  const lang = useLang();
  const notify = useNotify();
  const [filters, setFilters] = useState<Filters>({});
  const [opened, setOpened] = useState<OutletId | null>(null);
  const [asks, setAsks] = useState(false);
  const query: StatementQuery = { schemeCode, period, ...filters };
  const head = useCall('benefit:statements', { ...query, offset: 0, limit: 1 });
  const source = usePagedRows('benefit:statements', query, { sort: { by: 'code', descending: false } });
  const exporting = useAction('benefit:export-statements');
  if (head.status === 'failed') return <NoBenefitsPage title={say('tabStatements')} period={period} error={head.error} onRetry={head.retry} />;
  const page = head.status === 'ready' ? head.value : null;
  const currency = page?.totals[0]?.currency;
  const isFiltered = Object.values(filters).some((value) => value !== undefined && (!Array.isArray(value) || value.length > 0));
  async function exportLines(): Promise<void> {
    const reply = await exporting.run({ ...query, format: 'xlsx' });
    if (!reply.ok) notify.error(reply.error);
    else if (reply.value !== null) notify.done(say('exported', { path: reply.value }));
  }
  function change(next: Partial<Filters>): void {
    setFilters((now) => Object.fromEntries(Object.entries({ ...now, ...next }).filter(([, value]) => value !== undefined && value !== '')));
  }
  return (
    <div className="page">
      <BenefitsHead
        title={say('tabStatements')}
        facts={
          page === null ? undefined :
            `${say('statementsFacts', { period: formatPeriod(period, lang), plan: inLang(page.plan.name, lang), v: page.plan.version })} · ${page.settledAt === null ? say('notSettled') : say('settledFacts', { by: page.settledBy ?? '', at: formatDate(page.settledAt.slice(0, 10)) })}`
        }
        actions={
          page !== null && (
            <>
              <Button icon={<Icon name="download" size={14} />} loading={exporting.isRunning} onClick={() => void exportLines()}>
                {say('exportLines')}
              </Button>
              {page.settledAt === null ? (
                <Button type="primary" disabled={page.runState !== 'published'} icon={page.runState === 'published' ? undefined : <Icon name="lock" size={14} />} onClick={() => setAsks(true)}>
                  {say(page.runState === 'published' ? 'settle' : 'settleLocked')}
                </Button>
              ) : (
                <Tag tone="up" icon="lock">
                  {say('isSettled')}
                </Tag>
              )}
            </>
          )
        }
      />
      <FilterBar onClear={isFiltered ? () => setFilters({}) : undefined} right={<SearchBox value={filters.text ?? ''} onChange={(text) => change({ text })} />}>
        <RegionSelect value={filters.regionId ?? null} onChange={(regionId: RegionId | null) => change({ regionId: regionId ?? undefined } as Partial<Filters>)} />
        <FilterChip label={say('level')} value={filters.level ?? []} onChange={(level) => change({ level })} options={(page?.levels ?? []).map((level) => ({ value: level.code, label: inLang(level.name, lang) }))} />
        <Segmented
          label={say('tabStatements')}
          value={filters.only ?? 'all'}
          onChange={(only) => change({ only: only === 'all' ? undefined : only } as Partial<Filters>)}
          options={[
            { value: 'all' as const, label: say('all') },
            ...ONLY.map((value) => ({ value, label: say(`only_${value}`), ...(filters.only === undefined && page !== null ? { count: countOf(page, value) } : {}) })),
          ]}
        />
      </FilterBar>
      <Panel label={say('tabStatements')} flush className="grow">
        <DataTable
          id="benefit-statements"
          label={say('tabStatements')}
          exportName={`${say('tabStatements')} ${period}`}
          columns={columnsOf(say, page)}
          source={source}
          rowKey={(row) => row.outletId}
          openOnClick
          onOpen={(row) => setOpened(row.outletId)}
          currentKey={opened}
          {...(page === null || page.totals.length === 0 ? {} : { totalRow: totalRow(say, page) })}
          empty={<EmptyState text={say('noStatements')} />}
          onClearFilters={isFiltered ? () => setFilters({}) : undefined}
        />
      </Panel>
      {opened !== null && <StatementDrawer schemeCode={schemeCode} period={period} outletId={opened} onClose={() => setOpened(null)} />}
      {asks && page !== null && <SettleDialog schemeCode={schemeCode} period={period} page={page} currency={currency} onClose={() => setAsks(false)} />}
    </div>
  );
}

function countOf(page: StatementPage, filter: StatementFilter): number {
  return filter === 'withheld' ? page.withheld : filter === 'difference' ? page.differences : page.missing;
}

/** A sum in every currency, whole units; zero is quiet. */
function Amounts({ row, sum }: { readonly row: Pick<StatementRow, 'totals'>; readonly sum: Sum }) {
  if (row.totals.length === 0) return <span className="quiet">—</span>;
  return (
    <span className={`num${sum === 'toPay' ? ' strong' : ''}${sum === 'withheld' && row.totals.some((own) => own.withheld !== '0') ? ' warn' : ''}`}>
      {row.totals.map((own) => (sum === 'differences' && own[sum] !== '0' ? formatMoneyChange(own[sum]) : formatMoney(own[sum], row.totals.length > 1 ? own.currency : undefined))).join(' + ')}
    </span>
  );
}

function columnsOf(say: Say<typeof BENEFITS.table>, page: StatementPage | null): readonly TableColumn<StatementRow>[] {
  const levels = page?.levels ?? [];
  const currency = page?.totals[0]?.currency;
  const unit = currency === 'CNY' ? '¥' : (currency ?? '');
  return [
    { key: 'code', title: say('outletCode'), width: 116, cell: (row) => row.code, sortBy: 'code' },
    { key: 'name', title: say('outletName'), width: 170, grow: 2, cell: (row) => <span className="ellipsis">{row.name}</span>, sortBy: 'name' },
    { key: 'region', title: say('region'), width: 130, grow: 1, cell: (row) => <span className="ellipsis quiet">{row.regionPath.slice(1).join(' / ')}</span>, hideUnder: 1360 },
    { key: 'level', title: say('level'), width: 120, cell: (row) => <LevelTag code={row.level} levels={levels} size={11} />, text: (row) => row.level ?? '', sortBy: 'level' },
    ...SUMS.map((sum): TableColumn<StatementRow> => ({
      key: sum,
      title: unit === '' ? say(sum) : say('inUnit', { name: say(sum), unit }),
      width: 112,
      align: 'right',
      sortBy: sum,
      sortFirst: 'descending',
      cell: (row) => <Amounts row={row} sum={sum} />,
      data: { kind: 'number', places: 2, of: (row) => row.totals[0]?.[sum] ?? null },
      ...(sum === 'differences' ? { hideUnder: 1360 } : {}),
    })),
    { key: 'missing', title: say('lackData'), width: 96, align: 'right', cell: (row) => (row.missing === 0 ? <span className="quiet">—</span> : <span className="num warn">{row.missing}</span>) },
  ];
}

function totalRow(say: Say<typeof BENEFITS.table>, page: StatementPage) {
  return {
    code: say('totalCost'),
    name: say('outletsN', { count: page.total }),
    ...Object.fromEntries(SUMS.map((sum) => [sum, <Amounts key={sum} row={page} sum={sum} />])),
    missing: page.missing === 0 ? '—' : formatCount(page.missing),
  };
}

/** Asks once before statements become final. */
function SettleDialog({ schemeCode, period, page, currency, onClose }: { readonly schemeCode: string; readonly period: PeriodId; readonly page: StatementPage; readonly currency: string | undefined; readonly onClose: () => void }) {
  const say = useWords(BENEFITS);
  const lang = useLang();
  const notify = useNotify();
  const settle = useAction('benefit:settle');
  // The sums of all statements, whatever the filter.
  const all = useCall('benefit:statements', { schemeCode, period, offset: 0, limit: 1 });
  const totals = (all.status === 'ready' ? all.value : page).totals;
  const sums = (key: Sum): string => totals.map((own) => formatMoney(own[key], own.currency)).join(' + ') || formatMoney('0', currency);
  async function submit(): Promise<void> {
    const reply = await settle.run({ schemeCode, period });
    if (!reply.ok) return;
    notify.done(say('settledDone', { period: formatPeriod(period, lang) }));
    onClose();
  }
  return (
    <Modal open title={say('settleTitle', { period: formatPeriod(period, lang) })} okText={say('settle')} cancelText={say('cancel')} okButtonProps={{ loading: settle.isRunning }} onOk={() => void submit()} onCancel={onClose}>
      <p>{say('settleAbout', { outlets: formatCount((all.status === 'ready' ? all.value : page).total), pay: sums('toPay'), held: sums('withheld'), planned: sums('planned') })}</p>
      {settle.error !== null && <ErrorBanner error={settle.error} />}
    </Modal>
  );
}
