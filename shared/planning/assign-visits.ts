import { compareCodePoints } from '../grading/text-columns.ts';
import type { PlannableOutlet, WaveAuditor, WavePlan } from './wave.ts';

/** An outlet that is to be visited, and how often. */
export interface PlannedOutlet extends PlannableOutlet {
  readonly visits: number;
}

/** One visit of a wave. */
export interface Assignment {
  readonly outletCode: string;
  /** 1 for the outlet's first visit of the wave. */
  readonly visit: number;
  /** null: nobody can be sent. */
  readonly auditor: string | null;
  /** Why nobody can be sent. */
  readonly why: 'everybodyBlocked' | 'capacityUsed' | null;
}

type Rules = Pick<WavePlan, 'auditors' | 'neverTwiceRunning' | 'neverOwnRegion'>;

/** What keeps an auditor from an outlet. */
export type Block = 'conflict' | 'ownRegion' | 'lastVisit';

/** Why an auditor may not be sent to an outlet; null: they may. */
export function blockOf(auditor: WaveAuditor, outlet: PlannableOutlet, rules: Rules): Block | null {
  if (auditor.conflicts.includes(outlet.code)) return 'conflict';
  if (rules.neverOwnRegion && outlet.regions.some((code) => auditor.homeRegions.includes(code))) return 'ownRegion';
  return rules.neverTwiceRunning && outlet.lastAuditor === auditor.name ? 'lastVisit' : null;
}

/**
 * Sends auditors to outlets: as many visits as the capacities and blocks allow (augmenting paths, so no visit stays open that
 * another distribution could fill), the load spread evenly, auditors kept together in a region where that costs nothing.
 * Visits of one outlet in a wave go to different auditors. The same input gives the same assignment, in any order.
 */
export function assignVisits(outlets: readonly PlannedOutlet[], rules: Rules): readonly Assignment[] {
  const ordered = [...outlets].sort((a, b) => compareCodePoints(a.code, b.code));
  const auditors = [...rules.auditors].sort((a, b) => compareCodePoints(a.name, b.name));
  const may = ordered.map((outlet) => auditors.map((auditor) => blockOf(auditor, outlet, rules) === null));
  const state = new AssignmentState(ordered, auditors.map(({ capacity }) => capacity), may);
  const byChoice = [...ordered.keys()].sort((a, b) => freedom(may[a]) - freedom(may[b]) || a - b);
  for (const outlet of byChoice) for (let visit = 0; visit < (ordered[outlet]?.visits ?? 0); visit += 1) state.place(outlet);
  return ordered.flatMap((outlet, place) => {
    const sent = state.sentTo(place);
    const why = freedom(may[place]) <= sent.length ? 'everybodyBlocked' : 'capacityUsed';
    return Array.from({ length: outlet.visits }, (_, visit): Assignment => {
      const auditor = auditors[sent[visit] ?? -1]?.name ?? null;
      return { outletCode: outlet.code, visit: visit + 1, auditor, why: auditor === null ? why : null };
    });
  });
}

function freedom(may: readonly boolean[] | undefined): number {
  return may?.filter(Boolean).length ?? 0;
}

class AssignmentState {
  private readonly outlets: readonly PlannedOutlet[];
  private readonly capacity: readonly number[];
  private readonly may: readonly (readonly boolean[])[];
  /** Auditors by outlet, in the order in which they were sent. */
  private readonly sent: number[][];
  /** Outlets by auditor. */
  private readonly load: Set<number>[];

  constructor(outlets: readonly PlannedOutlet[], capacity: readonly number[], may: readonly (readonly boolean[])[]) {
    this.outlets = outlets;
    this.capacity = capacity;
    this.may = may;
    this.sent = outlets.map(() => []);
    this.load = capacity.map(() => new Set());
  }

  sentTo(outlet: number): readonly number[] {
    return this.sent[outlet] ?? [];
  }

  /** Sends one more auditor to the outlet, moving others where that makes room. */
  place(outlet: number): void {
    const free = this.candidates(outlet).filter((auditor) => this.hasRoom(auditor));
    const best = free.sort((a, b) => this.cost(a, outlet) - this.cost(b, outlet) || a - b)[0];
    if (best !== undefined) this.send(best, outlet);
    else this.makeRoom(outlet);
  }

  private candidates(outlet: number): number[] {
    return this.capacity.map((_, auditor) => auditor).filter((auditor) => this.may[outlet]?.[auditor] === true && this.load[auditor]?.has(outlet) === false);
  }

  private hasRoom(auditor: number): boolean {
    return (this.load[auditor]?.size ?? 0) < (this.capacity[auditor] ?? 0);
  }

  /** The share of the capacity that is used; of equal ones, an auditor who already goes to the same region costs less. */
  private cost(auditor: number, outlet: number): number {
    const region = this.outlets[outlet]?.regions.at(-1);
    const isNear = region !== undefined && [...(this.load[auditor] ?? [])].some((other) => this.outlets[other]?.regions.at(-1) === region);
    return ((this.load[auditor]?.size ?? 0) - (isNear ? HALF_A_VISIT : 0)) / Math.max(1, this.capacity[auditor] ?? 0);
  }

  /** Breadth first over auditors: an outlet of a full one goes to another, until one with room is found. */
  private makeRoom(outlet: number): void {
    const reachedBy = new Map<number, { readonly outlet: number; readonly from: number | null }>();
    const queue: number[] = [];
    const reach = (target: number, from: number | null): void => {
      for (const auditor of this.candidates(target)) {
        if (reachedBy.has(auditor)) continue;
        reachedBy.set(auditor, { outlet: target, from });
        queue.push(auditor);
      }
    };
    reach(outlet, null);
    for (let at = 0; at < queue.length; at += 1) {
      const auditor = queue[at] ?? 0;
      if (this.hasRoom(auditor)) {
        this.shift(auditor, reachedBy);
        return;
      }
      for (const held of [...(this.load[auditor] ?? [])].sort((a, b) => a - b)) reach(held, auditor);
    }
  }

  private shift(last: number, reachedBy: ReadonlyMap<number, { readonly outlet: number; readonly from: number | null }>): void {
    for (let auditor: number | null = last; auditor !== null; ) {
      const step = reachedBy.get(auditor);
      if (step === undefined) return;
      if (step.from !== null) this.withdraw(step.from, step.outlet);
      this.send(auditor, step.outlet);
      auditor = step.from;
    }
  }

  private send(auditor: number, outlet: number): void {
    this.load[auditor]?.add(outlet);
    this.sent[outlet]?.push(auditor);
  }

  private withdraw(auditor: number, outlet: number): void {
    this.load[auditor]?.delete(outlet);
    const sent = this.sent[outlet];
    sent?.splice(sent.indexOf(auditor), 1);
  }
}

/** Less than a visit, so that a region never outweighs an even load. */
const HALF_A_VISIT = 0.5;
