// The least that writing and reading a workbook can cost: the XML of one sheet by hand through a deflate stream into a zip
// file, and back through an inflate stream with a scan for cells. No styles, no widths, no second sheet, no checks.
import { createReadStream, createWriteStream, openSync, readSync, closeSync, fstatSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { crc32, createDeflateRaw, createInflateRaw } from 'node:zlib';
import { COLUMNS, madeRows } from './xlsx-rows.ts';

const LETTERS = COLUMNS.map((_, at) => String.fromCharCode(65 + at));
const ROWS_A_PIECE = 400;

function* sheetXml(): Generator<string> {
  let piece = '<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>';
  let row = 0;
  for (const cells of [COLUMNS.map(({ header }) => header), ...[]]) piece += rowXml((row += 1), cells);
  for (const cells of madeRows()) {
    piece += rowXml((row += 1), cells);
    if (row % ROWS_A_PIECE !== 0) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}</sheetData></worksheet>`;
}

function rowXml(row: number, cells: readonly string[]): string {
  let xml = `<row r="${row}">`;
  cells.forEach((cell, at) => {
    const isNumber = row > 1 && at >= 8 && at !== 22 && at !== 23;
    xml += isNumber ? `<c r="${LETTERS[at]}${row}"><v>${cell}</v></c>` : `<c r="${LETTERS[at]}${row}" t="inlineStr"><is><t>${cell}</t></is></c>`;
  });
  return `${xml}</row>`;
}

const OTHERS: readonly (readonly [string, string])[] = [
  ['xl/workbook.xml', '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>'],
  ['xl/_rels/workbook.xml.rels', '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'],
  ['_rels/.rels', '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>'],
  ['[Content_Types].xml', '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'],
];

export async function writePlain(path: string): Promise<void> {
  const directory: Buffer[] = [];
  let offset = 0;
  async function* file(): AsyncGenerator<Buffer> {
    for (const [name, pieces] of [['xl/worksheets/sheet1.xml', sheetXml()] as const, ...OTHERS.map(([of, xml]) => [of, [xml]] as const)]) {
      const start = offset;
      const nameBytes = Buffer.from(name);
      const head = Buffer.concat([Buffer.from('504b0304140008000800000021000000000000000000000000000000', 'hex').subarray(0, 26), u16(nameBytes.length), u16(0), nameBytes]);
      offset += head.length;
      yield head;
      let [crc, unpacked, packed] = [0, 0, 0];
      const counted = (function* (): Generator<Buffer> {
        for (const piece of pieces) {
          const bytes = Buffer.from(piece);
          crc = crc32(bytes, crc);
          unpacked += bytes.length;
          yield bytes;
        }
      })();
      for await (const chunk of Readable.from(counted).pipe(createDeflateRaw())) {
        packed += (chunk as Buffer).length;
        yield chunk as Buffer;
      }
      offset += packed;
      const sizes = Buffer.concat([u32(crc), u32(packed), u32(unpacked)]);
      yield Buffer.concat([u32(0x08074b50), sizes]);
      offset += 16;
      directory.push(Buffer.concat([u32(0x02014b50), u16(20), u16(20), u16(8), u16(8), u16(0), u16(33), sizes, u16(nameBytes.length), u16(0), u16(0), u16(0), u16(0), u32(0), u32(start), nameBytes]));
    }
    const list = Buffer.concat(directory);
    yield Buffer.concat([list, u32(0x06054b50), u16(0), u16(0), u16(directory.length), u16(directory.length), u32(list.length), u32(offset), u16(0)]);
  }
  await pipeline(Readable.from(file()), createWriteStream(path));
}

/** Unpacks the first sheet and gives each cell's text to a scan; returns how many cells there were. */
export async function readPlain(path: string): Promise<number> {
  const { start, end } = firstSheet(path);
  const inflate = createReadStream(path, { start, end: end - 1 }).pipe(createInflateRaw());
  const cell = /<c r="([A-Z]+\d+)"[^>]*>(?:<v>([^<]*)<\/v>|<is><t[^>]*>([^<]*)<\/t><\/is>)<\/c>/g;
  let rest = '';
  let count = 0;
  let letters = 0;
  for await (const chunk of inflate.setEncoding('utf8')) {
    const text = rest + (chunk as string);
    const whole = text.lastIndexOf('</c>') + 4;
    rest = text.slice(whole);
    for (const found of text.slice(0, whole).matchAll(cell)) {
      count += 1;
      letters += (found[2] ?? found[3] ?? '').length;
    }
  }
  if (letters === 0) throw new Error('Nothing was read');
  return count;
}

/** Where the packed bytes of `xl/worksheets/sheet1.xml` are, as the directory at the end of the file says. */
function firstSheet(path: string): { readonly start: number; readonly end: number } {
  const file = openSync(path, 'r');
  const { size } = fstatSync(file);
  const tail = Buffer.alloc(Math.min(size, 8192));
  readSync(file, tail, 0, tail.length, size - tail.length);
  const name = tail.lastIndexOf('xl/worksheets/sheet1.xml');
  const entry = name - 46;
  const [packed, offset] = [tail.readUInt32LE(entry + 20), tail.readUInt32LE(entry + 42)];
  const head = Buffer.alloc(30);
  readSync(file, head, 0, 30, offset);
  closeSync(file);
  const start = offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  return { start, end: start + packed };
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
}
