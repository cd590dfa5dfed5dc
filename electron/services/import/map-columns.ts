import type { ColumnUse } from '../../../shared/contract/import-calls.ts';
import { AppError, type Problem } from '../../../shared/errors.ts';
import type { Table } from '../../tabular/table.ts';
import { plainHead, type ImportField } from './import-fields.ts';
import { REASON_HEADS, type ColumnRef } from './row-problems.ts';

export type Heads = Pick<Table, 'columns' | 'shortHeads'>;

/** A column that holds no field. */
export interface OtherColumn extends ColumnRef {
  /** The lower part of a head in two rows, else the head. */
  readonly short: string;
  /** What the person calls it, else its head. */
  readonly code: string;
}

/** Which column holds which field. */
export interface ColumnMap {
  /** Place of the field's column; -1: the file has none. */
  readonly placeOf: (field: string) => number;
  /** The field's column, for messages; named after the field where the file has none. */
  readonly refOf: (field: string) => ColumnRef;
  readonly others: readonly OtherColumn[];
  /** Columns of which the person said that they are nothing. */
  readonly isExplicit: boolean;
}

/** How the columns of a file are to be understood. */
export interface MapRequest {
  /** Column by field; where `allowsOthers`, a name that is no field names the attribute or figure of that column. */
  readonly map?: Readonly<Record<string, string>>;
  /** What each column is, in their order: nothing is guessed then. */
  readonly columns?: readonly ColumnUse[];
}

/** Whether a rejects file adds the column, so that a corrected one can come in as it is. */
export function isAddedHead(head: string): boolean {
  return REASON_HEADS.includes(head);
}

/** The field that each column is taken for by its head; null: none. The first column of a field wins. */
export function guessFields(fields: readonly ImportField[], { columns, shortHeads }: Heads): readonly (string | null)[] {
  const taken = new Set<string>();
  return columns.map((head, place) => {
    const plain = [plainHead(head), plainHead(shortHeads[place] ?? head)];
    const found = fields.find(({ field, heads }) => !taken.has(field) && plain.some((each) => heads.includes(each)));
    if (found !== undefined) taken.add(found.field);
    return found?.field ?? null;
  });
}

/**
 * Finds the column of each field: what the person said, else what the heads say.
 *
 * @throws {AppError} `import/missing-columns`, `import/duplicate-columns`, `import/unknown-map`, `import/unknown-field`,
 * `import/columns-differ`
 */
export function mapColumns(file: string, fields: readonly ImportField[], heads: Heads, request: MapRequest = {}, allowsOthers = false): ColumnMap {
  const { columns, shortHeads } = heads;
  const { places, names } = request.columns === undefined ? byHeads(file, fields, heads, request.map ?? {}, allowsOthers) : byUses(file, fields, columns, request.columns);
  const missing = fields.filter(({ field, required }) => required && !places.has(field)).map(({ field }) => field);
  if (missing.length > 0) throw new AppError('import/missing-columns', { file, missing: missing.join('、'), found: foundHeads(columns) });
  return {
    placeOf: (field) => places.get(field) ?? -1,
    refOf: (field) => ({ place: places.get(field) ?? -1, head: columns[places.get(field) ?? -1] ?? field }),
    others: columns.flatMap((head, place) => {
      const code = names.get(place);
      return code === undefined ? [] : [{ place, head, short: shortHeads[place] ?? head, code }];
    }),
    isExplicit: request.columns !== undefined,
  };
}

/** Places of fields, and names of columns that are none. */
interface Places {
  readonly places: ReadonlyMap<string, number>;
  readonly names: ReadonlyMap<number, string>;
}

function byHeads(file: string, fields: readonly ImportField[], heads: Heads, given: Readonly<Record<string, string>>, allowsOthers: boolean): Places {
  const { columns } = heads;
  const duplicate = columns.find((head, place) => head !== '' && columns.indexOf(head) !== place);
  if (duplicate !== undefined) throw new AppError('import/duplicate-columns', { file, column: duplicate });
  const places = new Map<string, number>();
  const called = new Map<number, string>();
  guessFields(fields, heads).forEach((field, place) => {
    if (field !== null && given[field] === undefined) places.set(field, place);
  });
  for (const [field, head] of Object.entries(given)) {
    const isField = fields.some((f) => f.field === field);
    if (!isField && !allowsOthers) throw new AppError('import/unknown-field', { field, known: fields.map((f) => f.field).join('、') });
    const place = columns.indexOf(head.trim());
    if (place < 0) throw new AppError('import/unknown-map', { file, column: head, found: foundHeads(columns) });
    for (const [other, at] of places) if (at === place) places.delete(other);
    if (isField) places.set(field, place);
    else called.set(place, field);
  }
  const used = new Set(places.values());
  const isOther = (head: string, place: number): boolean => !used.has(place) && head !== '' && !isAddedHead(head);
  const names = columns.flatMap((head, place) => (isOther(head, place) ? [[place, called.get(place) ?? head] as const] : []));
  return { places, names: new Map(names) };
}

function byUses(file: string, fields: readonly ImportField[], columns: readonly string[], uses: readonly ColumnUse[]): Places {
  if (uses.length !== columns.length) throw new AppError('import/columns-differ', { file, found: columns.length, given: uses.length });
  const places = new Map<string, number>();
  const names = new Map<number, string>();
  uses.forEach((use, place) => {
    const head = columns[place] ?? '';
    if (use.to === 'field') {
      if (!fields.some(({ field }) => field === use.field)) throw new AppError('import/unknown-field', { field: use.field, known: fields.map((f) => f.field).join('、') });
      if (places.has(use.field)) throw new AppError('import/duplicate-columns', { file, column: use.field });
      places.set(use.field, place);
    } else if (use.to === 'own') {
      const name = use.code?.trim() ?? head;
      if (name === '') throw new AppError('import/column-unnamed', { file, place: place + 1 });
      if ([...names.values()].includes(name)) throw new AppError('import/duplicate-columns', { file, column: name });
      names.set(place, name);
    }
  });
  return { places, names };
}

function foundHeads(columns: readonly string[]): string {
  return columns.filter((head) => head !== '').join('、');
}

/** Says of columns that nothing was read from them. */
export function ignoredColumns(columns: readonly OtherColumn[]): readonly Problem[] {
  return columns.map(({ head }) => ({ severity: 'warning', path: `column ${head}`, code: 'import/column-ignored', params: {} }));
}
