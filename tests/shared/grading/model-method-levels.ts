import { compare, type Rational } from '../../../shared/exact/rational.ts';
import type { GradingInput } from '../../../shared/grading/grading-input.ts';
import type { CohortRule, Level, Method, Scheme } from '../../../shared/scheme/scheme.ts';
import { modelCohorts, type ModelKey } from './model-cohorts.ts';
import { BELOW, modelLevels, NONE } from './model-levels.ts';
import { num } from './model-numbers.ts';

/** Where a method stands: its indicator's raw values, and whom it concerns. */
export interface MethodPlace {
  readonly scheme: Scheme;
  readonly history: GradingInput['history'];
  readonly raws: readonly (Rational | string | null)[];
  readonly isConcerned: (row: number) => boolean;
  readonly keyValue: ModelKey;
  readonly cohort: CohortRule | undefined;
}

/** Section 2, `levels`: a raw level rule of section 4 that reads raw values for totals; no level is missing. */
export function modelMethodLevels(method: Extract<Method, { kind: 'levels' }>, place: MethodPlace): (Rational | null)[] {
  const { scheme, history, raws, isConcerned, keyValue, cohort } = place;
  const rows = raws.map((_, row) => row);
  const value = (row: number): Rational | null => {
    const raw = raws[row]!;
    return raw === null || typeof raw === 'string' || !isConcerned(row) ? null : raw;
  };
  const levels = method.levels.map(({ points: _, ...terms }, index): Level => ({ ...terms, code: String(index), name: { zh: String(index) } }));
  const nothing: CohortRule = { keys: [] };
  const found = modelLevels({
    scheme: { ...scheme, order: method.order ?? 'high', totals: [], levels, levelRule: method.rule.kind === 'cutoffs' ? method.rule : { ...method.rule, cohort: cohort ?? nothing } },
    history,
    rows,
    total: value,
    further: () => null,
    score: () => null,
    isEligible: isConcerned,
    better: (a, b) => compare(value(a)!, value(b)!) * (method.order === 'low' ? -1 : 1),
    cohorts: (rule, row, isMember) => modelCohorts(keyValue, rule, row, rows.filter(isMember)),
    byFormula: () => NONE,
  });
  return found.map((level) => (level === NONE ? null : level === BELOW ? num(method.otherwise ?? 0) : num(method.levels[level]!.points!)));
}
