import { useEffect, useEffectEvent } from 'react';
import { entryCommand, type EntryCommand, type KeyPlace } from './entry-keys.ts';

/** Marks fields of the entry page for the keyboard: `number`, `text`; `choice`: buttons that Space presses and Enter passes by. */
export const FIELD_MARK = 'data-entry-field';

/** Where a key was pressed, by what has the focus. */
export function placeOfTarget(target: EventTarget | null): KeyPlace {
  if (!(target instanceof Element) || target === document.body || target === document.documentElement) return 'page';
  if (target.closest('[role="dialog"], .ant-dropdown, .ant-select-dropdown, .ant-popover') !== null) return 'elsewhere';
  const field = target.getAttribute(FIELD_MARK);
  if (field === 'number' || field === 'text') return field;
  if (field === 'choice') return 'page';
  if (target.closest('.entry') === null) return 'elsewhere';
  if (target.matches('input[type="checkbox"], input[type="radio"], button, a, [role="tab"]')) return 'button';
  if (target.matches('.header-field [role="combobox"]')) return 'list';
  return target.matches('input, textarea, select, [contenteditable]') ? 'elsewhere' : 'page';
}

/** Ctrl+Enter that is held down after it closed a field, or handed in, says nothing more. */
function isHeldEnter({ key, repeat, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return repeat && key === 'Enter' && (ctrlKey || metaKey);
}

/**
 * Listens to the keys of the whole page while it is shown, so that no click is ever needed to give it the focus.
 *
 * @param run Does the command; false: the browser's own doing goes on.
 */
export function useEntryKeys(run: (command: EntryCommand) => boolean): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    // A dialog over the page has the keys for itself, wherever the focus is.
    if (event.defaultPrevented || isHeldEnter(event) || document.querySelector('.ant-modal-wrap:not([style*="display: none"])') !== null) return;
    const command = entryCommand(event, placeOfTarget(event.target));
    if (command !== null && run(command)) event.preventDefault();
  });
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
