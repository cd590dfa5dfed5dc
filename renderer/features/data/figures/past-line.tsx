import type { PeriodId } from '../../../../shared/dates.ts';
import { formatDecimal, formatPeriod, NO_VALUE } from '../../../format.ts';
import { useLang } from '../../../i18n.ts';

export interface PastLineProps {
  readonly past: readonly { readonly period: PeriodId; readonly value: string | null }[];
  readonly now: { readonly period: PeriodId; readonly value: string | null };
  readonly label: string;
}

const [WIDTH, HEIGHT, EDGE] = [110, 22, 3];

/** The values before in a small line that ends in the present one; each is in the title. */
export function PastLine({ past, now, label }: PastLineProps) {
  const lang = useLang();
  const all = [...past, now];
  const known = all.flatMap(({ value }, i) => (value === null ? [] : [{ i, y: Number(value) }]));
  const low = Math.min(...known.map(({ y }) => y));
  const span = Math.max(...known.map(({ y }) => y)) - low;
  const points = known.map(({ i, y }) => ({
    x: EDGE + (i * (WIDTH - 2 * EDGE)) / Math.max(1, all.length - 1),
    y: span === 0 ? HEIGHT / 2 : HEIGHT - EDGE - ((y - low) * (HEIGHT - 2 * EDGE)) / span,
  }));
  const last = now.value === null ? undefined : points.at(-1);
  const words = all.map(({ period, value }) => `${formatPeriod(period, lang)} ${value === null ? NO_VALUE : formatDecimal(value)}`).join('\n');
  return (
    <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${label}: ${words.replaceAll('\n', ', ')}`} className="past-line">
      <title>{words}</title>
      <polyline points={points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')} />
      {last !== undefined && <circle cx={last.x} cy={last.y} r={2.6} />}
    </svg>
  );
}
