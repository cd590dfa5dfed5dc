/** A picture in full, or its thumbnail. */
export type PhotoSize = 'full' | 'thumb';

const ORIGIN = 'startier://app';
const ADDRESS = /^\/photo\/([0-9a-f]{64})\/(full|thumb)$/;

/** The address under which the window shows a stored photo. It names the content, never a file. */
export function photoAddress(hash: string, size: PhotoSize): string {
  return `${ORIGIN}/photo/${hash}/${size}`;
}

/** What the path of such an address asks for; null: it is none. Nothing but 64 hex digits and the size is taken. */
export function parsePhotoPath(path: string): { readonly hash: string; readonly size: PhotoSize } | null {
  const [, hash, size] = ADDRESS.exec(path) ?? [];
  return hash === undefined || size === undefined ? null : { hash, size: size as PhotoSize };
}
