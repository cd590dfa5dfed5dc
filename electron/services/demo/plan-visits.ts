import { daysInMonth, type IsoDate, type MonthNumber } from '../../../shared/dates.ts';
import type { VisitKind } from '../../../shared/scheme/scheme.ts';
import type { VisitState } from '../../../shared/visit/visit.ts';
import { dayOf, tradesIn, type DemoOutlet } from './make-outlets.ts';
import { AUDITORS } from './province.ts';
import { createRandom } from './random.ts';

/** A visit that is to be made. */
export interface PlannedVisit {
  /** Place in the list of outlets. */
  readonly outlet: number;
  readonly kind: VisitKind;
  readonly visitedOn: IsoDate;
  readonly auditor: string;
  /** How far it has come: approved, but in the last month. */
  readonly state: Extract<VisitState, 'inProgress' | 'submitted' | 'approved'>;
}

/** More visits than this are not made in a month. */
const MOST_VISITS = 20_000;
const SHARE_FROM = 0.36;
const SHARE_TO = 0.48;
const COVERT = 0.45;
/** Of the visits of the last month. */
const SUBMITTED = 0.12;
const IN_PROGRESS = 0.05;
const OUTLETS_PER_AUDITOR = 60;

/**
 * Plans month after month: the auditors go round all outlets in an order drawn once, a third to a half of them each month,
 * so that nearly every outlet is seen within three months. Visits come by date.
 */
export function createVisitPlan(seed: number, outlets: readonly DemoOutlet[]): (month: MonthNumber, isLast: boolean) => readonly PlannedVisit[] {
  const round = createRandom(seed, 'round').order(outlets.length);
  const auditors = AUDITORS.slice(0, Math.min(AUDITORS.length, Math.max(3, Math.floor(outlets.length / OUTLETS_PER_AUDITOR))));
  let place = 0;
  return (month, isLast) => {
    const random = createRandom(seed, 'visits', month);
    const trading = outlets.reduce((count, outlet) => count + (tradesIn(outlet, month) ? 1 : 0), 0);
    const wanted = Math.min(MOST_VISITS, Math.round(trading * (SHARE_FROM + (SHARE_TO - SHARE_FROM) * random.uniform())));
    const days = workingDays(month);
    const planned: PlannedVisit[] = [];
    while (planned.length < wanted) {
      const outlet = round[place % round.length] ?? 0;
      place += 1;
      if (!tradesIn(outlets[outlet]!, month)) continue;
      const stage = random.uniform();
      const state = !isLast || stage >= SUBMITTED + IN_PROGRESS ? 'approved' : stage < IN_PROGRESS ? 'inProgress' : 'submitted';
      const kind = random.chance(COVERT) ? 'covert' : 'open';
      // What is not reviewed yet was made in the last days.
      const day = state === 'approved' ? random.pick(days) : random.pick(days.slice(-6));
      planned.push({ outlet, kind, visitedOn: dayOf(month, day), auditor: random.pick(auditors), state });
    }
    return planned.sort((a, b) => (a.visitedOn < b.visitedOn ? -1 : a.visitedOn > b.visitedOn ? 1 : a.outlet - b.outlet));
  };
}

/** Days of a month without Sundays. */
function workingDays(month: MonthNumber): readonly number[] {
  const [year, monthOfYear] = [Math.floor(month / 12), month % 12];
  const days = Array.from({ length: daysInMonth(year, monthOfYear + 1) }, (_, index) => index + 1);
  return days.filter((day) => new Date(Date.UTC(year, monthOfYear, day)).getUTCDay() !== 0);
}
