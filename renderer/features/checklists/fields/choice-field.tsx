import { Select } from 'antd';
import { Icon } from '../../../components/icon.tsx';
import { Segmented } from '../../../components/segmented.tsx';
import { useList } from '../../../i18n.ts';
import { useDesigner } from '../designer-context.ts';
import { PlainText } from './text-field.tsx';

export interface Choice<V extends string = string> {
  readonly value: V;
  readonly label: string;
}

export interface ChoiceFieldProps<V extends string> {
  readonly label: string;
  readonly value: V;
  readonly choices: readonly Choice<V>[];
  readonly onChange: (value: V) => void;
  readonly width?: number;
  /** All choices side by side. */
  readonly side?: boolean;
  readonly path?: string;
}

/** One of some choices; a value that is none of them is shown as it is. */
export function ChoiceField<V extends string>({ label, value, choices, onChange, width = 140, side = false, path }: ChoiceFieldProps<V>) {
  const { isReadOnly } = useDesigner();
  const known = choices.find((choice) => choice.value === value);
  if (isReadOnly) return <PlainText label={label} text={known?.label ?? value} />;
  if (side) return <Segmented label={label} options={choices} value={value} onChange={onChange} />;
  const options = known === undefined && value !== '' ? [{ value, label: value }, ...choices] : choices;
  return (
    <span data-path={path} className="cd-select">
      <Select<V>
        aria-label={label}
        size="small"
        style={{ width }}
        popupMatchSelectWidth={false}
        value={value}
        options={options.map((choice) => ({ value: choice.value, label: choice.label }))}
        showSearch={choices.length > 10 ? { optionFilterProp: 'label' } : false}
        onChange={onChange}
      />
    </span>
  );
}

/** Some of the choices. */
export function ManyField({ label, value, choices, onChange, placeholder, isFree = false }: { readonly label: string; readonly value: readonly string[]; readonly choices: readonly Choice[]; readonly onChange: (value: readonly string[]) => void; readonly placeholder: string; readonly isFree?: boolean }) {
  const list = useList();
  const { isReadOnly } = useDesigner();
  if (isReadOnly) return <PlainText label={label} text={list(value.map((each) => choices.find((choice) => choice.value === each)?.label ?? each)) || placeholder} />;
  return (
    <Select<string[]>
      aria-label={label}
      mode={isFree ? 'tags' : 'multiple'}
      size="small"
      style={{ minWidth: 200, maxWidth: '100%' }}
      popupMatchSelectWidth={false}
      placeholder={placeholder}
      value={[...value]}
      options={choices.map((choice) => ({ value: choice.value, label: choice.label }))}
      tokenSeparators={[';', '；']}
      onChange={(next) => onChange(next)}
    />
  );
}

/** A yes or no with its words behind it; to be read only, a no says nothing. */
export function TickField({ label, value, onChange, path }: { readonly label: string; readonly value: boolean; readonly onChange: (value: boolean) => void; readonly path?: string }) {
  const { isReadOnly } = useDesigner();
  if (isReadOnly) {
    return value ? (
      <span className="cd-tick">
        <Icon name="check" size={14} />
        {label}
      </span>
    ) : null;
  }
  return (
    <label className="cd-tick">
      <input type="checkbox" data-path={path} checked={value} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  );
}
