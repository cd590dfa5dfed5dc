import type { PeriodId } from '../dates.ts';
import type { ValueGetter } from './values.ts';

/**
 * Where a formula reads its values: one period of a grading run. Rows are outlets, 0 to `rows` - 1, the same outlets in the
 * same order in every earlier period.
 */
export interface FormulaEnvironment {
  readonly period: PeriodId;
  readonly rows: number;
  /** The values behind a code or name: an indicator's raw value, a figure, an attribute, a dimension's score; null: unknown. */
  readonly read: (name: string) => ValueGetter | null;
  /** An indicator's or dimension's points; null: unknown. */
  readonly score: (name: string) => ValueGetter | null;
  /** The number of visits behind an indicator; null: unknown. */
  readonly visits: (name: string) => ValueGetter | null;
  /** The run's totals; null where they are not known yet. */
  readonly total: ValueGetter | null;
  /** Codes of the run's levels; null where they are not known yet. */
  readonly level: ValueGetter | null;
  /** Null where nothing may be compared within cohorts. */
  readonly cohort: CohortProvider | null;
  /** The environment so many periods earlier (1 or more); null before the first that is known. */
  readonly earlier: (periods: number) => FormulaEnvironment | null;
}

/** Forms the cohorts for one expression: of the outlets that have a value of it. */
export type CohortProvider = (hasValue: (row: number) => boolean) => CohortReading;

export interface CohortReading {
  /** The cohort that a row is read against; -1: none. */
  readonly groupOf: (row: number) => number;
  /** The rows of a cohort that have a value, in order. */
  readonly membersOf: (group: number) => readonly number[];
}

/** One cohort of all rows that have a value. */
export function everybody(rows: number): CohortProvider {
  return (hasValue) => {
    const members = Array.from({ length: rows }, (_, row) => row).filter(hasValue);
    return { groupOf: () => (members.length === 0 ? -1 : 0), membersOf: () => members };
  };
}
