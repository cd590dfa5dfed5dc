import { stringify } from 'csv-stringify/sync';
import { isDecimal, neutralised } from '../../shared/tabular/cell-text.ts';
import type { Cell, CellColumn } from './cell-column.ts';
import { writeWholeFile } from './write-file.ts';

const BYTE_ORDER_MARK = '\uFEFF';
const ROWS_A_CHUNK = 1000;

/**
 * Writes CSV that a spreadsheet in Chinese Windows opens right: UTF-8 with the byte-order mark, CRLF. Texts that a
 * spreadsheet would run as a formula get a leading apostrophe; numbers keep their sign.
 *
 * @throws {AppError} `file/disk-full`, `file/cannot-write`
 */
export async function writeCsv(path: string, columns: readonly CellColumn[], rows: Iterable<readonly Cell[]>): Promise<void> {
  await writeWholeFile(path, async (sink) => {
    await sink.write(BYTE_ORDER_MARK + lines([columns.map((c) => neutralised(c.header))]));
    let chunk: (readonly (string | null)[])[] = [];
    for (const row of rows) {
      chunk.push(row.map((cell, i) => cellText(cell, columns[i]?.kind ?? 'text')));
      if (chunk.length < ROWS_A_CHUNK) continue;
      await sink.write(lines(chunk));
      chunk = [];
    }
    if (chunk.length > 0) await sink.write(lines(chunk));
  });
}

function cellText(cell: Cell, kind: CellColumn['kind']): string | null {
  if (cell === null) return null;
  if (typeof cell === 'number') return String(cell);
  if (kind === 'percent' && isDecimal(cell)) return `${cell}%`;
  const isNumber = (kind === 'number' || kind === 'integer') && isDecimal(cell);
  return isNumber ? cell : neutralised(cell);
}

function lines(rows: readonly (readonly (string | null)[])[]): string {
  return stringify(rows.map((row) => [...row]), { record_delimiter: 'windows' });
}
