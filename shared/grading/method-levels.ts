import { firstRange } from '../exact/bounds.ts';
import { affine, type ExactColumn } from '../exact/exact-column.ts';
import { rational, ZERO } from '../exact/rational.ts';
import type { Method } from '../scheme/scheme.ts';
import type { CohortChoice, CohortFrame } from './cohorts.ts';
import { clusteredLevels } from './clustered-levels.ts';
import type { CohortRanks } from './rank.ts';
import { BELOW, lineRange, NO_LEVEL } from './raw-level.ts';
import { stated } from './scheme-numbers.ts';
import { seatedLevels } from './seats.ts';

export type LevelsMethod = Extract<Method, { kind: 'levels' }>;

/** The levels of raw values by themselves. */
export interface ValueLevels {
  /** Place in the method's levels; -1: below the lowest; -2: no value, or no cohort that is large enough. */
  readonly levels: Int16Array;
  readonly choice: CohortChoice | null;
  /** Ranks among the peers, where seats give the levels. */
  readonly ranks: CohortRanks | null;
}

export interface LevelsContext {
  readonly frame: () => CohortFrame;
  /** 1: the outlet is eligible and the indicator applies to it. */
  readonly concerned: Uint8Array;
}

/** Levels of raw values by lines, seats or clusters, as the scheme's levels follow from totals; without gates. */
export function levelsOfValues({ rule, levels, order = 'high' }: LevelsMethod, values: ExactColumn, { frame, concerned }: LevelsContext): ValueLevels {
  const isMember = (row: number): boolean => concerned[row] === 1 && !Number.isNaN(values.num[row]!);
  const reached = levels.map((level) => {
    const line = lineRange(level, order);
    return line === null ? null : firstRange(values, [line]);
  });
  switch (rule.kind) {
    case 'cutoffs': {
      const places = Int16Array.from(values.num, (_, row) => (isMember(row) ? reached.findLastIndex((test) => test === null || test[row] === 0) : NO_LEVEL));
      return { levels: places, choice: null, ranks: null };
    }
    case 'quota':
    case 'cutoffsWithQuota': {
      const standing = membersOnly(order === 'low' ? affine(values, rational(-1n), ZERO) : values, isMember);
      const tests = reached.map((test) => Uint8Array.from(values.num, (_, row) => (test === null || test[row] === 0 ? 1 : 0)));
      const seated = seatedLevels({ levels, rule, standing, eligible: concerned, reached: tests, frame: frame() });
      return { levels: seated.levels, choice: seated.choice, ranks: { rankTwice: seated.facts.rank.map((rank) => 2 * rank), size: seated.facts.size } };
    }
    case 'clusters': {
      const clustered = clusteredLevels({ count: levels.length, outlier: stated(rule.outlier), values, order, frame: frame(), isMember });
      return { levels: clustered.levels, choice: clustered.choice, ranks: null };
    }
  }
}

function membersOnly(column: ExactColumn, isMember: (row: number) => boolean): ExactColumn {
  return { num: column.num.map((num, row) => (isMember(row) ? num : NaN)), den: column.den, big: column.big };
}

/** Level places as rows of a table of points: -1 none, -2 missing. */
export function rowsOfLevels(levels: Int16Array): Int32Array {
  return Int32Array.from(levels, (level) => (level === NO_LEVEL ? -2 : level === BELOW ? -1 : level));
}
