import type { RegionNode } from '../../../db/repositories/region-repository.ts';
import type { Store } from '../../../db/store.ts';
import { periodEnd, type PeriodId } from '../../../shared/dates.ts';
import { AppError } from '../../../shared/errors.ts';
import type { OutletId, RegionId } from '../../../shared/ids.ts';
import type { Ownership } from '../../../shared/outlet/outlet.ts';

/** An outlet as the sheet of a period shows it: its facts at the period's end. */
export interface SheetOutlet {
  readonly no: number;
  readonly id: OutletId;
  readonly code: string;
  readonly name: string;
  readonly type: string | null;
  readonly ownership: Ownership | null;
  readonly regionNo: number | null;
  /** At the period's end. */
  readonly isOpen: boolean;
}

export interface SheetOutlets {
  /** Every outlet, closed ones included, by code. */
  readonly all: readonly SheetOutlet[];
  readonly open: readonly SheetOutlet[];
  readonly byId: ReadonlyMap<OutletId, SheetOutlet>;
  readonly byNo: ReadonlyMap<number, SheetOutlet>;
  readonly regions: ReadonlyMap<number, RegionNode>;
}

export interface OutletFilter {
  readonly text?: string;
  readonly regionId?: RegionId;
  readonly ownership?: readonly Ownership[];
  readonly type?: readonly string[];
}

const KEPT = 14;
const cache = new Map<string, SheetOutlets>();

/** The outlets with their facts of the period's last day. Kept until outlets may have changed: every change writes the journal. */
export function sheetOutlets(store: Store, period: PeriodId): SheetOutlets {
  const day = periodEnd(period);
  const key = `${store.path}\n${day}\n${store.journal.lastOutletSeq()}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const all: SheetOutlet[] = [];
  for (const { no, id, code, name, type, ownership, regionNo, status, openedOn, closedOn } of store.outlets.eachAsOf(day)) {
    const isOpen = status === 'open' && (openedOn === null || openedOn <= day) && (closedOn === null || closedOn > day);
    all.push({ no, id, code, name, type, ownership, regionNo, isOpen });
  }
  all.sort((a, b) => (a.code < b.code ? -1 : 1));
  const outlets: SheetOutlets = {
    all,
    open: all.filter(({ isOpen }) => isOpen),
    byId: new Map(all.map((each) => [each.id, each])),
    byNo: new Map(all.map((each) => [each.no, each])),
    regions: store.regions.snapshot(day),
  };
  cache.set(key, outlets);
  for (const oldest of cache.keys()) {
    if (cache.size <= KEPT) break;
    cache.delete(oldest);
  }
  return outlets;
}

/** Whether an outlet meets the filter. @throws {AppError} `outlet/region-not-found` */
export function outletTest(store: Store, { regions }: SheetOutlets, { text, regionId, ownership, type }: OutletFilter): (outlet: SheetOutlet) => boolean {
  const wanted = text?.trim().toLowerCase() ?? '';
  const inside = regionId === undefined ? null : regionsUnder(store, regions, regionId);
  return (outlet) =>
    (wanted === '' || outlet.code.toLowerCase().includes(wanted) || outlet.name.toLowerCase().includes(wanted)) &&
    (inside === null || (outlet.regionNo !== null && inside.has(outlet.regionNo))) &&
    (ownership === undefined || (outlet.ownership !== null && ownership.includes(outlet.ownership))) &&
    (type === undefined || (outlet.type !== null && type.includes(outlet.type)));
}

/** Names from the widest region down; empty: none. */
export function regionPathOf({ regions }: SheetOutlets, { regionNo }: Pick<SheetOutlet, 'regionNo'>): readonly string[] {
  return regionNo === null ? [] : (regions.get(regionNo)?.path ?? []);
}

function regionsUnder(store: Store, regions: ReadonlyMap<number, RegionNode>, id: RegionId): ReadonlySet<number> {
  const top = store.regions.findNo(id);
  if (top === null) throw new AppError('outlet/region-not-found', { id });
  const found = new Set<number>([top]);
  for (const { no, parentNo } of regions.values()) if (parentNo !== null && found.has(parentNo)) found.add(no);
  return found;
}
