import type { LevelCell, LevelInfo } from '../../shared/ipc-contract.ts';
import { BELOW_SCALE } from '../../shared/scheme/scheme.ts';
import { formatPeriod } from '../format.ts';
import { sayIn, useLang } from '../i18n.ts';
import { levelName } from './level-tag.tsx';
import { COMMON } from './words.ts';
import './level-strip.css';

export interface LevelStripProps {
  /** Oldest first; the last one is the period at hand. */
  readonly cells: readonly LevelCell[];
  readonly levels: readonly LevelInfo[];
  /** At most so many of the newest. */
  readonly most: number;
}

/** The levels of the last periods as small columns, the present one in the accent colour; its words name every period. */
export function LevelStrip({ cells, levels, most }: LevelStripProps) {
  const lang = useLang();
  const say = sayIn(COMMON, lang);
  const shown = cells.slice(-most);
  const known = shown.filter(({ movement }) => movement !== null);
  const words = known.map(({ period, level }) => `${formatPeriod(period, lang)} ${levelName(levels, level, lang, say('noLevel'))}`).join(lang === 'zh' ? '，' : ', ');
  return (
    <span className="level-strip" role="img" aria-label={words} title={words}>
      {shown.map((cell, place) => (
        <span key={cell.period} className={`level-cell ${classOf(cell)} ${place === shown.length - 1 ? 'level-now' : ''}`}>
          <span style={{ height: heightOf(cell, levels) }} />
        </span>
      ))}
    </span>
  );
}

function classOf({ movement, level }: LevelCell): string {
  if (movement === null) return 'level-unknown';
  return level === null || level === BELOW_SCALE ? 'level-low' : '';
}

/** A third of the column for the lowest level, all of it for the highest. */
function heightOf({ level, movement }: LevelCell, levels: readonly LevelInfo[]): string {
  const place = levels.find(({ code }) => code === level)?.place;
  if (movement === null || place === undefined) return '2px';
  const most = Math.max(1, levels.length - 1);
  return `${Math.round(25 + (75 * place) / most)}%`;
}
