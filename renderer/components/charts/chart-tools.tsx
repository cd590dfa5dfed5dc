import { Button, Dropdown, Tooltip } from 'antd';
import { useWords } from '../../i18n.ts';
import { Icon } from '../icon.tsx';
import { COMMON } from '../words.ts';
import { csvBlob, saveFile } from './save-file.ts';

/** The numbers of a chart, for its table and its export. */
export interface ChartTable {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface ChartToolsProps {
  /** File name without ending. */
  readonly name: string;
  readonly table: ChartTable;
  readonly isTable: boolean;
  readonly onTable: (isTable: boolean) => void;
  /** Draws the chart as a picture for saving. */
  readonly picture: () => Promise<Blob | null>;
}

/** The two icons in the head of every chart: 表格 and 导出 (PNG or CSV). */
export function ChartTools({ name, table, isTable, onTable, picture }: ChartToolsProps) {
  const say = useWords(COMMON);
  const label = say(isTable ? 'showChart' : 'showTable');
  async function save(kind: string): Promise<void> {
    if (kind === 'csv') return saveFile(`${name}.csv`, csvBlob([table.heads, ...table.rows]));
    const image = await picture();
    if (image !== null) saveFile(`${name}.png`, image);
  }
  return (
    <span className="row" style={{ gap: 4 }}>
      <Tooltip title={label}>
        <Button type="text" size="small" aria-label={label} aria-pressed={isTable} icon={<Icon name={isTable ? 'chart' : 'table'} />} onClick={() => onTable(!isTable)} />
      </Tooltip>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'png', label: say('exportPng') },
            { key: 'csv', label: say('exportCsv') },
          ],
          onClick: ({ key }) => void save(key),
        }}
      >
        <Button type="text" size="small" aria-label={say('export')} title={say('export')} icon={<Icon name="download" />} />
      </Dropdown>
    </span>
  );
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
