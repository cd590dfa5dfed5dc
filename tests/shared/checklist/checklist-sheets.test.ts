import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Checklist } from '../../../shared/checklist/checklist.ts';
import { checklistJsonSchema } from '../../../shared/checklist/checklist-json-schema.ts';
import { conditionText, parseCondition } from '../../../shared/checklist/condition-text.ts';
import { parseChecklist } from '../../../shared/checklist/parse-checklist.ts';
import { fromSheets, type ReadSheet } from '../../../shared/checklist/sheets/from-sheets.ts';
import { sheetOf } from '../../../shared/checklist/sheets/sheet-columns.ts';
import { toSheets } from '../../../shared/checklist/sheets/to-sheets.ts';
import { anyChecklist, anyCondition } from '../../builders/arbitrary-checklist.ts';
import { buildChecklist, passFail } from '../../builders/checklist.ts';

const RUNS = { numRuns: 120 };

/** The sheets with one cell changed by the name of its sheet, row and head. */
function changed(checklist: Checklist, sheet: string, row: number, head: string, value: string | number | null): readonly ReadSheet[] {
  return toSheets(checklist, 'zh').map(({ name, rows }) => {
    if (name !== sheet) return { name, rows };
    const at = rows[0]!.indexOf(head);
    return { name, rows: rows.map((cells, place) => (place === row - 1 ? cells.map((cell, nth) => (nth === at ? value : cell)) : cells)) };
  });
}
const small = buildChecklist([passFail('A1'), { kind: 'choice', code: 'A2', name: { zh: '题' }, options: [{ code: 'x', name: { zh: '甲' }, points: 1 }] }]);

describe('a checklist as sheets', () => {
  it.each(['zh', 'en'] as const)('comes back as it was, whatever it holds, in %s', (lang) => {
    fc.assert(
      fc.property(anyChecklist, (checklist) => {
        const read = fromSheets(toSheets(checklist, lang));
        expect(read.problems).toEqual([]);
        expect(read.document).toEqual(checklist);
      }),
      RUNS,
    );
  });
  it('takes what a person writes: other words for yes, days with slashes, numbers in place of texts', () => {
    let sheets = changed(small, '题目', 2, '红线', '√');
    const sections = sheets.find(({ name }) => name === '部分')!;
    sheets = [...sheets.filter(({ name }) => name !== '部分'), { name: 'sections', rows: [['code', 'name.zh'], ['S', 2026]] }];
    const upright = sheets.find(({ name }) => name === '检查表')!;
    const withDay = upright.rows.map((row) => (row[0] === '启用日期' ? [row[0], '2026/9/3'] : row));
    const { document } = fromSheets(sheets.map((sheet) => (sheet === upright ? { name: sheet.name, rows: withDay } : sheet)));
    const { checklist } = parseChecklist(document);
    expect(sections.rows).toHaveLength(2);
    expect(checklist).toMatchObject({ validFrom: '2026-09-03', sections: [{ name: { zh: '2026' }, items: [{ critical: true }, {}] }] });
  });
  it('names sheet, row and column of a fault', () => {
    const { document, placeOf } = fromSheets(changed(small, '选项', 2, '分值', '很多'));
    const { problems } = parseChecklist(document);
    expect(problems.map(({ path, code }) => [placeOf(path), code])).toEqual([['选项 2 分值', 'checklist/number-invalid']]);
  });
  it('names the row of an option whose item is not there', () => {
    const { problems } = fromSheets(changed(small, '选项', 2, '题目编码', 'A9'));
    expect(problems).toEqual([{ severity: 'error', path: '选项 2 题目编码', code: 'checklist/reference-unknown-near', params: { code: 'A9', nearest: 'A1' } }]);
  });
  it('says which sheet or column is wrong', () => {
    const sheets = toSheets(small, 'zh').filter(({ name }) => name !== '部分');
    expect(fromSheets(sheets).problems[0]).toMatchObject({ code: 'checklist/sheet-missing', params: { sheet: '部分' } });
    const renamed = toSheets(small, 'zh').map((sheet) => (sheet.name === '题目' ? { name: sheet.name, rows: [sheet.rows[0]!.map((head) => (head === '口径' ? '判断依据说明' : head)), ...sheet.rows.slice(1)] } : sheet));
    expect(fromSheets(renamed).problems[0]).toMatchObject({ path: '题目 1', code: 'checklist/sheet-head-unknown', params: { head: '判断依据说明' } });
  });
  it('says at which letter a condition cannot be read', () => {
    const { problems } = fromSheets(changed(small, '题目', 3, '适用条件', 'item(A1) is pass'));
    expect(problems).toMatchObject([{ path: '题目 3 适用条件', code: 'checklist/condition-syntax', params: { at: 10 } }]);
  });
  it('passes over sheets of its own words and blank rows', () => {
    const sheets = [...toSheets(small, 'zh').map(({ name, rows }) => ({ name, rows: [...rows, [null, ' ']] })), { name: '草稿', rows: [['随便']] }];
    expect(fromSheets(sheets).document).toEqual(small);
  });
});

describe('the sheets', () => {
  interface Node {
    readonly properties?: Readonly<Record<string, Node>>;
    readonly items?: Node;
    readonly anyOf?: readonly Node[];
    readonly oneOf?: readonly Node[];
  }
  const schema = checklistJsonSchema() as Node;
  const section = schema.properties!['sections']!.items!;
  const item = section.properties!['items']!.items!;
  const keysOf = (node: Node): readonly string[] => [...Object.keys(node.properties ?? {}), ...[...(node.anyOf ?? []), ...(node.oneOf ?? [])].flatMap(keysOf)];
  /** Lists that have a sheet of their own, and the format, which is always the same. */
  const ELSEWHERE = ['format', 'header', 'sections', 'items', 'bands', 'options', 'faults', 'parts', 'conditions', 'labels'];
  it.each([
    ['checklist', keysOf(schema)],
    ['header', keysOf(schema.properties!['header']!.items!)],
    ['sections', keysOf(section)],
    ['items', keysOf(item)],
    ['outcomeBands', keysOf(schema.properties!['bands']!.items!)],
  ] as const)('%s has a column for every key of the format', (id, keys) => {
    const columns = sheetOf(id).columns.map(({ key }) => key.split('.')[0]);
    expect(keys.length).toBeGreaterThan(3);
    expect([...new Set(keys)].filter((key) => !ELSEWHERE.includes(key) && !columns.includes(key))).toEqual([]);
  });
});

describe('a condition in one line', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(anyCondition, (condition) => {
        expect(parseCondition(conditionText(condition))).toEqual({ condition });
      }),
      RUNS,
    );
  });
  it('reads full-width signs', () => {
    expect(parseCondition('all（item（A1）＝“pass”，attribute(面积) ≥ 100）')).toEqual({
      condition: { all: [{ value: { item: 'A1' }, is: '=', than: 'pass' }, { value: { attribute: '面积' }, is: '>=', than: 100 }] },
    });
  });
  it.each([
    ['', 0],
    ['item(A1)', 8],
    ['item(A1) = ', 11],
    ['item(A1) = "a" x', 15],
    ['all()', 4],
    ['wrong(A1) = 1', 0],
    ['item(A1) = "a', 11],
  ])('says where %j goes wrong', (text, at) => {
    expect(parseCondition(text)).toEqual({ at });
  });
});
