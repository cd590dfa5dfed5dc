import { monthOf, monthPeriod, type IsoDate, type PeriodId } from '../dates.ts';
import { rational, toDecimalText } from '../exact/rational.ts';
import { meanInterval, meanOf, sideOfZero, slopeInterval, twoPlaces, type MeanInterval, type SlopeInterval } from './mean-interval.ts';

/** A counted visit as its auditor handed it in: before any correction by an appeal. */
export interface AuditedVisit {
  readonly auditor: string;
  readonly outlet: number;
  /** Code and version of the checklist tell which answers can be compared letter by letter. */
  readonly checklist: string;
  readonly checklistVersion: number;
  readonly visitedOn: IsoDate;
  /** Score in hundredths; null: no score. */
  readonly cents: number | null;
  /** Letters of outcome-class.ts; '': not known. */
  readonly classes: string;
  /** Equal texts: the same answers throughout; null: not known. */
  readonly pattern: string | null;
  /** From arrival to departure; null: not both are given. */
  readonly minutes: number | null;
}

/** What the figures suggest looking into. Nothing is ever corrected by them. */
export const AUDITOR_HINTS = ['severe', 'lenient', 'harder', 'softer', 'manyNa', 'fast', 'sameAnswers', 'identical'] as const;
export type AuditorHint = (typeof AUDITOR_HINTS)[number];

/** One auditor beside all others. docs/reviews.md states every formula. */
export interface AuditorStatistics {
  readonly auditor: string;
  readonly visits: number;
  readonly outlets: number;
  /** Mean score, 2 places; null: no visit has a score. */
  readonly average: string | null;
  /** Own score minus the others' on the same outlet with the same checklist; below 0: more severe. null: no such outlet. */
  readonly severity: MeanInterval | null;
  /** How the difference from the others changes in a month; above 0: ever softer. null: fewer than two months. */
  readonly drift: SlopeInterval | null;
  /** Difference from the others' visits of the same month and checklist, by month. */
  readonly months: readonly { readonly month: PeriodId; readonly visits: number; readonly difference: string }[];
  /** Share of rated items answered N/A, 1 place; null: nothing rated. */
  readonly naPercent: string | null;
  readonly othersNaPercent: string | null;
  /** Median minutes on site, and of how many visits both times are given. */
  readonly medianMinutes: number | null;
  readonly timedVisits: number;
  /** Visits over in less than a third of the usual time, or in under 3 minutes. */
  readonly fastVisits: number;
  /** Median of the longest run of equal answers of a visit, in items; null: not known. */
  readonly medianRun: number | null;
  /** Visits with ten or more rated items all rated alike. */
  readonly sameAnswerVisits: number;
  /** Visits answered item by item as an earlier one at another outlet, those without any fault left out. */
  readonly identicalVisits: number;
  readonly hints: readonly AuditorHint[];
}

/** Outlets shared with others, and months, from which severity and drift are hinted at. */
const LEAST_PAIRS = 5;
const LEAST_MONTHS = 4;
/** Answers N/A from which their share is compared. */
const LEAST_NA = 10;
/** Items from which one answer throughout says something, and visits with times from which a median does. */
const LEAST_RATED = 10;
const LEAST_TIMED = 10;
const SHORTEST_MINUTES = 3;
/** Visits, and their share, from which speed and sameness are hinted at. */
const LEAST_VISITS = 2;
const LEAST_SHARE = 0.05;

/** Figures of every auditor, by name. */
export function auditorStatistics(audited: readonly AuditedVisit[]): readonly AuditorStatistics[] {
  const visits = audited.map(readVisit);
  const ofOutlets = sumsBy(visits, ({ ofOutlet }) => ofOutlet);
  const ofMonths = sumsBy(visits, ({ ofMonth }) => ofMonth);
  const usual = usualMinutes(visits);
  const na = countNa(visits);
  const alike = visits.filter(isAllAlike).length;
  const byAuditor = groupedBy(visits, ({ auditor }) => auditor);
  return [...byAuditor.keys()].sort(byCodePoint).map((auditor) => {
    const own = byAuditor.get(auditor) ?? [];
    const severity = meanInterval(pairedDifferences(own, ofOutlets));
    const months = monthDifferences(own, ofMonths);
    const drift = slopeInterval(months.map(({ at, difference }) => ({ x: at, y: difference })));
    const ownNa = countNa(own);
    const others = { na: na.na - ownNa.na, rated: na.rated - ownNa.rated };
    const scored = own.flatMap(({ cents }) => (cents === null ? [] : [cents / 100]));
    const minutes = own.flatMap((visit) => (visit.minutes === null ? [] : [visit.minutes]));
    const runs = own.flatMap(({ rated, longest }) => (rated === 0 ? [] : [longest]));
    const counts = {
      fastVisits: own.filter((visit) => isFast(visit, usual)).length,
      sameAnswerVisits: own.filter(isAllAlike).length,
      identicalVisits: countIdentical(own),
    };
    return {
      auditor,
      visits: own.length,
      outlets: new Set(own.map(({ outlet }) => outlet)).size,
      average: scored.length === 0 ? null : twoPlaces(meanOf(scored)),
      severity,
      drift,
      months: months.map(({ at, visits: count, difference }) => ({ month: monthPeriod(at), visits: count, difference: twoPlaces(difference) })),
      naPercent: percentOf(ownNa.na, ownNa.rated),
      othersNaPercent: percentOf(others.na, others.rated),
      medianMinutes: median(minutes),
      timedVisits: minutes.length,
      medianRun: median(runs),
      ...counts,
      hints: [
        ...(severity !== null && severity.n >= LEAST_PAIRS ? hintOfSide(severity, 'lenient', 'severe') : []),
        ...(drift !== null && drift.n >= LEAST_MONTHS ? hintOfSide(drift, 'softer', 'harder') : []),
        ...hintIf('manyNa', ownNa.na >= LEAST_NA && ownNa.na * others.rated > 2 * others.na * ownNa.rated),
        ...hintIf('fast', isMuch(counts.fastVisits, own.length)),
        ...hintIf('sameAnswers', isMuch(counts.sameAnswerVisits, own.length) && counts.sameAnswerVisits * (visits.length - own.length) > 2 * (alike - counts.sameAnswerVisits) * own.length),
        ...hintIf('identical', isMuch(counts.identicalVisits, own.length)),
      ],
    };
  });
}

/** What looks odd about one visit by itself, beside the usual time and the auditor's other visits. */
export function visitHints(visit: Pick<AuditedVisit, 'checklist' | 'classes' | 'minutes'>, usualMinutesOfChecklist: number | null, hasTwin: boolean): readonly AuditorHint[] {
  const usual = new Map(usualMinutesOfChecklist === null ? [] : [[visit.checklist, usualMinutesOfChecklist] as const]);
  const read = readClasses(visit.classes);
  return [...hintIf('fast', isFast(visit, usual)), ...hintIf('sameAnswers', isAllAlike(read)), ...hintIf('identical', hasTwin && !read.isFaultless)];
}

/** Half of the visits that say both times took at most so long, by checklist; too few visits: none. */
export function usualMinutes(visits: readonly Pick<AuditedVisit, 'checklist' | 'minutes'>[]): ReadonlyMap<string, number> {
  const byChecklist = groupedBy(visits, ({ checklist }) => checklist);
  return new Map(
    [...byChecklist].flatMap(([checklist, rows]) => {
      const minutes = rows.flatMap((row) => (row.minutes === null ? [] : [row.minutes]));
      const usual = minutes.length < LEAST_TIMED ? null : median(minutes);
      return usual === null ? [] : [[checklist, usual] as const];
    }),
  );
}

/** What the letters of a visit come to. N/A is passed over in runs. */
interface ReadClasses {
  /** Items with F, P or N. */
  readonly rated: number;
  readonly na: number;
  readonly longest: number;
  readonly isFaultless: boolean;
}
/** A visit with what is worked out of it once, and what it is compared within: outlet and checklist, month and checklist. */
interface ReadVisit extends AuditedVisit, ReadClasses {
  readonly ofOutlet: string;
  readonly ofMonth: string;
}

function readVisit(visit: AuditedVisit): ReadVisit {
  const { outlet, checklist, visitedOn } = visit;
  return { ...visit, ...readClasses(visit.classes), ofOutlet: `${outlet} ${checklist}`, ofMonth: `${visitedOn.slice(0, 7)} ${checklist}` };
}

function readClasses(classes: string): ReadClasses {
  let [rated, na, longest, run] = [0, 0, 0, 0];
  let before = '';
  let isFaultless = true;
  for (let place = 0; place < classes.length; place += 1) {
    const letter = classes.charAt(place);
    if (letter === 'A') na += 1;
    if (letter === '-' || letter === 'A') continue;
    rated += 1;
    if (letter !== 'F') isFaultless = false;
    run = letter === before ? run + 1 : 1;
    before = letter;
    if (run > longest) longest = run;
  }
  return { rated, na, longest, isFaultless };
}

interface Sum {
  total: number;
  count: number;
}

/** Sums of the scores by group; visits without a score are left out. */
function sumsBy(visits: readonly ReadVisit[], keyOf: (visit: ReadVisit) => string): ReadonlyMap<string, Sum> {
  const sums = new Map<string, Sum>();
  for (const visit of visits) {
    if (visit.cents === null) continue;
    const key = keyOf(visit);
    const sum = sums.get(key);
    if (sum === undefined) sums.set(key, { total: visit.cents, count: 1 });
    else {
      sum.total += visit.cents;
      sum.count += 1;
    }
  }
  return sums;
}

/** Mean of the others in a group, in hundredths; null: nobody else has a score there. */
function othersMean(all: Sum | undefined, mine: Sum): number | null {
  return all === undefined || all.count === mine.count ? null : (all.total - mine.total) / (all.count - mine.count);
}

/** Own mean minus the others' mean, one difference an outlet and checklist that both visited. */
function pairedDifferences(own: readonly ReadVisit[], all: ReadonlyMap<string, Sum>): readonly number[] {
  return [...sumsBy(own, ({ ofOutlet }) => ofOutlet)].flatMap(([key, mine]) => {
    const others = othersMean(all.get(key), mine);
    return others === null ? [] : [(mine.total / mine.count - others) / 100];
  });
}

/** Month by month, the mean over the auditor's visits of their score minus the others' mean for the checklist. */
function monthDifferences(own: readonly ReadVisit[], all: ReadonlyMap<string, Sum>) {
  const ownSums = sumsBy(own, ({ ofMonth }) => ofMonth);
  const byMonth = groupedBy(own, ({ visitedOn }) => monthOf(visitedOn));
  return [...byMonth.keys()]
    .sort((a, b) => a - b)
    .flatMap((at) => {
      const differences = (byMonth.get(at) ?? []).flatMap(({ cents, ofMonth }) => {
        const mine = ownSums.get(ofMonth);
        const others = mine === undefined ? null : othersMean(all.get(ofMonth), mine);
        return cents === null || others === null ? [] : [(cents - others) / 100];
      });
      return differences.length === 0 ? [] : [{ at, visits: differences.length, difference: meanOf(differences) }];
    });
}

function countNa(visits: readonly ReadVisit[]): { readonly na: number; readonly rated: number } {
  let [na, rated] = [0, 0];
  for (const visit of visits) {
    na += visit.na;
    rated += visit.na + visit.rated;
  }
  return { na, rated };
}

function isAllAlike({ rated, longest }: ReadClasses): boolean {
  return rated >= LEAST_RATED && longest === rated;
}

function isFast({ checklist, minutes }: Pick<AuditedVisit, 'checklist' | 'minutes'>, usual: ReadonlyMap<string, number>): boolean {
  if (minutes === null) return false;
  const median = usual.get(checklist);
  return minutes < SHORTEST_MINUTES || (median !== undefined && minutes * 3 < median);
}

/** Visits with the answers of an earlier one of the same auditor at another outlet. */
function countIdentical(own: readonly ReadVisit[]): number {
  const seen = new Map<string, number>();
  let count = 0;
  for (const visit of own.toSorted((a, b) => byCodePoint(a.visitedOn, b.visitedOn))) {
    if (visit.pattern === null || visit.isFaultless) continue;
    const key = `${visit.checklist} ${visit.checklistVersion} ${visit.pattern}`;
    const outlet = seen.get(key);
    if (outlet === undefined) seen.set(key, visit.outlet);
    else if (outlet !== visit.outlet) count += 1;
  }
  return count;
}

function isMuch(count: number, of: number): boolean {
  return count >= LEAST_VISITS && count >= LEAST_SHARE * of;
}

function hintOfSide(interval: { readonly low: string | null; readonly high: string | null }, above: AuditorHint, below: AuditorHint): readonly AuditorHint[] {
  const side = sideOfZero(interval);
  return side === null ? [] : [side === 'above' ? above : below];
}

function hintIf(hint: AuditorHint, holds: boolean): readonly AuditorHint[] {
  return holds ? [hint] : [];
}

/** The middle value; of an even number the mean of the two in the middle. null: none. */
export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
}

function percentOf(part: number, whole: number): string | null {
  return whole === 0 ? null : toDecimalText(rational(100n * BigInt(part), BigInt(whole)), 1);
}

function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function groupedBy<T, K>(values: readonly T[], keyOf: (value: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group === undefined) groups.set(keyOf(value), [value]);
    else group.push(value);
  }
  return groups;
}
