import { useEffect, useEffectEvent } from 'react';
import { flushSync } from 'react-dom';

/**
 * Saves what still waits when the window is closed. A call made before the page is gone still reaches the main process,
 * so `save` has to make its calls at once; nobody hears their answers.
 */
export function useBeforeClose(save: () => void): void {
  const onClose = useEffectEvent(() => {
    const field = document.activeElement;
    // What a field takes only when it is left is taken now.
    if (field instanceof HTMLElement) flushSync(() => field.blur());
    save();
  });
  useEffect(() => {
    const listen = (): void => onClose();
    window.addEventListener('beforeunload', listen);
    return () => window.removeEventListener('beforeunload', listen);
  }, []);
}
