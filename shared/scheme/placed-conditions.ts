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
}

/** Every condition of the scheme that stands by itself, in the order of the document. */
export function placedConditions(scheme: Scheme): readonly PlacedCondition[] {
  const { population, eligibility = [], adjustments, levelSteps = [], vetoes = [] } = scheme;
  return [
    ...(population === undefined ? [] : [{ condition: population.where, path: 'population.where', stage: 'facts' as const }]),
    ...eligibility.map(({ require }, index) => ({ condition: require, path: `eligibility[${index}].require`, stage: 'raw' as const })),
    ...(adjustments?.items ?? []).flatMap(({ when }, index) => (when === undefined ? [] : [{ condition: when, path: `adjustments.items[${index}].when`, stage: 'scores' as const }])),
    ...levelSteps.map(({ when }, index) => ({ condition: when, path: `levelSteps[${index}].when`, stage: 'level' as const })),
    ...vetoes.map(({ when }, index) => ({ condition: when, path: `vetoes[${index}].when`, stage: 'total' as const })),
    ...walkTree(scheme).flatMap(({ node, path }) => (node.appliesTo === undefined ? [] : [{ condition: node.appliesTo, path: `${path}.appliesTo`, stage: 'raw' as const }])),
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
