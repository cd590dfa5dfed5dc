import type { StoredPhoto } from '../../../db/repositories/photo-repository.ts';

/** A picture ready to be stored, and what its file said. */
export interface PreparedPhoto extends StoredPhoto {
  /** The file that is stored. */
  readonly content: Uint8Array;
  /** JPEG. */
  readonly thumbnail: Uint8Array;
  /** sha256 of the file as it came. */
  readonly originalHash: string;
  readonly originalBytes: number;
  /** The camera's own clock, `YYYY-MM-DDTHH:MM:SS`; null: the file does not say. */
  readonly takenAt: string | null;
  readonly camera: string | null;
}

/** Makes of a file what is stored; in the window a thread of its own does it. @throws {AppError} `photo/...` */
export type PreparePhoto = (name: string, bytes: Uint8Array) => PreparedPhoto | Promise<PreparedPhoto>;
