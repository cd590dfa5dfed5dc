import { createHash } from 'node:crypto';
import { PhotonImage, resize, SamplingFilter } from '@silvia-odwyer/photon-node';
import { AppError } from '../../../shared/errors.ts';
import { KEPT_BYTES, KEPT_EDGE, MOST_PHOTO_BYTES, MOST_PHOTO_PIXELS, THUMBNAIL_EDGE } from '../../../shared/photo/photo.ts';
import { readCameraFacts } from './camera-facts.ts';
import { likenessOf } from './likeness-of.ts';
import { readPictureHead, refusedKind, type PictureHead } from './picture-head.ts';
import { onWhite, upright, type Pixels } from './pixels.ts';
import type { PreparedPhoto } from './prepared-photo.ts';

const KEPT_QUALITY = 85;
const THUMBNAIL_QUALITY = 78;

/**
 * Makes of a file what is stored: the picture itself or, beyond the caps, a smaller upright JPEG of it, a thumbnail, the
 * hashes, and what the camera said. Takes about a second for twelve million pixels, so the window has it done in a thread.
 *
 * @param name of the file, for messages
 * @throws {AppError} `photo/too-large`, `photo/heic`, `photo/kind`, `photo/too-many-pixels`, `photo/unreadable`
 */
export function preparePhoto(name: string, bytes: Uint8Array): PreparedPhoto {
  const head = acceptedHead(name, bytes);
  const facts = readCameraFacts(bytes);
  const source = unpack(name, bytes);
  try {
    const keepsFile = bytes.length <= KEPT_BYTES && Math.max(head.width, head.height) <= KEPT_EDGE;
    const kept = keepsFile ? null : scaled(source, KEPT_EDGE, facts.orientation);
    const small = kept === null ? scaled(source, THUMBNAIL_EDGE, facts.orientation) : thumbnailOf(kept);
    const content = kept === null ? bytes : jpegOf(kept, KEPT_QUALITY);
    const isTurned = facts.orientation >= 5;
    return {
      hash: sha256(content),
      type: kept === null ? head.type : 'image/jpeg',
      width: kept?.width ?? (isTurned ? head.height : head.width),
      height: kept?.height ?? (isTurned ? head.width : head.height),
      bytes: content.length,
      likeness: likenessOf(small),
      content,
      thumbnail: jpegOf(small, THUMBNAIL_QUALITY),
      originalHash: sha256(bytes),
      originalBytes: bytes.length,
      takenAt: facts.takenAt,
      camera: facts.camera,
    };
  } finally {
    source.free();
  }
}

function acceptedHead(name: string, bytes: Uint8Array): PictureHead {
  if (bytes.length > MOST_PHOTO_BYTES) throw new AppError('photo/too-large', { name, megabytes: Math.ceil(bytes.length / 1e6), most: MOST_PHOTO_BYTES / 1e6 });
  const head = readPictureHead(bytes);
  if (head === null) {
    const kind = refusedKind(bytes);
    if (kind === 'HEIC') throw new AppError('photo/heic', { name });
    if (isCutOff(bytes)) throw new AppError('photo/unreadable', { name });
    throw new AppError('photo/kind', { name, kind: kind ?? '?' });
  }
  const pixels = head.width * head.height;
  if (pixels > MOST_PHOTO_PIXELS) throw new AppError('photo/too-many-pixels', { name, width: head.width, height: head.height });
  return head;
}

/** It begins like a picture that is taken, but does not even say how large it is. */
function isCutOff(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  return start.startsWith('\xff\xd8') || start === '\x89PNG' || (start === 'RIFF' && Buffer.from(bytes.subarray(8, 12)).toString('latin1') === 'WEBP');
}

function unpack(name: string, bytes: Uint8Array): PhotonImage {
  try {
    return PhotonImage.new_from_byteslice(bytes);
  } catch (error) {
    // The decoder stops dead at damage; that says nothing that would help a person.
    throw new AppError('photo/unreadable', { name }, { cause: error });
  }
}

function thumbnailOf({ data, width, height }: Pixels): Pixels {
  const image = new PhotonImage(data, width, height);
  try {
    return scaled(image, THUMBNAIL_EDGE, 1);
  } finally {
    image.free();
  }
}

/** The picture upright with its longer edge at most `edge` pixels, laid on white. */
function scaled(source: PhotonImage, edge: number, orientation: number): Pixels {
  const [width, height] = [source.get_width(), source.get_height()];
  const share = Math.min(1, edge / Math.max(width, height));
  const [w, h] = [Math.max(1, Math.round(width * share)), Math.max(1, Math.round(height * share))];
  const image = share === 1 ? source : resize(source, w, h, SamplingFilter.Triangle);
  try {
    return upright(onWhite({ data: image.get_raw_pixels(), width: w, height: h }), orientation);
  } finally {
    if (image !== source) image.free();
  }
}

function jpegOf({ data, width, height }: Pixels, quality: number): Uint8Array {
  const image = new PhotonImage(data, width, height);
  try {
    return image.get_bytes_jpeg(quality);
  } finally {
    image.free();
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
