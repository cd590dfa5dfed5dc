import { periodEnd, periodKind, type PeriodId } from '../../../shared/dates.ts';
import type { Problem } from '../../../shared/errors.ts';
import type { GradingCheck } from '../../../shared/ipc-contract.ts';
import { flagsOfRun } from '../figures/flags-of-run.ts';
import type { ServiceContext } from '../service-context.ts';
import { dataPresence } from './data-presence.ts';
import { gradingProblems, schemeToGrade } from './scheme-to-grade.ts';

/**
 * What is there and what is missing for a run, before it is made.
 *
 * @throws {AppError} `grading/no-scheme`
 */
export function checkRun({ store }: ServiceContext, request: { readonly schemeCode: string; readonly period: PeriodId }): GradingCheck {
  const { schemeCode, period } = request;
  const version = schemeToGrade(store, { schemeCode, period });
  const problems: Problem[] = [...gradingProblems(version, period)];
  const presence = periodKind(period) === version.cycle ? dataPresence(store, version, period) : null;
  if (presence?.outletNos.length === 0) {
    problems.push({ severity: 'error', path: 'outlets', code: 'grading/no-outlets', params: { day: periodEnd(period) } });
  }
  return {
    schemeVersionId: version.id,
    schemeVersion: version.version,
    outlets: presence?.outletNos.length ?? 0,
    parts: (presence?.parts ?? []).map(({ isImported: _, ...part }) => part),
    runs: store.runs.list({ schemeCode, period }),
    flags: flagsOfRun(store, version.document, period),
    problems,
  };
}
