import { clamp, unify, type ExactColumn, type FractionColumn } from '../exact/exact-column.ts';
import { roundingStep, type RoundingStep } from '../exact/rounding.ts';
import { exactNumber } from '../exact/scheme-number.ts';
import { canonicalJson } from '../canonical-json.ts';
import type { Adjustments, CohortRule, DimensionNode, IndicatorNode, RecordTable, Scheme, Source, TreeNode } from '../scheme/scheme.ts';
import { dimensionNames, indicatorNames } from '../scheme/formula-names.ts';
import { indicatorsOf, isDimension, rootsOf } from '../scheme/walk.ts';
import { maxOf } from '../scheme/weights.ts';
import { adjustTotals, workAdjustments, type AdjustmentWorking } from './adjustments.ts';
import { frameCohorts, type CohortFrame } from './cohorts.ts';
import { blendScores } from './blend.ts';
import { markChild, unmarkedByParent } from './child-marks.ts';
import { combineNode } from './combine-node.ts';
import { holds, type ConditionReader } from './conditions.ts';
import { cohortsOf, formulaColumn, formulaTruth } from './formula-columns.ts';
import { figureByName, FormulaHistory, placeFormula, type FormulaPlace, type FormulaReads, type PlacedFormulaValues } from './formula-values.ts';
import { readsCohort } from '../scheme/formula-reads.ts';
import { scoreVisits, type ScoredVisits } from './fold-visits.ts';
import type { Given } from './given.ts';
import type { GradingInput } from './grading-input.ts';
import type { GradingWarning } from './grading-result.ts';
import { GradingWarnings } from './grading-warnings.ts';
import { scoreMethod, type MethodContext, type MethodPoints } from './methods.ts';
import { fillAndRound, roundPoints, type MarkedScores } from './missing.ts';
import { countOf, nothingFolded, type FoldedValues, type RawValues } from './folded-values.ts';
import { readSource } from './raw-values.ts';
import { sumRecords } from './record-points.ts';
import { readerOf, type StageValues } from './reader.ts';
import { totalOrder } from './total-standing.ts';
import { TreeIndex } from './tree-index.ts';
import { firstCountingMonths } from './windows.ts';

/** An indicator's working over all rows. */
export interface IndicatorWorking extends MarkedScores {
  readonly indicator: IndicatorNode;
  readonly folded: FoldedValues;
  readonly outcome: MethodPoints;
}

/** Scores the tree of one scheme over one input: raw values, indicators, then nodes up to the root. */
export class TreeScorer {
  readonly scheme: Scheme;
  readonly input: GradingInput;
  readonly visits: ScoredVisits;
  readonly indicators: IndicatorWorking[] = [];
  /** Every dimension by its code, the root with them. */
  readonly dimensions = new Map<string, MarkedScores>();
  /** What the methods after dimensions came to, by the dimension's code. */
  readonly nodeOutcomes = new Map<string, MethodPoints>();
  /** Scores of dimensions before they are blended with earlier periods, by code. */
  readonly unblended = new Map<string, ExactColumn>();
  /** The bonuses and penalties of the total, in the scheme's order. */
  adjustments: readonly AdjustmentWorking[] = [];
  private readonly noted: GradingWarnings;
  private readonly folded = new Map<string, FoldedValues>();
  private readonly keys = new Map<Source, string>();
  private namedIndicators: ReadonlyMap<string, IndicatorNode> | null = null;
  private namedDimensions: ReadonlyMap<string, DimensionNode> | null = null;
  private readonly frames = new Map<string, CohortFrame>();
  private readonly tree: TreeIndex;
  private readonly rows: number;
  private readonly firstMonths: Float64Array;
  readonly given: Given;
  /** 1 for outlets that take part; all, until that is judged. */
  private eligible: Uint8Array;
  private readonly concerned = new Map<string, Uint8Array>();
  /** Codes of the nodes that are being scored or read, innermost last: what asks for one of them again finds nothing. */
  private readonly pending = new Set<string>();
  /** Rules whose cohorts are being formed. */
  private readonly forming = new Set<CohortRule | undefined>();
  private readonly formulaReads: FormulaReads;
  private readonly history: FormulaHistory;

  constructor(scheme: Scheme, input: GradingInput, given: Given = {}) {
    this.scheme = scheme;
    this.given = given;
    this.input = input;
    this.rows = input.outlets.codes.length;
    this.noted = new GradingWarnings(input.outlets.codes);
    this.firstMonths = firstCountingMonths(input.outlets.openedOn);
    this.visits = scoreVisits(input, scheme.rounding?.visit);
    this.eligible = new Uint8Array(this.rows).fill(1);
    this.tree = new TreeIndex(scheme);
    this.formulaReads = this.readsOfFormulas();
    this.history = new FormulaHistory(this.formulaReads);
  }

  /** What was met while scoring, so far. */
  get warnings(): readonly GradingWarning[] {
    return this.noted.list;
  }

  /** The raw values of an indicator; null where the scheme has none of that code. */
  raw(code: string): RawValues | null {
    const node = this.tree.nodes.get(code);
    return node === undefined || isDimension(node) ? null : this.foldIndicator(node).raw;
  }

  /** The scores of an indicator or dimension, scored now where that was not yet its turn; null while it is being scored. */
  score(code: string): ExactColumn | null {
    const known = this.dimensions.get(code) ?? this.indicators.find(({ indicator }) => indicator.code === code);
    if (known !== undefined) return known.score;
    const node = this.tree.nodes.get(code);
    if (node === undefined || this.pending.has(`score ${code}`)) return null;
    const parent = this.tree.parents.get(code);
    const concerned = parent === undefined ? this.eligible : this.concernedBy(parent);
    return (isDimension(node) ? this.scoreDimension(node, concerned, NOTHING) : this.scoreIndicator(node, concerned, NOTHING)).score;
  }

  /** The indicators by what formulas may call them. */
  names(): ReadonlyMap<string, IndicatorNode> {
    this.namedIndicators ??= indicatorNames(this.scheme);
    return this.namedIndicators;
  }

  frame(rule: CohortRule | undefined): CohortFrame {
    const key = rule === undefined ? '' : canonicalJson(rule);
    const known = this.frames.get(key);
    if (known !== undefined) return known;
    this.forming.add(rule);
    const frame = frameCohorts(rule, this.input, (expression) => formulaColumn(this.place(expression, {}).evaluate, this.rows));
    this.forming.delete(rule);
    this.frames.set(key, frame);
    return frame;
  }

  /** Scores everything; `eligible` is 1 for outlets that take part. Gives the first total; totals are clamped to their ranges. */
  scoreAll(eligible: Uint8Array, onIndicator: () => void): MarkedScores {
    this.eligible = eligible;
    this.concerned.clear();
    const root = this.scoreDimension(this.scheme.tree, eligible, onIndicator);
    for (const { tree } of this.scheme.totals ?? []) this.scoreDimension(tree, eligible, onIndicator);
    const order = new Map(indicatorsOf(this.scheme).map(({ code }, place) => [code, place]));
    this.indicators.sort((a, b) => order.get(a.indicator.code)! - order.get(b.indicator.code)!);
    return root;
  }

  private scoreDimension(node: DimensionNode, concerned: Uint8Array, onIndicator: () => void): MarkedScores {
    const scored = this.dimensions.get(node.code);
    if (scored !== undefined) return scored;
    this.pending.add(`score ${node.code}`);
    const applies = this.applies(node, concerned);
    const children = node.children.map((child) =>
      isDimension(child) ? this.scoreDimension(child, applies, onIndicator) : this.scoreIndicator(child, applies, onIndicator),
    );
    const combined = combineNode(node, children.map(({ score }) => score), this.rows);
    children.forEach(({ mark }, index) => markChild(mark, node.children[index]!, combined.dropped?.[index]));
    const isRoot = rootsOf(this.scheme).includes(node);
    const rounding = this.scheme.rounding;
    const step = roundingStep(isRoot ? rounding?.total : rounding?.node);
    const mapped = this.blend(node, this.passMethod(node, combined.points, applies), applies, step);
    const points = isRoot ? this.inRange(node, node === this.scheme.tree ? this.adjust(mapped) : mapped) : mapped;
    const scores = fillAndRound(points, {
      code: node.code,
      policy: node.missing ?? 'reweight',
      max: maxOf(node),
      step,
      applies,
      frame: () => this.frame(this.scheme.cohort),
      period: this.input.period,
      runs: this.input.history.runs,
    });
    this.dimensions.set(node.code, scores);
    return scores;
  }

  /** The points of a dimension with those of earlier periods, where it blends them. */
  private blend(node: DimensionNode, points: ExactColumn | FractionColumn, applies: Uint8Array, step: RoundingStep): ExactColumn | FractionColumn {
    if (node.blend === undefined) return points;
    const own = roundPoints(points, step);
    applies.forEach((isConcerned, row) => {
      if (isConcerned === 0) own.num[row] = NaN;
    });
    this.unblended.set(node.code, own);
    return blendScores(node, own, this.input.period, this.input.history.runs);
  }

  /** The points of a dimension through its method, where it has one. */
  private passMethod(node: DimensionNode, points: FractionColumn, applies: Uint8Array): ExactColumn | FractionColumn {
    const { method } = node;
    if (method === undefined) return points;
    const rule = ('cohort' in method ? method.cohort : undefined) ?? this.scheme.cohort;
    const raw: RawValues = { kind: 'number', column: unify(points) };
    const outcome = scoreMethod({ ...node, method }, raw, this.methodContext(node, applies, rule));
    this.nodeOutcomes.set(node.code, outcome);
    this.noted.ofMethod(node, raw, outcome, applies);
    return outcome.points;
  }

  /** Scores one indicator for the outlets that its parent concerns (1). */
  scoreIndicator(indicator: IndicatorNode, concerned: Uint8Array, onIndicator: () => void): MarkedScores {
    const scored = this.indicators.find((own) => own.indicator.code === indicator.code);
    if (scored !== undefined) {
      onIndicator();
      return scored;
    }
    const worked = this.given.worked?.get(indicator.code);
    if (worked !== undefined) {
      this.indicators.push({ ...worked, mark: worked.mark.map(unmarkedByParent) });
      onIndicator();
      return this.indicators.at(-1)!;
    }
    this.pending.add(`score ${indicator.code}`);
    const applies = this.applies(indicator, concerned);
    const folded = this.foldIndicator(indicator);
    const rule = ('cohort' in indicator.method ? indicator.method.cohort : undefined) ?? this.scheme.cohort;
    const outcome = scoreMethod(indicator, folded.raw, this.methodContext(indicator, applies, rule));
    const scores = fillAndRound(outcome.points, {
      code: indicator.code,
      policy: indicator.missing ?? this.scheme.missing ?? 'reweight',
      max: maxOf(indicator),
      step: roundingStep(this.scheme.rounding?.indicator),
      applies,
      frame: () => this.frame(rule),
      period: this.input.period,
      runs: this.input.history.runs,
    });
    this.noted.ofIndicator(indicator, folded, outcome, applies);
    this.indicators.push({ indicator, folded, outcome, ...scores });
    onIndicator();
    return scores;
  }

  private methodContext(node: TreeNode, applies: Uint8Array, rule: CohortRule | undefined): MethodContext {
    return {
      formula: (expression, values) => {
        const names = new Set([node.code, node.name.zh, node.name.en ?? node.name.zh]);
        const cohort = cohortsOf(this.frame(this.scheme.cohort), (row) => applies[row] === 1);
        const { evaluate, warnings } = this.place(expression, { cohort, ...(isDimension(node) ? { own: { names, values } } : {}) });
        return { raw: formulaColumn(evaluate, this.rows), warnings: warnings() };
      },
      source: (source) => this.fold(source).raw,
      attribute: (code) => this.fold({ kind: 'attribute', attribute: code }).raw,
      indicator: (code) => this.raw(code) ?? this.fold({ kind: 'attribute', attribute: '' }).raw,
      records: (table) => sumRecords(table, this.input),
      frame: () => this.frame(rule),
      concerned: applies,
    };
  }

  private keyOf(source: Source): string {
    const key = this.keys.get(source) ?? canonicalJson(source);
    this.keys.set(source, key);
    return key;
  }

  /** The values of a source for every outlet. */
  fold(source: Source): FoldedValues {
    const key = this.keyOf(source);
    const known = this.given.folded?.get(key) ?? this.folded.get(key);
    if (known !== undefined) return known;
    const folded = source.kind === 'formula' ? this.readFormula(source.expression, key, this.eligible) : readSource(source, this.input, this.visits, this.firstMonths);
    this.folded.set(key, folded);
    return folded;
  }

  /** The raw values of an indicator. A formula that reads a cohort reads it among those whom the indicator concerns. */
  private foldIndicator({ code, source }: IndicatorNode): FoldedValues {
    if (source.kind !== 'formula' || !readsCohort(source.expression)) return this.fold(source);
    const key = `${code} ${source.expression}`;
    return this.given.folded?.get(canonicalJson(source)) ?? this.folded.get(key) ?? this.readFormula(source.expression, key, this.concernedBy(this.tree.nodes.get(code)!));
  }

  private readFormula(expression: string, key: string, concerned: Uint8Array): FoldedValues {
    // The check refuses circles; this ends one that a scheme in a store may still have.
    this.folded.set(key, nothingFolded(this.rows));
    const { evaluate, warnings, found } = this.place(expression, { cohort: cohortsOf(this.frame(this.scheme.cohort), (row) => concerned[row] === 1) });
    const raw = formulaColumn(evaluate, this.rows);
    const folded: FoldedValues = { raw, counted: countOf(raw), found: found(), formulaWarnings: warnings() };
    this.folded.set(key, folded);
    return folded;
  }

  /** A formula ready for a place of this run. */
  private place(expression: string, place: FormulaPlace): PlacedFormulaValues {
    return placeFormula(expression, this.formulaReads, place, this.history);
  }

  /** What a formula gives for everybody, compared among those who take part. */
  formula(expression: string, values: StageValues = {}): PlacedFormulaValues {
    const cohort = cohortsOf(this.frame(this.scheme.cohort), (row) => this.eligible[row] === 1);
    return this.place(expression, { cohort, total: values.total === undefined ? null : { kind: 'number', column: values.total }, level: values.level?.() ?? null });
  }

  private readsOfFormulas(): FormulaReads {
    return {
      input: this.input,
      firstMonths: this.firstMonths,
      root: this.scheme.tree,
      indicator: (name) => this.names().get(name) ?? null,
      dimension: (name) => this.dimensionNames().get(name) ?? null,
      raw: (indicator) => this.foldIndicator(indicator).raw,
      counted: (indicator) => this.foldIndicator(indicator).counted,
      score: (code) => {
        const column = this.score(code);
        return column === null ? null : { kind: 'number', column };
      },
      sourceAt: (source, input) => readSource(source, input, this.visits, this.firstMonths),
      figure: (name) => this.given.folded?.get(canonicalJson(figureByName(name))) ?? null,
      // The check refuses keys that read their own cohorts; null ends one that a scheme in a store may still have.
      cohort: () => (this.forming.has(this.scheme.cohort) ? null : cohortsOf(this.frame(this.scheme.cohort), (row) => this.eligible[row] === 1)),
    };
  }

  private dimensionNames(): ReadonlyMap<string, DimensionNode> {
    this.namedDimensions ??= dimensionNames(this.scheme);
    return this.namedDimensions;
  }

  /** 1 for the outlets that a node concerns: those who take part and whom the conditions above it and its own let in. */
  private concernedBy(node: TreeNode): Uint8Array {
    const known = this.concerned.get(node.code);
    if (known !== undefined) return known;
    const parent = this.tree.parents.get(node.code);
    const concerned = this.applies(node, parent === undefined ? this.eligible : this.concernedBy(parent));
    this.concerned.set(node.code, concerned);
    return concerned;
  }

  /** 1 for the outlets that the node concerns: those its parent concerns and its own condition lets in. */
  private applies(node: TreeNode, concerned: Uint8Array): Uint8Array {
    if (node.appliesTo === undefined) return concerned;
    const held = holds(node.appliesTo, this.reader({}));
    return held.map((value, row) => value & concerned[row]!);
  }

  private adjust(points: ExactColumn | FractionColumn): ExactColumn | FractionColumn {
    const { adjustments } = this.scheme;
    if (adjustments === undefined) return points;
    const conditions = this.reader({ score: (code) => this.score(code) });
    this.adjustments = workAdjustments(adjustments, {
      conditions,
      source: (source) => this.fold(source).raw,
      records: (table) => this.sumRecords(adjustments, table),
      formula: (expression) => formulaColumn(this.formula(expression).evaluate, this.rows),
    });
    return adjustTotals(adjustments, totalOrder(this.scheme), points, this.adjustments);
  }

  /** What conditions read: facts, sources, raw values, and what is known besides at their stage. */
  reader(values: StageValues): ConditionReader {
    return readerOf(this.input, {
      raw: (code) => this.raw(code),
      source: (source) => this.fold(source).raw,
      formula: (expression) => formulaTruth(this.formula(expression, values).evaluate, this.rows),
      ...values,
    });
  }

  /** The records' points of a bonus or penalty; rows of which a record has none are noted, and it gives them nothing. */
  private sumRecords({ items }: Adjustments, table: RecordTable): ExactColumn {
    const { points, inputErrors } = sumRecords(table, this.input);
    const code = items.find((item) => item === table)?.code;
    if (inputErrors.length > 0) this.noted.list.push({ kind: 'inputError', ...(code === undefined ? {} : { indicator: code }), rows: inputErrors.length, example: this.input.outlets.codes[inputErrors[0]!]! });
    return points;
  }

  private inRange(root: DimensionNode, points: ExactColumn | FractionColumn): ExactColumn | FractionColumn {
    const { range } = this.scheme.totals?.find(({ tree }) => tree === root) ?? this.scheme;
    if (range === undefined) return points;
    const [from, to] = [range.from, range.to].map((end) => (end === undefined ? null : exactNumber(end)));
    const column = points.den instanceof Float64Array ? unify(points as FractionColumn) : (points as ExactColumn);
    return clamp(column, from ?? null, to ?? null);
  }
}

const NOTHING = (): void => undefined;
