import { Chart, ScatterController, type ChartConfiguration } from 'chart.js';
import { tokenColour } from './chart-setup.ts';

Chart.register(ScatterController);

/** Points in the plane; canvas drawing needs numbers, the texts keep the exact values. */
export interface ScatterData {
  readonly x: string;
  readonly y: string;
  readonly points: readonly { readonly name: string; readonly x: string; readonly y: string }[];
  /** The line of least squares; null: none. */
  readonly line: { readonly slope: string; readonly start: string } | null;
}

/** Two values of each outlet against each other, with the line of least squares dashed. */
export function scatterConfig({ x, y, points, line }: ScatterData, onPoint?: (index: number) => void): ChartConfiguration<'scatter'> {
  const xs = points.map((point) => Number(point.x));
  const ends = [Math.min(...xs), Math.max(...xs)];
  const grid = { color: tokenColour('--line') };
  return {
    type: 'scatter',
    data: {
      datasets: [
        { label: y, data: points.map((point) => ({ x: Number(point.x), y: Number(point.y) })), pointRadius: points.length > 800 ? 1.8 : 2.6, pointHoverRadius: 5, backgroundColor: `${tokenColour('--accent')}66`, borderColor: tokenColour('--accent'), borderWidth: points.length > 800 ? 0 : 1, clip: false },
        ...(line === null ? [] : [{ label: '', data: ends.map((at) => ({ x: at, y: Number(line.slope) * at + Number(line.start) })), showLine: true, pointRadius: 0, borderColor: tokenColour('--text-2'), borderWidth: 1.5, borderDash: [5, 4] }]),
      ],
    },
    options: {
      animation: false,
      responsive: true,
      maintainAspectRatio: false,
      ...(onPoint === undefined ? {} : { onClick: (_, hits) => hits[0]?.datasetIndex === 0 && onPoint(hits[0].index) }),
      scales: {
        x: { title: { display: true, text: x }, grid: { display: false }, border: { display: false }, ticks: { maxTicksLimit: 9 } },
        y: { title: { display: true, text: y }, grid, border: { display: false }, ticks: { maxTicksLimit: 7 } },
      },
    },
  };
}
