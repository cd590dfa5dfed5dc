import { Button, Select } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { FigureFlag, FlagQuery } from '../../../../shared/contract/figure-calls.ts';
import { messageFor } from '../../../../shared/errors.ts';
import type { RegionId } from '../../../../shared/ids.ts';
import type { Sort } from '../../../../shared/ipc-contract.ts';
import { DataTable } from '../../../components/data-table.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { FilterFact } from '../../../components/export/filter-facts.tsx';
import { FilterBar } from '../../../components/filter-bar.tsx';
import { Icon } from '../../../components/icon.tsx';
import { Panel } from '../../../components/panel.tsx';
import { PeriodSelect } from '../../../components/period-select.tsx';
import { RegionSelect } from '../../../components/region-select.tsx';
import { usePagedRows } from '../../../components/row-source.ts';
import { SearchBox } from '../../../components/search-box.tsx';
import { Segmented } from '../../../components/segmented.tsx';
import type { TableColumn } from '../../../components/table-column.ts';
import { formatCount, formatDecimal, formatInstant, formatPercent } from '../../../format.ts';
import { useLang, useWords } from '../../../i18n.ts';
import { useNotify } from '../../../notify.ts';
import { useAction, useCall } from '../../../use-call.ts';
import { DataHead } from '../data-head.tsx';
import { AcknowledgeDialog } from './acknowledge-dialog.tsx';
import { figuresAddress } from './figure-filters.ts';
import { RulesDialog } from './rules-dialog.tsx';
import { useSheetPeriod } from './use-sheet-period.ts';
import { FIGURES } from './words.ts';
import './figures.css';

type State = 'open' | 'seen' | 'all';
const FURTHEST_FIRST: Sort = { by: 'times', descending: true };
const keyOf = (flag: FigureFlag): string => `${flag.outletId}/${flag.figure}`;

/** Figures that stand out against their outlet's own past: looked at, opened in the sheet, found right. */
export function FlagsPage() {
  const say = useWords(FIGURES);
  const navigate = useNavigate();
  const notify = useNotify();
  const [params, setParams] = useSearchParams();
  const { period, periods, setPeriod } = useSheetPeriod();
  const [state, setState] = useState<State>('open');
  const [filters, setFilters] = useState<Pick<FlagQuery, 'text' | 'regionId' | 'figure'>>({});
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState<readonly FigureFlag[] | null>(null);
  const [showsRules, setShowsRules] = useState(false);
  const summary = useCall('figure:flag-summary', period === null ? null : { period });
  const rules = useCall('figure:rules', {});
  const takeBack = useAction('figure:take-back');
  const query = useMemo(() => (period === null ? null : { period, ...filters, ...(state === 'all' ? {} : { state }) }), [period, filters, state]);
  const source = usePagedRows('figure:flags', query, { sort: FURTHEST_FIRST });
  const columns = useFlagColumns();
  const counts = summary.status === 'ready' ? summary.value : null;
  const lock = ticked.size === 0 ? <Icon name="lock" size={14} /> : undefined;
  const isFiltered = filters.text !== undefined || filters.regionId !== undefined || filters.figure !== undefined;

  async function tickedFlags(): Promise<readonly FigureFlag[]> {
    const all = await source.all(() => undefined, new AbortController().signal);
    return all.filter((flag) => ticked.has(keyOf(flag)));
  }
  async function goBack(): Promise<void> {
    if (period === null) return;
    const reply = await takeBack.run({ period, cells: (await tickedFlags()).map(({ outletId, figure }) => ({ outletId, figure })) });
    if (reply.ok) setTicked(new Set());
    else notify.error(reply.error);
  }
  function narrow(next: Partial<Record<keyof typeof filters, unknown>>): void {
    setFilters(Object.fromEntries(Object.entries({ ...filters, ...next }).filter(([, value]) => value !== undefined && value !== '')));
    setTicked(new Set());
  }

  return (
    <div className="page">
      <DataHead
        title={say('flagsTitle')}
        period={period}
        facts={counts === null ? undefined : say('flagsFacts', { judged: formatCount(counts.judged), tooShort: formatCount(counts.tooShort), least: rules.status === 'ready' ? rules.value.rule.least : '' })}
        actions={
          <>
            <Button onClick={() => setShowsRules(true)}>{say('rules')}</Button>
            {state === 'seen' ? (
              <Button disabled={ticked.size === 0} icon={lock} loading={takeBack.isRunning} onClick={() => void goBack()}>
                {say(ticked.size === 0 ? 'takeBackLocked' : 'takeBack')}
              </Button>
            ) : (
              <Button type="primary" disabled={ticked.size === 0} icon={lock} onClick={() => void tickedFlags().then(setAsking)}>
                {ticked.size === 0 ? say('acknowledgeLocked') : say('acknowledgeMany', { count: ticked.size })}
              </Button>
            )}
          </>
        }
      />
      <FilterBar onClear={isFiltered ? () => setFilters({}) : undefined} right={<SearchBox width={150} value={filters.text ?? ''} onChange={(text) => narrow({ text })} />}>
        <PeriodSelect
          label={say('period')}
          width={116}
          periods={periods}
          value={period}
          onChange={(next) => {
            if (params.size > 0) setParams({}, { replace: true });
            setPeriod(next);
            setTicked(new Set());
          }}
        />
        <Segmented<State>
          label={say('state')}
          value={state}
          onChange={(next) => {
            setState(next);
            setTicked(new Set());
          }}
          options={[
            { value: 'open', label: say('stateOpen'), ...(counts && { count: counts.open }) },
            { value: 'seen', label: say('stateSeen'), ...(counts && { count: counts.seen }) },
            { value: 'all', label: say('stateAll') },
          ]}
        />
        <FilterFact name={say('figure')} text={counts?.byFigure.find(({ figure }) => figure === filters.figure?.[0])?.name ?? null} />
        <Select<string>
          aria-label={say('figure')}
          size="small"
          style={{ width: 150 }}
          popupMatchSelectWidth={false}
          allowClear
          placeholder={say('figure')}
          value={filters.figure?.[0] ?? null}
          options={(counts?.byFigure ?? []).map(({ figure, name, open }) => ({ value: figure, label: `${name}  ${formatCount(open)}` }))}
          onChange={(figure: string | undefined) => narrow({ figure: figure === undefined ? undefined : [figure] })}
        />
        <RegionSelect width={130} value={filters.regionId ?? null} onChange={(regionId: RegionId | null) => narrow({ regionId: regionId ?? undefined })} />
      </FilterBar>
      <Panel label={say('flagsTitle')} flush className="grow">
        {period === null ? (
          <EmptyState text={say('noPeriod')} action={<Link to="/data/import">{say('import')}</Link>} />
        ) : (
          <DataTable<FigureFlag>
            id="figure-flags"
            label={say('flagsTitle')}
            columns={columns}
            source={source}
            rowKey={keyOf}
            rowHeight={40}
            selected={ticked}
            onSelect={setTicked}
            onOpen={(flag) => void navigate(figuresAddress({ period: flag.period, outlet: flag.outletCode, figure: flag.figure }))}
            onClearFilters={isFiltered ? () => setFilters({}) : undefined}
            empty={<EmptyState text={say(counts !== null && counts.judged === 0 ? 'noFlagsShort' : 'noFlags')} />}
          />
        )}
      </Panel>
      {asking !== null && asking.length > 0 && period !== null && <AcknowledgeDialog period={period} flags={asking} onClose={() => setAsking(null)} onDone={() => setTicked(new Set())} />}
      {showsRules && rules.status === 'ready' && <RulesDialog rules={rules.value} onClose={() => setShowsRules(false)} />}
    </div>
  );
}

function useFlagColumns(): readonly TableColumn<FigureFlag>[] {
  const say = useWords(FIGURES);
  const lang = useLang();
  const navigate = useNavigate();
  return useMemo<readonly TableColumn<FigureFlag>[]>(() => {
    const why = (flag: FigureFlag): string => flag.reasons.map(({ code, params }) => messageFor(code, params, lang)).join(lang === 'zh' ? '' : ' ');
    const seen = (flag: FigureFlag): string => (flag.seen === null ? '' : say('acknowledged', { by: flag.seen.by, at: formatInstant(flag.seen.at), reason: flag.seen.reason }));
    return [
      { key: 'code', title: say('outletCode'), width: 104, sortBy: 'code', cell: (flag) => <span className="ellipsis quiet">{flag.outletCode}</span> },
      { key: 'outlet', title: say('outletName'), width: 190, cell: (flag) => <span className="ellipsis" title={flag.regionPath.join(' / ')}>{flag.outletName}</span> },
      { key: 'figure', title: say('figure'), width: 110, sortBy: 'figure', cell: (flag) => <span className="ellipsis">{flag.figureName}</span> },
      {
        key: 'value',
        title: say('value'),
        width: 100,
        align: 'right',
        data: { kind: 'number', of: (flag) => flag.value },
        text: (flag) => flag.value,
        cell: (flag) => (
          <button type="button" className="link num strong" title={say('openCell')} onClick={() => void navigate(figuresAddress({ period: flag.period, outlet: flag.outletCode, figure: flag.figure }))}>
            {formatDecimal(flag.value)}
          </button>
        ),
      },
      { key: 'median', title: say('median'), width: 88, align: 'right', cell: (flag) => flag.median },
      { key: 'times', title: say('times'), width: 104, align: 'right', sortBy: 'times', sortFirst: 'descending', cell: (flag) => formatDecimal(flag.times) },
      { key: 'percent', title: say('percent'), width: 96, align: 'right', sortBy: 'percent', sortFirst: 'descending', cell: (flag) => (flag.percent === null ? '—' : `${flag.percent.startsWith('-') ? '↓' : '↑'}${formatPercent(flag.percent.replace('-', ''))}`) },
      {
        key: 'why',
        title: say('why'),
        width: 220,
        grow: 1,
        text: (flag) => [why(flag), seen(flag)].filter((part) => part !== '').join(' '),
        cell: (flag) => (
          <span className="ellipsis" title={[why(flag), seen(flag)].join('\n')}>
            {flag.seen === null ? why(flag) : <span className="quiet">{seen(flag)}</span>}
          </span>
        ),
      },
    ];
  }, [say, lang, navigate]);
}
