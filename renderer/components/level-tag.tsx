import { inLang, type Lang } from '../../shared/errors.ts';
import type { LevelInfo } from '../../shared/ipc-contract.ts';
import { BELOW_SCALE } from '../../shared/scheme/scheme.ts';
import { sayIn, useLang, useWords } from '../i18n.ts';
import { Stars } from './stars.tsx';
import { COMMON } from './words.ts';
import './tag.css';

const MOST_STARS = 7;

export interface LevelTagProps {
  /** Level code; null: no level, then `none` stands there. */
  readonly code: string | null;
  /** The levels of the scheme. A code that is not among them is shown as it is. */
  readonly levels: readonly LevelInfo[];
  readonly size?: 8 | 11 | 13 | 18;
  /** Stars with the word beside them (default), stars alone, only the filled ones, or the word alone. */
  readonly show?: 'both' | 'stars' | 'filled' | 'word';
  /** The word for no level; default 无星级. Say 未评级, 不参评 or 等外 where that is known. */
  readonly none?: string;
  readonly strong?: boolean;
}

/** A level for people: stars and its word, or a grey tag where the scheme has no stars. Never zero stars. */
export function LevelTag({ code, levels, size = 13, show = 'both', none, strong = false }: LevelTagProps) {
  const say = useWords(COMMON);
  const lang = useLang();
  if (code === null) return <span className="level-none">{none ?? say('noLevel')}</span>;
  if (code === BELOW_SCALE) return <span className="level-none">{say('belowScale')}</span>;
  const level = levels.find((each) => each.code === code);
  const name = level === undefined ? code : inLang(level.name, lang);
  const of = starsOf(levels);
  const word = <span className={strong ? 'strong nowrap' : 'nowrap'}>{name}</span>;
  if (show === 'word') return word;
  if (level === undefined || level.stars === null || of === null) return <span className="tag tag-plain">{name}</span>;
  const stars = <Stars stars={level.stars} of={of} size={size} label={name} filledOnly={show === 'filled'} />;
  if (show === 'stars' || show === 'filled') return stars;
  return (
    <span className="level-tag">
      {stars}
      {word}
    </span>
  );
}

/** How many stars a full row has; null: the levels are no stars, or too many to draw. */
export function starsOf(levels: readonly LevelInfo[]): number | null {
  const most = Math.max(0, ...levels.map((level) => level.stars ?? 0));
  return most === 0 || most > MOST_STARS ? null : Math.ceil(most);
}

/** A level's name in the window's language; the code itself where the levels do not know it. */
export function levelName(levels: readonly LevelInfo[], code: string | null, lang: Lang, none: string): string {
  if (code === null) return none;
  if (code === BELOW_SCALE) return sayIn(COMMON, lang)('belowScale');
  const level = levels.find((each) => each.code === code);
  return level === undefined ? code : inLang(level.name, lang);
}
