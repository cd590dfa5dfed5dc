import type { Answer } from '../../../shared/checklist/answer.ts';
import type { Item } from '../../../shared/checklist/checklist.ts';
import { inLang } from '../../../shared/errors.ts';
import { Icon } from '../icon.tsx';
import { useLang, useWords } from '../../i18n.ts';
import { answerOptions, optionState } from './answer-options.ts';
import { optionLabel } from './answer-labels.ts';
import { typedText } from './typed-value.ts';
import { ANSWERS } from './words.ts';
import './answers.css';

export interface AnswerTextProps {
  readonly item: Item;
  readonly answer: Answer | null;
}

/** An answer that can no longer be changed: plain words with their mark. */
export function AnswerText({ item, answer }: AnswerTextProps) {
  const say = useWords(ANSWERS);
  const lang = useLang();
  const typed = typedText(answer);
  const said = answerOptions(item)
    .map((option) => ({ option, state: optionState(item, answer, option) }))
    .filter(({ state }) => state.tone !== 'off');
  const unit = item.kind === 'measure' && item.unit !== undefined ? ` ${inLang(item.unit, lang)}` : '';
  return (
    <span className="answer-text">
      {said.length === 0 && typed !== '' && answer?.na !== true && <span className="num strong">{`${typed}${unit}`}</span>}
      {said.length === 0 && typed === '' && <span className="quiet">{say('unanswered')}</span>}
      {said.map(({ option, state }) => (
        <span key={option.id} className={`row answer-word answer-word-${state.tone}`}>
          <Icon name={state.tone === 'bad' ? 'close' : state.tone === 'na' ? 'minus' : 'check'} size={14} />
          {optionLabel(option, say, lang)}
          {state.times > 0 && ` ${say('times', { count: state.times })}`}
        </span>
      ))}
    </span>
  );
}
