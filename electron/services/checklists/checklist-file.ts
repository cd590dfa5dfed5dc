import { basename } from 'node:path';
import type { Checklist } from '../../../shared/checklist/checklist.ts';
import { parseChecklist, type ParsedChecklist } from '../../../shared/checklist/parse-checklist.ts';
import { fromSheets } from '../../../shared/checklist/sheets/from-sheets.ts';
import { toSheets } from '../../../shared/checklist/sheets/to-sheets.ts';
import { AppError, type Lang } from '../../../shared/errors.ts';
import { decodeText } from '../../tabular/decode-text.ts';
import { workbookBytes } from '../../tabular/hucre.ts';
import { readWorkbook } from '../../tabular/read-xlsx.ts';
import { writeWholeFile } from '../../tabular/write-file.ts';

/** The forms in which a checklist leaves and enters the program. */
export const CHECKLIST_FILE_FORMATS = ['json', 'xlsx'] as const;
export type ChecklistFileFormat = (typeof CHECKLIST_FILE_FORMATS)[number];

/**
 * Reads a checklist from JSON or a workbook, told apart by the content. Problems of a workbook name its sheet, row and column.
 *
 * @throws {AppError} `import/not-json`, `import/not-a-workbook`, `import/workbook-bomb`, `import/old-workbook`
 */
export async function readChecklistFile(bytes: Uint8Array, path: string): Promise<ParsedChecklist> {
  const file = basename(path);
  const startsWith = (...head: readonly number[]): boolean => head.every((byte, at) => bytes[at] === byte);
  if (startsWith(0xd0, 0xcf, 0x11, 0xe0)) throw new AppError('import/old-workbook', { file });
  if (!startsWith(0x50, 0x4b)) return parseChecklist(parsedJson(bytes, file));
  const { document, problems, placeOf } = fromSheets(await readWorkbook(bytes, file));
  const parsed = parseChecklist(document);
  const placed = parsed.problems.map((problem) => ({ ...problem, path: placeOf(problem.path) }));
  return { checklist: problems.length > 0 ? null : parsed.checklist, problems: [...problems, ...placed] };
}

/**
 * Writes a checklist as JSON (which comes back as the same version) or as a workbook with heads in one language.
 *
 * @throws {AppError} `file/disk-full`, `file/cannot-write`
 */
export async function writeChecklistFile(path: string, checklist: Checklist, format: ChecklistFileFormat, lang: Lang): Promise<void> {
  const content = format === 'json' ? `${JSON.stringify(checklist, null, 2)}\n` : await workbookBytes(toSheets(checklist, lang));
  await writeWholeFile(path, (sink) => sink.write(content));
}

function parsedJson(bytes: Uint8Array, file: string): unknown {
  const text = decodeText(bytes, file);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError('import/not-json', { file, detail: error instanceof Error ? error.message : String(error) }, { cause: error });
  }
}
