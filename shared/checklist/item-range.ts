import type { AdditiveItem, ChoiceItem, Item, MeasureItem, MultiItem } from './checklist.ts';
import type { PointsScale } from './points-scale.ts';

/** What an item offers, in units: `possible` as a rule, the best and the worst that an answer gains. */
export interface ItemRange {
  readonly possible: bigint;
  readonly best: bigint;
  readonly worst: bigint;
}

/** Points possible, best and worst gain of an item. GRADING.md section 3, "Possible". */
export function itemRange(item: Item, scale: PointsScale): ItemRange {
  const units = scale.toUnits;
  switch (item.kind) {
    case 'passFail':
    case 'scale':
    case 'allOf':
    case 'score':
      return { possible: units(item.points), best: units(item.points), worst: 0n };
    case 'choice': {
      const points = item.options.map((option) => units(option.points));
      return range(item, greatest(points), least(points), scale);
    }
    case 'multi': {
      const points = item.options.map((option) => units(option.points));
      return range(item, sum(points.filter((value) => value > 0n)), sum(points.filter((value) => value < 0n)), scale);
    }
    case 'count': {
      const possible = item.points === undefined ? 0n : units(item.points);
      const limit = item.limit === undefined ? null : units(item.limit);
      if (item.points === undefined) return { possible, best: 0n, worst: limit === null ? 0n : -limit };
      return { possible, best: possible, worst: limit === null || limit > possible ? 0n : possible - limit };
    }
    case 'additive': {
      const parts = item.parts.map((part) => units(part.points));
      const none = item.none === undefined ? 0n : units(item.none);
      return range(item, greatest([sum(parts), none]), 0n, scale, sum(parts));
    }
    case 'measure': {
      const points = item.bands.map((band) => units(band.points));
      if (item.otherwise !== undefined) points.push(units(item.otherwise));
      return range(item, greatest(points), least(points), scale);
    }
    case 'flag':
    case 'text':
    case 'photo':
    case 'time':
      return { possible: 0n, best: 0n, worst: 0n };
  }
}

function range(
  item: ChoiceItem | MultiItem | AdditiveItem | MeasureItem,
  best: bigint,
  worst: bigint,
  scale: PointsScale,
  unstated: bigint = best,
): ItemRange {
  const possible = item.points === undefined ? (unstated > 0n ? unstated : 0n) : scale.toUnits(item.points);
  return { possible, best: item.points !== undefined && best > possible ? possible : best, worst };
}

function sum(values: readonly bigint[]): bigint {
  return values.reduce((total, value) => total + value, 0n);
}

function greatest(values: readonly bigint[]): bigint {
  return values.reduce((best, value) => (value > best ? value : best), values[0] ?? 0n);
}

function least(values: readonly bigint[]): bigint {
  return values.reduce((worst, value) => (value < worst ? value : worst), values[0] ?? 0n);
}
