import { compare, rational, roundHalfAway, toDecimalText, type Rational } from '../exact/rational.ts';
import type { Answers } from './answer.ts';
import type { Checklist } from './checklist.ts';
import { compileChecklist, type CompiledChecklist, type CompiledItem, type CompiledMarks } from './compile-checklist.ts';
import { isInRange } from './range.ts';
import { itemStates, type StandingItem } from './item-states.ts';
import type { ExactScore, ItemScore, Outcome, SectionScore, VisitContext, VisitScore } from './visit-score.ts';
import { visitTotal, zeroSections, type Share } from './visit-total.ts';

/** Places of a printed visit score. Outcomes read the printed score, so that what is printed decides. */
const PRINTED = { places: 2 } as const;

/**
 * The exact score of a visit as its answers stand, finished or not. GRADING.md section 3.
 *
 * For many visits of one checklist use `compileChecklist` once and `scoreCompiled`.
 */
export function scoreVisit(checklist: Checklist, answers: Answers, context: VisitContext): VisitScore {
  return scoreCompiled(compileChecklist(checklist), answers, context);
}

/** The same as `scoreVisit`, with the checklist worked out beforehand. Answers to items that are not on the form count nothing. */
export function scoreCompiled(compiled: CompiledChecklist, answers: Answers, context: VisitContext): VisitScore {
  const standing = itemStates(compiled, answers, context);
  const failed = compiled.items.filter((_, place) => standing[place]?.criticalFailed === true);
  zeroSections(compiled, standing, failed);
  const isOpen = standing.some(({ state }) => state === 'unanswered');
  const zeroed = new Set(failed.filter(({ criticalRule }) => criticalRule === 'zeroSection').map(({ section }) => section));
  const totalOf = (share: (item: StandingItem, compiledItem: CompiledItem) => Share | null) =>
    scoreOf(
      visitTotal(
        compiled,
        compiled.items.map((compiledItem, place) => shareOf(standing[place], compiledItem, share)),
        failed,
      ),
    );
  const score = totalOf((item) => item);
  const isAnswered = standing.some(({ state, applies }) => state !== 'unanswered' && applies);
  const sections = compiled.sections.map((_, at) => sectionScore(compiled, standing, at));
  const header = compiled.checklist.header ?? [];
  return {
    scored: score !== null,
    score,
    scoreAnswered: isOpen
      ? isAnswered
        ? totalOf((item) => (item.state === 'unanswered' ? null : item))
        : null
      : score,
    best: isOpen
      ? totalOf((item, { range, section }) =>
          item.state !== 'unanswered' ? item : { gained: zeroed.has(section) ? 0n : range.best, possible: item.possible },
        )
      : score,
    ...countsOf(compiled, standing, () => true),
    sections,
    itemScores: itemScores(compiled, standing),
    redLine: failed.length > 0,
    criticalFailed: failed.map(({ code }) => code),
    outcome: visitOutcome(compiled, score, sections, failed),
    missing: standing.flatMap(({ missing }, place) => {
      const item = compiled.items[place]?.code;
      return missing === null || item === undefined ? [] : [{ item, reason: missing }];
    }),
    missingHeader: header
      .filter(({ code, required }) => required === true && (context.header[code] ?? '').trim() === '')
      .map(({ code }) => code),
  };
}

function shareOf(
  item: StandingItem | undefined,
  compiledItem: CompiledItem,
  share: (item: StandingItem, compiledItem: CompiledItem) => Share | null,
): Share | null {
  if (item === undefined || !(item.applies || (compiledItem.bonus && item.state !== 'hidden' && item.state !== 'jumped'))) return null;
  return share(item, compiledItem);
}

function scoreOf(exact: Rational | null): ExactScore | null {
  return exact === null ? null : { exact, text: toDecimalText(exact, PRINTED.places) };
}

function sectionScore(compiled: CompiledChecklist, standing: readonly StandingItem[], at: number): SectionScore {
  const counts = countsOf(compiled, standing, (item) => item.section === at);
  const rate = percent(counts.gained, counts.possible);
  const marks = compiled.sections[at];
  return {
    code: marks?.section.code ?? '',
    ...counts,
    rate,
    rateAnswered: percent(counts.gained, counts.possibleAnswered),
    outcome: marks === undefined ? { passed: null, band: null } : outcomeOf(marks.outcome, rate),
  };
}

function countsOf(compiled: CompiledChecklist, standing: readonly StandingItem[], isIn: (item: CompiledItem) => boolean) {
  let [gained, possible, possibleAnswered, answered, items] = [0n, 0n, 0n, 0, 0];
  for (const [place, item] of standing.entries()) {
    const compiledItem = compiled.items[place];
    if (compiledItem === undefined || !isIn(compiledItem)) continue;
    gained += item.gained;
    possible += item.possible;
    if (item.state !== 'unanswered') possibleAnswered += item.possible;
    if (item.state === 'answered' || item.state === 'na') answered += 1;
    if (item.state !== 'hidden' && item.state !== 'jumped') items += 1;
  }
  const points = compiled.scale.toPoints;
  return { gained: points(gained), possible: points(possible), possibleAnswered: points(possibleAnswered), answered, items };
}

function percent(gained: Rational, possible: Rational): ExactScore | null {
  return possible.num <= 0n ? null : scoreOf(rational(100n * gained.num * possible.den, gained.den * possible.num));
}

function itemScores(compiled: CompiledChecklist, standing: readonly StandingItem[]): Readonly<Record<string, ItemScore>> {
  const points = compiled.scale.toPoints;
  const scores: Record<string, ItemScore> = Object.create(null) as Record<string, ItemScore>;
  for (const [place, { state, gained, possible, criticalFailed }] of standing.entries()) {
    const item = compiled.items[place];
    if (item === undefined) continue;
    const lost = item.bonus ? 0n : possible - gained;
    scores[item.code] = { state, gained: points(gained), possible: points(possible), lost: points(lost), criticalFailed };
  }
  return scores;
}

function visitOutcome(
  compiled: CompiledChecklist,
  score: ExactScore | null,
  sections: readonly SectionScore[],
  failed: readonly CompiledItem[],
): Outcome {
  const own = outcomeOf(compiled.outcome, score);
  const fails =
    own.passed === false ||
    sections.some(({ outcome }) => outcome.passed === false) ||
    failed.some(({ criticalRule }) => criticalRule === 'fail');
  const passes = compiled.hasMark && score !== null;
  return { passed: fails ? false : passes ? true : null, band: own.band };
}

/** On the mark passes; 0 never fails. */
function outcomeOf({ passMark, bands }: CompiledMarks, score: ExactScore | null): Outcome {
  if (score === null) return { passed: null, band: null };
  const printed = roundHalfAway(score.exact, PRINTED);
  const band = bands.find(({ range }) => isInRange(printed, range))?.code ?? null;
  if (passMark === null) return { passed: null, band };
  return { passed: passMark.num === 0n || compare(printed, passMark) >= 0, band };
}
