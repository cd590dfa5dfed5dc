import { comparePeriods, lastMonth, monthOf, monthPeriod, periodKind, periodOfMonth, shiftPeriod, type IsoDate, type PeriodId } from '../dates.ts';
import { compileFormula, type CompiledFormula } from '../formula/evaluate.ts';
import type { CohortProvider, FormulaEnvironment } from '../formula/environment.ts';
import { MAX_PERIODS_BACK } from '../formula/functions.ts';
import { parseFormula } from '../formula/parse.ts';
import type { ValueGetter } from '../formula/values.ts';
import type { DimensionNode, IndicatorNode, Source } from '../scheme/scheme.ts';
import type { Column } from './columns.ts';
import { foldFigures } from './fold-figures.ts';
import { columnValues } from './fold-records.ts';
import type { FoldedValues, RawValues } from './folded-values.ts';
import { columnGetter, formulaColumn } from './formula-columns.ts';
import type { EarlierRun, GradingInput } from './grading-input.ts';
import { textAt } from './text-columns.ts';

/** The source as which a formula reads an imported figure: its last value of the period. */
export function figureByName(figure: string): Extract<Source, { kind: 'kpi' }> {
  return { kind: 'kpi', figure, fold: 'last' };
}

/** What a formula reads of the run that is being worked. Null: nothing of that name. */
export interface FormulaReads {
  readonly input: GradingInput;
  readonly firstMonths: Float64Array;
  readonly root: DimensionNode;
  readonly indicator: (name: string) => IndicatorNode | null;
  readonly dimension: (name: string) => DimensionNode | null;
  readonly raw: (indicator: IndicatorNode) => RawValues;
  /** Months, visits, records or answers behind an indicator. */
  readonly counted: (indicator: IndicatorNode) => Int32Array;
  /** Points of an indicator or dimension. */
  readonly score: (code: string) => RawValues | null;
  /** A source that is no formula, read for an earlier period. */
  readonly sourceAt: (source: Exclude<Source, { kind: 'formula' }>, input: GradingInput) => FoldedValues;
  /** A figure's values taken as given. */
  readonly figure: (name: string) => FoldedValues | null;
  /** The scheme's cohorts of those that take part; null while they are being formed. */
  readonly cohort: () => CohortProvider | null;
}

/** What is known besides where the formula stands. */
export interface FormulaPlace {
  readonly total?: RawValues | null;
  readonly level?: RawValues | null;
  readonly cohort?: CohortProvider | null;
  /** Names that stand for something of its own here: a dimension's combined points in its method. */
  readonly own?: { readonly names: ReadonlySet<string>; readonly values: RawValues };
  /** Further names of this place, each with its values; they go before everything but `own`. */
  readonly named?: (name: string) => RawValues | null;
}

/** A formula ready to be evaluated, and whether every name that it mentions has data. */
export interface PlacedFormulaValues extends CompiledFormula {
  readonly found: () => boolean;
}

/**
 * Makes a formula ready for one place of a run. A name is, in this order: what stands for itself here, an indicator by code
 * or name (its raw value), a dimension (its score), an attribute, a fact (`type`, `ownership`, `class`), else an imported
 * figure: its last value of the period.
 *
 * @throws {FormulaError} for a formula that the scheme's check refuses.
 */
export function placeFormula(expression: string, reads: FormulaReads, place: FormulaPlace, history: FormulaHistory): PlacedFormulaValues {
  let found = true;
  const { input } = reads;
  const compiled = compileFormula(parseFormula(expression), {
    period: input.period,
    rows: input.outlets.codes.length,
    read: (name) => {
      const values = readName(name, reads, place);
      found &&= values.found;
      return columnGetter(values.raw);
    },
    score: (name) => scoreGetter(name, reads),
    visits: (name) => {
      const indicator = reads.indicator(name);
      return indicator === null ? null : countGetter(reads.counted(indicator));
    },
    total: place.total == null ? null : columnGetter(place.total),
    level: place.level == null ? null : columnGetter(place.level),
    cohort: place.cohort ?? null,
    earlier: (periods) => history.environment(periods, place.cohort ?? null),
  });
  return { ...compiled, found: () => found };
}

function readName(name: string, reads: FormulaReads, { own, named }: FormulaPlace): Pick<FoldedValues, 'raw' | 'found'> {
  if (own?.names.has(name) === true) return { raw: own.values, found: true };
  const here = named?.(name) ?? null;
  if (here !== null) return { raw: here, found: true };
  const indicator = reads.indicator(name);
  if (indicator !== null) return { raw: reads.raw(indicator), found: true };
  const dimension = reads.dimension(name);
  if (dimension !== null) {
    const score = reads.score(dimension.code);
    if (score !== null) return { raw: score, found: true };
  }
  return reads.figure(name) ?? readDataName(name, reads.input, reads.firstMonths);
}

/** What a name of a formula stands for besides the scheme's own parts: an attribute, a fact, else an imported figure. */
export function readDataName(name: string, input: GradingInput, firstMonths: Float64Array): Pick<FoldedValues, 'raw' | 'found'> {
  const attribute = input.outlets.attributes.get(name);
  if (attribute !== undefined) return columnValues(attribute);
  if (isFact(name)) return { raw: { kind: 'text', column: input.outlets[name] }, found: true };
  return foldFigures(figureByName(name), input, firstMonths);
}

function scoreGetter(name: string, reads: FormulaReads): ValueGetter | null {
  const node = reads.indicator(name) ?? reads.dimension(name);
  const score = node === null ? null : reads.score(node.code);
  return score === null ? null : columnGetter(score);
}

function countGetter(counted: Int32Array): ValueGetter {
  return columnGetter({ kind: 'number', column: { num: Float64Array.from(counted), den: 1, big: new Map() } });
}

/** Facts of an outlet that formulas may name as they name attributes. */
export const FORMULA_FACTS = ['type', 'ownership', 'class'] as const;

function isFact(name: string): name is (typeof FORMULA_FACTS)[number] {
  return FORMULA_FACTS.some((fact) => fact === name);
}

/**
 * Earlier periods as formulas read them (PREV, STREAK): what the published run of the period says of indicators, scores,
 * total and level; without such a run raw values are read from the data of that period. Figures are always read from the
 * data, attributes and facts as they were on the period's last day.
 */
export class FormulaHistory {
  private readonly reads: FormulaReads;
  private readonly values = new Map<string, RawValues | null>();
  private first: PeriodId | null | undefined;

  constructor(reads: FormulaReads) {
    this.reads = reads;
  }

  /** The environment so many periods back; null before the first of which anything is known. */
  environment(back: number, cohort: CohortProvider | null): FormulaEnvironment | null {
    const { input } = this.reads;
    const period = shiftPeriod(input.period, -back);
    const first = this.firstKnown();
    if (back > MAX_PERIODS_BACK || first === null || comparePeriods(period, first) < 0) return null;
    const run = input.history.runs.find((own) => own.period === period) ?? null;
    const cohortOfRun = this.reads.cohort;
    return {
      period,
      rows: input.outlets.codes.length,
      read: (name) => getterOf(this.readAt(name, back, period, run)) ?? MISSING,
      score: (name) => {
        const node = this.reads.indicator(name) ?? this.reads.dimension(name);
        if (node === this.reads.root) return run === null ? MISSING : columnGetter(columnValues(run.total).raw);
        return node === null ? null : (getterOf(valueOf(run, `score/${node.code}`)) ?? MISSING);
      },
      visits: (name) => {
        const node = this.reads.indicator(name);
        return node === null ? null : (getterOf(valueOf(run, `visits/${node.code}`)) ?? MISSING);
      },
      total: run === null ? MISSING : columnGetter(columnValues(run.total).raw),
      level: run === null ? MISSING : columnGetter({ kind: 'text', column: run.level }),
      // Asked only where something is compared: a cohort key reads history while its cohorts are still being formed.
      get cohort() {
        return cohort ?? cohortOfRun();
      },
      earlier: (periods) => this.environment(back + periods, cohort),
    };
  }

  private readAt(name: string, back: number, period: PeriodId, run: EarlierRun | null): RawValues | null {
    const key = `${back} ${name}`;
    const known = this.values.get(key);
    if (known !== undefined) return known;
    // Ends a formula that reads itself in a period without a run.
    this.values.set(key, null);
    const values = this.freshAt(name, back, period, run);
    this.values.set(key, values);
    return values;
  }

  private freshAt(name: string, back: number, period: PeriodId, run: EarlierRun | null): RawValues | null {
    const indicator = this.reads.indicator(name);
    if (indicator !== null) return run === null ? this.rawAt(indicator.source, back, period) : valueOf(run, `raw/${indicator.code}`);
    const dimension = this.reads.dimension(name);
    if (dimension !== null) return dimension === this.reads.root ? (run === null ? null : columnValues(run.total).raw) : valueOf(run, `score/${dimension.code}`);
    const facts = this.reads.input.history.facts?.find((own) => own.period === period)?.values;
    const attribute = facts?.get(`attribute/${name}`) ?? (isFact(name) ? facts?.get(`fact/${name}`) : undefined);
    if (attribute !== undefined) return columnValues(attribute).raw;
    return foldFigures(figureByName(name), { ...this.reads.input, period }, this.reads.firstMonths).raw;
  }

  private rawAt(source: Source, back: number, period: PeriodId): RawValues | null {
    const { input } = this.reads;
    switch (source.kind) {
      case 'kpi':
      case 'inspection':
      case 'event':
      case 'survey':
        return this.reads.sourceAt(source, { ...input, period }).raw;
      case 'attribute': {
        const column = input.history.facts?.find((own) => own.period === period)?.values.get(`attribute/${source.attribute}`);
        return column === undefined ? null : columnValues(column).raw;
      }
      case 'formula': {
        const environment = this.environment(back, null);
        return environment === null ? null : formulaColumn(compileFormula(parseFormula(source.expression), environment).evaluate, environment.rows);
      }
      case 'judgement':
      case 'action':
      case 'score':
        return null;
    }
  }

  /** The first period of which there is anything; null: none. */
  private firstKnown(): PeriodId | null {
    if (this.first === undefined) this.first = firstPeriod(this.reads.input);
    return this.first;
  }
}

function firstPeriod({ period, figures, visits, records, history }: GradingInput): PeriodId | null {
  const kind = periodKind(period);
  const firstVisit = visits.outlet.length === 0 ? null : textAt(visits.visitedOn, 0);
  const days = [firstVisit, records?.events.date[0] ?? null, records?.surveys.date[0] ?? null].filter((day) => day !== null) as IsoDate[];
  const known = [
    ...history.runs.map((run) => run.period),
    ...(history.facts ?? []).map((own) => own.period),
    ...figures.map((figure) => figure.period),
    ...days.map((day) => monthPeriod(monthOf(day))),
  ];
  let first: PeriodId | null = null;
  for (const each of known) if (first === null || comparePeriods(each, first) < 0) first = each;
  return first === null ? null : periodOfMonth(lastMonth(first), kind);
}

const MISSING: ValueGetter = () => null;

function valueOf(run: EarlierRun | null, key: string): RawValues | null {
  const column: Column | undefined = run?.values?.get(key);
  return column === undefined ? null : columnValues(column).raw;
}

function getterOf(values: RawValues | null): ValueGetter | null {
  return values === null ? null : columnGetter(values);
}
