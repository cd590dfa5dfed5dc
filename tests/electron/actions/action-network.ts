import { saveActionRule } from '../../../electron/services/actions/action-rules.ts';
import { listActions } from '../../../electron/services/actions/list-actions.ts';
import type { ServiceContext } from '../../../electron/services/service-context.ts';
import type { ActionRow, ActionRule } from '../../../shared/action/action.ts';
import { CHECKLIST } from '../grading/small-network.ts';
import type { TestStore } from '../grading/small-network.ts';

/** The same store in another person's hands on another day. */
export function on(test: TestStore, today: string, user = '办公室'): ServiceContext {
  return { ...test.context, user, today: () => today };
}

/** A rule for the form of small-network.ts: every failed item, ten days, owned by 张店长. */
export function setRule(test: TestStore, rule: Partial<ActionRule> = {}): void {
  saveActionRule(test.context, { checklist: CHECKLIST.code, rule: { scope: 'failed', items: [], days: 10, owner: { by: 'person', name: '张店长' }, ...rule } });
}

/** All actions in the order in which they were made. */
export function actions(test: TestStore, today = '2026-10-02'): readonly ActionRow[] {
  return listActions(on(test, today), { offset: 0, limit: 100, sort: { by: 'code', descending: false } }).rows;
}

/** The only action there is. */
export function onlyAction(test: TestStore, today?: string): ActionRow {
  const [action, ...more] = actions(test, today);
  if (action === undefined || more.length > 0) throw new Error(`There are ${more.length + (action === undefined ? 0 : 1)} actions`);
  return action;
}
