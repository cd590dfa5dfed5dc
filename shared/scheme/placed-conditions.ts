import type { Condition, Operand, Scheme, Source } from './scheme.ts';
import { walkTree } from './walk.ts';

/**
 * What is known where something of a scheme is read, in the order of the run: facts of the outlets, raw values, those within
 * cohorts, scores of the tree, the total, and the level as it stands.
 */
export const STAGES = ['facts', 'raw', 'cohorts', 'scores', 'total', 'level'] as const;
export type Stage = (typeof STAGES)[number];

export function knowsAt(stage: Stage, what: Stage): boolean {
  return STAGES.indexOf(stage) >= STAGES.indexOf(what);
}

/** A condition with its JSON path and what is known there. */
export interface PlacedCondition {
  readonly condition: Condition;
  readonly path: string;
  readonly stage: Stage;
  /** It decides who takes part: it may read scores that compare nobody. */
  readonly isEligibility: boolean;
}

/** Every condition of the scheme that stands by itself, in the order of the document. */
export function placedConditions(scheme: Scheme): readonly PlacedCondition[] {
  const { population, eligibility = [], adjustments, levelSteps = [], vetoes = [] } = scheme;
  const at = (condition: Condition, path: string, stage: Stage): PlacedCondition => ({ condition, path, stage, isEligibility: false });
  return [
    ...(population === undefined ? [] : [at(population.where, 'population.where', 'facts')]),
    ...eligibility.map(({ require }, index) => ({ ...at(require, `eligibility[${index}].require`, 'raw'), isEligibility: true })),
    ...(adjustments?.items ?? []).flatMap(({ when }, index) => (when === undefined ? [] : [at(when, `adjustments.items[${index}].when`, 'scores')])),
    ...levelSteps.map(({ when }, index) => at(when, `levelSteps[${index}].when`, 'level')),
    ...vetoes.map(({ when }, index) => at(when, `vetoes[${index}].when`, 'total')),
    ...walkTree(scheme).flatMap(({ node, path }) => (node.appliesTo === undefined ? [] : [at(node.appliesTo, `${path}.appliesTo`, 'raw')])),
  ];
}

/** The condition and all parts of it, each with its path. */
export function partsOfCondition(condition: Condition, path: string): readonly { readonly condition: Condition; readonly path: string }[] {
  const own = { condition, path };
  if ('all' in condition) return [own, ...condition.all.flatMap((part, index) => partsOfCondition(part, `${path}.all[${index}]`))];
  if ('any' in condition) return [own, ...condition.any.flatMap((part, index) => partsOfCondition(part, `${path}.any[${index}]`))];
  return 'not' in condition ? [own, ...partsOfCondition(condition.not, `${path}.not`)] : [own];
}

/** A source that a condition or a tie-breaker reads by itself. */
export interface PlacedOperandSource {
  readonly source: Source;
  readonly path: string;
  readonly stage: Stage;
}

export function operandSources(scheme: Scheme): readonly PlacedOperandSource[] {
  const inConditions = placedConditions(scheme).flatMap(({ condition, path, stage }) =>
    partsOfCondition(condition, path).flatMap((part) => ('value' in part.condition ? sourceOf(part.condition.value, `${part.path}.value`, stage) : [])),
  );
  return [...inConditions, ...(scheme.tieBreakers ?? []).flatMap(({ of }, index) => sourceOf(of, `tieBreakers[${index}].of`, 'total'))];
}

function sourceOf(operand: Operand, path: string, stage: Stage): readonly PlacedOperandSource[] {
  return typeof operand === 'object' && 'source' in operand ? [{ source: operand.source, path: `${path}.source`, stage }] : [];
}
