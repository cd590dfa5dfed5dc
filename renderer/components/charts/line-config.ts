import type { ChartConfiguration, Plugin } from 'chart.js';
import { formatPlaces } from '../../format.ts';
import { tokenColour } from './chart-setup.ts';

/** One line of a chart; null: no value in that place, the line has a gap. */
export interface ChartSeries {
  readonly name: string;
  readonly values: readonly (string | null)[];
  /** `this` is the accent line with points, `cohort` a dashed grey one. */
  readonly kind: 'this' | 'cohort';
}
/** A cut line across the chart, named at its right end. */
export interface CutLine {
  readonly name: string;
  readonly at: string;
}
export interface LineChartData {
  readonly labels: readonly string[];
  readonly series: readonly ChartSeries[];
  readonly cutLines?: readonly CutLine[];
}

/** The chart.js configuration of a line chart with cut lines. Canvas drawing needs numbers, the texts keep the exact values. */
export function lineConfig(data: LineChartData): ChartConfiguration<'line'> {
  const cutLines = data.cutLines ?? [];
  const shown = data.series.flatMap((series) => series.values.flatMap((value) => (value === null ? [] : [Number(value)])));
  const [low, high] = axisRange(shown, cutLines.map((line) => Number(line.at)));
  const visibleCuts = cutLines.filter((line) => Number(line.at) >= low && Number(line.at) <= high);
  const right = visibleCuts.length === 0 ? 12 : 14 + Math.max(...visibleCuts.map((line) => textWidth(line.name)));
  return {
    type: 'line',
    data: {
      labels: [...data.labels],
      datasets: data.series.map((series) => {
        const isThis = series.kind === 'this';
        const colour = tokenColour(isThis ? '--accent' : '--series-cohort');
        const lastPlace = series.values.findLastIndex((value) => value !== null);
        return {
          label: series.name,
          data: series.values.map((value) => (value === null ? null : Number(value))),
          borderColor: colour,
          borderWidth: isThis ? 2 : 1.5,
          borderDash: isThis ? [] : [5, 4],
          tension: 0,
          spanGaps: false,
          pointRadius: series.values.map((_, place) => (isThis ? (place === lastPlace ? 4.5 : 2.6) : 0)),
          pointHoverRadius: isThis ? 4.5 : 0,
          pointBackgroundColor: series.values.map((_, place) => (place === lastPlace ? colour : tokenColour('--surface'))),
          pointBorderColor: colour,
          pointBorderWidth: 1.6,
          clip: false as const,
        };
      }),
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      layout: { padding: { top: 18, right, left: 0, bottom: 0 } },
      scales: {
        x: { grid: { display: false }, border: { display: false }, ticks: { maxRotation: 0, autoSkipPadding: 16 } },
        y: { min: low, max: high, grid: { display: visibleCuts.length === 0, color: tokenColour('--line') }, border: { display: false }, ticks: { maxTicksLimit: 6, includeBounds: false } },
      },
    },
    plugins: [cutLinePlugin(visibleCuts), lastLabelPlugin(data.series)],
  };
}

/** A cut line within so many points of what is shown is drawn with it. */
const NEAR = 25;

/** Ends of the value axis: what is shown and the nearest cut line on each side, with some air. */
function axisRange(shown: readonly number[], cuts: readonly number[]): [number, number] {
  if (shown.length === 0) return [0, 100];
  const [least, most] = [Math.min(...shown), Math.max(...shown)];
  const below = cuts.filter((cut) => cut < least && cut >= least - NEAR);
  const above = cuts.filter((cut) => cut > most && cut <= most + NEAR);
  const low = below.length === 0 ? least : Math.max(...below);
  const high = above.length === 0 ? most : Math.min(...above);
  const air = Math.max(1, (high - low) * 0.08);
  return [low - air, high + air];
}

function textWidth(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e7f ? 12 : 7), 0);
}

function cutLinePlugin(lines: readonly CutLine[]): Plugin<'line'> {
  return {
    id: 'cutLines',
    beforeDatasetsDraw(chart) {
      const { ctx, chartArea, scales } = chart;
      const axis = scales['y'];
      if (axis === undefined) return;
      ctx.save();
      ctx.font = `12px ${tokenFont()}`;
      ctx.textBaseline = 'middle';
      for (const line of lines) {
        const y = axis.getPixelForValue(Number(line.at));
        ctx.strokeStyle = tokenColour('--control');
        ctx.setLineDash([4, 3]);
        ctx.beginPath();
        ctx.moveTo(chartArea.left, y);
        ctx.lineTo(chartArea.right, y);
        ctx.stroke();
        ctx.fillStyle = tokenColour('--text-3');
        ctx.fillText(line.name, chartArea.right + 8, y);
      }
      ctx.restore();
    },
  };
}

function lastLabelPlugin(series: readonly ChartSeries[]): Plugin<'line'> {
  return {
    id: 'lastLabel',
    afterDatasetsDraw(chart) {
      series.forEach((each, place) => {
        const last = each.values.findLastIndex((value) => value !== null);
        const point = chart.getDatasetMeta(place).data[last];
        const value = each.values[last];
        if (each.kind !== 'this' || point === undefined || value === null || value === undefined) return;
        const { ctx } = chart;
        ctx.save();
        ctx.font = `600 12px ${tokenFont()}`;
        ctx.fillStyle = tokenColour('--accent');
        ctx.textAlign = 'right';
        // Off the line that comes in: under the point where that falls, above it where it rises.
        const before = each.values[last - 1];
        const falls = before !== null && before !== undefined && Number(before) > Number(value);
        ctx.fillText(formatPlaces(value), Math.max(point.x + 4, 44), point.y + (falls ? 20 : -10));
        ctx.restore();
      });
    },
  };
}

function tokenFont(): string {
  return getComputedStyle(document.body).fontFamily;
}
