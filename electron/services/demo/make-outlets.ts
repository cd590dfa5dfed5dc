import { monthOf, monthPeriod, type IsoDate, type MonthNumber } from '../../../shared/dates.ts';
import type { Ownership } from '../../../shared/outlet/outlet.ts';
import { CITIES, isStudentArea, PROVINCE, ROADS } from './province.ts';
import { createRandom, type Random } from './random.ts';

/** An outlet of the made-up province with what its figures and visits are drawn from. */
export interface DemoOutlet {
  readonly code: string;
  readonly name: string;
  /** Names of province, city, district and area. */
  readonly regionPath: readonly string[];
  readonly ownership: Ownership;
  readonly type: string;
  readonly class: string;
  readonly openedOn: IsoDate;
  /** The first day on which it is open no more; null: it stays open. */
  readonly closedOn: IsoDate | null;
  /** First month out of use, and the month of return (null: not yet). */
  readonly suspended: { readonly from: MonthNumber; readonly until: MonthNumber | null } | null;
  readonly locationClass: 'A' | 'B' | 'C' | 'D';
  /** Square metres. */
  readonly floorArea: number;
  /** Business volume; 1 is a middling shop. */
  readonly size: number;
  readonly isStudentArea: boolean;
  /** Has no queue system, no reception desk and the like. */
  readonly isSmall: boolean;
}

/** Months of the figures, both included. */
export interface DemoWindow {
  readonly first: MonthNumber;
  readonly last: MonthNumber;
}

interface ShopKind {
  readonly ownership: Ownership;
  readonly type: string;
  /** What the outlet's name ends with. */
  readonly ending: string;
  readonly weight: number;
  /** Weights of CLASSES. */
  readonly classes: readonly number[];
  readonly sizeFactor: number;
  readonly areaFactor: number;
}

const CLASSES = [
  { name: '旗舰店', size: 2.6, area: 420 },
  { name: '一级厅', size: 1.8, area: 240 },
  { name: '二级厅', size: 1.25, area: 140 },
  { name: '三级厅', size: 0.85, area: 85 },
  { name: '四级厅', size: 0.55, area: 45 },
] as const;

const KINDS: readonly ShopKind[] = [
  { ownership: 'own', type: '营业厅', ending: '营业厅', weight: 28, classes: [5, 18, 32, 30, 15], sizeFactor: 1.2, areaFactor: 1.1 },
  { ownership: 'partner', type: '营业厅', ending: '合作营业厅', weight: 14, classes: [0, 8, 30, 38, 24], sizeFactor: 1, areaFactor: 1 },
  { ownership: 'partner', type: '专营店', ending: '专营店', weight: 24, classes: [0, 6, 26, 42, 26], sizeFactor: 0.95, areaFactor: 0.8 },
  { ownership: 'agent', type: '专营店', ending: '通信专营店', weight: 10, classes: [0, 0, 16, 42, 42], sizeFactor: 0.8, areaFactor: 0.7 },
  { ownership: 'agent', type: '代办点', ending: '代办点', weight: 24, classes: [0, 0, 4, 30, 66], sizeFactor: 0.6, areaFactor: 0.45 },
];

const LOCATIONS = ['A', 'B', 'C', 'D'] as const;
const YEARS_BACK = 18;
/** One outlet in so many opens within the window, closes, or is suspended; the first one never. */
const OPENS_EVERY = 41;
const CLOSES_EVERY = 97;
const SUSPENDED_EVERY = 103;

/** The outlets, in the order in which they were thought up. The same seed gives the same ones. */
export function makeOutlets(seed: number, count: number, window: DemoWindow): readonly DemoOutlet[] {
  const random = createRandom(seed, 'outlets');
  const used = new Map<string, number>();
  const numbers = new Map<string, number>();
  const next = (counts: Map<string, number>, key: string): number => {
    const number = (counts.get(key) ?? 0) + 1;
    counts.set(key, number);
    return number;
  };
  return Array.from({ length: count }, (_, place) => {
    const city = drawn(random, CITIES);
    const district = drawn(random, city.districts);
    const areaPlace = random.weighted([36, 28, 21, 15]);
    const area = district.areas[areaPlace] ?? '';
    const kind = drawn(random, KINDS);
    const shopClass = CLASSES[random.weighted(kind.classes)] ?? CLASSES[3];
    const isCounty = district.name.endsWith('县');
    const location = LOCATIONS[Math.min(3, Math.max(0, areaPlace + (isCounty ? 1 : 0) + random.weighted([22, 48, 30]) - 1))] ?? 'D';
    const road = random.pick(ROADS);
    const same = next(used, `${district.name}${road}${kind.ending}`);
    const house = same === 1 ? '' : `${same * 10 + random.below(9)}号`;
    const letters = `${city.letters}-${district.letters}`;
    return {
      code: `${letters}-${String(next(numbers, letters)).padStart(4, '0')}`,
      name: `${district.name}${road}${house}${kind.ending}`,
      regionPath: [PROVINCE, city.name, district.name, area],
      ownership: kind.ownership,
      type: kind.type,
      class: shopClass.name,
      locationClass: location,
      floorArea: Math.max(12, Math.round(shopClass.area * kind.areaFactor * (1 + 0.18 * random.bell()))),
      size: shopClass.size * kind.sizeFactor * (1.15 - 0.1 * LOCATIONS.indexOf(location)) * (1 + 0.16 * random.bell()),
      isStudentArea: isStudentArea(area),
      isSmall: kind.type === '代办点' || shopClass.name === '四级厅',
      ...drawLife(random, place, window),
    };
  });
}

function drawLife(random: Random, place: number, window: DemoWindow): Pick<DemoOutlet, 'openedOn' | 'closedOn' | 'suspended'> {
  const months = window.last - window.first + 1;
  const opensLate = place % OPENS_EVERY === OPENS_EVERY - 1;
  const opened = opensLate ? window.first + random.below(months) : window.first - 2 - random.below(YEARS_BACK * 12);
  const openedOn = dayOf(opened, 1 + random.below(28));
  const closes = !opensLate && place % CLOSES_EVERY === CLOSES_EVERY - 1;
  const pauses = !opensLate && !closes && place % SUSPENDED_EVERY === SUSPENDED_EVERY - 1;
  const left = window.first + 1 + random.below(Math.max(1, months - 1));
  const returns = random.chance(0.5) && left + 3 <= window.last;
  return {
    openedOn,
    closedOn: closes ? dayOf(left, 1 + random.below(28)) : null,
    suspended: pauses ? { from: left, until: returns ? left + 3 : null } : null,
  };
}

/** Whether the outlet trades through the whole month, so that it has figures and can be visited. */
export function tradesIn(outlet: DemoOutlet, month: MonthNumber): boolean {
  if (monthOf(outlet.openedOn) >= month) return false;
  if (outlet.closedOn !== null && monthOf(outlet.closedOn) <= month) return false;
  const { suspended } = outlet;
  return suspended === null || month < suspended.from || (suspended.until !== null && month >= suspended.until);
}

/** A day of a month; `day` counts from 1. */
export function dayOf(month: MonthNumber, day: number): IsoDate {
  return `${monthPeriod(month)}-${String(day).padStart(2, '0')}` as IsoDate;
}

function drawn<T extends { readonly weight: number }>(random: Random, list: readonly T[]): T {
  const item = list[random.weighted(list.map(({ weight }) => weight))];
  if (item === undefined) throw new RangeError('Nothing to draw from');
  return item;
}
