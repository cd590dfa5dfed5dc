import { useCallback, useRef } from 'react';

/**
 * Runs works one after the other, in the order in which they were given, whatever became of the ones before.
 *
 * @param asked what the work is about; its place in the order is taken before this is known
 */
export type InOrder = <A, T>(asked: A | Promise<A>, work: (asked: A) => Promise<T>) => Promise<T>;

/** For actions by keys that build on one another (an edit and its undo): the second waits for the first's answer. */
export function useInOrder(): InOrder {
  const before = useRef<Promise<unknown>>(Promise.resolve());
  return useCallback(<A, T>(asked: A | Promise<A>, work: (asked: A) => Promise<T>): Promise<T> => {
    const mine = Promise.all([asked, before.current]).then(([known]) => work(known as A));
    before.current = Promise.allSettled([before.current, mine]);
    return mine;
  }, []);
}
