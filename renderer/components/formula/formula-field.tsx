import { Button } from 'antd';
import { useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { messageFor, type Problem } from '../../../shared/errors.ts';
import type { FormulaProblem } from '../../../shared/formula/formula-error.ts';
import { useLang, useWords } from '../../i18n.ts';
import { Icon } from '../icon.tsx';
import { wordAt, type Completion } from './formula-completion.ts';
import { formulaPieces } from './formula-text.ts';
import { FORMULA_WORDS } from './words.ts';
import './formula.css';

/** A fault with its place in the text, and what may stand there instead. */
export interface FormulaFault extends FormulaProblem {
  readonly severity: Problem['severity'];
  /** As it is written into the formula; null: nothing is near. */
  readonly near: string | null;
}

export interface FormulaFieldProps {
  readonly value: string;
  /** Never told an empty text: the old formula comes back when the field is left. */
  readonly onWrite: (text: string) => void;
  /** The faults of a text. */
  readonly faultsOf: (text: string) => readonly FormulaFault[];
  /** What the word that is being typed may become. */
  readonly complete: (word: string) => readonly Completion[];
  readonly rows?: number;
  readonly isReadOnly?: boolean;
  /** Path of the formula in its document, for jumps from a list of checks. */
  readonly path?: string;
}

/** A formula with its words coloured, names and functions offered while typing, and each fault under its place. */
export function FormulaField({ value, onWrite, faultsOf, complete, rows = 3, isReadOnly = false, path }: FormulaFieldProps) {
  const say = useWords(FORMULA_WORDS);
  const lang = useLang();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const marker = useRef<HTMLSpanElement>(null);
  const nextCaret = useRef<number | null>(null);
  const [empty, setEmpty] = useState(false);
  const [caret, setCaret] = useState(0);
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState(0);
  const [spot, setSpot] = useState({ left: 0, top: 0 });
  const text = empty ? '' : value;
  const faults = useMemo(() => faultsOf(text), [faultsOf, text]);
  const word = wordAt(text, caret);
  const asked = isOpen && word !== null ? word.word : null;
  const offers = useMemo(() => (asked === null ? [] : complete(asked)), [asked, complete]);
  const current = Math.min(chosen, offers.length - 1);

  useLayoutEffect(() => {
    if (nextCaret.current === null || area.current === null) return;
    area.current.setSelectionRange(nextCaret.current, nextCaret.current);
    nextCaret.current = null;
  });
  useLayoutEffect(() => {
    const mark = marker.current;
    if (mark !== null && isOpen) setSpot({ left: mark.offsetLeft, top: mark.offsetTop + 22 });
  }, [caret, isOpen, text]);

  if (isReadOnly) return <code className="fx-plain">{text}</code>;

  function write(next: string, at: number): void {
    setEmpty(next.trim() === '');
    setCaret(at);
    if (next.trim() !== '') onWrite(next);
  }
  function take(offer: Completion): void {
    if (word === null) return;
    const next = text.slice(0, word.start) + offer.text + text.slice(word.end);
    nextCaret.current = word.start + offer.caret;
    write(next, word.start + offer.caret);
    setOpen(false);
    area.current?.focus();
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault();
      setOpen(true);
    } else if (offers.length === 0) return;
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setChosen((current + (event.key === 'ArrowDown' ? 1 : offers.length - 1)) % offers.length);
    } else if (event.key === 'Enter' || event.key === 'Tab') {
      const offer = offers[current];
      if (offer === undefined) return;
      event.preventDefault();
      take(offer);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      setOpen(false);
    }
  }
  const wrong = faults.filter((fault) => fault.severity === 'error');
  return (
    <div className="fx">
      <div className={wrong.length > 0 || empty ? 'fx-box df-wrong' : 'fx-box'}>
        <div className="fx-paint" aria-hidden="true">
          {formulaPieces(text, faults).map((piece, place) => (
            <span key={place} className={`fx-${piece.kind}${piece.isWrong ? ' fx-wrong' : ''}`}>
              {piece.text}
            </span>
          ))}
          {'\n'}
        </div>
        <div className="fx-paint fx-ruler" aria-hidden="true">
          {text.slice(0, word?.start ?? caret)}
          <span ref={marker} />
        </div>
        <textarea
          ref={area}
          rows={rows}
          spellCheck={false}
          data-path={path}
          aria-label={say('formula')}
          aria-invalid={wrong.length > 0}
          role="combobox"
          aria-expanded={offers.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={offers.length > 0 ? `${id}-${current}` : undefined}
          aria-describedby={`${id}-faults`}
          value={text}
          onChange={(event) => {
            write(event.target.value, event.target.selectionStart);
            setOpen(true);
            setChosen(0);
          }}
          onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
          onKeyDown={onKeyDown}
          onBlur={() => {
            setOpen(false);
            setEmpty(false);
          }}
        />
        <ul id={`${id}-list`} role="listbox" aria-label={say('completions')} className="fx-list" hidden={offers.length === 0} style={spot}>
          {offers.map((offer, place) => (
            // The field takes the keys for its list.
            <li key={`${offer.kind}${offer.text}`} id={`${id}-${place}`} role="option" aria-selected={place === current} onMouseDown={(event) => event.preventDefault()} onClick={() => take(offer)} onKeyDown={() => undefined}>
              <span className="fx-offer">{offer.label}</span>
              <span className="hint ellipsis">{offer.detail}</span>
              <span className="grow" />
              <span className="hint">{say(offer.kind)}</span>
            </li>
          ))}
        </ul>
      </div>
      <div id={`${id}-faults`} className="fx-faults">
        {empty && <span className="df-problem down">{say('formulaEmpty')}</span>}
        {faults.map((fault) => (
          <span key={`${fault.start}${fault.code}`} className={fault.severity === 'error' ? 'df-problem down' : 'df-problem warn'} role={fault.severity === 'error' ? 'alert' : undefined}>
            <Icon name={fault.severity === 'error' ? 'warning' : 'info'} size={14} />
            <span>{messageFor(fault.code, fault.params, lang)}</span>
            {fault.near !== null && (
              <Button size="small" onClick={() => write(text.slice(0, fault.start) + fault.near + text.slice(fault.end), fault.start + (fault.near ?? '').length)}>
                {say('replaceBy', { name: fault.near.replace(/^\[|\]$/g, '') })}
              </Button>
            )}
          </span>
        ))}
      </div>
    </div>
  );
}
