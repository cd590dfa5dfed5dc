import { div, HUNDRED, mul, parseNumber, rational } from '../exact/rational.ts';
import { ceilOf } from '../exact/whole.ts';
import { compareCodePoints } from '../grading/text-columns.ts';
import type { DrawSize, OutletChoice, PlannableOutlet, StratumKey, WavePlan, WaveRule } from './wave.ts';

/** A hash of a text as lower-case hex, SHA-256 in the program; anybody can check a draw with a tool of their own. */
export type HashOf = (text: string) => string;

/** One stratum of a rule, with what was drawn from it. */
export interface DrawnStratum {
  /** Place of the rule in the plan. */
  readonly rule: number;
  /** Its keys' values, such as `LZ|hall`; `*` is a rule's whole choice. */
  readonly name: string;
  readonly outlets: number;
  /** Codes of the outlets drawn, in the order of the draw. */
  readonly drawn: readonly string[];
}

/** The text whose hash orders the outlets of a draw. */
export function drawKey(seed: string, outletCode: string): string {
  return `${seed}|${outletCode}`;
}

/**
 * Draws the outlets of a wave. In each stratum the outlets are put in the order of the hash of seed and outlet code, and
 * the first ones are taken; so a draw does not depend on the order of the list, and can be repeated by anybody who has the
 * seed. A stated number is shared out over the strata in proportion to their outlets, the largest remainders first.
 */
export function drawOutlets(plan: Pick<WavePlan, 'seed' | 'rules' | 'strata'>, outlets: readonly PlannableOutlet[], hashOf: HashOf): readonly DrawnStratum[] {
  const chosen = plan.rules.map((): PlannableOutlet[] => []);
  for (const outlet of outlets) {
    const rule = plan.rules.findIndex(({ where }) => matches(outlet, where));
    chosen[rule]?.push(outlet);
  }
  return plan.rules.flatMap((rule, place) => drawRule(rule, place, chosen[place] ?? [], plan, hashOf));
}

/** Whether an outlet is of a rule's choice. */
export function matches(outlet: PlannableOutlet, where: OutletChoice): boolean {
  const isIn = (list: readonly string[] | undefined, value: string | null): boolean => list === undefined || (value !== null && list.includes(value));
  const isInRegion = where.regions === undefined || outlet.regions.some((code) => where.regions?.includes(code) === true);
  return isIn(where.levels, outlet.level) && isIn(where.types, outlet.type) && isIn(where.classes, outlet.class) && isIn(where.ownerships, outlet.ownership) && isInRegion;
}

function drawRule(rule: WaveRule, place: number, outlets: readonly PlannableOutlet[], { seed, strata }: Pick<WavePlan, 'seed' | 'strata'>, hashOf: HashOf): readonly DrawnStratum[] {
  const byName = new Map<string, PlannableOutlet[]>();
  for (const outlet of outlets) {
    const name = stratumOf(outlet, strata);
    byName.set(name, [...(byName.get(name) ?? []), outlet]);
  }
  const names = [...byName.keys()].sort(compareCodePoints);
  const sizes = sizesOf(rule.draw, names.map((name) => byName.get(name)?.length ?? 0));
  return names.map((name, index) => {
    const members = byName.get(name) ?? [];
    return { rule: place, name, outlets: members.length, drawn: inDrawOrder(members, seed, hashOf).slice(0, sizes[index]) };
  });
}

function inDrawOrder(outlets: readonly PlannableOutlet[], seed: string, hashOf: HashOf): readonly string[] {
  const keyed = outlets.map(({ code }) => ({ code, hash: hashOf(drawKey(seed, code)) }));
  keyed.sort((a, b) => compareCodePoints(a.hash, b.hash) || compareCodePoints(a.code, b.code));
  return keyed.map(({ code }) => code);
}

function stratumOf(outlet: PlannableOutlet, strata: readonly StratumKey[]): string {
  if (strata.length === 0) return '*';
  return strata.map((key) => (typeof key === 'object' ? outlet.regions[key.region] : outlet[key]) ?? '-').join('|');
}

/** How many are drawn from strata of these sizes. */
export function sizesOf(draw: DrawSize, strata: readonly number[]): readonly number[] {
  if (draw === 'all') return strata;
  if ('countPerStratum' in draw) return strata.map((size) => Math.min(size, draw.countPerStratum));
  if ('percent' in draw) return strata.map((size) => Math.min(size, shareUp(size, draw.percent)));
  return shareOut(draw.count, strata);
}

/** The share in percent, up to the next whole outlet; exact, for 14.2 % of 500 are 71. */
function shareUp(size: number, percent: number): number {
  const share = parseNumber(percent);
  if (share === null) throw new RangeError(`No share: ${percent}`);
  return Number(ceilOf(div(mul(rational(BigInt(size)), share), HUNDRED)));
}

/** Shares a number out in proportion, by the largest remainders; equal remainders: the earlier stratum. */
function shareOut(count: number, strata: readonly number[]): readonly number[] {
  const all = strata.reduce((sum, size) => sum + size, 0);
  if (count >= all) return strata;
  const shares = strata.map((size) => Math.floor((count * size) / all));
  const rest = count - shares.reduce((sum, share) => sum + share, 0);
  const byRemainder = strata.map((size, place) => ({ place, remainder: (count * size) % all }));
  byRemainder.sort((a, b) => b.remainder - a.remainder || a.place - b.place);
  const lifted = new Set(byRemainder.slice(0, rest).map(({ place }) => place));
  return shares.map((share, place) => share + (lifted.has(place) ? 1 : 0));
}
