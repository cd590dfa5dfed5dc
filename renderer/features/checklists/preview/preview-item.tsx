import { useId } from 'react';
import type { Answer } from '../../../../shared/checklist/answer.ts';
import type { Item } from '../../../../shared/checklist/checklist.ts';
import type { ItemScore } from '../../../../shared/checklist/visit-score.ts';
import { plainDecimal } from '../../../../shared/exact/number-text.ts';
import { inLang } from '../../../../shared/errors.ts';
import { answerOptions, isTypedNumber, optionState, pressOption, withReason, withValue, type AnswerOption } from '../../../components/answers/answer-options.ts';
import { typedText, typedValue } from '../../../components/answers/typed-value.ts';
import { Icon } from '../../../components/icon.tsx';
import { ReferencePhotos } from '../../../components/reference-photos.tsx';
import { RedLineTag } from '../../../components/status-tags.tsx';
import { Tag } from '../../../components/tag.tsx';
import { useLang, useWords } from '../../../i18n.ts';
import { CHECKLISTS } from '../words.ts';

export interface PreviewItemProps {
  readonly item: Item;
  readonly answer: Answer | null;
  readonly score: ItemScore | undefined;
  readonly isCurrent: boolean;
  readonly onAnswer: (answer: Answer | null) => void;
}

/** One question of the form, to be answered in the trial. */
export function PreviewItem({ item, answer, score, isCurrent, onAnswer }: PreviewItemProps) {
  const say = useWords(CHECKLISTS);
  const lang = useLang();
  const labelId = useId();
  const isTyped = isTypedNumber(item) || item.kind === 'text' || item.kind === 'time';
  const unit = item.kind === 'measure' && item.unit !== undefined ? inLang(item.unit, lang) : null;
  return (
    <div className={isCurrent ? 'cp-item cp-item-current' : 'cp-item'} role="group" aria-labelledby={labelId} data-preview={item.code}>
      <div className="cp-question">
        <span className="num quiet cp-code">{item.code}</span>
        <span id={labelId} className="grow">
          {inLang(item.name, lang)}
        </span>
        {item.critical === true && <RedLineTag />}
        {item.bonus === true && <Tag tone="accent">{say('bonusTag')}</Tag>}
        <span className="num hint nowrap">{pointsWords(score)}</span>
      </div>
      {item.guidance !== undefined && isCurrent && <p className="hint cp-guidance">{inLang(item.guidance, lang)}</p>}
      {isCurrent && (item.referencePhotos ?? []).length > 0 && (
        <div className="cp-guidance">
          <ReferencePhotos lines={item.referencePhotos ?? []} />
        </div>
      )}
      <div className="cp-answers">
        {isTyped && (
          <span className="row">
            <input
              className="cd-text num"
              style={{ width: item.kind === 'text' ? 220 : 90 }}
              aria-labelledby={labelId}
              value={typedText(answer)}
              placeholder={item.kind === 'time' ? '14:05' : say('toFill')}
              onChange={(event) => onAnswer(withValue(answer, typedValue(item, event.target.value)))}
            />
            {unit !== null && <span className="quiet">{unit}</span>}
          </span>
        )}
        {answerOptions(item).map((option) => (
          <Option key={`${option.act} ${option.id}`} item={item} answer={answer} option={option} onAnswer={onAnswer} />
        ))}
      </div>
      {answer?.na === true && item.naNeedsReason === true && (
        <label className="row cp-reason">
          <span className="quiet">{say('reason')}</span>
          <input className="cd-text" value={answer.naReason ?? ''} onChange={(event) => onAnswer(withReason(answer, event.target.value))} />
        </label>
      )}
    </div>
  );
}

function Option({ item, answer, option, onAnswer }: { readonly item: Item; readonly answer: Answer | null; readonly option: AnswerOption; readonly onAnswer: (answer: Answer | null) => void }) {
  const say = useWords(CHECKLISTS);
  const lang = useLang();
  const { tone, times } = optionState(item, answer, option);
  const label = typeof option.label === 'string' ? (option.label === 'na' ? say('v_na') : say(option.label)) : inLang(option.label, lang);
  const press = (back: boolean): void => onAnswer(pressOption(item, answer, option, back));
  if (option.locked) return null;
  if (option.act === 'count') {
    return (
      <span className={`cp-option cp-${tone}`} role="group" aria-label={label}>
        {label}
        <button type="button" className="cp-step" aria-label={say('oneLess', { name: label })} disabled={times === 0} onClick={() => press(true)}>
          <Icon name="minus" size={12} />
        </button>
        <span className="num strong">{times}</span>
        <button type="button" className="cp-step" aria-label={say('oneMore', { name: label })} onClick={() => press(false)}>
          <Icon name="plus" size={12} />
        </button>
      </span>
    );
  }
  const said = tone === 'off' ? say('unsaid') : tone === 'na' ? say('v_na') : say(item.kind === 'allOf' ? (tone === 'good' ? 'met' : 'breached') : tone === 'good' ? 'given' : 'notGiven');
  return (
    <button
      type="button"
      className={`cp-option cp-${tone}`}
      {...(option.act === 'part' ? { 'aria-label': `${label}: ${said}` } : option.act === 'rest' ? {} : { 'aria-pressed': tone !== 'off' })}
      onClick={() => press(false)}
    >
      {tone !== 'off' && <Icon name={tone === 'bad' ? 'close' : tone === 'na' ? 'minus' : 'check'} size={12} />}
      {label}
      {option.act === 'part' && tone !== 'off' && <span className="hint">{said}</span>}
    </button>
  );
}

function pointsWords(score: ItemScore | undefined): string {
  if (score === undefined || (score.possible.num === 0n && score.gained.num === 0n)) return '';
  if (score.state === 'unanswered') return plainDecimal(score.possible);
  return score.possible.num === 0n ? plainDecimal(score.gained) : `${plainDecimal(score.gained)} / ${plainDecimal(score.possible)}`;
}
