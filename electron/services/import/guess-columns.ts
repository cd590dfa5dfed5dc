import { TABLE_KINDS, type Certainty, type ColumnUse, type TableKind } from '../../../shared/contract/import-calls.ts';
import { nearest } from '../../../shared/checklist/nearest.ts';
import { IMPORT_FIELDS, OUTLET_FACT_HEADS, plainHead, type ImportField } from './import-fields.ts';
import { guessFields, isAddedHead, type Heads } from './map-columns.ts';

/** What is known of a column before its use is guessed. */
export interface ColumnContent {
  readonly content: 'number' | 'date' | 'text' | 'empty';
}

export interface GuessedUse {
  readonly use: ColumnUse;
  readonly certainty: Certainty;
}

/** Kinds whose other columns are figures or attributes of their own. */
export const OWN_COLUMNS: ReadonlySet<TableKind> = new Set<TableKind>(['outlets', 'figures']);
/** A head of fewer letters is like too many others. */
const LEAST_LETTERS = 3;

/**
 * What each column is taken for: by the heads that are known, then by those that they are like, then by what it holds.
 *
 * @param isKnownOwn whether a head names a figure or attribute that the store has: then it is one, whatever it holds
 */
export function guessUses(kind: TableKind, heads: Heads, contents: readonly ColumnContent[], isKnownOwn: (head: string) => boolean = () => false): readonly GuessedUse[] {
  const fields = IMPORT_FIELDS[kind];
  const sure = guessFields(fields, heads);
  const taken = new Set(sure.filter((field) => field !== null));
  const likely = heads.columns.map((head, place) => {
    if (sure[place] !== null) return null;
    const found = likeliest(fields.filter(({ field }) => !taken.has(field)), head);
    if (found !== null) taken.add(found);
    return found;
  });
  const isLong = kind === 'figures' && taken.has('indicator') && taken.has('value');
  return heads.columns.map((head, place): GuessedUse => {
    const field = sure[place] ?? likely[place] ?? null;
    if (field !== null) return { use: { to: 'field', field }, certainty: sure[place] !== null ? 'sure' : 'likely' };
    if (OWN_COLUMNS.has(kind) && !isLong && isKnownOwn(head)) return { use: { to: 'own' }, certainty: 'sure' };
    const isOwn = OWN_COLUMNS.has(kind) && !isLong && head !== '' && !isAddedHead(head) && isOfItsOwn(kind, head, contents[place]);
    return { use: isOwn ? { to: 'own' } : { to: 'nothing' }, certainty: 'none' };
  });
}

/** A column of numbers may be a figure; every column that says something may be an attribute. */
function isOfItsOwn(kind: TableKind, head: string, content: ColumnContent | undefined): boolean {
  if (kind === 'outlets') return content?.content !== 'empty' && !NUMBERING.has(plainHead(head));
  return !OUTLET_FACT_HEADS.has(plainHead(head)) && !NUMBERING.has(plainHead(head)) && (content === undefined || content.content === 'number');
}
const NUMBERING: ReadonlySet<string> = new Set(['序号', '行号', 'no', 'no.', '#', 'seq', '备注', '说明', 'remark', 'remarks', 'note', 'notes']);

/** The field whose head stands in this one, or is nearly this one; null: none. */
function likeliest(fields: readonly ImportField[], head: string): string | null {
  const bare = plainHead(head.replace(/[（(【[].*?[)）】\]]/g, ''));
  if (bare === '') return null;
  const exact = fields.find(({ heads }) => heads.includes(bare));
  if (exact !== undefined) return exact.field;
  const inside = fields
    .flatMap(({ field, heads }) => heads.filter((known) => known.length >= LEAST_LETTERS && bare.includes(known)).map((known) => ({ field, length: known.length })))
    .toSorted((a, b) => b.length - a.length)[0];
  if (inside !== undefined) return inside.field;
  const known = fields.flatMap(({ heads }) => heads.filter((each) => each.length >= LEAST_LETTERS + 1));
  const near = bare.length < LEAST_LETTERS + 1 ? null : nearest(bare, known);
  // Two Chinese words may differ in one letter and mean two things.
  if (near === null || !/^[a-z]+$/.test(bare)) return null;
  return fields.find(({ heads }) => heads.includes(near))?.field ?? null;
}

/** The kind of file that the heads speak of, and how surely; null: of none. */
export function guessKind(heads: Heads, contents: readonly ColumnContent[]): { readonly kind: TableKind; readonly certainty: Certainty } | null {
  const scores = TABLE_KINDS.flatMap((kind) => {
    const score = scoreOf(kind, heads, contents);
    return score === null ? [] : [{ kind, score }];
  }).toSorted((a, b) => b.score - a.score);
  const [best, next] = scores;
  if (best === undefined) return null;
  return { kind: best.kind, certainty: best.score - (next?.score ?? 0) >= 10 ? 'sure' : 'likely' };
}

/** Fields that no other kind has weigh most; null: a needed one is missing. */
function scoreOf(kind: TableKind, heads: Heads, contents: readonly ColumnContent[]): number | null {
  const fields = IMPORT_FIELDS[kind];
  const found = new Set(guessFields(fields, heads).filter((field) => field !== null));
  if (fields.some(({ field, required }) => required && !found.has(field))) return null;
  switch (kind) {
    case 'figures': {
      const isLong = found.has('indicator') && found.has('value');
      const figures = guessUses(kind, heads, contents).filter(({ use }) => use.to === 'own').length;
      return isLong ? 60 : figures === 0 ? null : 20 + Math.min(figures, 5);
    }
    case 'outlets':
      return 15 + 6 * (found.size - 2);
    case 'regions':
      return found.has('parent') ? 50 : found.has('region_code') ? 12 : null;
    case 'levels':
      return 40;
    case 'events':
    case 'surveys':
    case 'judgements':
    case 'visits':
      return 40 + found.size;
  }
}
