import { Checkbox, Popover } from 'antd';
import { useState } from 'react';
import { useLang, useWords } from '../i18n.ts';
import { useFilterFact } from './export/filter-facts.tsx';
import { Icon } from './icon.tsx';
import { COMMON } from './words.ts';
import './filter-bar.css';

export interface FilterOption {
  readonly value: string;
  readonly label: string;
}
export interface FilterChipProps {
  readonly label: string;
  readonly options: readonly FilterOption[];
  /** Chosen values; empty: all. */
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}

/** One filter of a bar: `归属 全部 ⌄`, opening a list to tick. */
export function FilterChip({ label, options, value, onChange }: FilterChipProps) {
  const say = useWords(COMMON);
  const [isOpen, setOpen] = useState(false);
  const chosen = options.filter((option) => value.includes(option.value));
  const names = chosen.map((option) => option.label).join(useLang() === 'zh' ? '、' : ', ');
  const shown = chosen.length === 0 ? say('all') : chosen.length <= 2 ? names : `${chosen.length}`;
  useFilterFact(label, chosen.length === 0 ? null : names);
  const list = (
    <div className="filter-list">
      <Checkbox.Group value={[...value]} onChange={(next) => onChange(next)} options={options.map((option) => ({ value: option.value, label: option.label }))} />
      {value.length > 0 && (
        <button type="button" className="link" onClick={() => onChange([])}>
          {say('clear')}
        </button>
      )}
    </div>
  );
  return (
    <Popover open={isOpen} onOpenChange={setOpen} trigger="click" placement="bottomLeft" arrow={false} content={list}>
      <button type="button" className={value.length > 0 ? 'filter-chip filter-on' : 'filter-chip'} aria-expanded={isOpen} aria-label={`${label} ${shown}`}>
        <span className="filter-label">{label}</span>
        <span className="ellipsis">{shown}</span>
        <Icon name="chevronDown" size={14} />
      </button>
    </Popover>
  );
}
