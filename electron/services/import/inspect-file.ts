import { basename } from 'node:path';
import { periodInText } from '../../../shared/reading/read-period.ts';
import { readDate } from '../../../shared/reading/read-date.ts';
import { readNumber } from '../../../shared/reading/read-number.ts';
import type { Store } from '../../../db/store.ts';
import type { ColumnUse, ImportInspection, InspectedColumn, InspectRequest, TableKind } from '../../../shared/contract/import-calls.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import { columnLetters } from '../../tabular/column-letters.ts';
import { readImportFile, readTable } from '../../tabular/read-table.ts';
import type { Table, TableRow } from '../../tabular/table.ts';
import { checkCancelled, type ServiceContext } from '../service-context.ts';
import { guessKind, guessUses, OWN_COLUMNS, type GuessedUse } from './guess-columns.ts';
import { IMPORT_FIELDS, isKnownHead } from './import-fields.ts';
import { hashOf } from './import-source.ts';
import { recall, type Remembered } from './remember-columns.ts';

const ROWS_LOOKED_AT = 200;
const SAMPLES = 5;
const LONGEST_SAMPLE = 200;
const TOP_SHOWN = 20;
/** So much of a column has to be numbers, or days, for the column to hold them. */
const MOSTLY = 0.8;
/** Figures with many faulty cells are figures all the same: what is left aside is not missed. */
const HALF = 0.5;

/**
 * What a table holds and what each column is taken for: as an earlier file of the source had it, else by its head.
 *
 * @throws {AppError} what the readers refuse
 */
export async function inspectFile(context: ServiceContext, request: InspectRequest): Promise<ImportInspection> {
  const { path, kind: asked, ...place } = request;
  const { store } = context;
  const bytes = readImportFile(path);
  const table = await readTable(bytes, path, place, isKnownHead);
  checkCancelled(context);
  const rows = await firstRows(table);
  const looks = table.columns.map((_, at) => lookAt(rows, at));
  const remembered = recall(store, table.columns, asked);
  const guessed = asked === undefined ? (remembered === null ? guessKind(table, looks) : { kind: remembered.profile.kind, certainty: 'remembered' as const }) : { kind: asked, certainty: 'sure' as const };
  const uses = guessed === null ? table.columns.map((): GuessedUse => ({ use: { to: 'nothing' }, certainty: 'none' })) : usesOf(guessed.kind, table, looks, remembered, knownOwn(store, guessed.kind));
  const columns = table.columns.map((head, at): InspectedColumn => ({ place: at, letter: columnLetters(at), head, looked: rows.length, ...(looks[at] ?? NO_LOOK), ...(uses[at] ?? NO_USE) }));
  const fields = guessed === null ? [] : IMPORT_FIELDS[guessed.kind].map(({ field, required }) => ({ field, isNeeded: required }));
  const has = (field: string): boolean => columns.some(({ use }) => use.to === 'field' && use.field === field);
  const same = guessed === null ? null : store.imports.findSameFile(guessed.kind, hashOf(bytes));
  return {
    path,
    name: basename(path),
    bytes: bytes.byteLength,
    format: table.format,
    sheets: table.sheets,
    sheet: table.sheet,
    encoding: table.encoding,
    delimiter: table.delimiter,
    headerRow: table.headerRow,
    headerRows: table.headerRows,
    top: table.top.slice(0, TOP_SHOWN).map(({ line, cells }) => ({ row: line, cells: cells.map(shortened) })),
    kind: guessed?.kind ?? null,
    kindCertainty: guessed?.certainty ?? 'none',
    columns,
    missing: fields.filter(({ field, isNeeded }) => isNeeded && !has(field)).map(({ field }) => field),
    fields,
    allowsOwn: guessed !== null && OWN_COLUMNS.has(guessed.kind),
    needsPeriod: guessed?.kind === 'figures' && !has('period'),
    period: periodOf(basename(path), table),
    remembered: remembered === null ? null : { fileName: remembered.profile.fileName, at: remembered.profile.at },
    sameFile: same === null ? null : { importId: same.id, at: same.at, kind: same.kind as TableKind },
  };
}

type Look = Pick<InspectedColumn, 'samples' | 'filled' | 'content'>;
const NO_LOOK: Look = { samples: [], filled: 0, content: 'empty' };
const NO_USE: GuessedUse = { use: { to: 'nothing' }, certainty: 'none' };

async function firstRows({ rows }: Table): Promise<readonly TableRow[]> {
  const first: TableRow[] = [];
  for await (const row of rows) if (first.push(row) === ROWS_LOOKED_AT) break;
  return first;
}

function lookAt(rows: readonly TableRow[], at: number): Look {
  const values = rows.map(({ cells }) => cells[at]?.trim() ?? '').filter((cell) => cell !== '');
  const share = (reads: (cell: string) => boolean, least: number): boolean => values.filter(reads).length >= least * values.length;
  const content = values.length === 0 ? 'empty' : values.some(isNumber) && share(isMeantAsNumber, HALF) ? 'number' : share((cell) => 'value' in readDate(cell), MOSTLY) ? 'date' : 'text';
  return { samples: [...new Set(values)].slice(0, SAMPLES).map(shortened), filled: values.length, content };
}

function isNumber(cell: string): boolean {
  return 'value' in readNumber(cell);
}

/** A faulty number among numbers is no reason to take a column for a text and leave it aside. */
function isMeantAsNumber(cell: string): boolean {
  const reading = readNumber(cell);
  return 'value' in reading || reading.fault !== 'import/bad-number' || reading.readings.length > 0;
}

function shortened(cell: string): string {
  return cell.length > LONGEST_SAMPLE ? `${cell.slice(0, LONGEST_SAMPLE)}…` : cell;
}

/** Whether a head, without the unit behind it, is the code or name of a figure that the store has. */
function knownOwn(store: Store, kind: TableKind): (head: string) => boolean {
  const names = new Set(kind === 'figures' ? store.figures.list().flatMap(({ code, name }) => [code, name]) : []);
  return (head) => names.has(head) || names.has(head.replace(/\s*[（(][^（()）]+[)）]$/, ''));
}

/** What is remembered comes first; a field that it gives to one column is guessed for no other. */
function usesOf(kind: TableKind, table: Table, looks: readonly Look[], remembered: Remembered | null, isKnownOwn: (head: string) => boolean): readonly GuessedUse[] {
  const guesses = guessUses(kind, table, looks, isKnownOwn);
  if (remembered?.profile.kind !== kind) return guesses;
  const fields = new Set(IMPORT_FIELDS[kind].map(({ field }) => field));
  const isKnown = (use: ColumnUse | null): use is ColumnUse => use !== null && (use.to !== 'field' || fields.has(use.field));
  const given = new Set(remembered.uses.flatMap((use) => (use?.to === 'field' ? [use.field] : [])));
  return guesses.map((guess, at): GuessedUse => {
    const use = remembered.uses[at] ?? null;
    if (isKnown(use)) return { use, certainty: 'remembered' };
    return guess.use.to === 'field' && given.has(guess.use.field) ? NO_USE : guess;
  });
}

/** The period that stands in the file's name, else above the head, else in the name of the sheet. */
function periodOf(name: string, { top, headerRow, sheet }: Table): PeriodId | null {
  const titles = top.filter(({ line }) => line < headerRow).flatMap(({ cells }) => cells);
  for (const text of [name, ...titles, sheet ?? '']) {
    const found = periodInText(text);
    if (found !== null) return found;
  }
  return null;
}
