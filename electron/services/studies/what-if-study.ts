import type { SchemeChange, StudyMover, StudyMoves, StudySide, WhatIfStudy, WhatIfStudyRequest } from '../../../shared/contract/study-calls.ts';
import { columnDecimal, columnValue } from '../../../shared/exact/number-column.ts';
import { compare, sub, ZERO, type Rational } from '../../../shared/exact/rational.ts';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import { GRADE_STATES, MOVEMENTS, type GradingResult } from '../../../shared/grading/grading-result.ts';
import { levelCode } from '../../../shared/grading/movement-reason.ts';
import { NO_LEVEL } from '../../../shared/grading/raw-level.ts';
import { levelInfos } from '../../../shared/scheme/level-infos.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import type { BaseRun } from '../../../shared/grading/reach-probe.ts';
import type { TreeScorer } from '../../../shared/grading/score-tree.ts';
import { studyCost } from '../benefits/study-cost.ts';
import { ColumnSum } from '../grading/total-average.ts';
import { checkCancelled, type ServiceContext } from '../service-context.ts';
import { changedScheme, givenFrom, inputOf, schemeToTry, studiedVersion, studyBase, type StudyBase, type StudyMemory } from './study-base.ts';

const MOST_MOVERS = 2000;
/** More groups of changes than this are not tried one by one. */
const MOST_CAUSES = 8;
const GRADED = GRADE_STATES.indexOf('graded');

/** A scheme with what it came to. */
export interface Studied {
  readonly scheme: Scheme;
  readonly result: GradingResult;
}

/**
 * A period graded by a version with changes, against the version as it stands. Nothing is stored.
 *
 * @throws {AppError} `grading/scheme-not-found`, `scheme/no-such-path`, `grading/what-if-faulty`, what forbids grading the
 * period, `task/cancelled`
 */
export function studyWhatIf(context: ServiceContext, request: WhatIfStudyRequest, memory: StudyMemory): WhatIfStudy {
  const began = performance.now();
  return context.store.snapshot(() => {
    const { period, changes } = request;
    const studied = studyBase(context, studiedVersion(context, request.schemeVersionId), period, memory);
    const before: Studied = studied.base;
    const after: BaseRun = changes.length === 0 ? studied.base : gradeChanged(context, schemeToTry(studied, changes), studied, memory);
    const [reached, held] = [movesOf(before, after, 'level'), movesOf(before, after, 'newLevel')];
    const causes = causesOf(context, studied, after, request, memory);
    const ids = context.store.outlets.keysByCode();
    const names = new Map(studied.base.scorer.input.outlets.codes.map((code, row) => [code, studied.base.scorer.input.outlets.names[row] ?? '']));
    const named = (moves: Moves): StudyMoves => ({
      ...moves,
      rows: moves.rows.flatMap((row) => {
        const id = ids.get(row.outlet)?.id;
        return id === undefined ? [] : [{ ...row, outletId: id, name: names.get(row.outlet) ?? '', cause: causes(row) }];
      }),
    });
    return {
      period,
      levels: levelInfos(before.scheme),
      before: studySide(before),
      after: studySide(after),
      reached: named(reached),
      held: named(held),
      cost: studyCost(context.store, studied.base, after, period),
      tookMs: Math.round(performance.now() - began),
    };
  });
}

/** The period graded by a changed scheme, with what of the present grade goes for it too. */
function gradeChanged(context: ServiceContext, scheme: Scheme, { base, period }: StudyBase, memory: StudyMemory): BaseRun {
  checkCancelled(context);
  let scorer: TreeScorer | null = null;
  const given = { ...givenFrom(base, scheme), onScored: (own: TreeScorer) => (scorer = own) };
  const result = gradePeriod(scheme, inputOf(context, scheme, period, memory), { given, onProgress: () => checkCancelled(context) });
  if (scorer === null) throw new Error('The run had no scorer');
  return { scheme, result, scorer };
}

/** How many outlets are on which level, with what average. */
export function studySide({ scheme, result }: Studied): StudySide {
  const [reached, held] = [new Map<string, number>(), new Map<string, number>()];
  const total = new ColumnSum(result.total);
  const moved = (movement: (typeof MOVEMENTS)[number]): number => result.movement.reduce((n, place) => n + (MOVEMENTS[place] === movement ? 1 : 0), 0);
  let graded = 0;
  result.state.forEach((state, row) => {
    if (state !== GRADED) return;
    graded += 1;
    total.take(row);
    count(reached, levelCode(scheme, result.level[row]!) ?? '');
    count(held, levelCode(scheme, result.newLevel[row]!) ?? '');
  });
  return {
    outlets: result.codes.length,
    graded,
    average: total.average(),
    reached: Object.fromEntries(reached),
    held: Object.fromEntries(held),
    promoted: moved('promote'),
    demoted: moved('demote'),
  };
}

type MoverRow = Omit<StudyMover, 'outletId' | 'name' | 'cause'>;
type Moves = Omit<StudyMoves, 'rows'> & { readonly rows: readonly MoverRow[] };

/** Outlets that the two schemes leave on different levels; levels are compared by their places from the lowest up. */
export function movesOf(before: Studied, after: Studied, read: 'level' | 'newLevel'): Moves {
  const rowBefore = new Map(before.result.codes.map((code, row) => [code, row]));
  const pairs = new Map<string, { from: string | null; to: string | null; outlets: number }>();
  const rows: (MoverRow & { readonly change: Rational })[] = [];
  after.result.codes.forEach((outlet, row) => {
    const old = rowBefore.get(outlet);
    const [was, is] = [old === undefined ? NO_LEVEL : before.result[read][old]!, after.result[read][row]!];
    const [from, to] = [levelCode(before.scheme, was), levelCode(after.scheme, is)];
    const key = `${from ?? ''} ${to ?? ''}`;
    const pair = pairs.get(key) ?? { from, to, outlets: 0 };
    pair.outlets += 1;
    pairs.set(key, pair);
    if (was === is) return;
    const [totalWas, totalIs] = [old === undefined ? null : columnValue(before.result.total, old), columnValue(after.result.total, row)];
    const change = totalWas === null || totalIs === null ? ZERO : sub(totalIs, totalWas);
    rows.push({
      outlet,
      before: from,
      after: to,
      totalBefore: old === undefined ? null : columnDecimal(before.result.total, old, 2),
      totalAfter: columnDecimal(after.result.total, row, 2),
      direction: was === NO_LEVEL || is === NO_LEVEL ? 'other' : is > was ? 'up' : 'down',
      change: change.num < 0n ? { num: -change.num, den: change.den } : change,
    });
  });
  rows.sort((a, b) => compare(b.change, a.change) || (a.outlet < b.outlet ? -1 : 1));
  const of = (direction: MoverRow['direction']): number => rows.reduce((n, row) => n + (row.direction === direction ? 1 : 0), 0);
  return { up: of('up'), down: of('down'), other: of('other'), transitions: [...pairs.values()], rows: rows.slice(0, MOST_MOVERS).map(({ change: _, ...row }) => row) };
}

/** Which change by itself moves an outlet the same way: by its level, else most by its total. */
function causesOf(context: ServiceContext, studied: StudyBase, after: Studied, request: WhatIfStudyRequest, memory: StudyMemory): (row: MoverRow) => readonly string[] {
  const before: Studied = studied.base;
  const groups = changeGroups(request.changes);
  const paths = groups.map((group) => group.map(({ path }) => path));
  if (groups.length <= 1) return () => paths[0] ?? [];
  if (groups.length > MOST_CAUSES || after === before) return () => [];
  const alone = groups.map((group) => {
    const { result } = gradeChanged(context, changedScheme(before.scheme, group), studied, memory);
    return { result, rows: new Map(result.codes.map((code, row) => [code, row])) };
  });
  const rowBefore = new Map(before.result.codes.map((code, row) => [code, row]));
  return ({ outlet, direction }) => {
    const sign = direction === 'down' ? -1 : 1;
    const old = rowBefore.get(outlet);
    if (old === undefined) return [];
    const effects = alone.map(({ result, rows }) => {
      const row = rows.get(outlet);
      if (row === undefined) return { level: 0, total: ZERO };
      const [was, is] = [columnValue(before.result.total, old), columnValue(result.total, row)];
      const held = result.newLevel[row]! - before.result.newLevel[old]!;
      const level = result.level[row]! - before.result.level[old]!;
      return { level: sign * (level === 0 ? held : level), total: was === null || is === null ? ZERO : sign > 0 ? sub(is, was) : sub(was, is) };
    });
    const best = effects.reduce((kept, each, index) => (each.level > effects[kept]!.level || (each.level === effects[kept]!.level && compare(each.total, effects[kept]!.total) > 0) ? index : kept), 0);
    const effect = effects[best]!;
    return effect.level > 0 || effect.total.num > 0n ? paths[best]! : [];
  };
}

/** Weights under one dimension change together, everything else by itself. */
function changeGroups(changes: readonly SchemeChange[]): readonly (readonly SchemeChange[])[] {
  const groups = new Map<string, SchemeChange[]>();
  for (const change of changes) {
    const key = change.path.replace(/\.children\[\d+\]\.weight$/, '.children');
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  return [...groups.values()];
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
