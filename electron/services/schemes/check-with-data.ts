import type { SchemeDataCheck, SchemeDataRequest } from '../../../shared/contract/study-calls.ts';
import type { SchemeVersion } from '../../../db/repositories/scheme-repository.ts';
import type { Store } from '../../../db/store.ts';
import { comparePeriods, lastMonth, periodOfMonth, type PeriodId, type PeriodKind } from '../../../shared/dates.ts';
import type { MessageParams, Problem } from '../../../shared/errors.ts';
import type { Column, NumberColumn } from '../../../shared/grading/columns.ts';
import { gradePeriod } from '../../../shared/grading/grade-period.ts';
import { GRADE_STATES, type IndicatorResult } from '../../../shared/grading/grading-result.ts';
import { markPlace } from '../../../shared/grading/missing.ts';
import { seatsOf } from '../../../shared/grading/seats.ts';
import { textAt } from '../../../shared/grading/text-columns.ts';
import type { IndicatorNode, Scheme } from '../../../shared/scheme/scheme.ts';
import { isDimension, walkTree } from '../../../shared/scheme/walk.ts';
import { gatherInput } from '../grading/gather-input.ts';
import { gradingProblems } from '../grading/scheme-to-grade.ts';
import { checkCancelled, type ServiceContext } from '../service-context.ts';
import { indicatorFacts, ruleCounts, type TrialGrade } from './trial-counts.ts';

/** More than this percent without a value is much. */
const MUCH_MISSING = 30;
/** Fewer measured outlets than this tell nothing of spread or likeness. */
const FEWEST = 5;

/**
 * The pitfalls of a scheme that only data show, on one period: vetoes that hit many, indicators without spread, with much
 * missing or counted twice, rows and levels that nobody reaches, seats that no cohort is large enough for. All are warnings.
 * Nothing is stored.
 *
 * @throws {AppError} `task/cancelled`
 */
export function checkSchemeWithData(context: ServiceContext, request: SchemeDataRequest): SchemeDataCheck {
  const { scheme, vetoShare } = request;
  return context.store.snapshot(() => {
    const period = request.period ?? lastPeriodWithData(context.store, scheme.cycle);
    if (period === null) return { period: null, outlets: 0, problems: [] };
    const faults = gradingProblems({ document: scheme, code: scheme.code, version: 0, cycle: scheme.cycle } as SchemeVersion, period);
    if (faults.length > 0) return { period, outlets: 0, problems: faults };
    const { input } = gatherInput(context.store, scheme, period);
    const result = gradePeriod(scheme, input, { onProgress: () => checkCancelled(context) });
    const grade: TrialGrade = { scheme, input, result };
    const problems = [...indicatorPitfalls(grade), ...likeIndicators(grade), ...rulePitfalls(grade, vetoShare), ...levelPitfalls(grade)];
    return { period, outlets: result.codes.length, problems: result.codes.length === 0 ? [warn('outlets', 'scheme/data-no-outlets', { period })] : problems };
  });
}

/** The newest period of the cycle for which any figure came in; null: none did. */
export function lastPeriodWithData(store: Store, cycle: PeriodKind): PeriodId | null {
  const periods = store.figures.pairs().map(({ period }) => periodOfMonth(lastMonth(period), cycle));
  return periods.reduce<PeriodId | null>((last, period) => (last === null || comparePeriods(period, last) > 0 ? period : last), null);
}

function warn(path: string, code: Problem['code'], params: MessageParams): Problem {
  return { severity: 'warning', path, code, params };
}

function placedIndicators(scheme: Scheme): readonly { readonly node: IndicatorNode; readonly path: string }[] {
  return walkTree(scheme).flatMap(({ node, path }) => (isDimension(node) ? [] : [{ node, path }]));
}

/** Much missing, no spread of values or of points, rows that take nobody. */
function indicatorPitfalls(grade: TrialGrade): readonly Problem[] {
  const { scheme, result } = grade;
  const facts = new Map(indicatorFacts(grade).map((fact) => [fact.code, fact]));
  return placedIndicators(scheme).flatMap(({ node, path }, place) => {
    const own = result.indicators[place]!;
    const name = node.name.zh;
    const problems: Problem[] = [];
    const concerned = own.mark.reduce((count, mark) => count + (mark === markPlace('notApplicable') ? 0 : 1), 0);
    const values = measuredRows(own);
    if (concerned > 0 && values.length === 0) problems.push(warn(`${path}.source`, 'scheme/data-none', { indicator: name, outlets: concerned }));
    else if ((concerned - values.length) * 100 > concerned * MUCH_MISSING) {
      problems.push(warn(`${path}.source`, 'scheme/data-much-missing', { indicator: name, percent: percent(concerned - values.length, concerned), missing: concerned - values.length, outlets: concerned }));
    }
    if (values.length >= FEWEST && isAlike(own.raw, values)) problems.push(warn(`${path}.source`, 'scheme/data-no-spread', { indicator: name, outlets: values.length }));
    else if (values.length >= FEWEST && isAlike(own.score, values)) problems.push(warn(`${path}.method`, 'scheme/data-same-points', { indicator: name, outlets: values.length }));
    const rows = facts.get(node.code)?.rows ?? null;
    if (rows !== null && values.length >= FEWEST) {
      const at = node.method.kind === 'rank' ? `${path}.method.map.rows` : `${path}.method.rows`;
      // The last count is of those that no row takes.
      rows.slice(0, -1).forEach((count, row) => {
        if (count === 0) problems.push(warn(`${at}[${row}]`, 'scheme/data-empty-row', { indicator: name, row: row + 1 }));
      });
    }
    return problems;
  });
}

/** Pairs of indicators whose values lie on one straight line: the same thing counted twice. */
function likeIndicators({ scheme, result }: TrialGrade): readonly Problem[] {
  const placed = placedIndicators(scheme);
  return placed.flatMap(({ node, path }, place) => {
    const earlier = placed.slice(0, place).find((_, other) => isSameLine(result.indicators[other]!, result.indicators[place]!));
    return earlier === undefined ? [] : [warn(path, 'scheme/data-counted-twice', { indicator: node.name.zh, other: earlier.node.name.zh })];
  });
}

/** Vetoes and entry conditions that hit more outlets than stated. */
function rulePitfalls(grade: TrialGrade, share: number): readonly Problem[] {
  const { scheme, result } = grade;
  const { vetoes, eligibility } = ruleCounts(grade);
  const eligible = result.state.reduce((count, state) => count + (GRADE_STATES[state] === 'notEligible' ? 0 : 1), 0);
  const tooMany = (hit: number, of: number): boolean => of > 0 && hit * 100 > of * share;
  return [
    ...(scheme.vetoes ?? []).flatMap(({ code, name }, index) => {
      const hit = vetoes[code] ?? 0;
      return tooMany(hit, eligible) ? [warn(`vetoes[${index}]`, 'scheme/data-veto-hits-many', { veto: name.zh, outlets: hit, percent: percent(hit, eligible), share })] : [];
    }),
    ...(scheme.eligibility ?? []).flatMap(({ code, name }, index) => {
      const out = eligibility[code] ?? 0;
      const all = result.codes.length;
      return tooMany(out, all) ? [warn(`eligibility[${index}]`, 'scheme/data-entry-shuts-out', { rule: name.zh, outlets: out, percent: percent(out, all), share })] : [];
    }),
  ];
}

/** Levels that nobody reached, and seats that no cohort has. */
function levelPitfalls({ scheme, result }: TrialGrade): readonly Problem[] {
  const graded = [...result.codes.keys()].filter((row) => GRADE_STATES[result.state[row]!] === 'graded');
  if (graded.length === 0) return [warn('tree', 'scheme/data-nobody-graded', { outlets: result.codes.length })];
  const seatless = levelsWithoutSeats({ scheme, result }, graded);
  return scheme.levels.flatMap(({ name }, place) => {
    const largest = seatless.get(place);
    if (largest !== undefined) return [warn(`levels[${place}]`, 'scheme/data-no-seat', { level: name.zh, largest })];
    return graded.some((row) => result.level[row] === place) ? [] : [warn(`levels[${place}]`, 'scheme/data-level-empty', { level: name.zh, outlets: graded.length })];
  });
}

/** Places of levels with a share that comes to no whole seat in any cohort, with the size of the largest. */
function levelsWithoutSeats({ scheme, result }: Pick<TrialGrade, 'scheme' | 'result'>, graded: readonly number[]): ReadonlyMap<number, number> {
  const rule = scheme.levelRule;
  const { seats } = result;
  if (seats === undefined || rule === undefined || (rule.kind !== 'quota' && rule.kind !== 'cutoffsWithQuota')) return new Map();
  const sizes = new Set(graded.filter((row) => textAt(seats.cohort, row) !== null).map((row) => seats.size[row]!));
  const largest = Math.max(0, ...sizes);
  const without = new Map<number, number>();
  scheme.levels.forEach((level, place) => {
    const isAdded = (n: number): boolean => {
      const all = seatsOf(scheme.levels, rule, n);
      const own = all[place] ?? null;
      if (own === null) return true;
      const better = rule.kind === 'quota' ? (all.slice(place + 1).find((each) => each !== null) ?? 0) : 0;
      return own > better;
    };
    if ((level.share !== undefined || level.seats !== undefined) && ![...sizes].some(isAdded)) without.set(place, largest);
  });
  return without;
}

function measuredRows({ raw }: IndicatorResult): readonly number[] {
  const rows = raw.kind === 'text' ? raw.index.length : raw.units.length;
  const isThere = raw.kind === 'text' ? (row: number): boolean => raw.index[row]! >= 0 : (row: number): boolean => !Number.isNaN(raw.units[row]!);
  return Array.from({ length: rows }, (_, row) => row).filter(isThere);
}

function isAlike(column: Column, rows: readonly number[]): boolean {
  const values = column.kind === 'text' ? column.index : column.units;
  const first = values[rows[0]!]!;
  return rows.every((row) => values[row] === first || (Number.isNaN(values[row]!) && Number.isNaN(first)));
}

/** Whether two indicators have values for the same outlets and one follows exactly from the other by a straight line. */
function isSameLine(a: IndicatorResult, b: IndicatorResult): boolean {
  if (a.raw.kind === 'text' || b.raw.kind === 'text') return a.raw.kind === b.raw.kind && isSameTexts(a.raw as Extract<Column, { kind: 'text' }>, b.raw as Extract<Column, { kind: 'text' }>);
  const rows = measuredRows(a);
  if (rows.length < FEWEST || measuredRows(b).length !== rows.length) return false;
  const [x, y]: readonly NumberColumn[] = [a.raw, b.raw];
  const origin = rows[0]!;
  const far = rows.find((row) => x!.units[row] !== x!.units[origin]);
  if (far === undefined || Number.isNaN(y!.units[far]!)) return false;
  const value = ({ units, wide }: NumberColumn, row: number): bigint => wide?.get(row) ?? BigInt(units[row]!);
  const [x0, y0] = [value(x!, origin), Number.isNaN(y!.units[origin]!) ? 0n : value(y!, origin)];
  const [dx, dy] = [value(x!, far) - x0, value(y!, far) - y0];
  if (dy === 0n) return false;
  return rows.every((row) => !Number.isNaN(y!.units[row]!) && (value(x!, row) - x0) * dy === (value(y!, row) - y0) * dx);
}

function isSameTexts(a: Extract<Column, { kind: 'text' }>, b: Extract<Column, { kind: 'text' }>): boolean {
  const rows = [...a.index.keys()];
  const texts = new Set(rows.map((row) => textAt(a, row)));
  return texts.size > 1 && rows.every((row) => textAt(a, row) === textAt(b, row));
}

/** One place, cut off. */
function percent(part: number, whole: number): string {
  const tenths = Math.floor((part * 1000) / whole);
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}
