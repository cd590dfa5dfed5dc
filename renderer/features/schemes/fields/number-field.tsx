import { useState, type KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';
import { add, parseNumber, toExactText } from '../../../../shared/exact/rational.ts';
import type { SchemeNumber } from '../../../../shared/exact/scheme-number.ts';
import { NO_VALUE } from '../../../format.ts';
import { useWords } from '../../../i18n.ts';
import { useDesigner, useSet } from '../designer-context.ts';
import { numberText, toSchemeNumber } from '../model/scheme-text.ts';
import { isMarked } from '../model/default-marks.ts';
import { valueAt } from '../model/document-path.ts';
import { DESIGNER } from '../words.ts';
import { useHasError } from './field.tsx';

export interface NumberFieldProps {
  readonly path: string;
  readonly label: string;
  readonly unit?: string | undefined;
  /** What an empty field means: not known yet (`null`), left out, or nothing, so that the old value comes back. */
  readonly empty?: 'unknown' | 'leaveOut' | 'refuse';
  /** Only whole numbers, from `least` on. */
  readonly whole?: boolean;
  readonly least?: number;
  readonly width?: number;
  /** Shown where the number is left out. */
  readonly placeholder?: string;
  /** Decimals shown while nobody writes in it. */
  readonly places?: number;
  /** What one press of the arrow keys adds. */
  readonly step?: string;
  /** Instead of setting the path. */
  readonly onNumber?: (value: SchemeNumber | null | undefined, key: string) => void;
  readonly value?: SchemeNumber | null | undefined;
}

/** A number of the scheme: decimals and fractions, arrows up and down, the old value beside it where it was changed. */
export function NumberField({ path, label, unit, empty = 'unknown', whole = false, least, width = 76, placeholder, step = '1', places, onNumber, value: given }: NumberFieldProps) {
  const { scheme, before, isReadOnly } = useDesigner();
  const say = useWords(DESIGNER);
  const setValue = useSet();
  const [typed, setTyped] = useState<string | null>(null);
  const hasError = useHasError(path);
  const value = onNumber === undefined ? valueAt(scheme, path) : given;
  const text = numberText(isNumber(value) ? value : null);
  const isDefault = text !== '' && isMarked(scheme, path);
  if (isReadOnly) {
    return (
      <span className="num df-plain" aria-label={label}>
        {text === '' ? (placeholder ?? NO_VALUE) : padded(text, places)}
        {unit !== undefined && text !== '' && <span className="df-plain-unit">{unit}</span>}
      </span>
    );
  }
  const old = before === null ? undefined : valueAt(before, path);
  const isChanged = onNumber === undefined && isNumber(old) && isNumber(value) && old !== value;
  const shown = typed ?? padded(text, places);
  const isWrong = typed !== null && typed.trim() !== '' && read(typed) === null;

  function read(words: string): SchemeNumber | null {
    const number = toSchemeNumber(words);
    if (number === null) return null;
    if (whole && (typeof number !== 'number' || !Number.isInteger(number))) return null;
    return least !== undefined && (typeof number !== 'number' || number < least) ? null : number;
  }
  function put(next: SchemeNumber | null | undefined): void {
    const key = `number:${path}`;
    if (onNumber !== undefined) onNumber(next, key);
    else setValue(path, next, key);
  }
  function type(words: string): void {
    setTyped(words);
    const number = read(words);
    if (number !== null) put(number);
    else if (words.trim() === '' && empty !== 'refuse') put(empty === 'unknown' ? null : undefined);
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      const now = parseNumber(shown.trim() === '' ? '0' : (typed ?? text));
      const by = parseNumber(`${event.key === 'ArrowDown' ? '-' : ''}${event.shiftKey && !whole ? '0.1' : step}`);
      if (now === null || by === null) return;
      event.preventDefault();
      type(toExactText(add(now, by)));
    } else if (event.key === 'Enter' || event.key === 'Escape') setTyped(null);
  }
  return (
    <span
      className={`df-number${hasError || isWrong ? ' df-wrong' : isChanged ? ' df-changed' : isDefault ? ' df-marked' : ''}`}
      style={{ width }}
      title={isWrong ? say('notNumber') : isChanged ? say('wasBefore', { value: String(old) }) : isDefault ? say('defaultTitle') : undefined}
    >
      <input
        className="num"
        inputMode="decimal"
        aria-label={label}
        aria-invalid={hasError || isWrong}
        data-path={path}
        value={shown}
        placeholder={placeholder ?? (empty === 'unknown' ? '?' : '')}
        onChange={(event) => type(event.target.value)}
        onFocus={(event) => {
          // What is typed next has to replace the number, so it is on the page and selected before any key comes.
          flushSync(() => setTyped(text));
          event.target.select();
        }}
        onBlur={() => setTyped(null)}
        onKeyDown={onKeyDown}
      />
      {unit !== undefined && unit !== '' && <span className="df-unit">{unit}</span>}
    </span>
  );
}

/** A plain decimal with so many places at least. */
function padded(text: string, places: number | undefined): string {
  const match = /^(-?\d+)(?:\.(\d+))?$/.exec(text);
  return places === undefined || match === null || (match[2] ?? '').length >= places ? text : `${match[1] ?? ''}.${(match[2] ?? '').padEnd(places, '0')}`;
}

function isNumber(value: unknown): value is SchemeNumber {
  return typeof value === 'number' || typeof value === 'string';
}
