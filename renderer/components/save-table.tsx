import { Button } from 'antd';
import { useWords } from '../i18n.ts';
import { csvBlob, saveFile } from './charts/save-file.ts';
import { Icon } from './icon.tsx';
import type { TableColumn } from './table-column.ts';
import { shownRows } from './table-copy.ts';
import { COMMON } from './words.ts';

export interface SaveTableProps<Row> {
  /** File name without ending, and what the button says it saves. */
  readonly name: string;
  readonly columns: readonly TableColumn<Row>[];
  /** All rows in the order shown. */
  readonly rows: readonly Row[];
}

/** The icon in the head of a small table that saves it as shown, as CSV. Tables of any length have `ExportButton`. */
export function SaveTable<Row>({ name, columns, rows }: SaveTableProps<Row>) {
  const say = useWords(COMMON);
  const label = say('exportOf', { name });
  return (
    <Button
      type="text"
      size="small"
      aria-label={label}
      title={label}
      disabled={rows.length === 0}
      icon={<Icon name="download" />}
      onClick={() => saveFile(`${name}.csv`, csvBlob(shownRows(columns, rows)))}
    />
  );
}
