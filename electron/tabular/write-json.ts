import type { Cell } from './cell-column.ts';
import { writeWholeFile } from './write-file.ts';

/**
 * Writes a JSON list with an object a row; exact decimals stay texts.
 *
 * @throws {AppError} `file/disk-full`, `file/cannot-write`
 */
export async function writeJsonRows(path: string, codes: readonly string[], rows: Iterable<readonly Cell[]>): Promise<void> {
  await writeWholeFile(path, async (sink) => {
    await sink.write('[');
    let before = '\n';
    for (const row of rows) {
      await sink.write(before + JSON.stringify(Object.fromEntries(codes.map((code, i) => [code, row[i] ?? null]))));
      before = ',\n';
    }
    await sink.write('\n]\n');
  });
}
