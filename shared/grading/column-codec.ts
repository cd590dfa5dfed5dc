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

/** The numbers in the least width that holds them all; the least whole number of a width stands for missing. `more` bytes follow. */
function writeWholes(writer: ByteWriter, values: ArrayLike<number>, more = 0): void {
  if (values instanceof Uint8Array && isBelow128(values)) return writeOctets(writer, values, more);
  if (!(values instanceof Float64Array)) return writeInts(writer, wholesOf(values), NO_PLACES, more);
  const { wholes, missing, extent } = asWholes(values);
  if (widthOf(extent) !== 8) return writeInts(writer, wholes, missing, more, extent);
  writer.u8(8);
  writer.u32(values.length);
  writeDoubles(writer.block(values.length * 8), values);
}

const NO_PLACES: readonly number[] = [];

/** Whole numbers, at some of whose places the number that stands for missing is written. */
function writeInts(writer: ByteWriter, wholes: Int32Array, missing: readonly number[], more: number, extent = extentOf(wholes)): void {
  const width = widthOf(extent);
  if (width === 8) {
    writer.u8(8);
    writer.u32(wholes.length);
    writeDoubles(writer.block(wholes.length * 8), wholes);
    return;
  }
  const narrow = width === 1 ? new Int8Array(wholes) : width === 2 ? new Int16Array(wholes) : wholes;
  for (const place of missing) narrow[place] = LEAST[width];
  const bytes = littleEndian(narrow, width);
  if (width === 1) writeOctets(writer, bytes, more);
  else writeBytes(writer, width, wholes.length, bytes, more);
}

/** What a count takes. */
const COUNT_BYTES = 4;

/** In place of a width: one value for all places but some, and these. */
const ALIKE = 0;
/** A place and its value. */
const EXCEPTION_BYTES = COUNT_BYTES + 1;

/** Values of a byte: where nearly all are the same one, only the others with their places. */
function writeOctets(writer: ByteWriter, values: Uint8Array, more: number): void {
  const most = likelyMost(values);
  const others = countOthers(values, most);
  if (others * EXCEPTION_BYTES >= values.length) return writeBytes(writer, 1, values.length, values, more);
  writer.expect(2 + 2 * COUNT_BYTES + others * EXCEPTION_BYTES + more);
  writer.u8(ALIKE);
  writer.u32(values.length);
  writer.u8(most);
  writer.u32(others);
  const places = placesOfOthers(values, most, others);
  for (const place of places) writer.u32(place);
  for (const place of places) writer.u8(values[place]!);
}

function countOthers(values: Uint8Array, most: number): number {
  let count = 0;
  for (let place = 0; place < values.length; place += 1) count += values[place] === most ? 0 : 1;
  return count;
}

function placesOfOthers(values: Uint8Array, most: number, count: number): Uint32Array {
  const places = new Uint32Array(count);
  let found = 0;
  for (let place = 0; found < count; place += 1) {
    if (values[place] === most) continue;
    places[found] = place;
    found += 1;
  }
  return places;
}

const SAMPLE = 101;

/** The value that more than half of an even sample have; any of them where none has so many. */
function likelyMost(values: Uint8Array): number {
  const step = Math.max(1, Math.floor(values.length / SAMPLE));
  let [most, lead] = [0, 0];
  for (let place = 0; place < values.length; place += step) {
    if (lead === 0) most = values[place]!;
    lead += values[place] === most ? 1 : -1;
  }
  return most;
}

/** What `writeOctets` wrote as exceptions, after its mark. */
function readAlike(reader: ByteReader): Int8Array {
  const octets = new Uint8Array(reader.u32()).fill(reader.u8());
  const places = Array.from({ length: reader.u32() }, () => reader.u32());
  for (const place of places) octets[place] = reader.u8();
  return new Int8Array(octets.buffer);
}

function writeBytes(writer: ByteWriter, width: 1 | 2 | 4, count: number, bytes: Uint8Array, more: number): void {
  writer.expect(1 + COUNT_BYTES + bytes.length + more);
  writer.u8(width);
  writer.u32(count);
  writer.raw(bytes);
}

function isBelow128(values: Uint8Array): boolean {
  let bits = 0;
  for (let place = 0; place < values.length; place += 1) bits |= values[place]!;
  return bits < -LEAST[1];
}

/** Whole numbers that are never missing, in one kind of array, so that the loops over them stay quick. */
function wholesOf(values: ArrayLike<number>): Int32Array {
  return values instanceof Int32Array ? values : new Int32Array(values);
}

/** The numbers as whole ones of 32 bits, right where their extent says that they fit, and the places of those that are missing. */
function asWholes(values: Float64Array): { readonly wholes: Int32Array; readonly missing: readonly number[]; readonly extent: Extent } {
  const wholes = new Int32Array(values.length);
  const missing: number[] = [];
  let [least, most] = [0, 0];
  for (let place = 0; place < values.length; place += 1) {
    const value = values[place]!;
    if (value !== value) {
      missing.push(place);
      continue;
    }
    wholes[place] = value;
    if (value < least) least = value;
    else if (value > most) most = value;
  }
  return { wholes, missing, extent: [least, most] };
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

function extentOf(values: Int32Array): Extent {
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
  if (width === ALIKE) return widened(readAlike(reader), LEAST[1]);
  const count = reader.u32();
  const bytes = reader.block(count * width);
  if (width !== 8) return widened(wholesIn(bytes, width), LEAST[width]);
  const values = new Float64Array(count);
  for (let place = 0; place < count; place += 1) values[place] = bytes.getFloat64(place * 8, true);
  return values;
}

/** Doubles, with NaN for the number that stands for missing. */
function widened(wholes: Int8Array | Int16Array | Int32Array, missing: number): Float64Array {
  const values = new Float64Array(wholes);
  for (let place = 0; place < values.length; place += 1) if (values[place] === missing) values[place] = NaN;
  return values;
}

/** Whole numbers none of which is missing, as they are stored. */
function readPlain(reader: ByteReader): Int8Array | Int16Array | Int32Array | Float64Array {
  const width = widthAt(reader);
  if (width === ALIKE) return readAlike(reader);
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

function widthAt(reader: ByteReader): typeof ALIKE | 1 | 2 | 4 | 8 {
  const width = reader.u8();
  if (width === ALIKE || width === 1 || width === 2 || width === 4 || width === 8) return width;
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
