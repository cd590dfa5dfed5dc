import { MAX_PERIODS_BACK } from '../formula/functions.ts';
import { indicatorNames } from './formula-names.ts';
import { placedFormulas } from './formula-places.ts';
import { readsOf, type FormulaRead } from './formula-reads.ts';
import type { Scheme } from './scheme.ts';

/** What the formulas of a scheme read of earlier periods, and how many periods back at most (1 or more). */
export interface HistoryReads {
  /** Names as written: indicators, dimensions, attributes, facts, figures. */
  readonly names: ReadonlyMap<string, number>;
  readonly scores: ReadonlyMap<string, number>;
  readonly visits: ReadonlyMap<string, number>;
  /** Totals and levels; 0: none. */
  readonly runs: number;
}

/**
 * Follows every formula back: an indicator that is itself a formula is read from the data where a period was not published,
 * so what it names is read then too.
 */
export function historyReads(scheme: Scheme): HistoryReads {
  const indicators = indicatorNames(scheme);
  const [names, scores, visits] = [new Map<string, number>(), new Map<string, number>(), new Map<string, number>()];
  let runs = 0;
  const open: { readonly text: string; readonly back: number }[] = placedFormulas(scheme).map(({ text }) => ({ text, back: 0 }));
  const deepen = (map: Map<string, number>, name: string, back: number): boolean => {
    if (back <= (map.get(name) ?? 0)) return false;
    map.set(name, back);
    return true;
  };
  const take = ({ kind, name, to }: FormulaRead, base: number): void => {
    const back = Math.min(base + to, MAX_PERIODS_BACK);
    if (back === 0) return;
    if (kind === 'total' || kind === 'level') runs = Math.max(runs, back);
    else if (kind === 'score') deepen(scores, name, back);
    else if (kind === 'visits') deepen(visits, name, back);
    else if (deepen(names, name, back)) {
      const source = indicators.get(name)?.source;
      if (source?.kind === 'formula') open.push({ text: source.expression, back });
    }
  };
  for (let next = open.pop(); next !== undefined; next = open.pop()) for (const read of readsOf(next.text)) take(read, next.back);
  return { names, scores, visits, runs };
}
