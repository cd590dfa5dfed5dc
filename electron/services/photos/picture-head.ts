import type { PhotoType } from '../../../shared/photo/photo.ts';

/** What the first bytes of a picture say. Width and height as stored, before any turning. */
export interface PictureHead {
  readonly type: PhotoType;
  readonly width: number;
  readonly height: number;
}

/** Kinds that are known but not taken, by the name that people know them under. */
const OTHERS: readonly { readonly name: string; readonly matches: (file: DataView) => boolean }[] = [
  { name: 'HEIC', matches: (file) => ascii(file, 4, 4) === 'ftyp' && /^(hei|hev|mif1|msf1)/.test(ascii(file, 8, 4)) },
  { name: 'AVIF', matches: (file) => ascii(file, 4, 4) === 'ftyp' && ascii(file, 8, 3) === 'avi' },
  { name: 'GIF', matches: (file) => ascii(file, 0, 4) === 'GIF8' },
  { name: 'TIFF', matches: (file) => ['II*\0', 'MM\0*'].includes(ascii(file, 0, 4)) },
  { name: 'BMP', matches: (file) => ascii(file, 0, 2) === 'BM' },
  { name: 'PDF', matches: (file) => ascii(file, 0, 4) === '%PDF' },
];

/** The size that a JPEG, PNG or WebP states in its head; null: it is none of them, or is cut off in its head. */
export function readPictureHead(bytes: Uint8Array): PictureHead | null {
  const file = viewOf(bytes);
  const head = jpegHead(file) ?? pngHead(file) ?? webpHead(file);
  return head === null || head.width <= 0 || head.height <= 0 ? null : head;
}

/** The name of a kind of file that is not taken, from its first bytes; null: unknown. */
export function refusedKind(bytes: Uint8Array): string | null {
  const file = viewOf(bytes);
  return OTHERS.find(({ matches }) => matches(file))?.name ?? null;
}

/** JPEG: segments up to the start of a frame, which states height and width. ITU T.81, annex B. */
function jpegHead(file: DataView): PictureHead | null {
  if (file.byteLength < 4 || file.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 9 <= file.byteLength) {
    if (file.getUint8(at) !== 0xff) return null;
    const marker = file.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { type: 'image/jpeg', height: file.getUint16(at + 5), width: file.getUint16(at + 7) };
    at += 2 + file.getUint16(at + 2);
  }
  return null;
}

/** PNG: the first chunk states width and height. */
function pngHead(file: DataView): PictureHead | null {
  if (file.byteLength < 24 || file.getUint32(0) !== 0x89504e47 || ascii(file, 12, 4) !== 'IHDR') return null;
  return { type: 'image/png', width: file.getUint32(16), height: file.getUint32(20) };
}

/** WebP: lossy, lossless or extended; each states the size in a way of its own. RFC 9649. */
function webpHead(file: DataView): PictureHead | null {
  if (file.byteLength < 30 || ascii(file, 0, 4) !== 'RIFF' || ascii(file, 8, 4) !== 'WEBP') return null;
  const type = 'image/webp';
  switch (ascii(file, 12, 4)) {
    case 'VP8 ':
      return { type, width: file.getUint16(26, true) & 0x3fff, height: file.getUint16(28, true) & 0x3fff };
    case 'VP8L': {
      const bits = file.getUint32(21, true);
      return { type, width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { type, width: uint24(file, 24) + 1, height: uint24(file, 27) + 1 };
    default:
      return null;
  }
}

function uint24(file: DataView, at: number): number {
  return file.getUint16(at, true) | (file.getUint8(at + 2) << 16);
}

function ascii(file: DataView, at: number, length: number): string {
  if (at + length > file.byteLength) return '';
  return String.fromCharCode(...Array.from({ length }, (_, place) => file.getUint8(at + place)));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
