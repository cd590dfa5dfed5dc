import type { Store } from '../../../db/store.ts';
import { periodEnd, shiftPeriod, type PeriodId } from '../../../shared/dates.ts';
import type { Column } from '../../../shared/grading/columns.ts';
import { unpackColumn } from '../../../shared/grading/column-codec.ts';
import { toNumberColumn } from '../../../shared/exact/number-column.ts';
import { FORMULA_FACTS } from '../../../shared/grading/formula-values.ts';
import type { EarlierFacts } from '../../../shared/grading/grading-input.ts';
import { dimensionNames, indicatorNames } from '../../../shared/scheme/formula-names.ts';
import { historyReads } from '../../../shared/scheme/history-reads.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import { indicatorsOf, isDimension, walkTree } from '../../../shared/scheme/walk.ts';
import { gatherOutlets } from './gather-outlets.ts';
import { rowsByOutlet } from './outlet-rows.ts';
import { placedNumbers } from './placed-numbers.ts';
import type { StoredColumns } from './stored-columns.ts';

/** The columns of earlier runs that formulas read, by `raw/CODE`, `score/CODE` and `visits/CODE`, and how many periods back. */
export function formulaColumns(scheme: Scheme): ReadonlyMap<string, number> {
  const { names, scores, visits } = historyReads(scheme);
  const [indicators, dimensions] = [indicatorNames(scheme), dimensionNames(scheme)];
  const found = new Map<string, number>();
  const add = (key: string, back: number): void => void found.set(key, Math.max(back, found.get(key) ?? 0));
  for (const [name, back] of names) {
    const [indicator, dimension] = [indicators.get(name), dimensions.get(name)];
    if (indicator !== undefined) add(`raw/${indicator.code}`, back);
    else if (dimension !== undefined) add(`score/${dimension.code}`, back);
  }
  for (const [name, back] of scores) {
    const node = indicators.get(name) ?? dimensions.get(name);
    if (node !== undefined) add(`score/${node.code}`, back);
  }
  for (const [name, back] of visits) {
    const indicator = indicators.get(name);
    if (indicator !== undefined) add(`visits/${indicator.code}`, back);
  }
  return found;
}

/** How many periods back formulas read runs: their totals, levels or columns. */
export function runsReadByFormulas(scheme: Scheme): number {
  return Math.max(historyReads(scheme).runs, 0, ...formulaColumns(scheme).values());
}

/** One column of an earlier run at some of its rows (-1: none); null: that version of the scheme has no such part. */
export function earlierColumn(scheme: Scheme, columns: StoredColumns, key: string, rows: Int32Array): Column | null {
  const [kind = '', code = ''] = key.split(/\/(.*)/s);
  if (kind === 'score') {
    const node = walkTree(scheme).find((each) => each.node.code === code)?.node;
    if (node === undefined || node === scheme.tree) return null;
    return placedNumbers(columns.number('result', `${isDimension(node) ? 'node' : 'indicator'}/${code}/score`), rows);
  }
  if (!indicatorsOf(scheme).some((indicator) => indicator.code === code)) return null;
  if (kind === 'visits') {
    const counted = columns.wholes('result', `indicator/${code}/counted`);
    return toNumberColumn({ num: Float64Array.from(rows, (row) => (row < 0 ? NaN : counted[row]!)), den: 1, big: new Map() }, true);
  }
  const column = unpackColumn(columns.bytes('result', `indicator/${code}/raw`));
  if (column.kind === 'number') return placedNumbers(column, rows);
  return { ...column, index: rows.map((row) => (row < 0 ? -1 : column.index[row]!)) };
}

/** Attributes and facts of earlier periods that formulas read, newest first, as far back as there are data of a period. */
export function gatherFacts(store: Store, scheme: Scheme, period: PeriodId, outletNos: Int32Array, isKnown: (period: PeriodId) => boolean): { readonly facts?: readonly EarlierFacts[] } {
  const { names } = historyReads(scheme);
  const [indicators, dimensions, types] = [indicatorNames(scheme), dimensionNames(scheme), store.attributes.types()];
  const wanted = new Map<string, number>();
  for (const [name, back] of names) {
    const indicator = indicators.get(name);
    const attribute = indicator === undefined ? name : indicator.source.kind === 'attribute' ? indicator.source.attribute : null;
    if (attribute === null || dimensions.has(name)) continue;
    if (types.has(attribute) || FORMULA_FACTS.some((fact) => fact === attribute)) wanted.set(attribute, Math.max(back, wanted.get(attribute) ?? 0));
  }
  const facts: EarlierFacts[] = [];
  const deepest = Math.max(0, ...wanted.values());
  for (let back = 1; back <= deepest; back += 1) {
    const earlier = shiftPeriod(period, -back);
    if (!isKnown(earlier)) continue;
    facts.push({ period: earlier, values: factsAt(store, earlier, [...wanted].flatMap(([name, most]) => (most >= back ? [name] : [])), outletNos) });
  }
  return facts.length === 0 ? {} : { facts };
}

function factsAt(store: Store, period: PeriodId, names: readonly string[], outletNos: Int32Array): ReadonlyMap<string, Column> {
  const { outlets, outletNos: thereNos } = gatherOutlets(store, periodEnd(period), new Set(names));
  const rowOf = rowsByOutlet(thereNos);
  // An outlet that was not open then has no facts.
  const rows = Array.from(outletNos, (no) => rowOf(no));
  const at = (column: Column): Column => (column.kind === 'text' ? { ...column, index: Int32Array.from(rows, (row) => (row < 0 ? -1 : column.index[row]!)) } : placedNumbers(column, Int32Array.from(rows)));
  const values = new Map<string, Column>();
  for (const name of [...names].sort()) {
    const attribute = outlets.attributes.get(name);
    if (attribute !== undefined) values.set(`attribute/${name}`, at(attribute));
    else if (name === 'type' || name === 'ownership' || name === 'class') values.set(`fact/${name}`, at(outlets[name]));
  }
  return values;
}
