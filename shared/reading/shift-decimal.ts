/** A plain decimal text with its point moved `places` to the right: `0.125` by 2 is `12.5`. Exact. */
export function shiftDecimal(text: string, places: number): string {
  const [, sign = '', whole = '', broken = ''] = /^(-?)(\d*)\.?(\d*)$/.exec(text) ?? [];
  const shifted = shiftDigits(whole, broken, places);
  return shifted === '0' ? '0' : sign + shifted;
}

/** Digits before and behind the point, the point moved `places` to the right, without zeros that say nothing. */
export function shiftDigits(whole: string, broken: string, places: number): string {
  const digits = whole + broken;
  const point = whole.length + places;
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0');
  const at = Math.max(point, 1);
  const front = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  const end = padded.slice(at).replace(/0+$/, '');
  return end === '' ? front : `${front}.${end}`;
}
