import { describe, expect, it } from 'vitest';
import { figureCell } from '../../../electron/services/figures/figure-cell.ts';
import { addFigure, renameFigure } from '../../../electron/services/figures/name-figures.ts';
import { turnEdit } from '../../../electron/services/figures/set-figures.ts';
import { undoImport } from '../../../electron/services/import/undo-import.ts';
import { failureOf } from '../import/import-bed.ts';
import { figuresBed, SEPTEMBER, type FiguresBed } from './figures-bed.ts';

const journal = (bed: FiguresBed) => bed.store.journal.list({ offset: 0, limit: 500 }).rows;

describe('setFigures', () => {
  it('saves a block with numbers as people write them, in one action', async () => {
    const bed = figuresBed();
    const entries = journal(bed).length;
    const saved = bed.set(['sales', 'complaints'], { A: ['1,234.50', '２'], B: ['1.2万', ''], C: [null, '12.5%'] }, { how: 'paste' });
    expect(saved).toMatchObject({ changed: 4, unchanged: 1, faults: [], edit: { cells: 4, how: 'paste', by: '渠道经理' } });
    expect(['A', 'B', 'C'].map((code) => [bed.value(code, 'sales'), bed.value(code, 'complaints')])).toEqual([['1234.5', '2'], ['12000', null], ['300', '12.5']]);
    expect(journal(bed).length).toBe(entries + 1);
    expect(journal(bed)[0]).toMatchObject({ action: 'figure.paste', subjectKind: 'figure', before: { 'A sales': '100', 'C complaints': '3' }, after: { 'A sales': '1234.5', period: '2026-09' } });
  });

  it('leaves what is no number as it was, says where, and saves the rest', async () => {
    const bed = figuresBed();
    const saved = bed.set(['sales'], { A: ['约一百'], B: ['7'] });
    expect(saved.faults).toEqual([{ outletId: bed.idOf('A'), figure: 'sales', text: '约一百', error: { code: 'import/bad-number', params: { value: '约一百' } } }]);
    expect([bed.value('A', 'sales'), bed.value('B', 'sales')]).toEqual(['100', '7']);
  });

  it('writes nothing where nothing is another number', async () => {
    const bed = figuresBed();
    const entries = journal(bed).length;
    expect(bed.set(['sales'], { A: ['100.00'], B: ['200.5'] })).toMatchObject({ edit: null, changed: 0, unchanged: 2 });
    expect(journal(bed).length).toBe(entries);
  });

  it('refuses a block that is none, unknown outlets and unknown figures', async () => {
    const bed = figuresBed();
    expect(await failureOf(() => bed.set(['sales', 'complaints'], { A: ['1'] }))).toMatchObject({ code: 'figure/block-shape' });
    expect(await failureOf(() => bed.set(['none'], { A: ['1'] }))).toMatchObject({ code: 'figure/unknown' });
    expect(await failureOf(() => bed.set(['sales'], { X: ['1'] }))).toMatchObject({ code: 'outlet/not-found' });
  });

  it('keeps exact numbers of 18 digits', async () => {
    const bed = figuresBed();
    bed.set(['sales'], { A: ['123456789012345678'] });
    expect([bed.value('A', 'sales'), bed.value('B', 'sales')]).toEqual(['123456789012345678', '200.5']);
  });

  it('tells where a cell came from, and all that was done to it', async () => {
    const bed = figuresBed();
    const key = { outletId: bed.idOf('A'), figure: 'sales', period: SEPTEMBER };
    expect(figureCell(bed.context, key)).toMatchObject({ value: '100', origin: { kind: 'import', file: '九月.csv', row: 2, by: '张三' }, edits: [], locked: null });
    bed.set(['sales'], { A: ['5'] });
    expect(figureCell(bed.context, key)).toMatchObject({ value: '5', origin: { kind: 'hand', how: 'type', by: '渠道经理' }, edits: [{ before: '100', after: '5', isUndone: false }] });
  });
});

describe('the outlet’s page', () => {
  it('says of a typed figure who typed it and when', () => {
    const bed = figuresBed();
    bed.set(['sales'], { A: ['5'] });
    const no = bed.store.outlets.findNo(bed.idOf('A')) ?? -1;
    expect(bed.store.figures.listByOutlet(no).map(({ figure, values }) => [figure, values[0]?.source])).toEqual([['complaints', '九月.csv:2'], ['sales', '渠道经理 2026-10-02']]);
  });
});

describe('turnEdit', () => {
  it('undoes and redoes an action whole, with the origin of every cell', async () => {
    const bed = figuresBed();
    const id = bed.set(['sales', 'complaints'], { A: ['1', '2'], B: ['', '4'] }).edit?.id ?? '';
    turnEdit(bed.context, id, 'undo');
    expect(['A', 'B'].map((code) => [bed.value(code, 'sales'), bed.value(code, 'complaints')])).toEqual([['100', '1'], ['200.5', null]]);
    expect(figureCell(bed.context, { outletId: bed.idOf('B'), figure: 'sales', period: SEPTEMBER }).origin).toMatchObject({ kind: 'import', row: 3 });
    turnEdit(bed.context, id, 'redo');
    expect(['A', 'B'].map((code) => [bed.value(code, 'sales'), bed.value(code, 'complaints')])).toEqual([['1', '2'], [null, '4']]);
    expect(journal(bed).slice(0, 3).map(({ action }) => action)).toEqual(['figure.redo', 'figure.undo', 'figure.type']);
  });

  it('refuses what was done already, and what was changed since', async () => {
    const bed = figuresBed();
    const first = bed.set(['sales'], { A: ['1'], B: ['2'] }).edit?.id ?? '';
    const second = bed.set(['sales'], { B: ['3'] }).edit?.id ?? '';
    expect(await failureOf(() => turnEdit(bed.context, first, 'undo'))).toMatchObject({ code: 'figure/changed-since', params: { outlet: 'B' } });
    expect(bed.value('A', 'sales')).toBe('1');
    turnEdit(bed.context, second, 'undo');
    turnEdit(bed.context, first, 'undo');
    expect(await failureOf(() => turnEdit(bed.context, first, 'undo'))).toMatchObject({ code: 'figure/undone-already' });
    turnEdit(bed.context, first, 'redo');
    expect(await failureOf(() => turnEdit(bed.context, first, 'redo'))).toMatchObject({ code: 'figure/not-undone' });
  });

  it('leaves cells changed by hand when the import under them is taken back, and brings nothing of it back', async () => {
    const bed = figuresBed();
    const id = bed.set(['sales'], { A: ['1'] }).edit?.id ?? '';
    undoImport(bed.context, bed.firstImport);
    expect(['A', 'B', 'C'].map((code) => bed.value(code, 'sales'))).toEqual(['1', null, null]);
    expect(await failureOf(() => turnEdit(bed.context, id, 'undo'))).toMatchObject({ code: 'figure/import-gone' });
  });

  it('gives a typed number back when the import over it is taken back', async () => {
    const bed = figuresBed();
    const id = bed.set(['sales'], { A: ['1'] }).edit?.id ?? '';
    const over = bed.bring({ sales: { A: '9' } });
    expect(await failureOf(() => turnEdit(bed.context, id, 'undo'))).toMatchObject({ code: 'figure/changed-since' });
    undoImport(bed.context, over);
    turnEdit(bed.context, id, 'undo');
    expect(bed.value('A', 'sales')).toBe('100');
  });
});

describe('addFigure', () => {
  it('makes a column that stays while it is empty', () => {
    const bed = figuresBed();
    addFigure(bed.context, { figure: 'area', name: '面积', unit: '㎡' });
    undoImport(bed.context, bed.firstImport);
    expect(bed.store.figures.list().map(({ code, name, unit }) => [code, name, unit])).toEqual([['area', '面积', '㎡']]);
    bed.set(['area'], { A: ['80'] });
    expect(bed.value('A', 'area')).toBe('80');
  });

  it('refuses codes and names that are taken or none', async () => {
    const bed = figuresBed();
    expect(await failureOf(() => addFigure(bed.context, { figure: 'sales', name: '销量', unit: null }))).toMatchObject({ code: 'figure/code-taken' });
    expect(await failureOf(() => addFigure(bed.context, { figure: 'x', name: 'sales', unit: null }))).toMatchObject({ code: 'figure/name-taken' });
    expect(await failureOf(() => addFigure(bed.context, { figure: 'a b', name: 'x', unit: null }))).toMatchObject({ code: 'figure/code-needed' });
    expect(await failureOf(() => addFigure(bed.context, { figure: 'x', name: ' ', unit: null }))).toMatchObject({ code: 'figure/name-needed' });
  });

  it('renames a column, keeping its code', async () => {
    const bed = figuresBed();
    renameFigure(bed.context, { figure: 'sales', name: '放号量', unit: '户' });
    expect(bed.store.figures.find('sales')).toMatchObject({ name: '放号量', unit: '户' });
    expect(journal(bed)[0]).toMatchObject({ action: 'figure.rename', before: { name: 'sales' } });
  });
});
