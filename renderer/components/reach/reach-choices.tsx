import { inLang } from '../../../shared/errors.ts';
import type { ReachLever, ReachStep, ReachTarget } from '../../../shared/grading/reach.ts';
import { shortValue } from '../../../shared/grading/reach-sentences.ts';
import { formatDecimal, formatSigned, shownDifference } from '../../format.ts';
import { useLang, useWords } from '../../i18n.ts';
import { Icon } from '../icon.tsx';
import { REACH } from './reach-words.ts';

/** A value to tick: the step that reaches the level alone, else the most that the value can bring. */
export interface ReachChoice {
  readonly lever: ReachLever;
  readonly to: string;
  readonly total: string | null;
  /** null: it does not reach the level alone. */
  readonly step: ReachStep | null;
}

/** What may be changed for a level: what reaches it alone first, then the greatest gain first. */
export function choicesFor(target: ReachTarget | null, levers: readonly ReachLever[], total: string | null): readonly ReachChoice[] {
  const reaching = (target?.steps ?? []).flatMap((step) => {
    const lever = levers.find(({ code, source, through }) => code === step.code && source === step.source && through.join() === step.through.join());
    return lever === undefined ? [] : [{ lever, to: step.to, total: step.total, step }];
  });
  const taken = new Set(reaching.map(({ lever }) => lever.key));
  const gainOf = ({ total: own }: ReachChoice): number => (own === null || total === null ? 0 : Math.abs(Number(own) - Number(total)));
  const others = levers
    .flatMap((lever): readonly ReachChoice[] => (taken.has(lever.key) || lever.best === null ? [] : [{ lever, to: lever.best.to, total: lever.best.total, step: null }]))
    .sort((a, b) => gainOf(b) - gainOf(a));
  return [...reaching, ...others];
}

export interface ChoiceRowProps {
  readonly choice: ReachChoice;
  readonly total: string | null;
  readonly isTicked: boolean;
  readonly onTick: () => void;
  /** Names of indicators by code, for what counts through a formula. */
  readonly nameOf: (code: string) => string;
}

/** One change with its box: from what to what, and what it adds to the total. */
export function ChoiceRow({ choice, total, isTicked, onTick, nameOf }: ChoiceRowProps) {
  const say = useWords(REACH);
  const lang = useLang();
  const { lever, to, step } = choice;
  const name = inLang(lever.name, lang);
  const unit = lever.unit === null ? '' : inLang(lever.unit, lang);
  const gain = choice.total === null || total === null ? null : shownDifference(choice.total, total);
  const isBeyond = step !== null && step.isBeyond;
  const notes = [
    ...(lever.through.length > 0 ? [say('through', { list: lever.through.map(nameOf).join(lang === 'zh' ? '、' : ', ') })] : []),
    ...(isBeyond ? [say('beyond', { least: shortValue(step.least), most: shortValue(step.most) })] : []),
  ];
  return (
    <li>
      <label className="reach-choice" title={[name, say(step === null ? 'nearest' : 'reachesAlone'), ...notes].join('\n')}>
        <input type="checkbox" checked={isTicked} onChange={onTick} />
        <span className="ellipsis grow">
          {name}
          {notes.length > 0 && <span className="hint reach-note"> {notes.join(lang === 'zh' ? '；' : '; ')}</span>}
        </span>
        <span className="num nowrap reach-values">
          <span className="quiet">{lever.from === null ? say('missingNow') : formatDecimal(shortValue(lever.from))}</span>
          <span className="quiet"> → </span>
          <span className={isBeyond ? 'strong warn' : 'strong'}>{formatDecimal(shortValue(to))}</span>
          {unit === '' ? '' : unit === '%' ? '%' : ` ${unit}`}
        </span>
        <span className="reach-mark up" title={step === null ? undefined : say('reachesAlone')}>
          {step !== null && <Icon name="check" size={16} />}
          {step !== null && <span className="visually-hidden">{say('reachesAlone')}</span>}
        </span>
        <span className="num reach-gain up">{formatSigned(gain)}</span>
      </label>
    </li>
  );
}
