import { crc32 } from 'node:zlib';
import { PhotonImage } from '@silvia-odwyer/photon-node';
import { numbersFrom } from './numbers-from.ts';

/** A picture in memory: 4 bytes a pixel. */
export interface Picture {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** What a camera writes into a file. */
export interface Exif {
  /** `2026:09:23 14:05:11`, as EXIF writes it. */
  readonly takenAt?: string;
  readonly make?: string;
  readonly model?: string;
  readonly orientation?: number;
}

/** A made-up room: a light ground with a few dozen boxes of any colour, others for each seed. */
export function roomPicture(seed: number, width = 640, height = 480): Picture {
  const next = numbersFrom(seed);
  const data = new Uint8Array(width * height * 4);
  const [top, side] = [next(120), next(120)];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const shade = 90 + Math.floor((top * y) / height) + Math.floor((side * x) / width);
      data.set([shade, shade, Math.max(0, shade - 10), 255], (y * width + x) * 4);
    }
  }
  for (let box = 0; box < 24; box += 1) {
    const [w, h] = [1 + next(Math.ceil(width / 3)), 1 + next(Math.ceil(height / 3))];
    const [left, up] = [next(Math.max(1, width - w)), next(Math.max(1, height - h))];
    const colour = [next(256), next(256), next(256), 255];
    for (let y = up; y < up + h; y += 1) for (let x = left; x < left + w; x += 1) data.set(colour, (y * width + x) * 4);
  }
  return { data, width, height };
}

/** A picture of one colour. */
export function evenPicture(colour: readonly [number, number, number, number], width = 64, height = 64): Picture {
  const data = new Uint8Array(width * height * 4);
  for (let at = 0; at < data.length; at += 4) data.set(colour, at);
  return { data, width, height };
}

/** The colour of a pixel of a picture file. */
export function pixelOf(file: Uint8Array, x: number, y: number): readonly number[] {
  return withImage(PhotonImage.new_from_byteslice(file), (image) => {
    const at = (y * image.get_width() + x) * 4;
    return [...image.get_raw_pixels().slice(at, at + 4)];
  });
}

/** Width and height of a picture file as it is stored. */
export function sizeOf(file: Uint8Array): { readonly width: number; readonly height: number } {
  return withImage(PhotonImage.new_from_byteslice(file), (image) => ({ width: image.get_width(), height: image.get_height() }));
}

export function jpegFile(picture: Picture, exif?: Exif, quality = 88): Uint8Array {
  const plain = withImage(imageOf(picture), (image) => image.get_bytes_jpeg(quality));
  if (exif === undefined) return plain;
  const block = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiffBlock(exif)]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(block.length + 2, 2);
  return new Uint8Array(Buffer.concat([plain.subarray(0, 2), head, block, plain.subarray(2)]));
}

export function pngFile(picture: Picture, exif?: Exif): Uint8Array {
  const plain = withImage(imageOf(picture), (image) => image.get_bytes());
  if (exif === undefined) return plain;
  const body = Buffer.concat([Buffer.from('eXIf', 'latin1'), tiffBlock(exif)]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length - 4);
  sum.writeUInt32BE(crc32(body));
  // Behind the first chunk, which is 33 bytes with the signature.
  return new Uint8Array(Buffer.concat([plain.subarray(0, 33), length, body, sum, plain.subarray(33)]));
}

export function webpFile(picture: Picture, exif?: Exif): Uint8Array {
  const plain = withImage(imageOf(picture), (image) => image.get_bytes_webp());
  if (exif === undefined) return plain;
  const size = Buffer.alloc(10);
  size.writeUInt8(0x08);
  size.writeUIntLE(picture.width - 1, 4, 3);
  size.writeUIntLE(picture.height - 1, 7, 3);
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), riffChunk('VP8X', size), Buffer.from(plain.subarray(12)), riffChunk('EXIF', tiffBlock(exif))]);
  return new Uint8Array(riffChunk('RIFF', body));
}

function riffChunk(name: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body, Buffer.alloc(body.length % 2)]);
}

/** A TIFF structure with the tags given, little-endian: IFD0 and, for the time, an Exif IFD. */
function tiffBlock({ takenAt, make, model, orientation }: Exif): Buffer {
  const first: Entry[] = [];
  if (make !== undefined) first.push({ tag: 0x010f, text: make });
  if (model !== undefined) first.push({ tag: 0x0110, text: model });
  if (orientation !== undefined) first.push({ tag: 0x0112, short: orientation });
  const hasTime = takenAt !== undefined;
  const start = 8;
  const lengthOf = (entries: readonly Entry[]): number => 2 + entries.length * 12 + 4 + entries.reduce((sum, { text }) => sum + textSpace(text), 0);
  const pointer = start + lengthOf(hasTime ? [...first, { tag: 0x8769, long: 0 }] : first);
  const main = directory(hasTime ? [...first, { tag: 0x8769, long: pointer }] : first, start);
  const second = hasTime ? directory([{ tag: 0x9003, text: takenAt }], pointer) : Buffer.alloc(0);
  return Buffer.concat([Buffer.from([0x49, 0x49, 42, 0, start, 0, 0, 0]), main, second]);
}

interface Entry {
  readonly tag: number;
  readonly text?: string;
  readonly short?: number;
  readonly long?: number;
}

function textSpace(text: string | undefined): number {
  return text === undefined ? 0 : Buffer.byteLength(text) + 1;
}

function directory(entries: readonly Entry[], start: number): Buffer {
  const head = Buffer.alloc(2 + entries.length * 12 + 4);
  head.writeUInt16LE(entries.length);
  const texts: Buffer[] = [];
  let at = start + head.length;
  for (const [place, { tag, text, short, long }] of entries.entries()) {
    const entry = 2 + place * 12;
    head.writeUInt16LE(tag, entry);
    head.writeUInt16LE(text !== undefined ? 2 : short !== undefined ? 3 : 4, entry + 2);
    head.writeUInt32LE(text !== undefined ? textSpace(text) : 1, entry + 4);
    if (text === undefined) head.writeUInt32LE(short ?? long ?? 0, entry + 8);
    else {
      // Texts of up to three letters would stand in the entry itself; those used here are longer.
      head.writeUInt32LE(at, entry + 8);
      texts.push(Buffer.from(`${text}\0`));
      at += textSpace(text);
    }
  }
  return Buffer.concat([head, ...texts]);
}

function imageOf({ data, width, height }: Picture): PhotonImage {
  return new PhotonImage(data, width, height);
}

function withImage<T>(image: PhotonImage, work: (image: PhotonImage) => T): T {
  try {
    return work(image);
  } finally {
    image.free();
  }
}
