import { describe, expect, it } from 'vitest';
import { answersFromRows, type AnswerRow, type RowOptions } from '../../../shared/checklist/answers-from-rows.ts';
import type { Item } from '../../../shared/checklist/checklist.ts';
import { buildChecklist, passFail } from '../../builders/checklist.ts';

const named = (code: string, zh = code, en?: string) => ({ code, name: en === undefined ? { zh } : { zh, en } });

const form = buildChecklist([
  passFail('pf', { points: 2, naAllowed: true }),
  { ...named('scale'), kind: 'scale', points: 4, steps: 2, labels: [{ zh: '差', en: 'poor' }, { zh: '中', en: 'fair' }, { zh: '好', en: 'good' }] },
  { ...named('choice'), kind: 'choice', options: [{ ...named('full', '完全相符', 'fits'), points: 3 }, { ...named('half', '部分相符', 'fits in part'), points: 1 }] },
  { ...named('multi'), kind: 'multi', options: [{ ...named('m1', '甲'), points: 1 }, { ...named('m2', '乙'), points: 1 }] },
  { ...named('one'), kind: 'count', points: 9, faults: [{ ...named('f', '垃圾'), points: 2 }] },
  { ...named('many'), kind: 'count', points: 9, faults: [{ ...named('f1', '破损'), points: 1 }, { ...named('f2', '过期'), points: 2 }] },
  { ...named('parts'), kind: 'additive', naAllowed: true, parts: [{ ...named('p1', '问候'), points: 1 }, { ...named('p2', '送别'), points: 1 }] },
  { ...named('all'), kind: 'allOf', points: 1, naAllowed: true, conditions: [named('c1', '灯亮'), named('c2', '无异味')] },
  { ...named('wait'), kind: 'measure', bands: [{ from: 0, to: 600, points: 1 }] },
  { ...named('typed'), kind: 'score', points: 10 },
  { ...named('flag'), kind: 'flag' },
  { ...named('note'), kind: 'text' },
  { ...named('time'), kind: 'time' },
] satisfies readonly Item[]);

function read(rows: readonly Omit<AnswerRow, 'row'>[], options?: RowOptions) {
  const { answers, problems } = answersFromRows(form, rows.map((cells, at) => ({ row: at + 2, ...cells })), options);
  return { answers, problems: problems.map(({ path, code }) => `${path} ${code}`) };
}
/** The value that one row gives, or the code of its problem. */
function value(item: string, cells: Omit<AnswerRow, 'row' | 'item'>): unknown {
  const { answers, problems } = read([{ item, ...cells }]);
  const answer = answers[item];
  return problems[0]?.split(' ').at(-1) ?? (answer?.na === true ? 'N/A' : answer?.value);
}

describe('answersFromRows', () => {
  it.each(['pass', 'PASS', ' 合格 ', '是', 'yes', '1', '１', '通过'])('reads %s as passed', (answer) => {
    expect(value('pf', { answer })).toBe('pass');
  });
  it.each(['fail', 'Failed', '不合格', '否', 'no', '0', '０'])('reads %s as failed', (answer) => {
    expect(value('pf', { answer })).toBe('fail');
  });
  it.each(['n/a', 'NA', 'N／A', '不适用', 'n.a.'])('reads %s as not applicable', (answer) => {
    expect(value('pf', { answer })).toBe('N/A');
  });

  it.each<[string, Omit<AnswerRow, 'row' | 'item'>, unknown]>([
    ['pf', { answer: '大概' }, 'checklist/row-answer-invalid'],
    ['pf', { points: '2' }, 'pass'],
    ['pf', { points: '0.0' }, 'fail'],
    ['pf', { points: '1' }, 'checklist/row-points-unreadable'],
    ['pf', {}, 'checklist/row-answer-missing'],
    ['scale', { answer: '2' }, 2],
    ['scale', { answer: '中' }, 1],
    ['scale', { answer: 'Good' }, 2],
    ['scale', { answer: '3' }, 'checklist/row-answer-invalid'],
    ['scale', { points: '2' }, 1],
    ['scale', { answer: 'n/a' }, 'checklist/row-na-not-allowed'],
    ['choice', { answer: 'full' }, 'full'],
    ['choice', { answer: '部分相符' }, 'half'],
    ['choice', { answer: 'Fits' }, 'full'],
    ['choice', { answer: 'hlaf' }, 'checklist/answer-word-unknown-near'],
    ['choice', { answer: '其他' }, 'checklist/answer-word-unknown'],
    ['choice', { points: '1' }, 'half'],
    ['multi', { answer: 'm1；乙' }, ['m1', 'm2']],
    ['multi', { answer: '无' }, []],
    ['multi', { answer: 'm1;m3' }, 'checklist/answer-word-unknown-near'],
    ['one', {}, { f: 1 }],
    ['one', { count: '3' }, { f: 3 }],
    ['one', { count: '0' }, {}],
    ['one', { answer: '2' }, { f: 2 }],
    ['one', { answer: '0' }, {}],
    ['one', { answer: '不合格' }, { f: 1 }],
    ['one', { answer: '合格' }, {}],
    ['one', { points: '4' }, { f: 2 }],
    ['one', { points: '-2' }, { f: 1 }],
    ['one', { points: '3' }, 'checklist/row-points-unreadable'],
    ['one', { count: '1.5' }, 'checklist/row-count-invalid'],
    ['many', { answer: '过期', count: '2' }, { f2: 2 }],
    ['many', { answer: 'f1' }, { f1: 1 }],
    ['many', {}, 'checklist/row-answer-missing'],
    ['many', { answer: 'f3' }, 'checklist/answer-word-unknown-near'],
    ['parts', { answer: 'p1' }, { p1: true, p2: false }],
    ['parts', { answer: '问候;送别=不适用' }, { p1: true, p2: 'na' }],
    ['parts', { answer: '合格' }, { p1: true, p2: true }],
    ['parts', { answer: 'no' }, { p1: false, p2: false }],
    ['all', { answer: 'pass' }, { c1: 'met', c2: 'met' }],
    ['all', { answer: '无异味' }, { c1: 'met', c2: 'breached' }],
    ['all', { answer: 'c1=n/a' }, { c1: 'na', c2: 'met' }],
    ['all', { answer: 'fail' }, { c1: 'breached', c2: 'breached' }],
    ['wait', { answer: '600' }, '600'],
    ['wait', { answer: '601' }, 'checklist/row-answer-invalid'],
    ['wait', { answer: '5分钟' }, 'checklist/row-answer-invalid'],
    ['wait', { points: '1' }, 'checklist/row-points-unreadable'],
    ['typed', { answer: '7.5' }, '7.5'],
    ['typed', { points: '7.50' }, '7.5'],
    ['typed', { points: '11' }, 'checklist/row-points-unreadable'],
    ['flag', { answer: '是' }, true],
    ['flag', { answer: '合格' }, false],
    ['note', { answer: '合格' }, '合格'],
    ['time', { answer: '9:05' }, '09:05'],
    ['time', { answer: '25:00' }, 'checklist/row-answer-invalid'],
  ])('%s %o', (item, cells, expected) => {
    expect(value(item, cells)).toEqual(expected);
  });

  it('adds up repeated rows of a count item, and joins those of multi, additive and allOf', () => {
    const { answers, problems } = read([
      { item: 'one' },
      { item: 'one', count: '2' },
      { item: 'multi', answer: 'm2' },
      { item: 'multi', answer: 'm1' },
      { item: 'parts', answer: 'p1' },
      { item: 'parts', answer: 'p2' },
      { item: 'all', answer: 'c2' },
      { item: 'all', answer: 'c1' },
    ]);
    expect(problems).toEqual([]);
    expect(Object.fromEntries(Object.entries(answers).map(([code, answer]) => [code, answer.value]))).toEqual({
      one: { f: 3 },
      multi: ['m2', 'm1'],
      parts: { p1: true, p2: true },
      all: { c1: 'breached', c2: 'breached' },
    });
  });

  it('takes the same answer twice, and refuses a different one with its row', () => {
    expect(read([{ item: 'pf', answer: '是' }, { item: 'pf', answer: 'pass' }]).problems).toEqual([]);
    expect(read([{ item: 'pf', answer: '是' }, { item: 'pf', answer: '否' }]).problems).toEqual(['row 3, column answer checklist/row-repeated']);
    expect(read([{ item: 'pf', answer: '不适用' }, { item: 'pf', answer: '否' }]).problems).toEqual(['row 3, column answer checklist/row-repeated']);
  });

  it('names the nearest item of an unknown code', () => {
    const { problems } = answersFromRows(form, [{ row: 7, item: 'choise', answer: 'full' }]);
    expect(problems).toEqual([
      { severity: 'error', path: 'row 7, column item_code', code: 'checklist/row-item-unknown-near', params: { item: 'choise', nearest: 'choice' } },
    ]);
  });

  it('keeps note and reason', () => {
    expect(read([{ item: 'pf', answer: 'n/a', naReason: ' 无此设备 ', note: '见照片' }]).answers).toEqual({
      pf: { value: null, na: true, naReason: '无此设备', note: '见照片' },
    });
  });

  it('fills items without a row as passed only when asked, and leaves what has no passing value open', () => {
    expect(read([{ item: 'pf', answer: 'fail' }]).answers).toEqual({ pf: { value: 'fail' } });
    const { answers } = read([{ item: 'pf', answer: 'fail' }], { unlisted: 'pass' });
    expect(answers).toEqual({
      pf: { value: 'fail' },
      scale: { value: 2 },
      choice: { value: 'full' },
      multi: { value: ['m1', 'm2'] },
      one: { value: {} },
      many: { value: {} },
      parts: { value: { p1: true, p2: true } },
      all: { value: { c1: 'met', c2: 'met' } },
      typed: { value: '10' },
      flag: { value: false },
    });
  });

  it('does not fill an item whose row is faulty', () => {
    const { answers } = read([{ item: 'pf', answer: '大概' }], { unlisted: 'pass' });
    expect(answers['pf']).toBeUndefined();
  });
});
