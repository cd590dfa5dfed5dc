import { ByteReader, ByteWriter } from '../bytes.ts';
import { canonicalJson } from '../canonical-json.ts';
import { rational, type Rational } from '../exact/rational.ts';
import type { Column, NumberColumn, TextColumn } from './columns.ts';
import { compareCodePoints, indexedColumn } from './text-columns.ts';
import { COUNT_BYTES, readPlain, readWholes, writeWholes } from './whole-codec.ts';

/** A column of a run in bytes: small, little-endian, the same for equal values on every machine. */
export interface PackedColumn {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const KIND_NUMBER = 1;
const KIND_TEXT = 2;

/** Columns gathered by name, handed out in the order of their names. */
export class ColumnPack {
  private readonly columns = new Map<string, Uint8Array>();

  add(name: string, bytes: Uint8Array): void {
    this.columns.set(name, bytes);
  }

  finish(): PackedColumn[] {
    const names = [...this.columns.keys()].sort(compareCodePoints);
    return names.map((name) => ({ name, bytes: this.columns.get(name)! }));
  }
}

/** Packed columns by name. */
export class ColumnUnpack {
  private readonly columns: ReadonlyMap<string, Uint8Array>;

  constructor(packed: readonly PackedColumn[]) {
    this.columns = new Map(packed.map(({ name, bytes }) => [name, bytes]));
  }

  /** @throws {RangeError} when there is no such column. */
  get(name: string): Uint8Array {
    const bytes = this.columns.get(name);
    if (bytes === undefined) throw new RangeError(`No packed column ${name}`);
    return bytes;
  }

  number(name: string): NumberColumn {
    const column = unpackColumn(this.get(name));
    if (column.kind !== 'number') throw new RangeError(`Packed column ${name} holds no numbers`);
    return column;
  }

  text(name: string): TextColumn {
    const column = unpackColumn(this.get(name));
    if (column.kind !== 'text') throw new RangeError(`Packed column ${name} holds no texts`);
    return column;
  }
}

/** Columns of a run that were packed already, by their units. */
export type PackedUnits = Map<Float64Array, { readonly places: number; readonly bytes: Uint8Array }>;

/** @param packed where the run's columns may meet again: a figure is often the raw value of an indicator as it stands */
export function packColumn(column: Column, packed?: PackedUnits): Uint8Array {
  if (column.kind === 'text' || column.wide !== undefined || column.fractions !== undefined || packed === undefined) return packAnew(column);
  const known = packed.get(column.units);
  if (known?.places === column.places) return known.bytes;
  const bytes = packAnew(column);
  packed.set(column.units, { places: column.places, bytes });
  return bytes;
}

function packAnew(column: Column): Uint8Array {
  const writer = new ByteWriter(0);
  if (column.kind === 'text') {
    const { dictionary, index } = indexedColumn(column.dictionary, column.index);
    writer.u8(KIND_TEXT);
    writer.u32(dictionary.length);
    for (const text of dictionary) writer.text(text);
    writeWholes(writer, index);
    return writer.finish();
  }
  writer.u8(KIND_NUMBER);
  writer.u8(column.places);
  writeWholes(writer, column.units, 2 * COUNT_BYTES);
  writeExact(writer, column.wide, String);
  writeExact(writer, column.fractions, fractionText);
  return writer.finish();
}

export function unpackColumn(bytes: Uint8Array): Column {
  const reader = new ByteReader(bytes);
  if (reader.u8() === KIND_TEXT) {
    const dictionary = Array.from({ length: reader.u32() }, () => reader.text());
    return { kind: 'text', dictionary, index: new Int32Array(readPlain(reader)) };
  }
  const places = reader.u8();
  const units = readWholes(reader);
  const wide = readExact(reader, BigInt);
  const fractions = readExact(reader, readFraction);
  return { kind: 'number', places, units, ...(wide === null ? {} : { wide }), ...(fractions === null ? {} : { fractions }) };
}

/** Whole numbers without missing ones: states, counts, places of levels. */
export function packWholes(values: ArrayLike<number>): Uint8Array {
  const writer = new ByteWriter(0);
  writeWholes(writer, values);
  return writer.finish();
}

export function unpackWholes(bytes: Uint8Array): Float64Array {
  return readWholes(new ByteReader(bytes));
}

/** The same where none is missing and each fits 32 bits, in half the room. */
export function unpackInts(bytes: Uint8Array): Int32Array {
  return new Int32Array(readPlain(new ByteReader(bytes)));
}

/** As `unpackInts`, of 16 bits. */
export function unpackShorts(bytes: Uint8Array): Int16Array {
  return new Int16Array(readPlain(new ByteReader(bytes)));
}

/** As `unpackInts`, of 0 to 255. */
export function unpackOctets(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(readPlain(new ByteReader(bytes)));
}

/** The bytes that lists of texts were unpacked from, so that what was read and only handed on is not packed anew. */
const unpackedFrom = new WeakMap<readonly (string | null)[], Uint8Array>();

/** Many different texts: their lengths (-1: null) and then all of them, one after the other. */
export function packTexts(texts: readonly (string | null)[]): Uint8Array {
  const known = unpackedFrom.get(texts);
  if (known !== undefined) return known;
  const whole = texts.join('');
  const writer = new ByteWriter(0);
  const lengths = new Int32Array(texts.length);
  for (let place = 0; place < lengths.length; place += 1) lengths[place] = texts[place]?.length ?? -1;
  writeWholes(writer, lengths, COUNT_BYTES + whole.length);
  writer.text(whole);
  return writer.finish();
}

/** The texts that `packTexts` packed; the list is not to be written into. @throws {RangeError} when the bytes end too early */
export function unpackTexts(bytes: Uint8Array): readonly (string | null)[] {
  const reader = new ByteReader(bytes);
  const lengths = readPlain(reader);
  const whole = reader.text();
  const texts = new Array<string | null>(lengths.length);
  let from = 0;
  for (let place = 0; place < lengths.length; place += 1) {
    const length = lengths[place]!;
    texts[place] = length < 0 ? null : whole.slice(from, from + length);
    if (length > 0) from += length;
  }
  unpackedFrom.set(texts, bytes);
  return texts;
}

export function packJson(value: unknown): Uint8Array {
  const writer = new ByteWriter();
  writer.text(canonicalJson(value));
  return writer.finish();
}

export function unpackJson(bytes: Uint8Array): unknown {
  return JSON.parse(new ByteReader(bytes).text());
}

function writeExact<T>(writer: ByteWriter, values: ReadonlyMap<number, T> | undefined, textOf: (value: T) => string): void {
  const rows = [...(values?.keys() ?? [])].sort((a, b) => a - b);
  writer.u32(rows.length);
  for (const row of rows) {
    writer.u32(row);
    writer.text(textOf(values!.get(row)!));
  }
}

function readExact<T>(reader: ByteReader, parse: (text: string) => T): Map<number, T> | null {
  const count = reader.u32();
  const values = new Map<number, T>();
  for (let entry = 0; entry < count; entry += 1) {
    const row = reader.u32();
    values.set(row, parse(reader.text()));
  }
  return count === 0 ? null : values;
}

/** An exact fraction as text: `259/3`, `5/1`. */
export function fractionText({ num, den }: Rational): string {
  return `${num}/${den}`;
}

/** The fraction that `fractionText` wrote. */
export function readFraction(text: string): Rational {
  const [num = '0', den = '1'] = text.split('/');
  return rational(BigInt(num), BigInt(den));
}
