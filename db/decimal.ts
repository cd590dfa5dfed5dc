/** A decimal: units x 10^-places without zeros at its end; `wide` holds the units where a double does not. */
export interface Decimal {
  readonly units: number;
  readonly places: number;
  readonly wide: bigint | null;
}

/**
 * Reads a decimal: `12.50`, `-3`, `1e-7`.
 *
 * @throws {RangeError} for any other text: what comes in is checked by the import.
 */
export function parseDecimal(text: string): Decimal {
  return plainDecimal(text) ?? anyDecimal(text);
}

/** Units and places as text without zeros at its end: 1250 and 2 is `12.5`. */
export function decimalText(units: bigint, places: number): string {
  const sign = units < 0n ? '-' : '';
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  if (places === 0) return sign + digits;
  const fraction = digits.slice(-places).replace(/0+$/, '');
  return `${sign}${digits.slice(0, -places)}${fraction === '' ? '' : `.${fraction}`}`;
}

const ZERO_CODE = 48;
const MOST_FAST_DIGITS = 15;

/** Reads sign, digits and point without a detour; null: another form, or more digits than a double surely holds. */
function plainDecimal(text: string): Decimal | null {
  const isNegative = text.charCodeAt(0) === 45;
  let units = 0;
  let places = 0;
  let hasPoint = false;
  let digits = 0;
  for (let i = isNegative ? 1 : 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 46 && !hasPoint && digits > 0) hasPoint = true;
    else if (code >= ZERO_CODE && code < ZERO_CODE + 10) {
      units = units * 10 + code - ZERO_CODE;
      digits += 1;
      if (hasPoint) places += 1;
    } else return null;
  }
  if (digits === 0 || digits > MOST_FAST_DIGITS || (hasPoint && places === 0)) return null;
  for (; places > 0 && units % 10 === 0; places -= 1) units /= 10;
  return { units: isNegative && units !== 0 ? -units : units, places, wide: null };
}

function anyDecimal(text: string): Decimal {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/.exec(text.trim());
  if (match === null) throw new RangeError(`Not a decimal: ${text}`);
  const [, sign, whole = '', broken = '', exponent = '0'] = match;
  let units = BigInt(whole + broken);
  let places = broken.length - Number(exponent);
  if (places < 0) {
    units *= 10n ** BigInt(-places);
    places = 0;
  }
  for (; places > 0 && units % 10n === 0n; places -= 1) units /= 10n;
  if (sign === '-') units = -units;
  const near = Number(units);
  return { units: near, places, wide: Number.isSafeInteger(near) ? null : units };
}
