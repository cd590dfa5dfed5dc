import { partsOfCondition, placedConditions, type Stage } from './placed-conditions.ts';
import type { CohortRule, Scheme } from './scheme.ts';
import { placedSources } from './scheme-sources.ts';
import { walkTree } from './walk.ts';

/** A formula of a scheme: where it stands, what is known there and what it is for. */
export interface PlacedFormula {
  readonly path: string;
  readonly text: string;
  readonly stage: Stage;
  readonly gives: 'raw' | 'points' | 'condition' | 'key' | 'level';
  /** The node whose raw value or points it gives; null: something else. */
  readonly node: string | null;
  /** Stands before the outlets that take part are known, but may read scores that compare nobody. */
  readonly isEligibility: boolean;
}

/** Every formula of the scheme with its place. */
export function placedFormulas(scheme: Scheme): readonly PlacedFormula[] {
  const found: PlacedFormula[] = [];
  const add = (formula: Omit<PlacedFormula, 'isEligibility'>, isEligibility = false): void => void found.push({ ...formula, isEligibility });
  for (const { source, path, stage, indicator } of placedSources(scheme)) {
    if (source.kind === 'formula') add({ path: `${path}.expression`, text: source.expression, stage, gives: 'raw', node: indicator });
  }
  for (const { node, path } of walkTree(scheme)) {
    if (node.method?.kind === 'formula') add({ path: `${path}.method.expression`, text: node.method.expression, stage: 'scores', gives: 'points', node: node.code });
  }
  for (const { condition, path, stage, isEligibility } of placedConditions(scheme)) {
    for (const part of partsOfCondition(condition, path)) {
      if ('formula' in part.condition) add({ path: `${part.path}.formula`, text: part.condition.formula, stage, gives: 'condition', node: null }, isEligibility);
    }
  }
  for (const { rule, path } of cohortRules(scheme)) {
    rule.keys.forEach((key, place) => {
      if (typeof key === 'object' && 'formula' in key) add({ path: `${path}.keys[${place}].formula`, text: key.formula, stage: 'raw', gives: 'key', node: null });
    });
  }
  (scheme.adjustments?.items ?? []).forEach(({ formula }, place) => {
    if (formula !== undefined) add({ path: `adjustments.items[${place}].formula`, text: formula, stage: 'scores', gives: 'points', node: null });
  });
  if (scheme.levelRule?.kind === 'formula') add({ path: 'levelRule.expression', text: scheme.levelRule.expression, stage: 'total', gives: 'level', node: null });
  return found;
}

/** Every cohort rule of the scheme with its path. */
export function cohortRules(scheme: Scheme): readonly { readonly rule: CohortRule; readonly path: string }[] {
  const found: { rule: CohortRule; path: string }[] = [];
  if (scheme.cohort !== undefined) found.push({ rule: scheme.cohort, path: 'cohort' });
  for (const { node, path } of walkTree(scheme)) {
    if (node.method !== undefined && 'cohort' in node.method && node.method.cohort !== undefined) found.push({ rule: node.method.cohort, path: `${path}.method.cohort` });
  }
  const { levelRule } = scheme;
  if (levelRule !== undefined && 'cohort' in levelRule && levelRule.cohort !== undefined) found.push({ rule: levelRule.cohort, path: 'levelRule.cohort' });
  return found;
}
