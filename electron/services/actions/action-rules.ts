import { MOST_DAYS, type ActionRule } from '../../../shared/action/action.ts';
import { isScoredKind, itemsOf } from '../../../shared/checklist/checklist.ts';
import type { ActionRules } from '../../../shared/contract/action-calls.ts';
import type { IsoDate } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ServiceContext } from '../service-context.ts';
import { todayOf } from '../today-of.ts';
import { findVisit, scoreStoredVisit, visitDetail } from '../visits/score-stored-visit.ts';
import { followVisit } from './follow-visit.ts';

/** Every checklist with its rule, and the attributes that may name an owner. */
export function listActionRules({ store }: ServiceContext): ActionRules {
  const rules = store.actions.rules();
  const checklists = store.checklists.codes().flatMap((code) => {
    const form = store.checklists.findCurrent(code);
    if (form === null) return [];
    const kept = rules.get(code);
    const items = itemsOf(form.document).filter((item) => isScoredKind(item.kind) || item.kind === 'flag');
    return [
      {
        checklist: code,
        name: form.document.name,
        items: items.map((item) => ({ code: item.code, name: item.name, critical: item.critical === true })),
        rule: kept?.rule ?? null,
        savedAt: kept?.at ?? null,
        savedBy: kept?.by ?? null,
      },
    ];
  });
  return { checklists, attributes: store.attributes.list().flatMap(({ code, name, type }) => (type === 'text' ? [{ code, name }] : [])) };
}

/**
 * Keeps the rule of a checklist; it works for visits that are approved from now on.
 *
 * @throws {AppError} `action/no-checklist`, `action/rule-days`, `action/rule-items`, `action/rule-owner`
 */
export function saveActionRule(context: ServiceContext, { checklist, rule }: { readonly checklist: string; readonly rule: ActionRule | null }): ActionRules {
  const { store, user } = context;
  return store.transaction(() => {
    if (store.checklists.findCurrent(checklist) === null) throw new AppError('action/no-checklist', { code: checklist });
    const before = store.actions.rules().get(checklist)?.rule ?? null;
    const at = context.now();
    if (rule === null) store.actions.removeRule(checklist);
    else store.actions.setRule(checklist, checked(rule), at, user);
    store.journal.record({ action: 'action.rule', subjectKind: 'actionRule', subjectId: checklist, before: before === null ? null : { rule: before }, after: { checklist, rule }, at, by: user });
    return listActionRules(context);
  });
}

/**
 * Makes what the rule would have made from each outlet's last approved visit on or after a day. What those visits did when
 * they were approved is not done again.
 *
 * @throws {AppError} `action/no-rule`
 */
export function applyActionRule(context: ServiceContext, { checklist, from }: { readonly checklist: string; readonly from: IsoDate }): { readonly made: number } {
  const { store } = context;
  return store.transaction(() => {
    if (!store.actions.rules().has(checklist)) throw new AppError('action/no-rule', { code: checklist });
    const today = todayOf(context);
    let made = 0;
    for (const visitId of store.actions.newestVisits(checklist, from)) {
      const visit = visitDetail(store, visitId, today);
      made += followVisit(context, findVisit(store, visitId), visit, scoreStoredVisit(visit));
    }
    return { made };
  });
}

function checked(rule: ActionRule): ActionRule {
  if (!Number.isInteger(rule.days) || rule.days < 0 || rule.days > MOST_DAYS) throw new AppError('action/rule-days', { most: MOST_DAYS });
  if (rule.scope === 'items' && rule.items.length === 0) throw new AppError('action/rule-items');
  const owner = rule.owner.by === 'person' ? ({ by: 'person', name: rule.owner.name.trim() } as const) : rule.owner;
  if (owner.by === 'person' ? owner.name === '' : owner.attribute === '') throw new AppError('action/rule-owner');
  return { ...rule, items: rule.scope === 'items' ? rule.items : [], owner };
}
