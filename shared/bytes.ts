/** Writes little-endian bytes into a growing buffer; the same on every platform. */
export class ByteWriter {
  private bytes: Uint8Array;
  private view: DataView;
  private length = 0;

  /** @param capacity bytes to have room for at first; where it is met exactly nothing is copied */
  constructor(capacity = 1024) {
    this.bytes = new Uint8Array(capacity);
    this.view = new DataView(this.bytes.buffer);
  }

  u8(value: number): void {
    this.reserve(1);
    this.view.setUint8(this.length, value);
    this.length += 1;
  }

  u32(value: number): void {
    this.reserve(4);
    this.view.setUint32(this.length, value, true);
    this.length += 4;
  }

  /** A text as its length in bytes and its UTF-8 form. */
  text(value: string): void {
    this.reserve(4 + value.length * 3);
    const end = writeUtf8(value, this.bytes, this.length + 4);
    this.view.setUint32(this.length, end - this.length - 4, true);
    this.length = end;
  }

  raw(values: Uint8Array): void {
    this.reserve(values.length);
    this.bytes.set(values, this.length);
    this.length += values.length;
  }

  /** Makes room for so many bytes and no more, where there is none. */
  expect(count: number): void {
    if (this.length + count > this.bytes.length) this.grow(this.length + count);
  }

  /** Room for `count` bytes that the caller fills in at once. */
  block(count: number): DataView {
    this.reserve(count);
    const block = new DataView(this.bytes.buffer, this.length, count);
    this.length += count;
    return block;
  }

  finish(): Uint8Array {
    return this.length === this.bytes.length ? this.bytes : this.bytes.slice(0, this.length);
  }

  private reserve(count: number): void {
    if (this.length + count > this.bytes.length) this.grow(Math.max(this.bytes.length * 2, this.length + count, 64));
  }

  private grow(capacity: number): void {
    const larger = new Uint8Array(capacity);
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
    this.view = new DataView(larger.buffer);
  }
}

/** Reads what a ByteWriter wrote. @throws {RangeError} when the bytes end too early. */
export class ByteReader {
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private place = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  u8(): number {
    this.place += 1;
    return this.view.getUint8(this.place - 1);
  }

  u32(): number {
    this.place += 4;
    return this.view.getUint32(this.place - 4, true);
  }

  text(): string {
    const length = this.u32();
    this.place += length;
    if (this.place > this.bytes.length) throw new RangeError('The packed text is cut off');
    return decodeUtf8(this.bytes.subarray(this.place - length, this.place));
  }

  block(count: number): DataView {
    this.place += count;
    return new DataView(this.bytes.buffer, this.bytes.byteOffset + this.place - count, count);
  }
}

/** UTF-8 of a text; a lone half of a surrogate pair keeps its own three bytes, so that every text comes back as it was. */
export function encodeUtf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  return bytes.slice(0, writeUtf8(text, bytes, 0));
}

/** Writes a text's UTF-8 from a place on, at most three bytes a unit of it. @returns the place after it */
function writeUtf8(text: string, bytes: Uint8Array, from: number): number {
  let length = from;
  for (let place = 0; place < text.length; place += 1) {
    let point = text.charCodeAt(place);
    if (point < 0x80) {
      bytes[length++] = point;
      continue;
    }
    if (point >= 0xd800 && point < 0xdc00) {
      point = text.codePointAt(place)!;
      if (point >= 0x10000) place += 1;
    }
    if (point < 0x800) bytes[length++] = 0xc0 | (point >> 6);
    else {
      if (point < 0x10000) bytes[length++] = 0xe0 | (point >> 12);
      else {
        bytes[length++] = 0xf0 | (point >> 18);
        bytes[length++] = 0x80 | ((point >> 12) & 0x3f);
      }
      bytes[length++] = 0x80 | ((point >> 6) & 0x3f);
    }
    bytes[length++] = 0x80 | (point & 0x3f);
  }
  return length;
}

/** The text of UTF-8 bytes that `encodeUtf8` wrote. */
export function decodeUtf8(bytes: Uint8Array): string {
  const plain = decodePlain(bytes);
  if (plain !== null) return plain;
  const parts: string[] = [];
  let place = 0;
  while (place < bytes.length) {
    const first = bytes[place]!;
    const extra = first < 0x80 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
    let point = extra === 0 ? first : first & (0x3f >> extra);
    for (let step = 1; step <= extra; step += 1) point = (point << 6) | (bytes[place + step]! & 0x3f);
    parts.push(String.fromCodePoint(point));
    place += extra + 1;
  }
  return parts.join('');
}

/** A short text of one byte a letter; null: it is none. */
function decodePlain(bytes: Uint8Array): string | null {
  if (bytes.length > MOST_AT_ONCE) return null;
  for (let place = 0; place < bytes.length; place += 1) if (bytes[place]! >= 0x80) return null;
  return String.fromCharCode.apply(null, bytes as unknown as number[]);
}

/** Arguments that a call takes on every platform. */
const MOST_AT_ONCE = 1024;
