import { itemsOf } from '../checklist/checklist.ts';
import { compileChecklist } from '../checklist/compile-checklist.ts';
import { scoreCompiled } from '../checklist/score-visit.ts';
import type { VisitScore } from '../checklist/visit-score.ts';
import type { ComparedItem } from '../contract/review-calls.ts';
import { toExactText, type Rational } from '../exact/rational.ts';
import { photoCounts } from '../visit/photo-counts.ts';
import type { VisitDetail } from '../visit/visit.ts';
import { agreementOf, type Agreement } from './kappa.ts';
import { outcomeClasses } from './outcome-class.ts';

/** Two scorings item by item. Items are matched by their codes, so that versions of a checklist can be compared. */
export function compareVisits(first: VisitDetail, second: VisitDetail): { readonly rows: readonly ComparedItem[]; readonly agreement: Agreement } {
  const [a, b] = [ratingsOf(first), ratingsOf(second)];
  const sections = [...first.checklist.sections, ...second.checklist.sections];
  const codes = [...new Set([...itemsOf(first.checklist), ...itemsOf(second.checklist)].map(({ code }) => code))];
  const rows = codes.flatMap((code) => {
    const section = sections.find(({ items }) => items.some((item) => item.code === code));
    const item = section?.items.find((each) => each.code === code);
    const [firstClass, secondClass] = [a.classOf(code), b.classOf(code)];
    if (section === undefined || item === undefined || (firstClass === '-' && secondClass === '-')) return [];
    return [
      {
        item: code,
        section: section.name,
        name: item.name,
        firstPoints: a.pointsOf(code),
        secondPoints: b.pointsOf(code),
        firstClass,
        secondClass,
        differs: firstClass !== '-' && secondClass !== '-' && firstClass !== secondClass,
      },
    ];
  });
  return { rows, agreement: agreementOf(pairsOfClasses(rows.map(({ firstClass, secondClass }) => [firstClass, secondClass] as const))) };
}

/** Pairs of ratings without those that only one rated. */
export function pairsOfClasses(pairs: readonly (readonly [string, string])[]): readonly (readonly [string, string])[] {
  return pairs.filter(([a, b]) => a !== '-' && b !== '-');
}

function ratingsOf(visit: VisitDetail) {
  const compiled = compileChecklist(visit.checklist);
  const { itemScores } = scoreVisitDetail(visit);
  const classes = outcomeClasses(compiled, visit.answers, itemScores, visit.previousAnswers);
  return {
    classOf: (code: string): string => classes[compiled.placeOf.get(code) ?? -1] ?? '-',
    pointsOf(code: string): string | null {
      const score = itemScores[code];
      return score?.state === 'answered' ? pointsText(score.gained) : null;
    },
  };
}

/** The score of a visit as it was read, all facts included. */
export function scoreVisitDetail(visit: VisitDetail): VisitScore {
  const { header, outletAttributes: attributes, visitedOn, previousAnswers } = visit;
  return scoreCompiled(compileChecklist(visit.checklist), visit.answers, {
    header,
    attributes,
    visitedOn,
    photos: photoCounts(visit.photos),
    ...(previousAnswers === null ? {} : { previousAnswers }),
  });
}

function pointsText(points: Rational): string {
  return toExactText(points);
}
