import { useCallback, useEffect, useRef, useState } from 'react';

/**
 * Runs one work at a time: what is asked for while one runs is dropped, until the screen shows what came of it.
 *
 * @returns null: it was dropped
 */
export type OneAtATime = <T>(work: () => Promise<T>) => Promise<T | null>;

/** For what a double click or a second Enter must not do twice: creating, sending, handing in. */
export function useOneAtATime(): OneAtATime {
  const isRunning = useRef(false);
  const [ended, setEnded] = useState(0);
  // Only now has what the work set been drawn: a key that came before it meant the screen of before.
  useEffect(() => {
    isRunning.current = false;
  }, [ended]);
  return useCallback(async <T>(work: () => Promise<T>): Promise<T | null> => {
    if (isRunning.current) return null;
    isRunning.current = true;
    try {
      return await work();
    } finally {
      setEnded((count) => count + 1);
    }
  }, []);
}
