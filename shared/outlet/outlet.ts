import type { IsoDate } from '../dates.ts';
import type { OutletId, RegionId } from '../ids.ts';

/** Who runs the shop: 自办 own, 合作 partner, 代办 agent. */
export const OWNERSHIPS = ['own', 'partner', 'agent'] as const;
export type Ownership = (typeof OWNERSHIPS)[number];

export const OUTLET_STATUSES = ['open', 'suspended', 'closed'] as const;
export type OutletStatus = (typeof OUTLET_STATUSES)[number];

/** A node of the region tree 省-市-区县-片区. */
export interface Region {
  readonly id: RegionId;
  readonly code: string;
  readonly name: string;
  readonly parentId: RegionId | null;
  /** 0 is the widest level (province). */
  readonly level: number;
}

/** A typed attribute of an outlet; dates are ISO texts, numbers decimal texts. */
export interface OutletAttribute {
  readonly code: string;
  readonly type: 'number' | 'text' | 'date';
  readonly value: string;
}

/** A shop 网点 as of one day. Class 厅店分类 and star level are two things. */
export interface Outlet {
  readonly id: OutletId;
  readonly code: string;
  readonly name: string;
  readonly type: string | null;
  readonly ownership: Ownership | null;
  readonly class: string | null;
  readonly regionId: RegionId | null;
  /** Names from the widest region down. */
  readonly regionPath: readonly string[];
  readonly openedOn: IsoDate | null;
  readonly closedOn: IsoDate | null;
  readonly status: OutletStatus;
  readonly attributes: readonly OutletAttribute[];
}
