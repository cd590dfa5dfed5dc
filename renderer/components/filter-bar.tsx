import type { ReactNode } from 'react';
import { useWords } from '../i18n.ts';
import { FilterScope } from './export/filter-facts.tsx';
import { COMMON } from './words.ts';
import './filter-bar.css';

export interface FilterBarProps {
  readonly children: ReactNode;
  /** At the right: the search box. */
  readonly right?: ReactNode;
  /** Takes every filter off; undefined: none is on; null: what stands there are no filters. */
  readonly onClear: (() => void) | null | undefined;
}

/** Filters of a list in one strip, with what takes them all off. */
export function FilterBar({ children, right, onClear }: FilterBarProps) {
  const say = useWords(COMMON);
  return (
    <div className="filter-bar" role="search">
      <FilterScope>
        {children}
        <span className="filter-right">
          {right}
          {onClear !== null && (
            <button type="button" className="link nowrap" disabled={onClear === undefined} onClick={onClear}>
              {say('clearFilters')}
            </button>
          )}
        </span>
      </FilterScope>
    </div>
  );
}
