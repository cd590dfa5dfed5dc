import { AppError, messageFor } from '../../../shared/errors.ts';
import type { SchemeChange } from '../../../shared/contract/study-calls.ts';
import type { SchemeVersion } from '../../../db/repositories/scheme-repository.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import type { Given } from '../../../shared/grading/given.ts';
import { gradeBase, type BaseRun } from '../../../shared/grading/reach-probe.ts';
import type { GradingInput } from '../../../shared/grading/grading-input.ts';
import type { SchemeVersionId } from '../../../shared/ids.ts';
import { parseScheme } from '../../../shared/scheme/parse-scheme.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import { withValueAt } from '../../../shared/scheme/set-path.ts';
import { gatherInput } from '../grading/gather-input.ts';
import { assertNoProblem, gradingProblems } from '../grading/scheme-to-grade.ts';
import { gatheringKey } from '../schemes/trial.ts';
import { checkCancelled, type ServiceContext } from '../service-context.ts';

/** What studies of one store gathered and graded last; all of it is made anew when the store's data change. */
export interface StudyMemory {
  input: { readonly key: string; readonly value: GradingInput } | null;
  base: { readonly key: string; readonly value: BaseRun } | null;
}

export function emptyStudyMemory(): StudyMemory {
  return { input: null, base: null };
}

/** A version that is studied on a period, and its grade as it stands. */
export interface StudyBase {
  readonly version: SchemeVersion;
  readonly period: PeriodId;
  readonly base: BaseRun;
}

/** The version of the store. @throws {AppError} `grading/scheme-not-found` */
export function studiedVersion({ store }: ServiceContext, id: SchemeVersionId): SchemeVersion {
  const version = store.schemes.findById(id);
  if (version === null) throw new AppError('grading/scheme-not-found', { id });
  return version;
}

/** The version graded on the period as it stands. @throws {AppError} what forbids grading it */
export function studyBase(context: ServiceContext, version: SchemeVersion, period: PeriodId, memory: StudyMemory): StudyBase {
  assertNoProblem(gradingProblems(version, period));
  const key = `${context.store.journal.lastInputSeq()} ${period} ${version.hash}`;
  if (memory.base?.key !== key) {
    checkCancelled(context);
    memory.base = { key, value: gradeBase(version.document, inputOf(context, version.document, period, memory)) };
  }
  return { version, period, base: memory.base.value };
}

/** What a scheme reads of a period, from memory where only numbers of it changed. */
export function inputOf({ store }: ServiceContext, scheme: Scheme, period: PeriodId, memory: StudyMemory): GradingInput {
  const key = `${store.journal.lastInputSeq()} ${period} ${gatheringKey(scheme)}`;
  if (memory.input?.key !== key) memory.input = { key, value: gatherInput(store, scheme, period).input };
  return memory.input.value;
}

/**
 * The scheme with values put at paths; null takes an optional one away.
 *
 * @throws {AppError} `scheme/no-such-path`, `grading/what-if-faulty` naming the first fault of its shape
 */
export function changedScheme(document: Scheme, changes: readonly SchemeChange[]): Scheme {
  const raw = changes.reduce<unknown>((doc, { path, value }) => withValueAt(doc, path, value === null ? undefined : value), document);
  const { scheme, problems } = parseScheme(JSON.parse(JSON.stringify(raw)));
  if (scheme !== null) return scheme;
  const first = problems.find(({ severity }) => severity === 'error');
  const detail = first === undefined ? '' : messageFor(first.code, first.params, 'zh');
  throw new AppError('grading/what-if-faulty', { path: first?.path ?? '', detail });
}

/**
 * What of a grade goes for a changed scheme too: all indicators, where nothing that scores them differs. Their weights, all
 * lines and movement rules may.
 */
export function givenFrom({ scheme, scorer }: BaseRun, changed: Scheme): Given {
  if (scoringKey(scheme) !== scoringKey(changed)) return {};
  return { worked: new Map(scorer.indicators.map((own) => [own.indicator.code, own])) };
}

function scoringKey({ population, eligibility, cohort, missing, rounding, order, tree }: Scheme): string {
  return JSON.stringify({ population, eligibility, cohort, missing, rounding, order, tree }, (field, value: unknown) => (field === 'weight' ? undefined : value));
}

/** As `changedScheme`, for a scheme that is to grade the period. @throws {AppError} what forbids grading it, too */
export function schemeToTry({ version, period }: StudyBase, changes: readonly SchemeChange[]): Scheme {
  const document = changedScheme(version.document, changes);
  assertNoProblem(gradingProblems({ ...version, document }, period));
  return document;
}
