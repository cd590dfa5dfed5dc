import { columnText } from '../exact/number-column.ts';
import { paddedDecimal, plainDecimal } from '../exact/number-text.ts';
import { compare, div, HUNDRED, mul, ONE, parseNumber, toCutText, type Rational } from '../exact/rational.ts';
import type { DimensionNode, IndicatorNode, MissingPolicy, TreeNode } from '../scheme/scheme.ts';
import { indicatorsOf, isDimension } from '../scheme/walk.ts';
import { maxOf, percentWeightsOf } from '../scheme/weights.ts';
import { blendedPeriods } from './blend.ts';
import type { NodeResult, PartMark } from './grading-result.ts';
import type { ResultView } from './result-view.ts';
import { textAt } from './text-columns.ts';
import type { TraceBlend, TracePart, TracePassed, TracePeers } from './trace.ts';
import type { OutletWorking } from './trace-indicator.ts';
import { planNode, workNode } from './work-node.ts';

/** The whole tree below a root: every part with what it adds to the root's total. */
export function traceTree(root: DimensionNode, view: ResultView, working: OutletWorking): TracePart {
  return tracePart(root, null, { points: ONE, share: HUNDRED }, view, working);
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
export function leafContributions(part: TracePart): readonly Rational[] {
  const children = part.children.flatMap(leafContributions);
  const periods = (part.blend ?? []).slice(children.length > 0 ? 1 : 0);
  const below = [...children, ...periods.flatMap(({ contribution }) => (contribution === null ? [] : [parseNumber(contribution)!]))];
  if (below.length > 0 || part.contribution === null) return below;
  // The root's contribution is the total itself: it stands for nothing where no part below does.
  return [parseNumber(part.contribution)!];
}
