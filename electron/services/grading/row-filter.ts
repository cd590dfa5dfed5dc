import type { Store } from '../../../db/store.ts';
import { AppError } from '../../../shared/errors.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import { periodEnd } from '../../../shared/dates.ts';
import type { TextColumn } from '../../../shared/grading/columns.ts';
import type { RegionId } from '../../../shared/ids.ts';
import type { Ownership } from '../../../shared/outlet/outlet.ts';
import type { RunView } from './run-view.ts';

/** What lists of a run's rows can be narrowed by, beside their own columns. */
export interface OutletFilter {
  readonly text?: string;
  readonly regionId?: RegionId;
  readonly ownership?: readonly Ownership[];
}

export type RowTest = (row: number) => boolean;

/**
 * Whether a row's outlet passes: its code or name contains the text, it lies in the region or below, its ownership is one
 * of those named. All as the run read them.
 *
 * @throws {AppError} `outlet/region-not-found`
 */
export function outletTest(store: Store, period: PeriodId, view: RunView, filter: OutletFilter): RowTest {
  const tests: RowTest[] = [];
  const text = filter.text?.trim().toLowerCase() ?? '';
  if (text !== '') {
    const { codes } = view.result;
    tests.push((row) => codes[row]!.toLowerCase().includes(text) || view.names[row]!.toLowerCase().includes(text));
  }
  if (filter.regionId !== undefined) tests.push(regionTest(store, period, view, filter.regionId));
  if (filter.ownership !== undefined) tests.push(oneOf(view.ownership, filter.ownership));
  return (row) => tests.every((test) => test(row));
}

function regionTest(store: Store, period: PeriodId, view: RunView, regionId: RegionId): RowTest {
  const region = [...store.regions.snapshot(periodEnd(period)).values()].find(({ id }) => id === regionId);
  if (region === undefined) throw new AppError('outlet/region-not-found', { id: regionId });
  const column = view.regions[region.codes.length - 1];
  return column === undefined ? () => false : oneOf(column, [region.code]);
}

function oneOf(column: TextColumn, values: readonly string[]): RowTest {
  const wanted = new Set(values.map((value) => column.dictionary.indexOf(value)).filter((index) => index >= 0));
  return (row) => wanted.has(column.index[row]!);
}
