import { describe, expect, it } from 'vitest';
import { inNamesOf, stillPlaced } from '../../../renderer/features/schemes/model/data-problems.ts';
import { insert, remove, set } from '../../../renderer/features/schemes/model/scheme-edit.ts';
import type { Problem } from '../../../shared/errors.ts';
import { scheme } from './sample-scheme.ts';

const at = (path: string): Problem => ({ severity: 'warning', path, code: 'scheme/data-no-spread', params: { indicator: '投诉', outlets: 9 } });
const paths = (problems: readonly Problem[]): readonly string[] => problems.map(({ path }) => path);

describe('what the data showed of an earlier document', () => {
  const found = [at('tree'), at('tree.children[0].children[1].source'), at('tree.children[1].children[0].method'), at('levels[1]'), at('vetoes[0]')];

  it('stands while numbers change elsewhere', () => {
    const now = set('levels[0].stars', 0.5)(set('tree.children[0].weight', 55)(scheme));
    expect(stillPlaced(found, scheme, now)).toEqual(found);
  });

  it('goes from a list that has one item more or less, and stands elsewhere', () => {
    const now = remove('tree.children[0].children[0]')(scheme);
    expect(paths(stillPlaced(found, scheme, now))).toEqual(['tree', 'tree.children[1].children[0].method', 'levels[1]', 'vetoes[0]']);
    const longer = insert('levels', { code: 'three', name: { zh: '三星' }, stars: 3, line: 80 })(scheme);
    expect(paths(stillPlaced(found, scheme, longer))).not.toContain('levels[1]');
  });

  it('goes when the level, the rule or the source that it speaks of changed', () => {
    const now = set('levels[1].line', 70)(set('vetoes[0].when.than', 5)(set('tree.children[0].children[1].source.expression', '1')(scheme)));
    expect(paths(stillPlaced(found, scheme, now))).toEqual(['tree', 'tree.children[1].children[0].method']);
  });

  it('goes when the place holds another thing, another method or nothing', () => {
    const swapped = set('tree.children[1].children[0].code', 'other')(scheme);
    expect(paths(stillPlaced(found, scheme, swapped))).not.toContain('tree.children[1].children[0].method');
    const formula = set('tree.children[1].children[0].method', { kind: 'formula', expression: '1' })(scheme);
    expect(paths(stillPlaced(found, scheme, formula))).not.toContain('tree.children[1].children[0].method');
    expect(paths(stillPlaced(found, scheme, set('vetoes', undefined)(scheme)))).not.toContain('vetoes[0]');
  });

  it('names indicators in English where they have an English name', () => {
    expect(inNamesOf(scheme, at('tree'), 'en').params).toEqual({ indicator: 'Complaints', outlets: 9 });
    expect(inNamesOf(scheme, at('tree'), 'zh').params).toEqual({ indicator: '投诉', outlets: 9 });
    expect(inNamesOf(scheme, { ...at('vetoes[0]'), params: { veto: '销量太低' } }, 'en').params).toEqual({ veto: '销量太低' });
  });
});
