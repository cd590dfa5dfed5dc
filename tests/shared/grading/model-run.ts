import { columnValue } from '../../../shared/exact/number-column.ts';
import { add, compare, div, mul, rational, sub, type Rational } from '../../../shared/exact/rational.ts';
import { lastMonth, monthOf, periodLength, type IsoDate } from '../../../shared/dates.ts';
import type { EarlierRun, GradingInput } from '../../../shared/grading/grading-input.ts';
import type { GradeState } from '../../../shared/grading/grading-result.ts';
import { textAt } from '../../../shared/grading/text-columns.ts';
import type { Adjustments, CohortRule, Operand, RecordTable, Scheme, Veto, VisitKind } from '../../../shared/scheme/scheme.ts';
import { modelCohorts, type ModelKey } from './model-cohorts.ts';
import { modelTruth } from './model-conditions.ts';
import { ADJUSTMENT_FORMULAS, earlierRun, earlierValue, LEVEL_FORMULAS, type ModelReads } from './model-formulas.ts';
import { BELOW, modelLevels, modelSteps, NONE, type ModelCohort } from './model-levels.ts';
import { modelMove, type ModelMove } from './model-movement.ts';
import { num, text } from './model-numbers.ts';

/** What the tree of the model came to, for the stages after it. */
export interface ModelTree {
  readonly scheme: Scheme;
  readonly input: GradingInput;
  readonly rows: readonly number[];
  readonly raw: (code: string, row: number) => Rational | string | null;
  readonly score: (code: string, row: number) => Rational | null;
  /** The last value of an imported figure in the period so many back. */
  readonly figure: (code: string, back: number, row: number) => Rational | null;
  /** An indicator's raw value of the period so many back, read from the data; null: they do not tell. */
  readonly dataAt: (code: string, back: number, row: number) => Rational | string | null;
  readonly keyValue: ModelKey;
}

export interface ModelRun {
  readonly states: readonly GradeState[];
  readonly totals: readonly (Rational | null)[];
  readonly further: readonly (readonly (Rational | null)[])[];
  readonly ranks: readonly number[];
  readonly regionRanks: readonly (readonly number[])[];
  readonly rawLevels: readonly number[];
  readonly levels: readonly number[];
  readonly moves: readonly ModelMove[];
}

/** Reads an operand for a row; scores and the total only where the stage knows them. */
export function modelRead(tree: Pick<ModelTree, 'input' | 'raw' | 'score'>, row: number, total: Rational | null, operand: Operand): Rational | string | null {
  const { input } = tree;
  if (operand === 'total') return total;
  if (operand === 'level') return text(input.history.level, row);
  if (operand === 'type' || operand === 'ownership' || operand === 'class') return text(input.outlets[operand], row);
  if ('dimension' in operand) return tree.score(operand.dimension, row);
  if ('indicator' in operand) return operand.read === 'score' ? tree.score(operand.indicator, row) : tree.raw(operand.indicator, row);
  if ('source' in operand) throw new Error('The model reads no sources in conditions');
  const column = input.outlets.attributes.get(operand.attribute);
  if (column === undefined) return null;
  return column.kind === 'text' ? text(column, row) : columnValue(column, row);
}

/** What formulas read of a row; the total and the level only where the stage knows them. */
export function modelReads(tree: Pick<ModelTree, 'input' | 'raw' | 'score' | 'figure' | 'dataAt'>, row: number, total: Rational | null, level: string | null = null): ModelReads {
  const { input } = tree;
  const number = (value: Rational | string | null): Rational | null => (typeof value === 'string' ? null : value);
  const ofRun = <T>(back: number, pick: (run: EarlierRun) => T): T | null => {
    const run = earlierRun(input, back);
    return run === undefined ? null : pick(run);
  };
  return {
    // Without a run of the period the data tell.
    raw: (code, back = 0) => (back === 0 ? number(tree.raw(code, row)) : earlierRun(input, back) === undefined ? number(tree.dataAt(code, back, row)) : earlierValue(input, `raw/${code}`, back, row)),
    figure: (code, back = 0) => tree.figure(code, back, row),
    score: (code, back = 0) => (back === 0 ? tree.score(code, row) : earlierValue(input, `score/${code}`, back, row)),
    attribute: (code) => number(modelRead(tree, row, total, { attribute: code })),
    total: (back = 0) => (back === 0 ? total : ofRun(back, (run) => columnValue(run.total, row))),
    level: (back = 0) => (back === 0 ? level : ofRun(back, (run) => text(run.level, row))),
  };
}

/** A critical item failed on a visit of the period, not before the opening. */
export function modelRedLine({ visits, outlets, period }: GradingInput, row: number): boolean {
  return [...visits.outlet.keys()].some((visit) => visits.outlet[visit] === row && visits.redLine[visit] === 1 && isInWindow(textAt(visits.visitedOn, visit) as IsoDate, textAt(outlets.openedOn, row), period, periodLength(period)));
}

function isInWindow(on: IsoDate, openedOn: string | null, period: GradingInput['period'], months: number): boolean {
  const month = monthOf(on);
  return month <= lastMonth(period) && month > lastMonth(period) - months && (openedOn === null || on >= openedOn);
}

/** Points of the bonuses and penalties of a row, each within its cap, then each sum within its cap. */
export function modelAdjustments(rule: Adjustments | undefined, isLow: boolean, total: Rational, read: (operand: Operand) => Rational | string | null, redLine: () => boolean, reads: ModelReads, ofRecords: (table: RecordTable) => Rational | null): Rational {
  const sums = { bonus: rational(0n), penalty: rational(0n) };
  for (const item of rule?.items ?? []) {
    if (item.when !== undefined && modelTruth(item.when, { read, redLine, reads }) !== true) continue;
    let points: Rational;
    if (item.formula !== undefined || item.records !== undefined) {
      const given = item.formula === undefined ? ofRecords(item) : ADJUSTMENT_FORMULAS[item.formula]!(reads);
      if (given === null) continue;
      points = given;
    } else {
      if (item.times !== undefined && 'kind' in item.times) throw new Error('The model reads no sources in adjustments');
      const times = item.times === undefined ? rational(1n) : read(item.times);
      if (times === null || typeof times === 'string') continue;
      points = mul(num(item.points!), times);
    }
    if (compare(points, rational(0n)) < 0) points = rational(0n);
    if (item.cap !== undefined && compare(points, num(item.cap)) > 0) points = num(item.cap);
    sums[item.kind] = add(sums[item.kind], points);
  }
  const bonus = rule?.bonusCap !== undefined && compare(sums.bonus, num(rule.bonusCap)) > 0 ? num(rule.bonusCap) : sums.bonus;
  const penalty = rule?.penaltyCap !== undefined && compare(sums.penalty, num(rule.penaltyCap)) > 0 ? num(rule.penaltyCap) : sums.penalty;
  return isLow ? sub(add(total, penalty), bonus) : sub(add(total, bonus), penalty);
}

/** Everything after the tree: caps, ranks, levels, steps, vetoes, states, movement. `entry` is the state before it. */
export function modelRun(tree: ModelTree, entry: readonly GradeState[]): ModelRun {
  const { scheme, input, rows } = tree;
  const isLow = scheme.order === 'low';
  const states = [...entry];
  const totals = rows.map((row) => tree.score(scheme.tree.code, row));
  const further = (scheme.totals ?? []).map(({ tree: own }) => rows.map((row) => tree.score(own.code, row)));
  const drop = (row: number): void => {
    totals[row] = null;
    for (const column of further) column[row] = null;
  };
  for (const row of rows) {
    if (states[row] === 'graded' && (totals[row] === null || further.some((column) => column[row] === null))) states[row] = 'notGraded';
    if (states[row] !== 'graded') drop(row);
  }
  // A dropped total is missing wherever it is read, a root's score too.
  const scoreOf = (code: string, row: number): Rational | null => {
    if (code === scheme.tree.code) return totals[row]!;
    const place = (scheme.totals ?? []).findIndex((each) => each.tree.code === code);
    return place < 0 ? tree.score(code, row) : further[place]![row]!;
  };
  const codeOf = (level: number): string | null => (level === BELOW ? 'below-scale' : (scheme.levels[level]?.code ?? null));
  const isHeld = (condition: Veto['when'], row: number, level: string | null = null): boolean =>
    modelTruth(condition, {
      read: (operand) => modelRead({ input, raw: tree.raw, score: scoreOf }, row, totals[row]!, operand),
      redLine: () => modelRedLine(input, row),
      reads: modelReads({ ...tree, score: scoreOf }, row, totals[row]!, level),
    }) === true;

  const vetoes = rows.map((row) => (entry[row] === 'graded' ? (scheme.vetoes ?? []).filter(({ when }) => isHeld(when, row)) : []));
  for (const row of rows) {
    for (const effect of vetoes[row]!.flatMap((veto) => veto.effects)) {
      const value = totals[row]!;
      if (effect.kind !== 'capTotal' || value === null) continue;
      if (compare(value, num(effect.at)) * (isLow ? -1 : 1) > 0) totals[row] = num(effect.at);
    }
  }

  const better = (a: number, b: number): number => {
    const first = compare(totals[a]!, totals[b]!) * (isLow ? -1 : 1);
    if (first !== 0) return first;
    for (const { of, order } of scheme.tieBreakers ?? []) {
      const [left, right] = [a, b].map((row) => modelRead({ input, raw: tree.raw, score: scoreOf }, row, totals[row]!, of));
      if (left === null || left === undefined || right === null || right === undefined) {
        if ((left ?? null) !== (right ?? null)) return left === null || left === undefined ? -1 : 1;
        continue;
      }
      const side = typeof left === 'string' || typeof right === 'string' ? (left === right ? 0 : left < right ? -1 : 1) : compare(left, right);
      if (side !== 0) return order === 'low' ? -side : side;
    }
    return 0;
  };
  const cohorts = (rule: CohortRule | undefined, row: number, isMember: (row: number) => boolean): ModelCohort[] => modelCohorts(tree.keyValue, rule, row, rows.filter(isMember));
  const world = {
    scheme,
    history: input.history,
    rows,
    total: (row: number) => totals[row]!,
    further: (code: string, row: number) => further[(scheme.totals ?? []).findIndex((each) => each.code === code)]![row]!,
    score: scoreOf,
    isEligible: (row: number) => entry[row] === 'graded',
    better,
    cohorts,
    byFormula: (expression: string, row: number): number => {
      const given = LEVEL_FORMULAS[expression]!(modelReads({ ...tree, score: scoreOf }, row, totals[row]!));
      if (given === null) return NONE;
      if (typeof given === 'string') return given === 'below-scale' ? BELOW : scheme.levels.findIndex(({ code }) => code === given);
      const isPlace = given.den === 1n && given.num >= 0n && given.num <= BigInt(scheme.levels.length);
      return isPlace ? Number(given.num) - 1 : NONE;
    },
  };
  const rawLevels = modelLevels(world);
  if (scheme.levels.length > 0) {
    for (const row of rows) {
      if (rawLevels[row] !== NONE || states[row] !== 'graded') continue;
      states[row] = 'notGraded';
      drop(row);
    }
  }
  const rankIn = (row: number, members: readonly number[]): number => (totals[row] === null ? 0 : 1 + members.filter((other) => totals[other] !== null && better(other, row) > 0).length);
  const ranks = rows.map((row) => rankIn(row, rows));
  const regionRanks = input.outlets.regions.map((column) => rows.map((row) => {
    const own = text(column, row);
    return own === null ? 0 : rankIn(row, rows.filter((other) => text(column, other) === own));
  }));

  const levels = rows.map((row) => {
    const stepped = modelSteps(scheme, rawLevels[row]!, (index, level) => isHeld(scheme.levelSteps![index]!.when, row, codeOf(level)));
    return afterVetoes(scheme, stepped, vetoes[row]!);
  });
  for (const row of rows) {
    const forced = vetoes[row]!.flatMap((veto) => veto.effects).find(({ kind }) => kind === 'forceState');
    if (forced?.kind === 'forceState' && forced.state !== 'belowScale') states[row] = forced.state;
  }
  const moves = rows.map((row) =>
    modelMove({ scheme, input, row, state: states[row]!, total: totals[row]!, x: levels[row]!, vetoes: vetoes[row]!, visits: visitsOf(scheme, input, row) }),
  );
  return { states, totals, further, ranks, regionRanks, rawLevels, levels, moves: withinShare(tree, moves, states, better, cohorts) };
}

function afterVetoes(scheme: Scheme, level: number, vetoes: readonly Veto[]): number {
  const effects = vetoes.flatMap((veto) => veto.effects);
  if (level === NONE) return NONE;
  const forced = effects.find(({ kind }) => kind === 'forceState');
  if (forced?.kind === 'forceState') return forced.state === 'belowScale' ? BELOW : NONE;
  const placeOf = (code: string): number => scheme.levels.findIndex((each) => each.code === code);
  const outcomes = effects.flatMap((effect) => {
    if (effect.kind === 'capLevel') return [Math.min(level, placeOf(effect.at))];
    if (effect.kind === 'forceLevel') return [placeOf(effect.level)];
    if (effect.kind === 'lower') return [level === BELOW ? BELOW : Math.max(0, level - effect.by)];
    return [];
  });
  return outcomes.length === 0 ? level : Math.min(...outcomes);
}

/** The scored visits that an inspection source of the scheme reads; of a scheme without one those of the period. */
function visitsOf(scheme: Scheme, { visits, outlets, period }: GradingInput, row: number): number {
  const found: { readonly months: number; readonly kinds: readonly string[] | null }[] = [];
  const look = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const source = value as { readonly kind?: string; readonly fold?: { readonly by?: string; readonly weights?: object }; readonly window?: { readonly months?: number; readonly periods?: number } };
    if (source.kind === 'inspection') {
      const { window } = source;
      const months = window === undefined ? periodLength(period) : (window.months ?? (window.periods ?? 1) * periodLength(period));
      found.push({ months, kinds: source.fold?.by === 'weightedKinds' ? Object.keys(source.fold.weights ?? {}) : null });
    } else for (const inner of Object.values(value)) look(inner);
  };
  look(scheme.tree);
  look(scheme.totals);
  const windows = found.length === 0 ? [{ months: periodLength(period), kinds: null }] : found;
  return [...visits.outlet.keys()].filter(
    (visit) =>
      visits.outlet[visit] === row &&
      columnValue(visits.score, visit) !== null &&
      windows.some(({ months, kinds }) => (kinds === null || kinds.includes(textAt(visits.kind, visit) as VisitKind)) && isInWindow(textAt(visits.visitedOn, visit) as IsoDate, textAt(outlets.openedOn, row), period, months)),
  ).length;
}

/** Takes back promotions for which the share of the cohort's graded outlets has no room; ties across the edge stay out. */
function withinShare({ scheme, rows, input }: ModelTree, moves: readonly ModelMove[], states: readonly GradeState[], better: (a: number, b: number) => number, cohorts: (rule: CohortRule | undefined, row: number, isMember: (row: number) => boolean) => readonly ModelCohort[]): readonly ModelMove[] {
  const share = scheme.movement.maxPromotedShare;
  if (share === undefined) return moves;
  return rows.map((row) => {
    const own = moves[row]!;
    if (own.movement !== 'promote') return own;
    const [cohort] = cohorts(scheme.cohort, row, (other) => states[other] === 'graded');
    if (cohort === undefined) return own;
    const promoted = cohort.members.filter((other) => moves[other]!.movement === 'promote');
    const last = promoted.filter((other) => better(other, row) >= 0).length;
    const room = div(mul(num(share), rational(BigInt(cohort.members.length))), rational(100n));
    if (rational(BigInt(last)).num * room.den <= room.num - (room.num % room.den)) return own;
    const c = text(input.history.level, row);
    const place = c === 'below-scale' ? BELOW : scheme.levels.findIndex((level) => level.code === c);
    return { level: place >= 0 || place === BELOW && c === 'below-scale' ? place : scheme.levels.findIndex((level) => level.code === scheme.replacesLevels?.[c!]), movement: 'hold', rule: 'enoughPromoted' };
  });
}
