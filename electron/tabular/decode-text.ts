import { AppError } from '../../shared/errors.ts';

/** How a text file is encoded, found by looking. GBK is a part of GB18030. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** Decoded text without its byte-order mark. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding;
}

/** Enough of a file to tell UTF-16 without a byte-order mark. */
const LOOKED_AT = 64 * 1024;

/**
 * Decodes UTF-8 with or without a byte-order mark, UTF-16 of either order, and GBK/GB18030.
 *
 * A byte-order mark decides; without one, zero bytes on one side only mean UTF-16; bytes that are valid UTF-8 are UTF-8; the
 * rest is GB18030 when it is valid as such.
 *
 * @throws {AppError} `import/not-text`; `import/cut-in-character` when the bytes end inside a character; `import/half-written`
 * when there are zero bytes among them, as a power cut leaves them
 */
export function decodeText(bytes: Uint8Array, file: string): DecodedText {
  const wide = wideEncoding(bytes);
  if (wide !== null) return { text: required(bytes, wide, file), encoding: wide };
  if (bytes.includes(0)) throw new AppError('import/half-written', { file });
  const utf8 = decode(bytes, 'utf-8');
  if (utf8 === 'cutOff') throw new AppError('import/cut-in-character', { file });
  if (utf8 !== 'invalid') return { text: utf8.text, encoding: 'utf-8' };
  return { text: required(bytes, 'gb18030', file), encoding: 'gb18030' };
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

function required(bytes: Uint8Array, encoding: TextEncoding, file: string): string {
  const decoded = decode(bytes, encoding);
  if (decoded === 'invalid') throw new AppError('import/not-text', { file });
  if (decoded === 'cutOff') throw new AppError('import/cut-in-character', { file });
  return decoded.text;
}

/** `cutOff`: valid but for a character that is not whole at the end. */
function decode(bytes: Uint8Array, encoding: TextEncoding): { readonly text: string } | 'invalid' | 'cutOff' {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let text: string;
  try {
    text = decoder.decode(bytes, { stream: true });
  } catch (error) {
    if (error instanceof TypeError) return 'invalid';
    throw error;
  }
  try {
    return { text: text + decoder.decode() };
  } catch (error) {
    if (error instanceof TypeError) return 'cutOff';
    throw error;
  }
}
