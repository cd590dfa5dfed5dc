import { columnText, columnValue } from '../exact/number-column.ts';
import { paddedDecimal, plainDecimal } from '../exact/number-text.ts';
import { compare, div, HUNDRED, mul, ONE, parseNumber, sub, toCutText, ZERO, type Rational } from '../exact/rational.ts';
import { sumOf } from '../exact/whole.ts';
import { inRange } from '../exact/bounds.ts';
import type { DimensionNode, IndicatorNode, MissingPolicy, Order, Scheme, TreeNode } from '../scheme/scheme.ts';
import { placedFormulas } from '../scheme/formula-places.ts';
import { readsCohort } from '../scheme/formula-reads.ts';
import { indicatorsOf, isDimension, rootsOf } from '../scheme/walk.ts';
import { maxOf, percentWeightsOf } from '../scheme/weights.ts';
import { sumAdjustments } from './adjustments.ts';
import { blendedPeriods } from './blend.ts';
import type { GradingInput } from './grading-input.ts';
import { GRADE_STATES, MOVEMENTS, PART_MARKS, type GradingResult, type NodeResult, type PartMark } from './grading-result.ts';
import { levelCode, movementReason } from './movement-reason.ts';
import { orderInput, rowOfCode } from './order-input.ts';
import { beyondLine, furtherRanges, gateRange, lineRange } from './raw-level.ts';
import { seatsOf } from './seats.ts';
import { selectRows } from './select-rows.ts';
import { textAt } from './text-columns.ts';
import { totalOrder } from './total-standing.ts';
import type { Trace, TraceAdjustments, TraceBlend, TraceLevel, TraceLine, TracePart, TraceTotal, TracePassed, TracePeers } from './trace.ts';
import { OutletWorking } from './trace-indicator.ts';
import { planNode, workNode } from './work-node.ts';

/**
 * The whole working of one outlet's result: `row` is its row in the result, `input` what was graded. Scores, marks, ranks
 * and totals are the result's own; inputs and unrounded points come from the engine run on that outlet's columns.
 */
export function traceOutlet(scheme: Scheme, input: GradingInput, result: GradingResult, row: number): Trace {
  const ordered = orderInput(input);
  const inputRow = rowOfCode(ordered.outlets.codes, result.codes[row]!);
  const outlet = selectRows(ordered, [inputRow]);
  const view = new ResultView(scheme, result, row);
  const compares = placedFormulas(scheme).some(({ text }) => readsCohort(text));
  const population = compares ? selectRows(ordered, result.codes.map((code) => rowOfCode(ordered.outlets.codes, code))) : undefined;
  const working = new OutletWorking(scheme, outlet, result, row, population);
  const root = tracePart(scheme.tree, null, { points: ONE, share: HUNDRED }, view, working);
  const uncapped = view.uncappedTotal();
  const adjustments = uncapped === null ? null : adjustmentsOf(view);
  const total = columnValue(result.total, row);
  const isCapped = uncapped !== null && total !== null && compare(uncapped, total) !== 0;
  return {
    outletCode: result.codes[row]!,
    period: input.period,
    schemeCode: scheme.code,
    state: GRADE_STATES[result.state[row]!]!,
    stateReason: result.stateReasons.get(row) ?? null,
    level: traceLevel(scheme, ordered, view),
    total: total === null ? null : paddedDecimal(total, result.total.places),
    uncappedTotal: isCapped ? paddedDecimal(uncapped, result.total.places) : null,
    ...(totalOrder(scheme) === 'low' ? { isLowBest: true } : {}),
    rank: result.rank[row] === 0 ? null : { rank: result.rank[row]!, of: gradedCount(result) },
    regionRanks: regionRanks(ordered, result, inputRow, row),
    cohortRank: cohortRank(result, row),
    root,
    ...(adjustments === null ? {} : { adjustments }),
    ...furtherOf(view, working),
    roundingLine: uncapped === null ? null : plainDecimal(sub(parseNumber(plainDecimal(uncapped))!, sumOf([...leafContributions(root), netOf(adjustments, totalOrder(scheme))]))),
  };
}

/** The further totals with their trees. */
function furtherOf(view: ResultView, working: OutletWorking): Pick<Trace, 'totals'> {
  const { scheme, result } = view;
  if (scheme.totals === undefined) return {};
  const totals = scheme.totals.map(({ code, name, tree }): TraceTotal => {
    const total = view.score(tree.code);
    const root = tracePart(tree, null, { points: ONE, share: HUNDRED }, view, working);
    const places = result.totals?.find((each) => each.code === code)?.total.places ?? 2;
    return {
      code,
      name,
      total: total === null ? null : paddedDecimal(total, places),
      root,
      roundingLine: total === null ? null : plainDecimal(sub(parseNumber(plainDecimal(total))!, sumOf(leafContributions(root)))),
    };
  });
  return { totals };
}

function adjustmentsOf({ scheme, result, row }: ResultView): TraceAdjustments | null {
  if (scheme.adjustments === undefined || result.adjustments === undefined) return null;
  const points = result.adjustments.map((column) => columnValue(column.points, row));
  const { bonus, penalty } = sumAdjustments(scheme.adjustments, points);
  const items = scheme.adjustments.items.flatMap(({ code, name, kind }, index) => {
    const own = points[index] ?? null;
    return own === null ? [] : [{ code, name, kind, points: plainDecimal(own) }];
  });
  return { items, bonus: plainDecimal(bonus), penalty: plainDecimal(penalty) };
}

/** Bonuses less penalties, as shown; of penalty points the other way round. */
function netOf(adjustments: TraceAdjustments | null, order: Order): Rational {
  if (adjustments === null) return ZERO;
  const [bonus, penalty] = [parseNumber(adjustments.bonus)!, parseNumber(adjustments.penalty)!];
  return order === 'low' ? sub(penalty, bonus) : sub(bonus, penalty);
}

/** One row of a result, its scores by code. */
class ResultView {
  readonly scheme: Scheme;
  readonly result: GradingResult;
  readonly row: number;
  private readonly scores = new Map<string, Rational | null>();
  private readonly marks = new Map<string, PartMark>();

  constructor(scheme: Scheme, result: GradingResult, row: number) {
    this.scheme = scheme;
    this.result = result;
    this.row = row;
    for (const { code, score, mark } of [...result.indicators, ...result.nodes]) {
      this.scores.set(code, columnValue(score, row));
      this.marks.set(code, PART_MARKS[mark[row]!]!);
    }
    for (const { code, tree } of scheme.totals ?? []) {
      const column = result.totals?.find((each) => each.code === code);
      const value = column === undefined ? null : columnValue(column.total, row);
      this.scores.set(tree.code, value);
      this.marks.set(tree.code, value === null ? 'reweighted' : 'used');
    }
    const total = this.uncappedTotal();
    this.scores.set(scheme.tree.code, total);
    this.marks.set(scheme.tree.code, total === null ? 'reweighted' : 'used');
  }

  score(code: string): Rational | null {
    return this.scores.get(code) ?? null;
  }

  mark(code: string): PartMark {
    return this.marks.get(code)!;
  }

  /** What a dimension came to before its blend with earlier periods; null: missing. */
  unblended(code: string): Rational | null {
    const column = this.result.unblended?.find((each) => each.code === code);
    return column === undefined ? null : columnValue(column.score, this.row);
  }

  uncappedTotal(): Rational | null {
    return columnValue(this.result.uncappedTotal ?? this.result.total, this.row);
  }
}

/** What one point of a part adds to the total, and the percent of the total that it carries; null: it left. */
interface Bearing {
  readonly points: Rational;
  readonly share: Rational;
}

function tracePart(node: TreeNode, weight: Rational | null, bearing: Bearing | null, view: ResultView, working: OutletWorking): TracePart {
  const score = view.score(node.code);
  const mark = view.mark(node.code);
  const borne = score === null ? null : bearing;
  const rounding = isDimension(node) ? view.scheme.rounding?.node : view.scheme.rounding?.indicator;
  const places = typeof rounding === 'object' && 'places' in rounding ? rounding.places : 2;
  return {
    code: node.code,
    name: node.name,
    mark,
    score: score === null ? null : paddedDecimal(score, places),
    max: plainDecimal(maxOf(node)),
    weight: weight === null ? null : plainDecimal(weight),
    effectiveWeight: borne === null ? null : toCutText(borne.share, 2),
    contribution: borne === null || score === null ? null : plainDecimal(mul(score, borne.points)),
    ...(isDimension(node) ? traceInside(node, borne, places, view, working) : { children: [] }),
    ...passedOf(node, view),
    indicator: isDimension(node) ? null : traceIndicator(node, mark, view, working),
  };
}

/** The children of a dimension and, where it blends, its periods; the children bear this period's part. */
function traceInside(node: DimensionNode, borne: Bearing | null, places: number, view: ResultView, working: OutletWorking): Pick<TracePart, 'children' | 'blend'> {
  if (node.blend === undefined) return { children: traceChildren(node, borne, view, working) };
  const periods = blendedPeriods(node, view.unblended(node.code), working.input.period, working.input.history.runs, 0);
  // Where a missing policy gave the points, no period bears any.
  const bearing = view.mark(node.code) === 'filled' ? null : borne;
  const own = periods[0]?.percent ?? null;
  const share = own === null ? null : div(own, HUNDRED);
  const inner = bearing === null || share === null ? null : { points: mul(bearing.points, share), share: mul(bearing.share, share) };
  const blend = periods.map(({ period, score, percent }): TraceBlend => ({
    period,
    score: score === null ? null : paddedDecimal(score, places),
    weight: percent === null ? null : toCutText(percent, 2),
    contribution: bearing === null || score === null || percent === null ? null : plainDecimal(div(mul(mul(score, percent), bearing.points), HUNDRED)),
  }));
  return { children: traceChildren(node, inner, view, working), blend };
}

function traceChildren(node: DimensionNode, bearing: Bearing | null, view: ResultView, working: OutletWorking): readonly TracePart[] {
  const weights = percentWeightsOf(node);
  const worked = workNode(planNode(node), node.children.map((child) => view.score(child.code)));
  // A node whose points a missing policy or a method gave, or a product, stands for itself: its children bear nothing.
  const isBearing = worked !== null && !worked.standsAlone && node.method === undefined && view.mark(node.code) !== 'filled';
  return node.children.map((child, index) => {
    const part = worked?.parts[index];
    const factor = part?.factor ?? null;
    const own = !isBearing || bearing === null || factor === null || part === undefined ? null : { points: mul(bearing.points, factor), share: mul(bearing.share, part.share) };
    const traced = tracePart(child, child.bonus === undefined ? weights[index]! : null, own, view, working);
    return part?.isDropped === true ? { ...traced, mark: 'dropped' } : traced;
  });
}

/** What the method after a dimension read and how it stands among its peers; of the root only what it read. */
function passedOf(node: TreeNode, view: ResultView): { readonly passed?: TracePassed } {
  if (!isDimension(node) || node.method === undefined) return {};
  const worked = workNode(planNode(node), node.children.map((child) => view.score(child.code)));
  const column = view.result.nodes.find(({ code }) => code === node.code);
  const combined = worked === null ? null : plainDecimal(worked.value);
  return { passed: { method: node.method, combined, rank: column === undefined ? null : rankOf(column, view.row), ...(column === undefined ? {} : peersOf(column, view.row)) } };
}

function traceIndicator(node: IndicatorNode, mark: PartMark, view: ResultView, working: OutletWorking): TracePart['indicator'] {
  const place = indicatorsOf(view.scheme).findIndex(({ code }) => code === node.code);
  const column = view.result.indicators[place]!;
  const isFilled = mark === 'filled' || mark === 'missing' || mark === 'reweighted';
  return {
    source: node.source,
    method: node.method,
    unit: node.unit ?? null,
    raw: column.raw.kind === 'text' ? textAt(column.raw, view.row) : columnText(column.raw, view.row),
    inputs: working.inputs(node),
    policy: isFilled ? policyText(node.missing ?? view.scheme.missing ?? 'reweight') : null,
    rank: rankOf(column, view.row),
    ...peersOf(column, view.row),
    row: working.methodRow(node),
    ...targetOf(working.target(node)),
    unrounded: mark === 'used' ? unroundedText(working.points(node), view.score(node.code)) : null,
  };
}

function peersOf({ cohort, spread }: NodeResult, row: number): { readonly peers?: TracePeers } {
  const name = cohort === undefined ? null : textAt(cohort, row);
  const facts = name === null ? undefined : spread?.get(name);
  if (name === null || facts === undefined) return {};
  const { size } = facts;
  if ('mean' in facts) return { peers: { cohort: name, size, mean: plainDecimal(facts.mean), sd: plainDecimal(facts.sd) } };
  return { peers: { cohort: name, size, least: plainDecimal(facts.least), most: plainDecimal(facts.most) } };
}

function targetOf(target: Rational | null): { readonly target?: string } {
  return target === null ? {} : { target: plainDecimal(target) };
}

function unroundedText(points: Rational | null, score: Rational | null): string | null {
  return points === null || score === null || compare(points, score) === 0 ? null : plainDecimal(points);
}

function rankOf({ rankTwice, cohortSize, cohort }: NodeResult, row: number): NonNullable<TracePart['indicator']>['rank'] {
  const twice = rankTwice?.[row] ?? 0;
  if (twice === 0) return null;
  const rank = twice % 2 === 0 ? String(twice / 2) : `${(twice - 1) / 2}.5`;
  return { rank, of: cohortSize?.[row] ?? 0, cohort: cohort === undefined ? '' : (textAt(cohort, row) ?? '') };
}

/** The policy as text: `zero`, `fixed 60`, `carry 1`. */
function policyText(policy: MissingPolicy): string {
  if (typeof policy === 'string') return policy;
  return 'fixed' in policy ? `fixed ${policy.fixed}` : `carry ${policy.carry}`;
}

/** The contributions, as shown, of the parts that stand on their own: indicators, and dimensions filled by a policy. */
function leafContributions(part: TracePart): readonly Rational[] {
  const children = part.children.flatMap(leafContributions);
  const periods = (part.blend ?? []).slice(children.length > 0 ? 1 : 0);
  const below = [...children, ...periods.flatMap(({ contribution }) => (contribution === null ? [] : [parseNumber(contribution)!]))];
  if (below.length > 0 || part.contribution === null) return below;
  // The root's contribution is the total itself: it stands for nothing where no part below does.
  return [parseNumber(part.contribution)!];
}

function traceLevel(scheme: Scheme, input: GradingInput, view: ResultView): TraceLevel {
  const { result, row } = view;
  const codes = result.vetoes.get(row) ?? [];
  return {
    raw: levelCode(scheme, result.rawLevel[row]!),
    ...stepsOf(view),
    afterVetoes: levelCode(scheme, result.level[row]!),
    vetoes: (scheme.vetoes ?? []).filter(({ code }) => codes.includes(code)).map(({ code, name }) => ({ code, name })),
    previous: levelCode(scheme, result.previousLevel[row]!),
    next: levelCode(scheme, result.newLevel[row]!),
    movement: MOVEMENTS[result.movement[row]!]!,
    reason: movementReason(scheme, input, result, row),
    ...seatOf(view),
    ...groupsOf(view),
    lines: seatedLines(relativeLines(scheme.levels.map((level) => traceLine(scheme, level, view)), view), view),
  };
}

function stepsOf({ scheme, result: { steps }, row }: ResultView): Pick<TraceLevel, 'afterSteps' | 'steps'> {
  if (steps === undefined) return {};
  const held = steps.held.get(row) ?? [];
  const names = (scheme.levelSteps ?? []).filter(({ code }) => held.includes(code)).map(({ code, name }) => ({ code, name }));
  return { afterSteps: levelCode(scheme, steps.level[row]!), steps: names };
}

function seatOf({ result: { seats }, row }: ResultView): Pick<TraceLevel, 'seat'> {
  if (seats === undefined || seats.rank[row] === 0) return {};
  return { seat: { cohort: textAt(seats.cohort, row) ?? '', rank: seats.rank[row]!, of: seats.size[row]! } };
}

/** The centres of the outlet's cohort, where clusters give the levels, and whether a guard moved its lines. */
function groupsOf({ result: { relative }, row }: ResultView): Pick<TraceLevel, 'groups' | 'guarded'> {
  const name = relative === undefined ? null : textAt(relative.cohort, row);
  const own = name === null ? undefined : relative?.cohorts.get(name);
  if (relative === undefined || name === null || own === undefined) return {};
  return {
    ...(own.centres === undefined ? {} : { groups: { cohort: name, of: own.size, centres: own.centres.map(plainDecimal) } }),
    ...(own.unguarded === undefined ? {} : { guarded: own.unguarded.map((line) => (line === null ? null : plainDecimal(line))) }),
  };
}

/** Where levels are relative, the lines of the outlet's cohort stand for lines of the scheme. */
function relativeLines(lines: readonly TraceLine[], { scheme, result, row }: ResultView): readonly TraceLine[] {
  const name = result.relative === undefined ? null : textAt(result.relative.cohort, row);
  const own = name === null ? undefined : result.relative?.cohorts.get(name);
  const total = columnValue(result.total, row);
  if (own === undefined || total === null) return lines;
  return lines.map((line, place) => {
    const at = own.lines[place] ?? null;
    const reached = result.rawLevel[row]! >= place;
    if (at === null) return { ...line, reached };
    const distance = beyondLine(total, at, totalOrder(scheme));
    return { ...line, line: plainDecimal(at), distance: `${distance.num >= 0n ? '+' : ''}${paddedDecimal(distance, 2)}`, reached };
  });
}

/** Where there are seats, a level is reached by a seat: as the raw level says. */
function seatedLines(lines: readonly TraceLine[], { scheme, result, row }: ResultView): readonly TraceLine[] {
  const rule = scheme.levelRule;
  if (result.seats === undefined || (rule?.kind !== 'quota' && rule?.kind !== 'cutoffsWithQuota')) return lines;
  const seats = seatsOf(scheme.levels, rule, result.seats.size[row]!);
  return lines.map((line, place) => {
    const own = seats[place] ?? null;
    return { ...line, reached: result.rawLevel[row]! >= place, ...(own === null ? {} : { seats: own }) };
  });
}

function traceLine(scheme: Scheme, level: Scheme['levels'][number], view: ResultView): TraceLine {
  const total = columnValue(view.result.total, view.row);
  const order = totalOrder(scheme);
  const range = lineRange(level, order);
  const line = range?.low ?? range?.high ?? null;
  const distance = total === null || line === null ? null : beyondLine(total, line, order);
  const further = furtherRanges(scheme, level).map(({ code, line: at, range: reaching }) => {
    const own = scheme.totals!.find((each) => each.code === code)!;
    const value = view.score(own.tree.code);
    const away = value === null ? null : beyondLine(value, at, own.order ?? 'high');
    return { total: code, name: own.name, line: plainDecimal(at), distance: away === null ? null : `${away.num >= 0n ? '+' : ''}${paddedDecimal(away, 2)}`, reached: value !== null && inRange(value, reaching) };
  });
  const gates = (level.gates ?? []).map((gate) => {
    const code = 'dimension' in gate.of ? gate.of.dimension : gate.of.indicator;
    const value = code === scheme.tree.code ? total : view.score(code);
    return {
      code,
      name: rootsOf(scheme).map((root) => nameOf(root, code)).find((found) => found !== null) ?? { zh: code },
      atLeast: gate.atLeast === undefined ? null : String(gate.atLeast),
      atMost: gate.atMost === undefined ? null : String(gate.atMost),
      value: value === null ? null : paddedDecimal(value, 2),
      met: value !== null && inRange(value, gateRange(gate)),
    };
  });
  return {
    level: level.code,
    line: level.line === undefined || level.line === null ? null : String(level.line),
    exclusive: level.lineExclusive === true,
    distance: distance === null ? null : `${distance.num >= 0n ? '+' : ''}${paddedDecimal(distance, 2)}`,
    reached: total !== null && (range === null || inRange(total, range)) && gates.every(({ met }) => met) && further.every(({ reached }) => reached),
    ...(further.length === 0 ? {} : { further }),
    gates,
  };
}

function nameOf(node: TreeNode, code: string): TreeNode['name'] | null {
  if (node.code === code) return node.name;
  if (!isDimension(node)) return null;
  for (const child of node.children) {
    const name = nameOf(child, code);
    if (name !== null) return name;
  }
  return null;
}

function cohortRank(result: GradingResult, row: number): Trace['cohortRank'] {
  if (result.cohortRank[row] === 0) return null;
  return { cohort: textAt(result.cohort, row) ?? '', rank: result.cohortRank[row]!, of: result.cohortSize[row]! };
}

/** The outlet's ranks in its regions, widest first; regions that it lacks are left out. */
function regionRanks(input: GradingInput, { regionRanks: ranks }: GradingResult, inputRow: number, row: number): Trace['regionRanks'] {
  return ranks.flatMap(({ rank, size }, level) => {
    const region = input.outlets.regions[level];
    const code = region === undefined ? null : textAt(region, inputRow);
    return code === null || rank[row] === 0 ? [] : [{ region: code, rank: rank[row]!, of: size[row]! }];
  });
}

function gradedCount(result: GradingResult): number {
  let count = 0;
  for (const rank of result.rank) if (rank > 0) count += 1;
  return count;
}
