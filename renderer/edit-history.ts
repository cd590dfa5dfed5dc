/** What is, was, and was taken back. */
export interface EditHistory<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
  /** Typing on under the same key is one step; null: the next edit is a step of its own. */
  readonly key: string | null;
}

const MOST_STEPS = 300;

export function historyOf<T>(present: T): EditHistory<T> {
  return { past: [], present, future: [], key: null };
}

/** One more step. @param key typing into the same field; null: always a step of its own */
export function edited<T>(history: EditHistory<T>, next: T, key: string | null): EditHistory<T> {
  if (next === history.present) return history;
  const goesOn = key !== null && key === history.key;
  const past = goesOn ? history.past : [...history.past.slice(-MOST_STEPS + 1), history.present];
  return { past, present: next, future: [], key };
}

export function undone<T>(history: EditHistory<T>): EditHistory<T> {
  const last = history.past.at(-1);
  if (last === undefined) return history;
  return { past: history.past.slice(0, -1), present: last, future: [history.present, ...history.future], key: null };
}

export function redone<T>(history: EditHistory<T>): EditHistory<T> {
  const [next, ...future] = history.future;
  if (next === undefined) return history;
  return { past: [...history.past, history.present], present: next, future, key: null };
}
