import type { Checklist } from '../checklist/checklist.ts';
import type { VisitFacts } from '../visit/visit-facts.ts';

const DAY = 24 * 60;

/**
 * Minutes from arrival to departure: the visit's own times, else the first and the last time field of the form's head. A
 * departure earlier than the arrival is after midnight. null: not both are given as `HH:MM`.
 */
export function minutesOnSite(checklist: Checklist, visit: Pick<VisitFacts, 'arrivedAt' | 'leftAt'> & { readonly header: Readonly<Record<string, string>> }): number | null {
  const fields = (checklist.header ?? []).filter(({ kind }) => kind === 'time');
  const [first, last] = [fields[0], fields[fields.length - 1]];
  const ofHead = first === undefined || last === undefined || fields.length < 2 ? null : between(visit.header[first.code], visit.header[last.code]);
  return between(visit.arrivedAt, visit.leftAt) ?? ofHead;
}

function between(from: string | null | undefined, to: string | null | undefined): number | null {
  const [arrived, left] = [minuteOfDay(from), minuteOfDay(to)];
  if (arrived === null || left === null) return null;
  return left < arrived ? left - arrived + DAY : left - arrived;
}

function minuteOfDay(text: string | null | undefined): number | null {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text?.trim() ?? '');
  return match === null ? null : Number(match[1]) * 60 + Number(match[2]);
}
