import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';

const END_OF_DIRECTORY = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const END_LENGTH = 22;
/** Unpacked at a time. */
const INFLATED_BYTES = 256 * 1024;
const ENTRY_LENGTH = 46;
const LOCAL_LENGTH = 30;
const MAX_COMMENT = 65535;
const STORED = 0;
const DEFLATED = 8;
const PIECE_BYTES = 256 * 1024;

/** An entry of a zip file as its directory states it. */
export interface ZipEntry {
  readonly name: string;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  readonly method: number;
  readonly crc: number;
  /** Where its local head begins. */
  readonly offset: number;
}

/** What an entry holds is not what the directory says of it. */
export class ZipFault extends Error {}

/**
 * The entries that a zip file's directory lists, without unpacking anything.
 *
 * @returns null when the bytes are no whole zip file: its end is missing or points outside, as when it was cut off
 */
export function zipEntries(bytes: Uint8Array): readonly ZipEntry[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(view);
  if (end < 0) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: ZipEntry[] = [];
  for (let i = 0; i < count; i += 1) {
    if (at + ENTRY_LENGTH > view.byteLength || view.getUint32(at, true) !== ENTRY) return null;
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + ENTRY_LENGTH, at + ENTRY_LENGTH + nameLength));
    const packedBytes = view.getUint32(at + 20, true);
    const offset = view.getUint32(at + 42, true);
    if (offset + packedBytes > view.byteLength) return null;
    entries.push({ name, packedBytes, unpackedBytes: view.getUint32(at + 24, true), method: view.getUint16(at + 10, true), crc: view.getUint32(at + 16, true), offset });
    at += ENTRY_LENGTH + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

function endOfDirectory(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_LENGTH - MAX_COMMENT);
  for (let at = view.byteLength - END_LENGTH; at >= first; at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at;
  }
  return -1;
}

/**
 * The bytes of an entry, piece by piece, held to the length and the checksum of the directory.
 *
 * @throws {ZipFault} when they do not agree, or the entry is packed in an unknown way
 */
export async function* unpacked(bytes: Uint8Array, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + LOCAL_LENGTH > bytes.length || view.getUint32(entry.offset, true) !== LOCAL_ENTRY) throw new ZipFault(entry.name);
  const from = entry.offset + LOCAL_LENGTH + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true);
  const packed = bytes.subarray(from, from + entry.packedBytes);
  let [length, crc] = [0, 0];
  for await (const piece of piecesOf(packed, entry)) {
    length += piece.length;
    if (length > entry.unpackedBytes) throw new ZipFault(entry.name);
    crc = crc32(piece, crc);
    yield piece;
  }
  if (length !== entry.unpackedBytes || crc !== entry.crc) throw new ZipFault(entry.name);
}

async function* piecesOf(packed: Uint8Array, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const slices = function* (): Generator<Uint8Array> {
    for (let at = 0; at < packed.length; at += PIECE_BYTES) yield packed.subarray(at, at + PIECE_BYTES);
  };
  if (entry.method === STORED) {
    yield* slices();
    return;
  }
  if (entry.method !== DEFLATED) throw new ZipFault(entry.name);
  const source = Readable.from(slices());
  const inflate = createInflateRaw({ chunkSize: INFLATED_BYTES });
  const flow = pipeline(source, inflate, (error) => error);
  try {
    for await (const piece of flow as AsyncIterable<Uint8Array>) yield piece;
  } catch (error) {
    // What zlib says of bytes that were not packed by it.
    if (error instanceof Error && 'code' in error) throw new ZipFault(entry.name, { cause: error });
    throw error;
  } finally {
    source.destroy();
    inflate.destroy();
  }
}
