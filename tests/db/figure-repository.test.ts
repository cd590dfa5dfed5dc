import { describe, expect, it } from 'vitest';
import type { Store } from '../../db/store.ts';
import { addImport, addOutlet, period } from './support/records.ts';
import { AT, BY, tempStore } from './support/temp-store.ts';

const JAN = period('2026-01');
const FEB = period('2026-02');

function write(store: Store, importNo: number, code: string, at: typeof JAN, values: Readonly<Record<number, string | null>>) {
  const figure = store.figures.ensure(code, code, null);
  const cells = Object.entries(values).map(([no, value]) => ({ no: Number(no), value }));
  return store.figures.write(importNo, figure.no, at, {
    outletNos: cells.map((cell) => cell.no),
    values: cells.map((cell) => cell.value),
    rows: cells.map((_, place) => place + 2),
  });
}

function read(store: Store, code: string, at: typeof JAN, nos: readonly number[]): readonly (number | null)[] {
  const column = store.figures.readColumn(store.figures.find(code)?.no ?? 0, at, nos);
  return nos.map((_, row) => (Number.isNaN(column.units[row]) ? null : (column.units[row] ?? NaN) / 10 ** column.places));
}

describe('figures', () => {
  it('are read back for any outlets in any order, also across chunks', () => {
    const store = tempStore();
    const no = addImport(store, 'figures');
    expect(write(store, no, 'sales', JAN, { 1: '12.5', 1023: '3', 1024: '4', 5000: '-0.25' })).toEqual({ inserted: 4, updated: 0, unchanged: 0 });
    expect(read(store, 'sales', JAN, [5000, 1024, 2, 1023, 1, 99999])).toEqual([-0.25, 4, null, 3, 12.5, null]);
    expect(read(store, 'sales', FEB, [1])).toEqual([null]);
    expect(read(store, 'unknown', JAN, [1])).toEqual([null]);
  });

  it('count what was new, changed and the same', () => {
    const store = tempStore();
    write(store, addImport(store, 'figures'), 'sales', JAN, { 1: '1', 2: '2', 3: '3' });
    expect(write(store, addImport(store, 'figures'), 'sales', JAN, { 1: '1.0', 2: '2.5', 4: '4', 3: null })).toEqual({ inserted: 1, updated: 2, unchanged: 1 });
    expect(read(store, 'sales', JAN, [1, 2, 3, 4])).toEqual([1, 2.5, null, 4]);
  });

  it('are written row by row just as by column, once the writer has finished', () => {
    const store = tempStore();
    const writer = store.figures.openWriter(addImport(store, 'figures'));
    const [sales, stock] = [store.figures.ensure('sales', 'sales', null), store.figures.ensure('stock', 'stock', null)];
    for (let no = 1; no <= 3000; no += 1) {
      writer.column(sales.no, JAN).set(no, String(no), no + 1);
      writer.column(stock.no, JAN).set(no, `${no}.5`, no + 1);
    }
    expect(read(store, 'sales', JAN, [1])).toEqual([null]);
    writer.finish();
    expect(read(store, 'sales', JAN, [1, 3000])).toEqual([1, 3000]);
    expect(read(store, 'stock', JAN, [1, 3000])).toEqual([1.5, 3000.5]);
  });

  it('know for an outlet each value with the file and row it came from, newest period first', () => {
    const store = tempStore();
    const no = addOutlet(store, 'G1');
    store.figures.ensure('sales', '放号量', '户');
    write(store, addImport(store, 'figures', '一月.csv'), 'sales', JAN, { [no]: '12.50' });
    write(store, addImport(store, 'figures', '二月.csv'), 'sales', FEB, { 77: '1', [no]: '13' });
    expect(store.figures.listByOutlet(no)).toEqual([
      {
        figure: 'sales', name: '放号量', unit: '户',
        values: [{ period: '2026-02', value: '13', source: '二月.csv:2' }, { period: '2026-01', value: '12.5', source: '一月.csv:2' }],
      },
    ]);
    expect(store.figures.cellsOfOutlet(no).map((cell) => [cell.period, cell.value, cell.importNo, cell.row])).toEqual([
      ['2026-01', '12.5', 1, 2],
      ['2026-02', '13', 2, 2],
    ]);
  });

  it('say how complete they are', () => {
    const store = tempStore();
    const no = addImport(store, 'figures');
    write(store, no, 'sales', JAN, { 1: '1', 2: '2' });
    write(store, no, 'sales', FEB, { 2: '2', 3: '3' });
    write(store, no, 'stock', period('2025-Q4'), { 1: '1' });
    const rows = store.figures.completeness([JAN, FEB], [1, 2, 3, 4]);
    expect(rows.map((row) => [row.figure, row.outlets, row.withValue, row.periods])).toEqual([
      ['sales', 4, 3, ['2026-01', '2026-02']],
      ['stock', 4, 0, []],
    ]);
    expect(store.figures.periods()).toEqual(['2026-02', '2026-01', '2025-Q4']);
  });

  it('find a chunk whose form is wrong', () => {
    const store = tempStore();
    write(store, addImport(store, 'figures'), 'sales', JAN, { 1: '1', 2000: '2' });
    expect(store.figures.faults()).toEqual([]);
    store.db.exec('UPDATE figure_chunk SET cells = substr(cells, 1, 100) WHERE chunk = 1');
    expect(store.figures.faults()).toMatchObject([{ figure: 'sales', period: '2026-01', chunk: 1 }]);
  });
});

describe('undo of figures', () => {
  it('gives back what was there before, and takes away what was not', () => {
    const store = tempStore();
    write(store, addImport(store, 'figures'), 'sales', JAN, { 1: '1', 2: '2' });
    const second = addImport(store, 'figures');
    write(store, second, 'sales', JAN, { 2: '2.75', 3: '3' });
    write(store, second, 'sales', FEB, { 1: '9' });
    expect(store.figureUndo.undo(second)).toBe(3);
    expect(read(store, 'sales', JAN, [1, 2, 3])).toEqual([1, 2, null]);
    expect(store.figures.cellsOfOutlet(2).map((cell) => cell.importNo)).toEqual([1]);
    expect(store.figures.periods()).toEqual(['2026-01']);
  });

  it('leaves cells alone that a later import wrote in the same chunk', () => {
    const store = tempStore();
    const first = addImport(store, 'figures');
    write(store, first, 'sales', JAN, { 1: '1', 2: '2' });
    write(store, addImport(store, 'figures'), 'sales', JAN, { 3: '3.5' });
    expect(store.figureUndo.undo(first)).toBe(2);
    expect(read(store, 'sales', JAN, [1, 2, 3])).toEqual([null, null, 3.5]);
  });

  it.each([
    ['changed', '7'],
    ['stated again', '1'],
    ['taken away', null],
  ])('is refused while a later import stands that has %s one of its cells', (_what, value) => {
    const store = tempStore();
    const first = addImport(store, 'figures', 'first.csv');
    write(store, first, 'sales', JAN, { 1: '1', 2: '2' });
    const second = addImport(store, 'figures', 'second.csv');
    write(store, second, 'sales', JAN, { 1: value });
    expect(store.figureUndo.findLater(first)).toEqual({ no: second, fileName: 'second.csv' });
    expect(() => store.figureUndo.undo(first)).toThrow(expect.objectContaining({ code: 'import/later-rests-on-it', params: { file: 'second.csv' } }));
    expect(read(store, 'sales', JAN, [2])).toEqual([2]);
    store.figureUndo.undo(second);
    store.imports.markUndone(second, AT, BY);
    expect(store.figureUndo.undo(first)).toBe(2);
    expect(store.figures.pairs()).toEqual([]);
  });

  it('gives back numbers beyond 53 bits', () => {
    const store = tempStore();
    write(store, addImport(store, 'figures'), 'sales', JAN, { 1: '999999999999999999', 2: '0.01' });
    const second = addImport(store, 'figures');
    write(store, second, 'sales', JAN, { 1: '5' });
    store.figureUndo.undo(second);
    expect(store.figures.cellsOfOutlet(1)[0]?.value).toBe('999999999999999999');
    expect(store.figures.cellsOfOutlet(2)[0]?.value).toBe('0.01');
  });

  it('lets a figure go that nothing holds any more', () => {
    const store = tempStore();
    const no = addImport(store, 'figures');
    write(store, no, 'sales', JAN, { 1: '1' });
    expect(store.figures.removeUnused()).toBe(0);
    store.figureUndo.undo(no);
    expect(store.figures.removeUnused()).toBe(1);
    expect(store.figures.list()).toEqual([]);
  });
});
