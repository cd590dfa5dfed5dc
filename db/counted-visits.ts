import { packColumn, packTexts, packWholes, unpackColumn, unpackInts, unpackOctets, unpackTexts, type PackedColumn } from '../shared/grading/column-codec.ts';
import { VISIT_KINDS } from '../shared/grading/fold-visits.ts';
import type { IsoDate } from '../shared/dates.ts';
import type { VisitKind } from '../shared/scheme/scheme.ts';
import { COUNTED_STATES } from '../shared/visit/visit.ts';

/** The states in which a visit counts, as SQL. */
export const COUNTED = `('${COUNTED_STATES.join("', '")}')`;

/** A visit that counts, as the store reads it; the exact score only where it is asked for. */
export type CountedVisitRow = [
  outletNo: number, code: string, visitedOn: IsoDate, checklistNo: number, kind: VisitKind, cents: number | null, redLine: number, exact?: string | null,
];

/** The visits of one month that count, by date, then code by code point; item i of each list is one visit. */
export interface MonthOfVisits {
  readonly outletNos: Int32Array;
  readonly codes: readonly string[];
  /** Day of the month. */
  readonly days: Uint8Array;
  readonly checklistNos: Int32Array;
  /** Places in `VISIT_KINDS`. */
  readonly kinds: Uint8Array;
  /** Hundredths; NaN: no score. */
  readonly cents: Float64Array;
  /** 1: a critical item failed. */
  readonly redLine: Uint8Array;
}

/** The rows of a month, given in order, as columns. */
export function monthOfVisits(rows: readonly CountedVisitRow[]): MonthOfVisits {
  return {
    outletNos: Int32Array.from(rows, (row) => row[0]),
    codes: rows.map((row) => row[1]),
    days: Uint8Array.from(rows, (row) => Number(row[2].slice(-2))),
    checklistNos: Int32Array.from(rows, (row) => row[3]),
    kinds: Uint8Array.from(rows, (row) => VISIT_KINDS.indexOf(row[4])),
    cents: Float64Array.from(rows, (row) => row[5] ?? NaN),
    redLine: Uint8Array.from(rows, (row) => row[6]),
  };
}

export function packVisits(visits: MonthOfVisits): readonly PackedColumn[] {
  return [
    { name: 'codes', bytes: packTexts(visits.codes) },
    { name: 'outletNos', bytes: packWholes(visits.outletNos) },
    { name: 'days', bytes: packWholes(visits.days) },
    { name: 'checklistNos', bytes: packWholes(visits.checklistNos) },
    { name: 'kinds', bytes: packWholes(visits.kinds) },
    { name: 'cents', bytes: packColumn({ kind: 'number', places: 2, units: visits.cents }) },
    { name: 'redLine', bytes: packWholes(visits.redLine) },
  ];
}

/** The columns that `packVisits` packed. @throws {RangeError} when one is not there or cut off */
export function unpackVisits(bytesOf: (name: string) => Uint8Array): MonthOfVisits {
  const cents = unpackColumn(bytesOf('cents'));
  if (cents.kind !== 'number') throw new RangeError('Packed column cents holds no numbers');
  return {
    outletNos: unpackInts(bytesOf('outletNos')),
    codes: unpackTexts(bytesOf('codes')) as readonly string[],
    days: unpackOctets(bytesOf('days')),
    checklistNos: unpackInts(bytesOf('checklistNos')),
    kinds: unpackOctets(bytesOf('kinds')),
    cents: cents.units,
    redLine: unpackOctets(bytesOf('redLine')),
  };
}
