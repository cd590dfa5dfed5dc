/** part of whole as percent, one place, cut off and not rounded, so that only all is 100.0; null of nothing. */
export function formatShare(part: number, whole: number): string | null {
  if (whole === 0) return null;
  const tenths = Math.floor((part * 1000) / whole);
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}
