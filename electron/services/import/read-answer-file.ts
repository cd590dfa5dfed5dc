import { basename } from 'node:path';
import type { AnswerRow } from '../../../shared/checklist/answers-from-rows.ts';
import { readImportFile, readTable } from '../../tabular/read-table.ts';
import { amended, type Fixes } from './amend-rows.ts';
import { ANSWER_FIELDS, isKnownHead } from './import-fields.ts';
import { mapColumns } from './map-columns.ts';

/**
 * The answer rows of a file by visit code.
 *
 * @throws {AppError} what the readers refuse, `import/missing-columns`
 */
export async function readAnswerFile(path: string, fixes: Fixes): Promise<ReadonlyMap<string, readonly AnswerRow[]>> {
  const table = await readTable(readImportFile(path), path, {}, isKnownHead);
  const columns = mapColumns(basename(path), ANSWER_FIELDS, table);
  const places = ANSWER_FIELDS.map(({ field }) => columns.placeOf(field));
  const byVisit = new Map<string, AnswerRow[]>();
  for await (const read of table.rows) {
    const { line, cells } = amended(read, fixes);
    const [visit = '', item = '', answer = '', points = '', count = '', note = '', naReason = ''] = places.map((place) => cells[place]?.trim() ?? '');
    const row: AnswerRow = { row: line, item, answer, points, count, note, naReason };
    const rows = byVisit.get(visit);
    if (rows === undefined) byVisit.set(visit, [row]);
    else rows.push(row);
  }
  return byVisit;
}
