import { canonicalJson } from '../canonical-json.ts';
import { VISIT_FACTS } from '../visit/visit-facts.ts';
import type { VisitState } from '../visit/visit.ts';
import { TRAVELLING_STATES, type PackedAnswer, type PackedPhoto, type TravellingState, type VisitContent } from './package.ts';

/** Which side of a conflict stands. */
export type MergeSide = 'mine' | 'theirs';

/** A visit as this store has it; it may have been reviewed here. */
export type OwnContent = Omit<VisitContent, 'state'> & { readonly state: VisitState };

/** A field that both sides changed, each in its own way. */
export interface FieldConflict {
  /** `answer:ITEM`, `header:FIELD`, `fact:FACT`, `photos:ITEM`, `visitedOn` or `auditor`. */
  readonly field: string;
  /** An answer with who and when, a text, a number of photos; null: nothing. */
  readonly mine: unknown;
  readonly theirs: unknown;
  /** The visit has been reviewed here: what stands in this store stays. */
  readonly locked: boolean;
}

export interface MergedVisit {
  /** What is to stand; `state` is the one that the visit strives for. */
  readonly content: OwnContent;
  /** Fields that come out other than they stood here. */
  readonly changed: readonly string[];
  readonly conflicts: readonly FieldConflict[];
}

const ORDER: readonly VisitState[] = ['planned', 'inProgress', 'returned', 'submitted'];

/** Whether a visit in this state still takes what comes from another PC. */
export function isTravelling(state: VisitState): state is TravellingState {
  return (TRAVELLING_STATES as readonly VisitState[]).includes(state);
}

/**
 * Brings a visit of this store and the same visit of another together, field by field. What one side alone changed since both
 * last had the same (`base`; null: they never did) is taken; what both changed differently is a conflict, which comes out as
 * `decide` says. Photos are a set: what a side added is added, what a side removed is removed.
 */
export function mergeVisit(mine: OwnContent, theirs: VisitContent, base: VisitContent | null, decide: (field: string) => MergeSide): MergedVisit {
  const conflicts: FieldConflict[] = [];
  const changed: string[] = [];
  const locked = !isTravelling(mine.state);

  function pick<T>(field: string, own: T | null, other: T | null, before: T | null | undefined, same: (a: T | null, b: T | null) => boolean): T | null {
    if (same(own, other) || (before !== undefined && same(other, before))) return own;
    const isFree = before !== undefined && same(own, before);
    if (locked || !isFree) conflicts.push({ field, mine: own, theirs: other, locked });
    if (locked || (!isFree && decide(field) === 'mine')) return own;
    changed.push(field);
    return other;
  }

  const begins = mine.state === 'planned' && theirs.state !== 'planned';
  const auditorBase = base === null || begins ? undefined : base.auditor;
  const dayBase = mine.state === 'planned' && theirs.visitedOn !== base?.visitedOn ? mine.visitedOn : base?.visitedOn;
  const content: OwnContent = {
    state: mine.state,
    visitedOn: pick('visitedOn', mine.visitedOn, theirs.visitedOn, dayBase, equal) ?? mine.visitedOn,
    auditor: pick('auditor', mine.auditor, theirs.auditor, auditorBase, equal),
    header: mergeRecord('header', mine.header, theirs.header, base?.header, (field, own, other, before) => pick<string>(field, own, other, before, equal)),
    facts: { ...mine.facts, ...Object.fromEntries(VISIT_FACTS.map((fact) => [fact, pick(`fact:${fact}`, mine.facts[fact], theirs.facts[fact], base?.facts[fact] ?? null, equal)])) },
    answers: mergeRecord('answer', mine.answers, theirs.answers, base?.answers, (field, own, other, before) => pick<PackedAnswer>(field, own, other, before, sameAnswer)),
    photos: mergePhotos(mine.photos, theirs.photos, base?.photos ?? [], locked, (item, own, other) => {
      if (locked) conflicts.push({ field: `photos:${item}`, mine: own, theirs: other, locked });
      else changed.push(`photos:${item}`);
    }),
  };
  if (locked) return { content, changed, conflicts };
  const state = mergeState(mine.state, theirs.state, base?.state ?? null);
  if (state !== mine.state) changed.push('state');
  return { content: { ...content, state }, changed, conflicts };
}

function mergeState(mine: VisitState, theirs: TravellingState, base: TravellingState | null): VisitState {
  if (theirs === base) return mine;
  if (mine === base) return theirs;
  return ORDER.indexOf(theirs) > ORDER.indexOf(mine) ? theirs : mine;
}

function mergeRecord<T>(
  kind: 'header' | 'answer',
  mine: Readonly<Record<string, T>>,
  theirs: Readonly<Record<string, T>>,
  base: Readonly<Record<string, T>> | undefined,
  pick: (field: string, own: T | null, other: T | null, before: T | null) => T | null,
): Readonly<Record<string, T>> {
  const keys = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])].sort();
  const entries = keys.map((key): [string, T | null] => [key, pick(`${kind}:${key}`, at(mine, key), at(theirs, key), base === undefined ? null : at(base, key))]);
  return Object.fromEntries(entries.filter((entry): entry is [string, T] => entry[1] !== null));
}

function mergePhotos(
  mine: readonly PackedPhoto[],
  theirs: readonly PackedPhoto[],
  base: readonly PackedPhoto[],
  locked: boolean,
  tell: (item: string, mine: number, theirs: number) => void,
): readonly PackedPhoto[] {
  const known = new Set(base.map(({ id }) => id));
  const [own, other] = [new Set(mine.map(({ id }) => id)), new Set(theirs.map(({ id }) => id))];
  // The same picture may have been added to an item on both sides.
  const there = new Set(mine.map(({ item, hash }) => `${item}\n${hash}`));
  const added = theirs.filter(({ id, item, hash }) => !own.has(id) && !known.has(id) && !there.has(`${item}\n${hash}`));
  const removed = mine.filter(({ id }) => !other.has(id) && known.has(id));
  const countOf = (photos: readonly PackedPhoto[], item: string): number => photos.filter((photo) => photo.item === item).length;
  for (const item of new Set([...added, ...removed].map((photo) => photo.item))) tell(item, countOf(mine, item), countOf(theirs, item));
  return locked ? mine : [...mine.filter((photo) => !removed.includes(photo)), ...added];
}

function at<T>(record: Readonly<Record<string, T>>, key: string): T | null {
  return Object.hasOwn(record, key) ? record[key]! : null;
}

function equal(a: string | null, b: string | null): boolean {
  return a === b;
}

/** Who gave it and when does not make an answer another one. */
function sameAnswer(a: PackedAnswer | null, b: PackedAnswer | null): boolean {
  return canonicalJson(a?.answer ?? null) === canonicalJson(b?.answer ?? null);
}
