import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { checklistJsonSchema } from '../../../shared/checklist/checklist-json-schema.ts';
import { parseChecklist } from '../../../shared/checklist/parse-checklist.ts';
import { buildChecklist, passFail } from '../../builders/checklist.ts';

const root = join(import.meta.dirname, '../../..');
const shipped: object = JSON.parse(readFileSync(join(root, 'resources/checklist.schema.json'), 'utf8')) as object;
const validate = new Ajv2020({ strict: false }).compile(shipped);
const forms = readdirSync(join(root, 'resources/checklists'));
const read = (file: string): unknown => JSON.parse(readFileSync(join(root, 'resources/checklists', file), 'utf8'));

const choice = { code: 'Q', kind: 'choice', name: { zh: '题' }, options: [{ code: 'a', name: { zh: '甲' }, points: 1 }] };
const withItem = (item: object): unknown => ({ ...buildChecklist([]), sections: [{ code: 'S', name: { zh: '部分' }, items: [item] }] });
const plain = buildChecklist([passFail('A1')]);

describe('the shipped JSON Schema of checklists', () => {
  it('is the one that the program itself reads by', () => {
    expect(shipped).toEqual(JSON.parse(JSON.stringify(checklistJsonSchema())));
  });
  it.each(forms)('takes %s', (file) => {
    expect(validate(read(file)), JSON.stringify(validate.errors)).toBe(true);
  });
  it('takes the example of the format page', () => {
    const page = readFileSync(join(root, 'docs/checklist-format.md'), 'utf8');
    const example = /```json\n(\{\n {2}"format"[\s\S]*?)```/.exec(page)![1]!;
    expect(validate(JSON.parse(example)), JSON.stringify(validate.errors)).toBe(true);
  });
  it.each([
    ['decimals, fractions and texts as numbers', { ...plain, max: '70/3', cap: '12.5', floor: 'none', base: -0.5 }],
    ['every critical rule', { ...plain, criticalRule: { deductTotal: '0.5' } }],
    ['nested conditions', withItem({ ...choice, condition: { all: [{ not: { value: { header: 'slot' }, in: ['a', 2] } }, { any: [{ value: { attribute: '面积' }, is: '>=', than: 100 }] }] } })],
    ['reference photos', withItem({ ...choice, referencePhotos: ['手册 3-2', 'front.jpg'] })],
  ])('takes %s', (_, document) => {
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
  });

  const FAULTY: readonly (readonly [string, unknown])[] = [
    ['an unknown key', { ...plain, pasMark: 70 }],
    ['no mode', { ...plain, mode: undefined }],
    ['another format', { ...plain, format: 'startier-checklist/2' }],
    ['a code with a space', { ...plain, code: 'a b' }],
    ['an empty name', { ...plain, name: { zh: ' ' } }],
    ['words that are one text', { ...plain, name: '门店' }],
    ['a number that is none', { ...plain, max: 'many' }],
    ['a fraction of zero', { ...plain, max: '1/0' }],
    ['a pass mark below 0', { ...plain, passMark: -1 }],
    ['a pass mark below 0 as text', { ...plain, passMark: '-1' }],
    ['an unknown critical rule', { ...plain, criticalRule: 'zero' }],
    ['a deduction of 0', { ...plain, criticalRule: { deductTotal: 0 } }],
    ['a critical rule with two parts', { ...plain, criticalRule: { cap: 59, deductTotal: 2 } }],
    ['a day that is none', { ...plain, validFrom: '2026-13-01' }],
    ['no section', { ...plain, sections: [] }],
    ['a section without items', { ...plain, sections: [{ code: 'S', name: { zh: '部分' }, items: [] }] }],
    ['an item without a kind', withItem({ code: 'Q', name: { zh: '题' } })],
    ['an unknown kind', withItem({ ...choice, kind: 'radio' })],
    ['an item without its points', withItem({ code: 'Q', kind: 'passFail', name: { zh: '题' } })],
    ['a choice without options', withItem({ ...choice, options: [] })],
    ['steps beyond 100', withItem({ code: 'Q', kind: 'scale', name: { zh: '题' }, points: 2, steps: 101 })],
    ['a fault that takes nothing', withItem({ code: 'Q', kind: 'count', name: { zh: '题' }, points: 2, faults: [{ code: 'f', name: { zh: '错' }, points: 0 }] })],
    ['a condition without a comparison', withItem({ ...choice, condition: { value: { item: 'A' } } })],
    ['a reference photo of two lines', withItem({ ...choice, referencePhotos: ['a\nb'] })],
    ['an evidence rule that is none', withItem({ ...choice, evidence: { photo: 'never' } })],
  ];
  it.each(FAULTY)('refuses %s, as the program does', (_, document) => {
    const text: unknown = JSON.parse(JSON.stringify(document));
    expect(validate(text)).toBe(false);
    expect(parseChecklist(text).checklist).toBeNull();
  });
});
