import { compare, add, div, HUNDRED, mul, toCutText, ZERO, type Rational } from '../exact/rational.ts';
import { exactNumber } from '../exact/scheme-number.ts';
import type { TreeNode } from '../scheme/scheme.ts';
import { isDimension, rootsOf, walkTree } from '../scheme/walk.ts';
import { totalShares } from '../scheme/weights.ts';
import { holds, type ConditionReader } from './conditions.ts';
import { partsOfCondition, placedConditions } from '../scheme/placed-conditions.ts';
import type { Condition } from '../scheme/scheme.ts';
import { GRADE_STATES, type GradeState, type StateReason } from './grading-result.ts';
import { isMeasured, markPlace, type MarkedScores } from './missing.ts';
import { TreeScorer } from './score-tree.ts';
import type { VetoOutcome } from './vetoes.ts';
import { plainDecimal } from '../exact/number-text.ts';

export function statePlace(state: GradeState): number {
  return GRADE_STATES.indexOf(state);
}

/** The outlets that pass every eligibility condition, and for the others the first that they fail. */
export function judgeEligibility(scorer: TreeScorer): { readonly eligible: Uint8Array; readonly reasons: Map<number, StateReason> } {
  const eligible = new Uint8Array(scorer.input.outlets.codes.length).fill(1);
  const reasons = new Map<number, StateReason>();
  const reader = eligibilityReader(scorer);
  for (const { code, require, otherwise } of scorer.scheme.eligibility ?? []) {
    const held = holds(require, reader);
    const reason: StateReason = { kind: 'notEligible', rule: code, ...(otherwise === undefined || otherwise === 'notEligible' ? {} : { state: otherwise }) };
    for (let row = 0; row < held.length; row += 1) {
      if (held[row] === 1 || eligible[row] === 0) continue;
      eligible[row] = 0;
      reasons.set(row, reason);
    }
  }
  return { eligible, reasons };
}

/** The state that a reason gives. */
export function stateOf(reason: StateReason | undefined): GradeState {
  if (reason === undefined) return 'graded';
  if (reason.kind === 'notEligible') return reason.state ?? 'notEligible';
  return reason.kind === 'forced' ? reason.state : 'notGraded';
}

/** Puts rows into the states that vetoes force upon them; being below the scale is a level's place, not a state. */
export function forceStates(vetoes: ReadonlyMap<number, VetoOutcome>, state: Uint8Array, reasons: Map<number, StateReason>): void {
  for (const [row, { forced }] of vetoes) {
    if (forced === null || forced.state === 'belowScale') continue;
    state[row] = statePlace(forced.state);
    reasons.set(row, { kind: 'forced', veto: forced.veto, state: forced.state });
  }
}

/**
 * What eligibility reads. Scores that compare nobody are the same whoever takes part: where a condition may read one, they
 * are worked for everybody first.
 */
function eligibilityReader(scorer: TreeScorer): ConditionReader {
  const { scheme, input } = scorer;
  const readsScores = placedConditions(scheme).some(({ condition, path, isEligibility }) => isEligibility && partsOfCondition(condition, path).some((part) => mayReadScore(part.condition)));
  if (!readsScores) return scorer.reader({});
  const forAll = new TreeScorer(scheme, input, scorer.given);
  return forAll.reader({ score: (code) => forAll.score(code) });
}

function mayReadScore(condition: Condition): boolean {
  if ('formula' in condition) return true;
  if (!('value' in condition) || typeof condition.value !== 'object') return false;
  return 'dimension' in condition.value || ('indicator' in condition.value && condition.value.read === 'score');
}

/** Why an eligible outlet is not graded; null: it is. The first that applies: blocked, too little data, no total. */
export function gradingObstacles(scorer: TreeScorer, root: MarkedScores): (row: number) => StateReason | null {
  const shares = new Map(rootsOf(scorer.scheme).flatMap((tree) => [...totalShares(tree)]));
  const parts = [
    ...scorer.indicators.map(({ indicator, mark }) => ({ code: indicator.code, mark })),
    ...[...scorer.dimensions].map(([code, { mark }]) => ({ code, mark })),
  ];
  const missing = markPlace('missing');
  const blocking = parts
    .filter(({ code, mark }) => shares.get(code)!.num !== 0n && mark.includes(missing))
    .map(({ code, mark }) => ({ mark, reason: { kind: 'blocked', indicator: code } satisfies StateReason }));
  const [lacking, unmet] = [tooLittleData(scorer, shares), tooFewMeasured(scorer)];
  const noTotal: StateReason = { kind: 'noTotal' };
  const further = (scorer.scheme.totals ?? []).map(({ code, tree }) => ({ score: scorer.dimensions.get(tree.code)!.score, reason: { kind: 'noTotal', total: code } satisfies StateReason }));
  const { num } = root.score;
  if (blocking.length === 0 && further.length === 0 && scorer.scheme.minimumData === undefined) return (row) => (Number.isNaN(num[row]!) ? noTotal : null);
  return (row) => {
    const blocked = blocking.find(({ mark }) => mark[row] === missing);
    if (blocked !== undefined) return blocked.reason;
    return lacking(row) ?? unmet(row) ?? (Number.isNaN(num[row]!) ? noTotal : (further.find(({ score }) => Number.isNaN(score.num[row]!))?.reason ?? null));
  };
}

/** The first rule on measured indicators that the outlet does not meet. What does not apply to it is not measured. */
function tooFewMeasured(scorer: TreeScorer): (row: number) => StateReason | null {
  const marks = new Map(scorer.indicators.map(({ indicator, mark }) => [indicator.code, mark]));
  const dimensions = new Map(walkTree(scorer.scheme).flatMap(({ node }) => (isDimension(node) ? [[node.code, node] as const] : [])));
  const rules = (scorer.scheme.minimumData?.require ?? []).map(({ atLeast, of, measured }) => {
    const below = of.map((code) => indicatorsBelow(dimensions.get(code)).map((indicator) => marks.get(indicator)!));
    const meets = (row: number): number => below.filter((list) => list.filter((mark) => isMeasured(mark[row]!)).length >= measured).length;
    return { meets, needed: atLeast, reason: { kind: 'tooFewMeasured' as const, dimensions: of, measured, needed: atLeast } };
  });
  return (row) => {
    for (const { meets, needed, reason } of rules) {
      const having = meets(row);
      if (having < needed) return { ...reason, having };
    }
    return null;
  };
}

function indicatorsBelow(node: TreeNode | undefined): readonly string[] {
  if (node === undefined) return [];
  return isDimension(node) ? node.children.flatMap(indicatorsBelow) : [node.code];
}

/**
 * Whether less than the stated share of the applicable weight was measured. Weights are the indicators' shares of the
 * total as stated; an indicator that does not apply counts on neither side.
 */
function tooLittleData(scorer: TreeScorer, shares: ReadonlyMap<string, Rational>): (row: number) => StateReason | null {
  const needed = scorer.scheme.minimumData?.share;
  if (needed === undefined) return () => null;
  const share = exactNumber(needed);
  const known = new Map<string, StateReason | null>();
  return (row) => {
    let pattern = '';
    for (const { mark } of scorer.indicators) pattern += mark[row]!;
    const before = known.get(pattern);
    if (before !== undefined) return before;
    let [measured, applicable] = [ZERO, ZERO];
    for (const { indicator, mark } of scorer.indicators) {
      const weight = shares.get(indicator.code)!;
      if (mark[row] !== markPlace('notApplicable')) applicable = add(applicable, weight);
      if (isMeasured(mark[row]!)) measured = add(measured, weight);
    }
    const percent = applicable.num === 0n ? ZERO : div(mul(HUNDRED, measured), applicable);
    const reason: StateReason | null =
      applicable.num === 0n || compare(percent, share) >= 0
        ? null
        : { kind: 'tooLittleData', measuredPercent: toCutText(percent, 2), neededPercent: plainDecimal(share) };
    known.set(pattern, reason);
    return reason;
  };
}
