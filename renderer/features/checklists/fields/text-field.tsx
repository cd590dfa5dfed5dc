import { useState } from 'react';
import { parseNumber } from '../../../../shared/exact/rational.ts';
import { NO_VALUE } from '../../../format.ts';
import { useDesigner, useSet } from '../designer-context.ts';
import { valueAt } from '../model/document-path.ts';
import { useHasError } from './field.tsx';

export interface TextFieldProps {
  readonly path: string;
  readonly label: string;
  /** An empty text takes the key out; otherwise it stays empty and is a fault. */
  readonly mayBeEmpty?: boolean;
  readonly width?: number | string;
  readonly rows?: number;
  readonly placeholder?: string;
  readonly isNumeric?: boolean;
  /** Instead of setting the path at each key: when the field is left. */
  readonly onDone?: (text: string) => void;
}

/** A text of the checklist, kept as it is typed. */
export function TextField({ path, label, mayBeEmpty = false, width = '100%', rows, placeholder, isNumeric = false, onDone }: TextFieldProps) {
  const { checklist, isReadOnly } = useDesigner();
  const setValue = useSet();
  const [typed, setTyped] = useState<string | null>(null);
  const hasError = useHasError(path);
  const value = valueAt(checklist, path);
  const text = typeof value === 'string' ? value : '';
  if (isReadOnly) return <PlainText label={label} text={text} />;
  const shared = {
    className: `cd-text${hasError ? ' cd-wrong' : ''}${isNumeric ? ' num' : ''}`,
    'aria-label': label,
    'aria-invalid': hasError,
    'data-path': path,
    style: { width },
    value: typed ?? text,
    placeholder,
    onChange: (event: { readonly target: { readonly value: string } }) => {
      const next = event.target.value;
      if (onDone !== undefined) return setTyped(next);
      setValue(path, next === '' && mayBeEmpty ? undefined : next, `text:${path}`);
    },
    onBlur: () => {
      if (onDone !== undefined && typed !== null && typed !== text) onDone(typed.trim());
      setTyped(null);
    },
  };
  if (rows !== undefined) return <textarea {...shared} rows={rows} />;
  return (
    <input
      {...shared}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.currentTarget.blur();
      }}
    />
  );
}

/** A text in both languages, one over the other; English may be left out. */
export function WordsField({ path, label, labelEn, mayBeEmpty = false, rows }: { readonly path: string; readonly label: string; readonly labelEn: string; readonly mayBeEmpty?: boolean; readonly rows?: number }) {
  const { checklist, isReadOnly } = useDesigner();
  const more = rows === undefined ? {} : { rows };
  const hasEn = valueAt(checklist, `${path}.en`) !== undefined;
  return (
    <span className="cd-words">
      <TextField path={`${path}.zh`} label={label} mayBeEmpty={mayBeEmpty} {...more} />
      {(!isReadOnly || hasEn) && <TextField path={`${path}.en`} label={labelEn} mayBeEmpty placeholder="English" {...more} />}
    </span>
  );
}

/** A list of texts, a line each. */
export function LinesField({ path, label }: { readonly path: string; readonly label: string }) {
  const { checklist, isReadOnly } = useDesigner();
  const setValue = useSet();
  const [typed, setTyped] = useState<string | null>(null);
  const value = valueAt(checklist, path);
  const text = Array.isArray(value) ? value.join('\n') : '';
  if (isReadOnly) return <PlainText label={label} text={text} />;
  return (
    <textarea
      className="cd-text"
      aria-label={label}
      data-path={path}
      rows={2}
      value={typed ?? text}
      onChange={(event) => {
        setTyped(event.target.value);
        const lines = event.target.value.split('\n').map((line) => line.trim()).filter((line) => line !== '');
        setValue(path, lines.length === 0 ? undefined : lines, `text:${path}`);
      }}
      onBlur={() => setTyped(null)}
    />
  );
}

export interface NumberFieldProps {
  readonly path: string;
  readonly label: string;
  readonly unit?: string;
  /** Empty takes the key out; otherwise an empty field is a fault. */
  readonly mayBeEmpty?: boolean;
  readonly width?: number;
  /** What stands where the number is left out. */
  readonly placeholder?: string;
}

/** A number: decimals and fractions; what is no number stays as it is typed and is shown as a fault. */
export function NumberField({ path, label, unit, mayBeEmpty = false, width = 80, placeholder }: NumberFieldProps) {
  const { checklist, isReadOnly } = useDesigner();
  const setValue = useSet();
  const [typed, setTyped] = useState<string | null>(null);
  const hasError = useHasError(path);
  const value = valueAt(checklist, path);
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
  if (isReadOnly) return <PlainText label={label} text={text === '' ? (placeholder ?? '') : unit === undefined ? text : `${text} ${unit}`} isNumeric />;
  return (
    <span className={hasError ? 'cd-number cd-wrong' : 'cd-number'} style={{ width }}>
      <input
        className="num"
        inputMode="decimal"
        aria-label={label}
        aria-invalid={hasError}
        data-path={path}
        value={typed ?? text}
        placeholder={placeholder}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          setTyped(event.target.value);
          const next = event.target.value.normalize('NFKC').trim();
          setValue(path, next === '' ? (mayBeEmpty ? undefined : '') : asNumber(next), `number:${path}`);
        }}
        onBlur={() => setTyped(null)}
      />
      {unit !== undefined && <span className="cd-unit">{unit}</span>}
    </span>
  );
}

/** A plain decimal that a number holds exactly becomes a number, all else stays a text. */
function asNumber(text: string): number | string {
  if (!/^-?(0|[1-9]\d*)(\.\d+)?$/.test(text) || parseNumber(text) === null) return text;
  return text.replace(/[-.]/g, '').length <= 15 ? Number(text) : text;
}

export function PlainText({ label, text, isNumeric = false }: { readonly label: string; readonly text: string; readonly isNumeric?: boolean }) {
  return (
    <span className={isNumeric ? 'cd-plain num' : 'cd-plain'} aria-label={label} role="note">
      {text === '' ? NO_VALUE : text}
    </span>
  );
}
