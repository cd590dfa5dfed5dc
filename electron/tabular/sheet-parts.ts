import { unpacked, ZipFault, type ZipEntry } from './zip-directory.ts';

/** A sheet as the workbook lists it. */
export interface SheetPart {
  readonly name: string;
  readonly isHidden: boolean;
  readonly entry: ZipEntry;
}

const MAX_PART_BYTES = 64 * 1024 * 1024;
/** Formats of percents that every workbook has. */
const BUILT_IN_PERCENT = [9, 10];

/**
 * The sheets of a workbook in their order, those that are no tables (charts, dialogs) left out.
 *
 * @throws {ZipFault} when a part that they need is missing or damaged
 */
export async function sheetParts(bytes: Uint8Array, entries: readonly ZipEntry[]): Promise<readonly SheetPart[]> {
  const text = partReader(bytes, entries);
  const book = /<(?:\w+:)?Relationship\s[^>]*officeDocument"[^>]*>/.exec((await text('_rels/.rels')) ?? '')?.[0];
  const bookPath = pathFrom('', attributeOf(book ?? '', 'Target') ?? 'xl/workbook.xml');
  const folder = bookPath.slice(0, bookPath.lastIndexOf('/') + 1);
  const [workbook, relations] = [await text(bookPath), await text(`${folder}_rels/${bookPath.slice(folder.length)}.rels`)];
  if (workbook === null || relations === null) throw new ZipFault(bookPath);
  const targets = new Map<string, string>();
  for (const [tag] of relations.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)) {
    if (/\/worksheet$/.test(attributeOf(tag, 'Type') ?? '')) targets.set(attributeOf(tag, 'Id') ?? '', pathFrom(folder, attributeOf(tag, 'Target') ?? ''));
  }
  return [...workbook.matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)].flatMap(([tag]) => {
    const path = targets.get(attributeOf(tag, '\\w+:id') ?? '');
    const entry = entries.find(({ name }) => name === path);
    const name = attributeOf(tag, 'name');
    if (path !== undefined && entry === undefined) throw new ZipFault(path);
    return entry === undefined || name === null ? [] : [{ name, isHidden: /^(?:hidden|veryHidden)$/.test(attributeOf(tag, 'state') ?? ''), entry }];
  });
}

/** Cells that are shown as percents: a bit a row, by column from 0. */
export type PercentCells = ReadonlyMap<number, Uint8Array>;

/**
 * Reads a sheet through once: that it is whole, and which of its cells are shown as percents.
 *
 * @throws {ZipFault} when it is damaged, or was not written to its end
 */
export async function lookThrough(bytes: Uint8Array, entries: readonly ZipEntry[], { entry }: SheetPart): Promise<PercentCells> {
  const formats = percentFormats((await partReader(bytes, entries)('xl/styles.xml')) ?? '');
  const cell = formats.length === 0 ? null : new RegExp(`<(?:\\w+:)?c (?=[^>]*\\bs="(?:${formats.join('|')})"[^>]*>)[^>]*\\br="([A-Z]{1,3})(\\d{1,7})"`, 'g');
  const found = new Map<number, Uint8Array>();
  let carried = '';
  for await (const piece of unpacked(bytes, entry)) {
    const text = carried + Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength).toString('latin1');
    const end = text.lastIndexOf('<');
    for (const match of cell === null ? [] : text.slice(0, end).matchAll(cell)) mark(found, columnOf(match[1] ?? ''), Number(match[2]));
    carried = text.slice(Math.max(end, 0));
  }
  if (!/^<\/(?:\w+:)?worksheet>\s*$/.test(carried)) throw new ZipFault(entry.name);
  return found;
}

/** Whether a cell is shown as a percent; `row` from 1, `column` from 0. */
export function isPercent(cells: PercentCells, row: number, column: number): boolean {
  return (((cells.get(column)?.[row >> 3] ?? 0) >> (row & 7)) & 1) === 1;
}

function mark(found: Map<number, Uint8Array>, column: number, row: number): void {
  const bits = found.get(column) ?? new Uint8Array(1024);
  const wide = row >> 3 < bits.length ? bits : grown(bits, row >> 3);
  wide[row >> 3] = (wide[row >> 3] ?? 0) | (1 << (row & 7));
  found.set(column, wide);
}

function grown(bits: Uint8Array, most: number): Uint8Array {
  const wide = new Uint8Array(Math.max(bits.length * 2, most + 1));
  wide.set(bits);
  return wide;
}

/** Places of `cellXfs` whose format shows a percent. */
function percentFormats(styles: string): readonly number[] {
  const own = new Set(BUILT_IN_PERCENT);
  for (const [tag] of styles.matchAll(/<(?:\w+:)?numFmt\s[^>]*>/g)) {
    const shown = (attributeOf(tag, 'formatCode') ?? '').replace(/"[^"]*"|\\./g, '');
    if (shown.includes('%')) own.add(Number(attributeOf(tag, 'numFmtId')));
  }
  const cells = /<(?:\w+:)?cellXfs[\s>].*?<\/(?:\w+:)?cellXfs>/s.exec(styles)?.[0] ?? '';
  const formats = [...cells.matchAll(/<(?:\w+:)?xf\s[^>]*>/g)].map(([tag]) => Number(attributeOf(tag, 'numFmtId')));
  return formats.flatMap((format, place) => (own.has(format) ? [place] : []));
}

/** The text of a part; null: there is none. @throws {ZipFault} when it is damaged or too large to be held */
export function partReader(bytes: Uint8Array, entries: readonly ZipEntry[]): (path: string) => Promise<string | null> {
  return async (path) => {
    const entry = entries.find(({ name }) => name === path);
    if (entry === undefined) return null;
    if (entry.unpackedBytes > MAX_PART_BYTES) throw new ZipFault(path);
    const part = Buffer.allocUnsafe(entry.unpackedBytes);
    let length = 0;
    for await (const piece of unpacked(bytes, entry)) {
      part.set(piece, length);
      length += piece.length;
    }
    return part.toString('utf8');
  };
}

/** null: the tag has none. */
function attributeOf(tag: string, name: string): string | null {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return match === null ? null : (match[1] ?? match[2] ?? '').replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, sign: string) => entity(sign) ?? whole);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function entity(sign: string): string | null {
  if (!sign.startsWith('#')) return ENTITIES[sign] ?? null;
  const code = sign[1]?.toLowerCase() === 'x' ? parseInt(sign.slice(2), 16) : Number(sign.slice(1));
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : null;
}

/** A part's path from the root, as the reader of workbooks resolves it. */
function pathFrom(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const names = folder.split('/').filter((name) => name !== '');
  for (const name of target.split('/')) {
    if (name === '..') names.pop();
    else if (name !== '.' && name !== '') names.push(name);
  }
  return names.join('/');
}

/** 0 is A, 26 is AA. */
function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
