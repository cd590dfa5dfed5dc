import { v7 as uuid } from 'uuid';
import type { OutletFacts } from '../../../db/repositories/outlet-repository.ts';
import { BEGINNING } from '../../../db/repositories/region-repository.ts';
import type { Store } from '../../../db/store.ts';
import { monthOf, type IsoDate, type MonthNumber } from '../../../shared/dates.ts';
import type { OutletId } from '../../../shared/ids.ts';
import type { OutletStatus } from '../../../shared/outlet/outlet.ts';
import { dayOf, type DemoOutlet, type DemoWindow } from './make-outlets.ts';

/** The attributes that the telecom scheme reads. */
const ATTRIBUTES = [
  { code: 'location_class', name: '地理位置类别', type: 'text' },
  { code: 'floor_area', name: '营业面积（平方米）', type: 'number' },
  { code: 'years_open', name: '经营年限（年）', type: 'number' },
] as const;

/** Stores regions, attributes and outlets with their dated facts. @returns the outlets' numbers, in their order */
export function storeOutlets(store: Store, outlets: readonly DemoOutlet[], window: DemoWindow): Int32Array {
  for (const attribute of ATTRIBUTES) store.attributes.ensure(attribute);
  const regionNos = new Map<string, number>();
  return Int32Array.from(outlets, (outlet) => {
    const key = outlet.regionPath.join('/');
    const regionNo = regionNos.get(key) ?? store.regions.ensurePath(outlet.regionPath).no;
    regionNos.set(key, regionNo);
    const { code, openedOn, closedOn } = outlet;
    const no = store.outlets.insert({
      id: uuid() as OutletId,
      code,
      openedOn,
      closedOn,
      frozen: false,
      ...factsOn(outlet, regionNo, dayOf(window.first, 1), window),
    }, BEGINNING);
    for (const day of changeDays(outlet, window)) store.outlets.dateFacts(no, factsOn(outlet, regionNo, day, window), day);
    return no;
  });
}

/** Attributes as they stand in a month: years are counted when the window begins, then each January. */
export function attributesIn(outlet: DemoOutlet, month: MonthNumber, window: DemoWindow): Readonly<Record<string, string>> {
  const counted = Math.max(window.first, month - (month % 12));
  const years = Math.max(0, Math.floor((counted - monthOf(outlet.openedOn)) / 12));
  return { location_class: outlet.locationClass, floor_area: String(outlet.floorArea), years_open: String(years) };
}

/** The days within the window from which other facts hold than before. */
function changeDays({ openedOn, closedOn, suspended }: DemoOutlet, { first, last }: DemoWindow): readonly IsoDate[] {
  const months = Array.from({ length: last - first }, (_, index) => first + 1 + index);
  const days = months.filter((month) => month % 12 === 0 && monthOf(openedOn) < month).map((month) => dayOf(month, 1));
  if (suspended !== null) days.push(dayOf(suspended.from, 1));
  if (suspended !== null && suspended.until !== null) days.push(dayOf(suspended.until, 1));
  if (closedOn !== null) days.push(closedOn);
  return [...new Set(days)].filter((day) => closedOn === null || day <= closedOn);
}

function factsOn(outlet: DemoOutlet, regionNo: number, day: IsoDate, window: DemoWindow): OutletFacts {
  const { name, type, ownership, class: outletClass } = outlet;
  const attributes = attributesIn(outlet, monthOf(day), window);
  return { name, type, ownership, class: outletClass, regionNo, status: statusOn(outlet, day), attributes };
}

function statusOn({ closedOn, suspended }: DemoOutlet, day: IsoDate): OutletStatus {
  if (closedOn !== null && day >= closedOn) return 'closed';
  const month = monthOf(day);
  const isSuspended = suspended !== null && month >= suspended.from && (suspended.until === null || month < suspended.until);
  return isSuspended ? 'suspended' : 'open';
}
