import type { Answer } from '../../../shared/checklist/answer.ts';
import type { Item } from '../../../shared/checklist/checklist.ts';
import { inLang } from '../../../shared/errors.ts';
import { Icon } from '../../components/icon.tsx';
import { useLang, useWords } from '../../i18n.ts';
import { answerOptions, optionState } from '../../components/answers/answer-options.ts';
import { optionLabel } from './entry-words.ts';
import { typedText } from '../../components/answers/typed-value.ts';
import { VISITS } from './words.ts';

export interface AnswerTextProps {
  readonly item: Item;
  readonly answer: Answer | null;
}

/** An answer that can no longer be changed: plain words with their mark. */
export function AnswerText({ item, answer }: AnswerTextProps) {
  const say = useWords(VISITS);
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
