import type { ReactNode } from 'react';
import { useFilterFact } from './export/filter-facts.tsx';
import './segmented.css';

export interface SegmentedOption<V extends string> {
  readonly value: V;
  readonly label: ReactNode;
  /** Shown small behind the label. */
  readonly count?: number;
}
export interface SegmentedProps<V extends string> {
  /** Accessible name of the group. */
  readonly label: string;
  readonly options: readonly SegmentedOption<V>[];
  readonly value: V;
  readonly onChange: (value: V) => void;
}

/** Two to six exclusive choices with their counts, side by side. */
export function Segmented<V extends string>({ label, options, value, onChange }: SegmentedProps<V>) {
  const chosen = options.find((option) => option.value === value);
  useFilterFact(label, value === 'all' || value === '' || typeof chosen?.label !== 'string' ? null : chosen.label);
  return (
    <div className="segmented" role="group" aria-label={label}>
      {options.map((option) => (
        <button key={option.value} type="button" aria-pressed={option.value === value} onClick={() => onChange(option.value)}>
          {option.label}
          {option.count !== undefined && <span className="num segmented-count">{option.count.toLocaleString('en-US')}</span>}
        </button>
      ))}
    </div>
  );
}
