import { describe, expect, it } from 'vitest';
import { entryCommand, type KeyPlace, type KeyPress } from '../../../renderer/features/visits/entry-keys.ts';

function press(key: string, more: Partial<KeyPress> = {}): KeyPress {
  return { key, code: '', ctrlKey: false, altKey: false, metaKey: false, shiftKey: false, isComposing: false, keyCode: 0, ...more };
}
const command = (key: string, place: KeyPlace = 'page', more: Partial<KeyPress> = {}) => entryCommand(press(key, more), place);

describe('entryCommand', () => {
  it('moves by arrows, Enter and the page keys', () => {
    expect(command('ArrowDown')).toEqual({ kind: 'next' });
    expect(command('Enter')).toEqual({ kind: 'next' });
    expect(command('ArrowUp')).toEqual({ kind: 'previous' });
    expect(command('PageDown')).toEqual({ kind: 'nextSection' });
    expect(command('PageUp')).toEqual({ kind: 'previousSection' });
    expect(command('m')).toEqual({ kind: 'nextMissing' });
    expect(command('p')).toEqual({ kind: 'photo' });
    expect(command('M', 'page', { shiftKey: true })).toEqual({ kind: 'nextMissing' });
  });

  it('answers by digits, with Shift one occurrence less on any layout', () => {
    expect(command('2')).toEqual({ kind: 'digit', digit: 2, back: false });
    expect(command('"', 'page', { shiftKey: true, code: 'Digit2' })).toEqual({ kind: 'digit', digit: 2, back: true });
    expect(command('2', 'page', { shiftKey: true, code: 'Digit2' })).toEqual({ kind: 'digit', digit: 2, back: true });
    expect(command('0', 'page', { code: 'Numpad0' })).toEqual({ kind: 'digit', digit: 0, back: false });
  });

  it.each(['page', 'button', 'number', 'text'] as const)('takes no key while Chinese is being composed (%s)', (place) => {
    for (const key of ['Enter', 'ArrowDown', 'PageDown', '1', 'n', 'm', 'Escape']) {
      expect(command(key, place, { isComposing: true })).toBeNull();
      expect(command(key, place, { keyCode: 229 })).toBeNull();
    }
    expect(command('Enter', place, { ctrlKey: true, isComposing: true })).toBeNull();
    expect(command('Enter', place, { ctrlKey: true, keyCode: 229 })).toBeNull();
  });

  it('leaves letters, digits and arrows to a text, and takes Enter', () => {
    for (const key of ['n', 'm', 'x', 'p', '1', 'ArrowUp', 'ArrowDown', 'Delete', 'Backspace']) expect(command(key, 'text')).toBeNull();
    expect(command('Enter', 'text')).toEqual({ kind: 'next' });
    expect(command('Enter', 'text', { shiftKey: true })).toBeNull();
    expect(command('Escape', 'text')).toEqual({ kind: 'leaveField' });
  });

  it('leaves digits to a number, and takes arrows and letters', () => {
    for (const key of ['1', '.', 'Backspace', 'Delete']) expect(command(key, 'number')).toBeNull();
    expect(command('ArrowDown', 'number')).toEqual({ kind: 'next' });
    expect(command('n', 'number')).toEqual({ kind: 'note' });
    expect(command('x', 'number')).toEqual({ kind: 'na' });
  });

  it('leaves Enter to a button that has the focus', () => {
    expect(command('Enter', 'button')).toBeNull();
    expect(command('1', 'button')).toEqual({ kind: 'digit', digit: 1, back: false });
  });

  it('leaves a list its arrows, digits and Enter, but changes the section', () => {
    for (const key of ['Enter', 'ArrowDown', '1', 'n', 'Escape', 'Delete']) expect(command(key, 'list')).toBeNull();
    expect(command('PageDown', 'list')).toEqual({ kind: 'nextSection' });
  });

  it('undoes by Ctrl Z, but not inside a field, which has its own', () => {
    expect(command('z', 'page', { ctrlKey: true })).toEqual({ kind: 'undo' });
    expect(command('z', 'page', { metaKey: true })).toEqual({ kind: 'undo' });
    expect(command('z', 'text', { ctrlKey: true })).toBeNull();
    expect(command('z', 'page')).toBeNull();
  });

  it('submits by Ctrl Enter from anywhere on the page, never from elsewhere', () => {
    expect(command('Enter', 'text', { ctrlKey: true })).toEqual({ kind: 'submit' });
    expect(command('Enter', 'elsewhere', { ctrlKey: true })).toBeNull();
    expect(command('ArrowDown', 'elsewhere')).toBeNull();
  });

  it('clears by Delete outside of fields only', () => {
    expect(command('Delete')).toEqual({ kind: 'clear' });
    expect(command('Backspace', 'button')).toEqual({ kind: 'clear' });
  });
});
