import { isUtf8 } from 'node:buffer';
import type { TextEncoding } from '../../shared/contract/import-calls.ts';
import { AppError } from '../../shared/errors.ts';

/** Enough of a file to tell UTF-16 without a byte-order mark. */
const LOOKED_AT = 64 * 1024;
const LONGEST_CHARACTER = 4;
/** Two bytes of UTF-16 or GB18030 are three of UTF-8 at most, four are four. */
const MOST_GROWTH = 1.5;
const PIECE_BYTES = 1024 * 1024;

/**
 * The text of a file without its byte-order mark.
 *
 * @throws {AppError} as `utf8Bytes`
 */
export function decodeText(bytes: Uint8Array, file: string): string {
  return new TextDecoder('utf-8').decode(utf8Bytes(bytes, file).bytes);
}

/**
 * The bytes of a text file as UTF-8: those of UTF-8 as they are, those of UTF-16 and GB18030 decoded.
 *
 * @param given how a person says that it is encoded; left out: found by looking
 * @throws {AppError} `import/not-text`; `import/cut-in-character` when the bytes end inside a character; `import/half-written`
 * when there are zero bytes among them, as a power cut leaves them
 */
export function utf8Bytes(bytes: Uint8Array, file: string, given?: TextEncoding): { readonly bytes: Uint8Array; readonly encoding: TextEncoding } {
  const encoding = given ?? encodingOf(bytes, file);
  if (encoding === 'utf-8' && (given === undefined || isUtf8(bytes))) return { bytes, encoding };
  return { bytes: decoded(bytes, encoding, file), encoding };
}

/**
 * A byte-order mark decides; without one, zero bytes on one side only mean UTF-16; bytes that are valid UTF-8 are UTF-8; the
 * rest can only be GB18030.
 *
 * @throws {AppError} as `utf8Bytes`
 */
function encodingOf(bytes: Uint8Array, file: string): TextEncoding {
  const wide = wideEncoding(bytes);
  if (wide !== null) return wide;
  if (bytes.includes(0)) throw new AppError('import/half-written', { file });
  if (isUtf8(bytes)) return 'utf-8';
  if (isUtf8(withoutCutCharacter(bytes))) throw new AppError('import/cut-in-character', { file });
  return 'gb18030';
}

/** UTF-16 by its mark, or by zero bytes on one side only: those of its Latin letters, commas and line ends. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  let [even, odd] = [0, 0];
  bytes.subarray(0, LOOKED_AT).forEach((byte, place) => {
    if (byte !== 0) return;
    if (place % 2 === 0) even += 1;
    else odd += 1;
  });
  // A run of zeros in a damaged file has as many on either side.
  if (odd > 1 && even === 0) return 'utf-16le';
  return even > 1 && odd === 0 ? 'utf-16be' : null;
}

/** The bytes without a UTF-8 character at their end that lacks some of its bytes. */
function withoutCutCharacter(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back < LONGEST_CHARACTER && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc2) return bytes.subarray(0, bytes.length - back);
    if (byte < 0x80) break;
  }
  return bytes;
}

/** Piece by piece, as the text of a large file would take several times its room. */
function decoded(bytes: Uint8Array, encoding: TextEncoding, file: string): Uint8Array {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const attempt = (work: () => string, failure: 'import/not-text' | 'import/cut-in-character'): string => {
    try {
      return work();
    } catch (error) {
      // The decoder's word for bytes that are no such text.
      if (error instanceof TypeError) throw new AppError(failure, { file }, { cause: error });
      throw error;
    }
  };
  const utf8 = Buffer.allocUnsafe(Math.ceil(bytes.length * MOST_GROWTH) + LONGEST_CHARACTER);
  let length = 0;
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    const piece = bytes.subarray(at, at + PIECE_BYTES);
    length += utf8.write(attempt(() => decoder.decode(piece, { stream: true }), 'import/not-text'), length);
  }
  length += utf8.write(attempt(() => decoder.decode(), 'import/cut-in-character'), length);
  return utf8.subarray(0, length);
}
