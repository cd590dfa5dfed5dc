import type { IsoDate } from '../dates.ts';

/** Minutes that a photo may lie outside arrival and departure: clocks differ, and a front is taken from outside. */
export const TIME_LEEWAY = 15;

const DAY = 1440;

/** The visit's times, as its head states them; null: not stated. */
export interface VisitTimes {
  readonly visitedOn: IsoDate;
  /** `HH:MM` of the place's own clock. */
  readonly arrivedAt: string | null;
  /** `HH:MM`; earlier than the arrival: after midnight. */
  readonly leftAt: string | null;
}

/**
 * How the camera's time stands to the visit. unknown: the file says none · otherDay: taken on another day · early, late: so
 * many minutes before the arrival or after the departure, beyond the leeway · fits.
 */
export type PhotoTimeFinding =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'fits' }
  | { readonly kind: 'otherDay'; readonly day: string }
  | { readonly kind: 'early' | 'late'; readonly minutes: number };

/**
 * Holds a photo's EXIF time against the visit. Both are wall clocks of the place, so no time zone is read.
 *
 * @param takenAt `YYYY-MM-DDTHH:MM:SS`; null: the file says none
 */
export function photoTimeFinding(takenAt: string | null, { visitedOn, arrivedAt, leftAt }: VisitTimes): PhotoTimeFinding {
  if (takenAt === null) return { kind: 'unknown' };
  const taken = minutesBetween(visitedOn, takenAt.slice(0, 10)) + clockMinutes(takenAt.slice(11, 16));
  const from = arrivedAt === null ? 0 : clockMinutes(arrivedAt);
  const end = leftAt === null ? DAY - 1 : clockMinutes(leftAt);
  const to = end < from && leftAt !== null ? end + DAY : end;
  const leewayBefore = arrivedAt === null ? 0 : TIME_LEEWAY;
  const leewayAfter = leftAt === null ? 0 : TIME_LEEWAY;
  if (taken >= from - leewayBefore && taken <= to + leewayAfter) return { kind: 'fits' };
  const isOtherDay = taken < 0 || taken >= Math.max(DAY, to + 1);
  if (isOtherDay) return { kind: 'otherDay', day: takenAt.slice(0, 10) };
  return taken < from ? { kind: 'early', minutes: from - taken } : { kind: 'late', minutes: taken - to };
}

/** Minutes on site; null: one of the two is not stated. A departure before the arrival is after midnight. */
export function minutesOnSite(arrivedAt: string | null, leftAt: string | null): number | null {
  if (arrivedAt === null || leftAt === null) return null;
  const span = clockMinutes(leftAt) - clockMinutes(arrivedAt);
  return span < 0 ? span + DAY : span;
}

function clockMinutes(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
}

function minutesBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 60_000;
}
