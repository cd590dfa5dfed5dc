import type { SchemeVersion } from '../../../db/repositories/scheme-repository.ts';
import type { Store } from '../../../db/store.ts';
import { lastMonth, periodKind, periodOfMonth, type PeriodId } from '../../../shared/dates.ts';
import { AppError, type Problem } from '../../../shared/errors.ts';
import { checkScheme } from '../../../shared/scheme/check-scheme.ts';

/** Which version grades which period. */
export interface SchemePeriod {
  readonly schemeCode: string;
  readonly period: PeriodId;
  /** Left out: the version in force, the newest published one. */
  readonly schemeVersion?: number;
}

/**
 * The version that grades.
 *
 * @throws {AppError} `grading/no-scheme`, `grading/no-scheme-version`
 */
export function schemeToGrade(store: Store, { schemeCode, schemeVersion }: Omit<SchemePeriod, 'period'> & Partial<SchemePeriod>): SchemeVersion {
  const current = store.schemes.findCurrent(schemeCode);
  if (current === null) throw new AppError('grading/no-scheme', { code: schemeCode });
  if (schemeVersion === undefined || schemeVersion === current.version) return current;
  const row = store.schemes.list().find(({ code, version }) => code === schemeCode && version === schemeVersion);
  const asked = row === undefined ? null : store.schemes.findById(row.id);
  if (asked === null) throw new AppError('grading/no-scheme-version', { code: schemeCode, version: schemeVersion });
  return asked;
}

/** Whether the period is one that the version grades; empty: it is. */
export function periodProblems({ code, cycle }: Pick<SchemeVersion, 'code' | 'cycle'>, period: PeriodId): readonly Problem[] {
  if (periodKind(period) === cycle) return [];
  const example = periodOfMonth(lastMonth(period), cycle);
  return [{ severity: 'error', path: 'period', code: 'grading/wrong-period-kind', params: { period, scheme: code, example } }];
}

/** Why the version, whatever its document says by now, cannot grade the period; empty: it can. */
export function gradingProblems({ document, code, version, cycle }: SchemeVersion, period: PeriodId): readonly Problem[] {
  const problems: Problem[] = [...periodProblems({ code, cycle }, period)];
  const faults = checkScheme(document, { forPublication: true }).filter(({ severity }) => severity === 'error');
  const first = faults[0];
  if (first !== undefined) {
    const params = { scheme: code, version, count: faults.length, path: first.path };
    problems.push({ severity: 'error', path: first.path, code: 'grading/scheme-unfinished', params });
  }
  return problems;
}

/** @throws {AppError} the first problem */
export function assertNoProblem(problems: readonly Problem[]): void {
  const first = problems[0];
  if (first !== undefined) throw new AppError(first.code, first.params);
}
