import { ABSENT_KEY, NONE_KEY, type StandingKey } from '../../../shared/contract/history-calls.ts';
import type { LevelInfo } from '../../../shared/ipc-contract.ts';
import { LevelTag, levelName } from '../../components/level-tag.tsx';
import { useLang, useWords } from '../../i18n.ts';
import { ANALYSIS } from './words.ts';

/** Which side of a pair of periods a standing is on: an outlet that is not there is new by the later one, or gone. */
export type Side = 'from' | 'to' | null;

/** Names of standings in the window's language. */
export function useStandingName(levels: readonly LevelInfo[]): (key: StandingKey, side?: Side) => string {
  const say = useWords(ANALYSIS);
  const lang = useLang();
  return (key, side = null) => {
    if (key === ABSENT_KEY) return say(side === 'from' ? 'newIn' : side === 'to' ? 'gone' : 'absent');
    return key === NONE_KEY ? say('none') : levelName(levels, key, lang, say('none'));
  };
}

/** A standing as stars with its word, or the word alone where it is no level. */
export function Standing({ levels, value, side = null, show = 'both', size = 11 }: { readonly levels: readonly LevelInfo[]; readonly value: StandingKey; readonly side?: Side; readonly show?: 'both' | 'filled'; readonly size?: 8 | 11 | 13 }) {
  const name = useStandingName(levels);
  if (value === ABSENT_KEY || value === NONE_KEY) return <span className="quiet nowrap">{name(value, side)}</span>;
  return <LevelTag code={value} levels={levels} size={size} show={show} />;
}

/** Which tone is which level, for a chart or a column of bars. */
export function LevelLegend({ levels, keys }: { readonly levels: readonly LevelInfo[]; readonly keys: readonly StandingKey[] }) {
  const name = useStandingName(levels);
  return (
    <span className="level-legend">
      {keys.map((key) => (
        <span key={key}>
          <i style={{ background: standingFill(levels, key) }} />
          {name(key)}
        </span>
      ))}
    </span>
  );
}

/** Fill of a standing in charts: lighter for lower levels, outlined pattern-free greys for what is no level. */
export function standingFill(levels: readonly LevelInfo[], key: StandingKey): string {
  const place = levels.findIndex(({ code }) => code === key);
  if (place < 0) return 'var(--hover)';
  const share = levels.length === 1 ? 100 : 18 + (82 * place) / (levels.length - 1);
  return `color-mix(in srgb, var(--accent) ${share.toFixed(0)}%, var(--surface))`;
}

/** Whether white text can be read on the fill of a standing. */
export function isDarkFill(levels: readonly LevelInfo[], key: StandingKey): boolean {
  const place = levels.findIndex(({ code }) => code === key);
  return place >= 0 && levels.length > 1 && place / (levels.length - 1) >= 0.6;
}
