import { AppError, messageFor } from '../../../shared/errors.ts';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import { levelCode } from '../../../shared/grading/movement-reason.ts';
import type { GradingResult } from '../../../shared/grading/grading-result.ts';
import type { GradingInput } from '../../../shared/grading/grading-input.ts';
import type { RunSummary } from '../../../db/repositories/run-repository.ts';
import { parseScheme } from '../../../shared/scheme/parse-scheme.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import { withValueAt } from '../../../shared/scheme/set-path.ts';
import { checkCancelled, type ServiceContext } from '../service-context.ts';
import { gatherInput } from './gather-input.ts';
import { summarizeRun } from './run-summary.ts';
import { assertNoProblem, gradingProblems, schemeToGrade, type SchemePeriod } from './scheme-to-grade.ts';

/** Changes tried on the scheme as it stands: a path of the document and its new value. */
export interface WhatIfRequest extends SchemePeriod {
  readonly changes: readonly { readonly path: string; readonly value: unknown }[];
}

/** An outlet that would come out on another level. */
export interface Mover {
  readonly outlet: string;
  readonly name: string;
  /** Level codes; null: no level. */
  readonly before: string | null;
  readonly after: string | null;
}

export interface WhatIf {
  readonly before: Pick<RunSummary, 'graded' | 'average' | 'movements'> & { readonly levels: Readonly<Record<string, number>> };
  readonly after: WhatIf['before'];
  /** By outlet code. */
  readonly movers: readonly Mover[];
}

interface Graded {
  readonly scheme: Scheme;
  readonly input: GradingInput;
  readonly result: GradingResult;
}

/**
 * Grades a period twice, by the scheme as it stands and with changes, and compares. Nothing is stored.
 *
 * @throws {AppError} `scheme/no-such-path`, `grading/what-if-faulty` naming the first fault of the changed scheme, and what
 * `startGradingRun` refuses
 */
export function whatIf(context: ServiceContext, request: WhatIfRequest): WhatIf {
  const { store } = context;
  return store.snapshot(() => {
    const version = schemeToGrade(store, request);
    assertNoProblem(gradingProblems(version, request.period));
    const changed = changedScheme(version.document, request.changes);
    assertNoProblem(gradingProblems({ ...version, document: changed }, request.period));
    const grade = (scheme: Scheme): Graded => {
      checkCancelled(context);
      const { input } = gatherInput(store, scheme, request.period);
      return { scheme, input, result: gradePeriod(scheme, input) };
    };
    const [before, after] = [grade(version.document), grade(changed)];
    return { before: countsOf(before), after: countsOf(after), movers: movers(before, after) };
  });
}

function changedScheme(document: Scheme, changes: WhatIfRequest['changes']): Scheme {
  const raw = changes.reduce<unknown>((doc, { path, value }) => withValueAt(doc, path, value), document);
  const { scheme, problems } = parseScheme(raw);
  if (scheme !== null) return scheme;
  const first = problems.find(({ severity }) => severity === 'error');
  const detail = first === undefined ? '' : messageFor(first.code, first.params, 'zh');
  throw new AppError('grading/what-if-faulty', { path: first?.path ?? '', detail });
}

function countsOf({ scheme, input, result }: Graded): WhatIf['before'] {
  const { graded, average, movements, levels } = summarizeRun(scheme, result, input.outlets.regions);
  return { graded, average, movements, levels: Object.fromEntries(levels.map(({ code, outlets }) => [code, outlets])) };
}

function movers(before: Graded, after: Graded): readonly Mover[] {
  const levelsOf = ({ scheme, result }: Graded): ReadonlyMap<string, string | null> =>
    new Map(result.codes.map((code, row) => [code, levelCode(scheme, result.newLevel[row] ?? -2)]));
  const [was, is] = [levelsOf(before), levelsOf(after)];
  const names = new Map([before, after].flatMap(({ input }) => input.outlets.codes.map((code, row) => [code, input.outlets.names[row] ?? ''] as const)));
  return [...new Set([...was.keys(), ...is.keys()])]
    .filter((code) => (was.get(code) ?? null) !== (is.get(code) ?? null))
    .sort()
    .map((code) => ({ outlet: code, name: names.get(code) ?? '', before: was.get(code) ?? null, after: is.get(code) ?? null }));
}
