import type { IsoDate } from '../dates.ts';
import type { PhotoUseId, VisitId } from '../ids.ts';

/** Kinds of picture that are taken and stored. HEIC, GIF, TIFF and others are refused with a message. */
export const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const;
export type PhotoType = (typeof PHOTO_TYPES)[number];

/** The name that a stored picture's file bears: its hash and the ending of its kind. */
export function photoFileName(hash: string, type: PhotoType): string {
  return `${hash}.${type === 'image/jpeg' ? 'jpg' : type === 'image/png' ? 'png' : 'webp'}`;
}

/** A file larger than this is refused unread. 40 MB. */
export const MOST_PHOTO_BYTES = 40_000_000;
/** A picture with more pixels is refused before it is unpacked: 100 million. */
export const MOST_PHOTO_PIXELS = 100_000_000;
/** A picture whose longer edge is beyond this many pixels is kept as a smaller copy. */
export const KEPT_EDGE = 2048;
/** A file beyond this many bytes is kept as a copy written anew as JPEG. */
export const KEPT_BYTES = 1_000_000;
/** Longer edge of a thumbnail. */
export const THUMBNAIL_EDGE = 320;
/** Photos that one item may have. */
export const MOST_PHOTOS_PER_ITEM = 30;

/** A photo that stands with an item of a visit. */
export interface VisitPhoto {
  /** Of this use; the same picture may stand elsewhere under another id. */
  readonly id: PhotoUseId;
  /** sha256 of the stored file in hex; the picture's address in the window, see `photo-address.ts`. */
  readonly hash: string;
  readonly item: string;
  /** It stands with the visit that this one scores a second time, and is not this one's to remove. */
  readonly ofFirst?: true;
  /** Name of the file as it came. */
  readonly name: string;
  readonly type: PhotoType;
  /** Upright, in pixels. */
  readonly width: number;
  readonly height: number;
  /** Of the stored file. */
  readonly bytes: number;
  /** Of the file as it came; more than `bytes` where a smaller copy is kept. */
  readonly originalBytes: number;
  /** The camera's own clock, `YYYY-MM-DDTHH:MM:SS`, without a time zone; null: the file does not say. */
  readonly takenAt: string | null;
  readonly camera: string | null;
  readonly addedAt: string;
  readonly addedBy: string;
  /** The same or nearly the same picture with other visits, the likest first. */
  readonly alike: readonly AlikePhoto[];
}

/** Another visit's photo that is the same or nearly the same. */
export interface AlikePhoto {
  readonly hash: string;
  /** same: the same file came in · nearly: it looks the same (written anew, scaled, lightly changed). */
  readonly how: 'same' | 'nearly';
  /** Differing bits of 128; 0 for the same. */
  readonly distance: number;
  readonly visitId: VisitId;
  readonly visitCode: string;
  readonly visitedOn: IsoDate;
  readonly outletName: string;
  readonly isSameOutlet: boolean;
  readonly item: string;
}
