import { createContext, use, useCallback } from 'react';
import { planVocabulary } from '../../../shared/benefits/check-plan-formulas.ts';
import { benefitNames, LEVEL_NAMES } from '../../../shared/benefits/plan-names.ts';
import type { BenefitPlan } from '../../../shared/benefits/plan.ts';
import type { SchemeVocabulary } from '../../../shared/contract/scheme-calls.ts';
import type { Problem } from '../../../shared/errors.ts';
import { inLang } from '../../../shared/errors.ts';
import { checkFormula } from '../../../shared/formula/check.ts';
import type { LevelInfo } from '../../../shared/ipc-contract.ts';
import type { Scheme } from '../../../shared/scheme/scheme.ts';
import { completions, nameCompletion, type Completion } from '../../components/formula/formula-completion.ts';
import type { FormulaFault } from '../../components/formula/formula-field.tsx';
import { nearOf } from '../../components/formula/near-name.ts';
import { useLang } from '../../i18n.ts';
import type { PlanDraft } from './use-plan-draft.ts';

/** The plan that is edited, and what surrounds it. */
export interface PlanInHand {
  readonly plan: BenefitPlan;
  readonly edit: PlanDraft['edit'];
  readonly isReadOnly: boolean;
  readonly levels: readonly LevelInfo[];
  /** null: the store does not have the plan's scheme. */
  readonly scheme: Scheme | null;
  readonly vocabulary: SchemeVocabulary;
  readonly problems: readonly Problem[];
}

export const PlanContext = createContext<PlanInHand | null>(null);

export function usePlan(): PlanInHand {
  const own = use(PlanContext);
  if (own === null) throw new Error('usePlan outside of the plan editor');
  return own;
}

/** What a formula of the benefit at a place may name, and its faults; a place of -1: of a withholding rule. */
export function useFormulaHelp(place: number): { readonly faultsOf: (text: string) => readonly FormulaFault[]; readonly complete: (word: string) => readonly Completion[] } {
  const { plan, scheme, vocabulary } = usePlan();
  const lang = useLang();
  const faultsOf = useCallback(
    (text: string): readonly FormulaFault[] => {
      if (scheme === null || text.trim() === '') return [];
      const own = planVocabulary(plan, place < 0 ? 0 : place, scheme);
      const names = new Map(own.names);
      for (const { code, name } of vocabulary.figures) for (const each of [code, name]) if (!names.has(each)) names.set(each, 'number');
      for (const { code, type } of vocabulary.attributes) if (!names.has(code)) names.set(code, type === 'number' ? 'number' : type);
      return checkFormula(text, { ...own, names }).problems.map((problem) => ({ ...problem, severity: 'error', near: nearOf(problem, names.keys()) }));
    },
    [plan, place, scheme, vocabulary],
  );
  const complete = useCallback(
    (word: string): readonly Completion[] => {
      if (scheme === null) return [];
      const before = place < 0 ? [] : [...new Set(benefitNames(plan.benefits.slice(0, place)).values())];
      const own = [...before.map((benefit) => nameCompletion(benefit.code, 'benefit', inLang(benefit.name, lang))), ...[LEVEL_NAMES.stars, LEVEL_NAMES.place].map(([en, zh]) => nameCompletion(lang === 'zh' ? zh : en, 'benefit', lang === 'zh' ? en : zh))];
      return completions(word, scheme, vocabulary, lang, null, own);
    },
    [plan, place, scheme, vocabulary, lang],
  );
  return { faultsOf, complete };
}
