import { describe, expect, it } from 'vitest';
import { paginate, type Measured } from '../../../renderer/reports/paginate.ts';

const block = (height: number, more: Partial<Measured> = {}): Measured => ({ height, keepWithNext: false, newPage: false, table: null, ...more });
const table = (head: number, rows: readonly number[]): Measured => block(head + rows.reduce((sum, row) => sum + row, 0), { table: { head, rows } });
/** Items on each page; of tables the rows as `item:from-to`. */
const shown = (items: readonly Measured[], capacity: number): readonly (readonly string[])[] =>
  paginate(items, capacity).map((page) => page.map(({ item, from, to }) => (items[item]?.table === null ? String(item) : `${item}:${from}-${to}`)));

describe('paginate', () => {
  it('gives an empty document one page', () => {
    expect(paginate([], 100)).toEqual([[]]);
  });

  it('fills a page to its last pixel and turns one pixel later', () => {
    expect(shown([block(60), block(40)], 100)).toEqual([['0', '1']]);
    expect(shown([block(60), block(41)], 100)).toEqual([['0'], ['1']]);
  });

  it('turns where a piece asks for a new page, not before the first one', () => {
    expect(shown([block(10, { newPage: true }), block(10, { newPage: true })], 100)).toEqual([['0'], ['1']]);
  });

  it('carries a heading over to the page of what it leads to', () => {
    expect(shown([block(70), block(20, { keepWithNext: true }), block(20)], 100)).toEqual([['0'], ['1', '2']]);
    expect(shown([block(60), block(20, { keepWithNext: true }), block(20)], 100)).toEqual([['0', '1', '2']]);
  });

  it('carries a heading over where not even two rows of its table fit', () => {
    const rows = [10, 10, 10, 10];
    expect(shown([block(61), block(10, { keepWithNext: true }), table(10, rows)], 100)).toEqual([['0'], ['1', '2:0-4']]);
    expect(shown([block(60), block(10, { keepWithNext: true }), table(10, rows)], 100)).toEqual([['0', '1', '2:0-2'], ['2:2-4']]);
  });

  it('goes on with a table on the next page, its head counted on each', () => {
    // 100 holds the head of 10 and nine rows of 10.
    expect(shown([table(10, Array.from({ length: 20 }, () => 10))], 100)).toEqual([['0:0-9'], ['0:9-18'], ['0:18-20']]);
  });

  it('does not leave the last row by itself', () => {
    expect(shown([table(10, Array.from({ length: 10 }, () => 10))], 100)).toEqual([['0:0-8'], ['0:8-10']]);
  });

  it('gives a row that is taller than a page a page to itself', () => {
    expect(shown([table(10, [10, 500, 10])], 100)).toEqual([['0:0-1'], ['0:1-2'], ['0:2-3']]);
  });

  it('keeps a table without rows as its head', () => {
    expect(shown([table(10, []), block(10)], 100)).toEqual([['0:0-0', '1']]);
  });
});
