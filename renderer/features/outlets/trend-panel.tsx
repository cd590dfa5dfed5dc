import { useMemo } from 'react';
import type { TraceLine } from '../../../shared/grading/trace.ts';
import type { OutletDetail } from '../../../shared/ipc-contract.ts';
import { chartPicture } from '../../components/charts/chart-picture.ts';
import { ChartPanel } from '../../components/charts/chart-panel.tsx';
import type { ChartTable } from '../../components/charts/chart-tools.tsx';
import { LineChart } from '../../components/charts/line-chart.tsx';
import { lineConfig, type LineChartData } from '../../components/charts/line-config.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { levelName } from '../../components/level-tag.tsx';
import { Panel } from '../../components/panel.tsx';
import { formatPeriod, formatPlaces, shortPeriod } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { OUTLETS } from './words.ts';

const MOST_PERIODS = 13;

/** The outlet's totals over the last periods against its cohort's median, with the cut lines. */
export function TrendPanel({ detail, lines }: { readonly detail: OutletDetail; readonly lines: readonly TraceLine[] }) {
  const say = useWords(OUTLETS);
  const lang = useLang();
  const scores = useMemo(() => detail.scores.slice(-MOST_PERIODS), [detail.scores]);
  const data = useMemo<LineChartData>(() => {
    const hasMedian = scores.some((score) => score.cohortMedian !== null);
    return {
      labels: scores.map((score) => shortPeriod(score.period)),
      series: [
        { name: say('thisOutlet'), kind: 'this', values: scores.map((score) => score.total) },
        ...(hasMedian ? [{ name: say('median'), kind: 'cohort' as const, values: scores.map((score) => score.cohortMedian) }] : []),
      ],
      cutLines: lines.flatMap((line) =>
        line.line === null ? [] : [{ name: say('cutLine', { level: levelName(detail.levels, line.level, lang, line.level) }), at: line.line }],
      ),
    };
  }, [scores, lines, detail.levels, say, lang]);
  if (scores.length === 0) {
    return (
      <Panel title={say('trend')} flush>
        <EmptyState text={say('noTrend')} />
      </Panel>
    );
  }
  const table: ChartTable = {
    heads: [say('period'), ...data.series.map((series) => series.name)],
    rows: scores.map((score, place) => [formatPeriod(score.period, lang), ...data.series.map((series) => formatPlaces(series.values[place] ?? null))]),
  };
  const title = `${detail.outlet.name} ${say('trend')}`;
  const list = scores.map((score) => `${formatPeriod(score.period, lang)} ${formatPlaces(score.total)}`).join(lang === 'zh' ? '，' : ', ');
  return (
    <ChartPanel
      title={say('trend')}
      name={title}
      table={table}
      picture={() => chartPicture(lineConfig(data), title)}
      tools={
        <span className="chart-legend trend-legend">
          <span>
            <i /> {say('thisOutlet')}
          </span>
          {data.series.length > 1 && (
            <span>
              <i className="cohort" /> {say('median')}
            </span>
          )}
        </span>
      }
      className="trend-panel"
    >
      <LineChart data={data} label={say('trendSentence', { name: detail.outlet.name, list })} />
    </ChartPanel>
  );
}
