import { useMemo, useState } from 'react';
import type { AuditorQuery, AuditorReport } from '../../../shared/contract/review-calls.ts';
import type { AuditorStatistics } from '../../../shared/review/auditor-statistics.ts';
import { ChartPanel } from '../../components/charts/chart-panel.tsx';
import type { ChartTable } from '../../components/charts/chart-tools.tsx';
import { chartPicture } from '../../components/charts/chart-picture.ts';
import { LineChart } from '../../components/charts/line-chart.tsx';
import { lineConfig, type LineChartData } from '../../components/charts/line-config.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { FilterBar } from '../../components/filter-bar.tsx';
import { Panel } from '../../components/panel.tsx';
import { arrayRows } from '../../components/row-source.ts';
import type { TableColumn } from '../../components/table-column.ts';
import { formatCount, formatDate, formatPercent, formatPeriod, formatPlaces, formatSigned, NO_VALUE, shortPeriod } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useKept } from '../../kept-state.ts';
import { useCall } from '../../use-call.ts';
import { HintTags } from '../../components/review/hint-tags.tsx';
import { SeverityChart, severityTable } from './severity-chart.tsx';
import { isSpan, SpanFilters, spanQuery, WHOLE_SPAN, type Span } from './span-filters.tsx';
import { VisitHead } from '../../components/review/visit-head.tsx';
import { REVIEWS } from '../../components/review/words.ts';

/** Every auditor beside the others: it suggests where to look and changes nothing. */
export function AuditorsPage() {
  const say = useWords(REVIEWS);
  const [span, setSpan] = useKept<Span>('reviews:auditors', WHOLE_SPAN, isSpan);
  const query = useMemo(() => spanQuery(span), [span]);
  const report = useCall('review:auditors', query);
  const value = report.status === 'ready' ? report.value : null;
  return (
    <div className="page">
      <VisitHead
        title={say('auditors')}
        facts={value === null || value.from === null ? undefined : say('auditorFacts', { visits: formatCount(value.visits), from: formatDate(value.from), to: formatDate(value.to) })}
      />
      <FilterBar onClear={span === WHOLE_SPAN ? undefined : () => setSpan(WHOLE_SPAN)} right={value !== null && value.unnamed > 0 && <span className="hint">{say('unnamed', { n: formatCount(value.unnamed) })}</span>}>
        <SpanFilters span={span} onChange={setSpan} />
      </FilterBar>
      {report.status === 'failed' && <ErrorBanner error={report.error} onRetry={report.retry} />}
      {report.status !== 'failed' && <Auditors query={query} auditors={value?.auditors ?? null} isReloading={report.status === 'ready' && report.isReloading} />}
    </div>
  );
}

/** @param auditors null: being worked out */
function Auditors({ query, auditors, isReloading }: { readonly query: AuditorQuery; readonly auditors: AuditorReport['auditors'] | null; readonly isReloading: boolean }) {
  const say = useWords(REVIEWS);
  const [current, setCurrent] = useState<AuditorStatistics | null>(null);
  const columns = useAuditorColumns();
  const picked = auditors?.find(({ auditor }) => auditor === current?.auditor) ?? null;
  return (
    <div className={auditors !== null && auditors.length > 0 ? 'auditors-split grow' : 'auditors-alone grow'}>
      <Panel label={say('auditorList')} flush reloading={isReloading}>
        <DataTable<AuditorStatistics>
          id="auditors"
          label={say('auditorList')}
          columns={columns}
          source={arrayRows(auditors)}
          whole={{ table: 'auditors', query }}
          rowKey={(row) => row.auditor}
          startAtFirst
          onCurrent={setCurrent}
          empty={<EmptyState text={say('noAuditors')} />}
        />
      </Panel>
      {auditors !== null && auditors.length > 0 && (
        <div className="auditors-charts">
          <SeverityPanel auditors={auditors} picked={picked?.auditor ?? null} />
          <DriftPanel auditor={picked} />
        </div>
      )}
    </div>
  );
}

function SeverityPanel({ auditors, picked }: { readonly auditors: readonly AuditorStatistics[]; readonly picked: string | null }) {
  const say = useWords(REVIEWS);
  const table = severityTable(auditors, say);
  const name = say('severityChart');
  return (
    <ChartPanel title={name} name={name} table={table} picture={() => severityPicture(auditors, name)}>
      <SeverityChart auditors={auditors} picked={picked} />
    </ChartPanel>
  );
}

/** The means as a saved picture: a line chart with one point an auditor. */
function severityPicture(auditors: readonly AuditorStatistics[], title: string): Promise<Blob | null> {
  const rows = auditors.filter(({ severity }) => severity !== null);
  const data: LineChartData = { labels: rows.map(({ auditor }) => auditor), series: [{ name: title, kind: 'this', values: rows.map(({ severity }) => severity?.mean ?? null) }], cutLines: [{ name: '0', at: '0' }] };
  return chartPicture(lineConfig(data), title);
}

function DriftPanel({ auditor }: { readonly auditor: AuditorStatistics | null }) {
  const say = useWords(REVIEWS);
  const lang = useLang();
  const data = useMemo<LineChartData | null>(
    () =>
      auditor === null || auditor.months.length === 0
        ? null
        : { labels: auditor.months.map(({ month }) => shortPeriod(month)), series: [{ name: auditor.auditor, kind: 'this', values: auditor.months.map(({ difference }) => difference) }], cutLines: [{ name: '0', at: '0' }] },
    [auditor],
  );
  if (auditor === null || data === null) {
    return (
      <Panel title={say('drift')} flush>
        <EmptyState text={say('driftPick')} />
      </Panel>
    );
  }
  const title = say('driftChart', { name: auditor.auditor });
  const table: ChartTable = { heads: [say('month'), say('severity'), say('visits')], rows: auditor.months.map((row) => [formatPeriod(row.month, lang), formatSigned(row.difference), formatCount(row.visits)]) };
  const list = auditor.months.map((row) => `${formatPeriod(row.month, lang)} ${formatSigned(row.difference)}`).join(lang === 'zh' ? '，' : ', ');
  return (
    <ChartPanel title={title} name={title} table={table} picture={() => chartPicture(lineConfig(data), title)}>
      <LineChart data={data} label={say('driftSentence', { name: auditor.auditor, list })} />
    </ChartPanel>
  );
}

function useAuditorColumns(): readonly TableColumn<AuditorStatistics>[] {
  const say = useWords(REVIEWS);
  return useMemo(() => {
    const range = (interval: { readonly low: string | null; readonly high: string | null } | null): string =>
      interval === null || interval.low === null ? NO_VALUE : `${formatSigned(interval.low)} … ${formatSigned(interval.high)}`;
    const count = (n: number) => (n === 0 ? <span className="quiet">0</span> : <span className="warn strong">{formatCount(n)}</span>);
    return [
      { key: 'auditor', title: say('auditor'), width: 96, grow: 1, cell: (row) => <span className="ellipsis strong">{row.auditor}</span> },
      { key: 'visits', title: say('visits'), width: 64, align: 'right', cell: (row) => formatCount(row.visits) },
      { key: 'average', title: say('average'), width: 70, align: 'right', cell: (row) => formatPlaces(row.average) },
      {
        key: 'severity',
        title: say('severity'),
        width: 92,
        align: 'right',
        text: (row) => formatSigned(row.severity?.mean ?? null),
        cell: (row) => (
          <span className="strong" title={say('severityHow')}>
            {formatSigned(row.severity?.mean ?? null)}
          </span>
        ),
      },
      { key: 'range', title: say('range95'), width: 132, align: 'right', cell: (row) => <span className="quiet nowrap">{range(row.severity)}</span> },
      { key: 'shared', title: say('outletsN'), width: 76, align: 'right', cell: (row) => <span className="quiet">{formatCount(row.severity?.n ?? 0)}</span> },
      {
        key: 'drift',
        title: say('drift'),
        width: 84,
        align: 'right',
        text: (row) => formatSigned(row.drift?.slope ?? null),
        cell: (row) => <span title={`${say('driftHow')} ${range(row.drift)}`}>{formatSigned(row.drift?.slope ?? null)}</span>,
      },
      {
        key: 'na',
        title: say('na'),
        width: 76,
        align: 'right',
        text: (row) => formatPercent(row.naPercent),
        cell: (row) => <span title={say('othersNa', { n: formatPercent(row.othersNaPercent) })}>{formatPercent(row.naPercent)}</span>,
      },
      {
        key: 'minutes',
        title: say('minutes'),
        width: 80,
        align: 'right',
        text: (row) => (row.medianMinutes === null ? '' : String(row.medianMinutes)),
        cell: (row) => (row.medianMinutes === null ? NO_VALUE : <span title={say('minutesHow', { n: formatCount(row.timedVisits) })}>{row.medianMinutes}</span>),
      },
      { key: 'fast', title: say('fast'), width: 60, align: 'right', text: (row) => String(row.fastVisits), cell: (row) => count(row.fastVisits) },
      { key: 'run', title: say('run'), width: 80, align: 'right', hideUnder: 1500, text: (row) => String(row.medianRun ?? ''), cell: (row) => (row.medianRun === null ? NO_VALUE : <span title={say('runHow')}>{row.medianRun}</span>) },
      { key: 'same', title: say('same'), width: 80, align: 'right', hideUnder: 1400, text: (row) => String(row.sameAnswerVisits), cell: (row) => count(row.sameAnswerVisits) },
      { key: 'identical', title: say('identical'), width: 70, align: 'right', text: (row) => String(row.identicalVisits), cell: (row) => count(row.identicalVisits) },
      { key: 'hints', title: say('hints'), width: 150, grow: 2, text: (row) => row.hints.map((hint) => say(`h_${hint}`)).join(' '), cell: (row) => <HintTags hints={row.hints.slice(0, 2)} /> },
    ];
  }, [say]);
}
