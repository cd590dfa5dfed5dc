import type { Rational } from '../exact/rational.ts';
import {
  isRequired,
  isScoredKind,
  type Checklist,
  type ChecklistNumber,
  type CriticalRule,
  type Item,
  type NaRule,
  type OutcomeBand,
  type Section,
} from './checklist.ts';
import { conditionTest, type ConditionTest } from './condition-holds.ts';
import { itemRange, type ItemRange } from './item-range.ts';
import { exactNumber, pointsScaleFor, wholeWeights, type PointsScale } from './points-scale.ts';
import { resolveRanges, type ResolvedRange } from './range.ts';
import { answerReader, type AnswerReader } from './read-answer.ts';

/** A checklist with everything worked out that no answer changes, for scoring many visits. */
export interface CompiledChecklist {
  readonly checklist: Checklist;
  readonly scale: PointsScale;
  readonly na: NaRule;
  readonly items: readonly CompiledItem[];
  readonly sections: readonly CompiledSection[];
  /** Some section has a weight, so that mode `ratio` weighs the sections. */
  readonly weighted: boolean;
  /** Places of items by code. */
  readonly placeOf: ReadonlyMap<string, number>;
  readonly base: Rational | null;
  /** null: the score may fall below 0. */
  readonly floor: Rational | null;
  readonly cap: Rational | null;
  readonly outcome: CompiledMarks;
  /** The form can fail a visit by itself: by a mark, or by a critical item with the rule `fail`. */
  readonly hasMark: boolean;
}

export interface CompiledItem {
  readonly item: Item;
  readonly code: string;
  /** Place of its section. */
  readonly section: number;
  readonly range: ItemRange;
  readonly read: AnswerReader;
  readonly holds: ConditionTest | null;
  readonly required: boolean;
  readonly bonus: boolean;
  /** Some answer gains or loses points and is no bonus. */
  readonly counts: boolean;
  /** `count` without points: it has nothing possible and can only lose. */
  readonly losesOnly: boolean;
  readonly critical: boolean;
  readonly criticalRule: CriticalRule;
  /** Whole number in proportion to the weights of mode `mean`. */
  readonly weight: bigint;
}

export interface CompiledSection {
  readonly section: Section;
  readonly weight: bigint;
  readonly outcome: CompiledMarks;
}

export interface CompiledMarks {
  readonly passMark: Rational | null;
  readonly bands: readonly { readonly code: string; readonly range: ResolvedRange }[];
}

/**
 * Works out a checklist that `parseChecklist` took.
 *
 * @throws {AppError} `checklist/number-invalid` for a number that cannot be read: such a checklist was never checked.
 */
export function compileChecklist(checklist: Checklist): CompiledChecklist {
  const scale = pointsScaleFor(checklist);
  const na = checklist.na ?? 'leaves';
  const placed = checklist.sections.flatMap((section, at) => section.items.map((item) => ({ item, at })));
  const byCode = new Map(placed.map(({ item }) => [item.code, item]));
  const itemWeights = wholeWeights(placed.map(({ item }) => item.weight ?? 1));
  const sectionWeights = wholeWeights(checklist.sections.map((section) => section.weight ?? 0));
  const items = placed.map(({ item, at }, place) => {
    const range = itemRange(item, scale);
    const losesOnly = item.kind === 'count' && item.points === undefined;
    const moves = range.best > 0n || range.possible > 0n || range.worst < 0n || losesOnly;
    return {
      item,
      code: item.code,
      section: at,
      range,
      read: answerReader(item, na, scale),
      holds: item.condition === undefined ? null : conditionTest(item.condition, byCode),
      required: isRequired(item),
      bonus: item.bonus === true,
      counts: isScoredKind(item.kind) && item.bonus !== true && moves,
      losesOnly,
      critical: item.critical === true,
      criticalRule: item.criticalRule ?? checklist.criticalRule ?? 'flag',
      weight: itemWeights[place] ?? 1n,
    };
  });
  const sections = checklist.sections.map((section, at) => ({
    section,
    weight: sectionWeights[at] ?? 0n,
    outcome: marksOf(section.passMark, section.bands),
  }));
  const outcome = marksOf(checklist.passMark, checklist.bands);
  return {
    checklist,
    scale,
    na,
    items,
    sections,
    weighted: checklist.mode === 'ratio' && checklist.sections.some((section) => section.weight !== undefined),
    placeOf: new Map(items.map(({ code }, place) => [code, place])),
    base: checklist.base === undefined ? null : exactNumber(checklist.base),
    floor: checklist.floor === 'none' ? null : exactNumber(checklist.floor ?? 0),
    cap: checklist.cap === undefined ? null : exactNumber(checklist.cap),
    outcome,
    hasMark:
      outcome.passMark !== null ||
      sections.some((section) => section.outcome.passMark !== null) ||
      items.some(({ critical, criticalRule }) => critical && criticalRule === 'fail'),
  };
}

function marksOf(passMark: ChecklistNumber | undefined, bands: readonly OutcomeBand[] = []): CompiledMarks {
  const ranges = resolveRanges(bands);
  return {
    passMark: passMark === undefined ? null : exactNumber(passMark),
    bands: bands.map(({ code }, at) => ({ code, range: ranges[at] ?? { lower: null, upper: null } })),
  };
}
