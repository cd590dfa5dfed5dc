import { bounded, valueAt } from '../exact/exact-column.ts';
import { columnText } from '../exact/number-column.ts';
import { compare, max, min, ZERO, type Rational } from '../exact/rational.ts';
import { paddedDecimal } from '../exact/number-text.ts';
import { assertNever } from '../errors.ts';
import type { IsoDate } from '../dates.ts';
import type { IndicatorNode, Scheme, Source, VisitKind } from '../scheme/scheme.ts';
import { namesInFormula } from '../scheme/formula-names.ts';
import { sourcesOf } from '../scheme/walk.ts';
import { figuresOf } from './fold-figures.ts';
import { figureByName } from './formula-values.ts';
import { filterOf, scoreVisits, visitsInWindow, type InspectionSource, type ScoredVisits } from './fold-visits.ts';
import type { GradingInput } from './grading-input.ts';
import type { GradingResult } from './grading-result.ts';
import { capOf, floorOf, rowPlaces, scoreRanks } from './methods.ts';
import { rankRows } from './rank-map.ts';
import type { CohortRanks } from './rank.ts';
import { readerOf } from './reader.ts';
import { NO_LEVEL } from './raw-level.ts';
import { known, stated } from './scheme-numbers.ts';
import { spreadPoint, type SpreadFacts } from './spread.ts';
import { TreeScorer } from './score-tree.ts';
import { statePlace } from './states.ts';
import { textAt } from './text-columns.ts';
import { traceActions, traceAnswers, traceEvents, traceJudgement, traceOtherScore, traceTable } from './trace-records.ts';
import type { TraceInput } from './trace.ts';

/** The engine's working for one outlet alone: the figures and visits behind its raw values, its points before rounding. */
export class OutletWorking {
  private readonly scorer: TreeScorer;
  readonly input: GradingInput;
  private readonly result: GradingResult;
  private readonly row: number;

  /** The outlet's row in what was scored. */
  private readonly at: number;
  private readonly scored: ScoredVisits;

  /**
   * `input` holds the outlet as its only row, `row` is the outlet's row in the result. `population`: all that was graded, in
   * the result's order, where formulas compare outlets, so that one alone would come to something else.
   */
  constructor(scheme: Scheme, input: GradingInput, result: GradingResult, row: number, population?: GradingInput) {
    this.scorer = new TreeScorer(scheme, population ?? input);
    this.at = population === undefined ? 0 : row;
    this.scorer.scoreAll(population === undefined ? new Uint8Array(1).fill(1) : result.state.map((state) => (state === statePlace('notEligible') ? 0 : 1)), () => undefined);
    this.scored = scoreVisits(input, scheme.rounding?.visit);
    this.input = input;
    this.result = result;
    this.row = row;
  }

  /** The figures, visits and attributes that the indicator's sources read, each once. */
  inputs(indicator: IndicatorNode): readonly TraceInput[] {
    const { method } = indicator;
    const target = method.kind === 'target' && method.target !== null && typeof method.target === 'object' && 'attribute' in method.target ? [method.target.attribute] : [];
    const sources: readonly Source[] = [...sourcesOf(indicator), ...target.map((attribute) => ({ kind: 'attribute' as const, attribute }))];
    const tables = method.kind === 'deduct' ? method.terms.flatMap((term) => (term.records === undefined ? [] : [term])) : [];
    const inputs = [...sources.flatMap((source) => this.inputsOf(source)), ...tables.flatMap((table) => traceTable(table, this.input, 0))];
    const seen = new Set<string>();
    return inputs.filter((input) => {
      const key = JSON.stringify(input);
      return !seen.has(key) && seen.add(key) !== undefined;
    });
  }

  /** Place of the band, category or rank row that held; null for other methods, or where none did. */
  methodRow(indicator: IndicatorNode): number | null {
    const { method } = indicator;
    if (method.kind === 'rank') {
      if (method.map.kind === 'percentile' || method.map.kind === 'steps') return null;
      const place = rankRows(method.map, this.ranks(indicator))[0]!;
      return place < 0 ? null : place;
    }
    if (method.kind === 'levels') {
      const place = this.levelPlace(indicator);
      return place < 0 ? null : place;
    }
    const raw = this.scorer.raw(indicator.code);
    const places = raw === null ? null : rowPlaces(method, raw);
    return places === null || places[this.at]! < 0 ? null : places[this.at]!;
  }

  /** The target of the method `target`; null where it is missing. */
  target({ method }: IndicatorNode): Rational | null {
    if (method.kind !== 'target') return null;
    const { target } = method;
    if (target === null || typeof target !== 'object') return known(target);
    if ('indicator' in target) {
      const raw = this.scorer.raw(target.indicator);
      return raw === null || raw.kind === 'text' ? null : valueAt(raw.column, this.at);
    }
    const values = readerOf(this.input, {}).read({ attribute: target.attribute });
    return values === null || values.kind === 'text' ? null : valueAt(values.column, 0);
  }

  /** The points of the method within floor and cap, before rounding. What needs the cohort is the result's. */
  points(indicator: IndicatorNode): Rational | null {
    if (indicator.method.kind === 'rank') {
      const points = valueAt(scoreRanks(indicator.method.map, this.ranks(indicator)).points, 0);
      return points === null ? null : bounded(points, floorOf(indicator), capOf(indicator));
    }
    if (indicator.method.kind === 'zscore' || indicator.method.kind === 'minmax') {
      const [raw, facts] = [this.scorer.raw(indicator.code), this.spread(indicator)];
      const value = raw === null || raw.kind === 'text' ? null : valueAt(raw.column, this.at);
      if (value === null || facts === null) return null;
      return bounded(spreadPoint(indicator.method, value, facts), floorOf(indicator), capOf(indicator));
    }
    if (indicator.method.kind === 'levels') {
      const place = this.levelPlace(indicator);
      if (place === NO_LEVEL) return null;
      const points = place < 0 ? (stated(indicator.method.otherwise) ?? ZERO) : known(indicator.method.levels[place]!.points);
      return bounded(points, floorOf(indicator), capOf(indicator));
    }
    const working = this.scorer.indicators.find((each) => each.indicator.code === indicator.code);
    return working === undefined ? null : valueAt(working.outcome.points, this.at);
  }

  /** The place of the outlet's level, for the method `levels`. */
  private levelPlace(indicator: IndicatorNode): number {
    return this.result.indicators.find(({ code }) => code === indicator.code)?.levels?.[this.row] ?? NO_LEVEL;
  }

  /** The indicator's rank of the result, as a column of this outlet alone. */
  private ranks(indicator: IndicatorNode): CohortRanks {
    const column = this.result.indicators.find(({ code }) => code === indicator.code);
    const [twice, size] = [column?.rankTwice?.[this.row] ?? 0, column?.cohortSize?.[this.row] ?? 0];
    return { rankTwice: Int32Array.of(twice), size: Int32Array.of(size) };
  }

  /** What the outlet's cohort gives to read its value against. */
  private spread(indicator: IndicatorNode): SpreadFacts | null {
    const column = this.result.indicators.find(({ code }) => code === indicator.code);
    const name = column?.cohort === undefined ? null : textAt(column.cohort, this.row);
    return name === null ? null : (column?.spread?.get(name) ?? null);
  }

  private inputsOf(source: Source): readonly TraceInput[] {
    switch (source.kind) {
      case 'kpi':
        return figuresOf(source, this.input, 0).map(({ figure, period, column }) => ({ kind: 'figure', figure, period, value: columnText(column, 0)! }));
      case 'attribute': {
        const column = this.input.outlets.attributes.get(source.attribute);
        const value = column === undefined ? null : column.kind === 'text' ? textAt(column, 0) : columnText(column, 0);
        return value === null ? [] : [{ kind: 'attribute', attribute: source.attribute, value }];
      }
      case 'inspection':
        return this.visits(source);
      case 'event':
        return traceEvents(source, this.input, 0);
      case 'survey':
        return traceAnswers(source, this.input, 0);
      case 'judgement':
        return traceJudgement(source, this.input, 0);
      case 'action':
        return traceActions(source, this.input, 0);
      case 'score':
        return traceOtherScore(source, this.input, 0);
      case 'formula':
        return namesInFormula(source.expression).flatMap((name) => this.inputsByName(name));
      default:
        return assertNever(source);
    }
  }

  /** What a formula reads besides indicators, whose own inputs stand with them. */
  private inputsByName(name: string): readonly TraceInput[] {
    if (this.scorer.names().has(name)) return [];
    const isAttribute = this.input.outlets.attributes.has(name);
    return this.inputsOf(isAttribute ? { kind: 'attribute', attribute: name } : figureByName(name));
  }

  private visits(source: InspectionSource): readonly TraceInput[] {
    const { visits } = this.input;
    const { scores } = this.scored;
    const chosen = [...visitsInWindow(filterOf(source), this.input).entries()].flatMap(([visit, isIn]) => (isIn === 1 ? [visit] : []));
    const used = usedVisits(source, chosen.map((visit) => ({ visit, score: valueAt(scores, visit) })));
    return chosen.map((visit) => {
      const score = valueAt(scores, visit);
      return {
        kind: 'visit',
        visitCode: visits.codes[visit]!,
        visitedOn: textAt(visits.visitedOn, visit) as IsoDate,
        visitKind: textAt(visits.kind, visit) as VisitKind,
        score: score === null ? null : paddedDecimal(score, 2),
        used: used.has(visit),
      };
    });
  }
}

interface VisitScore {
  readonly visit: number;
  readonly score: Rational | null;
}

/** The visits whose scores made the raw value: all scored ones, or those that the fold picks. */
function usedVisits({ fold }: InspectionSource, visits: readonly VisitScore[]): ReadonlySet<number> {
  const scored = visits.flatMap(({ visit, score }) => (score === null ? [] : [{ visit, score }]));
  const first = scored[0];
  if (first === undefined) return new Set();
  const all = new Set(scored.map(({ visit }) => visit));
  const best = scored.map(({ score }) => score).reduce(max);
  const worst = scored.map(({ score }) => score).reduce(min);
  const findVisit = (wanted: Rational, except?: number): number => scored.find(({ visit, score }) => visit !== except && compare(score, wanted) === 0)!.visit;
  switch (fold.by) {
    case 'mean':
    case 'weightedKinds':
      return all;
    case 'last':
      return new Set([scored.at(-1)!.visit]);
    case 'worst':
      return new Set([findVisit(worst)]);
    case 'dropBestAndWorst': {
      if (scored.length < 3) return all;
      const dropped = findVisit(worst);
      all.delete(dropped);
      all.delete(findVisit(best, dropped));
      return all;
    }
    default:
      return assertNever(fold);
  }
}
