import type { ProfilePart } from '../../shared/contract/report-calls.ts';
import { inLang } from '../../shared/errors.ts';
import { formatPlaces } from '../format.ts';
import { useLang, useWords } from '../i18n.ts';
import { REPORTS } from './words.ts';

const WIDTH = 330;
const HEIGHT = 214;
const RADIUS = 64;
const RINGS = [0.25, 0.5, 0.75, 1];
const LEAST_AXES = 3;

/** The outlet's scores by part against the median of its peers; with fewer than three parts, bars. */
export function Radar({ profile }: { readonly profile: readonly ProfilePart[] }) {
  const say = useWords(REPORTS);
  if (profile.length < LEAST_AXES) return <Bars profile={profile} />;
  const hasMedian = profile.some(({ median }) => median !== null);
  return (
    <div className="rp-chart">
      <Legend hasMedian={hasMedian} />
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={say('profile')}>
        {RINGS.map((ring) => (
          <polygon key={ring} className="rp-radar-ring" points={polygon(profile, () => ring)} />
        ))}
        {profile.map(({ code }, place) => {
          const [x, y] = pointAt(profile.length, place, 1);
          return <line key={code} className="rp-radar-axis" x1={WIDTH / 2} y1={HEIGHT / 2} x2={x} y2={y} />;
        })}
        {hasMedian && <polygon className="rp-radar-median" points={polygon(profile, ({ median, max }) => shareOf(median, max))} />}
        <polygon className="rp-radar-own" points={polygon(profile, ({ score, max }) => shareOf(score, max))} />
        {profile.map((part, place) => {
          const [x, y] = pointAt(profile.length, place, shareOf(part.score, part.max));
          return part.score === null ? null : <circle key={part.code} className="rp-chart-dot" cx={x} cy={y} r="2.4" />;
        })}
        {profile.map((part, place) => (
          <AxisName key={part.code} part={part} place={place} of={profile.length} />
        ))}
      </svg>
    </div>
  );
}

function AxisName({ part, place, of }: { readonly part: ProfilePart; readonly place: number; readonly of: number }) {
  const lang = useLang();
  const [x, y] = pointAt(of, place, 1.14);
  const anchor = Math.abs(x - WIDTH / 2) < 12 ? 'middle' : x < WIDTH / 2 ? 'end' : 'start';
  const isTop = y < HEIGHT / 2 - 20;
  const lines = wrapped(inLang(part.name, lang), lang === 'zh' ? 8 : 16);
  const first = anchor === 'middle' ? (isTop ? y - lines.length * 11 : y + 8) : y - (lines.length * 11) / 2 + 4;
  return (
    <text textAnchor={anchor} className="rp-chart-name">
      {lines.map((line, row) => (
        <tspan key={row} x={x} y={first + row * 11}>
          {line}
        </tspan>
      ))}
      <tspan x={x} y={first + lines.length * 11} className="rp-chart-value">
        {formatPlaces(part.score)}
      </tspan>
    </text>
  );
}

function Bars({ profile }: { readonly profile: readonly ProfilePart[] }) {
  const lang = useLang();
  return (
    <div className="rp-chart">
      <Legend hasMedian={profile.some(({ median }) => median !== null)} />
      <div className="rp-bars">
        {profile.map((part) => (
          <div key={part.code}>
            <span>{inLang(part.name, lang)}</span>
            <b>{formatPlaces(part.score)}</b>
            <i>
              <span style={{ width: `${shareOf(part.score, part.max) * 100}%` }} />
              {part.median !== null && <em style={{ left: `${shareOf(part.median, part.max) * 100}%` }} />}
            </i>
          </div>
        ))}
      </div>
    </div>
  );
}

export function Legend({ hasMedian }: { readonly hasMedian: boolean }) {
  const say = useWords(REPORTS);
  return (
    <p className="rp-legend">
      <span>
        <i className="own" /> {say('thisOutlet')}
      </span>
      {hasMedian && (
        <span>
          <i className="median" /> {say('peers')}
        </span>
      )}
    </p>
  );
}

/** Drawing needs numbers; the texts keep the exact values. */
function shareOf(score: string | null, max: string): number {
  return score === null || Number(max) <= 0 ? 0 : Math.max(0, Math.min(1, Number(score) / Number(max)));
}

function pointAt(of: number, place: number, share: number): readonly [number, number] {
  const angle = (place / of) * 2 * Math.PI - Math.PI / 2;
  return [WIDTH / 2 + Math.cos(angle) * RADIUS * share, HEIGHT / 2 + Math.sin(angle) * RADIUS * share];
}

function polygon(profile: readonly ProfilePart[], shareFor: (part: ProfilePart) => number): string {
  return profile.map((part, place) => pointAt(profile.length, place, shareFor(part)).map((n) => n.toFixed(1)).join(',')).join(' ');
}

/** A name on at most two lines. */
function wrapped(name: string, most: number): readonly string[] {
  if (name.length <= most) return [name];
  const space = name.slice(0, most + 1).lastIndexOf(' ');
  const cut = space > 4 ? space : most;
  const rest = name.slice(cut).trim();
  return [name.slice(0, cut), rest.length > most ? `${rest.slice(0, most - 1)}…` : rest];
}
