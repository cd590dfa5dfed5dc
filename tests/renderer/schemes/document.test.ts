import { describe, expect, it } from 'vitest';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import { isMarked } from '../../../renderer/features/schemes/model/default-marks.ts';
import { valueAt, withValue } from '../../../renderer/features/schemes/model/document-path.ts';
import { edited, historyOf, redone, undone } from '../../../renderer/edit-history.ts';
import { renameCode, renamedInFormula } from '../../../renderer/features/schemes/model/rename-code.ts';
import { insert, move, remove, set, shift } from '../../../renderer/features/schemes/model/scheme-edit.ts';
import { freeCode, toSchemeNumber } from '../../../renderer/features/schemes/model/scheme-text.ts';
import { copyNode, treeMove } from '../../../renderer/features/schemes/model/tree-edit.ts';
import { scheme } from './sample-scheme.ts';

describe('paths of a document', () => {
  it('read and write values, making what is not there and taking out what is undefined', () => {
    expect(valueAt(scheme, 'tree.children[1].children[0].weight')).toBe(100);
    expect(withValue({ a: { b: 1 } }, 'c.d[0]', undefined)).toEqual({ a: { b: 1 }, c: { d: {} } });
    expect(withValue({ a: { b: 1 } }, 'a.b', undefined)).toEqual({ a: {} });
    expect(withValue({ list: [1, 2] }, 'list[1]', 3)).toEqual({ list: [1, 3] });
  });
});

describe('marks of product defaults', () => {
  const marked: Scheme = { ...scheme, productDefaults: ['levels', 'tree.children[0].children[1].weight', 'tree.children[1].weight'] };

  it('hold for everything below a marked place', () => {
    expect(isMarked(marked, 'levels[1].line')).toBe(true);
    expect(isMarked(marked, 'tree.children[0].weight')).toBe(false);
  });

  it('go from what a person changes, and stay on what lies beside it', () => {
    const changed = set('levels[1].line', 75)(marked);
    expect(isMarked(changed, 'levels[1].line')).toBe(false);
    expect(isMarked(changed, 'levels[1].name')).toBe(true);
    expect(isMarked(changed, 'levels[0]')).toBe(true);
    expect(changed.productDefaults).not.toContain('levels');
  });

  it('follow their numbers when an item before them comes or goes', () => {
    expect(remove('tree.children[0].children[0]')(marked).productDefaults).toContain('tree.children[0].children[0].weight');
    expect(insert('tree.children', scheme.tree.children[1], 0)(marked).productDefaults).toEqual(['levels', 'tree.children[1].children[1].weight', 'tree.children[2].weight']);
  });

  it('follow a node that moves to another place or dimension', () => {
    expect(shift('tree.children[0].children[1]', -1)(marked).productDefaults).toContain('tree.children[0].children[0].weight');
    const moved = move('tree.children[0].children[1]', 'tree.children[1].children', 1)(marked);
    expect(moved.productDefaults).toContain('tree.children[1].children[1].weight');
    expect(valueAt(moved, 'tree.children[1].children[1].code')).toBe('complaints');
  });

  it('are gone with what they name', () => {
    expect(remove('tree.children[0].children[1]')(marked).productDefaults).toEqual(['levels', 'tree.children[1].weight']);
  });
});

describe('moves in the tree', () => {
  const codes = (document: Scheme, path: string) => (valueAt(document, path) as { code: string }[]).map(({ code }) => code);

  it('go among siblings, into the dimension before and out behind the parent', () => {
    const into = treeMove(scheme, 'tree.children[1]', 'in');
    expect(codes(into!.edit(scheme), 'tree.children[0].children')).toEqual(['sales', 'complaints', 'service']);
    const out = treeMove(scheme, 'tree.children[0].children[0]', 'out');
    expect(out?.to).toBe('tree.children[1]');
    expect(codes(out!.edit(scheme), 'tree.children')).toEqual(['business', 'sales', 'service']);
  });

  it('end at the ends, and leave no dimension empty', () => {
    expect(treeMove(scheme, 'tree.children[0]', 'up')).toBeNull();
    expect(treeMove(scheme, 'tree.children[0]', 'in')).toBeNull();
    expect(treeMove(scheme, 'tree.children[1].children[0]', 'out')).toBeNull();
    expect(treeMove(scheme, 'tree', 'down')).toBeNull();
  });

  it('copy with codes of their own all the way down and no weight', () => {
    const copied = copyNode('tree.children[0]')(scheme);
    expect(codes(copied, 'tree.children')).toEqual(['business', 'business-2', 'service']);
    expect(codes(copied, 'tree.children[1].children')).toEqual(['sales-2', 'complaints-2']);
    expect(valueAt(copied, 'tree.children[1].weight')).toBe(0);
  });
});

describe('a new code', () => {
  it('is put wherever the old one stood, formulas included', () => {
    const renamed = renameCode('tree.children[0].children[0]', 'node', 'sales', 'revenue')(scheme);
    expect(JSON.stringify(renamed)).not.toContain('"sales"');
    expect(valueAt(renamed, 'vetoes[0].when')).toEqual({ value: { indicator: 'revenue' }, is: '<', than: 10 });
    expect(valueAt(renamed, 'tree.children[0].children[1].source.expression')).toBe('[revenue] / 2');
  });

  it('of a level is put into vetoes and movement', () => {
    const renamed = renameCode('levels[0]', 'level', 'one', 'base')(scheme);
    expect(valueAt(renamed, 'vetoes[0].effects[0].at')).toBe('base');
    expect(valueAt(renamed, 'movement.enterLevel.level')).toBe('base');
  });

  it('leaves texts and longer names of formulas alone', () => {
    expect(renamedInFormula('IF([a]="a", a, ab)', 'a', 'b')).toBe('IF([b]="a", [b], ab)');
    expect(renamedInFormula('IF([a', 'a', 'b')).toBe('IF([a');
  });

  it('is the first free one', () => {
    expect(freeCode('x', new Set())).toBe('x');
    expect(freeCode('x', new Set(['x', 'x-2']))).toBe('x-3');
    expect(freeCode('x-2', new Set(['x-2']))).toBe('x-3');
  });
});

describe('numbers as they are typed', () => {
  it('are decimals, fractions and full-width signs; long ones stay texts', () => {
    expect(toSchemeNumber('12.50')).toBe(12.5);
    expect(toSchemeNumber('70/3')).toBe('70/3');
    expect(toSchemeNumber('−1')).toBe(-1);
    expect(toSchemeNumber('1,000')).toBe(1000);
    expect(toSchemeNumber('0.12345678901234567')).toBe('0.12345678901234567');
    expect(toSchemeNumber('abc')).toBeNull();
    expect(toSchemeNumber('1/0')).toBeNull();
  });
});

describe('undo and redo', () => {
  it('take typing into one field back as one step', () => {
    const history = edited(edited(edited(historyOf('a'), 'ab', 'field'), 'abc', 'field'), 'x', null);
    expect(undone(history).present).toBe('abc');
    expect(undone(undone(history)).present).toBe('a');
    expect(undone(undone(undone(history))).present).toBe('a');
  });

  it('do again what was taken back, until something else is done', () => {
    const back = undone(edited(historyOf('a'), 'b', null));
    expect(redone(back).present).toBe('b');
    expect(redone(edited(back, 'c', null)).present).toBe('c');
  });
});
