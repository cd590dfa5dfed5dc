import { inLang } from '../../../../shared/errors.ts';
import { levelInfos } from '../../../../shared/scheme/level-infos.ts';
import { starsOf } from '../../../components/level-tag.tsx';
import { Icon } from '../../../components/icon.tsx';
import { formatCount, formatPlaces } from '../../../format.ts';
import { useLang, useWords } from '../../../i18n.ts';
import { useDesigner } from '../designer-context.ts';
import { DESIGNER } from '../words.ts';

/** One line under the designer: levels that outlets would hold, before and after, and who moves. */
export function TrialStrip({ onMovers }: { readonly onMovers: () => void }) {
  const { scheme, trial, isReadOnly } = useDesigner();
  const say = useWords(DESIGNER);
  const lang = useLang();
  const base = trial?.base ?? null;
  if (isReadOnly || trial === null || base === null || trial.movers === null) return null;
  const isStars = starsOf(levelInfos(scheme)) !== null;
  const changed = [...scheme.levels].reverse().map((level) => ({ level, now: trial.now.held[level.code] ?? 0, was: base.held[level.code] ?? 0 }));
  const shown = changed.length <= 7 ? changed : changed.filter(({ now, was }) => now !== was).slice(0, 7);
  const moved = trial.movers.up + trial.movers.down + trial.movers.other;
  return (
    <section className="ts" aria-label={say('stripTitle', { v: base.version })}>
      <span className="hint nowrap">{say('stripTitle', { v: base.version })}</span>
      {shown.map(({ level, now, was }) => (
        <span key={level.code} className="ts-level">
          <span className={isStars ? 'ts-name' : 'tag tag-plain'}>{inLang(level.name, lang)}</span>
          <span className="num quiet">{formatCount(was)}</span>
          {now !== was && (
            <>
              <Icon name="arrowRight" size={12} />
              <b className="num">{formatCount(now)}</b>
            </>
          )}
        </span>
      ))}
      {shown.length < changed.length && <span className="hint">{say('othersSame', { n: changed.length - shown.length })}</span>}
      <span className="grow" />
      <span className="nowrap">
        {say('averageTotal')} <span className="num quiet">{formatPlaces(base.average)}</span> → <b className="num">{formatPlaces(trial.now.average)}</b>
      </span>
      <button type="button" className="link nowrap" onClick={onMovers}>
        {moved === 0 ? say('nobodyMoves') : say('moversLine', { n: formatCount(moved), up: formatCount(trial.movers.up), down: formatCount(trial.movers.down) })}
      </button>
    </section>
  );
}
