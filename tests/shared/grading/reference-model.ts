import { comparePeriods, firstMonth, lastMonth, monthOf, periodLength, shiftPeriod, type IsoDate, type PeriodId } from '../../../shared/dates.ts';
import { columnValue } from '../../../shared/exact/number-column.ts';
import { add, compare, div, mul, rational, sub, type Rational } from '../../../shared/exact/rational.ts';
import { squareRoot } from '../../../shared/exact/square-root.ts';
import { modelCohorts } from './model-cohorts.ts';
import { earlierRun, FOLLOWING_FORMULAS, KEY_FORMULAS, LATER_FORMULAS, MODEL_FORMULAS, type ModelReads } from './model-formulas.ts';
import { modelMethodLevels } from './model-method-levels.ts';
import { distinct, mean, median, num, round, seats, text } from './model-numbers.ts';
import { modelBlend } from './model-blend.ts';
import { modelTruth } from './model-conditions.ts';
import { modelRecords, modelTable } from './model-records.ts';
import { modelAdjustments, modelRead, modelReads, modelRedLine, modelRun, type ModelRun } from './model-run.ts';
import type { GradingInput } from '../../../shared/grading/grading-input.ts';
import type { GradeState } from '../../../shared/grading/grading-result.ts';
import { textAt } from '../../../shared/grading/text-columns.ts';
import { walkTree } from '../../../shared/scheme/walk.ts';
import type { SchemeNumber } from '../../../shared/exact/scheme-number.ts';
import type { CohortRule, DimensionNode, IndicatorNode, Method, MissingPolicy, Operand, Scheme, Source, TreeNode, VisitKind } from '../../../shared/scheme/scheme.ts';

/**
 * A slow, plain model of the grading rules: one outlet after the other, everything in BigInt fractions, nothing shared
 * with the engine but the fractions themselves. It covers what the random schemes of the tests use.
 */
export interface ModelResult extends ModelRun {
  readonly scores: ReadonlyMap<string, readonly (Rational | null)[]>;
}

const ZERO = rational(0n);
const POINT_FORMULAS = { ...MODEL_FORMULAS, ...FOLLOWING_FORMULAS, ...LATER_FORMULAS };
const HUNDRED = rational(100n);

export function modelGrading(scheme: Scheme, input: GradingInput): ModelResult {
  const rows = input.outlets.codes.map((_, row) => row);
  const scores = new Map<string, (Rational | null)[]>();
  const applies = (node: TreeNode, row: number): boolean => {
    const rule = node.appliesTo;
    if (rule === undefined) return true;
    if (!('value' in rule) || rule.value !== 'ownership') throw new Error('The model knows appliesTo by ownership only');
    const own = text(input.outlets.ownership, row);
    return own !== null && (rule.is === '=' ? own === rule.than : own !== rule.than);
  };

  const scoreIndicator = (node: IndicatorNode, concerned: (row: number) => boolean): void => {
    const raws = rows.map((row) => rawValue(node.source, scheme, input, row));
    const rule = ('cohort' in node.method ? node.method.cohort : undefined) ?? scheme.cohort;
    const points = rows.map((row) => (concerned(row) ? methodPoints(node, raws, row, concerned, rule) : null)).map((value) => clamp(node, value));
    const policy = node.missing ?? scheme.missing ?? 'reweight';
    scores.set(node.code, rows.map((row) => {
      if (!concerned(row)) return null;
      const value = points[row] ?? fill(policy, node, points, row, concerned, rule);
      return value === null ? null : round(value, scheme.rounding?.indicator);
    }));
  };

  const fill = (policy: MissingPolicy, node: TreeNode, points: readonly (Rational | null)[], row: number, concerned: (row: number) => boolean, rule: CohortRule | undefined): Rational | null => {
    if (policy === 'zero') return ZERO;
    if (policy === 'full') return maxOf(node);
    if (typeof policy === 'object' && 'fixed' in policy) return num(policy.fixed);
    if (policy === 'median') {
      const peers = cohortOf(rule, row, rows.filter((other) => concerned(other) && points[other] !== null));
      return peers === null || peers.length === 0 ? null : median(peers.map((other) => points[other]!));
    }
    if (policy === 'reweight') return null;
    if (typeof policy === 'object') {
      const found = Array.from({ length: policy.carry }, (_, place) => earlierRun(input, place + 1)?.measured.get(node.code)).map((column) => (column === undefined ? null : columnValue(column, row)));
      return found.find((value) => value !== null) ?? null;
    }
    throw new Error('The model does not know this policy');
  };

  const cohortOf = (rule: CohortRule | undefined, row: number, members: readonly number[]): readonly number[] | null => modelCohorts(keyValue, rule, row, members)[0]?.members ?? null;

  const keyValue = (key: CohortRule['keys'][number], row: number): string | null => {
    if (key === 'all') return '*';
    if (key === 'type' || key === 'ownership' || key === 'class') return text(input.outlets[key], row);
    if (key === 'level') return text(input.history.level, row);
    if (typeof key === 'object' && 'region' in key) return text(input.outlets.regions[key.region]!, row);
    if (typeof key === 'object' && 'attribute' in key) {
      const value = modelRead({ input, raw, score }, row, null, key);
      return value === null || typeof value === 'string' ? value : `${value.num}/${value.den}`;
    }
    if (typeof key === 'object' && 'formula' in key) return KEY_FORMULAS[key.formula]!(reads(row));
    throw new Error('The model does not know this key');
  };

  const deductPoints = (method: Extract<Method, { kind: 'deduct' }>, raw: Rational | null, row: number): Rational | null => {
    let taken = ZERO;
    for (const [index, term] of method.terms.entries()) {
      if (term.records !== undefined) {
        const points = modelTable(term, input, row);
        if (points === null && index === 0) return null;
        taken = add(taken, points ?? ZERO);
        continue;
      }
      const value = term.source === undefined ? raw : (rawValue(term.source, scheme, input, row) as Rational | null);
      if (value === null && index === 0) return null;
      if (value === null) continue;
      const beyond = sub(value, term.free === undefined ? ZERO : num(term.free));
      if (compare(beyond, ZERO) <= 0) continue;
      const steps = div(beyond, num(term.step!));
      const counted = term.started === 'proportion' ? steps : rational((steps.num + steps.den - 1n) / steps.den);
      taken = add(taken, mul(counted, num(term.perStep!)));
    }
    return method.add === true ? add(num(method.base!), taken) : sub(num(method.base!), taken);
  };

  const methodPoints = (node: IndicatorNode, raws: readonly (Rational | string | null)[], row: number, concerned: (row: number) => boolean, rule: CohortRule | undefined): Rational | null => {
    const raw = raws[row]!;
    const { method } = node;
    if (method.kind === 'deduct') return deductPoints(method, raw as Rational | null, row);
    if (method.kind === 'formula') {
      const number = (value: Rational | string | null): Rational | null => (typeof value === 'string' ? null : value);
      const peers = cohortOf(scheme.cohort, row, rows.filter((other) => concerned(other) && raws[other] !== null));
      return POINT_FORMULAS[method.expression.replaceAll(`[${node.code}]`, '[#]')]!({ ...reads(row), own: number(raw), peers: peers === null ? null : peers.flatMap((other) => number(raws[other]!) ?? []) });
    }
    if (raw === null) return null;
    if (method.kind === 'categories') {
      const found = method.rows.find(({ value }) => value === raw);
      return found === undefined ? (method.otherwise === undefined ? null : num(method.otherwise)) : num(found.points!);
    }
    if (typeof raw === 'string') return null;
    switch (method.kind) {
      case 'direct':
        return raw;
      case 'linear': {
        const [from, to, low, high] = [num(method.from!), num(method.to!), num(method.pointsFrom!), num(method.pointsTo!)];
        return add(low, div(mul(sub(raw, from), sub(high, low)), sub(to, from)));
      }
      case 'target': {
        const target = num(method.target as SchemeNumber);
        if (method.order !== 'low') return div(mul(HUNDRED, raw), target);
        if (raw.num === 0n) return node.cap === 'none' ? null : node.cap === undefined ? maxOf(node) : num(node.cap);
        return div(mul(HUNDRED, target), raw);
      }
      case 'bands': {
        const found = method.rows.find((band) => {
          if (band.atLeast !== undefined && compare(raw, num(band.atLeast!)) < 0) return false;
          if (band.above !== undefined && compare(raw, num(band.above!)) <= 0) return false;
          if (band.atMost !== undefined && compare(raw, num(band.atMost!)) > 0) return false;
          return band.below === undefined || compare(raw, num(band.below!)) < 0;
        });
        return found === undefined ? (method.otherwise === undefined ? null : num(method.otherwise)) : num(found.points!);
      }
      case 'rank': {
        const peers = cohortOf(rule, row, rows.filter((other) => concerned(other) && raws[other] !== null));
        if (peers === null) return null;
        const side = method.order === 'low' ? -1 : 1;
        const better = peers.filter((other) => compare(raws[other] as Rational, raw) * side > 0);
        const equal = peers.filter((other) => compare(raws[other] as Rational, raw) === 0).length;
        let r = rational(BigInt(better.length + 1));
        let n = peers.length;
        if (method.ties === 'max') r = rational(BigInt(better.length + equal));
        if (method.ties === 'average') r = rational(BigInt(2 * better.length + equal + 1), 2n);
        if (method.ties === 'dense') {
          r = rational(BigInt(distinct(better.map((other) => raws[other] as Rational)) + 1));
          n = distinct(peers.map((other) => raws[other] as Rational));
        }
        const { map } = method;
        if (map.kind === 'share') {
          const found = map.rows.find(({ topPercent }) => compare(r, seats(div(mul(rational(BigInt(n)), num(topPercent!)), HUNDRED), map.rounding ?? 'up')) <= 0);
          return num(found === undefined ? (map.otherwise ?? 0) : found.points!);
        }
        if (map.kind === 'positions') {
          const found = map.rows.find(({ upTo }) => compare(r, rational(BigInt(upTo))) <= 0);
          return num(found === undefined ? (map.otherwise ?? 0) : found.points!);
        }
        if (map.kind === 'steps') {
          const points = sub(num(map.first!), mul(sub(r, rational(1n)), num(map.step!)));
          return map.floor !== undefined && compare(points, num(map.floor)) < 0 ? num(map.floor) : points;
        }
        return n === 1 ? HUNDRED : div(mul(HUNDRED, sub(rational(BigInt(n)), r)), rational(BigInt(n - 1)));
      }
      case 'minmax': {
        const peers = cohortOf(rule, row, rows.filter((other) => concerned(other) && raws[other] !== null));
        if (peers === null) return null;
        const ordered = peers.map((other) => raws[other] as Rational).sort(compare);
        const length = sub(ordered.at(-1)!, ordered[0]!);
        return length.num === 0n ? HUNDRED : div(mul(HUNDRED, method.order === 'low' ? sub(ordered.at(-1)!, raw) : sub(raw, ordered[0]!)), length);
      }
      case 'levels':
        return modelMethodLevels(method, { scheme, history: input.history, raws, isConcerned: concerned, keyValue, cohort: rule })[row]!;
      case 'zscore': {
        const peers = cohortOf(rule, row, rows.filter((other) => concerned(other) && raws[other] !== null));
        if (peers === null) return null;
        const values = peers.map((other) => raws[other] as Rational);
        const middle = mean(values);
        const distances = values.map((value) => mul(sub(value, middle), sub(value, middle))).reduce(add, ZERO);
        const count = values.length - (method.sd === 'sample' ? 1 : 0);
        if (count === 0 || distances.num === 0n) return num(method.centre!);
        const sd = squareRoot(div(distances, rational(BigInt(count))));
        const away = div(mul(num(method.spread!), sub(raw, middle)), sd);
        return method.order === 'low' ? sub(num(method.centre!), away) : add(num(method.centre!), away);
      }
    }
  };

  const scoreNode = (node: TreeNode, concerned: (row: number) => boolean, ofRoot: ((value: Rational | null, row: number) => Rational | null) | null): void => {
    const own = (row: number): boolean => concerned(row) && applies(node, row);
    if (!('children' in node)) return scoreIndicator(node, own);
    for (const child of node.children) scoreNode(child, own, null);
    const isRoot = ofRoot !== null;
    const points = rows.map((row) => {
      const combined = own(row) ? combine(node, node.children.map((child) => scores.get(child.code)![row]!)) : null;
      return combined === null ? null : inRange(node.range, combined);
    });
    const blended = node.blend === undefined ? points : points.map((value, row) => (own(row) ? modelBlend(node, value === null ? null : round(value, isRoot ? scheme.rounding?.total : scheme.rounding?.node), input, row) : null));
    const ranged = ofRoot === null ? blended : blended.map((value, row) => ofRoot(value, row));
    const policy = node.missing ?? 'reweight';
    scores.set(node.code, rows.map((row) => {
      if (!own(row)) return null;
      const value = ranged[row] ?? fill(policy, node, ranged, row, own, scheme.cohort);
      return value === null ? null : round(value, isRoot ? scheme.rounding?.total : scheme.rounding?.node);
    }));
  };

  const nodes = new Map(walkTree(scheme).map(({ node }) => [node.code, node]));
  const raw = (code: string, row: number): Rational | string | null => {
    const node = nodes.get(code)!;
    return 'children' in node ? null : rawValue(node.source, scheme, input, row);
  };
  const score = (code: string, row: number): Rational | null => scores.get(code)?.[row] ?? null;
  const figure = (code: string, back: number, row: number): Rational | null => rawValue({ kind: 'kpi', figure: code, fold: 'last' }, scheme, { ...input, period: shiftPeriod(input.period, -back) }, row) as Rational | null;
  const dataAt = (code: string, back: number, row: number): Rational | string | null => {
    const node = nodes.get(code)!;
    const isDated = !('children' in node) && ['kpi', 'inspection', 'event', 'survey'].includes(node.source.kind);
    return isDated ? rawValue(node.source, scheme, { ...input, period: shiftPeriod(input.period, -back) }, row) : null;
  };
  const reads = (row: number): ModelReads => modelReads({ input, raw, score, figure, dataAt }, row, null);
  const readRow = (row: number) => (operand: Operand): Rational | string | null => modelRead({ input, raw, score }, row, null, operand);
  const entry = rows.map((row): GradeState => {
    const failed = (scheme.eligibility ?? []).find(({ require }) => modelTruth(require, { read: readRow(row), redLine: () => modelRedLine(input, row), reads: reads(row) }) !== true);
    return failed === undefined ? 'graded' : (failed.otherwise ?? 'notEligible');
  });
  const isEligible = (row: number): boolean => entry[row] === 'graded';
  const roots = [{ tree: scheme.tree, range: scheme.range, adjustments: scheme.adjustments }, ...(scheme.totals ?? []).map(({ tree, range }) => ({ tree, range, adjustments: undefined }))];
  for (const { tree, range, adjustments } of roots) {
    const adjust = (value: Rational | null, row: number): Rational | null =>
      value === null ? null : inRange(range, modelAdjustments(adjustments, scheme.order === 'low', value, readRow(row), () => modelRedLine(input, row), reads(row), (table) => modelTable(table, input, row)));
    scoreNode(tree, isEligible, adjust);
  }
  return { scores, ...modelRun({ scheme, input, rows, raw, score, figure, dataAt, keyValue }, entry) };
}

function rawValue(source: Source, scheme: Scheme, input: GradingInput, row: number): Rational | string | null {
  if (source.kind === 'attribute') {
    const column = input.outlets.attributes.get(source.attribute);
    if (column === undefined) return null;
    return column.kind === 'text' ? text(column, row) : columnValue(column, row);
  }
  // Formulas have a reference of their own too: tables and plain fractions in tests/shared/formula.
  if (source.kind === 'formula') throw new Error('No random case has a formula');
  if (source.kind !== 'kpi' && source.kind !== 'inspection') return modelRecords(source, input, row);
  const end = lastMonth(input.period) - (source.kind === 'kpi' ? (source.lagMonths ?? 0) : 0);
  const length = source.window === undefined ? periodLength(input.period) : 'months' in source.window ? source.window.months : source.window.periods * periodLength(input.period);
  const start = end - length + 1;
  const openedOn = textAt(input.outlets.openedOn, row) as IsoDate | null;
  if (source.kind === 'kpi') {
    const inside = input.figures
      .filter(({ figure, period }) => figure === source.figure && firstMonth(period) >= start && lastMonth(period) <= end)
      .filter(({ period }) => openedOn === null || lastMonth(period) >= monthOf(openedOn))
      .map(({ period, column }) => ({ period, value: columnValue(column, row) }))
      .filter((figure): figure is { period: PeriodId; value: Rational } => figure.value !== null)
      .sort((a, b) => comparePeriods(a.period, b.period));
    const shortest = Math.min(...inside.map(({ period }) => periodLength(period)));
    const values = inside.filter(({ period }) => periodLength(period) === shortest).map(({ value }) => value);
    if (values.length === 0 || values.length * shortest < (source.minMonths ?? 1)) return null;
    return fold(source.fold, values);
  }
  const { visits } = input;
  const dayOf = (visit: number): IsoDate => textAt(visits.visitedOn, visit) as IsoDate;
  const taken = [...visits.outlet.keys()]
    .filter((visit) => visits.outlet[visit] === row && monthOf(dayOf(visit)) >= start && monthOf(dayOf(visit)) <= end)
    .filter((visit) => openedOn === null || dayOf(visit) >= openedOn)
    .map((visit) => ({ kind: textAt(visits.kind, visit) as VisitKind, on: dayOf(visit), code: visits.codes[visit]!, score: columnValue(visits.score, visit) }))
    .filter(({ kind }) => source.fold.by !== 'weightedKinds' || source.fold.weights[kind] !== undefined)
    .filter((visit): visit is typeof visit & { score: Rational } => visit.score !== null)
    .map((visit) => ({ ...visit, score: round(visit.score, scheme.rounding?.visit) }))
    .sort((a, b) => (a.on + a.code < b.on + b.code ? -1 : 1));
  if (taken.length === 0 || taken.length < (source.minVisits ?? 1)) return null;
  const values = taken.map(({ score }) => score);
  const ordered = [...values].sort(compare);
  switch (source.fold.by) {
    case 'mean':
      return mean(values);
    case 'worst':
      return ordered[0]!;
    case 'last':
      return values.at(-1)!;
    case 'dropBestAndWorst':
      return mean(values.length < 3 ? values : ordered.slice(1, -1));
    case 'weightedKinds': {
      let [top, whole] = [ZERO, ZERO];
      for (const [kind, weight] of Object.entries(source.fold.weights)) {
        const own = taken.filter((visit) => visit.kind === kind).map(({ score }) => score);
        if (own.length === 0) continue;
        top = add(top, mul(num(weight), mean(own)));
        whole = add(whole, num(weight));
      }
      return whole.num === 0n ? null : div(top, whole);
    }
  }
}

function fold(by: string, values: readonly Rational[]): Rational {
  const ordered = [...values].sort(compare);
  if (by === 'sum') return values.reduce(add, ZERO);
  if (by === 'average') return mean(values);
  return by === 'last' ? values.at(-1)! : by === 'max' ? ordered.at(-1)! : ordered[0]!;
}

function clamp(node: IndicatorNode, value: Rational | null): Rational | null {
  if (value === null) return null;
  const low = node.floor === 'none' ? null : num(node.floor ?? 0);
  const high = node.cap === 'none' ? null : node.cap === undefined ? maxOf(node) : num(node.cap);
  if (low !== null && compare(value, low) < 0) return low;
  return high !== null && compare(value, high) > 0 ? high : value;
}

/** The children but the bonuses combined, then each bonus added up to its cap. */
function combine(node: DimensionNode, all: readonly (Rational | null)[]): Rational | null {
  const children = node.children.filter(({ bonus }) => bonus === undefined);
  const scores = all.filter((_, index) => node.children[index]!.bonus === undefined);
  let value = combineWeighed({ ...node, children }, scores);
  if (value === null) return null;
  for (const [index, { bonus }] of node.children.entries()) {
    const score = all[index]!;
    if (bonus === undefined || score === null) continue;
    const lifted = add(value, mul(score, num(bonus.factor ?? 1)));
    const cap = bonus.cap === 'none' ? lifted : bonus.cap === undefined ? maxOf(node) : num(bonus.cap);
    if (compare(lifted, value) <= 0 || compare(lifted, cap) <= 0) value = lifted;
    else if (compare(value, cap) < 0) value = cap;
  }
  return value;
}

function combineWeighed(node: DimensionNode, scores: readonly (Rational | null)[]): Rational | null {
  const isMean = node.combine === undefined || node.combine === 'weightedMean';
  const left = node.children.map((child, index) => ({ index, score: scores[index]!, max: maxOf(child), weight: child.weight }));
  const present = left.flatMap((part) => (part.score === null || (isMean && part.weight === 0) ? [] : [{ ...part, score: part.score, rate: div(mul(HUNDRED, part.score), part.max) }]));
  const lowest = [...present].sort((a, b) => compare(node.combine === 'sum' ? a.score : a.rate, node.combine === 'sum' ? b.score : b.rate) || compare(b.max, a.max) || b.index - a.index);
  const gone = lowest.slice(0, node.keepHighest === undefined ? (node.dropLowest ?? 0) : Math.max(0, lowest.length - node.keepHighest));
  const kept = present.filter((part) => !gone.some(({ index }) => index === part.index));
  if (kept.length === 0) return null;
  const own = maxOf(node);
  const values = kept.map(({ score, rate }) => (node.of === 'points' ? score : rate)).sort(compare);
  const asPoints = (value: Rational): Rational => (node.of === 'points' ? value : div(mul(value, own), HUNDRED));
  switch (node.combine) {
    case 'min':
      return asPoints(values[0]!);
    case 'max':
      return asPoints(values.at(-1)!);
    case 'median':
      return asPoints(median(values));
    case 'mode': {
      const count = (value: Rational): number => values.filter((other) => compare(other, value) === 0).length;
      return asPoints([...values].sort((a, b) => count(b) - count(a) || compare(b, a))[0]!);
    }
    case 'product':
      return node.of === 'points' ? values.reduce(mul) : mul(own, values.map((rate) => div(rate, HUNDRED)).reduce(mul));
    case 'sum': {
      const points = kept.map(({ score }) => score).reduce(add, ZERO);
      return div(mul(points, left.map(({ max }) => max).reduce(add, ZERO)), present.map(({ max }) => max).reduce(add, ZERO));
    }
    default:
      return weightedMean(node, scores.map((score, index) => (kept.some((part) => part.index === index) ? score : null)));
  }
}

function weightedMean(node: DimensionNode, scores: readonly (Rational | null)[]): Rational | null {
  const maxima = node.children.map(maxOf);
  const stated = node.children.map(({ weight }) => (weight === undefined ? null : num(weight!)));
  const rest = sub(HUNDRED, stated.reduce<Rational>((sum, weight) => add(sum, weight ?? ZERO), ZERO));
  const open = maxima.filter((_, index) => stated[index] === null).reduce(add, ZERO);
  const weights = stated.map((weight, index) => weight ?? div(mul(rest, maxima[index]!), open));
  let [top, whole] = [ZERO, ZERO];
  scores.forEach((score, index) => {
    if (score === null) return;
    top = add(top, mul(weights[index]!, node.of === 'points' ? score : div(mul(HUNDRED, score), maxima[index]!)));
    whole = add(whole, weights[index]!);
  });
  if (whole.num === 0n) return null;
  return node.of === 'points' ? div(top, whole) : div(mul(div(top, whole), maxOf(node)), HUNDRED);
}

function inRange(range: Scheme['range'], value: Rational): Rational {
  if (range?.from !== undefined && compare(value, num(range.from)) < 0) return num(range.from);
  return range?.to !== undefined && compare(value, num(range.to)) > 0 ? num(range.to) : value;
}

function maxOf(node: TreeNode): Rational {
  if (node.max !== undefined) return num(node.max);
  return 'children' in node && node.combine === 'sum' ? node.children.filter(({ bonus }) => bonus === undefined).map(maxOf).reduce(add, ZERO) : HUNDRED;
}
