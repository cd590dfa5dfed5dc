import { packWholes, unpackInts, type PackedColumn } from '../shared/grading/column-codec.ts';

/** Many different texts: one after the other, and their lengths. SQLite's texts are well formed, so that UTF-8 brings them back. */
export function packList(name: string, texts: readonly string[]): readonly PackedColumn[] {
  return [
    { name, bytes: Buffer.from(texts.join(''), 'utf8') },
    { name: `${name}/lengths`, bytes: packWholes(Int32Array.from(texts, ({ length }) => length)) },
  ];
}

/** The texts that `packList` packed. @throws {RangeError} when a column is cut off */
export function unpackList(name: string, bytesOf: (name: string) => Uint8Array): readonly string[] {
  const { buffer, byteOffset, byteLength } = bytesOf(name);
  const whole = Buffer.from(buffer, byteOffset, byteLength).toString('utf8');
  const lengths = unpackInts(bytesOf(`${name}/lengths`));
  let from = 0;
  return Array.from(lengths, (length) => whole.slice(from, (from += length)));
}
