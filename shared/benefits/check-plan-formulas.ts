import type { Problem } from '../errors.ts';
import { checkFormula, type Vocabulary } from '../formula/check.ts';
import { problemAt } from '../formula/formula-error.ts';
import { formulaNames, placedProblem, vocabularyAt } from '../scheme/check-formulas.ts';
import { checkScheme } from '../scheme/check-scheme.ts';
import { readsOf } from '../scheme/formula-reads.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { benefitNames, LEVEL_NAMES } from './plan-names.ts';
import { planParts, schemeWithPlan } from './plan-scheme.ts';
import { isNumberKind, type Benefit, type BenefitPlan } from './plan.ts';

/**
 * Faults of the formulas and conditions of a plan: what cannot be read, unknown functions and names, benefits that stand
 * later, conditions on what the scheme does not have. Names that neither scheme nor store has are faults.
 */
export function checkPlanFormulas(plan: BenefitPlan, scheme: Scheme, known: ReadonlySet<string>): readonly Problem[] {
  const words = vocabularyAt({ stage: 'level', isEligibility: false, node: null }, formulaNames(scheme));
  const cells = plan.benefits.flatMap((benefit, place) => {
    const vocabulary = withPlanNames(words, plan.benefits.slice(0, place));
    const later = benefitNames(plan.benefits.slice(place));
    return Object.entries(benefit.levels).flatMap(([level, cell]) =>
      'formula' in cell ? formulaProblems(benefit, cell.formula, `benefits[${place}].levels.${level}.formula`, vocabulary, { later, known, scheme }) : [],
    );
  });
  return [...cells, ...conditionProblems(plan, scheme, known)];
}

/** What formulas of a plan may name: what the scheme's may when the level stands, the level's stars and place, and benefits. */
export function planVocabulary(plan: BenefitPlan, place: number, scheme: Scheme): Vocabulary {
  return withPlanNames(vocabularyAt({ stage: 'level', isEligibility: false, node: null }, formulaNames(scheme)), plan.benefits.slice(0, place));
}

function withPlanNames(words: Vocabulary, before: readonly Benefit[]): Vocabulary {
  const names = new Map(words.names);
  for (const name of [...LEVEL_NAMES.stars, ...LEVEL_NAMES.place, ...benefitNames(before).keys()]) names.set(name, 'number');
  return { ...words, names };
}

interface Around {
  readonly later: ReadonlyMap<string, Benefit>;
  readonly known: ReadonlySet<string>;
  readonly scheme: Scheme;
}

function formulaProblems(benefit: Benefit, text: string, path: string, vocabulary: Vocabulary, { later, known, scheme }: Around): readonly Problem[] {
  const checked = checkFormula(text, vocabulary);
  const nodes = formulaNames(scheme).all;
  const problems = checked.problems.flatMap((problem): readonly Problem[] => {
    const name = String(problem.params['name']);
    const isName = problem.code === 'formula/unknown-name' || problem.code === 'formula/unknown-name-near';
    if (isName && later.has(name)) return [{ severity: 'error', path, code: 'benefit/named-later', params: problem.params }];
    return settled(placedProblem(problem, path, nodes), known);
  });
  if (problems.some(({ severity }) => severity === 'error')) return problems;
  const isWrong = isNumberKind(benefit.kind) && (checked.kind === 'text' || checked.kind === 'date');
  return isWrong ? [...problems, { severity: 'error', path, code: 'benefit/formula-not-number', params: { name: benefit.name.zh } }] : [...problems, ...readsItself(benefit, text, path)];
}

function readsItself(benefit: Benefit, text: string, path: string): readonly Problem[] {
  const read = readsOf(text).find(({ kind, name }) => kind === 'name' && name === benefit.code);
  if (read === undefined) return [];
  const { params } = problemAt(text, read, 'formula/not-here', { name: read.name });
  return [{ severity: 'error', path, code: 'benefit/named-later', params }];
}

/** The faults of the conditions, found as those of level steps of the scheme. */
function conditionProblems(plan: BenefitPlan, scheme: Scheme, known: ReadonlySet<string>): readonly Problem[] {
  const parts = planParts(plan);
  const { scheme: joined, base } = schemeWithPlan(scheme, plan);
  return checkScheme(joined, { forPublication: true }).flatMap((problem) => {
    const place = /^levelSteps\[(\d+)\]\.when(.*)$/.exec(problem.path);
    const part = place === null ? undefined : parts[Number(place[1]) - base];
    if (place === null || part === undefined || part.isFormula) return [];
    return settled({ ...problem, path: `${part.path}${place[2]}` }, known);
  });
}

/** A name that neither the scheme nor the store has is a fault; one of the store is none. */
function settled(problem: Problem, known: ReadonlySet<string>): readonly Problem[] {
  if (problem.code !== 'formula/name-outside-scheme' && problem.code !== 'formula/name-outside-scheme-near') return [problem];
  if (known.has(String(problem.params['name']))) return [];
  const code = problem.code === 'formula/name-outside-scheme' ? 'formula/unknown-name' : 'formula/unknown-name-near';
  return [{ ...problem, severity: 'error', code }];
}
