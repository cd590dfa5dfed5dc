import { useState, type CompositionEvent } from 'react';
import type { Answer } from '../../../shared/checklist/answer.ts';
import { KeyCap } from '../../components/key-cap.tsx';
import { useWords } from '../../i18n.ts';
import { withNote, withReason } from '../../components/answers/answer-options.ts';
import { VISITS } from './words.ts';

export interface ItemNotesProps {
  readonly answer: Answer | null;
  /** The note's field stands open. */
  readonly hasNote: boolean;
  readonly hasReason: boolean;
  readonly isNoteMissing: boolean;
  readonly isReasonMissing: boolean;
  readonly isCurrent: boolean;
  readonly onChange: (answer: Answer | null, field: 'note' | 'naReason') => void;
  readonly onFocus: () => void;
}

/** The note and the reason for N/A under an item. */
export function ItemNotes({ answer, hasNote, hasReason, isNoteMissing, isReasonMissing, isCurrent, onChange, onFocus }: ItemNotesProps) {
  const say = useWords(VISITS);
  return (
    <>
      {hasReason && answer !== null && (
        <label className="note">
          <span className={isReasonMissing ? 'warn note-label' : 'quiet note-label'}>
            {say('naReason')} {isCurrent && isReasonMissing && <KeyCap keys="N" />}
          </span>
          <ComposedField
            kind="reason"
            value={answer.naReason ?? ''}
            placeholder={say('naReasonPlaceholder')}
            isCurrent={isCurrent}
            onFocus={onFocus}
            onChange={(text) => onChange(withReason(answer, text), 'naReason')}
          />
        </label>
      )}
      {hasNote && (
        <label className="note">
          <span className={isNoteMissing ? 'warn note-label' : 'quiet note-label'}>
            {answer?.note ? say('noteLength', { n: [...answer.note].length }) : say('note')} {isCurrent && <KeyCap keys="N" />}
          </span>
          <ComposedField
            kind="note"
            value={answer?.note ?? ''}
            placeholder={say('notePlaceholder')}
            isCurrent={isCurrent}
            onFocus={onFocus}
            onChange={(text) => onChange(withNote(answer, text), 'note')}
          />
        </label>
      )}
    </>
  );
}

interface ComposedFieldProps {
  readonly kind: 'note' | 'reason';
  readonly value: string;
  readonly placeholder: string;
  readonly isCurrent: boolean;
  readonly onChange: (text: string) => void;
  readonly onFocus: () => void;
}

/** A text field that hands on whole words: while Chinese is being composed it keeps them to itself. */
function ComposedField({ kind, value, placeholder, isCurrent, onChange, onFocus }: ComposedFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <textarea
      className="typed note-field"
      data-entry-field="text"
      data-note-field={kind}
      tabIndex={isCurrent ? 0 : -1}
      rows={1}
      maxLength={2000}
      value={draft ?? value}
      placeholder={placeholder}
      onFocus={onFocus}
      onChange={(event) => {
        if ('isComposing' in event.nativeEvent && event.nativeEvent.isComposing === true) return setDraft(event.target.value);
        setDraft(null);
        onChange(event.target.value);
      }}
      onCompositionEnd={(event: CompositionEvent<HTMLTextAreaElement>) => {
        setDraft(null);
        onChange(event.currentTarget.value);
      }}
    />
  );
}
