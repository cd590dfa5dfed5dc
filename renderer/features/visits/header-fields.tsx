import { Select } from 'antd';
import { useId, useState } from 'react';
import type { HeaderField } from '../../../shared/checklist/checklist.ts';
import { inLang } from '../../../shared/errors.ts';
import { KeyCap } from '../../components/key-cap.tsx';
import { NO_VALUE } from '../../format.ts';
import { ANSWERS } from '../../components/answers/words.ts';
import { useLang, useWords } from '../../i18n.ts';
import { timeText } from '../../components/answers/typed-value.ts';
import type { Entry } from './use-entry.ts';
import { VisitFactsFields } from './visit-facts-fields.tsx';

/** More options than these are chosen from a list. */
const MOST_BUTTONS = 6;

/** The fields of the visit's head, in the middle panel. */
export function HeaderFields({ entry }: { readonly entry: Entry }) {
  return (
    <div className="header-fields">
      <VisitFactsFields entry={entry} />
      {(entry.checklist.header ?? []).map((field, place) => (
        <Field key={field.code} entry={entry} field={field} place={place} />
      ))}
    </div>
  );
}

function Field({ entry, field, place }: { readonly entry: Entry; readonly field: HeaderField; readonly place: number }) {
  const say = useWords(ANSWERS);
  const lang = useLang();
  const id = useId();
  const value = entry.headerValue(place);
  const isMissing = entry.score.missingHeader.includes(field.code);
  const name = inLang(field.name, lang);
  const set = (next: string): void => entry.setHeader(place, next);
  return (
    <div className="header-field">
      <label htmlFor={id} id={`${id}-name`} className={isMissing ? 'warn' : 'quiet'}>
        {name}
        {field.required === true && ' *'}
      </label>
      {entry.isReadOnly ? (
        <span className="strong">{optionName(field, value, lang) || NO_VALUE}</span>
      ) : field.kind === 'choice' ? (
        <Choice id={id} field={field} value={value} onChange={set} />
      ) : (
        <TextField id={id} field={field} value={value} onChange={set} placeholder={field.kind === 'time' ? '14:05' : say('toFill')} />
      )}
    </div>
  );
}

interface FieldProps {
  readonly id: string;
  readonly field: HeaderField;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Choice({ id, field, value, onChange }: FieldProps) {
  const lang = useLang();
  const options = field.options ?? [];
  if (options.length > MOST_BUTTONS) {
    return (
      <Select<string>
        id={id}
        style={{ width: 280 }}
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        value={value === '' ? null : value}
        options={options.map((option) => ({ value: option.code, label: inLang(option.name, lang) }))}
        onChange={(next) => onChange(next ?? '')}
      />
    );
  }
  return (
    <span className="answers" role="group" aria-labelledby={`${id}-name`}>
      {options.map((option, place) => (
        <button
          key={option.code}
          type="button"
          data-main-field=""
          data-entry-field="choice"
          className={value === option.code ? 'answer answer-plain' : 'answer'}
          aria-pressed={value === option.code}
          onClick={() => onChange(value === option.code ? '' : option.code)}
        >
          <KeyCap keys={String(place + 1)} />
          {inLang(option.name, lang)}
        </button>
      ))}
    </span>
  );
}

function TextField({ id, field, value, onChange, placeholder }: FieldProps & { readonly placeholder: string }) {
  const [draft, setDraft] = useState<string | null>(null);
  return (
    <input
      id={id}
      className={field.kind === 'time' || field.kind === 'number' ? 'typed typed-short num' : 'typed'}
      data-entry-field="text"
      data-main-field=""
      autoComplete="off"
      value={draft ?? value}
      placeholder={placeholder}
      onChange={(event) => {
        if ('isComposing' in event.nativeEvent && event.nativeEvent.isComposing === true) return setDraft(event.target.value);
        setDraft(null);
        onChange(event.target.value);
      }}
      onCompositionEnd={(event) => {
        setDraft(null);
        onChange(event.currentTarget.value);
      }}
      onBlur={() => {
        if (field.kind === 'time' && value !== timeText(value)) onChange(timeText(value));
      }}
    />
  );
}

function optionName(field: HeaderField, value: string, lang: 'zh' | 'en'): string {
  const option = field.options?.find(({ code }) => code === value);
  return option === undefined ? value : inLang(option.name, lang);
}
