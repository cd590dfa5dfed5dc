import { BIG, type ExactColumn } from '../exact/exact-column.ts';
import { BELOW_SCALE, type Scheme } from '../scheme/scheme.ts';
import type { RawValues } from './folded-values.ts';
import { BELOW, NO_LEVEL } from './raw-level.ts';
import { levelCode } from './movement-reason.ts';
import { textColumn } from './text-columns.ts';

/**
 * Places of the levels that a level rule's formula gives: by code or name, or by place, 1 the lowest and 0 below the
 * scale. No level where it gives nothing of the kind, or the total is missing.
 */
export function formulaLevels(scheme: Scheme, values: RawValues, total: ExactColumn): Int16Array {
  const placeAt = values.kind === 'text' ? placesByText(scheme, values.column) : placesByNumber(scheme, values.column);
  return Int16Array.from(total.num, (units, row) => (Number.isNaN(units) ? NO_LEVEL : placeAt(row)));
}

function placesByText(scheme: Scheme, { dictionary, index }: Extract<RawValues, { kind: 'text' }>['column']): (row: number) => number {
  const named = new Map<string, number>([[BELOW_SCALE, BELOW]]);
  scheme.levels.forEach(({ name }, place) => {
    for (const word of [name.zh, name.en ?? name.zh]) if (!named.has(word)) named.set(word, place);
  });
  scheme.levels.forEach(({ code }, place) => named.set(code, place));
  const places = dictionary.map((text) => named.get(text) ?? NO_LEVEL);
  return (row) => places[index[row]!] ?? NO_LEVEL;
}

function placesByNumber({ levels }: Scheme, { num, den }: ExactColumn): (row: number) => number {
  return (row) => {
    const units = num[row]!;
    if (units === BIG || units % den !== 0) return NO_LEVEL;
    const place = units / den;
    return place >= 0 && place <= levels.length ? place - 1 : NO_LEVEL;
  };
}

/** Levels as formulas read them: their codes, `below-scale`, or missing. */
export function levelValues(scheme: Scheme, levels: Int16Array): RawValues {
  return { kind: 'text', column: textColumn(Array.from(levels, (place) => levelCode(scheme, place))) };
}
