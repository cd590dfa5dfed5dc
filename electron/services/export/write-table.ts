import { inLang } from '../../../shared/errors.ts';
import { writeCsv } from '../../tabular/write-csv.ts';
import { writeJsonRows } from '../../tabular/write-json.ts';
import { writeXlsx } from '../../tabular/write-xlsx.ts';
import type { ServiceContext } from '../service-context.ts';
import { ABOUT } from './about-table.ts';
import { checkCancelled } from '../service-context.ts';
import type { ExportCell, ExportTable, ExportWording } from './export-table.ts';

export type ExportFormat = 'csv' | 'xlsx' | 'json';

/**
 * Writes a table to a file; an interrupted write leaves what stood there before.
 *
 * @returns the number of rows written, the head not counted
 */
export async function writeTable(
  context: ServiceContext,
  table: ExportTable,
  out: { readonly path: string; readonly format: ExportFormat; readonly wording: ExportWording },
): Promise<number> {
  const lang = out.wording === 'en' ? 'en' : 'zh';
  const heads = table.columns.map((c) => (out.wording === 'codes' ? c.code : inLang(c.head, lang)));
  const rows = counted(context, table);
  switch (out.format) {
    case 'csv':
      await writeCsv(
        out.path,
        table.columns.map((c, i) => ({ header: heads[i] ?? c.code, kind: c.kind })),
        rows,
      );
      break;
    case 'json':
      await writeJsonRows(
        out.path,
        table.columns.map((c) => c.code),
        rows,
      );
      break;
    case 'xlsx':
      await writeXlsx(
        out.path,
        {
          name: inLang(table.name, lang),
          columns: table.columns.map((c, i) => ({
            header: heads[i] ?? c.code,
            kind: c.kind,
            ...(c.places === undefined ? {} : { places: c.places }),
          })),
          rows,
        },
        { name: inLang(ABOUT, lang), facts: table.about.map(({ head, text }) => [inLang(head, lang), text] as const) },
      );
      break;
  }
  return table.rowCount;
}

function* counted(context: ServiceContext, table: ExportTable): Generator<readonly ExportCell[]> {
  let done = 0;
  for (const row of table.rows) {
    if (done % 500 === 0) {
      checkCancelled(context);
      context.onProgress({ done, of: table.rowCount });
    }
    done += 1;
    yield row;
  }
  context.onProgress({ done, of: table.rowCount });
}
