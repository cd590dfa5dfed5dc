import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { clipboardTable } from '../../renderer/components/export/clipboard-table.ts';
import { shownTable } from '../../renderer/components/export/shown-table.ts';
import type { TableColumn } from '../../renderer/components/table-column.ts';

interface Row {
  readonly code: string;
  readonly score: string;
  readonly share: string;
  readonly count: string;
  readonly day: string | null;
}
const ROWS: readonly Row[] = [
  { code: '00123', score: '1,234.50', share: '98.6%', count: '12', day: '2026-09-30' },
  { code: '=1+1', score: '−0.25', share: '—', count: '1,000', day: null },
];
const COLUMNS: readonly TableColumn<Row>[] = [
  { key: 'code', title: '编码', width: 1, cell: (row) => createElement('b', null, row.code) },
  { key: 'score', title: '得分', width: 1, align: 'right', cell: (row) => createElement('span', null, [row.score]) },
  { key: 'share', title: '完整率', width: 1, align: 'right', cell: (row) => row.share },
  { key: 'count', title: '检查', width: 1, align: 'right', cell: (row) => row.count },
  { key: 'day', title: '日期', width: 1, cell: (row) => row.day?.slice(5), data: { kind: 'date', of: (row) => row.day } },
  { key: 'open', title: '', width: 1, cell: () => 'button' },
];

describe('shownTable', () => {
  it('reads shown numbers back as numbers, with the places shown, and leaves out columns without a head', async () => {
    expect(await shownTable({ name: '网点', columns: COLUMNS, rows: ROWS })).toEqual({
      name: '网点',
      facts: [],
      columns: [
        { head: '编码', kind: 'text' },
        { head: '得分', kind: 'number', places: 2 },
        { head: '完整率', kind: 'percent', places: 1 },
        { head: '检查', kind: 'integer' },
        { head: '日期', kind: 'date' },
      ],
      rows: [
        ['00123', '1234.50', '98.6', '12', '2026-09-30'],
        ['=1+1', '-0.25', null, '1000', null],
      ],
    });
  });

  const one = async (column: Omit<TableColumn<string>, 'key' | 'title' | 'width' | 'cell'>, ...texts: string[]) => {
    const { columns, rows } = await shownTable({ name: 'x', columns: [{ key: 'a', title: 'A', width: 1, cell: (row: string) => row, ...column }], rows: texts });
    return { ...columns[0], cells: rows.map(([cell]) => cell) };
  };

  it('takes a code that looks like a number for a text where numbers are not to the right', async () => {
    expect(await one({}, '123', '4')).toEqual({ head: 'A', kind: 'text', cells: ['123', '4'] });
  });

  it('keeps words among scores as they are, and numbers with a leading zero as texts', async () => {
    expect(await one({ align: 'right' }, '84.42', '未评级', '007')).toEqual({ head: 'A', kind: 'number', places: 2, cells: ['84.42', '未评级', '007'] });
  });

  it('states no places where they differ', async () => {
    expect(await one({ align: 'right' }, '1.5', '2.25')).toEqual({ head: 'A', kind: 'number', cells: ['1.5', '2.25'] });
  });

  it('makes no number of shares among counts', async () => {
    expect(await one({ align: 'right' }, '50%', '3')).toEqual({ head: 'A', kind: 'text', cells: ['50%', '3'] });
  });

  it('cuts typed numbers to the places shown, as the screen does, and never rounds', async () => {
    expect(await one({ data: { kind: 'number', places: 2, of: (row) => row } }, '83.336', '9', '-0.999')).toEqual({ head: 'A', kind: 'number', places: 2, cells: ['83.33', '9.00', '-0.99'] });
  });

  it('writes instants in local time', async () => {
    const at = new Date(2026, 9, 16, 16, 42).toISOString();
    expect(await one({ data: { kind: 'instant', of: () => at } }, 'x')).toEqual({ head: 'A', kind: 'instant', cells: ['2026-10-16 16:42'] });
  });

  it('keeps a cell in one line', async () => {
    expect((await one({ text: (row) => row }, 'a\tb\nc')).cells).toEqual(['a b c']);
  });
});

describe('clipboardTable', () => {
  it('gives plain numbers with a point, shares in percent, and neutralises what a spreadsheet would run', async () => {
    const { text } = clipboardTable(await shownTable({ name: '网点', columns: COLUMNS, rows: ROWS }));
    expect(text).toBe("编码\t得分\t完整率\t检查\t日期\n00123\t1234.50\t98.6%\t12\t2026-09-30\n'=1+1\t-0.25\t\t1000\t");
  });

  it('says in its cells what they hold: codes are texts, numbers are themselves', async () => {
    const { html } = clipboardTable(await shownTable({ name: '网点', columns: COLUMNS, rows: ROWS }));
    const cells = [...html.matchAll(/<td([^>]*)>([^<]*)<\/td>/g)].map(([, attributes, content]) => ({ number: /sdval="([^"]*)"/.exec(attributes ?? '')?.[1] ?? null, isText: attributes?.includes('sdnum="1033;0;@"'), content }));
    expect(cells.slice(0, 5)).toEqual([
      { number: null, isText: true, content: '00123' },
      { number: '1234.50', isText: false, content: '1234.50' },
      { number: '0.986', isText: false, content: '98.6%' },
      { number: '12', isText: false, content: '12' },
      { number: null, isText: false, content: '2026-09-30' },
    ]);
    expect(cells[5]).toEqual({ number: null, isText: true, content: '=1+1' });
  });

  it('writes names as text, not as markup', () => {
    const { html } = clipboardTable({ name: 'x', facts: [], columns: [{ head: '<b>', kind: 'text' }], rows: [['<script>"&']] });
    expect(html).toContain('<th>&lt;b&gt;</th>');
    expect(html).toContain('&lt;script&gt;&quot;&amp;');
  });
});
