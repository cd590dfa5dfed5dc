import { describe, expect, it } from 'vitest';
import { codeBlock, codeBlockEdit, codePlan, codesOf, guessColumns, type CodeBlock } from '../../../renderer/features/data/figures/code-paste.ts';
import { readClipboard } from '../../../renderer/features/data/sheet/sheet-model.ts';
import type { FigureColumn, PastedCodes, PastedOutlet } from '../../../shared/contract/figure-calls.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import type { OutletId } from '../../../shared/ids.ts';

const SEPTEMBER = '2026-09' as PeriodId;
const LOCKED = { code: 'figure/locked', params: {} } as const;
const column = (figure: string, name: string, unit: string | null = null, locked: FigureColumn['locked'] = null): FigureColumn => ({ figure, name, unit, locked, withValue: 0, places: 0, isRead: false });
const SALES = column('sales', '放号量', '户');
const COMPLAINTS = column('complaints', '投诉量', '件');
const REVENUE = column('revenue', '收入');
const COLUMNS = [COMPLAINTS, SALES, REVENUE];

const outlet = (code: string, more: Partial<PastedOutlet> = {}): PastedOutlet => ({ outletId: `id ${code}` as OutletId, name: `${code}店`, isOpen: true, isShown: true, cells: null, ...more });
const KNOWN: Readonly<Record<string, PastedOutlet>> = { A1: outlet('A1'), A2: outlet('A2'), A3: outlet('A3', { isShown: false }), 101: outlet('101') };

const CODE_HEADS = ['网点编码', '编码'];
function found(cells: readonly (readonly string[])[]): PastedCodes {
  const codes = codesOf(cells);
  return { isHead: CODE_HEADS.includes(codes[0] ?? ''), outlets: codes.map((code) => KNOWN[code] ?? null), near: {} };
}
function blockFrom(text: string): CodeBlock | null {
  const cells = readClipboard(text);
  return codeBlock(cells, found(cells), COLUMNS);
}
function mustBlock(text: string): CodeBlock {
  const block = blockFrom(text);
  if (block === null) throw new Error('The block names no outlets');
  return block;
}
const guessed = (text: string, onward: readonly FigureColumn[] = COLUMNS, columns: readonly FigureColumn[] = COLUMNS) =>
  guessColumns(mustBlock(text), columns, onward).map(({ head, sample, figure }) => [head, sample, figure]);
function planOf(text: string, withHidden = true) {
  const block = mustBlock(text);
  return codePlan(block, guessColumns(block, COLUMNS, COLUMNS), withHidden);
}

describe('a pasted block', () => {
  it('names outlets where half of its first column at least are codes', () => {
    expect(blockFrom('A1\t1\nA2\t2')?.rows.map(({ code, outlet: at }) => [code, at?.name])).toEqual([['A1', 'A1店'], ['A2', 'A2店']]);
    expect(blockFrom('A1\t1\nX\t2')).not.toBeNull();
    expect(blockFrom('A1\t1\nX\t2\nY\t3')).toBeNull();
    expect(blockFrom('1\t100\n2\t200')).toBeNull();
  });

  it('does so under a head of codes, however many are known', () => {
    expect(blockFrom('网点编码\t放号量\nX\t2\nY\t3')?.rows.length).toBe(2);
    expect(blockFrom('网点编码\t放号量')).toBeNull();
    expect(blockFrom('店号\t放号量\nX\t2')).toBeNull();
  });

  it('goes by place where it has one column, of codes as well', () => {
    expect(blockFrom('A1\nA2')).toBeNull();
  });

  it('has heads where one names a figure or codes, and none where the first row is an outlet', () => {
    expect(blockFrom('店号\t放号量（户）\nA1\t2')?.heads).toEqual(['放号量（户）']);
    expect(blockFrom('编码\t随便\nA1\t2')?.heads).toEqual(['随便']);
    expect(blockFrom('A2\t放号量\nA1\t2')?.heads).toBeNull();
  });

  it('counts its rows as pasted, blank ones left out', () => {
    expect(blockFrom('编码\t放号量\nA1\t1\n\t\nA2\t2')?.rows.map(({ line }) => line)).toEqual([2, 4]);
  });
});

describe('the columns of a pasted block', () => {
  it('go to the figures that their heads name by code or name, with the unit or without', () => {
    expect(guessed('网点编码\t网点名称\tSALES\t投诉量(件)\t 收 入 \nA1\t一店\t5\t6\t7')).toEqual([
      ['网点名称', '一店', null],
      ['SALES', '5', 'sales'],
      ['投诉量(件)', '6', 'complaints'],
      ['收 入', '7', 'revenue'],
    ]);
  });

  it('take a figure once, and never a locked one', () => {
    expect(guessed('编码\t放号量\tsales\nA1\t1\t2').map(([, , figure]) => figure)).toEqual(['sales', null]);
    expect(guessed('编码\t放号量\t投诉量\nA1\t1\t2', [], [COMPLAINTS, column('sales', '放号量', '户', LOCKED)]).map(([, , figure]) => figure)).toEqual([null, 'complaints']);
  });

  it('say why they go nowhere where their figure is locked', () => {
    const columns = [COMPLAINTS, column('sales', '放号量', '户', LOCKED)];
    expect(guessColumns(mustBlock('编码\t放号量\t投诉量\t随便\nA1\t1\t2\t3'), columns, columns).map(({ figure, locked }) => [figure, locked])).toEqual([[null, LOCKED], ['complaints', null], [null, null]]);
  });

  it('go to the sheet’s columns from the active cell on where there are no heads, texts left out', () => {
    expect(guessed('A1\t一店\t5\t\nA2\t二店\t\t', [SALES, REVENUE])).toEqual([[null, '一店', null], [null, '5', 'sales'], [null, '', 'revenue']]);
    expect(guessed('A1\t5\t6', [REVENUE]).map(([, , figure]) => figure)).toEqual(['revenue', null]);
  });
});

describe('the plan of a pasted block', () => {
  it('puts each row to its outlet, and tells those that have none', () => {
    const plan = planOf('编码\t放号量\nA2\t20\nX\t1\nA1\t10\nA2\t7\n\t9');
    expect(plan.rows.map(({ code, values }) => [code, values])).toEqual([['A2', ['20']], ['A1', ['10']]]);
    expect(plan.left.map(({ line, code, why, first }) => [line, code, why, first])).toEqual([[3, 'X', 'unknown', null], [5, 'A2', 'twice', 2], [6, '', 'noCode', null]]);
    expect(codeBlockEdit(SEPTEMBER, plan)).toEqual({ period: SEPTEMBER, how: 'paste', outlets: ['id A2', 'id A1'], figures: ['sales'], texts: [['20'], ['10']] });
  });

  it('fills outlets that the filter hides, unless the person does not want it', () => {
    const text = '编码\t放号量\nA1\t1\nA3\t3';
    expect([planOf(text).rows.length, planOf(text).hidden]).toEqual([2, 1]);
    expect([planOf(text, false).rows.map(({ code }) => code), planOf(text, false).hidden, planOf(text, false).left.length]).toEqual([['A1'], 1, 0]);
  });

  it('counts numbers, blanks and what is no number; the last stays on the sheet where its outlet is in view', () => {
    const plan = planOf('编码\t放号量\t投诉量\nA1\t1,200\t\nA2\t1.2万\t多\nA3\t约三\t2');
    expect([plan.filled, plan.emptied]).toEqual([3, 1]);
    expect(plan.bad).toEqual([{ code: 'A2', figure: 'complaints', text: '多' }, { code: 'A3', figure: 'sales', text: '约三' }]);
    expect(plan.rows.map(({ values }) => values)).toEqual([['1,200', ''], ['1.2万', '多'], [null, '2']]);
  });

  it('leaves columns out that go nowhere', () => {
    const plan = planOf('编码\t网点名称\t收入\nA1\t一店\t5');
    expect([plan.figures, plan.rows[0]?.values, plan.filled]).toEqual([['revenue'], ['5'], 1]);
  });
});
