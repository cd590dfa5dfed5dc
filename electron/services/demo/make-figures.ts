import { monthPeriod, type MonthNumber } from '../../../shared/dates.ts';
import type { Store } from '../../../db/store.ts';
import { assertNever } from '../../../shared/errors.ts';
import { FIGURES, type CaseFigure, type DemoFigure, type RateFigure } from './figure-table.ts';
import { tradesIn, type DemoOutlet } from './make-outlets.ts';
import { createRandom, type Random } from './random.ts';
import type { Tempers } from './temper.ts';

/** What the figures of a month are drawn from. */
export interface FigureMonth {
  readonly seed: number;
  readonly month: MonthNumber;
  /** Months since the first one. */
  readonly age: number;
  readonly outlets: readonly DemoOutlet[];
  readonly outletNos: Int32Array;
  readonly tempers: Tempers;
}

/** Growth of all volumes from month to month. */
const GROWTH = 1.006;
/** How much each outlet is by nature above or below others in one business, as a share. */
const OWN_TRADE = 0.27;
/** Share of outlets that hand in nothing for a month. */
const SILENT = 0.003;
/** Share of volumes that are several times the usual, as after an order of a whole company, or a fraction of it. */
const OUTLIERS = 0.0015;
const SEPTEMBER = 8;

/** Writes a month's figures of all outlets that trade in it. @returns how many cells */
export function writeFigures(store: Store, importNo: number, draw: FigureMonth): number {
  const silence = createRandom(draw.seed, 'silent', draw.month);
  const reports = Uint8Array.from(draw.outlets, (outlet) => (!silence.chance(SILENT) && tradesIn(outlet, draw.month) ? 1 : 0));
  const writer = store.figures.openWriter(importNo);
  let cells = 0;
  for (const figure of FIGURES) {
    const { no } = store.figures.ensure(figure.code, figure.name, figure.unit);
    const column = writer.column(no, monthPeriod(draw.month));
    const valueOf = figureDrawer(figure, draw);
    const gaps = createRandom(draw.seed, 'gaps', figure.code, draw.month);
    for (let outlet = 0; outlet < reports.length; outlet += 1) {
      // Drawn in any case, so that one outlet's absence does not change another's figure.
      const value = valueOf(outlet);
      if (gaps.chance(figure.gaps) || reports[outlet] !== 1) continue;
      column.set(draw.outletNos[outlet] ?? 0, decimal(value, figure.places), outlet + 1);
      cells += 1;
    }
  }
  writer.finish();
  return cells;
}

/** Draws the figure of the outlets, one after the other. */
function figureDrawer(figure: DemoFigure, draw: FigureMonth): (outlet: number) => number {
  const random = createRandom(draw.seed, 'figure', figure.code, draw.month);
  const { outlets, tempers, month } = draw;
  switch (figure.kind) {
    case 'volume': {
      const level = figure.base * (figure.season[month % 12] ?? 1) * growthOf(draw.age);
      const students = month % 12 === SEPTEMBER ? figure.students : 1;
      const trades = createRandom(draw.seed, 'trade', figure.code);
      return (at) => {
        const outlet = outlets[at];
        const chance = 1 + figure.noise * random.bell();
        const odd = outlier(random);
        const trade = Math.max(0.4, 1 + OWN_TRADE * trades.bell());
        const share = Math.max(0.25, 1 + figure.perSales * (tempers.sales[at] ?? 0));
        return level * (outlet?.size ?? 1) * (outlet?.isStudentArea === true ? students : 1) * share * trade * Math.max(0.3, chance) * odd;
      };
    }
    case 'rate':
      return rateDrawer(figure, draw, random);
    case 'cases':
      return (at) => cases(figure, tempers.service[at] ?? 0, outlets[at]?.size ?? 1, random);
    case 'footfall': {
      const season = figure.season[month % 12] ?? 1;
      const places = createRandom(draw.seed, 'street');
      return (at) => {
        const outlet = outlets[at];
        const street = Math.max(0.35, 1 + 0.3 * places.bell());
        return figure.byLocation[outlet?.locationClass ?? 'C'] * street * (0.7 + 0.3 * (outlet?.size ?? 1)) * season * (1 + figure.noise * random.bell());
      };
    }
    default:
      return assertNever(figure);
  }
}

/** Each outlet has a lasting strength or weakness of its own in every mark, besides its temper. */
function rateDrawer(figure: RateFigure, { seed, month, outlets, tempers }: FigureMonth, random: Random): (outlet: number) => number {
  const lasting = createRandom(seed, 'lasting', figure.code);
  // A mark that stands keeps the chance of the month in which it was given, and follows no month's temper.
  const given = figure.standsFor === 1 ? random : createRandom(seed, 'figure', figure.code, month - (month % figure.standsFor));
  const temper = figure.standsFor === 1 ? tempers[figure.of] : null;
  const lastingShare = temper === null ? 1.1 : 0.55;
  return (at) => {
    const own = Math.abs(figure.perTemper) * lastingShare * lasting.bell();
    const size = (figure.perSize ?? 0) * ((outlets[at]?.size ?? 1) - 1);
    const value = figure.mean + figure.perTemper * (temper?.[at] ?? 0) + own + size + figure.noise * given.bell();
    return Math.min(figure.to, Math.max(figure.from, value));
  };
}

/** Up to eight cases, each as likely as the others. */
function cases(figure: CaseFigure, service: number, size: number, random: Random): number {
  const expected = Math.max(0.04, figure.mean * (0.55 + 0.45 * size) * (1 - figure.perService * service));
  let count = 0;
  for (let i = 0; i < 8; i += 1) if (random.chance(expected / 8)) count += 1;
  return count;
}

function outlier(random: Random): number {
  const drawn = random.uniform();
  if (drawn < OUTLIERS / 2) return 3 + random.below(4);
  return drawn < OUTLIERS ? 0.15 : 1;
}

function growthOf(age: number): number {
  let growth = 1;
  for (let month = 0; month < age; month += 1) growth *= GROWTH;
  return growth;
}

/** With exactly `places` decimals, from 0. */
function decimal(value: number, places: number): string {
  const factor = places === 0 ? 1 : places === 1 ? 10 : 100;
  const units = String(Math.max(0, Math.round(value * factor)));
  if (places === 0) return units;
  const padded = units.padStart(places + 1, '0');
  return `${padded.slice(0, -places)}.${padded.slice(-places)}`;
}
