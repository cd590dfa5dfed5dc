import { fromHundredths, signOf, toHundredths } from '../../format.ts';
import type { Trace, TraceBlend, TraceInput, TracePart } from '../../../shared/grading/trace.ts';

/** A line of the tree table under the total. */
export type TraceRow =
  | { readonly kind: 'part'; readonly key: string; readonly depth: number; readonly part: TracePart; readonly isOpen: boolean; readonly canOpen: boolean }
  | { readonly kind: 'input'; readonly key: string; readonly depth: number; readonly input: TraceInput; readonly of: TracePart }
  | { readonly kind: 'period'; readonly key: string; readonly depth: number; readonly period: TraceBlend; readonly isBorne: boolean }
  | { readonly kind: 'noInput'; readonly key: string; readonly depth: number };

/** The lines in sight: dimensions stand open unless closed by hand, indicators closed unless opened. */
export function traceRows(root: TracePart, toggled: ReadonlySet<string>): readonly TraceRow[] {
  const rows: TraceRow[] = [];
  const add = (part: TracePart, depth: number): void => {
    const isOpen = (part.indicator === null) !== toggled.has(part.code);
    rows.push({ kind: 'part', key: part.code, depth, part, isOpen, canOpen: true });
    if (!isOpen) return;
    part.children.forEach((child) => add(child, depth + 1));
    addPeriods(part, depth + 1);
    if (part.indicator === null) return;
    part.indicator.inputs.forEach((input, place) => rows.push({ kind: 'input', key: `${part.code}/${place}`, depth: depth + 1, input, of: part }));
    if (part.indicator.inputs.length === 0) rows.push({ kind: 'noInput', key: `${part.code}/none`, depth: depth + 1 });
  };
  const addPeriods = ({ code, blend = [], children }: TracePart, depth: number): void => {
    // The parts above bear what this period contributes; said again it would count twice.
    const isBorne = children.some(({ contribution }) => contribution !== null);
    blend.forEach((period, place) => rows.push({ kind: 'period', key: `${code}/${period.period}`, depth, period, isBorne: isBorne && place === 0 }));
  };
  root.children.forEach((child) => add(child, 0));
  addPeriods(root, 0);
  return rows;
}

/** Codes to toggle so that everything is open: all indicators. */
export function allIndicators(part: TracePart): readonly string[] {
  return part.indicator === null ? part.children.flatMap(allIndicators) : [part.code];
}

/**
 * What the contributions as shown (cut to 2 places) leave over to the total, so that the column adds up by hand.
 * null: nothing, or there is no total.
 */
export function shownRounding(trace: Trace): string | null {
  if (trace.total === null || standsAlone(trace.root)) return null;
  const rest = toHundredths(trace.uncappedTotal ?? trace.total) - sumBelow(trace.root) - netAdjustments(trace);
  return rest === 0n ? null : fromHundredths(rest);
}

/** What a dimension's shown contribution has beyond those of its children; null: nothing. */
export function shownTail(part: TracePart): string | null {
  if (part.contribution === null || standsAlone(part)) return null;
  const rest = fromHundredths(toHundredths(part.contribution) - sumBelow(part));
  return signOf(rest) === 0 ? null : rest;
}

/** Bonuses less penalties as shown; of penalty points the other way round. */
function netAdjustments({ adjustments, isLowBest }: Trace): bigint {
  if (adjustments === undefined) return 0n;
  const net = toHundredths(adjustments.bonus) - toHundredths(adjustments.penalty);
  return isLowBest === true ? -net : net;
}

/** No part below bears a share of the contribution: an indicator, a dimension with a method, a product. */
function standsAlone(part: TracePart): boolean {
  return [...part.children, ...(part.blend ?? [])].every(({ contribution }) => contribution === null);
}

/** What the parts below bear, and the earlier periods of a blend; this period too where no part below bears it. */
function sumBelow({ children, blend = [] }: TracePart): bigint {
  const isBorne = children.some(({ contribution }) => contribution !== null);
  return [...children, ...blend.slice(isBorne ? 1 : 0)].reduce((sum, { contribution }) => sum + (contribution === null ? 0n : toHundredths(contribution)), 0n);
}
