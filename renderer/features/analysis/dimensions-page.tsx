import { useMemo, useState } from 'react';
import type { DimensionTrends, HistoryQuery } from '../../../shared/contract/history-calls.ts';
import { inLang } from '../../../shared/errors.ts';
import { ChartPanel } from '../../components/charts/chart-panel.tsx';
import { chartPicture } from '../../components/charts/chart-picture.ts';
import { LineChart } from '../../components/charts/line-chart.tsx';
import { lineConfig, type LineChartData } from '../../components/charts/line-config.ts';
import { Sparkline } from '../../components/charts/sparkline.tsx';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Panel } from '../../components/panel.tsx';
import { arrayRows } from '../../components/row-source.ts';
import type { TableColumn } from '../../components/table-column.ts';
import { formatPlaces, formatSigned, shortPeriod } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useCall } from '../../use-call.ts';
import { AnalysisFrame } from './analysis-frame.tsx';
import { ANALYSIS } from './words.ts';

type Row = DimensionTrends['rows'][number];

/** Means of the total and of each dimension over the published periods; the row in hand is drawn. */
export function DimensionsPage() {
  return <AnalysisFrame>{({ query }) => <Dimensions query={query} />}</AnalysisFrame>;
}

function Dimensions({ query }: { readonly query: HistoryQuery }) {
  const say = useWords(ANALYSIS);
  const trends = useCall('analysis:dimensions', query);
  const [code, setCode] = useState('total');
  if (trends.status === 'failed') return <ErrorBanner error={trends.error} onRetry={trends.retry} />;
  if (trends.status === 'loading') return <div className="grow" aria-busy="true" />;
  const { rows, periods } = trends.value;
  if (rows[0]?.values.every((value) => value === null)) {
    return (
      <Panel label={say('dimensionTable')} flush>
        <EmptyState text={say('noOutlets')} />
      </Panel>
    );
  }
  return (
    <div className="analysis-split">
      <Chart row={rows.find((row) => row.code === code) ?? rows[0]!} total={rows[0]!} periods={periods} reloading={trends.isReloading} />
      <Table trends={trends.value} onRow={setCode} reloading={trends.isReloading} />
    </div>
  );
}

function Chart({ row, total, periods, reloading }: { readonly row: Row; readonly total: Row; readonly periods: DimensionTrends['periods']; readonly reloading: boolean }) {
  const say = useWords(ANALYSIS);
  const lang = useLang();
  const name = inLang(row.name, lang);
  const data = useMemo<LineChartData>(
    () => ({
      labels: periods.map(shortPeriod),
      series: [
        ...(row.code === total.code ? [] : [{ name: inLang(total.name, lang), kind: 'cohort' as const, values: total.values }]),
        { name, kind: 'this', values: row.values },
      ],
    }),
    [row, total, periods, lang, name],
  );
  const title = say('trendChart', { name });
  const list = periods.map((period, place) => `${shortPeriod(period)} ${formatPlaces(row.values[place] ?? null)}`).join(lang === 'zh' ? '，' : ', ');
  const heads = [say('period'), name, ...(row.code === total.code ? [] : [inLang(total.name, lang)])];
  const rows = periods.map((period, place) => [period, formatPlaces(row.values[place] ?? null), ...(row.code === total.code ? [] : [formatPlaces(total.values[place] ?? null)])]);
  return (
    <ChartPanel
      title={title}
      reloading={reloading}
      name={title}
      table={{ heads, rows }}
      picture={() => chartPicture(lineConfig(data), title)}
      tools={
        row.code === total.code ? undefined : (
          <span className="chart-legend">
            <span>
              <i />
              {name}
            </span>
            <span>
              <i className="cohort" />
              {inLang(total.name, lang)}
            </span>
          </span>
        )
      }
    >
      <LineChart data={data} label={say('trendSentence', { name, list })} />
    </ChartPanel>
  );
}

function Table({ trends, onRow, reloading }: { readonly trends: DimensionTrends; readonly onRow: (code: string) => void; readonly reloading: boolean }) {
  const say = useWords(ANALYSIS);
  const lang = useLang();
  const shown = trends.periods.slice(-12);
  const first = trends.periods.length - shown.length;
  const columns: readonly TableColumn<Row>[] = [
    { key: 'name', title: say('part'), width: 150, grow: 1, cell: (row) => <span className={row.code === 'total' ? 'strong' : 'ellipsis'}>{inLang(row.name, lang)}</span> },
    { key: 'weight', title: say('weight'), width: 76, align: 'right', cell: (row) => <span className="num quiet">{row.weight === null ? '' : formatPlaces(row.weight)}</span> },
    ...shown.map((period, place): TableColumn<Row> => ({ key: period, title: shortPeriod(period), width: 76, align: 'right', ...(shown.length - place > 9 ? { hideUnder: 1700 } : shown.length - place > 6 ? { hideUnder: 1400 } : {}), cell: (row) => <span className="num">{formatPlaces(row.values[first + place] ?? null)}</span> })),
    { key: 'change', title: say('change'), width: 84, align: 'right', cell: (row) => <span className="num strong">{formatSigned(row.change)}</span> },
    { key: 'trend', title: say('trend'), width: 112, cell: (row) => <Sparkline values={row.values} label={inLang(row.name, lang)} />, text: (row) => row.values.map((value) => formatPlaces(value)).join(' ') },
  ];
  return (
    <Panel title={say('dimensionTable')} flush reloading={reloading}>
      <DataTable id="analysis-dimensions" isFiltered label={say('dimensionTable')} columns={columns} source={arrayRows(trends.rows)} rowKey={(row) => row.code} startAtFirst onCurrent={(row) => row !== null && onRow(row.code)} empty={<EmptyState text={say('noOutlets')} />} />
    </Panel>
  );
}
