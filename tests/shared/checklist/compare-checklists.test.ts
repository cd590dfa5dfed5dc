import { describe, expect, it } from 'vitest';
import type { Checklist, Item } from '../../../shared/checklist/checklist.ts';
import { compareChecklists } from '../../../shared/checklist/compare-checklists.ts';
import { buildChecklist, passFail } from '../../builders/checklist.ts';

const items: readonly Item[] = ['A', 'B', 'C', 'D'].map((code) => passFail(code));
const told = (from: Checklist, to: Checklist, lang: 'zh' | 'en' = 'zh'): readonly string[] =>
  compareChecklists(from, to, lang).map(({ kind, scope, what, field, before, after }) => [kind, scope, what, field, before, after].join('|'));

describe('the comparison of two checklists', () => {
  it('says nothing of equal ones', () => {
    expect(told(buildChecklist(items), buildChecklist(items))).toEqual([]);
  });
  it('names a value of the whole, a section and an item with what it was', () => {
    const from = buildChecklist(items, { passMark: 70 });
    const to: Checklist = { ...from, passMark: 75, criticalRule: { cap: 59 }, sections: [{ ...from.sections[0]!, max: 5, items: [passFail('A', { points: 2, critical: true }), ...items.slice(1)] }] };
    expect(told(from, to)).toEqual([
      'changed|检查表||红线规则||封顶 59',
      'changed|检查表||合格线|70|75',
      'changed|部分|S 部分|应有满分||5',
      'changed|题目|A A|分值|1|2',
      'changed|题目|A A|红线||是',
    ]);
  });
  it('names what came, went and moved; the fewest things move', () => {
    const to = buildChecklist([items[1]!, items[2]!, items[0]!, passFail('E')]);
    expect(told(buildChecklist(items), to)).toEqual(['removed|题目|D D|||', 'moved|题目|A A|||', 'added|题目|E E|||']);
  });
  it('takes an item in another section as the same item', () => {
    const two = (first: readonly Item[], second: readonly Item[]): Checklist => ({
      ...buildChecklist([]),
      sections: [
        { code: 'S', name: { zh: '一' }, items: first },
        { code: 'T', name: { zh: '二' }, items: second },
      ],
    });
    expect(told(two(items.slice(0, 2), items.slice(2)), two(items.slice(0, 1), items.slice(1)))).toEqual(['changed|题目|B B|部分编码|S|T']);
  });
  it('names options below their item, and speaks English', () => {
    const choice = (points: number): Item => ({ kind: 'choice', code: 'Q', name: { zh: '题', en: 'Question' }, options: [{ code: 'x', name: { zh: '甲', en: 'First' }, points }] });
    expect(told(buildChecklist([choice(1)]), buildChecklist([choice(3)]), 'en')).toEqual(['changed|Options|Q x First|points|1|3']);
  });
});
