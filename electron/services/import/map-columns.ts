import { AppError, type Problem } from '../../../shared/errors.ts';
import { plainHead, type ImportField } from './import-fields.ts';

/** A column that holds no field. */
export interface OtherColumn {
  readonly place: number;
  readonly head: string;
  /** What the person calls it, else its head. */
  readonly code: string;
}

/** Which column holds which field. */
export interface ColumnMap {
  /** Place of the field's column; -1: the file has none. */
  readonly placeOf: (field: string) => number;
  /** The head of the field's column, or the field's name, for messages. */
  readonly headOf: (field: string) => string;
  readonly others: readonly OtherColumn[];
}

/** Heads that a rejects file adds, so that a corrected one can come in as it is. */
const REJECT_HEADS: ReadonlySet<string> = new Set(['reason', '原因']);

/** The field that each column is taken for by its head; null: none. The first column of a field wins. */
export function guessFields(fields: readonly ImportField[], columns: readonly string[]): readonly (string | null)[] {
  const taken = new Set<string>();
  return columns.map((head) => {
    const found = fields.find(({ field, heads }) => !taken.has(field) && heads.includes(plainHead(head)));
    if (found !== undefined) taken.add(found.field);
    return found?.field ?? null;
  });
}

/**
 * Finds the column of each field: what the person said, else what the heads say.
 *
 * @param given column by field; where `allowsOthers`, a name that is no field names the attribute or figure of that column
 * @throws {AppError} `import/missing-columns`, `import/duplicate-columns`, `import/unknown-map`, `import/unknown-field`
 */
export function mapColumns(
  file: string,
  fields: readonly ImportField[],
  columns: readonly string[],
  given: Readonly<Record<string, string>> = {},
  allowsOthers = false,
): ColumnMap {
  const duplicate = columns.find((head, place) => head !== '' && columns.indexOf(head) !== place);
  if (duplicate !== undefined) throw new AppError('import/duplicate-columns', { file, column: duplicate });
  const found = columns.filter((head) => head !== '').join('、');
  const places = new Map<string, number>();
  const names = new Map<number, string>();
  guessFields(fields, columns).forEach((field, place) => {
    if (field !== null && given[field] === undefined) places.set(field, place);
  });
  for (const [field, head] of Object.entries(given)) {
    const isField = fields.some((f) => f.field === field);
    if (!isField && !allowsOthers) throw new AppError('import/unknown-field', { field, known: fields.map((f) => f.field).join('、') });
    const place = columns.indexOf(head.trim());
    if (place < 0) throw new AppError('import/unknown-map', { file, column: head, found });
    for (const [other, at] of places) if (at === place) places.delete(other);
    if (isField) places.set(field, place);
    else names.set(place, field);
  }
  const missing = fields.filter(({ field, required }) => required && !places.has(field)).map(({ field }) => field);
  if (missing.length > 0) throw new AppError('import/missing-columns', { file, missing: missing.join('、'), found });
  const used = new Set(places.values());
  const isOther = (head: string, place: number): boolean => !used.has(place) && head !== '' && !REJECT_HEADS.has(head);
  return {
    placeOf: (field) => places.get(field) ?? -1,
    headOf: (field) => columns[places.get(field) ?? -1] ?? field,
    others: columns.flatMap((head, place) => (isOther(head, place) ? [{ place, head, code: names.get(place) ?? head }] : [])),
  };
}

/** Says of columns that nothing was read from them. */
export function ignoredColumns(columns: readonly OtherColumn[]): readonly Problem[] {
  return columns.map(({ head }) => ({ severity: 'warning', path: `column ${head}`, code: 'import/column-ignored', params: {} }));
}
