import { Button, Select } from 'antd';
import { Chart } from 'chart.js';
import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import { useNavigate } from 'react-router';
import type { HistoryFrame, PairQuery, PairView } from '../../../shared/contract/history-calls.ts';
import { inLang } from '../../../shared/errors.ts';
import { ChartPanel } from '../../components/charts/chart-panel.tsx';
import { chartPicture } from '../../components/charts/chart-picture.ts';
import { scatterConfig, type ScatterData } from '../../components/charts/scatter-config.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorBanner } from '../../components/error-banner.tsx';
import { Panel } from '../../components/panel.tsx';
import { formatCount, formatDecimal, formatPeriod } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { useKept } from '../../kept-state.ts';
import { useCall } from '../../use-call.ts';
import { AnalysisFrame, usePublishedPeriod, type AnalysisView } from './analysis-frame.tsx';
import { ANALYSIS } from './words.ts';
import '../../components/charts/charts.css';

/** Two values of every outlet against each other: at first the covert score against satisfaction. */
export function PairsPage() {
  return <AnalysisFrame filters={(view) => <PairSelects frame={view.frame} />}>{(view) => <Chosen view={view} />}</AnalysisFrame>;
}

function usePair(frame: HistoryFrame): [readonly [string, string] | null, (pair: readonly [string, string]) => void] {
  const [kept, setKept] = useKept<string>('analysis:two-values', '', (value): value is string => typeof value === 'string');
  const [x, y] = kept.split('\n');
  const known = (key: string | undefined): key is string => frame.measures.some((measure) => measure.key === key);
  const first = frame.pair ?? (frame.measures.length < 2 ? null : ([frame.measures[1]!.key, frame.measures[0]!.key] as const));
  return [known(x) && known(y) ? [x, y] : first, (pair) => setKept(pair.join('\n'))];
}

function PairSelects({ frame }: { readonly frame: HistoryFrame }) {
  const say = useWords(ANALYSIS);
  const lang = useLang();
  const [pair, setPair] = usePair(frame);
  if (pair === null) return null;
  const options = frame.measures.map(({ key, name }) => ({ value: key, label: inLang(name, lang) }));
  const select = (label: string, value: string, onChange: (key: string) => void) => (
    <label className="row nowrap" style={{ gap: 6 }}>
      <span className="hint">{label}</span>
      <Select<string> aria-label={label} size="small" style={{ width: 'clamp(150px, 15vw, 260px)' }} popupMatchSelectWidth={false} showSearch={{ optionFilterProp: 'label' }} value={value} options={options} onChange={onChange} />
    </label>
  );
  return (
    <>
      {select(say('horizontal'), pair[0], (key) => setPair([key, pair[1]]))}
      {select(say('vertical'), pair[1], (key) => setPair([pair[0], key]))}
      <Button size="small" onClick={() => setPair([pair[1], pair[0]])}>
        {say('swap')}
      </Button>
    </>
  );
}

function Chosen({ view }: { readonly view: AnalysisView }) {
  const say = useWords(ANALYSIS);
  const period = usePublishedPeriod(view.frame);
  const [pair] = usePair(view.frame);
  if (pair === null) return <EmptyState text={say('noPair')} />;
  return <Pair frame={view.frame} query={{ ...view.query, period, x: pair[0], y: pair[1] }} />;
}

function Pair({ frame, query }: { readonly frame: HistoryFrame; readonly query: PairQuery }) {
  const say = useWords(ANALYSIS);
  const lang = useLang();
  const result = useCall('analysis:pairs', query);
  const nameOf = (key: string): string => inLang(frame.measures.find((measure) => measure.key === key)?.name ?? { zh: key }, lang);
  const [x, y] = [nameOf(query.x), nameOf(query.y)];
  const value = result.status === 'ready' ? result.value : null;
  const data = useMemo<ScatterData | null>(() => (value === null ? null : { x, y, points: value.points, line: value.line }), [value, x, y]);
  if (result.status === 'failed') return <ErrorBanner error={result.error} onRetry={result.retry} />;
  if (value === null || data === null) return <div className="grow" aria-busy="true" />;
  const title = say('pairTitle', { x, y });
  if (value.n === 0) {
    return (
      <Panel className="grow" title={title} flush>
        <EmptyState text={say('rNone')} />
      </Panel>
    );
  }
  const rows = value.points.map((point) => [point.code, point.name, formatDecimal(point.x), formatDecimal(point.y)]);
  const label = say('pairSentence', { x, y, n: formatCount(value.n), r: value.r ?? '—' });
  return (
    <ChartPanel className="grow" title={title} hint={formatPeriod(query.period, lang)} flush reloading={result.status === 'ready' && result.isReloading} name={title} table={{ heads: [say('code'), say('name'), x, y], rows }} picture={() => chartPicture(scatterConfig(data), `${title}  n=${value.n}  r=${value.r ?? '—'}`)}>
      <div className="pair-chart">
        <PairFacts view={value} />
        <Scatter data={data} view={value} label={label} />
      </div>
    </ChartPanel>
  );
}

function PairFacts({ view }: { readonly view: PairView }) {
  const say = useWords(ANALYSIS);
  const size = Math.abs(Number(view.r ?? 0));
  const strength = size >= 0.7 ? 'rStrong' : size >= 0.3 ? 'rMiddle' : 'rWeak';
  const way = (view.r ?? '').startsWith('-') ? 'rNegative' : 'rPositive';
  return (
    <div className="pair-facts">
      <span>
        {say('n')} <b className="num">{formatCount(view.n)}</b>
      </span>
      {view.r === null ? (
        <span className="quiet">{say('rNone')}</span>
      ) : (
        <>
          <span>
            {say('r')} <b className="num">{formatDecimal(view.r)}</b>
          </span>
          <span className="quiet">
            {say(strength)} · {say(way)}
          </span>
          <span className="hint">{say('rCare')}</span>
        </>
      )}
      {view.points.length < view.n && <span className="hint">{say('pairShown', { n: formatCount(view.points.length) })}</span>}
    </div>
  );
}

function Scatter({ data, view, label }: { readonly data: ScatterData; readonly view: PairView; readonly label: string }) {
  const navigate = useNavigate();
  const canvas = useRef<HTMLCanvasElement>(null);
  const open = useEffectEvent((index: number) => {
    const point = view.points[index];
    if (point !== undefined) void navigate(`/outlets/${point.outletId}`);
  });
  useEffect(() => {
    if (canvas.current === null) return undefined;
    const chart = new Chart(canvas.current, scatterConfig(data, (index) => open(index)));
    return () => chart.destroy();
  }, [data]);
  return (
    <div className="chart-box">
      <canvas ref={canvas} role="img" aria-label={label} />
    </div>
  );
}
