import { compareCodePoints } from '../grading/text-columns.ts';
import type { IsoDate } from '../dates.ts';
import { assignVisits, type Assignment, type PlannedOutlet } from './assign-visits.ts';
import { drawOutlets, sizesOf, type DrawnStratum, type HashOf } from './draw-outlets.ts';
import { spreadOver, visitDays } from './due-dates.ts';
import type { PlannableOutlet, WavePlan } from './wave.ts';

/** A visit that a wave would make. */
export interface PlannedVisit extends Assignment {
  readonly dueOn: IsoDate;
  /** It makes the outlet's visit of this number again, by a second auditor; null: a first visit. */
  readonly reauditOf: number | null;
}

/** What a plan comes to: the draw, and who goes where when. */
export interface WaveOutcome {
  readonly draw: readonly DrawnStratum[];
  /** By outlet code, then number; re-audits after the visits. */
  readonly visits: readonly PlannedVisit[];
}

/**
 * Works a wave out: draws the outlets, sends the auditors, gives every visit its day, and picks the visits that a second
 * auditor makes again (those with the lowest hashes of seed, `reaudit`, outlet code and number). An auditor's visits are
 * spread over the days in the order of their regions, so that neighbours come one after the other; re-audits are due at the
 * end. The same plan over the same outlets gives the same visits.
 */
export function planVisits(plan: WavePlan, outlets: readonly PlannableOutlet[], hashOf: HashOf): WaveOutcome {
  const draw = drawOutlets(plan, outlets, hashOf);
  const byCode = new Map(outlets.map((outlet) => [outlet.code, outlet]));
  const drawn = draw.flatMap(({ rule, drawn: codes }) => codes.map((code): PlannedOutlet => ({ ...byCode.get(code)!, visits: plan.rules[rule]!.visitsPerOutlet })));
  const first = assignVisits(drawn, plan);
  const again = reaudits(plan, first, byCode, hashOf);
  const days = visitDays(plan);
  const regionOf = (code: string): string => byCode.get(code)?.regions.join('/') ?? '';
  return { draw, visits: [...dated(first.map((visit) => ({ ...visit, reauditOf: null })), days, regionOf), ...dated(again, days.slice(-1), regionOf)] };
}

type Undated = Omit<PlannedVisit, 'dueOn'>;

/** Second visits of a share of those that somebody makes, by another auditor with room left. */
function reaudits(plan: WavePlan, first: readonly Assignment[], byCode: ReadonlyMap<string, PlannableOutlet>, hashOf: HashOf): readonly Undated[] {
  const made = first.filter(({ auditor }) => auditor !== null);
  const count = sizesOf({ percent: plan.reauditPercent }, [made.length])[0] ?? 0;
  if (plan.reauditPercent === 0 || count === 0) return [];
  const keyed = made.map((visit) => ({ visit, hash: hashOf(`${plan.seed}|reaudit|${visit.outletCode}|${visit.visit}`) }));
  keyed.sort((a, b) => compareCodePoints(a.hash, b.hash) || compareCodePoints(a.visit.outletCode, b.visit.outletCode));
  const picked = keyed.slice(0, count).map(({ visit }) => visit);
  const load = (name: string): number => made.filter(({ auditor }) => auditor === name).length;
  const auditors = plan.auditors.map((auditor) => ({
    ...auditor,
    capacity: Math.max(0, auditor.capacity - load(auditor.name)),
    conflicts: [...auditor.conflicts, ...made.filter((visit) => visit.auditor === auditor.name).map(({ outletCode }) => outletCode)],
  }));
  const counts = new Map<string, number>();
  for (const { outletCode } of picked) counts.set(outletCode, (counts.get(outletCode) ?? 0) + 1);
  const assigned = assignVisits([...counts].map(([code, visits]) => ({ ...byCode.get(code)!, visits })), { ...plan, auditors });
  return assigned.map((visit) => {
    const own = picked.filter(({ outletCode }) => outletCode === visit.outletCode).map((one) => one.visit).sort((a, b) => a - b);
    return { ...visit, reauditOf: own[visit.visit - 1] ?? null };
  });
}

/** Gives each auditor's visits their days. */
function dated(visits: readonly Undated[], days: readonly IsoDate[], regionOf: (code: string) => string): readonly PlannedVisit[] {
  const byAuditor = new Map<string | null, Undated[]>();
  for (const visit of visits) byAuditor.set(visit.auditor, [...(byAuditor.get(visit.auditor) ?? []), visit]);
  const due = new Map<Undated, IsoDate>();
  for (const own of byAuditor.values()) {
    own.sort((a, b) => a.visit - b.visit || compareCodePoints(regionOf(a.outletCode), regionOf(b.outletCode)) || compareCodePoints(a.outletCode, b.outletCode));
    const spread = spreadOver(days, own.length);
    own.forEach((visit, place) => {
      const day = spread[place];
      if (day !== undefined) due.set(visit, day);
    });
  }
  return visits.flatMap((visit) => {
    const dueOn = due.get(visit);
    return dueOn === undefined ? [] : [{ ...visit, dueOn }];
  });
}
