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
    this.reserve(4 + (value.length < LONG ? value.length * 3 : utf8Length(value)));
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

/** A text of so many units is measured before room is made for it. */
const LONG = 1024;

/** Bytes of a text's UTF-8. */
function utf8Length(text: string): number {
  let length = text.length;
  for (let place = 0; place < text.length; place += 1) {
    const unit = text.charCodeAt(place);
    if (unit < 0x80) continue;
    length += unit < 0x800 ? 1 : 2;
    // A pair takes four bytes: two more than its two units.
    if (unit >= 0xd800 && unit < 0xdc00 && text.codePointAt(place)! >= 0x10000) place += 1;
  }
  return length;
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
  const units = new Uint16Array(bytes.length);
  let count = 0;
  for (let place = 0; place < bytes.length; ) {
    const first = bytes[place++]!;
    if (first < 0x80) units[count++] = first;
    else if (first < 0xe0) units[count++] = ((first & 0x1f) << 6) | (bytes[place++]! & 0x3f);
    else if (first < 0xf0) {
      units[count++] = ((first & 0x0f) << 12) | ((bytes[place]! & 0x3f) << 6) | (bytes[place + 1]! & 0x3f);
      place += 2;
    } else {
      const beyond = (((first & 0x07) << 18) | ((bytes[place]! & 0x3f) << 12) | ((bytes[place + 1]! & 0x3f) << 6) | (bytes[place + 2]! & 0x3f)) - 0x10000;
      units[count++] = 0xd800 | (beyond >> 10);
      units[count++] = 0xdc00 | (beyond & 0x3ff);
      place += 3;
    }
  }
  return textOfUnits(units.subarray(0, count));
}

function textOfUnits(units: Uint16Array): string {
  if (units.length <= MOST_AT_ONCE) return String.fromCharCode.apply(null, units as unknown as number[]);
  const parts: string[] = [];
  for (let from = 0; from < units.length; from += MOST_AT_ONCE) parts.push(String.fromCharCode.apply(null, units.subarray(from, from + MOST_AT_ONCE) as unknown as number[]));
  return parts.join('');
}

/** Arguments that a call takes on every platform. */
const MOST_AT_ONCE = 4096;
