/** A key as the browser tells it. */
export interface KeyPress {
  readonly key: string;
  /** Place on the keyboard, such as `Digit1`. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  /** A word is being composed (Chinese input). */
  readonly isComposing: boolean;
  /** 229 while an input method holds the key, in browsers that do not say `isComposing`. */
  readonly keyCode: number;
}

/**
 * Where the key was pressed. page: no field has the focus · button: a button or link reached by Tab · number: a field of the
 * current item that takes digits · text: one that takes words · list: a list to choose from, which has most keys for itself ·
 * elsewhere: a dialog, a menu, a field of another part.
 */
export type KeyPlace = 'page' | 'button' | 'number' | 'text' | 'list' | 'elsewhere';

/** What a key does on the entry page. `back`: with Shift, one occurrence less. */
export type EntryCommand =
  | { readonly kind: 'digit'; readonly digit: number; readonly back: boolean }
  | {
      readonly kind:
        | 'next'
        | 'previous'
        | 'nextSection'
        | 'previousSection'
        | 'nextMissing'
        | 'note'
        | 'photo'
        | 'na'
        | 'clear'
        | 'undo'
        | 'submit'
        | 'leaveField';
    };

const COMPOSING_KEY_CODE = 229;

/** The command of a key; null: the key is not ours. While Chinese is being composed no key is, Enter least of all. */
export function entryCommand(press: KeyPress, place: KeyPlace): EntryCommand | null {
  if (press.isComposing || press.keyCode === COMPOSING_KEY_CODE || place === 'elsewhere' || press.altKey) return null;
  const inField = place === 'number' || place === 'text' || place === 'list';
  if (press.ctrlKey || press.metaKey) {
    if (press.key === 'Enter') return { kind: 'submit' };
    return press.key.toLowerCase() === 'z' && !press.shiftKey && !inField ? { kind: 'undo' } : null;
  }
  if (place === 'list' && !press.key.startsWith('Page')) return null;
  switch (press.key) {
    case 'PageDown':
      return { kind: 'nextSection' };
    case 'PageUp':
      return { kind: 'previousSection' };
    case 'Escape':
      return inField ? { kind: 'leaveField' } : null;
    case 'Enter':
      return place === 'button' || press.shiftKey ? null : { kind: 'next' };
    case 'ArrowDown':
      return place === 'text' ? null : { kind: 'next' };
    case 'ArrowUp':
      return place === 'text' ? null : { kind: 'previous' };
    case 'Delete':
    case 'Backspace':
      return inField ? null : { kind: 'clear' };
    default:
      return place === 'text' ? null : letterOrDigit(press, place);
  }
}

function letterOrDigit(press: KeyPress, place: KeyPlace): EntryCommand | null {
  switch (press.key.toLowerCase()) {
    case 'n':
      return { kind: 'note' };
    case 'p':
      return { kind: 'photo' };
    case 'm':
      return { kind: 'nextMissing' };
    case 'x':
      return { kind: 'na' };
  }
  if (place === 'number') return null;
  if (/^\d$/.test(press.key)) return { kind: 'digit', digit: Number(press.key), back: press.shiftKey };
  // With Shift the key says `!` or `¹`, whatever the layout; the place on the keyboard still says which digit.
  const shifted = press.shiftKey ? /^(?:Digit|Numpad)(\d)$/.exec(press.code) : null;
  return shifted === null ? null : { kind: 'digit', digit: Number(shifted[1]), back: true };
}
