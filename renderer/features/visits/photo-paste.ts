import { useEffect, useEffectEvent } from 'react';

/**
 * Takes pictures pasted anywhere on the page, also while a field has the focus; a paste of words stays the field's.
 *
 * @param take adds the files; false: they are not wanted here
 */
export function usePhotoPaste(take: (files: readonly File[]) => boolean): void {
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])];
    const hasWords = event.clipboardData?.types.includes('text/plain') === true;
    const isElsewhere = event.target instanceof Element && event.target.closest('[role="dialog"]') !== null;
    if (files.length === 0 || hasWords || isElsewhere) return;
    if (take(files)) event.preventDefault();
  });
  useEffect(() => {
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, []);
}
