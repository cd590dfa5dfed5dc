import { useEffect, useState, type CompositionEvent } from 'react';
import type { Answer } from '../../../shared/checklist/answer.ts';
import type { Item } from '../../../shared/checklist/checklist.ts';
import { inLang } from '../../../shared/errors.ts';
import { Icon } from '../icon.tsx';
import { useLang, useWords } from '../../i18n.ts';
import { isTypedNumber, withValue } from './answer-options.ts';
import { rangeWords } from './answer-labels.ts';
import { typedText, typedValue } from './typed-value.ts';
import { ANSWERS } from './words.ts';
import './answers.css';

/** Errors show after so long a rest, not on each key. */
const REST_MS = 400;

export interface TypedAnswerProps {
  readonly item: Item;
  readonly answer: Answer | null;
  readonly isInvalid: boolean;
  readonly isCurrent: boolean;
  readonly labelId: string;
  readonly onChange: (answer: Answer | null) => void;
  readonly onFocus: () => void;
}

/** A number, a time or a text that the auditor types. Nothing is taken while Chinese is being composed. */
export function TypedAnswer({ item, answer, isInvalid, isCurrent, labelId, onChange, onFocus }: TypedAnswerProps) {
  const say = useWords(ANSWERS);
  const lang = useLang();
  const shown = typedText(answer);
  const [draft, setDraft] = useState<string | null>(null);
  const showsError = useRested(isInvalid, shown);
  const text = draft ?? shown;
  const take = (typed: string): void => onChange(withValue(answer, typedValue(item, typed)));
  const field = {
    value: text,
    'aria-labelledby': labelId,
    'aria-invalid': showsError,
    'data-main-field': '',
    tabIndex: isCurrent ? 0 : -1,
    onFocus,
    onChange: (event: { readonly currentTarget: { readonly value: string }; readonly nativeEvent: Event }) => {
      const typed = event.currentTarget.value;
      if (isComposingInput(event.nativeEvent)) return setDraft(typed);
      setDraft(null);
      take(typed);
    },
    onCompositionEnd: (event: CompositionEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      setDraft(null);
      take(event.currentTarget.value);
    },
  };
  if (item.kind === 'text') return <textarea {...field} data-entry-field="text" className="typed typed-text" rows={2} placeholder={say('toFill')} />;
  const unit = item.kind === 'measure' && item.unit !== undefined ? inLang(item.unit, lang) : null;
  return (
    <span className="typed-line">
      {showsError && (
        <span className="field-error" role="alert">
          <Icon name="warning" size={14} />
          {item.kind === 'time' ? say('badTime', { text: shown }) : say('badNumber', { text: shown, range: rangeWords(item, say) })}
        </span>
      )}
      <input {...field} data-entry-field="number" className={isTypedNumber(item) ? 'typed num' : 'typed num typed-time'} inputMode={item.kind === 'time' ? 'text' : 'decimal'} autoComplete="off" placeholder={item.kind === 'time' ? '14:05' : say('toFill')} />
      {unit !== null && <span className="quiet">{unit}</span>}
    </span>
  );
}

/** True once `isWrong` has held through a rest in typing. */
function useRested(isWrong: boolean, typed: string): boolean {
  const [rested, setRested] = useState<string | null>(null);
  useEffect(() => {
    if (!isWrong) return undefined;
    const timer = setTimeout(() => setRested(typed), REST_MS);
    return () => clearTimeout(timer);
  }, [isWrong, typed]);
  return isWrong && rested === typed;
}

function isComposingInput(event: Event): boolean {
  return 'isComposing' in event && event.isComposing === true;
}
