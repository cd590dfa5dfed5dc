import type { SchemeVersion } from '../../../db/repositories/scheme-repository.ts';
import type { Store } from '../../../db/store.ts';
import { workPlan } from '../../../shared/benefits/work-plan.ts';
import type { MoneyChange } from '../../../shared/contract/benefit-calls.ts';
import type { TrialCell, TrialMover, TrialOutcome, TrialSide, VersionTrial, VersionTrialRequest } from '../../../shared/contract/version-trial-calls.ts';
import type { PeriodId } from '../../../shared/dates.ts';
import { columnDecimal, columnValue } from '../../../shared/exact/number-column.ts';
import { compare, sub, ZERO, type Rational } from '../../../shared/exact/rational.ts';
import type { GradingInput } from '../../../shared/grading/grading-input.ts';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import type { GradingResult } from '../../../shared/grading/grading-result.ts';
import { levelCode, movementReasons } from '../../../shared/grading/movement-reason.ts';
import { BELOW, NO_LEVEL } from '../../../shared/grading/raw-level.ts';
import { movementSentence } from '../../../shared/grading/sentences.ts';
import { levelInfos } from '../../../shared/scheme/level-infos.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import { ChangeSums, addChange } from '../benefits/money-changes.ts';
import { planOfRun, runFigures } from '../benefits/run-figures.ts';
import { gatherInput } from '../grading/gather-input.ts';
import { assertNoProblem, gradingProblems } from '../grading/scheme-to-grade.ts';
import { checkCancelled, type ServiceContext } from '../service-context.ts';
import { studiedVersion } from './study-base.ts';
import { studySide } from './what-if-study.ts';

const MOST_ROWS = 2000;

/** A version with what it makes of the period. */
interface Tried {
  readonly version: SchemeVersion;
  readonly scheme: Scheme;
  readonly input: GradingInput;
  readonly result: GradingResult;
  readonly rowOf: ReadonlyMap<string, number>;
}

/**
 * Two scheme versions on the same period's data as the store has it now, each with the levels that were held on entering it.
 * Nothing is stored.
 *
 * @throws {AppError} `grading/scheme-not-found`, what forbids grading the period by either, `task/cancelled`
 */
export function tryVersions(context: ServiceContext, request: VersionTrialRequest): VersionTrial {
  const { store } = context;
  return store.snapshot(() => {
    const grade = (id: VersionTrialRequest['before'], half: number): Tried => {
      const version = studiedVersion(context, id);
      assertNoProblem(gradingProblems(version, request.period));
      const { input } = gatherInput(store, version.document, request.period);
      const result = gradePeriod(version.document, input, {
        onProgress: (share) => {
          checkCancelled(context);
          context.onProgress({ done: Math.round(((half + share) / 2) * 1000), of: 1000 });
        },
      });
      return { version, scheme: version.document, input, result, rowOf: new Map(result.codes.map((code, row) => [code, row])) };
    };
    const [before, after] = [grade(request.before, 0), grade(request.after, 1)];
    const movers = moversOf(store, before, after);
    const count = (direction: TrialMover['direction']): number => movers.reduce((n, own) => n + (own.direction === direction ? 1 : 0), 0);
    const money = moneyOf(store, before, after, request.period);
    return {
      period: request.period,
      before: sideOf(before),
      after: sideOf(after),
      reached: cellsOf(before, after, 'level'),
      held: cellsOf(before, after, 'newLevel'),
      up: count('up'),
      down: count('down'),
      other: count('other'),
      rows: movers.slice(0, MOST_ROWS),
      ...(money === null ? {} : { money }),
    };
  });
}

function sideOf(tried: Tried): TrialSide {
  const { code, version, document } = tried.version;
  return { ...studySide(tried), code, version, name: document.name, levels: levelInfos(document) };
}

function cellsOf(before: Tried, after: Tried, read: 'level' | 'newLevel'): readonly TrialCell[] {
  const cells = new Map<string, { readonly from: string | null; readonly to: string | null; outlets: number }>();
  for (const code of new Set([...before.result.codes, ...after.result.codes])) {
    const [from, to] = [before, after].map((side) => levelOf(side, code, read));
    const key = `${from ?? ''}\n${to ?? ''}`;
    const cell = cells.get(key) ?? { from: from ?? null, to: to ?? null, outlets: 0 };
    cell.outlets += 1;
    cells.set(key, cell);
  }
  return [...cells.values()];
}

function levelOf({ scheme, result, rowOf }: Tried, code: string, read: 'level' | 'newLevel'): string | null {
  const row = rowOf.get(code);
  return row === undefined ? null : levelCode(scheme, result[read][row]!);
}

/** Outlets that reach or hold another level, the largest change of the total first. */
function moversOf(store: Store, before: Tried, after: Tried): readonly TrialMover[] {
  const ids = store.outlets.keysByCode();
  const outcomes = [outcomeReader(before), outcomeReader(after)] as const;
  const names = new Map([before, after].flatMap(({ input }) => input.outlets.codes.map((code, row) => [code, input.outlets.names[row] ?? ''] as const)));
  const placeIn = samePlaces(before.scheme, after.scheme);
  const rows: (TrialMover & { readonly change: Rational })[] = [];
  for (const code of new Set([...before.result.codes, ...after.result.codes])) {
    const [old, now] = [before.rowOf.get(code), after.rowOf.get(code)];
    const [reachedWas, heldWas] = [placeIn(placeOf(before, old, 'level')), placeIn(placeOf(before, old, 'newLevel'))];
    const [reachedIs, heldIs] = [placeOf(after, now, 'level'), placeOf(after, now, 'newLevel')];
    if (reachedWas === reachedIs && heldWas === heldIs) continue;
    const id = ids.get(code)?.id;
    if (id === undefined) continue;
    const name = names.get(code) ?? '';
    const [was, is] = [old === undefined ? null : columnValue(before.result.total, old), now === undefined ? null : columnValue(after.result.total, now)];
    const change = was === null || is === null ? ZERO : sub(is, was);
    rows.push({ outletId: id, outlet: code, name, before: outcomes[0](old), after: outcomes[1](now), direction: directionOf(heldWas, heldIs), parts: partsOf(before, after, old, now), change: absolute(change) });
  }
  rows.sort((a, b) => compare(b.change, a.change) || (a.outlet < b.outlet ? -1 : 1));
  return rows.map(({ change: _, ...row }) => row);
}

function placeOf({ result }: Tried, row: number | undefined, read: 'level' | 'newLevel'): number {
  return row === undefined ? NO_LEVEL : result[read][row]!;
}

function directionOf(was: number, is: number): TrialMover['direction'] {
  if (was === NO_LEVEL || is === NO_LEVEL) return was === is ? 'same' : 'other';
  return is > was ? 'up' : is < was ? 'down' : 'same';
}

/** The place in the later version of a level of the earlier one: by its code or what replaces it, else by its place. */
function samePlaces(before: Scheme, after: Scheme): (place: number) => number {
  const places = before.levels.map(({ code }, place) => {
    const found = after.levels.findIndex((level) => level.code === (after.replacesLevels?.[code] ?? code));
    return found < 0 ? place : found;
  });
  return (place) => (place === NO_LEVEL || place === BELOW ? place : (places[place] ?? place));
}

function outcomeReader({ scheme, input, result }: Tried): (row: number | undefined) => TrialOutcome {
  const reasonOf = movementReasons(scheme, input, result);
  const levels = levelInfos(scheme);
  return (row) => {
    if (row === undefined) return { total: null, rank: null, reached: null, held: null, why: null };
    const reason = reasonOf(row);
    return {
      total: columnDecimal(result.total, row, result.total.places),
      rank: result.rank[row] === 0 ? null : result.rank[row]!,
      reached: levelCode(scheme, result.level[row]!),
      held: levelCode(scheme, result.newLevel[row]!),
      why: { zh: movementSentence(reason, levels, 'zh'), en: movementSentence(reason, levels, 'en') },
    };
  };
}

/** The parts under the two roots whose points differ. */
function partsOf(before: Tried, after: Tried, old: number | undefined, now: number | undefined): TrialMover['parts'] {
  const scores = ({ result }: Tried, code: string, row: number | undefined): { readonly value: Rational | null; readonly text: string | null } => {
    const column = [...result.nodes, ...result.indicators].find((part) => part.code === code)?.score;
    return column === undefined || row === undefined ? { value: null, text: null } : { value: columnValue(column, row), text: columnDecimal(column, row, column.places) };
  };
  const parts = new Map([...before.scheme.tree.children, ...after.scheme.tree.children].map(({ code, name }) => [code, name]));
  return [...parts]
    .map(([code, name]) => {
      const [was, is] = [scores(before, code, old), scores(after, code, now)];
      return { code, name, before: was.text, after: is.text, change: absolute(was.value === null || is.value === null ? ZERO : sub(is.value, was.value)) };
    })
    .filter(({ before: was, after: is }) => was !== is)
    .sort((a, b) => compare(b.change, a.change))
    .map(({ change: _, ...part }) => part);
}

/** By the benefit plan of the period's run under the first version, with its figures; null: there is no plan or no run. */
function moneyOf(store: Store, before: Tried, after: Tried, period: PeriodId): readonly MoneyChange[] | null {
  const run = store.runs.newestOfPeriods().find((own) => own.schemeCode === before.version.code && own.period === period);
  const plan = run === undefined ? null : planOfRun(store, run);
  if (run === undefined || plan === null) return null;
  const figures = runFigures(store, run, plan.document);
  const levelsOf = (side: Tried): readonly (string | null)[] => figures.view.result.codes.map((code) => levelOf(side, code, 'newLevel'));
  const [was, is] = [workPlan(plan.document, figures.figures, levelsOf(before)), workPlan(plan.document, figures.figures, levelsOf(after))];
  const sums = new ChangeSums();
  is.forEach((worked, place) => {
    for (let row = 0; row < figures.view.result.codes.length; row += 1) addChange(sums, [], was[place]!, worked, row);
  });
  return sums.changes();
}

function absolute(value: Rational): Rational {
  return value.num < 0n ? { num: -value.num, den: value.den } : value;
}
