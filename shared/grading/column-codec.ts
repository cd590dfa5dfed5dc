import { ByteReader, ByteWriter } from '../bytes.ts';
import { canonicalJson } from '../canonical-json.ts';
import { rational, type Rational } from '../exact/rational.ts';
import type { Column, NumberColumn, TextColumn } from './columns.ts';
import { compareCodePoints, indexedColumn } from './text-columns.ts';

/** A column of a run in bytes: small, little-endian, the same for equal values on every machine. */
export interface PackedColumn {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const KIND_NUMBER = 1;
const KIND_TEXT = 2;
const WHOLE_WIDTHS = [1, 2, 4] as const;
/** The least whole number of a width in bytes; 8 bytes hold a double, which has its own NaN. */
const LEAST = { 1: -128, 2: -32_768, 4: -2_147_483_648, 8: NaN } as const;

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

export function packColumn(column: Column): Uint8Array {
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

export function packTexts(texts: readonly (string | null)[]): Uint8Array {
  const writer = new ByteWriter();
  writer.u32(texts.length);
  for (const text of texts) {
    writer.u8(text === null ? 0 : 1);
    if (text !== null) writer.text(text);
  }
  return writer.finish();
}

export function unpackTexts(bytes: Uint8Array): (string | null)[] {
  const reader = new ByteReader(bytes);
  return Array.from({ length: reader.u32() }, () => (reader.u8() === 0 ? null : reader.text()));
}

export function packJson(value: unknown): Uint8Array {
  const writer = new ByteWriter();
  writer.text(canonicalJson(value));
  return writer.finish();
}

export function unpackJson(bytes: Uint8Array): unknown {
  return JSON.parse(new ByteReader(bytes).text());
}

/** The numbers in the least width that holds them all; the least whole number of a width stands for missing. `more` bytes follow. */
function writeWholes(writer: ByteWriter, values: ArrayLike<number>, more = 0): void {
  if (values instanceof Uint8Array && largestOf(values) < -LEAST[1]) return writeBytes(writer, 1, values.length, values, more);
  const numbers = values instanceof Float64Array ? values : wholesOf(values);
  const width = widthOf(numbers instanceof Float64Array ? extentOfNumbers(numbers) : extentOfWholes(numbers));
  if (width !== 8) return writeBytes(writer, width, numbers.length, littleEndian(narrow(numbers, width), width), more);
  writer.u8(width);
  writer.u32(numbers.length);
  writeDoubles(writer.block(numbers.length * 8), numbers);
}

/** What a count takes. */
const COUNT_BYTES = 4;

function writeBytes(writer: ByteWriter, width: 1 | 2 | 4, count: number, bytes: Uint8Array, more: number): void {
  writer.expect(1 + COUNT_BYTES + bytes.length + more);
  writer.u8(width);
  writer.u32(count);
  writer.raw(bytes);
}

function largestOf(values: Uint8Array): number {
  let largest = 0;
  for (let place = 0; place < values.length; place += 1) if (values[place]! > largest) largest = values[place]!;
  return largest;
}

/** Whole numbers that are never missing, in one kind of array, so that the loops over them stay quick. */
function wholesOf(values: ArrayLike<number>): Int32Array {
  return values instanceof Int32Array ? values : new Int32Array(values);
}

/** The numbers in so many bytes each; NaN becomes the least number. */
function narrow(values: Float64Array | Int32Array, width: 1 | 2 | 4): Int8Array | Int16Array | Int32Array {
  const wholes = values instanceof Float64Array ? withLeast(values, LEAST[width]) : values;
  return width === 1 ? new Int8Array(wholes) : width === 2 ? new Int16Array(wholes) : wholes;
}

/** The numbers with the least one in the place of NaN. */
function withLeast(values: Float64Array, missing: number): Int32Array {
  const wholes = new Int32Array(values.length);
  for (let place = 0; place < values.length; place += 1) {
    const value = values[place]!;
    wholes[place] = value === value ? value : missing;
  }
  return wholes;
}

const IS_LITTLE_ENDIAN = new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;

/** The bytes of the numbers, the lowest first on every machine. */
function littleEndian(values: Int8Array | Int16Array | Int32Array, width: 1 | 2 | 4): Uint8Array {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  if (!IS_LITTLE_ENDIAN) for (let place = 0; place < bytes.length; place += width) bytes.subarray(place, place + width).reverse();
  return bytes;
}

function writeDoubles(block: DataView, values: Float64Array | Int32Array): void {
  for (let place = 0; place < values.length; place += 1) {
    const value = values[place]!;
    // NaN has many bit patterns; one of them is written.
    if (value === value) block.setFloat64(place * 8, value + 0, true);
    else {
      block.setUint32(place * 8, 0, true);
      block.setUint32(place * 8 + 4, 0x7ff80000, true);
    }
  }
}

/** The least and the greatest number, 0 among them. */
type Extent = readonly [number, number];

function extentOfNumbers(values: Float64Array): Extent {
  let [least, most] = [0, 0];
  for (let place = 0; place < values.length; place += 1) {
    const value = values[place]!;
    if (value < least) least = value;
    else if (value > most) most = value;
  }
  return [least, most];
}

function extentOfWholes(values: Int32Array): Extent {
  let [least, most] = [0, 0];
  for (let place = 0; place < values.length; place += 1) {
    const value = values[place]!;
    if (value < least) least = value;
    else if (value > most) most = value;
  }
  return [least, most];
}

function widthOf([least, most]: Extent): 1 | 2 | 4 | 8 {
  return WHOLE_WIDTHS.find((width) => least > LEAST[width] && most < -LEAST[width]) ?? 8;
}

function readWholes(reader: ByteReader): Float64Array {
  const width = widthAt(reader);
  const count = reader.u32();
  const bytes = reader.block(count * width);
  const values = new Float64Array(count);
  if (width === 8) for (let place = 0; place < count; place += 1) values[place] = bytes.getFloat64(place * 8, true);
  else {
    values.set(wholesIn(bytes, width));
    const missing = LEAST[width];
    for (let place = 0; place < count; place += 1) if (values[place] === missing) values[place] = NaN;
  }
  return values;
}

/** Whole numbers none of which is missing, as they are stored. */
function readPlain(reader: ByteReader): Int8Array | Int16Array | Int32Array | Float64Array {
  const width = widthAt(reader);
  if (width !== 8) return wholesIn(reader.block(reader.u32() * width), width);
  const count = reader.u32();
  const bytes = reader.block(count * width);
  return Float64Array.from({ length: count }, (_, place) => bytes.getFloat64(place * 8, true));
}

/** The whole numbers of so many bytes each, the lowest first. */
function wholesIn(bytes: DataView, width: 1 | 2 | 4): Int8Array | Int16Array | Int32Array {
  if (width === 1) return new Int8Array(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength);
  const copy = new Uint8Array(bytes.buffer as ArrayBuffer, bytes.byteOffset, bytes.byteLength).slice();
  if (!IS_LITTLE_ENDIAN) for (let place = 0; place < copy.length; place += width) copy.subarray(place, place + width).reverse();
  return width === 2 ? new Int16Array(copy.buffer) : new Int32Array(copy.buffer);
}

function widthAt(reader: ByteReader): 1 | 2 | 4 | 8 {
  const width = reader.u8();
  if (width === 1 || width === 2 || width === 4 || width === 8) return width;
  throw new RangeError('The packed column has no known width');
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
