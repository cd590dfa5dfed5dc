import type { ReactNode } from 'react';
import type { Movement } from '../../shared/grading/grading-result.ts';
import type { LevelInfo } from '../../shared/ipc-contract.ts';
import { Icon, type IconName } from '../components/icon.tsx';
import { levelName, starsOf } from '../components/level-tag.tsx';
import { Stars } from '../components/stars.tsx';
import { COMMON } from '../components/words.ts';
import { useLang, useWords } from '../i18n.ts';
import { REPORTS } from './words.ts';

/** The mark of the program before the network's name. */
export function BrandMark() {
  return (
    <svg width="13" height="13" viewBox="0 0 20 20" aria-hidden="true" className="rp-brand-mark">
      <path d="M10 1.8l2.55 5.17 5.7.83-4.12 4.02.97 5.68L10 14.82 4.9 17.5l.97-5.68L1.75 7.8l5.7-.83Z" fill="currentColor" />
    </svg>
  );
}

/** A part of a page with its title. */
export function Part({ title, hint, children }: { readonly title: ReactNode; readonly hint?: ReactNode; readonly children?: ReactNode }) {
  return (
    <div className="rp-part">
      <h2>
        <span>{title}</span>
        {hint !== undefined && <small>{hint}</small>}
      </h2>
      {children}
    </div>
  );
}

/** Key numbers beside each other, with thin lines between them. */
export function Strip({ facts }: { readonly facts: readonly { readonly name: string; readonly value: ReactNode; readonly note?: ReactNode }[] }) {
  return (
    <div className="rp-strip">
      {facts.map(({ name, value, note }) => (
        <div key={name}>
          <small>{name}</small>
          <b>{value}</b>
          {note !== undefined && <span>{note}</span>}
        </div>
      ))}
    </div>
  );
}

export interface LevelMarkProps {
  /** null: none, then `none` stands there. */
  readonly code: string | null;
  readonly levels: readonly LevelInfo[];
  readonly none: string;
  /** Height of a star in points of the page. */
  readonly size?: 8 | 11 | 13 | 18;
  readonly show?: 'both' | 'stars' | 'word';
}

/** A level as stars and word, as on the screens; the word alone where the levels are no stars. */
export function LevelMark({ code, levels, none, size = 11, show = 'both' }: LevelMarkProps) {
  const lang = useLang();
  const name = levelName(levels, code, lang, none);
  const level = levels.find((each) => each.code === code);
  const of = starsOf(levels);
  const stars = level?.stars ?? null;
  if (show === 'word' || stars === null || of === null) return <span className="rp-level-word">{name}</span>;
  return (
    <span className="rp-level-mark">
      <Stars stars={stars} of={of} label={name} size={size} />
      {show === 'both' && <span>{name}</span>}
    </span>
  );
}

const MOVES: Readonly<Record<Movement, { readonly icon: IconName; readonly tone: string }>> = {
  promote: { icon: 'arrowUp', tone: 'up' },
  demote: { icon: 'arrowDown', tone: 'down' },
  enter: { icon: 'arrowRight', tone: 'enter' },
  hold: { icon: 'minus', tone: 'hold' },
  none: { icon: 'minus', tone: 'hold' },
};

/** A movement: arrow, word and colour. */
export function Move({ movement, levels }: { readonly movement: Movement; readonly levels: readonly LevelInfo[] }) {
  const say = useWords(COMMON);
  const { icon, tone } = MOVES[movement];
  const isStars = starsOf(levels) !== null;
  const word = (movement === 'promote' || movement === 'demote') && !isStars ? say(`${movement}Level`) : say(movement);
  return (
    <span className={`rp-move rp-move-${tone}`}>
      <Icon name={icon} size={11} />
      {word}
    </span>
  );
}

/** From one level to another: the old one as a word, arrow, the new one as stars. */
export function FromTo({ from, to, levels }: { readonly from: string | null; readonly to: string | null; readonly levels: readonly LevelInfo[] }) {
  const say = useWords(REPORTS);
  return (
    <span className="rp-from-to">
      <LevelMark code={from} levels={levels} none={say('noLevelYet')} show="word" />
      <Icon name="arrowRight" size={11} />
      <LevelMark code={to} levels={levels} none={say('noLevelYet')} />
    </span>
  );
}

/** A sentence where a part has nothing to show. */
export function Nothing({ children }: { readonly children: ReactNode }) {
  return <p className="rp-nothing">{children}</p>;
}
