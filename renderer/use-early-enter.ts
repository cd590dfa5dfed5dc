import { useEffect, useEffectEvent, useRef } from 'react';

export interface EarlyEnter {
  /** Enter was pressed: takes now, or as soon as the answer is there. */
  readonly press: () => void;
  /** Other words are typed, or the list was left: what was pressed before holds no longer. */
  readonly forget: () => void;
}

/**
 * For lists of what was found to words being typed. Whoever types and presses Enter means what these words find, not what is
 * still listed of the words before.
 *
 * @param isAnswered what is listed was found to the words that stand in the field
 * @param take takes the row in hand of the list
 */
export function useEarlyEnter(isAnswered: boolean, take: () => void): EarlyEnter {
  const isWaiting = useRef(false);
  const takeNow = useEffectEvent(take);
  useEffect(() => {
    if (!isAnswered || !isWaiting.current) return;
    isWaiting.current = false;
    takeNow();
  }, [isAnswered]);
  return {
    press: () => {
      if (isAnswered) take();
      else isWaiting.current = true;
    },
    forget: () => {
      isWaiting.current = false;
    },
  };
}
