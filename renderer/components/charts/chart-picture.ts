import type { ChartConfiguration, ChartType } from 'chart.js';
import { LIGHT } from '../../theme.ts';
import { Chart } from './chart-setup.ts';

const SCALE = 2;
/** All in pixels of the page; the picture has twice as many. */
const EDGE = 16;
const TITLE_LINE = 28;
const LEGEND_LINE = 22;
const SWATCH = { width: 20, gap: 6, between: 20 };

/**
 * Draws a chart off the screen at twice its size, with its title and legend on white, for saving.
 *
 * @returns null when the system gives no canvas.
 */
export function chartPicture<T extends ChartType>(config: ChartConfiguration<T>, title: string, size = { width: 720, height: 400 }): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = size.width;
  canvas.height = size.height;
  const chart = new Chart(canvas, {
    ...config,
    options: { ...config.options, responsive: false, animation: false, devicePixelRatio: SCALE },
  } as ChartConfiguration);
  const hasLegend = config.data.datasets.length > 1;
  const head = EDGE + TITLE_LINE + (hasLegend ? LEGEND_LINE : 0);
  const picture = document.createElement('canvas');
  picture.width = (size.width + 2 * EDGE) * SCALE;
  picture.height = (head + size.height + EDGE) * SCALE;
  const ctx = picture.getContext('2d');
  if (ctx === null) {
    chart.destroy();
    return Promise.resolve(null);
  }
  ctx.scale(SCALE, SCALE);
  ctx.fillStyle = '#FFFFFF';
  ctx.fillRect(0, 0, picture.width, picture.height);
  ctx.textBaseline = 'middle';
  ctx.fillStyle = LIGHT.text1;
  ctx.font = `600 14px ${getComputedStyle(document.body).fontFamily}`;
  ctx.fillText(title, EDGE, EDGE + 10, size.width);
  if (hasLegend) drawLegend(ctx, config, EDGE + TITLE_LINE + 6);
  ctx.drawImage(canvas, EDGE, head, size.width, size.height);
  chart.destroy();
  return new Promise((resolve) => picture.toBlob(resolve, 'image/png'));
}

/** The series in their order: a line as it is drawn, a block for bars, and the name. */
function drawLegend<T extends ChartType>(ctx: CanvasRenderingContext2D, config: ChartConfiguration<T>, middle: number): void {
  ctx.font = `12px ${getComputedStyle(document.body).fontFamily}`;
  let x = EDGE;
  for (const series of config.data.datasets) {
    const { borderDash } = series as { readonly borderDash?: unknown };
    ctx.fillStyle = ctx.strokeStyle = colourOf(series);
    if (config.type === 'bar') ctx.fillRect(x, middle - 5, SWATCH.width, 10);
    else {
      ctx.lineWidth = 2;
      ctx.setLineDash(Array.isArray(borderDash) ? (borderDash as number[]) : []);
      ctx.beginPath();
      ctx.moveTo(x, middle);
      ctx.lineTo(x + SWATCH.width, middle);
      ctx.stroke();
    }
    x += SWATCH.width + SWATCH.gap;
    const name = series.label ?? '';
    ctx.fillStyle = LIGHT.text2;
    ctx.fillText(name, x, middle);
    x += ctx.measureText(name).width + SWATCH.between;
  }
  ctx.setLineDash([]);
}

function colourOf(series: { readonly borderColor?: unknown; readonly backgroundColor?: unknown }): string {
  const colour = [series.borderColor, series.backgroundColor].find((each) => typeof each === 'string');
  return typeof colour === 'string' ? colour : LIGHT.text3;
}
