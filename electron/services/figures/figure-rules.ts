import type { FigureRules } from '../../../shared/contract/figure-calls.ts';
import { AppError } from '../../../shared/errors.ts';
import { FIGURE_RULE, ruleFault } from '../../../shared/figures/figure-rule.ts';
import type { Store } from '../../../db/store.ts';
import type { ServiceContext } from '../service-context.ts';

const KEY = 'figure.rules';

/** The rules by which figures are striking; the product's where nobody set others. */
export function figureRules({ store }: { readonly store: Store }): FigureRules {
  const kept = store.meta.find(KEY);
  return kept === null ? { rule: FIGURE_RULE, own: {} } : (JSON.parse(kept) as FigureRules);
}

/**
 * Sets the rules, in one transaction with the journal row.
 *
 * @throws {AppError} `figure/rule-range`, `figure/unknown`
 */
export function saveFigureRules(context: ServiceContext, rules: FigureRules): FigureRules {
  const { store, user, now } = context;
  for (const rule of [rules.rule, ...Object.values(rules.own)]) {
    const fault = rule === null ? null : ruleFault(rule);
    if (fault !== null) throw new AppError('figure/rule-range', { ...fault });
  }
  for (const figure of Object.keys(rules.own)) if (store.figures.find(figure) === null) throw new AppError('figure/unknown', { figure });
  store.transaction(() => {
    const before = figureRules(context);
    store.meta.set(KEY, JSON.stringify(rules));
    store.journal.record({ action: 'figure.rules', subjectKind: 'figure', subjectId: null, before: flat(before), after: flat(rules), at: now(), by: user });
  });
  return rules;
}

function flat({ rule, own }: FigureRules): Readonly<Record<string, unknown>> {
  return { ...rule, ...own };
}
