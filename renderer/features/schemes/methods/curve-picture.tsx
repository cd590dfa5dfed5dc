import { useRef } from 'react';
import type { TrialIndicator } from '../../../../shared/contract/scheme-calls.ts';
import { useSize, type Size } from '../../../components/use-size.ts';
import { useWords } from '../../../i18n.ts';
import { DESIGNER } from '../words.ts';

/** A stretch of a curve: a line from one point to another, a step where both have the same height, a dot where they are one. */
export interface CurvePiece {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  /** Points written above the middle of a step. */
  readonly text?: string;
}

export interface CurvePictureProps {
  readonly pieces: readonly CurvePiece[];
  /** Where the value axis begins and ends. */
  readonly low: number;
  readonly high: number;
  readonly max: number;
  readonly unit: string;
  readonly facts: TrialIndicator | null;
  /** Values named on the axis. */
  readonly ticks: readonly number[];
  /** A sentence that says what is drawn. */
  readonly label: string;
}

/** In CSS pixels; drawn as wide as there is room, so that texts keep their size. */
const BOX = { height: 224, left: 34, right: 12, top: 26, bottom: 40 };
const FIRST: Size = { width: 320, height: BOX.height };

/** Points against raw values, with the outlets behind them as bars. */
export function CurvePicture({ pieces, low, high, max, unit, facts, ticks, label }: CurvePictureProps) {
  const say = useWords(DESIGNER);
  const figure = useRef<HTMLElement>(null);
  const width = useSize(figure, FIRST).width;
  const lowest = Math.min(0, ...pieces.flatMap(({ from, to }) => [from[1], to[1]]));
  const highest = Math.max(max, ...pieces.flatMap(({ from, to }) => [from[1], to[1]]));
  const wide = high === low ? 1 : high - low;
  const tall = highest === lowest ? 1 : highest - lowest;
  const x = (value: number): number => BOX.left + ((value - low) / wide) * (width - BOX.left - BOX.right);
  const y = (points: number): number => BOX.height - BOX.bottom - ((points - lowest) / tall) * (BOX.height - BOX.top - BOX.bottom);
  const bars = barsOf(facts, low, high);
  const most = Math.max(1, ...bars.map((bar) => bar.count));
  const floor = y(lowest);
  const dots = pieces.filter(({ from, to }) => from[0] === to[0] && from[1] === to[1]);
  const lines = pieces.filter((piece) => !dots.includes(piece));
  const path = lines.map(({ from, to }, place) => `${place > 0 && lines[place - 1]?.to[0] === from[0] ? 'L' : 'M'}${x(from[0]).toFixed(1)} ${y(from[1]).toFixed(1)}L${x(to[0]).toFixed(1)} ${y(to[1]).toFixed(1)}`).join('');
  return (
    <figure ref={figure} className="curve">
      <figcaption className="curve-legend">
        <span>
          <i className="curve-line" />
          {say('points')}
        </span>
        {bars.length > 0 && (
          <span>
            <i className="curve-bar" />
            {say('outlets')}
          </span>
        )}
      </figcaption>
      <svg role="img" aria-label={label} width={width} height={BOX.height}>
        {[lowest, (lowest + highest) / 2, highest].map((points) => (
          <g key={points}>
            <line x1={BOX.left} x2={width - BOX.right} y1={y(points)} y2={y(points)} stroke="var(--line)" />
            <text x={BOX.left - 6} y={y(points) + 4} textAnchor="end">
              {short(points)}
            </text>
          </g>
        ))}
        {bars.map((bar) => {
          const [left, right] = [Math.max(BOX.left, x(bar.from)), Math.min(width - BOX.right, x(bar.to))];
          const height = (bar.count / most) * (floor - BOX.top) * 0.9;
          return right <= left ? null : <rect key={bar.from} x={left} y={floor - height} width={Math.max(1, right - left - 1)} height={height} fill="var(--control)" opacity="0.45" />;
        })}
        <path d={path} fill="none" stroke="var(--accent)" strokeWidth="2" strokeLinejoin="round" strokeLinecap="square" />
        {dots.map(({ from }) => (
          <circle key={from[0]} cx={x(from[0])} cy={y(from[1])} r={3.5} fill="var(--accent)" />
        ))}
        {pieces.map((piece) =>
          piece.text === undefined ? null : (
            <text key={`${piece.from[0]}${piece.text}`} className="curve-points" x={(x(piece.from[0]) + x(piece.to[0])) / 2} y={y(piece.from[1]) - (dots.includes(piece) ? 7 : 5)} textAnchor="middle">
              {piece.text}
            </text>
          ),
        )}
        {roomy(ticks, x).map((tick) => (
          <text key={tick} x={x(tick)} y={BOX.height - BOX.bottom + 16} textAnchor="middle">
            {short(tick)}
          </text>
        ))}
        {unit !== '' && (
          <text x={width - BOX.right} y={BOX.height - 6} textAnchor="end">
            {unit}
          </text>
        )}
      </svg>
    </figure>
  );
}

function barsOf(facts: TrialIndicator | null, low: number, high: number): readonly { readonly from: number; readonly to: number; readonly count: number }[] {
  const bins = facts?.bins ?? null;
  if (bins === null) return [];
  const step = bins.to === bins.from ? (high - low) / 24 : (bins.to - bins.from) / bins.counts.length;
  return bins.counts.map((count, place) => ({ from: bins.from + place * step, to: bins.from + (place + 1) * step, count })).filter((bar) => bar.count > 0 && bar.to >= low && bar.from <= high);
}

/** Leaves out names that would stand on each other. */
function roomy(ticks: readonly number[], x: (value: number) => number): readonly number[] {
  const kept: number[] = [];
  for (const tick of [...new Set(ticks)].sort((a, b) => a - b)) {
    const last = kept.at(-1);
    if (last === undefined || x(tick) - x(last) > 16 + 5 * short(tick).length) kept.push(tick);
  }
  return kept;
}

function short(value: number): string {
  if (Math.abs(value) >= 10_000) return `${Math.round(value / 1000)}k`;
  return String(Math.round(value * 100) / 100);
}
