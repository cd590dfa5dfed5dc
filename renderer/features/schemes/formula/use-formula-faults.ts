import { useCallback } from 'react';
import { checkFormula, type Vocabulary } from '../../../../shared/formula/check.ts';
import type { FormulaProblem } from '../../../../shared/formula/formula-error.ts';
import type { ValueKind } from '../../../../shared/formula/functions.ts';
import type { Problem } from '../../../../shared/errors.ts';
import { indicatorNames } from '../../../../shared/scheme/formula-names.ts';
import { walkTree } from '../../../../shared/scheme/walk.ts';
import type { FormulaFault } from '../../../components/formula/formula-field.tsx';
import { nearOf } from '../../../components/formula/near-name.ts';
import { useDesigner } from '../designer-context.ts';

/**
 * The faults of a formula that the scheme's check found at its path, each with its stretch of the text. A name that the
 * scheme does not use elsewhere is only a fault when the store does not have it either.
 */
export function useFormulaFaults(path: string): (text: string) => readonly FormulaFault[] {
  const { scheme, problems, vocabulary } = useDesigner();
  return useCallback((text: string): readonly FormulaFault[] => {
    if (text.trim() === '') return [];
    const names = new Map<string, ValueKind>();
    for (const { code } of vocabulary.figures) names.set(code, 'number');
    for (const { code, type } of vocabulary.attributes) names.set(code, type === 'number' ? 'number' : type);
    for (const [name, { source }] of indicatorNames(scheme)) names.set(name, source.kind === 'kpi' || source.kind === 'inspection' ? 'number' : 'any');
    const scored = new Set(walkTree(scheme).map(({ node }) => node.code));
    const all: Vocabulary = { names, scored, visited: scored, facilities: new Set(['total', 'level', 'cohort', 'history']) };
    const found = checkFormula(text, all).problems.map((problem): FormulaFault => ({ ...problem, severity: 'error', near: nearOf(problem, names.keys()) }));
    const places = new Set(found.map(({ params }) => params['position']));
    // What the scheme says beyond the text itself: circles, and what may not be read at this stage.
    const known = new Set(found.map(({ code }) => code as string));
    const others = problems.filter((problem) => problem.path === path && problem.code.startsWith('formula/') && !problem.code.includes('outside-scheme') && !known.has(problem.code) && !places.has(problem.params['position']));
    return [...found, ...others.map((problem): FormulaFault => ({ ...(problem as Problem & { code: FormulaProblem['code'] }), start: 0, end: 0, near: null }))];
  }, [scheme, problems, vocabulary, path]);
}
