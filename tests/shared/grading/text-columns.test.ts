import { describe, expect, it } from 'vitest';
import { indexedColumn, textAt } from '../../../shared/grading/text-columns.ts';

const columnOf = (names: readonly string[], index: readonly number[]) => {
  const column = indexedColumn(names, Int32Array.from(index));
  return { dictionary: column.dictionary, texts: Array.from(column.index, (_, row) => textAt(column, row)) };
};

describe('a column of indices into names', () => {
  it('keeps names in order that all have rows', () => {
    expect(columnOf(['a', 'b'], [1, -1, 0])).toEqual({ dictionary: ['a', 'b'], texts: ['b', null, 'a'] });
  });

  it('leaves out names that no row has, first, between and last', () => {
    expect(columnOf(['a', 'b', 'c', 'd', 'e'], [3, -1, 1])).toEqual({ dictionary: ['b', 'd'], texts: ['d', null, 'b'] });
    expect(columnOf(['a'], [-1, -1])).toEqual({ dictionary: [], texts: [null, null] });
    expect(columnOf([], [-1])).toEqual({ dictionary: [], texts: [null] });
  });

  it('puts names in the order of code points, above surrogates too, and each once', () => {
    expect(columnOf(['\u{20000}', '\uff21', 'b', 'b'], [0, 1, 2, 3, -1])).toEqual({ dictionary: ['b', '\uff21', '\u{20000}'], texts: ['\u{20000}', '\uff21', 'b', 'b', null] });
    expect(columnOf(['a', 'a', 'c'], [1, 0, -1])).toEqual({ dictionary: ['a'], texts: ['a', 'a', null] });
  });
});
