import type { Problem } from '../../errors.ts';
import { CHECKLIST_FORMAT } from '../checklist.ts';
import { nearest } from '../nearest.ts';
import { fault } from '../problems.ts';
import { readCell } from './read-cell.ts';
import { SHEETS, type SheetCell, type SheetColumn, type SheetDefinition, type SheetId } from './sheet-columns.ts';

/** A sheet as it was read. */
export interface ReadSheet {
  readonly name: string;
  readonly rows: readonly (readonly SheetCell[])[];
}

/** A document in the making: what `parseChecklist` is to read. */
type Draft = Record<string, unknown>;
interface Row {
  readonly values: Draft;
  /** Row of the sheet, counted from 1. */
  readonly line: number;
  readonly sheet: SheetDefinition;
  /** The sheet's name and its heads as they stand in the workbook. */
  readonly name: string;
  readonly heads: ReadonlyMap<string, string>;
}

/** What came of reading the sheets. */
export interface SheetsDocument {
  /** For `parseChecklist`, which knows whether it is sound. */
  readonly document: unknown;
  /** What could not be read at all. */
  readonly problems: readonly Problem[];
  /** The sheet, row and column of a place of the document, as a person finds it: `题目 5 分值`. */
  readonly placeOf: (path: string) => string;
}

/** The lists of an item that stand in the sheet of options, by its kind. */
const OPTION_LISTS: Readonly<Record<string, string>> = { choice: 'options', multi: 'options', count: 'faults', additive: 'parts', allOf: 'conditions', scale: 'labels' };

/**
 * Puts a checklist together from the sheets of a workbook, told by their names and heads in either language or by the keys of
 * the format; other sheets and blank rows are passed over.
 */
export function fromSheets(sheets: readonly ReadSheet[]): SheetsDocument {
  const problems: Problem[] = [];
  const found = new Map<SheetId, ReadSheet>();
  for (const definition of SHEETS) {
    const sheet = sheets.find(({ name }) => isNamed(name, definition));
    if (sheet !== undefined) found.set(definition.id, sheet);
  }
  for (const needed of ['checklist', 'sections', 'items'] as const) {
    if (!found.has(needed)) problems.push(fault(sheetName(needed), 'checklist/sheet-missing', { sheet: sheetName(needed) }));
  }
  const rows = (id: SheetId): readonly Row[] => {
    const sheet = found.get(id);
    return sheet === undefined ? [] : readRows(sheet, definitionOf(id), problems);
  };
  const places = new Map<string, Row>();
  const upright = found.get('checklist');
  const whole: Draft = { format: CHECKLIST_FORMAT, ...(upright === undefined ? {} : readUpright(upright, problems)) };
  const sections = rows('sections');
  const items = rows('items');
  const fields = rows('header');

  place(rows('headerOptions'), 'field', fields, () => 'options', problems);
  place(rows('options'), 'item', items, (item) => OPTION_LISTS[String(item['kind'])] ?? 'options', problems);
  place(rows('measureBands'), 'item', items, () => 'bands', problems);
  const bands = rows('outcomeBands');
  const free = bands.filter(({ values }) => values['section'] === undefined);
  place(bands.filter((band) => !free.includes(band)), 'section', sections, () => 'bands', problems);
  place(items, 'section', sections, () => 'items', problems);

  if (free.length > 0) whole['bands'] = listed(free, 'bands');
  if (fields.length > 0) whole['header'] = listed(fields, 'header');
  whole['sections'] = listed(sections, 'sections');
  const whereWhole = (path: string): string => {
    const column = definitionOf('checklist').columns.find((each) => reaches(each, path));
    return column === undefined ? path : `${upright?.name ?? sheetName('checklist')} ${column.head.zh}`;
  };
  return { document: whole, problems, placeOf: (path) => placeText(path, places) ?? whereWhole(path) };

  function listed(list: readonly Row[], path: string): readonly unknown[] {
    return list.map((row, at) => {
      const here = `${path}[${at}]`;
      places.set(here, row);
      const values: Draft = { ...row.values };
      for (const [key, inner] of Object.entries(values)) {
        if (inner instanceof RowList) values[key] = listed(inner.rows, `${here}.${key}`);
      }
      return unwrapped(values);
    });
  }
}

/** Rows that belong to another row, until the whole is put together. */
class RowList {
  readonly rows: Row[] = [];
}

/** Gives each row to its owner, which is named in its column `by`. */
function place(rows: readonly Row[], by: string, owners: readonly Row[], list: (owner: Draft) => string, problems: Problem[]): void {
  const known = new Map(owners.map((owner) => [owner.values['code'], owner]));
  for (const row of rows) {
    const name = row.values[by];
    const owner = known.get(name);
    const column = row.sheet.columns.find(({ key }) => key === by);
    if (owner === undefined) {
      const code = String(name ?? '');
      const near = nearest(code, owners.map(({ values }) => String(values['code'])));
      const where = rowPlace(row, column?.key ?? '');
      problems.push(near === null ? fault(where, 'checklist/reference-unknown', { code }) : fault(where, 'checklist/reference-unknown-near', { code, nearest: near }));
      continue;
    }
    const key = list(owner.values);
    const held = owner.values[key];
    const rest = held instanceof RowList ? held : new RowList();
    rest.rows.push(row);
    owner.values[key] = rest;
    delete row.values[by];
  }
}

/** Labels of a scale are words alone. */
function unwrapped(values: Draft): Draft {
  if (!Array.isArray(values['labels'])) return values;
  return { ...values, labels: values['labels'].map((label) => (label as Draft)['name']) };
}

function readUpright(sheet: ReadSheet, problems: Problem[]): Draft {
  const definition = definitionOf('checklist');
  const values: Draft = {};
  for (const [at, [label, cell]] of sheet.rows.entries()) {
    const head = cellWord(label);
    if (head === '' || (at === 0 && ['项', 'field'].includes(head.toLowerCase()))) continue;
    const column = definition.columns.find((each) => isHead(head, each));
    if (column === undefined) problems.push(unknownHead(`${sheet.name} ${at + 1}`, head, definition, sheet));
    else put(values, column, cell ?? null, `${sheet.name} ${at + 1}`, problems);
  }
  return values;
}

function readRows(sheet: ReadSheet, definition: SheetDefinition, problems: Problem[]): readonly Row[] {
  const first = sheet.rows.findIndex((row) => row.some((cell) => cellWord(cell) !== ''));
  const heads = sheet.rows[first] ?? [];
  const columns = heads.map((cell, at) => {
    const head = cellWord(cell);
    const column = definition.columns.find((each) => isHead(head, each));
    if (column === undefined && head !== '') problems.push(unknownHead(`${sheet.name} ${first + 1}`, head, definition, sheet));
    return { column, at, head };
  });
  const written = new Map(columns.flatMap(({ column, head }) => (column === undefined ? [] : [[column.key, head] as const])));
  return sheet.rows.slice(first + 1).flatMap((cells, offset) => {
    const line = first + offset + 2;
    if (!cells.some((cell) => cellWord(cell) !== '')) return [];
    const values: Draft = {};
    for (const { column, at, head } of columns) {
      if (column !== undefined) put(values, column, cells[at] ?? null, `${sheet.name} ${line} ${head}`, problems);
    }
    return [{ values, line, sheet: definition, name: sheet.name, heads: written }];
  });
}

/** Sets a value at its key, `name.zh` below `name`; a blank cell sets nothing. */
function put(values: Draft, column: SheetColumn, cell: SheetCell, where: string, problems: Problem[]): void {
  const read = readCell(column, cell);
  if (read === undefined) return;
  if (read.fault !== null) {
    problems.push(fault(where, 'checklist/condition-syntax', read.fault));
    return;
  }
  const parts = column.key.split('.');
  const last = parts.pop() ?? column.key;
  let holder = values;
  for (const part of parts) {
    const inner = holder[part];
    const next: Draft = typeof inner === 'object' && inner !== null ? (inner as Draft) : {};
    holder[part] = next;
    holder = next;
  }
  holder[last] = read.value;
}

function unknownHead(where: string, head: string, definition: SheetDefinition, { name: sheet }: ReadSheet): Problem {
  const near = nearest(head, definition.columns.flatMap(({ head: words }) => [words.zh, words.en]));
  return near === null
    ? fault(where, 'checklist/sheet-head-unknown', { head, sheet })
    : fault(where, 'checklist/sheet-head-unknown-near', { head, sheet, nearest: near });
}

/** Where a place of the document stands in the sheets; null: in none that has rows. */
function placeText(path: string, places: ReadonlyMap<string, Row>): string | null {
  let best = '';
  for (const prefix of places.keys()) {
    if (prefix.length > best.length && (path === prefix || path.startsWith(`${prefix}.`) || path.startsWith(`${prefix}[`))) best = prefix;
  }
  const row = places.get(best);
  return row === undefined ? null : rowPlace(row, path.slice(best.length).replace(/^\./, ''));
}

/** The row with the column of a key or, where there is none, the key. */
function rowPlace({ sheet, name, heads, line }: Row, rest: string): string {
  const column = rest === '' ? undefined : sheet.columns.find((each) => reaches(each, rest));
  const where = column === undefined ? rest : (heads.get(column.key) ?? column.key);
  return `${name} ${line}${where === '' ? '' : ` ${where}`}`;
}

function reaches({ key }: SheetColumn, path: string): boolean {
  return path === key || path.startsWith(`${key}.`) || path.startsWith(`${key}[`) || key.startsWith(`${path}.`);
}

function isNamed(name: string, { id, name: words }: SheetDefinition): boolean {
  const plain = name.trim().toLowerCase();
  return plain === words.zh || plain === words.en.toLowerCase() || plain === id.toLowerCase();
}

function isHead(head: string, { key, head: words }: SheetColumn): boolean {
  const plain = head.toLowerCase();
  return plain === words.zh || plain === words.en.toLowerCase() || plain === key.toLowerCase();
}

function cellWord(cell: SheetCell | undefined): string {
  return cell === null || cell === undefined ? '' : String(cell).trim();
}

function definitionOf(id: SheetId): SheetDefinition {
  const found = SHEETS.find((sheet) => sheet.id === id);
  if (found === undefined) throw new Error(`No sheet ${id}`);
  return found;
}

function sheetName(id: SheetId): string {
  return definitionOf(id).name.zh;
}
