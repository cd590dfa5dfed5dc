import { Input } from 'antd';
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import type { TextAreaRef } from 'antd/es/input/TextArea';
import { Icon } from '../../components/icon.tsx';
import { useWords } from '../../i18n.ts';
import { MOVEMENTS_WORDS } from './words.ts';

export interface ReasonFieldProps {
  readonly id: string;
  readonly label: ReactNode;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Enter; never while Chinese is being composed. Shift+Enter is a new line. */
  readonly onEnter?: () => void;
  /** Shown under the field. */
  readonly error: string | null;
  readonly rows?: number;
  readonly ref?: Ref<TextAreaRef>;
}

/** The reason for a decision that differs from the rule. */
export function ReasonField({ id, label, value, onChange, onEnter, error, rows = 3, ref }: ReasonFieldProps) {
  const say = useWords(MOVEMENTS_WORDS);
  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || onEnter === undefined) return;
    event.preventDefault();
    onEnter();
  }
  return (
    <div className="reason-field">
      <label htmlFor={id} className="hint">
        {label}
      </label>
      <Input.TextArea
        id={id}
        ref={ref}
        rows={rows}
        maxLength={500}
        value={value}
        placeholder={say('reasonHint')}
        aria-invalid={error !== null}
        {...(error === null ? {} : { status: 'error' as const, 'aria-describedby': `${id}-error` })}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {error !== null && (
        <p id={`${id}-error`} className="row down field-error" role="alert">
          <Icon name="warning" size={14} />
          {error}
        </p>
      )}
    </div>
  );
}
