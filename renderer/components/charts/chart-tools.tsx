import { Button, Tooltip } from 'antd';
import { useWords } from '../../i18n.ts';
import { ExportMenu } from '../export/export-menu.tsx';
import { shownTable } from '../export/shown-table.ts';
import { Icon } from '../icon.tsx';
import type { TableColumn } from '../table-column.ts';
import { COMMON } from '../words.ts';

/** The numbers of a chart, for its table and its export: texts as `format.ts` writes them, the first column names the rest. */
export interface ChartTable {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface ChartToolsProps {
  /** What the chart is called, in its file's name. */
  readonly name: string;
  readonly table: ChartTable;
  readonly isTable: boolean;
  readonly onTable: (isTable: boolean) => void;
  /** Draws the chart as a picture for saving. */
  readonly picture: () => Promise<Blob | null>;
}

/** The two icons in the head of every chart: 表格 and 导出 (a picture, or its numbers as any table). */
export function ChartTools({ name, table, isTable, onTable, picture }: ChartToolsProps) {
  const say = useWords(COMMON);
  const label = say(isTable ? 'showChart' : 'showTable');
  return (
    <span className="row" style={{ gap: 4 }}>
      <Tooltip title={label}>
        <Button type="text" size="small" aria-label={label} aria-pressed={isTable} icon={<Icon name={isTable ? 'chart' : 'table'} />} onClick={() => onTable(!isTable)} />
      </Tooltip>
      <ExportMenu name={name} iconOnly picture={picture} rowCount={table.rows.length} read={() => shownTable({ name, columns: chartColumns(table), rows: table.rows })} />
    </span>
  );
}

function chartColumns({ heads }: ChartTable): readonly TableColumn<readonly string[]>[] {
  return heads.map((title, at) => ({ key: String(at), title, width: 1, align: at === 0 ? 'left' : 'right', cell: (row) => row[at] ?? '' }));
}

/** The numbers of a chart as a plain table. */
export function ChartNumbers({ table, label }: { readonly table: ChartTable; readonly label: string }) {
  return (
    <div className="chart-numbers">
      <table aria-label={label}>
        <thead>
          <tr>
            {table.heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <tr key={row[0]}>
              {row.map((cell, place) => (
                <td key={table.heads[place]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
