import type { TraceLine } from '../../shared/grading/trace.ts';
import type { LevelInfo, ScorePoint } from '../../shared/ipc-contract.ts';
import { levelName } from '../components/level-tag.tsx';
import { formatPlaces, shortPeriod } from '../format.ts';
import { useLang, useWords } from '../i18n.ts';
import { Legend } from './radar.tsx';
import { REPORTS } from './words.ts';

const WIDTH = 330;
const HEIGHT = 214;
const PLOT = { left: 30, right: 286, top: 16, bottom: 188 } as const;
/** A cut line within so many points of what is shown is drawn with it. */
const NEAR = 12;

export interface TrendProps {
  readonly scores: readonly ScorePoint[];
  readonly lines: readonly TraceLine[];
  readonly levels: readonly LevelInfo[];
}

/** The outlet's totals period by period against the median of its peers, with the lines of the levels. */
export function Trend({ scores, lines, levels }: TrendProps) {
  const say = useWords(REPORTS);
  const lang = useLang();
  const values = scores.flatMap(({ total, cohortMedian }) => [total, cohortMedian].flatMap((text) => (text === null ? [] : [Number(text)])));
  const cuts = lines.flatMap(({ level, line }) => (line === null ? [] : [{ level, at: Number(line), text: line }]));
  const [low, high] = range(values, cuts.map(({ at }) => at));
  const shown = cuts.filter(({ at }) => at >= low && at <= high);
  const x = (place: number): number => (scores.length === 1 ? (PLOT.left + PLOT.right) / 2 : PLOT.left + 6 + (place / (scores.length - 1)) * (PLOT.right - PLOT.left - 12));
  const y = (value: number): number => PLOT.bottom - ((value - low) / (high - low)) * (PLOT.bottom - PLOT.top);
  const every = Math.ceil(scores.length / 6);
  const last = scores.findLastIndex(({ total }) => total !== null);
  return (
    <div className="rp-chart">
      <Legend hasMedian={scores.some(({ cohortMedian }) => cohortMedian !== null)} />
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={say('trend')}>
        {ticks(low, high).map((tick) => (
          <g key={tick}>
            <line className="rp-trend-grid" x1={PLOT.left} x2={PLOT.right} y1={y(tick)} y2={y(tick)} />
            <text className="rp-chart-name" x={PLOT.left - 5} y={y(tick) + 3} textAnchor="end">
              {tick}
            </text>
          </g>
        ))}
        {shown.map(({ level, at, text }) => (
          <g key={level}>
            <line className="rp-trend-cut" x1={PLOT.left} x2={PLOT.right} y1={y(at)} y2={y(at)} />
            <text className="rp-chart-name" x={PLOT.right + 4} y={y(at) + 3}>
              {say('cutLine', { level: levelName(levels, level, lang, level), line: text })}
            </text>
          </g>
        ))}
        {scores.map(({ period }, place) =>
          (scores.length - 1 - place) % every === 0 ? (
            <text key={period} className="rp-chart-name" x={x(place)} y={PLOT.bottom + 15} textAnchor="middle">
              {shortPeriod(period)}
            </text>
          ) : null,
        )}
        {pieces(scores.map(({ cohortMedian }) => cohortMedian)).map((piece) => (
          <polyline key={piece[0]?.place} className="rp-trend-median" points={piece.map(({ place, value }) => `${x(place).toFixed(1)},${y(value).toFixed(1)}`).join(' ')} />
        ))}
        {pieces(scores.map(({ total }) => total)).map((piece) => (
          <polyline key={piece[0]?.place} className="rp-trend-own" points={piece.map(({ place, value }) => `${x(place).toFixed(1)},${y(value).toFixed(1)}`).join(' ')} />
        ))}
        {scores.map(({ period, total }, place) => (total === null ? null : <circle key={period} className={place === last ? 'rp-chart-dot' : 'rp-chart-dot rp-hollow'} cx={x(place)} cy={y(Number(total))} r={place === last ? 3.2 : 2.2} />))}
        {last >= 0 && (
          <text className="rp-chart-value" x={x(last)} y={y(Number(scores[last]?.total)) + (falls(scores, last) ? 15 : -8)} textAnchor={scores.length === 1 ? 'middle' : 'end'}>
            {formatPlaces(scores[last]?.total ?? null)}
          </text>
        )}
      </svg>
    </div>
  );
}

/** Whether the line comes down to its last point: then the number stands under it. */
function falls(scores: readonly ScorePoint[], last: number): boolean {
  const before = scores[last - 1]?.total ?? null;
  const now = scores[last]?.total ?? null;
  return before !== null && now !== null && Number(before) > Number(now);
}

function range(values: readonly number[], cuts: readonly number[]): readonly [number, number] {
  if (values.length === 0) return [0, 100];
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const around = [least, most, ...cuts.filter((cut) => cut >= least - NEAR && cut <= most + NEAR)];
  const [low, high] = [Math.min(...around), Math.max(...around)];
  const air = Math.max(1.5, (high - low) * 0.12);
  return [low - air, high + air];
}

/** Three to six round numbers between the ends. */
function ticks(low: number, high: number): readonly number[] {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((each) => (high - low) / each <= 6) ?? 1000;
  const first = Math.ceil(low / step) * step;
  return Array.from({ length: Math.floor((high - first) / step) + 1 }, (_, place) => first + place * step);
}

/** Runs of values without a gap. */
function pieces(values: readonly (string | null)[]): readonly (readonly { readonly place: number; readonly value: number }[])[] {
  const found: { place: number; value: number }[][] = [];
  values.forEach((text, place) => {
    if (text === null) return;
    const point = { place, value: Number(text) };
    if (place > 0 && values[place - 1] !== null) found.at(-1)?.push(point);
    else found.push([point]);
  });
  return found;
}
