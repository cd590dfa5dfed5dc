import { Checkbox, Input, InputNumber, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { parseIsoDate, type IsoDate } from '../../../shared/dates.ts';
import type { Option } from './options.ts';

/** A label above its field. */
export function PlanField({ label, hint, children }: { readonly label: string; readonly hint?: string | undefined; readonly children: ReactNode }) {
  return (
    <label className="plan-field">
      <span className="plan-label">{label}</span>
      {children}
      {hint !== undefined && <span className="hint">{hint}</span>}
    </label>
  );
}

/** A day as it is typed; what is no day stays and says so. */
export function DayField({ label, value, wrong, onChange }: { readonly label: string; readonly value: IsoDate; readonly wrong: string; readonly onChange: (day: IsoDate) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  const isWrong = typed !== null && parseIsoDate(typed.trim()) === null;
  return (
    <PlanField label={label} hint={isWrong ? wrong : undefined}>
      <Input
        size="small"
        className="num"
        aria-label={label}
        value={typed ?? value}
        status={isWrong ? 'error' : ''}
        maxLength={10}
        onChange={(event) => {
          setTyped(event.target.value);
          const day = parseIsoDate(event.target.value.trim());
          if (day !== null) onChange(day);
        }}
        onBlur={() => {
          if (!isWrong) setTyped(null);
        }}
      />
    </PlanField>
  );
}

export function NumberField({ label, value, unit, min = 0, max = 1_000_000, width = 90, onChange }: { readonly label: string; readonly value: number; readonly unit?: string; readonly min?: number; readonly max?: number; readonly width?: number; readonly onChange: (value: number) => void }) {
  return (
    <span className="row">
      <InputNumber<number> size="small" style={{ width }} aria-label={label} value={value} min={min} max={max} onChange={(next) => next !== null && onChange(next)} />
      {unit !== undefined && <span className="quiet">{unit}</span>}
    </span>
  );
}

/** Some of a list; none chosen is no condition. */
export function ManyField<V extends string>({ label, options, value, placeholder, onChange }: { readonly label: string; readonly options: readonly Option<V>[]; readonly value: readonly V[]; readonly placeholder: string; readonly onChange: (value: V[]) => void }) {
  return (
    <Select<V[]>
      size="small"
      mode="multiple"
      className="plan-many"
      aria-label={label}
      maxTagCount="responsive"
      popupMatchSelectWidth={240}
      placeholder={placeholder}
      value={[...value]}
      options={options.map(({ value: each, label: text }) => ({ value: each, label: text }))}
      optionFilterProp="label"
      onChange={onChange}
    />
  );
}

export function CheckField({ label, checked, onChange }: { readonly label: string; readonly checked: boolean; readonly onChange: (checked: boolean) => void }) {
  return (
    <Checkbox checked={checked} onChange={(event) => onChange(event.target.checked)}>
      {label}
    </Checkbox>
  );
}
