import { describe, expect, it } from 'vitest';
import { addItem, addSection, copyPlace, movePlace, removePlace, renameField, renameItem, shiftPlace, withKind } from '../../../renderer/features/checklists/model/checklist-edit.ts';
import { withDefaultsCarried, withDefaultsShifted } from '../../../renderer/features/checklists/model/default-places.ts';
import { setAt, valueAt } from '../../../renderer/features/checklists/model/document-path.ts';
import { edited, historyOf, redone, undone } from '../../../renderer/edit-history.ts';
import type { Checklist, Item, ItemKind } from '../../../shared/checklist/checklist.ts';
import { parseChecklist } from '../../../shared/checklist/parse-checklist.ts';
import { buildChecklist, passFail } from '../../builders/checklist.ts';

const two = (first: string, second: string): Checklist => ({
  ...buildChecklist([]),
  sections: [
    { code: 'A', name: { zh: '一' }, items: [...first].map((code) => passFail(code)) },
    { code: 'B', name: { zh: '二' }, items: [...second].map((code) => passFail(code)) },
  ],
});
const order = ({ sections }: Checklist): string => sections.map(({ items }) => items.map(({ code }) => code).join('')).join('/');

describe('editing a checklist', () => {
  it.each([
    ['sections[0].items[0]', 1, 'qp/rs', 'sections[0].items[1]'],
    ['sections[0].items[1]', 1, 'p/qrs', 'sections[1].items[0]'],
    ['sections[1].items[0]', -1, 'pqr/s', 'sections[0].items[2]'],
    ['sections[0].items[0]', -1, 'pq/rs', 'sections[0].items[0]'],
    ['sections[1].items[1]', 1, 'pq/rs', 'sections[1].items[1]'],
    ['sections[0]', 1, 'rs/pq', 'sections[1]'],
    ['sections[0]', -1, 'pq/rs', 'sections[0]'],
  ] as const)('shifts %s by %i to %s', (place, by, result, next) => {
    const edit = shiftPlace(two('pq', 'rs'), place, by);
    expect([order(edit.checklist), edit.place]).toEqual([result, next]);
  });
  it.each([
    ['sections[0].items[0]', 'sections[0].items[1]', 'after', 'qp/rs'],
    ['sections[0].items[1]', 'sections[0].items[0]', 'before', 'qp/rs'],
    ['sections[0].items[0]', 'sections[1].items[1]', 'before', 'q/rps'],
    ['sections[0].items[0]', 'sections[1]', 'after', 'q/prs'],
    ['sections[1]', 'sections[0]', 'before', 'rs/pq'],
    ['sections[0]', 'sections[1].items[0]', 'after', 'rs/pq'],
  ] as const)('drops %s %s %s', (from, to, side, result) => {
    expect(order(movePlace(two('pq', 'rs'), from, to, side).checklist)).toBe(result);
  });
  it('gives new and copied things codes of their own', () => {
    const base = { ...two('p', 'r'), sections: [{ code: 'A', name: { zh: '一' }, items: [passFail('A1'), passFail('A2')] }] };
    expect(order(addItem(base, 'sections[0].items[0]', '题').checklist)).toBe('A1A3A2');
    expect(order(copyPlace(base, 'sections[0].items[0]').checklist)).toBe('A1A3A2');
    expect(addSection(base, '', '新', '题').checklist.sections.map(({ code }) => code)).toEqual(['A', 'B']);
  });
  it('keeps the conditions of a copied section within the copy', () => {
    const base = buildChecklist([passFail('A1'), { ...passFail('A2'), condition: { value: { item: 'A1' }, is: '=', than: 'pass' } }]);
    const copy = copyPlace(base, 'sections[0]').checklist;
    expect(parseChecklist(copy).problems).toEqual([]);
    expect(copy.sections[1]!.items[1]).toMatchObject({ code: 'A4', condition: { value: { item: 'A3' } } });
  });
  it('takes things out and stands on the next one', () => {
    expect(removePlace(two('pq', 'r'), 'sections[0].items[1]')).toMatchObject({ place: 'sections[0].items[0]' });
    expect(order(removePlace(two('pq', 'r'), 'sections[0]').checklist)).toBe('r');
  });
  it('changes a code together with the conditions and jumps that name it', () => {
    const items: readonly Item[] = [
      { kind: 'choice', code: 'Q', name: { zh: '题' }, options: [{ code: 'x', name: { zh: '甲' }, points: 1, jumpTo: 'S' }] },
      passFail('R'),
      { ...passFail('S'), condition: { all: [{ value: { item: 'Q' }, is: '=', than: 'x' }, { not: { value: { header: 'slot' }, is: '=', than: 'day' } }] } },
    ];
    const base = buildChecklist(items, { header: [{ code: 'slot', name: { zh: '时段' }, kind: 'text' }] });
    const renamed = renameField(renameItem(renameItem(base, 'sections[0].items[0]', 'Q9'), 'sections[0].items[2]', 'S9'), 'header[0]', 'hour');
    expect(parseChecklist(renamed).checklist).toEqual(renamed);
    expect(renamed.sections[0]!.items[0]).toMatchObject({ code: 'Q9', options: [{ jumpTo: 'S9' }] });
    expect(renamed.sections[0]!.items[2]).toMatchObject({ code: 'S9', condition: { all: [{ value: { item: 'Q9' } }, { not: { value: { header: 'hour' } } }] } });
  });
  it.each(['passFail', 'scale', 'choice', 'multi', 'count', 'additive', 'allOf', 'measure', 'score', 'flag', 'text', 'photo', 'time'] as const)('makes a sound item of any kind into a sound %s', (kind: ItemKind) => {
    const words = { one: '甲', other: '乙' };
    const kinds: readonly ItemKind[] = ['passFail', 'choice', 'count', 'additive', 'allOf', 'measure', 'flag'];
    for (const before of kinds) {
      const item = withKind(withKind(passFail('A1', { points: 3, guidance: { zh: '口径' } }), before, words), kind, words);
      const { checklist, problems } = parseChecklist(buildChecklist([item, passFail('A2')]));
      expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(checklist?.sections[0]!.items[0]).toMatchObject({ kind, guidance: { zh: '口径' } });
    }
  });
});

describe('a place of the document', () => {
  it('is set without touching the rest, and taken out with what it empties', () => {
    const base = buildChecklist([passFail('A')]);
    const changed = setAt(base, 'sections[0].items[0].evidence.photo', 'always');
    expect(valueAt(changed, 'sections[0].items[0].evidence')).toEqual({ photo: 'always' });
    expect(setAt(changed, 'sections[0].items[0].evidence.photo', undefined)).toEqual(base);
    expect(base.sections[0]!.items[0]).toEqual(passFail('A'));
  });
});

describe('marks of product defaults', () => {
  const base: Checklist = { ...two('pq', 'rs'), productDefaults: ['na', 'sections[0].weight', 'sections[0].items[1].points', 'sections[1].items[0].options[2].points'] };
  const after = (edit: { readonly checklist: Checklist }): readonly string[] | undefined => withDefaultsCarried(base, edit.checklist).productDefaults;
  it('go along with the section or item that they are on', () => {
    expect(after(shiftPlace(base, 'sections[0].items[1]', 1))).toEqual(['na', 'sections[0].weight', 'sections[1].items[0].points', 'sections[1].items[1].options[2].points']);
    expect(after(shiftPlace(base, 'sections[0]', 1))).toEqual(['na', 'sections[1].weight', 'sections[1].items[1].points', 'sections[0].items[0].options[2].points']);
    expect(after(addItem(base, 'sections[0].items[0]', '题'))).toEqual(['na', 'sections[0].weight', 'sections[0].items[2].points', 'sections[1].items[0].options[2].points']);
  });
  it('go with what is taken out', () => {
    expect(after(removePlace(base, 'sections[0].items[1]'))).toEqual(['na', 'sections[0].weight', 'sections[1].items[0].options[2].points']);
    expect(after(removePlace(base, 'sections[0]'))).toEqual(['na', 'sections[0].items[0].options[2].points']);
  });
  it('follow the entries of a list', () => {
    const list = 'sections[1].items[0].options';
    expect(withDefaultsShifted(base, list, (at) => (at === 2 ? 1 : at)).productDefaults?.at(-1)).toBe('sections[1].items[0].options[1].points');
    expect(withDefaultsShifted(base, list, (at) => (at === 2 ? null : at)).productDefaults).toHaveLength(3);
  });
});

describe('the undo list', () => {
  it('takes typing into one field as one step, and goes back and forth', () => {
    let history = historyOf('a');
    history = edited(edited(history, 'ab', 'name'), 'abc', 'name');
    history = edited(history, 'x', null);
    expect(undone(history).present).toBe('abc');
    expect(undone(undone(history)).present).toBe('a');
    expect(redone(undone(history)).present).toBe('x');
    expect(undone(undone(undone(history))).present).toBe('a');
    expect(edited(undone(history), 'y', null).future).toEqual([]);
  });
});
