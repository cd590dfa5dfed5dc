import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import type { BudgetRow, BudgetSums, BudgetView } from '../../../shared/contract/benefit-calls.ts';
import { lastMonth, periodOfMonth, type PeriodId } from '../../../shared/dates.ts';
import { useWorkspace } from '../../app-state.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Panel } from '../../components/panel.tsx';
import { arrayRows } from '../../components/row-source.ts';
import { Segmented } from '../../components/segmented.tsx';
import type { TableColumn } from '../../components/table-column.ts';
import { formatCount, formatPercent, formatPeriod } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useAction, useCall } from '../../use-call.ts';
import { BenefitsHead } from './benefits-head.tsx';
import { NoBenefitsPage } from './no-benefits-page.tsx';
import { formatMoney } from '../../components/benefits/money.ts';
import { BENEFITS } from '../../components/benefits/words.ts';
import './benefits.css';

/** A region in one currency. */
interface BudgetLine extends Omit<BudgetRow, 'sums'> {
  readonly sums: BudgetSums;
}

const NOTHING: Omit<BudgetSums, 'currency'> = { granted: '0', toPay: '0', withheld: '0', planned: '0', budget: null, left: null, used: null, yearBudget: null, yearPaid: '0' };

/** The regions' benefits against what they may spend. */
export function BudgetPage() {
  const say = useWords(BENEFITS);
  const lang = useLang();
  const { scheme, period } = useWorkspace();
  const view = useCall('benefit:budget', scheme === null || period === null ? null : { schemeCode: scheme.code, period });
  const [edited, setEdited] = useState<BudgetLine | null>(null);
  if (scheme === null || period === null) return <NoBenefitsPage title={say('tabBudget')} period={null} error={null} onRetry={() => undefined} />;
  if (view.status === 'failed') return <NoBenefitsPage title={say('tabBudget')} period={period} error={view.error} onRetry={view.retry} />;
  const lines = view.status === 'ready' ? linesOf(view.value) : null;
  // One currency stands in the heads; where there are several, beside each amount.
  const currencies = new Set((lines ?? []).map(({ sums }) => sums.currency));
  const [only] = currencies.size === 1 ? currencies : [];
  const head = (name: string): string => (only === undefined ? name : say('inUnit', { name, unit: only === 'CNY' ? '¥' : only }));
  const amount = (value: string, currency: string): string => formatMoney(value, only === undefined ? currency : undefined);
  const money = (key: 'granted' | 'toPay' | 'withheld' | 'planned' | 'yearPaid'): TableColumn<BudgetLine> => ({
    key,
    title: head(say(key)),
    width: key === 'yearPaid' ? 136 : 112,
    align: 'right',
    cell: (row) => <span className={key === 'toPay' ? 'num strong' : 'num'}>{amount(row.sums[key], row.sums.currency)}</span>,
    data: { kind: 'number', places: 2, of: (row) => row.sums[key] },
    ...(key === 'yearPaid' ? { hideUnder: 1500 } : {}),
  });
  const columns: readonly TableColumn<BudgetLine>[] = [
    { key: 'region', title: say('region'), width: 200, grow: 2, cell: (row) => <span className={row.depth <= 1 ? 'strong' : ''} style={{ paddingLeft: row.depth * 18 }}>{row.name === '' ? say('network') : row.name}</span>, text: (row) => (row.region === '' ? say('network') : row.region) },
    { key: 'outlets', title: say('outlets'), width: 72, align: 'right', cell: (row) => formatCount(row.outlets) },
    money('granted'),
    money('toPay'),
    money('withheld'),
    money('planned'),
    {
      key: 'budget',
      title: head(say('budget')),
      width: 122,
      align: 'right',
      cell: (row) => (
        <button type="button" className="link num" aria-label={`${say('enterBudget')} ${row.name === '' ? say('network') : row.name}`} onClick={() => setEdited(row)}>
          {row.sums.budget === null ? say('enterBudget') : amount(row.sums.budget, row.sums.currency)}
        </button>
      ),
      data: { kind: 'number', places: 2, of: (row) => row.sums.budget },
    },
    {
      key: 'left',
      title: head(say('budgetLeft')),
      width: 112,
      align: 'right',
      cell: (row) => (row.sums.left === null ? <span className="quiet">—</span> : <span className={row.sums.left.startsWith('-') ? 'num down strong' : 'num'}>{row.sums.left.startsWith('-') ? `${say('overBudget')} ` : ''}{amount(row.sums.left.replace('-', ''), row.sums.currency)}</span>),
      data: { kind: 'number', places: 2, of: (row) => row.sums.left },
    },
    { key: 'used', title: say('budgetUsed'), width: 76, align: 'right', cell: (row) => (row.sums.used === null ? <span className="quiet">—</span> : <span className="num">{formatPercent(row.sums.used)}</span>) },
    money('yearPaid'),
    { key: 'yearBudget', title: head(say('yearBudget')), width: 160, align: 'right', cell: (row) => (row.sums.yearBudget === null ? <span className="quiet">—</span> : <span className="num">{amount(row.sums.yearBudget, row.sums.currency)}</span>), hideUnder: 1500 },
  ];
  return (
    <div className="page">
      <BenefitsHead title={say('tabBudget')} facts={`${formatPeriod(period, lang)} · ${view.status === 'ready' && !view.value.settled ? say('notSettled') : say('isSettled')}`} />
      <Panel label={say('tabBudget')} flush className="grow" reloading={view.status === 'ready' && view.isReloading}>
        <DataTable
          id="benefit-budget"
          label={say('tabBudget')}
          exportName={`${say('tabBudget')} ${period}`}
          columns={columns}
          source={arrayRows(lines)}
          rowKey={(row) => `${row.region} ${row.sums.currency}`}
          rowClass={(row) => (row.depth <= 1 ? 'bn-parent' : '')}
        />
      </Panel>
      {edited !== null && <BudgetDialog schemeCode={scheme.code} period={period} row={edited} onClose={() => setEdited(null)} />}
    </div>
  );
}

/** A line a region and currency; one without money in a currency has zeros there. */
function linesOf({ rows, currencies }: BudgetView): readonly BudgetLine[] {
  const all = currencies.length === 0 ? ['CNY'] : currencies;
  return rows.flatMap((row) => all.map((currency) => ({ ...row, sums: row.sums.find((own) => own.currency === currency) ?? { currency, ...NOTHING } })));
}

function BudgetDialog({ schemeCode, period, row, onClose }: { readonly schemeCode: string; readonly period: PeriodId; readonly row: BudgetLine; readonly onClose: () => void }) {
  const say = useWords(BENEFITS);
  const lang = useLang();
  const save = useAction('benefit:set-budget');
  const year = periodOfMonth(lastMonth(period), 'year');
  const [span, setSpan] = useState<'period' | 'year'>('period');
  const entered = span === 'period' ? row.sums.budget : row.sums.yearBudget;
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? entered ?? '';
  async function submit(): Promise<void> {
    const amount = text.trim() === '' ? null : text.trim();
    const reply = await save.run({ schemeCode, period: span === 'period' ? period : year, region: row.region, currency: row.sums.currency, amount });
    if (reply.ok) onClose();
  }
  return (
    <Modal open title={say('budgetOf', { region: row.name === '' ? say('network') : row.name })} onCancel={onClose} footer={null}>
      <form
        className="bn-form"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {year !== period && (
          <Segmented
            label={say('budget')}
            value={span}
            onChange={(next) => {
              setSpan(next);
              setTyped(null);
            }}
            options={[
              { value: 'period', label: say('budgetPeriod', { period: formatPeriod(period, lang) }) },
              { value: 'year', label: say('budgetYear', { year }) },
            ]}
          />
        )}
        <label>
          {say('budget')}
          <Input value={text} suffix={row.sums.currency} inputMode="decimal" onChange={(event) => setTyped(event.target.value)} />
        </label>
        {save.error !== null && <ErrorBanner error={save.error} />}
        <div className="row bn-end">
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={save.isRunning}>
            {say('save')}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
