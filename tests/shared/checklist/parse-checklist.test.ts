import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { actualMaximum } from '../../../shared/checklist/actual-maximum.ts';
import { parseChecklist } from '../../../shared/checklist/parse-checklist.ts';
import { messageFor } from '../../../shared/errors.ts';
import { toExactText } from '../../../shared/exact/rational.ts';

const name = { zh: '题' };

function form(items: readonly object[], more: object = {}): object {
  return { format: 'startier-checklist/1', code: 'trial', name, mode: 'ratio', sections: [{ code: 'S', name, items }], ...more };
}
function item(code: string, more: object = {}): object {
  return { code, kind: 'passFail', name, points: 1, ...more };
}
function found(raw: object): readonly string[] {
  return parseChecklist(raw).problems.map(({ severity, path, code }) => `${severity} ${path} ${code}`);
}
const option = (code: string, points: number | string, more: object = {}) => ({ code, name, points, ...more });

describe('parseChecklist', () => {
  it('takes a sound form as it is, without adding anything', () => {
    const raw = form([item('a'), { code: 'b', kind: 'text', name }]);
    expect(parseChecklist(raw)).toEqual({ checklist: raw, problems: [] });
  });

  it('names the nearest known key of an unknown one, at any depth', () => {
    const raw = form([item('a', { naAlowed: true }), { code: 'b', kind: 'choice', name, options: [option('x', 1, { jumpto: 'end' })] }], { passmark: 60 });
    const { checklist, problems } = parseChecklist(raw);
    expect(checklist).toBeNull();
    expect(problems.map(({ path, code, params }) => [path, code, params['nearest']])).toEqual([
      ['sections[0].items[0].naAlowed', 'checklist/key-unknown-near', 'naAllowed'],
      ['sections[0].items[1].options[0].jumpto', 'checklist/key-unknown-near', 'jumpTo'],
      ['passmark', 'checklist/key-unknown-near', 'passMark'],
    ]);
  });

  it.each<[string, object, readonly string[]]>([
    ['a missing key', form([{ code: 'a', kind: 'passFail', name }]), ['error sections[0].items[0].points checklist/value-missing']],
    ['an unknown kind', form([item('a', { kind: 'passfail' })]), ['error sections[0].items[0].kind checklist/value-unknown-near']],
    ['another format', { ...form([item('a')]), format: 'checklist/2' }, ['error format checklist/value-unknown']],
    ['no sections', form([], { sections: [] }), ['error sections checklist/list-empty']],
    ['a word for a number', form([item('a', { points: 'two' })]), ['error sections[0].items[0].points checklist/number-invalid']],
    ['a fraction by 0', form([item('a', { points: '1/0' })]), ['error sections[0].items[0].points checklist/number-invalid']],
    ['points below 0', form([item('a', { points: -1 })]), ['error sections[0].items[0].points checklist/number-negative']],
    ['a fault that takes nothing', form([{ code: 'a', kind: 'count', name, points: 1, faults: [option('x', 0)] }]), [
      'error sections[0].items[0].faults[0].points checklist/number-not-above-zero',
    ]],
    ['a day that is none', form([item('a')], { validFrom: '2026-02-30' }), ['error validFrom checklist/date-invalid']],
    ['reversed days', form([item('a')], { validFrom: '2026-03-02', validTo: '2026-03-01' }), ['error validTo checklist/dates-reversed']],
    ['a code that records cannot hold', form([item('constructor')]), ['error sections[0].items[0].code checklist/code-invalid']],
    ['a code used twice', form([item('a'), item('a')]), ['error sections[0].items[1].code checklist/code-duplicate']],
    ['an unknown critical rule', form([item('a')], { criticalRule: { cut: 3 } }), ['error criticalRule checklist/critical-rule-invalid']],
    ['a critical text', form([item('a'), { code: 'b', kind: 'text', name, critical: true }]), ['error sections[0].items[1].critical checklist/critical-kind']],
    ['a count without points outside deduct', form([{ code: 'a', kind: 'count', name, faults: [option('x', 1)] }]), [
      'error sections[0].items[0].points checklist/count-needs-points',
    ]],
    ['a jump back', form([item('a'), { code: 'b', kind: 'choice', name, options: [option('x', 1, { jumpTo: 'a' })] }]), [
      'error sections[0].items[1].options[0].jumpTo checklist/jump-not-later',
    ]],
    ['a condition on a later item', form([item('a', { condition: { value: { item: 'b' }, is: '=', than: 'pass' } }), item('b')]), [
      'error sections[0].items[0].condition.value.item checklist/reference-not-earlier',
    ]],
    ['a condition on an unknown item', form([item('front'), item('b', { condition: { value: { item: 'fromt' }, is: '=', than: 'pass' } })]), [
      'error sections[0].items[1].condition.value.item checklist/reference-unknown-near',
    ]],
    ['a condition on an answer that is none', form([item('a'), item('b', { condition: { value: { item: 'a' }, is: '=', than: 'yes' } })]), [
      'error sections[0].items[1].condition.than checklist/answer-word-unknown',
    ]],
    ['a marked answer that is none', form([item('a', { critical: true, criticalAnswers: ['failed'] })]), [
      'error sections[0].items[0].criticalAnswers[0] checklist/answer-word-unknown-near',
    ]],
    ['a floor above the cap', form([item('a')], { floor: 10, cap: 5 }), ['error cap checklist/floor-above-cap']],
    ['a header choice without options', form([item('a')], { header: [{ code: 'h', name, kind: 'choice' }] }), ['error header[0].options checklist/value-missing']],
  ])('refuses %s', (_, raw, expected) => {
    expect(found(raw)).toEqual(expected);
    expect(parseChecklist(raw).checklist).toBeNull();
  });

  it('warns of points that do not add up, and takes the form as written', () => {
    const raw = form([item('a', { points: 49 }), item('b', { points: 50 })], {
      max: 100,
      sections: [{ code: 'S', name, max: 101, items: [item('a', { points: 49 }), item('b', { points: 50 })] }],
    });
    const { checklist, problems } = parseChecklist(raw);
    expect(checklist).not.toBeNull();
    expect(problems.map(({ severity, path, params }) => [severity, path, params])).toEqual([
      ['warning', 'sections[0].max', { stated: '101', actual: '99' }],
      ['warning', 'max', { stated: '100', actual: '99' }],
    ]);
  });

  it('finds the two slips of a published form: 3 points in a band of an item of 2, and 5 in two bands', () => {
    const leaflets = {
      code: 'leaflets',
      kind: 'measure',
      name,
      points: 2,
      domain: { from: 0 },
      bands: [
        { atLeast: 10, points: 3 },
        { atLeast: 5, atMost: 10, points: 2 },
        { atLeast: 1, atMost: 5, points: 1 },
        { atLeast: 0, atMost: 0, points: 0 },
      ],
    };
    expect(found(form([leaflets]))).toEqual([
      'warning sections[0].items[0].bands[0].points checklist/option-above-points',
      'warning sections[0].items[0].bands[2] checklist/band-overlap',
      'warning sections[0].items[0].bands checklist/band-gap',
    ]);
  });

  it.each<[string, object, readonly string[]]>([
    ['an empty band', { code: 'a', kind: 'measure', name, bands: [{ above: 5, below: 5, points: 0 }, { points: 1 }] }, [
      'warning sections[0].items[0].bands[0] checklist/band-empty',
    ]],
    ['a band that earlier ones cover', { code: 'a', kind: 'measure', name, bands: [{ atMost: 5, points: 0 }, { above: 5, points: 1 }, { atLeast: 0, points: 2 }] }, [
      'warning sections[0].items[0].bands[2] checklist/band-unreachable',
    ]],
    ['parts that differ from their item', { code: 'a', kind: 'additive', name, points: 5, parts: [option('x', 2), option('y', 2)] }, [
      'warning sections[0].items[0].points checklist/parts-differ',
    ]],
    ['a best option below the item', { code: 'a', kind: 'choice', name, points: 5, options: [option('x', 4), option('y', 0)] }, [
      'warning sections[0].items[0].points checklist/best-below-points',
    ]],
    ['an option above its item', { code: 'a', kind: 'choice', name, points: 5, options: [option('x', 5), option('y', 6)] }, [
      'warning sections[0].items[0].options[1].points checklist/option-above-points',
    ]],
    ['a key without effect', item('a', { naNeedsReason: true }), ['warning sections[0].items[0].naNeedsReason checklist/key-unused']],
  ])('warns of %s', (_, raw, expected) => {
    expect(found(form([raw]))).toEqual(expected);
  });

  it('warns of items that no visit can reach', () => {
    const raw = form(
      [
        { code: 'a', kind: 'choice', name, options: [option('x', 1, { jumpTo: 'c' }), option('y', 0, { jumpTo: 'end' })] },
        item('b'),
        item('c', { condition: { value: { item: 'b' }, is: '=', than: 'pass' } }),
        item('d', { validTo: '2025-12-31' }),
        item('e'),
      ],
      { validFrom: '2026-01-01' },
    );
    expect(found(raw)).toEqual(['b', 'c', 'd'].map((_, at) => `warning sections[0].items[${at + 1}] checklist/item-unreachable`));
  });

  it('warns of a form that can never score, and of a red line that nothing trips', () => {
    expect(found(form([{ code: 'a', kind: 'text', name }]))).toEqual(['warning sections checklist/nothing-possible']);
    const choice = { code: 'a', kind: 'choice', name, critical: true, options: [option('x', 2), option('y', 1)] };
    expect(found(form([choice]))).toEqual(['warning sections[0].items[0].critical checklist/critical-never-fails']);
  });

  it('words every problem in both languages without a place left open', () => {
    const raw = form([item('a', { naAlowed: true }), { code: 'b', kind: 'measur', name }], { mode: 'ratoi', bands: 3 });
    for (const { code, params } of parseChecklist(raw).problems) {
      expect(`${messageFor(code, params, 'zh')} ${messageFor(code, params, 'en')}`).not.toMatch(/\{\w+\}/);
    }
  });
});

describe('the checklist for service halls that comes with the program', () => {
  const raw: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../../../resources/checklists/hall-service.json'), 'utf8'));

  it('is sound: 47 items, 100 points, in 6 sections', () => {
    const { checklist, problems } = parseChecklist(raw);
    expect(problems).toEqual([]);
    if (checklist === null) throw new Error('No checklist');
    const { whole, sections } = actualMaximum(checklist);
    expect(checklist.sections.map(({ items }) => items.length)).toEqual([6, 8, 9, 11, 7, 6]);
    expect([whole, ...sections].map(toExactText)).toEqual(['100', '12', '16', '20', '28', '12', '12']);
  });
});
