import { crc32 } from 'node:zlib';

/** A file within a package. */
export interface ZipPart {
  readonly name: string;
  readonly content: Uint8Array;
}

const LOCAL = 0x04034b50;
const ENTRY = 0x02014b50;
const END = 0x06054b50;
const LOCAL_LENGTH = 30;
/** Names are UTF-8 (bit 11); contents are stored as they are (method 0). */
const HEAD = [[2, 20], [2, 0x0800], [2, 0], [2, 0], [2, 0x0021]] as const;
const MOST_PARTS = 65_535;
const MOST_BYTES = 0xffffffff;

/**
 * A zip file whose every byte follows from its parts: stored, not packed, dated 1980-01-01, nothing between or behind. So a
 * reader can refuse any file that is not exactly this, and no byte is beyond what was signed.
 *
 * @throws {RangeError} more than 65,535 parts or 4 GB
 */
export function writeStoredZip(parts: readonly ZipPart[]): readonly Uint8Array[] {
  const pieces: Uint8Array[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of parts) {
    const nameBytes = Buffer.from(name, 'utf8');
    const crc = crc32(content);
    const head = localHead(nameBytes, crc, content.length);
    directory.push(directoryEntry(nameBytes, crc, content.length, offset));
    pieces.push(head, content);
    offset += head.length + content.length;
  }
  const tail = endOf(directory, offset);
  if (parts.length > MOST_PARTS || offset + tail.length > MOST_BYTES) throw new RangeError('The package is too large for a zip file');
  return [...pieces, tail];
}

/**
 * The parts of such a file, as views on its bytes.
 *
 * @returns null when a single byte is other than `writeStoredZip` writes it, the contents apart
 */
export function readStoredZip(bytes: Uint8Array): readonly ZipPart[] | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: ZipPart[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  while (at + LOCAL_LENGTH <= file.length && file.readUInt32LE(at) === LOCAL) {
    const size = file.readUInt32LE(at + 18);
    const nameLength = file.readUInt16LE(at + 26);
    const start = at + LOCAL_LENGTH + nameLength;
    if (start + size > file.length) return null;
    const nameBytes = file.subarray(at + LOCAL_LENGTH, start);
    const content = file.subarray(start, start + size);
    const crc = crc32(content);
    if (!localHead(nameBytes, crc, size).equals(file.subarray(at, start))) return null;
    directory.push(directoryEntry(nameBytes, crc, size, at));
    parts.push({ name: nameBytes.toString('utf8'), content });
    at = start + size;
  }
  return parts.length > 0 && parts.length <= MOST_PARTS && endOf(directory, at).equals(file.subarray(at)) ? parts : null;
}

function localHead(name: Buffer, crc: number, size: number): Buffer {
  return Buffer.concat([numbers([4, LOCAL], ...HEAD, [4, crc], [4, size], [4, size], [2, name.length], [2, 0]), name]);
}

function directoryEntry(name: Buffer, crc: number, size: number, offset: number): Buffer {
  const head = numbers([4, ENTRY], [2, 20], ...HEAD, [4, crc], [4, size], [4, size], [2, name.length], [2, 0], [2, 0], [2, 0], [2, 0], [4, 0], [4, offset]);
  return Buffer.concat([head, name]);
}

function endOf(directory: readonly Buffer[], offset: number): Buffer {
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const count = directory.length;
  if (count > MOST_PARTS || offset > MOST_BYTES) throw new RangeError('The package is too large for a zip file');
  return Buffer.concat([...directory, numbers([4, END], [2, 0], [2, 0], [2, count], [2, count], [4, size], [4, offset], [2, 0])]);
}

/** Little-endian whole numbers, each with its length in bytes. */
function numbers(...fields: readonly (readonly [length: 2 | 4, value: number])[]): Buffer {
  const bytes = Buffer.alloc(fields.reduce((sum, [length]) => sum + length, 0));
  let at = 0;
  for (const [length, value] of fields) at = bytes.writeUIntLE(value, at, length);
  return bytes;
}
