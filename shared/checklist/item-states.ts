import type { Answer, Answers } from './answer.ts';
import type { CompiledChecklist, CompiledItem } from './compile-checklist.ts';
import type { ConditionFacts } from './condition-holds.ts';
import type { ItemState, MissingReason, VisitContext } from './visit-score.ts';

/** One item as its answer stands, in units of the points scale. */
export interface StandingItem {
  readonly state: ItemState;
  gained: bigint;
  readonly possible: bigint;
  /** Whether its points, or the lack of them, count in the score. */
  readonly applies: boolean;
  readonly criticalFailed: boolean;
  readonly missing: MissingReason | null;
}

/** How every item stands, in the order of the form: conditions, dates, jumps, N/A and answers resolved. */
export function itemStates(compiled: CompiledChecklist, answers: Answers, context: VisitContext): StandingItem[] {
  const standing: StandingItem[] = [];
  const day = context.dueOn ?? context.visitedOn;
  const facts: ConditionFacts = {
    header: context.header,
    attributes: context.attributes,
    answerOf: (code) => {
      const state = standing[compiled.placeOf.get(code) ?? -1]?.state;
      return state === 'answered' || state === 'na' ? ownAnswer(answers, code) : undefined;
    },
  };
  let skipUntil = 0;
  let skipped: 'leaves' | 'lost' = 'leaves';
  for (const [place, compiledItem] of compiled.items.entries()) {
    const { item } = compiledItem;
    const outOfDate = (item.validFrom !== undefined && day < item.validFrom) || (item.validTo !== undefined && day > item.validTo);
    if (outOfDate || (compiledItem.holds !== null && !compiledItem.holds(facts))) {
      standing.push(AWAY.hidden);
      continue;
    }
    if (place < skipUntil) {
      standing.push(skipped === 'lost' ? lostWhole(compiledItem, 'jumped') : AWAY.jumped);
      continue;
    }
    const answer = ownAnswer(answers, item.code);
    // Where photos are not kept, nobody can give one.
    const isRequired = compiledItem.required && !(item.kind === 'photo' && context.photos === undefined);
    if (answer === undefined || (answer.na !== true && answer.value === null)) {
      standing.push(open(compiledItem, isRequired ? 'unanswered' : null));
      continue;
    }
    if (answer.na === true) {
      standing.push(notApplicable(compiled, compiledItem, answer));
      continue;
    }
    const read = compiledItem.read(answer.value ?? '', context.previousAnswers?.[item.code]);
    if (read === 'open') standing.push(open(compiledItem, isRequired ? 'unanswered' : null));
    else if (read === 'incomplete') standing.push(open(compiledItem, 'unanswered'));
    else if (read === 'invalid') standing.push(open(compiledItem, 'invalid'));
    else if (read === 'na') standing.push(notApplicable(compiled, compiledItem, answer));
    else {
      standing.push({
        state: 'answered',
        gained: read.gained,
        possible: read.possible,
        applies: compiledItem.counts,
        criticalFailed: compiledItem.critical && read.critical,
        missing: missingEvidence(compiledItem, answer, read.amiss || (compiledItem.critical && read.critical), context),
      });
      if (read.jumpTo !== undefined) {
        skipUntil = read.jumpTo === 'end' ? compiled.items.length : (compiled.placeOf.get(read.jumpTo) ?? 0);
        skipped = read.skipped ?? 'leaves';
      }
    }
  }
  return standing;
}

const AWAY: Readonly<Record<'hidden' | 'jumped' | 'na', StandingItem>> = {
  hidden: away('hidden'),
  jumped: away('jumped'),
  na: away('na'),
};

function away(state: ItemState): StandingItem {
  return { state, gained: 0n, possible: 0n, applies: false, criticalFailed: false, missing: null };
}

function open({ range, bonus, counts }: CompiledItem, missing: MissingReason | null): StandingItem {
  const possible = bonus ? 0n : range.possible;
  return { state: 'unanswered', gained: 0n, possible, applies: counts, criticalFailed: false, missing };
}

/** All that the item could give is lost; a `count` without points loses its limit, if it has one. */
function lostWhole({ range, bonus, counts, losesOnly }: CompiledItem, state: ItemState): StandingItem {
  const possible = bonus ? 0n : range.possible;
  return { state, gained: losesOnly ? range.worst : 0n, possible, applies: counts, criticalFailed: false, missing: null };
}

function notApplicable({ na }: CompiledChecklist, compiledItem: CompiledItem, answer: Answer): StandingItem {
  const { item, range, bonus, counts } = compiledItem;
  if (item.naAllowed !== true) return open(compiledItem, 'invalid');
  const missing = item.naNeedsReason === true && (answer.naReason ?? '').trim() === '' ? 'naReason' : null;
  if (na === 'leaves') return missing === null ? AWAY.na : { ...AWAY.na, missing };
  if (na === 'lost') return { ...lostWhole(compiledItem, 'na'), missing };
  const possible = bonus ? 0n : range.possible;
  return { state: 'na', gained: possible, possible, applies: counts, criticalFailed: false, missing };
}

function missingEvidence({ item }: CompiledItem, answer: Answer, amiss: boolean, context: VisitContext): MissingReason | null {
  const { photo, note } = item.evidence ?? {};
  const needsPhoto = photo === 'always' || (photo === 'onFail' && amiss);
  if (needsPhoto && context.photos !== undefined && (context.photos[item.code] ?? 0) === 0) return 'noPhoto';
  const needsNote = note === 'always' || (note === 'onFail' && amiss);
  return needsNote && (answer.note ?? '').trim() === '' ? 'evidence' : null;
}

function ownAnswer(answers: Answers, code: string): Answer | undefined {
  return Object.hasOwn(answers, code) ? answers[code] : undefined;
}
