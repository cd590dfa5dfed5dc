import type { Problem } from '../errors.ts';
import { checkFormula, type Vocabulary } from '../formula/check.ts';
import { findCircularReferences, type NamedFormula } from '../formula/cycles.ts';
import type { FormulaProblem } from '../formula/formula-error.ts';
import type { ValueKind } from '../formula/functions.ts';
import { indicatorNames } from './formula-names.ts';
import type { Scheme } from './scheme.ts';
import { placedSources, schemeSources } from './scheme-sources.ts';
import { walkTree } from './walk.ts';

interface PlacedFormula {
  readonly path: string;
  readonly expression: string;
  /** The indicator whose raw value it is; null: another source. */
  readonly indicator: string | null;
}

/**
 * Faults of the formulas that are sources, each with its path and its place in the formula: what cannot be read, unknown
 * functions, wrong arguments, circles, names that are not known where raw values are read (scores, totals). A name that
 * the scheme does not mention elsewhere may be an imported figure or an attribute: a warning.
 */
export function checkFormulas(scheme: Scheme): readonly Problem[] {
  const formulas = placedFormulas(scheme);
  if (formulas.length === 0) return [];
  const names = indicatorNames(scheme);
  const vocabulary: Vocabulary = { names: knownNames(scheme), scored: new Set(), visited: new Set(), facilities: new Set() };
  const scores = new Set([...walkTree(scheme)].map(({ node }) => node.code));
  const problems: Problem[] = [];
  const named = new Map<string, NamedFormula>();
  const pathOf = new Map<string, string>();
  for (const { path, expression: text, indicator } of formulas) {
    const checked = checkFormula(text, vocabulary);
    problems.push(...checked.problems.map((problem) => placed(problem, path, scores)));
    if (checked.expression === null || indicator === null) continue;
    named.set(indicator, { text, expression: checked.expression });
    pathOf.set(indicator, path);
  }
  for (const { name, problem } of findCircularReferences(named, (reference) => names.get(reference)?.code ?? reference)) {
    problems.push({ severity: 'error', path: pathOf.get(name)!, code: problem.code, params: problem.params });
  }
  return problems;
}

function placedFormulas(scheme: Scheme): readonly PlacedFormula[] {
  return placedSources(scheme).flatMap(({ source, path, indicator }) => (source.kind === 'formula' ? [{ path: `${path}.expression`, expression: source.expression, indicator }] : []));
}

/** Indicators by code and name, and the figures and attributes that other sources read. */
function knownNames(scheme: Scheme): ReadonlyMap<string, ValueKind> {
  const names = new Map<string, ValueKind>();
  for (const source of schemeSources(scheme)) {
    if (source.kind === 'kpi') names.set(source.figure, 'number');
    if (source.kind === 'attribute') names.set(source.attribute, 'any');
  }
  for (const [name, { source }] of indicatorNames(scheme)) {
    names.set(name, source.kind === 'kpi' || source.kind === 'inspection' ? 'number' : 'any');
  }
  return names;
}

function placed({ code, params }: FormulaProblem, path: string, scores: ReadonlySet<string>): Problem {
  if (code !== 'formula/unknown-name' && code !== 'formula/unknown-name-near') return { severity: 'error', path, code, params };
  if (scores.has(String(params['name']))) return { severity: 'error', path, code: 'formula/not-here', params };
  const outside = code === 'formula/unknown-name' ? 'formula/name-outside-scheme' : 'formula/name-outside-scheme-near';
  return { severity: 'warning', path, code: outside, params };
}
