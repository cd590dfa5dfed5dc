import type { BackTest, BackTestRequest } from '../../../shared/contract/study-calls.ts';
import { comparePeriods, periodKind, type PeriodId } from '../../../shared/dates.ts';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import { gatherInput } from '../grading/gather-input.ts';
import { assertNoProblem, gradingProblems } from '../grading/scheme-to-grade.ts';
import { checkCancelled, type ServiceContext } from '../service-context.ts';
import { changedScheme, studiedVersion } from './study-base.ts';
import { movesOf, studySide, type Studied } from './what-if-study.ts';

/**
 * A version and the same with changes, graded on the last published periods of its scheme, each with the levels that were
 * held then. Nothing is stored.
 *
 * @throws {AppError} as `studyWhatIf`
 */
export function backTest(context: ServiceContext, request: BackTestRequest): BackTest {
  return context.store.snapshot(() => {
    const version = studiedVersion(context, request.schemeVersionId);
    const changed = changedScheme(version.document, request.changes);
    const periods = periodsOf(context, version.code, request);
    assertNoProblem(gradingProblems({ ...version, document: changed }, request.period));
    const rows = periods.map((period, place) => {
      const grade = (scheme: Studied['scheme'], half: number): Studied => {
        const { input } = gatherInput(context.store, scheme, period);
        const result = gradePeriod(scheme, input, {
          onProgress: (share) => {
            checkCancelled(context);
            context.onProgress({ done: Math.round(((place + (half + share) / 2) / periods.length) * 1000), of: 1000 });
          },
        });
        return { scheme, result };
      };
      const [before, after] = [grade(version.document, 0), grade(changed, 1)];
      const [reached, held] = [movesOf(before, after, 'level'), movesOf(before, after, 'newLevel')];
      return { period, before: studySide(before), after: studySide(after), reachedUp: reached.up, reachedDown: reached.down, heldUp: held.up, heldDown: held.down };
    });
    return { rows };
  });
}

/** The published periods of the scheme up to the one named and that one, oldest first. */
function periodsOf({ store }: ServiceContext, code: string, { period, periods }: BackTestRequest): readonly PeriodId[] {
  const published = store.runs
    .list({ schemeCode: code })
    .filter((run) => run.state === 'published' && periodKind(run.period) === periodKind(period) && comparePeriods(run.period, period) <= 0)
    .map((run) => run.period);
  return [...new Set([period, ...published])].sort((a, b) => comparePeriods(b, a)).slice(0, periods).reverse();
}
