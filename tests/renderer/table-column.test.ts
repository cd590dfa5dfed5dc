import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { csvBlob } from '../../renderer/components/charts/save-file.ts';
import { rowsAsTsv } from '../../renderer/components/table-copy.ts';
import { gridTemplate, leastWidth, visibleColumns, type TableColumn } from '../../renderer/components/table-column.ts';

interface Row {
  readonly name: string;
  readonly n: number;
}
const COLUMNS: readonly TableColumn<Row>[] = [
  { key: 'name', title: '网点', width: 100, grow: 1, cell: (row) => createElement('b', null, row.name) },
  { key: 'n', title: '检查', width: 60, hideUnder: 1400, cell: (row) => row.n },
];

describe('columns of a table', () => {
  it('are left out under the width they state', () => {
    expect(visibleColumns(COLUMNS, 1399).map((column) => column.key)).toEqual(['name']);
    expect(visibleColumns(COLUMNS, 1400).map((column) => column.key)).toEqual(['name', 'n']);
  });

  it('share what is left over, and keep a width that the person gave', () => {
    expect(gridTemplate(COLUMNS, {}, 0)).toBe('minmax(100px, 1fr) 60px');
    expect(gridTemplate(COLUMNS, { name: 240 }, 44)).toBe('44px 240px 60px minmax(0, 1fr)');
    expect(leastWidth(COLUMNS, { name: 240 }, 44)).toBe(344);
  });
});

describe('copied rows', () => {
  it('have heads and a tab between cells, as a spreadsheet takes them', () => {
    expect(rowsAsTsv(COLUMNS, [{ name: '天水路', n: 2 }, { name: 'a\tb\nc', n: 0 }])).toBe('网点\t检查\n天水路\t2\na b c\t0');
  });
});

describe('csvBlob', () => {
  it('begins with a byte order mark and neutralises what a spreadsheet would run', async () => {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await csvBlob([['a', '=1+1', '-5.2', 'x"y']]).arrayBuffer());
    expect(text).toBe('\uFEFFa,\'=1+1,-5.2,"x""y"\r\n');
  });
});
