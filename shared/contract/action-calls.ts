import type { ActionRow, ActionRule, ActionState, ActionStep } from '../action/action.ts';
import type { IsoDate } from '../dates.ts';
import type { Words } from '../errors.ts';
import type { ActionId, OutletId, PhotoUseId, RegionId, VisitId } from '../ids.ts';
import type { Empty, Page, PageRequest } from '../ipc-contract.ts';
import type { VisitPhoto } from '../photo/photo.ts';

/** Corrective actions 整改. */
export interface ActionCalls {
  'action:list': (request: ActionQuery & PageRequest) => Page<ActionRow>;
  /** How many actions stand where, of those that the query leaves; its `state` and `overdue` are not asked. */
  'action:counts': (request: ActionQuery) => ActionCounts;
  'action:report': (request: Empty) => ActionReport;
  'action:get': (request: { actionId: ActionId }) => ActionDetail;
  'action:create': (request: NewAction) => ActionDetail;
  'action:change': (request: ActionChange) => ActionDetail;
  'action:note': (request: { actionId: ActionId; text: string }) => ActionDetail;
  /** The owner says that it is mended. */
  'action:done': (request: { actionId: ActionId; text: string }) => ActionDetail;
  'action:verify': (request: { actionId: ActionId; text: string }) => ActionDetail;
  'action:reopen': (request: { actionId: ActionId; reason: string; dueOn: IsoDate }) => ActionDetail;
  'action:cancel': (request: { actionId: ActionId; reason: string }) => ActionDetail;
  /** Keeps a picture as evidence: JPEG, PNG or WebP, as the file came. */
  'action:add-photo': (request: { actionId: ActionId; name: string; bytes: Uint8Array }) => ActionDetail;
  'action:remove-photo': (request: { actionId: ActionId; photoId: PhotoUseId }) => ActionDetail;
  'action:rules': (request: Empty) => ActionRules;
  /** null: approved visits with the checklist make none. */
  'action:save-rule': (request: { checklist: string; rule: ActionRule | null }) => ActionRules;
  /** Makes what the rule would have made from each outlet's last approved visit on or after a day. */
  'action:apply-rule': (request: { checklist: string; from: IsoDate }) => { readonly made: number };
}

export interface ActionQuery {
  readonly text?: string;
  readonly state?: readonly ActionState[];
  /** Open ones whose date has passed. */
  readonly overdue?: boolean;
  readonly critical?: boolean;
  readonly regionId?: RegionId;
  readonly outletId?: OutletId;
  readonly visitId?: VisitId;
  /** A name; '' stands for nobody. */
  readonly owner?: string;
  readonly checklist?: string;
  readonly item?: string;
}
export type ActionCounts = Readonly<Record<ActionState | 'overdue' | 'critical' | 'all', number>>;

export interface ActionDetail extends ActionRow {
  /** Oldest first. */
  readonly steps: readonly ActionStep[];
  /** Name of the item as its checklist has it; null: none. */
  readonly itemName: Words | null;
  readonly evidence: readonly VisitPhoto[];
  /** Photos of the item at the visit that found it. */
  readonly found: readonly VisitPhoto[];
  /** Why this person may not verify it; null: they may. */
  readonly hindrance: 'owner' | 'closed' | null;
}

export interface NewAction {
  readonly outletId: OutletId;
  /** An approved visit of the outlet, with one of its items; both null: entered freely. */
  readonly visitId: VisitId | null;
  readonly item: string | null;
  readonly title: string;
  readonly detail: string;
  readonly critical: boolean;
  /** '' for nobody yet. */
  readonly owner: string;
  readonly dueOn: IsoDate;
}
export interface ActionChange extends Pick<NewAction, 'title' | 'detail' | 'critical' | 'owner' | 'dueOn'> {
  readonly actionId: ActionId;
}

/** Actions counted by region, owner and item. */
export interface ActionReport {
  /** Each with all below it, from the widest down. */
  readonly regions: readonly ActionGroup[];
  readonly owners: readonly ActionGroup[];
  readonly items: readonly ActionGroup[];
}
export interface ActionGroup {
  /** Id of the region, name of the owner ('': nobody), or `checklist item`. */
  readonly key: string;
  readonly name: Words;
  /** 0: the widest region, or no region. */
  readonly level: number;
  readonly open: number;
  readonly overdue: number;
  /** Said to be mended and not verified. */
  readonly done: number;
  readonly verified: number;
  readonly critical: number;
  readonly repeats: number;
  /** Mean days of those not closed until today, and of the verified from first to last, 1 place; null: none. */
  readonly meanAge: string | null;
  readonly meanDays: string | null;
}

export interface ActionRules {
  readonly checklists: readonly ChecklistActionRule[];
  /** Attributes of outlets, one of which may name the owner. */
  readonly attributes: readonly { readonly code: string; readonly name: string }[];
}
export interface ChecklistActionRule {
  readonly checklist: string;
  readonly name: Words;
  /** Of the current version, those that can fail. */
  readonly items: readonly { readonly code: string; readonly name: Words; readonly critical: boolean }[];
  readonly rule: ActionRule | null;
  readonly savedAt: string | null;
  readonly savedBy: string | null;
}

/** The run-time list of these channels. */
export const ACTION_CHANNELS: { readonly [C in keyof ActionCalls]: true } = {
  'action:list': true,
  'action:counts': true,
  'action:report': true,
  'action:get': true,
  'action:create': true,
  'action:change': true,
  'action:note': true,
  'action:done': true,
  'action:verify': true,
  'action:reopen': true,
  'action:cancel': true,
  'action:add-photo': true,
  'action:remove-photo': true,
  'action:rules': true,
  'action:save-rule': true,
  'action:apply-rule': true,
};
