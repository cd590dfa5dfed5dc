import { useMemo, useState } from 'react';
import type { LevelInfo, MovementRow, RunRow } from '../../../shared/ipc-contract.ts';
import { chartPicture } from '../../components/charts/chart-picture.ts';
import { ChartNumbers, ChartTools, type ChartTable } from '../../components/charts/chart-tools.tsx';
import { LineChart } from '../../components/charts/line-chart.tsx';
import { lineConfig, type LineChartData } from '../../components/charts/line-config.ts';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { levelName } from '../../components/level-tag.tsx';
import { COMMON } from '../../components/words.ts';
import { formatPeriod, formatPlaces, shortPeriod } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useCall } from '../../use-call.ts';
import { decidingLine, lastScores } from './movement-facts.ts';
import { MOVEMENTS_WORDS } from './words.ts';

const MOST_PERIODS = 6;

/** The outlet's totals over the last periods with the line that decides. */
export function OutletTrend({ row, run, levels }: { readonly row: MovementRow; readonly run: RunRow; readonly levels: readonly LevelInfo[] }) {
  const say = useWords(MOVEMENTS_WORDS);
  const common = useWords(COMMON);
  const lang = useLang();
  const [isTable, setTable] = useState(false);
  const detail = useCall('outlet:get', { outletId: row.outletId }, { keep: false });
  const all = detail.status === 'ready' ? detail.value.scores : null;
  const scores = useMemo(() => (all === null ? [] : lastScores(all, run, MOST_PERIODS)), [all, run]);
  const line = decidingLine(row, levels);
  const lineName = line === null ? '' : say('line', { level: levelName(levels, line.level, lang, '') });
  const at = line?.at;
  const data = useMemo<LineChartData>(
    () => ({
      labels: scores.map((score) => shortPeriod(score.period)),
      series: [{ name: say('total'), kind: 'this', values: scores.map((score) => score.total) }],
      cutLines: at === undefined ? [] : [{ name: lineName, at }],
    }),
    [scores, at, lineName, say],
  );
  if (detail.status === 'failed') return <ErrorBanner error={detail.error} onRetry={detail.retry} />;
  if (detail.status === 'loading') return <div className="side-chart" aria-busy="true" />;
  const list = scores.map((score) => `${formatPeriod(score.period, lang)} ${formatPlaces(score.total)}`).join(lang === 'zh' ? '，' : ', ');
  const title = scores.length > 1 ? say('trend', { n: scores.length }) : say('trendOne');
  const name = `${row.name} ${title}`;
  const table: ChartTable = { heads: [common('period'), say('total')], rows: scores.map((score) => [formatPeriod(score.period, lang), formatPlaces(score.total)]) };
  return (
    <>
      <div className="row">
        <h3 className="hint grow">{title}</h3>
        {scores.length > 0 && <ChartTools name={name} table={table} isTable={isTable} onTable={setTable} picture={() => chartPicture(lineConfig(data), name)} />}
      </div>
      {scores.length === 0 ? (
        <p className="quiet">{say('noTrend')}</p>
      ) : (
        <div className="side-chart">
          {isTable ? <ChartNumbers table={table} label={name} /> : <LineChart data={data} label={say('trendLabel', { name: row.name, n: scores.length, list })} />}
        </div>
      )}
    </>
  );
}
