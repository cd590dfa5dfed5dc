/**
 * Items that come some at a time, each for itself: a promise an item, where a generator around the generator would take several
 * turns of the event loop for each.
 */
export function oneByOne<T>(batches: AsyncGenerator<readonly T[]>): AsyncIterable<T> {
  let batch: Iterator<T> = [][Symbol.iterator]();
  const next = async (): Promise<IteratorResult<T, undefined>> => {
    for (;;) {
      const item = batch.next();
      if (item.done !== true) return item;
      const more = await batches.next();
      if (more.done === true) return { done: true, value: undefined };
      batch = more.value[Symbol.iterator]();
    }
  };
  return {
    [Symbol.asyncIterator]: () => ({
      next,
      async return() {
        await batches.return(undefined);
        return { done: true, value: undefined };
      },
    }),
  };
}
