import { useEffect, useRef } from 'react';
import { Chart } from './chart-setup.ts';
import { lineConfig, type LineChartData } from './line-config.ts';
import './charts.css';

export interface LineChartProps {
  readonly data: LineChartData;
  /** A sentence that says what the chart shows. */
  readonly label: string;
}

/** Lines over periods with dashed cut lines. Fills the box it stands in. */
export function LineChart({ data, label }: LineChartProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (canvas.current === null) return undefined;
    const chart = new Chart(canvas.current, lineConfig(data));
    return () => chart.destroy();
  }, [data]);
  return (
    <div className="chart-box">
      <canvas ref={canvas} role="img" aria-label={label} />
    </div>
  );
}
