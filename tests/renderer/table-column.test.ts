import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
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
