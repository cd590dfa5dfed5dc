import { add, fromInteger, rational, ZERO, type Rational } from '../exact/rational.ts';
import { isScoredKind, type Checklist, type Section } from './checklist.ts';
import { itemRange } from './item-range.ts';
import { exactNumber, pointsScaleFor } from './points-scale.ts';

/** What a checklist can really give. */
export interface ActualMaximum {
  /** Of the whole: the points of all sections; with section weights the sum of those; mode `mean`: 100; mode `deduct`: the base. */
  readonly whole: Rational;
  /** The best answers' points of each section, by place. */
  readonly sections: readonly Rational[];
}

/** The maxima that the items add up to, bonus items left out, conditions and dates taken as met. */
export function actualMaximum(checklist: Checklist): ActualMaximum {
  const scale = pointsScaleFor(checklist);
  const sections = checklist.sections.map((section) => rational(bestOf(section, (item) => itemRange(item, scale).best), scale.perPoint));
  return { whole: wholeOf(checklist, sections), sections };
}

function bestOf(section: Section, best: (item: Section['items'][number]) => bigint): bigint {
  return section.items.reduce((sum, item) => {
    const points = item.bonus === true || !isScoredKind(item.kind) ? 0n : best(item);
    return points > 0n ? sum + points : sum;
  }, 0n);
}

function wholeOf(checklist: Checklist, sections: readonly Rational[]): Rational {
  switch (checklist.mode) {
    case 'mean':
      return fromInteger(100);
    case 'deduct':
      return exactNumber(checklist.base ?? 100);
    case 'points':
      return sections.reduce(add, ZERO);
    case 'ratio': {
      const weights = checklist.sections.flatMap(({ weight }) => (weight === undefined ? [] : [exactNumber(weight)]));
      return (weights.length > 0 ? weights : sections).reduce(add, ZERO);
    }
  }
}
