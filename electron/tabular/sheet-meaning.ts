import { isDateFormat } from './hucre.ts';

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
  const found: string[] = [];
  for (const [, text = ''] of part.matchAll(/<si>(?:<t(?: xml:space="preserve")?>([^<]*)<\/t>|<t\/>)<\/si>|<si\/>/g)) found.push(plainText(ownCopy(text)));
  const count = countOf('<si>', part) + countOf('<si/>', part);
  if (found.length !== count || / uniqueCount="(\d+)"/.exec(part)?.[1] === undefined) throw new UnusualSheet('shared texts');
  return found;
}

/** A text that was cut out of another would keep the whole of that in memory. */
function ownCopy(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

function countOf(word: string, text: string): number {
  let count = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) count += 1;
  return count;
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
