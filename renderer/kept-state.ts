import { useCallback, useState } from 'react';

const PREFIX = 'startier:';

/**
 * State of a screen that is still there after a restart: filters, widths, the chosen period.
 *
 * @param key Where it is kept, `screen:what`; another key reads another value.
 * @param isValid Whether what was kept still fits; if not, `initial` is taken.
 */
export function useKept<T>(key: string, initial: T, isValid: (value: unknown) => value is T): [T, (value: T) => void] {
  const [held, setHeld] = useState<{ readonly key: string; readonly value: T }>(() => ({ key, value: readKept(key, initial, isValid) }));
  const value = held.key === key ? held.value : readKept(key, initial, isValid);
  const keep = useCallback(
    (next: T) => {
      localStorage.setItem(PREFIX + key, JSON.stringify(next));
      setHeld({ key, value: next });
    },
    [key],
  );
  return [value, keep];
}

/** For values of whatever shape that the screen itself reads leniently. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readKept<T>(key: string, initial: T, isValid: (value: unknown) => value is T): T {
  const text = localStorage.getItem(PREFIX + key);
  if (text === null) return initial;
  try {
    const value: unknown = JSON.parse(text);
    return isValid(value) ? value : initial;
  } catch (error) {
    // Only a text that someone else wrote is no JSON; it is replaced by the next change.
    console.warn(`Kept value ${key} can't be read`, error);
    return initial;
  }
}
