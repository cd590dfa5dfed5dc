import type { LevelsView } from '../../../shared/contract/history-calls.ts';
import type { Size } from '../../components/use-size.ts';
import { formatCount, shortPeriod } from '../../format.ts';
import { SizedDrawing, type DrawingProps } from './sized-drawing.tsx';
import { isDarkFill, standingFill, useStandingName } from './standing-name.tsx';

const FOOT = 20;
const TOP = 18;

interface BarsProps extends DrawingProps {
  readonly view: LevelsView;
}

/** A bar a period, the outlets of each standing on top of each other, the lowest at the bottom, with counts where there is room. */
export function StackedBars({ view, keys, label, onDrawing }: BarsProps & { readonly keys: readonly string[] }) {
  const name = useStandingName(view.levels);
  const most = Math.max(1, ...view.periods.map(({ outlets }) => outlets));
  return (
    <SizedDrawing label={label} onDrawing={onDrawing}>
      {({ width, height: whole }) => {
        const step = width / view.periods.length;
        const bar = Math.min(56, step * 0.7);
        const scale = (whole - FOOT - TOP) / most;
        return view.periods.map(({ period, outlets, standing }, place) => {
          let y = whole - FOOT;
          const x = step * place + (step - bar) / 2;
          return (
            <g key={period}>
              {[...keys].reverse().map((key) => {
                const n = standing.find((own) => own.key === key)?.outlets ?? 0;
                const height = n * scale;
                y -= height;
                return n === 0 ? null : (
                  <g key={key}>
                    <rect x={x} y={y} width={bar} height={height} fill={standingFill(view.levels, key)} stroke="var(--surface)" strokeWidth="1">
                      <title>{`${period} ${name(key)}: ${formatCount(n)}`}</title>
                    </rect>
                    {height >= 14 && bar >= 26 && (
                      <text x={x + bar / 2} y={y + height / 2} dominantBaseline="central" textAnchor="middle" fill={isDarkFill(view.levels, key) ? 'var(--surface)' : 'var(--text-1)'}>
                        {formatCount(n)}
                      </text>
                    )}
                  </g>
                );
              })}
              <text x={x + bar / 2} y={y - 6} textAnchor="middle" fill="var(--text-2)" fontWeight="600">
                {formatCount(outlets)}
              </text>
              <PeriodLabel period={period} x={x + bar / 2} y={whole - 5} place={place} of={view.periods.length} />
            </g>
          );
        });
      }}
    </SizedDrawing>
  );
}

/** Up above the line, down below it, hatched; what is left of the two as a figure. */
export function BalanceBars({ view, label, onDrawing }: BarsProps) {
  const periods = view.periods.slice(1);
  const most = Math.max(1, ...periods.flatMap(({ up, down }) => [up, down]));
  return (
    <SizedDrawing label={label} onDrawing={onDrawing}>
      {(size) => <Balance periods={periods} most={most} size={size} />}
    </SizedDrawing>
  );
}

function Balance({ periods, most, size: { width, height } }: { readonly periods: LevelsView['periods']; readonly most: number; readonly size: Size }) {
  const step = width / periods.length;
  const bar = Math.min(32, step * 0.6);
  const middle = (height - FOOT) / 2;
  const scale = (middle - 16) / most;
  return (
    <>
      <defs>
        <pattern id="balance-down" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" fill="var(--surface)" />
          <line x1="0" y1="0" x2="0" y2="5" stroke="var(--down)" strokeWidth="4" />
        </pattern>
      </defs>
      <line x1="0" y1={middle} x2={width} y2={middle} stroke="var(--control)" />
      {periods.map(({ period, up, down, balance }, place) => {
        const x = step * place + (step - bar) / 2;
        return (
          <g key={period}>
            <title>{`${period} ↑${up} ↓${down}`}</title>
            <rect x={x} y={middle - up * scale} width={bar} height={up * scale} fill="var(--up)" rx="1" />
            <rect x={x} y={middle} width={bar} height={down * scale} fill="url(#balance-down)" stroke="var(--down)" strokeWidth={down === 0 ? 0 : 1} rx="1" />
            <text x={x + bar / 2} y={middle - up * scale - 5} textAnchor="middle" fill="var(--text-2)">
              {balance > 0 ? `+${balance}` : balance < 0 ? `−${-balance}` : '0'}
            </text>
            <PeriodLabel period={period} x={x + bar / 2} y={height - 5} place={place} of={periods.length} />
          </g>
        );
      })}
    </>
  );
}

/** Every label where there is room, else every second or fourth, the last always. */
function PeriodLabel({ period, x, y, place, of }: { readonly period: LevelsView['periods'][number]['period']; readonly x: number; readonly y: number; readonly place: number; readonly of: number }) {
  const every = Math.ceil(of / 12);
  if ((of - 1 - place) % every !== 0) return null;
  return (
    <text x={x} y={y} textAnchor="middle" fill="var(--text-3)" fontSize="12">
      {shortPeriod(period)}
    </text>
  );
}
