import type { ChartConfiguration } from 'chart.js';
import { tokenColour } from './chart-setup.ts';

export interface BarChartData {
  readonly labels: readonly string[];
  /** Decimal texts; what is no number is left out. */
  readonly series: readonly { readonly name: string; readonly values: readonly (string | null)[]; readonly kind: 'this' | 'before' | 'up' | 'down' }[];
}

const COLOURS = { this: '--accent', before: '--series-before', up: '--up', down: '--down' } as const;

/** Horizontal bars from zero, for the saved picture of a distribution. */
export function barConfig(data: BarChartData): ChartConfiguration<'bar'> {
  return {
    type: 'bar',
    data: {
      labels: [...data.labels],
      datasets: data.series.map((series) => ({
        label: series.name,
        data: series.values.map((value) => (value === null || Number.isNaN(Number(value)) ? null : Number(value))),
        backgroundColor: tokenColour(COLOURS[series.kind]),
        borderRadius: 2,
        maxBarThickness: 16,
      })),
    },
    options: {
      indexAxis: 'y',
      animation: false,
      layout: { padding: { right: 24 } },
      scales: {
        x: { beginAtZero: true, grid: { color: tokenColour('--line') }, border: { display: false }, ticks: { precision: 0 } },
        y: { grid: { display: false }, border: { display: false } },
      },
    },
  };
}
