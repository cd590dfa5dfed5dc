import { AppError } from '../errors.ts';
import { greatestCommonDivisor, parseNumber, rational, type Rational } from '../exact/rational.ts';
import { itemsOf, type Checklist, type ChecklistNumber, type Item } from './checklist.ts';

/** Most decimals of points that an auditor types (`score` items). */
export const TYPED_DECIMALS = 6;

/**
 * All points of a checklist as whole numbers of one common fraction, so that scoring adds whole numbers only.
 *
 * One point is `perPoint` units.
 */
export interface PointsScale {
  readonly perPoint: bigint;
  /** Units of a stated number. */
  toUnits(stated: ChecklistNumber): bigint;
  /** The points of a number of units, in lowest terms; remembered, as the same few come again and again. */
  toPoints(units: bigint): Rational;
}

export function pointsScaleFor(checklist: Checklist): PointsScale {
  let perPoint = 1n;
  for (const item of itemsOf(checklist)) {
    for (const { stated, parts } of statedPoints(item)) {
      perPoint = leastCommonMultiple(perPoint, exactNumber(stated).den * parts);
    }
  }
  const known = new Map<bigint, Rational>();
  return {
    perPoint,
    toUnits: (stated) => {
      const value = exactNumber(stated);
      return (value.num * perPoint) / value.den;
    },
    toPoints: (units) => {
      const found = known.get(units);
      if (found !== undefined) return found;
      const points = rational(units, perPoint);
      if (known.size < 10_000) known.set(units, points);
      return points;
    },
  };
}

/** The exact value of a number of a parsed checklist. @throws {AppError} `checklist/number-invalid` when it is none. */
export function exactNumber(stated: ChecklistNumber): Rational {
  const value = parseNumber(stated);
  if (value === null) throw new AppError('checklist/number-invalid', { value: stated });
  return value;
}

/** Whole numbers in the proportion of the given weights. */
export function wholeWeights(weights: readonly ChecklistNumber[]): readonly bigint[] {
  const exact = weights.map(exactNumber);
  const common = exact.reduce((multiple, { den }) => leastCommonMultiple(multiple, den), 1n);
  return exact.map(({ num, den }) => (num * common) / den);
}

/** Every number of an item that counts points; `parts`: into how many equal parts its answers cut it. */
function statedPoints(item: Item): readonly { stated: ChecklistNumber; parts: bigint }[] {
  const whole = (stated: ChecklistNumber | undefined) => (stated === undefined ? [] : [{ stated, parts: 1n }]);
  switch (item.kind) {
    case 'passFail':
    case 'allOf':
      return whole(item.points);
    case 'scale':
      return [{ stated: item.points, parts: BigInt(item.steps) }];
    case 'score':
      return [...whole(item.points), { stated: '1', parts: 10n ** BigInt(TYPED_DECIMALS) }];
    case 'choice':
      return [
        ...whole(item.points),
        ...item.options.flatMap((option) => [
          ...whole(option.points),
          ...whole(option.possible),
          ...whole(option.repeatPoints),
        ]),
      ];
    case 'multi':
      return [...whole(item.points), ...item.options.flatMap((option) => whole(option.points))];
    case 'count':
      return [...whole(item.points), ...whole(item.limit), ...item.faults.flatMap((fault) => whole(fault.points))];
    case 'additive':
      return [...whole(item.points), ...whole(item.none), ...item.parts.flatMap((part) => whole(part.points))];
    case 'measure':
      return [...whole(item.points), ...whole(item.otherwise), ...item.bands.flatMap((band) => whole(band.points))];
    case 'flag':
    case 'text':
    case 'photo':
    case 'time':
      return [];
  }
}

function leastCommonMultiple(a: bigint, b: bigint): bigint {
  return (a / greatestCommonDivisor(a, b)) * b;
}
