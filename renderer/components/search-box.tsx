import { useEffect, useRef, useState } from 'react';
import { useWords } from '../i18n.ts';
import { useFilterFact } from './export/filter-facts.tsx';
import { Icon } from './icon.tsx';
import { COMMON } from './words.ts';
import './filter-bar.css';

const REST_MS = 250;

export interface SearchBoxProps {
  /** Accessible name and placeholder; default 网点或编码. */
  readonly label?: string;
  readonly value: string;
  /** Told after a rest in typing, at once on Enter, never while Chinese is being composed. */
  readonly onChange: (value: string) => void;
  readonly width?: number;
}

/** A search field of a filter bar. */
export function SearchBox({ label, value, onChange, width }: SearchBoxProps) {
  const say = useWords(COMMON);
  const name = label ?? say('outletOrCode');
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  const composing = useRef(false);
  useFilterFact(say('search'), value === '' ? null : value);
  if (known !== value) {
    setKnown(value);
    setTyped(value);
  }
  useEffect(() => {
    if (typed === value) return undefined;
    const timer = setTimeout(() => {
      if (!composing.current) onChange(typed);
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <span className="search-box" style={width === undefined ? undefined : { width }}>
      <Icon name="search" size={14} />
      <input
        type="text"
        role="searchbox"
        aria-label={name}
        placeholder={name}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onCompositionStart={() => {
          composing.current = true;
        }}
        onCompositionEnd={(event) => {
          composing.current = false;
          onChange(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') onChange(typed);
          if (event.key === 'Escape' && typed !== '') {
            event.stopPropagation();
            setTyped('');
            onChange('');
          }
        }}
      />
      {typed !== '' && (
        <button
          type="button"
          className="bare"
          aria-label={say('clear')}
          title={say('clear')}
          onClick={() => {
            setTyped('');
            onChange('');
          }}
        >
          <Icon name="close" size={12} />
        </button>
      )}
    </span>
  );
}
