import { partsOf, type Expression, type NameReference } from './expression.ts';
import { problemAt, type FormulaProblem } from './formula-error.ts';

/** A formula that others may refer to by its name. */
export interface NamedFormula {
  readonly text: string;
  readonly expression: Expression;
}

/** A circle with the formula in which it was found. */
export interface CircularReference {
  readonly name: string;
  readonly problem: FormulaProblem;
}

/**
 * Circles among named formulas, each reported at the reference that closes it. A reference inside PREV reads an earlier
 * period and closes no circle. `keyOf` gives the key in `formulas` of a name, where formulas have several.
 */
export function findCircularReferences(
  formulas: ReadonlyMap<string, NamedFormula>,
  keyOf: (name: string) => string = (name) => name,
): readonly CircularReference[] {
  const found: CircularReference[] = [];
  const finished = new Set<string>();
  const path: string[] = [];
  const visit = (name: string): void => {
    const formula = formulas.get(name);
    if (formula === undefined || finished.has(name)) return;
    path.push(name);
    for (const reference of referencesOf(formula.expression)) {
      const key = keyOf(reference.name);
      const place = path.indexOf(key);
      if (place < 0) visit(key);
      else {
        const circle = path.slice(place);
        const chain = [...circle, key].join(' → ');
        found.push({ name, problem: problemAt(formula.text, reference, 'formula/circular', { chain }) });
      }
    }
    path.pop();
    finished.add(name);
  };
  for (const name of formulas.keys()) visit(name);
  return found;
}

/** The names that a formula reads in its own period, in order, each as often as it stands there. */
export function referencesOf(expression: Expression): readonly NameReference[] {
  if (expression.kind === 'name') return [expression];
  if (expression.kind === 'call' && expression.name === 'PREV') return [];
  return partsOf(expression).flatMap(referencesOf);
}
