import { shiftDecimal } from '../../shared/reading/shift-decimal.ts';
import { columnNumber } from './column-letters.ts';
import { dateOfSerial, isDateFormat } from './hucre.ts';
import type { GridRow } from './table.ts';
import { unpacked, ZipFault, type ZipEntry } from './zip-directory.ts';

/** A sheet in a form that the scan does not know (prefixes, rich text, cells out of order): the library reads it. */
export class UnusualSheet extends Error {}

/** What cells of a sheet mean beyond their own text. */
export interface SheetMeaning {
  /** By style. */
  readonly isDate: readonly boolean[];
  readonly isPercent: readonly boolean[];
  /** Texts that cells name by their place. */
  readonly shared: readonly string[];
  readonly text: SheetTexts;
}

/** How numbers and instants are said. */
export interface SheetTexts {
  readonly number: (value: number) => string;
  readonly date: (value: Date) => string;
}

const MOST_COLUMNS = 4000;
const ROW = /\s*<row(?: [^>]*?)?(?:\/>|>)/y;
const ROW_NUMBER = / r="(\d{1,7})"/;
const CELL = /<c r="([A-Z]{1,3})(\d{1,7})"(?: s="(\d{1,5})")?(?: t="(\w+)")?(?:\/>|>(?:<f[^>]*\/>|<f[^>]*>[^<]*<\/f>)?(?:<v>([^<]*)<\/v>|<v\/>|<is><t(?: xml:space="preserve")?>([^<]*)<\/t><\/is>|<is><t\/><\/is>)?<\/c>)/y;
const PLAIN_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
/** So many characters of a number are below the 15 digits that a spreadsheet keeps. */
const SURE_LENGTH = 15;

/**
 * Rows of a large sheet, as they are unpacked: the cells of the plain form in which programs write sheets are found by one
 * expression, which is several times as fast as a general reader of XML.
 *
 * @throws {UnusualSheet} where the sheet has another form; rows given so far are right
 * @throws {ZipFault} when it is damaged, or was not written to its end
 */
export async function* scanRows(bytes: Uint8Array, entry: ZipEntry, meaning: SheetMeaning): AsyncGenerator<readonly GridRow[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const scan = { meaning, dates: new Map<string, string>(), line: 0 };
  let [text, isInside, isPast] = ['', false, false];
  for await (const piece of unpacked(bytes, entry)) {
    text += decoder.decode(piece, { stream: true });
    if (!isInside) {
      const start = text.indexOf('<sheetData>');
      if (start < 0) {
        if (text.length > 1_000_000 || text.includes('<sheetData')) throw new UnusualSheet('sheetData');
        continue;
      }
      isInside = true;
      text = text.slice(start + 11);
    }
    if (isPast) {
      text = text.slice(-64);
      continue;
    }
    const end = text.indexOf('</sheetData>');
    isPast = end >= 0;
    const whole = isPast ? end : text.lastIndexOf('</row>') + 6;
    if (!isPast && whole < 6) continue;
    yield rowsOf(text.slice(0, whole), scan);
    text = text.slice(whole);
  }
  if (!isPast) throw new UnusualSheet('end');
  if (!/<\/worksheet>\s*$/.test(text)) throw new ZipFault(entry.name);
}

interface Scan {
  readonly meaning: SheetMeaning;
  /** Days that were said before, by their number. */
  readonly dates: Map<string, string>;
  line: number;
}

function rowsOf(text: string, scan: Scan): readonly GridRow[] {
  const rows: GridRow[] = [];
  let at = 0;
  while (at < text.length) {
    ROW.lastIndex = at;
    const open = ROW.exec(text)?.[0];
    if (open === undefined) {
      if (text.slice(at).trim() === '') break;
      throw new UnusualSheet('row');
    }
    at += open.length;
    const line = Number(ROW_NUMBER.exec(open)?.[1]);
    if (!(line > scan.line)) throw new UnusualSheet('row number');
    scan.line = line;
    const cells: string[] = [];
    if (!open.endsWith('/>')) {
      for (;;) {
        CELL.lastIndex = at;
        const cell = CELL.exec(text);
        if (cell === null) break;
        at = CELL.lastIndex;
        const place = columnNumber(cell[1] ?? '');
        if (Number(cell[2]) !== line || place < cells.length || place >= MOST_COLUMNS) throw new UnusualSheet('cell');
        while (cells.length < place) cells.push('');
        cells.push(cellText(cell, scan));
      }
      if (!text.startsWith('</row>', at)) throw new UnusualSheet('row end');
      at += 6;
    }
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells });
  }
  return rows;
}

function cellText([, , , style, type = 'n', value, inline]: RegExpExecArray, { meaning, dates }: Scan): string {
  switch (type) {
    case 'inlineStr':
      return plainText(inline ?? '');
    case 'str':
      return plainText(value ?? '');
    case 's': {
      const shared = value === undefined ? undefined : meaning.shared[Number(value)];
      if (shared === undefined) throw new UnusualSheet('shared text');
      return shared;
    }
    case 'n':
      return value === undefined || value === '' ? '' : numberCell(value, Number(style ?? 0), meaning, dates);
    default:
      throw new UnusualSheet(type);
  }
}

function numberCell(value: string, style: number, { isDate, isPercent, text }: SheetMeaning, dates: Map<string, string>): string {
  const isPlain = value.length <= SURE_LENGTH && PLAIN_NUMBER.test(value);
  if (isDate[style] === true) {
    const known = dates.get(value);
    if (known !== undefined) return known;
    if (!isPlain) throw new UnusualSheet('date');
    const said = text.date(dateOfSerial(Number(value)));
    dates.set(value, said);
    return said;
  }
  if (!isPlain && Number.isNaN(Number(value))) throw new UnusualSheet('number');
  const said = isPlain ? withoutLastZeros(value) : text.number(Number(value));
  return isPercent[style] === true ? `${shiftDecimal(said, 2)}%` : said;
}

function withoutLastZeros(number: string): string {
  const short = number.endsWith('0') && number.includes('.') ? number.replace(/\.?0+$/, '') : number;
  return short === '-0' ? '0' : short;
}

/** A text as it stands between tags. */
export function plainText(text: string): string {
  const decoded = text.includes('&') ? text.replace(/&(#x[0-9a-fA-F]+|#\d+|amp|lt|gt|quot|apos);/g, (_, sign: string) => entity(sign)) : text;
  if (decoded.includes('&') && /&[a-zA-Z]/.test(text.replace(/&(?:amp|lt|gt|quot|apos);/g, ''))) throw new UnusualSheet('entity');
  return decoded.includes('_x') ? decoded.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))) : decoded;
}

function entity(sign: string): string {
  switch (sign) {
    case 'amp':
      return '&';
    case 'lt':
      return '<';
    case 'gt':
      return '>';
    case 'quot':
      return '"';
    case 'apos':
      return "'";
    default: {
      const code = sign[1] === 'x' ? parseInt(sign.slice(2), 16) : Number(sign.slice(1));
      if (!(code > 0 && code <= 0x10ffff)) throw new UnusualSheet('entity');
      return String.fromCodePoint(code);
    }
  }
}

/** Which styles of a workbook show days and which percents. */
export function stylesMeaning(styles: string): Pick<SheetMeaning, 'isDate' | 'isPercent'> {
  const own = new Map<number, string>();
  for (const [, id = '', code = ''] of styles.matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)) own.set(Number(id), plainText(code));
  const cells = /<cellXfs[\s>].*?<\/cellXfs>/s.exec(styles)?.[0] ?? '';
  const formats = [...cells.matchAll(/<xf\s[^>]*>/g)].map(([tag]) => Number(/ numFmtId="(\d+)"/.exec(tag)?.[1] ?? 0));
  return {
    isDate: formats.map((format) => isDateFormat(own.get(format) ?? String(format))),
    isPercent: formats.map((format) => (own.has(format) ? own.get(format)!.replace(/"[^"]*"|\\./g, '').includes('%') : format === 9 || format === 10)),
  };
}

/** The texts that a workbook's cells share. @throws {UnusualSheet} where one has parts (rich text, phonetics) */
export function sharedTexts(part: string): readonly string[] {
  const count = part.split('<si>').length - 1 + (part.split('<si/>').length - 1);
  const found = [...part.matchAll(/<si>(?:<t(?: xml:space="preserve")?>([^<]*)<\/t>|<t\/>)<\/si>|<si\/>/g)].map(([, text = '']) => plainText(text));
  if (found.length !== count || / uniqueCount="(\d+)"/.exec(part)?.[1] === undefined) throw new UnusualSheet('shared texts');
  return found;
}
