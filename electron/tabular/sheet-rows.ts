import { shiftDecimal } from '../../shared/reading/shift-decimal.ts';
import { dateOfSerial } from './hucre.ts';
import { plainText, UnusualSheet, type SheetMeaning } from './sheet-meaning.ts';
import type { GridRow } from './table.ts';

/** What a scan of a sheet carries from one piece to the next. */
export interface SheetScan {
  readonly meaning: SheetMeaning;
  /** Days that were said before, by their number. */
  readonly dates: Map<string, string>;
  /** Row that was read last; 0: none yet. */
  line: number;
}

/** A piece of a sheet's bytes and how far it was read. */
interface Cursor {
  readonly bytes: Buffer;
  /** The bytes as characters of one byte each, out of which texts of ASCII are cut. */
  readonly text: string;
  at: number;
}

/** Numbers, shared texts, texts of formulas, own texts, truth values, faults of formulas. */
type CellType = 'n' | 's' | 'str' | 'inlineStr' | 'b' | 'e';

const MOST_COLUMNS = 4000;
/** So many characters of a number are below the 15 digits that a spreadsheet keeps. */
const SURE_LENGTH = 15;
/** A longer text that is cut out of another would keep the whole of that in memory. */
const MOST_CUT = 12;
/** Names of faults, in the forms of all programs. */
const PLAIN_FAULT = /^#[A-Z][\w/!?]{0,15}$/;
const ROW_NUMBER = / r="(\d{1,7})"/;

const ROW = word('<row');
const ROW_END = word('</row>');
const CELL = word('<c r="');
const STYLE = word('" s="');
const TYPE = word('" t="');
const TYPES = (['inlineStr', 'str', 's', 'n', 'b', 'e'] as const).map((type) => ({ type, name: word(type) }));
const TAG_END = word('">');
const EMPTY_CELL = word('"/>');
const CELL_END = word('</c>');
const FORMULA = word('<f');
const FORMULA_END = word('</f>');
const VALUE = word('<v>');
const VALUE_END = word('</v></c>');
const NO_VALUE = word('<v/></c>');
const INLINE = word('<is><t>');
const SPACED_INLINE = word('<is><t xml:space="preserve">');
const INLINE_END = word('</t></is></c>');
const NO_INLINE = word('<is><t/></is></c>');

const [TAB, LINE_FEED, RETURN, SPACE, AMPERSAND, MINUS, POINT, SLASH, OPEN, CLOSE, UNDERSCORE] = [0x09, 0x0a, 0x0d, 0x20, 0x26, 0x2d, 0x2e, 0x2f, 0x3c, 0x3e, 0x5f] as const;
const [DIGIT_0, DIGIT_9, LETTER_A, LETTER_Z, BEYOND_ASCII] = [0x30, 0x39, 0x41, 0x5a, 0x80] as const;

/** What a text has beside plain ASCII. */
const [LETTERS, SIGNS] = [1, 2] as const;

/**
 * Whole rows of a sheet, in the plain form in which programs write them. Its bytes are looked at one by one: that takes half
 * the time of an expression that finds cells, which in turn is several times as fast as a general reader of XML.
 *
 * @param bytes from the head of a row, or blanks before it, to the end of a row; valid UTF-8
 * @throws {UnusualSheet} where they have another form
 */
export function rowsOf(bytes: Buffer, scan: SheetScan): readonly GridRow[] {
  const rows: GridRow[] = [];
  const cursor: Cursor = { bytes, text: bytes.toString('latin1'), at: 0 };
  for (passBlanks(cursor); cursor.at < bytes.length; passBlanks(cursor)) {
    const tag = rowTag(cursor);
    const line = Number(ROW_NUMBER.exec(tag)?.[1]);
    if (!(line > scan.line)) throw new UnusualSheet('row number');
    scan.line = line;
    if (tag.endsWith('/')) continue;
    const cells: string[] = [];
    while (passed(cursor, CELL)) {
      const place = cellPlace(cursor, line);
      if (place < cells.length || place >= MOST_COLUMNS) throw new UnusualSheet('cell');
      while (cells.length < place) cells.push('');
      cells.push(cellText(cursor, scan));
    }
    if (!passed(cursor, ROW_END)) throw new UnusualSheet('row end');
    if (cells.some(isFilled)) rows.push({ line, cells });
  }
  return rows;
}

function isFilled(cell: string): boolean {
  return cell.trim() !== '';
}

function word(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'latin1'));
}

function passBlanks(cursor: Cursor): void {
  for (;;) {
    const byte = cursor.bytes[cursor.at];
    if (byte !== LINE_FEED && byte !== SPACE && byte !== RETURN && byte !== TAB) return;
    cursor.at += 1;
  }
}

/** Goes past what is expected if it stands here. */
function passed(cursor: Cursor, expected: Uint8Array): boolean {
  const { bytes, at } = cursor;
  for (let i = 0; i < expected.length; i += 1) if (bytes[at + i] !== expected[i]) return false;
  cursor.at = at + expected.length;
  return true;
}

/** Goes past a row's tag, and says what stands in it: at its end `/` where the row has no cells. */
function rowTag(cursor: Cursor): string {
  const from = cursor.at;
  if (!passed(cursor, ROW)) throw new UnusualSheet('row');
  passTag(cursor);
  return cursor.text.slice(from, cursor.at - 1);
}

/** Goes past the rest of a tag whose name was passed. */
function passTag(cursor: Cursor): void {
  const { bytes } = cursor;
  const next = bytes[cursor.at];
  if (next !== SPACE && next !== CLOSE && next !== SLASH) throw new UnusualSheet('tag');
  for (let at = cursor.at; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === OPEN) break;
    if (byte !== CLOSE) continue;
    cursor.at = at + 1;
    return;
  }
  throw new UnusualSheet('tag');
}

/** The column of a cell, 0 is A: its letters, and behind them the number of the row. */
function cellPlace(cursor: Cursor, line: number): number {
  const { bytes } = cursor;
  let [column, row, at] = [0, 0, cursor.at];
  for (let byte = bytes[at] ?? 0; byte >= LETTER_A && byte <= LETTER_Z && column < MOST_COLUMNS; byte = bytes[(at += 1)] ?? 0) column = column * 26 + byte - LETTER_A + 1;
  for (let byte = bytes[at] ?? 0; byte >= DIGIT_0 && byte <= DIGIT_9 && row < line; byte = bytes[(at += 1)] ?? 0) row = row * 10 + byte - DIGIT_0;
  if (column === 0 || row !== line) throw new UnusualSheet('cell');
  cursor.at = at;
  return column - 1;
}

/** Reads a cell from behind its place to its end. */
function cellText(cursor: Cursor, scan: SheetScan): string {
  const style = passed(cursor, STYLE) ? wholeNumber(cursor) : 0;
  const type = passed(cursor, TYPE) ? cellType(cursor) : 'n';
  if (passed(cursor, EMPTY_CELL)) return nothing(type);
  if (!passed(cursor, TAG_END)) throw new UnusualSheet('cell');
  if (passed(cursor, FORMULA)) passFormula(cursor);
  if (passed(cursor, CELL_END)) return nothing(type);
  if (type === 'inlineStr') return inlineText(cursor);
  if (passed(cursor, NO_VALUE)) return nothing(type);
  if (!passed(cursor, VALUE)) throw new UnusualSheet('value');
  const text = type === 'n' ? numberText(cursor, style, scan) : valueText(cursor, type, scan);
  if (!passed(cursor, VALUE_END)) throw new UnusualSheet('value end');
  return text;
}

function cellType(cursor: Cursor): CellType {
  for (const { type, name } of TYPES) if (passed(cursor, name)) return type;
  throw new UnusualSheet('type');
}

/** What a cell without a value says. */
function nothing(type: CellType): string {
  if (type === 's' || type === 'b') throw new UnusualSheet('no value');
  return '';
}

function valueText(cursor: Cursor, type: Exclude<CellType, 'n' | 'inlineStr'>, scan: SheetScan): string {
  switch (type) {
    case 's':
      return sharedText(cursor, scan);
    case 'str':
      return ownText(cursor);
    case 'b':
      return truthText(cursor);
    case 'e':
      return faultText(cursor);
  }
}

function truthText(cursor: Cursor): string {
  const at = wholeNumber(cursor);
  if (at > 1) throw new UnusualSheet('truth value');
  return at === 1 ? 'TRUE' : 'FALSE';
}

/** `#N/A`, `#DIV/0!` … */
function faultText(cursor: Cursor): string {
  const from = cursor.at;
  passText(cursor);
  const fault = cursor.text.slice(from, cursor.at);
  if (!PLAIN_FAULT.test(fault)) throw new UnusualSheet('fault');
  return fault;
}

function passFormula(cursor: Cursor): void {
  passTag(cursor);
  if (cursor.bytes[cursor.at - 2] === SLASH) return;
  passText(cursor);
  if (!passed(cursor, FORMULA_END)) throw new UnusualSheet('formula');
}

function inlineText(cursor: Cursor): string {
  if (passed(cursor, NO_INLINE)) return '';
  if (!passed(cursor, INLINE) && !passed(cursor, SPACED_INLINE)) throw new UnusualSheet('inline text');
  const text = ownText(cursor);
  if (!passed(cursor, INLINE_END)) throw new UnusualSheet('inline text');
  return text;
}

function sharedText(cursor: Cursor, { meaning }: SheetScan): string {
  const shared = meaning.shared[wholeNumber(cursor)];
  if (shared === undefined) throw new UnusualSheet('shared text');
  return shared;
}

function wholeNumber(cursor: Cursor): number {
  const from = cursor.at;
  cursor.at = pastDigits(cursor.bytes, from);
  if (cursor.at === from) throw new UnusualSheet('number');
  return Number(cursor.text.slice(from, cursor.at));
}

function pastDigits(bytes: Buffer, from: number): number {
  let at = from;
  for (let byte = bytes[at] ?? 0; byte >= DIGIT_0 && byte <= DIGIT_9; byte = bytes[at] ?? 0) at += 1;
  return at;
}

/** A text of the cell's own, up to the next tag. */
function ownText(cursor: Cursor): string {
  const from = cursor.at;
  const beside = passText(cursor);
  if (beside === 0 && cursor.at - from <= MOST_CUT) return cursor.text.slice(from, cursor.at);
  const text = cursor.bytes.toString((beside & LETTERS) === 0 ? 'latin1' : 'utf8', from, cursor.at);
  return (beside & SIGNS) === 0 ? text : plainText(text);
}

/** Goes on to the next tag, and tells what it has come past: letters beyond ASCII, signs that may stand for others. */
function passText(cursor: Cursor): number {
  const { bytes } = cursor;
  let [at, beside] = [cursor.at, 0];
  for (; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === OPEN) break;
    if (byte >= BEYOND_ASCII) beside |= LETTERS;
    else if (byte === AMPERSAND || byte === UNDERSCORE) beside |= SIGNS;
  }
  cursor.at = at;
  return beside;
}

function numberText(cursor: Cursor, style: number, { meaning, dates }: SheetScan): string {
  const { bytes, at: from } = cursor;
  passText(cursor);
  const to = cursor.at;
  if (from === to) return '';
  const value = to - from <= MOST_CUT ? cursor.text.slice(from, to) : bytes.toString('latin1', from, to);
  const isPlain = to - from <= SURE_LENGTH && isPlainNumber(bytes, from, to);
  if (meaning.isDate[style] === true) {
    const known = dates.get(value);
    if (known !== undefined) return known;
    if (!isPlain) throw new UnusualSheet('date');
    const said = meaning.text.date(dateOfSerial(Number(value)));
    dates.set(value, said);
    return said;
  }
  if (!isPlain && Number.isNaN(Number(value))) throw new UnusualSheet('number');
  const said = !isPlain ? meaning.text.number(Number(value)) : bytes[to - 1] === DIGIT_0 ? withoutLastZeros(value) : value;
  return meaning.isPercent[style] === true ? `${shiftDecimal(said, 2)}%` : said;
}

/** A whole number without zeros before it, or such a number with decimal places. */
function isPlainNumber(bytes: Buffer, from: number, to: number): boolean {
  const first = bytes[from] === MINUS ? from + 1 : from;
  const point = pastDigits(bytes, first);
  if (point === first || (bytes[first] === DIGIT_0 && point > first + 1)) return false;
  if (point === to) return true;
  return bytes[point] === POINT && point + 1 < to && pastDigits(bytes, point + 1) === to;
}

function withoutLastZeros(number: string): string {
  const short = number.includes('.') ? number.replace(/\.?0+$/, '') : number;
  return short === '-0' ? '0' : short;
}
