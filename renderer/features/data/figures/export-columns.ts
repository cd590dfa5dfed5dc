import type { FigureColumn, FigureRow } from '../../../../shared/contract/figure-calls.ts';
import type { TableColumn } from '../../../components/table-column.ts';
import type { Say } from '../../../i18n.ts';
import type { FIGURES } from './words.ts';

/** The sheet's columns as they leave the program: codes as heads' second name, numbers exact. */
export function exportColumns(columns: readonly FigureColumn[], say: Say<typeof FIGURES.table>): readonly TableColumn<FigureRow>[] {
  const text = (key: string, title: string, of: (row: FigureRow) => string): TableColumn<FigureRow> => ({ key, title, width: 120, cell: of });
  return [
    text('code', say('outletCode'), (row) => row.code),
    text('name', say('outletName'), (row) => row.name),
    text('region', say('region'), (row) => row.regionPath.join('/')),
    text('type', say('type'), (row) => row.type ?? ''),
    ...columns.map(
      ({ figure, name, unit }, at): TableColumn<FigureRow> => ({
        key: figure,
        title: unit === null ? name : `${name}（${unit}）`,
        width: 120,
        align: 'right',
        cell: (row) => row.cells[at] ?? '',
        data: { kind: 'number', of: (row) => row.cells[at] ?? null },
      }),
    ),
  ];
}
