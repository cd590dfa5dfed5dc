import { useState } from 'react';
import { NO_VALUE } from '../../../format.ts';
import { useDesigner, useSet } from '../designer-context.ts';
import { valueAt } from '../model/document-path.ts';
import { useHasError } from './field.tsx';

export interface TextFieldProps {
  readonly path: string;
  readonly label: string;
  /** An empty text takes the key out; otherwise the old one comes back. */
  readonly mayBeEmpty?: boolean;
  readonly width?: number | string;
  readonly rows?: number;
  readonly placeholder?: string;
  readonly mono?: boolean;
  /** Instead of setting the path, when the field is left. */
  readonly onDone?: (text: string) => void;
}

/** A text of the scheme, kept as it is typed. */
export function TextField({ path, label, mayBeEmpty = false, width = 200, rows, placeholder, mono = false, onDone }: TextFieldProps) {
  const { scheme, isReadOnly } = useDesigner();
  const setValue = useSet();
  const [typed, setTyped] = useState<string | null>(null);
  const hasError = useHasError(path);
  const value = valueAt(scheme, path);
  const text = typeof value === 'string' ? value : '';
  if (isReadOnly) {
    return (
      <span className={mono ? 'df-plain df-mono' : 'df-plain'} aria-label={label}>
        {text === '' ? NO_VALUE : text}
      </span>
    );
  }
  function type(words: string): void {
    setTyped(words);
    if (onDone !== undefined) return;
    if (words.trim() !== '') setValue(path, words, `text:${path}`);
    else if (mayBeEmpty) setValue(path, undefined, `text:${path}`);
  }
  function leave(): void {
    if (onDone !== undefined && typed !== null && typed.trim() !== '' && typed !== text) onDone(typed.trim());
    setTyped(null);
  }
  const shared = {
    className: `df-text${hasError ? ' df-wrong' : ''}${mono ? ' df-mono' : ''}`,
    'aria-label': label,
    'aria-invalid': hasError,
    'data-path': path,
    style: { width },
    value: typed ?? text,
    placeholder,
    onBlur: leave,
  };
  if (rows !== undefined) return <textarea {...shared} rows={rows} onChange={(event) => type(event.target.value)} />;
  return <input {...shared} onChange={(event) => type(event.target.value)} onKeyDown={(event) => event.key === 'Enter' && !event.nativeEvent.isComposing && leave()} />;
}

/** A name in both languages, side by side; Chinese must be there. */
export function NameFields({ path, label, labelEn, width = 200 }: { readonly path: string; readonly label: string; readonly labelEn: string; readonly width?: number | string }) {
  const { isReadOnly, scheme } = useDesigner();
  if (isReadOnly && valueAt(scheme, `${path}.en`) === undefined) return <TextField path={`${path}.zh`} label={label} width={width} />;
  return (
    <span className="df-names">
      <TextField path={`${path}.zh`} label={label} width={width} />
      <TextField path={`${path}.en`} label={labelEn} width={width} mayBeEmpty placeholder="English" />
    </span>
  );
}
