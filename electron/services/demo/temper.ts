import type { TemperPart } from './figure-table.ts';
import { createRandom } from './random.ts';

/** How well each outlet does in a month: about standard deviations from the middle of the province. */
export type Tempers = Readonly<Record<TemperPart, Float64Array>>;

const PARTS: readonly TemperPart[] = ['sales', 'service', 'care'];
/** What the parts of one outlet have in common, and what each has for itself; the squares make about 1. */
const COMMON = 0.78;
const OWN = 0.62;
/** How much of a month's standing is left in the next; the drawn rest keeps the spread as it is. */
const COMMON_KEPT = 0.975;
const OWN_KEPT = 0.94;
const restOf = (kept: number): number => Math.sqrt(1 - kept * kept);

/**
 * Tempers that wander slowly from month to month. Each call goes one month on; call it for every month.
 */
export function createTempers(seed: number, outlets: number): () => Tempers {
  const start = createRandom(seed, 'temper');
  const drawnColumn = (): Float64Array => Float64Array.from({ length: outlets }, start.bell);
  const common = drawnColumn();
  const own = PARTS.map(drawnColumn);
  let month = 0;
  return () => {
    if (month > 0) {
      const random = createRandom(seed, 'temper', month);
      wander(common, COMMON_KEPT, random.bell);
      for (const column of own) wander(column, OWN_KEPT, random.bell);
    }
    month += 1;
    const mixed = own.map((column) => column.map((value, outlet) => OWN * value + COMMON * (common[outlet] ?? 0)));
    const [sales, service, care] = mixed;
    if (sales === undefined || service === undefined || care === undefined) throw new RangeError('Three parts were expected');
    return { sales, service, care };
  };
}

function wander(column: Float64Array, kept: number, bell: () => number): void {
  const rest = restOf(kept);
  for (let outlet = 0; outlet < column.length; outlet += 1) column[outlet] = kept * (column[outlet] ?? 0) + rest * bell();
}
