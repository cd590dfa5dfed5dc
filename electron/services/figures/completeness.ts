import type { Store } from '../../../db/store.ts';
import type { CompletenessByPeriod, CompletenessByRegion, CompletenessRow, FigureNaming } from '../../../shared/contract/figure-calls.ts';
import { shiftPeriod, type PeriodId } from '../../../shared/dates.ts';
import type { RegionId } from '../../../shared/ids.ts';
import type { ServiceContext } from '../service-context.ts';
import { outletTest, sheetOutlets, type SheetOutlet } from './figure-outlets.ts';

const PERIODS = 12;

/** How many of the outlets open at the period's end have each figure, in all and region by region. */
export function completenessByRegion({ store }: Pick<ServiceContext, 'store'>, { period }: { readonly period: PeriodId }): CompletenessByRegion {
  const { open, regions } = sheetOutlets(store, period);
  const figures = store.figures.list();
  const present = presence(store, period, open);
  const counts = new Map<number | null, { outlets: number; withValue: number[] }>();
  const countOf = (regionNo: number | null): { outlets: number; withValue: number[] } => {
    const known = counts.get(regionNo) ?? { outlets: 0, withValue: figures.map(() => 0) };
    counts.set(regionNo, known);
    return known;
  };
  for (const [row, { regionNo }] of open.entries()) {
    const above: (number | null)[] = [null];
    for (let no = regionNo; no !== null; no = regions.get(no)?.parentNo ?? null) above.push(no);
    for (const no of above) {
      const count = countOf(no);
      count.outlets += 1;
      present.forEach((column, i) => void (count.withValue[i] = (count.withValue[i] ?? 0) + (column[row] ?? 0)));
    }
  }
  const nodes = [...regions.values()].filter(({ no }) => counts.has(no)).toSorted((a, b) => (pathKey(a.codes) < pathKey(b.codes) ? -1 : 1));
  const total: CompletenessRow = { regionId: null, parentId: null, name: '', level: -1, ...countOf(null) };
  const rows = nodes.map((node): CompletenessRow => ({
    regionId: node.id,
    parentId: node.parentNo === null ? null : (regions.get(node.parentNo)?.id ?? null),
    name: node.name,
    level: node.level,
    ...countOf(node.no),
  }));
  return { figures: figures.map(toNaming), rows: [total, ...rows] };
}

/** How many of the outlets open at the end of each of the last 12 periods have each figure. @throws {AppError} `outlet/region-not-found` */
export function completenessByPeriod({ store }: Pick<ServiceContext, 'store'>, { period, regionId }: { readonly period: PeriodId; readonly regionId?: RegionId }): CompletenessByPeriod {
  const figures = store.figures.list();
  const periods = Array.from({ length: PERIODS }, (_, i) => shiftPeriod(period, i - PERIODS + 1)).map((each) => {
    const sheet = sheetOutlets(store, each);
    const open = sheet.open.filter(outletTest(store, sheet, regionId === undefined ? {} : { regionId }));
    return { period: each, outlets: open.length, withValue: presence(store, each, open).map((column) => column.reduce((sum, has) => sum + has, 0)) };
  });
  return { figures: figures.map(toNaming), periods };
}

/** By figure: 1 where the outlet has it in the period. */
function presence(store: Store, period: PeriodId, outlets: readonly SheetOutlet[]): readonly Uint8Array[] {
  const nos = Int32Array.from(outlets, ({ no }) => no);
  return store.figures.list().map(({ no }) => Uint8Array.from(store.figures.readColumn(no, period, nos).units, (units) => (Number.isNaN(units) ? 0 : 1)));
}

function toNaming({ code, name, unit }: { readonly code: string; readonly name: string; readonly unit: string | null }): FigureNaming {
  return { figure: code, name, unit };
}

/** Parents before what lies under them. */
function pathKey(codes: readonly string[]): string {
  return codes.join('\u0001');
}
