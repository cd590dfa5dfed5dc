import type { ByteReader, ByteWriter } from '../bytes.ts';

const WHOLE_WIDTHS = [1, 2, 4] as const;
/** The least whole number of a width in bytes; 8 bytes hold a double, which has its own NaN. */
const LEAST = { 1: -128, 2: -32_768, 4: -2_147_483_648, 8: NaN } as const;

/** The numbers in the least width that holds them all; the least whole number of a width stands for missing. `more` bytes follow. */
export function writeWholes(writer: ByteWriter, values: ArrayLike<number>, more = 0): void {
  if (values instanceof Uint8Array && isBelow128(values)) return writeOctets(writer, values, more);
  if (!(values instanceof Float64Array)) return writeInts(writer, wholesOf(values), NO_PLACES, more);
  const { wholes, missing, extent } = asWholes(values);
  if (widthOf(extent) !== 8) return writeInts(writer, wholes, missing, more, extent);
  writeDoubles(writer, values);
}

const NO_PLACES: readonly number[] = [];

/** Whole numbers, at some of whose places the number that stands for missing is written. */
function writeInts(writer: ByteWriter, wholes: Int32Array, missing: readonly number[], more: number, extent = extentOf(wholes)): void {
  const width = widthOf(extent);
  if (width === 8) return writeDoubles(writer, wholes);
  const narrow = width === 1 ? new Int8Array(wholes) : width === 2 ? new Int16Array(wholes) : wholes;
  for (let i = 0; i < missing.length; i += 1) narrow[missing[i]!] = LEAST[width];
  const bytes = littleEndian(narrow, width);
  if (width === 1) writeOctets(writer, bytes, more);
  else writeBytes(writer, width, wholes.length, bytes, more);
}

/** What a count takes. */
export const COUNT_BYTES = 4;

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
  for (let other = 0; other < others; other += 1) writer.u32(places[other]!);
  for (let other = 0; other < others; other += 1) writer.u8(values[places[other]!]!);
}

/** How many bytes are others than `most`; where they are too many to be exceptions, no more are counted. */
function countOthers(values: Uint8Array, most: number): number {
  const words = wordsOf(values);
  const alike = (most * ONE_IN_EACH_BYTE) | 0;
  let count = 0;
  for (let place = 0; place < values.length && count * EXCEPTION_BYTES < values.length; place += 1) {
    if ((place & 3) === 0) while (words[place >> 2] === alike) place += 4;
    if (place < values.length && values[place] !== most) count += 1;
  }
  return count;
}

function placesOfOthers(values: Uint8Array, most: number, count: number): Uint32Array {
  const words = wordsOf(values);
  const alike = (most * ONE_IN_EACH_BYTE) | 0;
  const places = new Uint32Array(count);
  let found = 0;
  for (let place = 0; found < count; place += 1) {
    if ((place & 3) === 0) while (words[place >> 2] === alike) place += 4;
    if (values[place] === most) continue;
    places[found] = place;
    found += 1;
  }
  return places;
}

const ONE_IN_EACH_BYTE = 0x01010101;
const SIGN_OF_EACH_BYTE = 0x80808080;

/** The bytes four by four, for loops that pass over most of them; those after the last four, or all of an odd start, are left out. */
function wordsOf(values: Uint8Array): Int32Array {
  return new Int32Array(values.buffer, values.byteOffset - (values.byteOffset % 4), values.byteOffset % 4 === 0 ? values.length >> 2 : 0);
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
  const words = wordsOf(values);
  let bits = 0;
  for (let word = 0; word < words.length; word += 1) bits |= words[word]!;
  if ((bits & SIGN_OF_EACH_BYTE) !== 0) return false;
  for (let place = words.length * 4; place < values.length; place += 1) bits |= values[place]!;
  return (bits & 0x80) === 0;
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

function writeDoubles(writer: ByteWriter, values: Float64Array | Int32Array): void {
  writer.u8(8);
  writer.u32(values.length);
  const block = writer.block(values.length * 8);
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

/** The numbers that `writeWholes` wrote, NaN for missing. */
export function readWholes(reader: ByteReader): Float64Array {
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
export function readPlain(reader: ByteReader): Int8Array | Int16Array | Int32Array | Float64Array {
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
