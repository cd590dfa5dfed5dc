import type { ActionSums } from '../../../db/repositories/action-repository.ts';
import type { ActionRow } from '../../../shared/action/action.ts';
import { itemsOf } from '../../../shared/checklist/checklist.ts';
import type { ActionCounts, ActionGroup, ActionQuery, ActionReport } from '../../../shared/contract/action-calls.ts';
import type { IsoDate } from '../../../shared/dates.ts';
import type { Words } from '../../../shared/errors.ts';
import { rational, toDecimalText } from '../../../shared/exact/rational.ts';
import type { Page, PageRequest } from '../../../shared/ipc-contract.ts';
import type { ServiceContext } from '../service-context.ts';
import { todayOf } from '../today-of.ts';

const NONE: ActionSums = { open: 0, overdue: 0, done: 0, verified: 0, critical: 0, repeats: 0, ageDays: 0, closingDays: 0 };

/** Actions, the one due first on top unless asked otherwise. */
export function listActions(context: ServiceContext, request: ActionQuery & PageRequest): Page<ActionRow> {
  return context.store.actions.list(request, todayOf(context));
}

/** How many of them stand where. */
export function countActions(context: ServiceContext, query: ActionQuery): ActionCounts {
  return context.store.actions.counts(query, todayOf(context));
}

/** Actions that were not cancelled, counted by region (with all below), owner and item. */
export function actionReport(context: ServiceContext): ActionReport {
  const { store } = context;
  const today = todayOf(context);
  return store.snapshot(() => ({
    regions: byRegion(context, today),
    owners: store.actions
      .sumsByOwner(today)
      .map((sums) => toGroup({ key: sums.key, name: { zh: sums.key } }, sums))
      .toSorted(worstFirst),
    items: byItem(context, today),
  }));
}

function byRegion({ store }: ServiceContext, today: IsoDate): readonly ActionGroup[] {
  const nodes = store.regions.snapshot(today);
  const sums = new Map(store.actions.sumsByRegion(today).map((row): [number | null, ActionSums] => [row.key, row]));
  // A parent stands before its children, so that from the end on each is whole before it goes into the one above.
  for (const node of [...nodes.values()].toReversed()) {
    const own = sums.get(node.no);
    if (own !== undefined && node.parentNo !== null) sums.set(node.parentNo, together(sums.get(node.parentNo) ?? NONE, own));
  }
  const groups = [...nodes.values()].toSorted((a, b) => (a.code < b.code ? -1 : 1)).flatMap(({ no, id, name, level }) => {
    const own = sums.get(no);
    return own === undefined ? [] : [toGroup({ key: id, name: { zh: name }, level }, own)];
  });
  const without = sums.get(null);
  return without === undefined ? groups : [...groups, toGroup({ key: '', name: { zh: '' } }, without)];
}

function byItem({ store }: ServiceContext, today: IsoDate): readonly ActionGroup[] {
  const names = new Map<string, ReadonlyMap<string, Words>>();
  const nameOf = (checklist: string, item: string): Words => {
    const form = names.has(checklist) ? null : store.checklists.findCurrent(checklist);
    const known = names.get(checklist) ?? new Map(form === null ? [] : itemsOf(form.document).map(({ code, name }): [string, Words] => [code, name]));
    names.set(checklist, known);
    return known.get(item) ?? { zh: item };
  };
  return store.actions
    .sumsByItem(today)
    .map((sums) => toGroup({ key: `${sums.checklist} ${sums.item}`, name: nameOf(sums.checklist, sums.item) }, sums))
    .toSorted(worstFirst);
}

function toGroup({ key, name, level = 0 }: { readonly key: string; readonly name: Words; readonly level?: number }, sums: ActionSums): ActionGroup {
  const { open, overdue, done, verified, critical, repeats, ageDays, closingDays } = sums;
  return { key, name, level, open, overdue, done, verified, critical, repeats, meanAge: mean(ageDays, open + done), meanDays: mean(closingDays, verified) };
}

function together(a: ActionSums, b: ActionSums): ActionSums {
  return {
    open: a.open + b.open,
    overdue: a.overdue + b.overdue,
    done: a.done + b.done,
    verified: a.verified + b.verified,
    critical: a.critical + b.critical,
    repeats: a.repeats + b.repeats,
    ageDays: a.ageDays + b.ageDays,
    closingDays: a.closingDays + b.closingDays,
  };
}

/** Most overdue first, then most open. */
function worstFirst(a: ActionGroup, b: ActionGroup): number {
  return b.overdue - a.overdue || b.open - a.open || b.repeats - a.repeats || (a.key < b.key ? -1 : 1);
}

function mean(sum: number, count: number): string | null {
  return count === 0 ? null : toDecimalText(rational(BigInt(sum), BigInt(count)), 1);
}
