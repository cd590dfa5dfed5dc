import { Select } from 'antd';
import { NO_VALUE } from '../../../format.ts';
import { Segmented } from '../../../components/segmented.tsx';
import { useList } from '../../../i18n.ts';
import { useDesigner } from '../designer-context.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
}
export interface ChoiceFieldProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onChange: (value: string) => void;
  readonly width?: number;
  /** All choices side by side. */
  readonly side?: boolean;
  /** Typing finds, and a code that is not in the list may be typed. */
  readonly free?: boolean;
  readonly path?: string;
}

/** One of some choices. A value that is none of them is shown as it is. */
export function ChoiceField({ label, value, choices, onChange, width = 160, side = false, free = false, path }: ChoiceFieldProps) {
  const { isReadOnly } = useDesigner();
  const known = choices.find((choice) => choice.value === value);
  if (isReadOnly) {
    return (
      <span className="df-plain" aria-label={label}>
        {known?.label ?? (value === '' ? NO_VALUE : value)}
      </span>
    );
  }
  if (side) return <Segmented label={label} options={choices} value={value} onChange={onChange} />;
  const options = known === undefined && value !== '' ? [{ value, label: value }, ...choices] : choices;
  return (
    <span data-path={path} style={{ display: 'inline-flex' }}>
      <Select<string>
        aria-label={label}
        size="small"
        style={{ width }}
        popupMatchSelectWidth={false}
        value={value === '' ? null : value}
        options={options.map((choice) => ({ value: choice.value, label: choice.label }))}
        showSearch={free || choices.length > 10}
        optionFilterProp="label"
        onChange={onChange}
        {...(free ? { onSearch: () => undefined, onInputKeyDown: (event) => addTyped(event, choices, onChange) } : {})}
      />
    </span>
  );
}

/** Enter takes a text that no choice holds, for codes that the store does not have yet. */
function addTyped(event: React.KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>, choices: readonly Choice[], onChange: (value: string) => void): void {
  const text = event.currentTarget.value.trim();
  if (event.key !== 'Enter' || event.nativeEvent.isComposing || text === '') return;
  if (choices.some((choice) => choice.label.includes(text) || choice.value.includes(text))) return;
  event.preventDefault();
  event.stopPropagation();
  onChange(text);
  event.currentTarget.blur();
}

/** Some of the choices; none stands for all. */
export function ManyField({ label, value, choices, onChange, width = 220, placeholder }: { readonly label: string; readonly value: readonly string[]; readonly choices: readonly Choice[]; readonly onChange: (value: readonly string[]) => void; readonly width?: number; readonly placeholder: string }) {
  const list = useList();
  const { isReadOnly } = useDesigner();
  if (isReadOnly) {
    const names = value.map((each) => choices.find((choice) => choice.value === each)?.label ?? each);
    return <span className="df-plain">{names.length === 0 ? placeholder : list(names)}</span>;
  }
  return (
    <Select<string[]>
      aria-label={label}
      mode="multiple"
      size="small"
      style={{ minWidth: width }}
      popupMatchSelectWidth={false}
      placeholder={placeholder}
      value={[...value]}
      options={choices.map((choice) => ({ value: choice.value, label: choice.label }))}
      optionFilterProp="label"
      onChange={(next) => onChange(next)}
    />
  );
}

/** A yes or no with its words behind it. */
export function TickField({ label, value, onChange }: { readonly label: string; readonly value: boolean; readonly onChange: (value: boolean) => void }) {
  const { isReadOnly } = useDesigner();
  return (
    <label className="df-tick">
      <input type="checkbox" checked={value} disabled={isReadOnly} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  );
}
