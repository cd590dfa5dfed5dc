import type { ChartConfiguration, ChartType } from 'chart.js';
import { Chart, tokenColour } from './chart-setup.ts';

/**
 * Draws a chart off the screen at twice its size, with its title and a ground, for saving.
 *
 * @returns null when the system gives no canvas.
 */
export function chartPicture<T extends ChartType>(config: ChartConfiguration<T>, title: string, size = { width: 720, height: 400 }): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = size.width;
  canvas.height = size.height;
  const chart = new Chart(canvas, {
    ...config,
    options: { ...config.options, responsive: false, animation: false, devicePixelRatio: 2 },
  } as ChartConfiguration);
  const picture = document.createElement('canvas');
  const head = 48;
  picture.width = size.width * 2 + 32;
  picture.height = size.height * 2 + head * 2;
  const ctx = picture.getContext('2d');
  if (ctx === null) return Promise.resolve(null);
  ctx.fillStyle = tokenColour('--surface');
  ctx.fillRect(0, 0, picture.width, picture.height);
  ctx.fillStyle = tokenColour('--text-1');
  ctx.font = `600 28px ${getComputedStyle(document.body).fontFamily}`;
  ctx.fillText(title, 32, 56);
  drawLegend(ctx, config, picture.width - 32);
  ctx.drawImage(canvas, 16, head * 2 - 8);
  chart.destroy();
  return new Promise((resolve) => picture.toBlob(resolve, 'image/png'));
}

/** Names of the series at the right of the title, where there is more than one. */
function drawLegend<T extends ChartType>(ctx: CanvasRenderingContext2D, config: ChartConfiguration<T>, right: number): void {
  const series = config.data.datasets;
  if (series.length < 2) return;
  ctx.font = `24px ${getComputedStyle(document.body).fontFamily}`;
  let x = right;
  for (const each of [...series].reverse()) {
    const name = each.label ?? '';
    x -= ctx.measureText(name).width;
    ctx.fillStyle = tokenColour('--text-2');
    ctx.fillText(name, x, 54);
    ctx.fillStyle = colourOf(each);
    ctx.fillRect(x - 30, 38, 20, 16);
    x -= 64;
  }
}

function colourOf(series: { readonly borderColor?: unknown; readonly backgroundColor?: unknown }): string {
  const colour = [series.borderColor, series.backgroundColor].find((each) => typeof each === 'string');
  return typeof colour === 'string' ? colour : tokenColour('--text-3');
}
