import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useNavigate } from 'react-router';
import { Icon, type IconName } from '../components/icon.tsx';
import { KeyCap } from '../components/key-cap.tsx';
import { useWords } from '../i18n.ts';
import { useCall } from '../use-call.ts';
import { useEarlyEnter } from '../use-early-enter.ts';
import { SCREENS } from './screens.tsx';
import { FRAME } from './words.ts';

interface Hit {
  readonly key: string;
  readonly to: string;
  readonly icon: IconName;
  readonly name: string;
  readonly note: string;
}

const REST_MS = 150;

/** Search over outlets, codes and screens: Ctrl K, arrows, Enter, Escape. */
export function TopSearch() {
  const say = useWords(FRAME);
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const rested = useRested(text.trim());
  const found = useCall('outlet:search', rested === '' || !isOpen ? null : { text: rested });
  const wanted = text.trim().toLowerCase();
  const screens: readonly Hit[] = SCREENS.filter((screen) => wanted === '' || say(screen.word).toLowerCase().includes(wanted)).map((screen) => ({
    key: screen.path,
    to: screen.path,
    icon: screen.icon,
    name: say(screen.word),
    note: '',
  }));
  const outlets: readonly Hit[] =
    wanted === '' || found.status !== 'ready'
      ? []
      : found.value.map((outlet) => ({ key: outlet.id, to: `/outlets/${outlet.id}`, icon: 'outlets', name: outlet.name, note: [outlet.code, ...outlet.regionPath.slice(-2)].join(' · ') }));
  const hits = [...outlets, ...screens];
  const place = Math.min(at, Math.max(0, hits.length - 1));
  const isAnswered = text.trim() === rested && (rested === '' || found.status === 'failed' || (found.status === 'ready' && !found.isReloading));
  const enter = useEarlyEnter(isAnswered, () => {
    const hit = hits[place];
    if (hit !== undefined) go(hit);
  });

  useEffect(() => {
    function onKey(event: globalThis.KeyboardEvent): void {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        input.current?.focus();
        input.current?.select();
      }
    }
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  function go(hit: Hit): void {
    setText('');
    setOpen(false);
    input.current?.blur();
    void navigate(hit.to);
  }

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setAt(Math.min(place + 1, hits.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(place - 1, 0));
    else if (event.key === 'Enter') enter.press();
    else if (event.key === 'Escape') {
      enter.forget();
      setText('');
      setOpen(false);
      input.current?.blur();
    } else return;
    event.preventDefault();
  }

  return (
    <div className="top-search">
      <span className="search-box">
        <Icon name="search" size={14} />
        <input
          ref={input}
          type="text"
          role="combobox"
          aria-label={say('searchFor')}
          aria-expanded={isOpen}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={isOpen && hits[place] ? `${listId}-${place}` : undefined}
          placeholder={say('searchFor')}
          value={text}
          onChange={(event) => {
            enter.forget();
            setText(event.target.value);
            setAt(0);
            setOpen(true);
          }}
          onFocus={() => setOpen(true)}
          onBlur={() => {
            enter.forget();
            setOpen(false);
          }}
          onKeyDown={onKeyDown}
        />
        <KeyCap keys="Ctrl K" />
      </span>
      {isOpen && (
        <ul id={listId} role="listbox" aria-label={say('hits')} className="top-hits">
          {hits.map((hit, index) => (
            // The field keeps the focus and takes the keys; the mouse presses before the field loses it.
            <li
              key={hit.key}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === place}
              onMouseDown={(event) => {
                event.preventDefault();
                go(hit);
              }}
            >
              <Icon name={hit.icon} />
              <span className="nowrap">{hit.name}</span>
              <span className="hint ellipsis">{hit.note}</span>
            </li>
          ))}
          {hits.length === 0 && <li className="quiet">{say('noHits', { text: text.trim() })}</li>}
        </ul>
      )}
    </div>
  );
}

function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}
