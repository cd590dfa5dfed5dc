import { describe, expect, it } from 'vitest';
import { blockOf, cellSelection, clipboardText, fillDown, movedBy, pastePlan, readClipboard, sumOf, type Selection } from '../../../renderer/features/data/sheet/sheet-model.ts';

const SIZE = { rows: 100, columns: 5, page: 20 };
const at = (row: number, column: number): Selection => cellSelection({ row, column });
const key = (name: string, more: { shift?: boolean; ctrl?: boolean } = {}) => ({ key: name, shift: more.shift ?? false, ctrl: more.ctrl ?? false });

describe('movedBy', () => {
  it('goes a cell, a page, or to an edge, and never off the sheet', () => {
    expect(movedBy(key('ArrowDown'), at(0, 0), SIZE)).toEqual(at(1, 0));
    expect(movedBy(key('ArrowUp'), at(0, 0), SIZE)).toEqual(at(0, 0));
    expect(movedBy(key('PageDown'), at(90, 2), SIZE)).toEqual(at(99, 2));
    expect(movedBy(key('End'), at(3, 1), SIZE)).toEqual(at(3, 4));
    expect(movedBy(key('End', { ctrl: true }), at(3, 1), SIZE)).toEqual(at(99, 4));
    expect(movedBy(key('ArrowLeft', { ctrl: true }), at(3, 3), SIZE)).toEqual(at(3, 0));
  });

  it('widens the selection with Shift from the corner, keeping the active cell', () => {
    const once = movedBy(key('ArrowDown', { shift: true }), at(5, 1), SIZE);
    expect(once).toEqual({ active: { row: 5, column: 1 }, corner: { row: 6, column: 1 } });
    const twice = movedBy(key('ArrowRight', { shift: true }), once ?? at(0, 0), SIZE);
    expect(blockOf(twice ?? at(0, 0))).toEqual({ top: 5, left: 1, bottom: 6, right: 2 });
  });

  it('goes on in the next row after the last column with Tab, and back with Shift', () => {
    expect(movedBy(key('Tab'), at(2, 4), SIZE)).toEqual(at(3, 0));
    expect(movedBy(key('Tab', { shift: true }), at(2, 0), SIZE)).toEqual(at(1, 4));
    expect(movedBy(key('Tab'), at(99, 4), SIZE)).toBeNull();
    expect(movedBy(key('Tab', { shift: true }), at(0, 0), SIZE)).toBeNull();
    expect(movedBy(key('Enter'), at(2, 4), SIZE)).toEqual(at(3, 4));
  });

  it('leaves other keys alone', () => {
    expect(movedBy(key('a'), at(0, 0), SIZE)).toBeNull();
  });
});

describe('readClipboard', () => {
  it('reads rows and cells with the line end of a spreadsheet', () => {
    expect(readClipboard('1\t2\r\n3\t\r\n')).toEqual([['1', '2'], ['3', '']]);
    expect(readClipboard('1,234.5')).toEqual([['1,234.5']]);
  });

  it('reads quoted cells with line ends, tabs and quotes, and fills short rows', () => {
    expect(readClipboard('"a\nb"\t"say ""x"""\n5')).toEqual([['a\nb', 'say "x"'], ['5', '']]);
    expect(readClipboard('"open\t1')).toEqual([['"open', '1']]);
  });

  it('reads back what it wrote', () => {
    const cells = [['1', 'a\tb'], ['', '"q"']];
    expect(readClipboard(clipboardText(cells))).toEqual(cells);
  });
});

describe('pastePlan', () => {
  it('writes from the upper left of the selection on', () => {
    expect(pastePlan([['1', '2'], ['3', '4']], at(10, 1), SIZE)).toEqual({ block: { top: 10, left: 1, bottom: 11, right: 2 }, texts: [['1', '2'], ['3', '4']], rowsCut: 0, columnsCut: 0 });
  });

  it('says how much has no room', () => {
    expect(pastePlan([['1', '2'], ['3', '4'], ['5', '6']], at(98, 4), SIZE)).toEqual({ block: { top: 98, left: 4, bottom: 99, right: 4 }, texts: [['1'], ['3']], rowsCut: 1, columnsCut: 1 });
  });

  it('fills the selection with one cell, and repeats a block that fits several times', () => {
    const selection = { active: { row: 0, column: 0 }, corner: { row: 3, column: 1 } };
    expect(pastePlan([['7']], selection, SIZE).texts).toEqual([['7', '7'], ['7', '7'], ['7', '7'], ['7', '7']]);
    expect(pastePlan([['1', '2'], ['3', '4']], selection, SIZE).texts).toEqual([['1', '2'], ['3', '4'], ['1', '2'], ['3', '4']]);
    expect(pastePlan([['1'], ['2'], ['3']], selection, SIZE).texts).toEqual([['1'], ['2'], ['3']]);
  });

  it('leaves out a first row that only repeats the heads', () => {
    const heads = [['sales', '放号量'], ['complaints', '投诉']];
    expect(pastePlan([['放号量', 'complaints'], ['1', '2']], at(0, 0), SIZE, heads).texts).toEqual([['1', '2']]);
    expect(pastePlan([['放号量', '5'], ['1', '2']], at(0, 0), SIZE, heads).texts.length).toBe(2);
  });
});

describe('fillDown and sumOf', () => {
  it('repeats the first row', () => {
    expect(fillDown(['1', null], 3)).toEqual([['1', ''], ['1', ''], ['1', '']]);
  });

  it('adds decimals exactly', () => {
    expect(sumOf(['0.1', '0.2', null, '-5'])).toEqual({ count: 3, sum: '-4.7' });
    expect(sumOf(['99999999999999999', '1'])).toEqual({ count: 2, sum: '100000000000000000' });
    expect(sumOf([null])).toBeNull();
  });
});
