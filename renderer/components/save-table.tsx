import { ExportMenu } from './export/export-menu.tsx';
import { shownTable } from './export/shown-table.ts';
import type { TableColumn } from './table-column.ts';

export interface SaveTableProps<Row> {
  /** What the table is called. */
  readonly name: string;
  readonly columns: readonly TableColumn<Row>[];
  /** All rows in the order shown. */
  readonly rows: readonly Row[];
}

/** 导出 of a table that is drawn by hand, in the head of its panel. A DataTable has it in its foot by itself. */
export function SaveTable<Row>({ name, columns, rows }: SaveTableProps<Row>) {
  return <ExportMenu name={name} iconOnly rowCount={rows.length} read={() => shownTable({ name, columns, rows })} />;
}
