import { monthPeriod, periodEnd, periodStart, shiftPeriod, type IsoDate, type PeriodId } from '../../../shared/dates.ts';
import { figureByName } from '../../../shared/grading/formula-values.ts';
import { isInside, monthWindow, type MonthWindow } from '../../../shared/grading/windows.ts';
import type { MissingPolicy, Scheme } from '../../../shared/scheme/scheme.ts';
import { indicatorNames, namesInFormula } from '../../../shared/scheme/formula-names.ts';
import { placedFormulas } from '../../../shared/scheme/formula-places.ts';
import { historyReads } from '../../../shared/scheme/history-reads.ts';
import { placedConditions, partsOfCondition } from '../../../shared/scheme/placed-conditions.ts';
import { schemeSources } from '../../../shared/scheme/scheme-sources.ts';
import { isDimension, walkTree } from '../../../shared/scheme/walk.ts';
import { sourcesReadBack } from './record-reach.ts';

/** Days, both included. */
export interface DayRange {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** The windows in which the scheme reads each imported figure, by the figure's code. */
export function figureWindows(scheme: Scheme, period: PeriodId): ReadonlyMap<string, readonly MonthWindow[]> {
  const windows = new Map<string, MonthWindow[]>();
  const add = ({ figure, window, lagMonths }: ReturnType<typeof figureByName>, at: PeriodId): void => {
    const known = windows.get(figure) ?? [];
    known.push(monthWindow(window, at, lagMonths));
    windows.set(figure, known);
  };
  for (const source of schemeSources(scheme)) if (source.kind === 'kpi') add(source, period);
  for (const { text } of placedFormulas(scheme)) for (const name of namesInFormula(text)) add(figureByName(name), period);
  const indicators = indicatorNames(scheme);
  for (const [name, periods] of historyReads(scheme).names) {
    const source = indicators.get(name)?.source ?? figureByName(name);
    for (let back = 1; source.kind === 'kpi' && back <= periods; back += 1) add(source, shiftPeriod(period, -back));
  }
  return windows;
}

/** Whether a figure of that period lies wholly in one of the windows. */
export function isReached(period: PeriodId, windows: readonly MonthWindow[]): boolean {
  return windows.some((window) => isInside(period, window));
}

/**
 * The days whose visits the scheme may read: the windows of its inspection indicators and of its red-line conditions, and
 * the period itself, whose visits `minVisitsToDemote` counts.
 */
export function visitDays(scheme: Scheme, period: PeriodId): DayRange {
  const windows = [
    monthWindow(undefined, period),
    ...schemeSources(scheme).flatMap((source) => (source.kind === 'inspection' ? [monthWindow(source.window, period)] : [])),
    ...sourcesReadBack(scheme).flatMap(({ source, periods }) => (source.kind === 'inspection' ? [monthWindow(source.window, shiftPeriod(period, -periods))] : [])),
    ...placedConditions(scheme).flatMap(({ condition, path }) => partsOfCondition(condition, path).flatMap((part) => ('redLine' in part.condition ? [monthWindow(part.condition.redLine.window, period)] : []))),
  ];
  const first = Math.min(...windows.map(({ from }) => from));
  const last = Math.max(...windows.map(({ to }) => to));
  return { from: periodStart(monthPeriod(first)), to: periodEnd(monthPeriod(last)) };
}

/** Codes of all attributes that the scheme names anywhere, and every name in its formulas, which may be one. */
export function namedAttributes(scheme: Scheme): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, part] of Object.entries(value)) {
      if (key === 'attribute' && typeof part === 'string') found.add(part);
      else look(part);
    }
  };
  look(scheme);
  for (const { text } of placedFormulas(scheme)) for (const name of namesInFormula(text)) found.add(name);
  return found;
}

/** Indicators and dimensions whose missing policy is `carry`, with the number of periods that a score may be old. */
export function carriedParts(scheme: Scheme): ReadonlyMap<string, number> {
  const carried = new Map<string, number>();
  for (const { node } of walkTree(scheme)) {
    const periods = carriedPeriods(node.missing ?? (isDimension(node) ? undefined : scheme.missing));
    if (periods > 0) carried.set(node.code, periods);
  }
  return carried;
}

/** Dimensions that blend earlier periods, with the number of periods back that they read. */
export function blendedParts(scheme: Scheme): ReadonlyMap<string, number> {
  return new Map(walkTree(scheme).flatMap(({ node }) => (isDimension(node) && node.blend !== undefined ? [[node.code, node.blend.weights.length - 1] as const] : [])));
}

/** How many earlier periods in a row the movement rules count, at least 0. */
export function countedPeriods({ movement }: Scheme): number {
  return Math.max(movement.promoteAfter ?? 1, movement.demoteAfter ?? 1) - 1;
}

/** The last period in which a veto of a run still forbids promotion, by the veto's code. */
export function promotionBans(scheme: Scheme, period: PeriodId): ReadonlyMap<string, PeriodId> {
  const bans = new Map<string, PeriodId>();
  for (const { code, effects } of scheme.vetoes ?? []) {
    const periods = Math.max(-1, ...effects.map((effect) => (effect.kind === 'noPromotion' ? effect.periods : -1)));
    if (periods >= 0) bans.set(code, shiftPeriod(period, periods));
  }
  return bans;
}

function carriedPeriods(policy: MissingPolicy | undefined): number {
  return typeof policy === 'object' && 'carry' in policy ? policy.carry : 0;
}
