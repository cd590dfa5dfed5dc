import type { ShownEnding, ShownTable } from '../../../shared/contract/shown-calls.ts';
import { inLang, type Lang } from '../../../shared/errors.ts';
import { writeCsv } from '../../tabular/write-csv.ts';
import { writeXlsx } from '../../tabular/write-xlsx.ts';
import { reportProgress, type ServiceContext } from '../service-context.ts';
import { ABOUT, aboutExport } from './about-table.ts';

/** A table of a screen that is to be written. */
export interface ShownExport {
  readonly table: ShownTable;
  readonly ending: Exclude<ShownEnding, 'png'>;
  readonly lang: Lang;
}

/**
 * Writes a table as a screen shows it.
 *
 * @returns the number of rows
 * @throws {AppError} `file/...`, `task/cancelled`
 */
export async function writeShownTable(context: ServiceContext, { table, ending, lang }: ShownExport, path: string): Promise<number> {
  const columns = table.columns.map(({ head, kind, places }) => ({ header: head, kind, ...(places === undefined ? {} : { places }) }));
  const rows = counted(context, table.rows);
  if (ending === 'csv') {
    await writeCsv(path, columns, rows);
  } else {
    const facts = [...table.facts, ...aboutExport(context, table.rows.length).map(({ head, text }) => [inLang(head, lang), text] as const)];
    await writeXlsx(path, { name: table.name, columns, rows }, { name: inLang(ABOUT, lang), facts: [[inLang({ zh: '表格', en: 'Table' }, lang), table.name], ...facts] });
  }
  return table.rows.length;
}

function* counted<Row>(context: ServiceContext, rows: readonly Row[]): Generator<Row> {
  for (const [done, row] of rows.entries()) {
    if (done % 500 === 0) reportProgress(context, done, rows.length);
    yield row;
  }
}
