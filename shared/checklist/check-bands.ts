import type { Problem } from '../errors.ts';
import { add, compare, div, fromInteger, ONE, parseNumber, sub, toExactText, type Rational } from '../exact/rational.ts';
import type { ChecklistNumber, Range } from './checklist.ts';
import { fault, warning } from './problems.ts';
import { isInRange, resolveRanges } from './range.ts';

/** What the numbers of a list of bands are known to be. */
export interface BandUse {
  /** Numbers that can occur; left out: not known, so that gaps are not looked for. */
  readonly domain?: { readonly from?: ChecklistNumber; readonly to?: ChecklistNumber };
  /** Something is said for numbers in no band. */
  readonly otherwise: boolean;
}

/**
 * Faults of a list of bands: an end stated twice (error); an empty or unreachable band, bands with two ends that overlap, a gap
 * in the domain (warnings: real forms have them, and the first band that holds decides).
 */
export function checkBands(bands: readonly Range[], use: BandUse, path: string): readonly Problem[] {
  const problems = bands.flatMap((band, at) => endsStatedTwice(band, `${path}[${at}]`));
  if (problems.length > 0) return problems;
  const ranges = resolveRanges(bands);
  const probes = probesFor(bands, use);
  const holders = probes.map((probe) => ranges.flatMap((range, at) => (isInRange(probe, range) ? [at] : [])));
  for (const [at, range] of ranges.entries()) {
    const place = `${path}[${at}]`;
    if (!holders.some((held) => held.includes(at))) problems.push(warning(place, 'checklist/band-empty', { row: at + 1 }));
    else if (!holders.some((held) => held[0] === at)) problems.push(warning(place, 'checklist/band-unreachable', { row: at + 1 }));
    if (range.lower === null || range.upper === null) continue;
    const other = ranges.findIndex(
      (earlier, before) =>
        before < at && earlier.lower !== null && earlier.upper !== null && holders.some((held) => held.includes(at) && held.includes(before)),
    );
    if (other >= 0) problems.push(warning(place, 'checklist/band-overlap', { row: at + 1, other: other + 1 }));
  }
  if (use.domain !== undefined && !use.otherwise) {
    const gap = probes.find((probe, at) => holders[at]?.length === 0 && isInDomain(probe, use.domain ?? {}));
    if (gap !== undefined) problems.push(warning(path, 'checklist/band-gap', { value: toExactText(gap) }));
  }
  return problems;
}

function endsStatedTwice(band: Range, path: string): Problem[] {
  const lower = [band.from, band.atLeast, band.above].filter((end) => end !== undefined).length;
  const upper = [band.to, band.atMost, band.below].filter((end) => end !== undefined).length;
  return lower > 1 || upper > 1 ? [fault(path, 'checklist/band-end-twice')] : [];
}

/** Every end, a number between each two neighbours and one beyond each side: no band can tell others apart. */
function probesFor(bands: readonly Range[], { domain }: BandUse): readonly Rational[] {
  const stated = [...bands.flatMap((band) => [band.from, band.to, band.atLeast, band.above, band.atMost, band.below]), domain?.from, domain?.to];
  const ends = stated
    .flatMap((end) => {
      const value = end === undefined ? null : parseNumber(end);
      return value === null ? [] : [value];
    })
    .sort(compare);
  const [first, last] = [ends[0] ?? ONE, ends.at(-1) ?? ONE];
  const between = ends.flatMap((end, at) => {
    const next = ends[at + 1];
    return next === undefined || compare(end, next) === 0 ? [end] : [end, div(add(end, next), fromInteger(2))];
  });
  return [sub(first, ONE), ...between, add(last, ONE)];
}

function isInDomain(probe: Rational, { from, to }: NonNullable<BandUse['domain']>): boolean {
  const [lower, upper] = [from === undefined ? null : parseNumber(from), to === undefined ? null : parseNumber(to)];
  return (lower === null || compare(probe, lower) >= 0) && (upper === null || compare(probe, upper) <= 0);
}
