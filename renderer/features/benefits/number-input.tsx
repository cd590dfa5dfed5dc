import { Input } from 'antd';
import { useState } from 'react';
import { parseNumber } from '../../../shared/exact/rational.ts';
import { NO_VALUE } from '../../format.ts';

export interface NumberInputProps {
  readonly label: string;
  readonly value: string | number | undefined;
  /** Told each text that is a decimal or fraction; undefined: the field is empty and may be. */
  readonly onNumber: (value: string | undefined) => void;
  readonly mayBeEmpty?: boolean;
  readonly suffix?: string;
  readonly disabled?: boolean;
  readonly width?: number;
}

/** A decimal or fraction that is kept as it was typed. What is no number stays in the field, marked, and is not told. */
export function NumberInput({ label, value, onNumber, mayBeEmpty = false, suffix, disabled = false, width = 110 }: NumberInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? (value === undefined ? '' : String(value));
  const isWrong = text.trim() === '' ? !mayBeEmpty : parseNumber(text) === null;
  return (
    <Input
      aria-label={label}
      aria-invalid={isWrong}
      value={text}
      status={isWrong ? 'error' : ''}
      disabled={disabled}
      placeholder={disabled ? NO_VALUE : undefined}
      suffix={suffix}
      style={{ width }}
      inputMode="decimal"
      className="bn-number"
      onChange={(event) => {
        const next = event.target.value;
        setTyped(next);
        if (next.trim() === '') {
          if (mayBeEmpty) onNumber(undefined);
        } else if (parseNumber(next) !== null) onNumber(next.trim());
      }}
      onBlur={() => setTyped(null)}
    />
  );
}
