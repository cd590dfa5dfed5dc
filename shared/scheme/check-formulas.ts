import type { Problem } from '../errors.ts';
import { checkFormula, type Vocabulary } from '../formula/check.ts';
import { problemAt, type FormulaProblem } from '../formula/formula-error.ts';
import type { Facility, ValueKind } from '../formula/functions.ts';
import { dimensionNames, indicatorNames } from './formula-names.ts';
import { placedFormulas, type PlacedFormula } from './formula-places.ts';
import { readsOf } from './formula-reads.ts';
import { knowsAt } from './placed-conditions.ts';
import { ReadingGraph } from './reading-graph.ts';
import type { Scheme } from './scheme.ts';
import { schemeSources } from './scheme-sources.ts';

/**
 * Faults of the formulas of a scheme, each with its path and its place in the formula: what cannot be read, unknown
 * functions, wrong arguments, circles, what is not known yet where the formula stands. A name that the scheme does not
 * mention elsewhere may be an imported figure or an attribute: a warning.
 */
export function checkFormulas(scheme: Scheme): readonly Problem[] {
  const formulas = placedFormulas(scheme);
  if (formulas.length === 0) return [];
  const graph = new ReadingGraph(scheme);
  const words = formulaNames(scheme);
  const own = formulas.flatMap((formula) => {
    const { text, path } = formula;
    const checked = checkFormula(text, vocabularyAt(formula, words));
    const faults = checked.problems.map((problem) => placedProblem(problem, path, words.all));
    if (faults.some(({ severity }) => severity === 'error')) return faults;
    return [...faults, ...[...wrongKind(formula, checked.kind), ...comparing(formula, graph)].map((problem) => placedProblem(problem, path, words.all))];
  });
  const refused = new Set(own.flatMap(({ severity, path }) => (severity === 'error' ? [path] : [])));
  const circles = graph.circles().filter(({ path }) => !refused.has(path));
  return [...own, ...circles.map(({ path, position, chain }): Problem => ({ severity: 'error', path, code: 'formula/circular', params: { position, chain } }))];
}

export interface SchemeNames {
  /** Indicators, and the figures and attributes that other sources read, with their kinds. */
  readonly data: ReadonlyMap<string, ValueKind>;
  readonly facts: ReadonlyMap<string, ValueKind>;
  readonly indicators: ReadonlySet<string>;
  readonly dimensions: ReadonlySet<string>;
  readonly root: ReadonlySet<string>;
  /** Every name that is a node's. */
  readonly all: ReadonlySet<string>;
}

/** The names that a scheme's formulas may use. */
export function formulaNames(scheme: Scheme): SchemeNames {
  const facts = new Map<string, ValueKind>([['type', 'text'], ['ownership', 'text'], ['class', 'text']]);
  const figures = new Map<string, ValueKind>();
  for (const source of schemeSources(scheme)) {
    if (source.kind === 'kpi') figures.set(source.figure, 'number');
    if (source.kind === 'attribute') facts.set(source.attribute, 'any');
  }
  const data = new Map([...figures, ...facts]);
  const indicators = indicatorNames(scheme);
  for (const [name, { source }] of indicators) data.set(name, source.kind === 'kpi' || source.kind === 'inspection' || source.kind === 'event' || source.kind === 'survey' || source.kind === 'action' ? 'number' : 'any');
  const dimensions = dimensionNames(scheme);
  const root = new Set([...dimensions].flatMap(([name, { code }]) => (code === scheme.tree.code ? [name] : [])));
  return { data, facts, indicators: new Set(indicators.keys()), dimensions: new Set([...dimensions.keys()].filter((name) => !root.has(name))), root, all: new Set([...indicators.keys(), ...dimensions.keys()]) };
}

/** What a formula may name where it stands. */
export function vocabularyAt({ stage, isEligibility, node, gives }: Pick<PlacedFormula, 'stage' | 'isEligibility' | 'node'> & Partial<Pick<PlacedFormula, 'gives'>>, words: SchemeNames): Vocabulary {
  if (stage === 'facts') return { names: words.facts, scored: new Set(), visited: new Set(), facilities: new Set() };
  const readsScores = knowsAt(stage, 'cohorts') || isEligibility;
  const scored = [...(readsScores ? [...words.indicators, ...words.dimensions] : []), ...(knowsAt(stage, 'total') ? words.root : [])];
  const names = new Map(words.data);
  for (const name of scored) if (!words.indicators.has(name)) names.set(name, 'number');
  // In its own method the root's code stands for its combined points.
  if (node !== null && words.root.has(node)) for (const name of words.root) names.set(name, 'number');
  const facilities = new Set<Facility>(['history']);
  if (knowsAt(stage, 'cohorts')) facilities.add('cohort');
  if (knowsAt(stage, 'total')) facilities.add('total');
  if (knowsAt(stage, 'level')) facilities.add('level');
  return { names, scored: new Set(scored), visited: words.indicators, facilities, earlier: earlierWords(words, gives !== 'key') };
}

/** Of an earlier period everything is known; its values are compared within the cohorts of now, which a key of theirs does not know. */
function earlierWords(words: SchemeNames, knowsCohorts: boolean): Vocabulary {
  const names = new Map(words.data);
  for (const name of [...words.dimensions, ...words.root]) names.set(name, 'number');
  return { names, scored: words.all, visited: words.indicators, facilities: new Set<Facility>(['total', 'level', 'history', ...(knowsCohorts ? ['cohort' as const] : [])]) };
}

/** Conditions must be conditions, points numbers; a raw value, a cohort key and a level may be anything. */
function wrongKind({ text, gives }: PlacedFormula, kind: ValueKind): readonly FormulaProblem[] {
  if (kind !== 'text' && kind !== 'date') return [];
  const whole = { start: 0, end: text.length };
  if (gives === 'condition') return [problemAt(text, whole, 'formula/not-a-condition', { text })];
  return gives === 'points' ? [problemAt(text, whole, 'formula/not-a-number', { text })] : [];
}

/** Whoever decides who takes part may read nothing that compares those who do. */
function comparing({ text, isEligibility }: PlacedFormula, graph: ReadingGraph): readonly FormulaProblem[] {
  if (!isEligibility) return [];
  return readsOf(text).flatMap(({ kind, name, start, end, from }) => {
    const value = from > 0 || kind === 'total' || kind === 'level' ? null : graph.valueOfName(name, kind);
    return value !== null && graph.comparesOutlets(value) ? [problemAt(text, { start, end }, 'formula/not-here', { name })] : [];
  });
}

/** The fault at its path; a name that is no node's may be a figure or an attribute: a warning. */
export function placedProblem({ code, params }: FormulaProblem, path: string, nodes: ReadonlySet<string>): Problem {
  if (code !== 'formula/unknown-name' && code !== 'formula/unknown-name-near') return { severity: 'error', path, code, params };
  if (nodes.has(String(params['name']))) return { severity: 'error', path, code: 'formula/not-here', params };
  const outside = code === 'formula/unknown-name' ? 'formula/name-outside-scheme' : 'formula/name-outside-scheme-near';
  return { severity: 'warning', path, code: outside, params };
}
