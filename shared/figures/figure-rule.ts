/**
 * When a figure is striking against its outlet's own past: the last `periods` periods of the same kind before it.
 *
 * The usual spread is the largest of 1.4826 x MAD (median absolute deviation from the median; the factor makes it the
 * standard deviation of a normal distribution), `floorPercent` of the median, and one step of the figure's decimals. So a
 * past that never moved does not make the smallest change striking.
 */
export interface FigureRule {
  /** Earlier periods looked at, 3 to 36. */
  readonly periods: number;
  /** Values that must be among them, 3 to `periods`; with fewer nothing is said. */
  readonly least: number;
  /** Outlier: further from the median than so many spreads, above 0 to 100. */
  readonly spreads: number;
  /** Least spread in percent of the median, 0 to 100. */
  readonly floorPercent: number;
  /** Jump: changed against the period before by more than so many percent, above 0 to 10,000 … */
  readonly jumpPercent: number;
  /** … and by more than so many spreads, 0 to 100. */
  readonly jumpSpreads: number;
}

export const FIGURE_RULE: FigureRule = { periods: 12, least: 4, spreads: 6, floorPercent: 5, jumpPercent: 50, jumpSpreads: 4 };

const RANGES: Readonly<Record<keyof FigureRule, readonly [number, number]>> = {
  periods: [3, 36],
  least: [3, 36],
  spreads: [0.1, 100],
  floorPercent: [0, 100],
  jumpPercent: [1, 10_000],
  jumpSpreads: [0, 100],
};

/** The first part of a rule that is out of its range, with the range; null: the rule holds. */
export function ruleFault(rule: FigureRule): { readonly part: keyof FigureRule; readonly from: number; readonly to: number } | null {
  for (const part of Object.keys(RANGES) as (keyof FigureRule)[]) {
    const [from, to] = RANGES[part];
    const most = part === 'least' ? rule.periods : to;
    const isWhole = part !== 'periods' && part !== 'least' ? true : Number.isInteger(rule[part]);
    if (!Number.isFinite(rule[part]) || !isWhole || rule[part] < from || rule[part] > most) return { part, from, to: most };
  }
  return null;
}

/** What a value's past says of it. All numbers in the unit of the values given. */
export interface FigureFinding {
  /** How many earlier values were looked at. */
  readonly count: number;
  readonly median: number;
  readonly spread: number;
  /** |value - median| / spread. */
  readonly times: number;
  readonly isOutlier: boolean;
  /** The value of the period before; null: there is none. */
  readonly previous: number | null;
  /** Change against `previous` in percent, with its sign; null: none, or it was 0. */
  readonly percent: number | null;
  readonly isJump: boolean;
}

/**
 * Compares a value with its outlet's own past.
 *
 * @param past newest first, the period before the value's at 0; NaN: missing
 * @param step one step of the figure's decimals, above 0
 * @returns null: the past is too short to say
 */
export function judgeFigure(value: number, past: readonly number[], step: number, rule: FigureRule): FigureFinding | null {
  const known = past.slice(0, rule.periods).filter((each) => !Number.isNaN(each));
  if (known.length < rule.least) return null;
  const median = medianOf(known);
  const mad = medianOf(known.map((each) => Math.abs(each - median)));
  const spread = Math.max(NORMAL_FACTOR * mad, (rule.floorPercent / 100) * Math.abs(median), step);
  const times = Math.abs(value - median) / spread;
  const before = past[0] ?? NaN;
  const previous = Number.isNaN(before) ? null : before;
  const percent = previous === null || previous === 0 ? null : ((value - previous) * 100) / Math.abs(previous);
  const isJump = previous !== null && percent !== null && Math.abs(percent) > rule.jumpPercent && Math.abs(value - previous) > rule.jumpSpreads * spread;
  return { count: known.length, median, spread, times, isOutlier: times > rule.spreads, previous, percent, isJump };
}

const NORMAL_FACTOR = 1.4826;

/** The middle value, of an even number the mean of the two in the middle. */
function medianOf(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}
